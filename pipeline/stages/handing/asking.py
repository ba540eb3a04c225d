"""Previews asked for: a process that has the draft built answers, or one of its own does.

The process that waits is started with the server and asked through a socket in a folder that its
owner alone may enter. Where there is none (Windows), or it is gone, each question starts a
process of its own, which takes longer and gives the same.
"""

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeVar

import msgspec

from pipeline.model.handing import HandingPreview
from pipeline.stages.handing.child import MOST_BYTES, SECONDS, Question
from pipeline.stages.handing.made_files import FileWanted, MadeFile
from pipeline.work.child import OvertimeError, kill
from pipeline.work.confined import NoAnswerError, answer

_COMMAND: Final = (sys.executable, "-m", "pipeline.stages.handing.child")
_CHUNK: Final = 1 << 20
_LOOK: Final = 0.02  # seconds from one look to the next
_GRACE: Final = 60.0  # seconds beyond a copy's own time: the draft may have to be built first
_Told = TypeVar("_Told", HandingPreview, MadeFile)


def ask_alone(question: Question, *, seconds: float = SECONDS) -> HandingPreview:
    """Give a preview made in a process of its own.

    Raises:
        OvertimeError: It was not done in time.
        NoAnswerError: It needed too much memory, or failed.
    """
    return _alone(question, HandingPreview, seconds)


def make_alone(wanted: FileWanted, *, seconds: float = SECONDS) -> MadeFile:
    """Give a file of an agency made in a process of its own.

    Raises:
        OvertimeError: It was not done in time.
        NoAnswerError: It needed too much memory, or failed.
    """
    return _alone(wanted, MadeFile, seconds)


def _alone(asked: Question | FileWanted, told: type[_Told], seconds: float) -> _Told:
    data = msgspec.msgpack.encode(asked)
    said = answer(_COMMAND, data, seconds=seconds, most_bytes=MOST_BYTES)
    return msgspec.msgpack.decode(said, type=told)


class Previewer:
    """Answers questions about a workspace; to be entered as a context."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._process: subprocess.Popen[bytes] | None = None
        self._open = ExitStack()
        self._place = ""

    def __enter__(self) -> Self:
        if sys.platform != "win32":
            folder = self._open.enter_context(
                tempfile.TemporaryDirectory(prefix="quyhoach-", ignore_cleanup_errors=True)
            )
            self._place = f"{folder}/xem"
            asked = (*_COMMAND, str(self._root), self._place, str(os.getpid()))
            self._process = subprocess.Popen(  # noqa: S603  # a program of ours, no shell
                asked, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
            )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process is not None:
            kill(self._process)
            self._process.wait()
        self._open.close()

    def wait(self, seconds: float = _GRACE) -> None:
        """Wait until the process answers; after so many seconds others are asked in its place."""
        until = time.monotonic() + seconds
        while self._process is not None and self._process.poll() is None:
            if Path(self._place).exists() or time.monotonic() > until:
                return
            time.sleep(_LOOK)

    def refresh(self) -> None:
        """Have the draft built anew where files have changed; nobody waits for it."""
        with contextlib.suppress(OSError), self._connected(1.0) as connection:
            connection.shutdown(socket.SHUT_WR)

    def ask(self, question: Question, *, seconds: float = SECONDS) -> HandingPreview:
        """Give the preview.

        Raises:
            OvertimeError: It was not done in time.
            NoAnswerError: It needed too much memory, or failed.
        """
        return self._told(question, HandingPreview, seconds)

    def make(self, wanted: FileWanted, *, seconds: float = SECONDS) -> MadeFile:
        """Give a file of an agency.

        Raises:
            OvertimeError: It was not done in time.
            NoAnswerError: It needed too much memory, or failed.
        """
        return self._told(wanted, MadeFile, seconds)

    def _told(self, asked: Question | FileWanted, told: type[_Told], seconds: float) -> _Told:
        try:
            said = self._asked(msgspec.msgpack.encode(asked), seconds)
        except ConnectionError:
            return _alone(asked, told, seconds)
        return msgspec.msgpack.decode(said, type=told)

    def _asked(self, data: bytes, seconds: float) -> bytes:
        with self._connected(seconds + _GRACE) as connection:
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
            said = bytearray()
            try:
                while chunk := connection.recv(_CHUNK):
                    said += chunk
                    if len(said) > MOST_BYTES:
                        raise NoAnswerError
            except TimeoutError as error:
                raise OvertimeError(seconds) from error
        if not said:
            raise NoAnswerError
        return bytes(said)

    def _connected(self, seconds: float) -> socket.socket:
        """Give a connection to the process that waits.

        Raises:
            ConnectionError: There is none.
        """
        if self._process is None or self._process.poll() is not None:
            raise ConnectionRefusedError
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(seconds)
        try:
            connection.connect(self._place)
        except OSError as error:
            connection.close()
            raise ConnectionRefusedError from error
        return connection
