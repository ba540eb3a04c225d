"""The PDF of a Word file, or another format, by LibreOffice in a child process.

That process cannot harm the draft. LibreOffice exits with 0 where it made nothing, and can hang:
only a file that is there and begins like a PDF counts, and a process group that outlives its
limit is killed.

Source: filter options of `writer_pdf_Export`, LibreOffice help "PDF Export Command Line
Parameters"; `ExportBookmarksToPDFDestination` turns Word's bookmarks into named destinations.
"""

import json
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.model.errors import ConversionError
from pipeline.model.notice import Notice, Severity
from pipeline.work.child import (
    Ending,
    OvertimeError,
    office_command,
    run_child,
    tidied_when_ended,
)

_LIMIT_SECONDS: Final = 900.0
_NAMES: Final = ("soffice", "libreoffice")
_OPTIONS: Final = {
    "UseTaggedPDF": ("boolean", "true"),
    "ExportBookmarks": ("boolean", "true"),
    "ExportBookmarksToPDFDestination": ("boolean", "true"),
    "SelectPdfVersion": ("long", "17"),
}
# LibreOffice gives formulas of a Word file the size of its own settings, 12 points, whatever
# their letters and paragraph say (7.4); the report's text has 14
_PROFILE: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    '<item oor:path="/org.openoffice.Office.Math/StandardFormat">'
    '<prop oor:name="BaseSize" oor:op="fuse"><value>14</value></prop></item></oor:items>\n'
)
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


def find_office() -> Office | None:
    """Give the LibreOffice of this machine, None where there is none that answers."""
    for name in _NAMES:
        program = shutil.which(name)
        if program is None:
            continue
        with tidied_when_ended() as ending, tempfile.TemporaryDirectory() as profile:
            try:
                said = _run(
                    office_command(program, Path(profile), "--version"), limit=60, ending=ending
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
    options = {name: {"type": kind, "value": value} for name, (kind, value) in _OPTIONS.items()}
    how = f"pdf:writer_pdf_Export:{json.dumps(options)}"
    data = _converted(office, docx, how, "pdf", limit=limit)
    if not data.startswith(b"%PDF-"):
        raise ConversionError("LibreOffice kết thúc mà không tạo ra tệp PDF")
    return data


def to_format(office: Office, docx: bytes, name: str, *, limit: float = _LIMIT_SECONDS) -> bytes:
    """Give a Word file in another format that LibreOffice writes ("odt", "rtf").

    Raises:
        ConversionError: Nothing came out.
    """
    data = _converted(office, docx, name, name, limit=limit)
    if not data:
        raise ConversionError(f"LibreOffice kết thúc mà không tạo ra tệp .{name}")
    return data


def run_limited(command: list[str], *, limit: float = _LIMIT_SECONDS) -> str:
    """Run a program as LibreOffice is run: killed with all it started when its time is over.

    Raises:
        ConversionError: It did not end in time.
    """
    with tidied_when_ended() as ending:
        return _run(command, limit=limit, ending=ending)


def _converted(office: Office, docx: bytes, how: str, suffix: str, *, limit: float) -> bytes:
    """Give what LibreOffice made of a Word file; b"" where it made nothing."""
    with tidied_when_ended() as ending, tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        source = work / "bao-cao.docx"
        source.write_bytes(docx)
        settings = work / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_PROFILE, encoding="utf-8")
        _run(
            office_command(
                office.program,
                work / "profile",
                "--convert-to",
                how,
                "--outdir",
                str(work / "out"),
                str(source),
            ),
            limit=limit,
            ending=ending,
        )
        made = work / "out" / f"bao-cao.{suffix}"
        return made.read_bytes() if made.is_file() else b""


def _run(command: Sequence[str], *, limit: float, ending: Ending | None = None) -> str:
    try:
        return run_child(command, limit=limit, ending=ending)
    except OvertimeError as error:
        raise ConversionError(f"LibreOffice không xong trong {limit:.0f} giây") from error
