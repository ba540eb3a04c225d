"""Word files into PDF by LibreOffice, PDF pages into pictures by poppler; for looking and checking.

LibreOffice exits 0 when it fails, shares one profile between runs and can hang; poppler's tools
fail cleanly. So each process of ours has a LibreOffice with a profile of its own, each conversion
a time limit; only a file that is there counts. Starting it took three quarters of a short
document's time: one is started, is handed one document after another, and ends with our process.
"""

import atexit
import contextlib
import functools
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

SECONDS: Final = 600
INSTALL: Final = (
    "sudo apt-get install libreoffice-writer libreoffice-math libreoffice-calc poppler-utils"
    " fonts-liberation2"
)
_UNSEEN: Final = ("--headless", "--norestore")
PROGRAMS: Final = ("soffice", "pdftoppm", "pdftotext", "pdftohtml", "pdffonts")


class ConversionError(RuntimeError):
    """Nothing was made; the message has the file and the program's last words."""


def missing_programs() -> tuple[str, ...]:
    """Which of LibreOffice's and poppler's programs are not on this machine."""
    return tuple(name for name in PROGRAMS if shutil.which(name) is None)


_FORMULAS: Final = """\
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Math/StandardFormat">
<prop oor:name="BaseSize" oor:op="fuse"><value>14</value></prop></item></oor:items>
"""


def run(command: Sequence[str | Path], seconds: float = SECONDS) -> bytes:
    """What `command` printed; its whole process group is killed when time is up.

    Raises ConversionError on a time-out or an exit code other than 0.
    """
    with subprocess.Popen(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        try:
            printed, complaint = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            raise ConversionError(f"{command[0]}: not done after {seconds:.0f} s") from error
    if process.returncode != 0:
        words = complaint.decode("utf-8", "replace")[-500:]
        raise ConversionError(f"{command[0]}: exit {process.returncode}: {words}")
    return printed


class Office:
    """A LibreOffice that stays; processes of the same profile hand it what is to be converted."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="soffice-", ignore_cleanup_errors=True)
        root = Path(self._folder.name)
        settings = root / "user" / "registrymodifications.xcu"
        settings.parent.mkdir()
        settings.write_text(_FORMULAS, encoding="utf-8")
        self._command = ("soffice", f"-env:UserInstallation={root.as_uri()}", *_UNSEEN)
        # it would end after a conversion, were no document open; an open one has a lock beside it
        opened, self._lock = root / "mo.txt", root / ".~lock.mo.txt#"
        opened.touch()
        self._process = subprocess.Popen(
            [*self._command, opened],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        atexit.register(self.end)

    def convert(self, kind: str, document: Path, folder: Path, seconds: float) -> None:
        """Hand it a document; raises ConversionError where it was not done in time."""
        until = time.monotonic() + seconds
        while not self._lock.exists():
            if self._process.poll() is not None or time.monotonic() > until:
                raise ConversionError("soffice does not listen")
            time.sleep(0.05)
        asked = (*self._command, "--convert-to", kind, "--outdir", folder, document)
        run(asked, until - time.monotonic())

    def end(self) -> None:
        """Kill it with all that it started, and remove its profile."""
        atexit.unregister(self.end)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._folder.cleanup()


office = functools.cache(Office)


def converted(document: Path, kind: str, folder: Path, seconds: float = SECONDS) -> Path:
    """The document as another kind of file, "odt" or "docx:MS Word 2007 XML", in `folder`.

    Formulas are as large as the text, as Word draws them; LibreOffice's own 12 points, which it
    gives those of every Word file, would move lines.
    Raises ConversionError if no file came out in time; the next has a LibreOffice of its own.
    """
    made = folder / f"{document.stem}.{kind.partition(':')[0]}"
    made.unlink(missing_ok=True)
    try:
        office().convert(kind, document, folder, seconds)
        if not made.is_file():
            raise ConversionError(f"soffice made no {made.name} of {document.name}")
    except ConversionError:
        office().end()
        office.cache_clear()
        raise
    return made


def to_pdf(document: Path, folder: Path, seconds: float = SECONDS) -> Path:
    """The PDF of a Word (or Excel) file, in `folder` under the document's name.

    Contents keep the page numbers they have: LibreOffice prints a table of contents as stored.
    Raises ConversionError if no PDF came out in time.
    """
    made = converted(document, "pdf", folder, seconds)
    if not made.read_bytes().startswith(b"%PDF-"):
        raise ConversionError(f"soffice made no PDF of {document.name}")
    return made


def to_pictures(
    pdf: Path, folder: Path, *, dpi: int = 60, grey: bool = False, first: int = 1, last: int = 0
) -> tuple[Path, ...]:
    """A picture of each page in order, PNG (PGM when `grey`, quicker to read); `last` 0 is the end.

    Raises ConversionError if the PDF cannot be read.
    """
    kind = ["-gray"] if grey else ["-png"]
    pages = ["-f", str(first), *(["-l", str(last)] if last else [])]
    run(["pdftoppm", *kind, "-r", str(dpi), *pages, pdf, folder / "trang"])
    return tuple(sorted(folder.glob("trang-*")))
