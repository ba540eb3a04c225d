"""The program that previews what a stranger sent, in a process of its own each time.

It makes files of an agency too for whoever asks: neither holds up those who read.

`python -m pipeline.stages.handing.child` confines itself, reads a question, answers it and ends;
`… child ROOT SOCKET PARENT` builds the draft of the round that is handed in for once and answers
at a socket, each question in a copy of itself (fork(2)) that confines itself before it reads: no
library is loaded and nothing built again, so that a preview takes a second where a process of its
own took six (580,000 words). The copy is killed with all that it started when its time is over.

Questions and answers are msgpack of fixed values. What is worked out is kept nowhere.
"""

import contextlib
import gc
import importlib
import os
import signal
import socket
import sys
import time
from pathlib import Path
from typing import Final

import msgspec

from pipeline.limits import MB
from pipeline.model.fixed import Fixed
from pipeline.model.handing import HandingPreview
from pipeline.publish.sections_lock import reading
from pipeline.stages.handing.made_files import FileWanted, MadeFile, made_file
from pipeline.stages.handing.open_round import current_round
from pipeline.stages.handing.preview import Standing, previewed, standing_draft
from pipeline.work.cache import MemoryCache
from pipeline.work.confined import Confinement, confine
from pipeline.work.packs import Packs
from pipeline.workspace import listed

SECONDS: Final = 30.0
MOST_BYTES: Final = 64 * MB  # of an answer: sections with their pictures in them
# loaded where they are used: once here, lest every copy loads them (a fifth of a second)
_NEEDED: Final = ("numpy", "pipeline.intake.departmental.sent_text", "pipeline.intake.word")
_MOST: Final = 5_000  # files as they were read
_NICE: Final = 5  # behind the server: readers come before previews
_LOOK: Final = 0.1  # seconds from one look at what runs to the next
_Stamp = tuple[tuple[str, int, int, int], ...]


class Question(Fixed):
    """What is to be previewed; files are named in the folder and on the disk.

    `beside` asks for the sections as they stand now too.
    """

    root: str
    round: int
    agency: str
    item: str
    files: tuple[tuple[str, str], ...]
    gone: tuple[str, ...]
    beside: bool = False


def answered(asked: Question, now: Standing | None = None) -> HandingPreview:
    """Give the preview; `now` is the draft as it stands, built here where it is None."""
    with reading(Path(asked.root)):
        if now is None:
            made = standing_draft(Path(asked.root), asked.round, _kept(Path(asked.root)))
            if made.value is None:
                return HandingPreview(made.notices)
            now = made.value
        files = {name: Path(place).read_bytes() for name, place in asked.files}
        return previewed(now, asked.agency, asked.item, files, asked.gone, beside=asked.beside)


def made(asked: FileWanted, now: Standing | None = None) -> MadeFile:
    """Give a file of an agency; `now` is the draft as it stands, built here where it is None."""
    root = Path(asked.root)
    with reading(root):
        if now is None:
            now = standing_draft(root, asked.round, _kept(root)).value
        return MadeFile() if now is None else made_file(now, asked)


def _told(question: bytes, now: Standing | None = None) -> bytes:
    """Give the answer to a question as it came; `now` is taken where it is of the round asked."""
    asked = msgspec.msgpack.decode(question, type=Question | FileWanted)
    if now is not None and now.built.shared.round.number != asked.round:
        now = None
    done = answered(asked, now) if isinstance(asked, Question) else made(asked, now)
    return msgspec.msgpack.encode(done)


class Waiting:
    """A process that has the draft built and answers questions in copies of itself."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._cache = MemoryCache(_MOST)  # what one hand-in changed is all that is read anew
        self._stamp: _Stamp = ()
        self._now: Standing | None = None
        self._running: dict[int, float] = {}

    def serve(self, listener: socket.socket, parent: int) -> None:
        """Answer until whoever started this process is gone, also where that was before."""
        for name in _NEEDED:
            importlib.import_module(name)
        listener.settimeout(_LOOK)
        self.refresh()
        while os.getppid() == parent:
            with contextlib.suppress(TimeoutError):
                connection, _ = listener.accept()
                with connection:
                    self._answer(connection)
            self._end_overtime()

    def refresh(self) -> None:
        """Build the draft anew where files have changed since."""
        with reading(self._root):
            stamp = _stamp(self._root)
            if stamp == self._stamp and self._now is not None:
                return
            number, kept = current_round(self._root), _kept(self._root)
            made = standing_draft(self._root, number, kept, self._cache)
            self._now, self._stamp = made.value, stamp
        gc.collect()
        gc.freeze()  # copies share what stands; a collector that runs would part it

    def _answer(self, connection: socket.socket) -> None:
        self.refresh()
        copy = os.fork()
        if copy:
            self._running[copy] = time.monotonic() + SECONDS
            return
        code = 1
        try:
            os.setsid()
            _in_copy(connection, self._now)
            code = 0
        finally:
            os._exit(code)

    def _end_overtime(self) -> None:
        """Reap the copies that ended, with what they left running, and end those over time."""
        for copy, until in list(self._running.items()):
            over = time.monotonic() > until
            ended, _ = os.waitpid(copy, os.WNOHANG)
            if ended or over:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(copy, signal.SIGKILL)
                if not ended:
                    os.waitpid(copy, 0)
                del self._running[copy]


def _in_copy(connection: socket.socket, now: Standing | None) -> None:
    """Read the question only once nothing can be harmed by what it names."""
    confine(Confinement(int(SECONDS)))
    connection.settimeout(SECONDS)
    with connection.makefile("rwb") as stream:
        asked = stream.read()
        if asked:  # none is asked where only the draft is to be built anew
            stream.write(_told(asked, now))


def _stamp(root: Path) -> _Stamp:
    """Give what tells the files of a workspace from those of another day, without reading them."""
    found = []
    for file in listed(root).value.files:
        with contextlib.suppress(OSError):
            seen = file.path.stat()
            found.append((file.name, seen.st_ino, seen.st_size, seen.st_mtime_ns))
    return tuple(found)


def _kept(root: Path) -> Packs:
    """Give what earlier runs kept; it is never entered, so that nothing is written there."""
    return Packs(root / "build" / ".cache" / "doc")


def main(arguments: list[str]) -> None:
    """Answer the question that stands on the input, or those that come at a socket."""
    if arguments:
        root, place, parent = arguments
        if hasattr(os, "nice"):
            os.nice(_NICE)
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(place)
            listener.listen(64)
            Waiting(Path(root)).serve(listener, int(parent))
        return
    confine(Confinement(int(SECONDS)))
    sys.stdout.buffer.write(_told(sys.stdin.buffer.read()))


if __name__ == "__main__":
    main(sys.argv[1:])
