"""Word files into PDF by LibreOffice, PDF pages into pictures by poppler; for looking and checking.

LibreOffice exits 0 when it fails, shares one profile between runs and can hang; poppler's tools
fail cleanly. So each conversion has a profile of its own and a time limit, its process group is
killed, and only a PDF that is there counts.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

SECONDS: Final = 600
INSTALL: Final = (
    "sudo apt-get install libreoffice-writer libreoffice-math libreoffice-calc poppler-utils"
    " fonts-liberation2"
)
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


def to_pdf(document: Path, folder: Path, seconds: float = SECONDS) -> Path:
    """The PDF of a Word (or Excel) file, in `folder` under the document's name.

    Contents keep the page numbers they have: LibreOffice prints a table of contents as stored.
    Formulas are as large as the text, as Word draws them; LibreOffice's own 12 points, which it
    gives those of every Word file, would move lines.
    Raises ConversionError if no PDF came out in time.
    """
    made = folder / f"{document.stem}.pdf"
    made.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(prefix="soffice-") as profile:
        settings = Path(profile, "user", "registrymodifications.xcu")
        settings.parent.mkdir()
        settings.write_text(_FORMULAS, encoding="utf-8")
        run(
            [
                "soffice",
                f"-env:UserInstallation={Path(profile).as_uri()}",
                "--headless",
                "--norestore",
                "--convert-to",
                "pdf",
                "--outdir",
                folder,
                document,
            ],
            seconds,
        )
    if not made.is_file() or not made.read_bytes().startswith(b"%PDF-"):
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
