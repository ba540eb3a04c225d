"""The PDF of a Word file, made by LibreOffice in a child process that cannot harm the draft.

LibreOffice exits with 0 where it made nothing, and can hang: only a file that is there and
begins like a PDF counts, and a process group that outlives its limit is killed.

Source: filter options of `writer_pdf_Export`, LibreOffice help "PDF Export Command Line
Parameters"; `ExportBookmarksToPDFDestination` turns Word's bookmarks into named destinations.
"""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Final

from pipeline.model.errors import ConversionError
from pipeline.model.notice import Notice, Severity

_LIMIT_SECONDS: Final = 900.0
_ENDING: Final = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)
)
_NAMES: Final = ("soffice", "libreoffice")
_OPTIONS: Final = {
    "UseTaggedPDF": ("boolean", "true"),
    "ExportBookmarks": ("boolean", "true"),
    "ExportBookmarksToPDFDestination": ("boolean", "true"),
    "SelectPdfVersion": ("long", "17"),
}
_INSTALL: Final = "sudo apt-get install libreoffice-writer libreoffice-math fonts-liberation2"
_FONT: Final = "Times New Roman"


@dataclass(frozen=True, slots=True)
class Office:
    """LibreOffice as found on this machine: the program and what it calls itself.

    `font` is what this machine has for Times New Roman, "" where nothing tells.
    """

    program: str
    version: str
    font: str = ""

    @property
    def name(self) -> str:
        """Give the renderer as the manifest names it: what page numbers depend on."""
        return f"{self.version}; {_FONT}: {self.font}" if self.font else self.version


class _Ending:
    """Ends this process by an exception when a signal asks for it, but not within `held`."""

    def __init__(self) -> None:
        self._held = False
        self._asked = 0

    def __call__(self, number: int, _frame: FrameType | None = None) -> None:
        """Hear a signal."""
        if self._held:
            self._asked = number
        else:
            sys.exit(128 + number)  # as shells count a process that a signal ended

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Let a signal wait until the end: what is being started is not yet ours to end."""
        self._held = True
        try:
            yield
        finally:
            self._held = False

    def obey(self) -> None:
        """End this process where a signal was made to wait."""
        if self._asked:
            sys.exit(128 + self._asked)


def find_office() -> Office | None:
    """Give the LibreOffice of this machine, None where there is none that answers."""
    for name in _NAMES:
        program = shutil.which(name)
        if program is None:
            continue
        with _tidied_when_ended() as ending, tempfile.TemporaryDirectory() as profile:
            try:
                said = _run(
                    [program, _profile(Path(profile)), "--version"], limit=60, ending=ending
                )
            except ConversionError:
                continue
        if said.strip():
            return Office(program, said.strip().splitlines()[0], _font())
    return None


def _font() -> str:
    """Give family and version of the font that stands for Times New Roman (fontconfig)."""
    program = shutil.which("fc-match")
    if program is None:
        return ""
    try:
        said = _run([program, "--format", "%{family} %{fontversion}", _FONT], limit=60)
    except ConversionError:
        return ""
    return " ".join(said.split())


def missing_office(round_number: int) -> Notice:
    """Give the one notice that says what is missing without LibreOffice and how to get it."""
    return Notice(
        Severity.INFO,
        "khong-co-libreoffice",
        f"máy này không có LibreOffice nên không có bao-cao-lan-{round_number}.pdf"
        " và mục lục không có số trang",
        f"cài bằng lệnh: {_INSTALL}; hoặc dùng FAST=1 để không cần PDF",
    )


def unnumbered() -> Notice:
    """Give the one notice of a draft made without LibreOffice by wish."""
    return Notice(
        Severity.INFO,
        "muc-luc-khong-so-trang",
        "dựng nhanh (FAST=1): không có PDF, mục lục và danh mục không có số trang",
        "bỏ FAST=1 khi cần bản gửi đi",
    )


def failed_office(round_number: int, error: ConversionError) -> Notice:
    """Give the notice for a draft whose PDF could not be made."""
    return Notice(
        Severity.WARNING,
        "khong-lap-duoc-pdf",
        f"không lập được bao-cao-lan-{round_number}.pdf: {error}; mục lục không có số trang",
        "mở tệp .docx bằng Word, bấm Ctrl+A rồi F9 và lưu thành PDF, hoặc chạy lại lệnh",
    )


def to_pdf(office: Office, docx: bytes, *, limit: float = _LIMIT_SECONDS) -> bytes:
    """Give the PDF of a Word file.

    Args:
        office: From `find_office`.
        docx: The Word file.
        limit: Seconds before LibreOffice and its children are killed.

    Raises:
        ConversionError: No PDF came out.
    """
    with _tidied_when_ended() as ending, tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        source = work / "bao-cao.docx"
        source.write_bytes(docx)
        options = {name: {"type": kind, "value": value} for name, (kind, value) in _OPTIONS.items()}
        _run(
            [
                office.program,
                _profile(work / "profile"),
                "--headless",
                "--norestore",
                "--convert-to",
                f"pdf:writer_pdf_Export:{json.dumps(options)}",
                "--outdir",
                str(work / "out"),
                str(source),
            ],
            limit=limit,
            ending=ending,
        )
        made = work / "out" / "bao-cao.pdf"
        data = made.read_bytes() if made.is_file() else b""
    if not data.startswith(b"%PDF-"):
        raise ConversionError("LibreOffice kết thúc mà không tạo ra tệp PDF")
    return data


def _profile(folder: Path) -> str:
    return f"-env:UserInstallation={folder.as_uri()}"


def _run(command: list[str], *, limit: float, ending: _Ending | None = None) -> str:
    ending = ending or _Ending()
    with ending.held():
        process = subprocess.Popen(  # noqa: S603  # the program was found by us, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
    with process:
        try:
            ending.obey()
            said, _ = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired as error:
            _kill(process)
            raise ConversionError(f"LibreOffice không xong trong {limit:.0f} giây") from error
        except BaseException:
            # its group is not ours: a Ctrl-C or SIGTERM that ends us would leave it running
            _kill(process)
            raise
    return said


def _kill(process: subprocess.Popen[str]) -> None:
    """End a program with all that it started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


@contextlib.contextmanager
def _tidied_when_ended() -> Iterator[_Ending]:
    """Let SIGTERM and SIGHUP end this process as an exception does: what is open is closed.

    Without it they end Python at once, and LibreOffice goes on with its profile of megabytes.
    A signal that is ignored (nohup) stays so; only a main thread may hear signals.
    """
    ending = _Ending()
    if threading.current_thread() is not threading.main_thread():
        yield ending
        return
    heard = [number for number in _ENDING if signal.getsignal(number) is signal.SIG_DFL]
    for number in heard:
        signal.signal(number, ending)
    try:
        yield ending
    finally:
        for number in heard:
            signal.signal(number, signal.SIG_DFL)
