"""What is no .docx by its bytes, whatever its name says: turned into one, or refused in words.

.doc, .odt and .rtf are read by LibreOffice in a child with limits on time and memory; a .doc, where
there is no LibreOffice, by doc2docx (the extra `doc`), likewise in a child. Neither is trusted:
what counts is a .docx that is there. Files with macros or a password, PDF, pictures and workbooks
are refused, and it is said what to ask the agency for.

Sources: [MS-DOC] 2.5.2 (FibBase: wIdent 0xA5EC, fEncrypted); OpenDocument 1.3 part 2, 3.16
(mimetype), 4.8 (encryption); ECMA-376 Part 2, 10.
"""

import importlib.util
import io
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Final, Literal

from pipeline.intake.refusal import RefusedError
from pipeline.limits import DEFAULT, MAX_CHILD_MB, MAX_CHILD_SECONDS, MB, Limits
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.work.archive import DAMAGED
from pipeline.work.child import (
    OvertimeError,
    office_command,
    run_child,
    tidied_when_ended,
    within,
)

Format = Literal["docx", "doc", "odt", "rtf"]

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FIB: Final = b"\xec\xa5"
_FIB_FLAGS: Final = 0x0B  # the byte whose lowest bit says that the text is encrypted
_SECTOR: Final = 512
_SAVE_AS: Final = (
    "mở tệp bằng Word, chọn Lưu thành (Save As), kiểu Word Document (.docx) rồi gửi lại"
)
_ASK: Final = "đề nghị cơ quan gửi tệp Word (.docx) đã dùng để soạn bài"
_NO_MACRO: Final = (
    "mở tệp bằng Word, Lưu thành kiểu Word Document (.docx) (kiểu này không giữ macro)"
)
_UNLOCK: Final = (
    "mở tệp bằng Word, chọn Tệp > Thông tin > Bảo vệ > Mã hóa bằng mật khẩu, xóa mật khẩu rồi lưu "
    "và gửi lại"
)
_NO_TOOL: Final = (
    "cài LibreOffice (sudo apt-get install libreoffice-writer), hoặc mở tệp bằng Word, chọn Lưu "
    "thành kiểu Word Document (.docx)"
)
_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_MACROS: Final = ("vbaproject.bin", "basic/script-lc.xml")


def to_docx(
    data: bytes, *, file: str, program: str | None, limits: Limits = DEFAULT
) -> Outcome[bytes | None]:
    """Give the .docx of what an agency sent, None with an error that says what to do.

    Args:
        data: The file's bytes; a .docx is given back as it is.
        file: Its name, for the notices.
        program: LibreOffice's, None where there is none.
        limits: How large a file may be.
    """
    try:
        kind = format_of(data, limits)
        made = data if kind == "docx" else _turned(data, kind, program)
    except RefusedError as refused:
        return Outcome(None, (Notice(Severity.ERROR, *refused.told, file=file),))
    told = Notice(
        Severity.INFO,
        "doi-dinh-dang",
        f"tệp .{kind} được đổi sang .docx trước khi đọc; định dạng có thể xê dịch, chữ thì không",
        "xem lại bài sau khi nhập; nếu có tệp .docx gốc thì nên nhập tệp đó",
        file,
    )
    return Outcome(made, () if kind == "docx" else (told,))


def format_of(data: bytes, limits: Limits = DEFAULT) -> Format:
    """Give what a file is by its bytes; raises `RefusedError` for what is not taken in."""
    if not data:
        raise RefusedError("tep-rong", "tệp không có nội dung (0 byte)", "gửi lại tệp gốc")
    if len(data) > limits.file_mb * MB:
        raise too_large(len(data), limits)
    if data.startswith(_OLE):
        return _ole(data)
    if data.startswith(b"PK"):
        return _package(data)
    if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"):
        return "rtf"
    raise _foreign(data)


def too_large(size: int, limits: Limits = DEFAULT) -> RefusedError:
    """Give the refusal of a file of so many bytes; a caller may ask before it reads any."""
    return RefusedError(
        "tep-qua-lon",
        f"tệp nặng {size // MB} MB, vượt mức {limits.file_mb} MB",
        "nén ảnh trong Word (Picture Format > Compress Pictures, 150 ppi) hoặc tách thành nhiều "
        "tệp, rồi gửi lại",
    )


def _ole(data: bytes) -> Format:
    names = {
        name for name in ("EncryptedPackage", "Workbook", "WordDocument", "_VBA_PROJECT")
        if name.encode("utf-16-le") in data
    }  # fmt: skip
    if "EncryptedPackage" in names or ("WordDocument" in names and _is_encrypted(data)):
        raise RefusedError("tep-co-mat-khau", "tệp được đặt mật khẩu nên không đọc được", _UNLOCK)
    if "_VBA_PROJECT" in names:
        raise RefusedError("tep-co-macro", "tệp có macro nên không được nhận", _NO_MACRO)
    if "WordDocument" in names:
        return "doc"
    if "Workbook" in names:
        raise _workbook()
    raise RefusedError("tep-sai-loai", "tệp Office đời cũ không phải văn bản Word", _SAVE_AS)


def _is_encrypted(data: bytes) -> bool:
    """Say whether the header of a .doc's text, at the beginning of a sector, says so."""
    at = data.find(_FIB, _SECTOR)
    while at >= 0 and at % _SECTOR:
        at = data.find(_FIB, at + 1)
    return at >= 0 and len(data) > at + _FIB_FLAGS and bool(data[at + _FIB_FLAGS] & 1)


def _package(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.lower() for name in archive.namelist()}
            mimetype = archive.read("mimetype")[:200] if "mimetype" in names else b""
            manifest = _manifest(archive) if mimetype else b""
    except DAMAGED as error:
        raise RefusedError(
            "tep-hong", "tệp bị hỏng hoặc bị cắt cụt, không mở được", f"{_SAVE_AS}; {_ASK}"
        ) from error
    if any(name.endswith(_MACROS) for name in names):
        raise RefusedError("tep-co-macro", "tệp có macro nên không được nhận", _NO_MACRO)
    if b"encryption-data" in manifest:
        raise RefusedError(
            "tep-co-mat-khau",
            "tệp được đặt mật khẩu nên không đọc được",
            "mở tệp, Lưu thành (Save As) và bỏ dấu chọn “Lưu với mật khẩu” rồi gửi lại",
        )
    if b"opendocument.text" in mimetype:
        return "odt"
    if any(name.startswith("xl/") for name in names) or b"opendocument.spreadsheet" in mimetype:
        raise _workbook()
    return "docx"  # what else may be wrong with it is told by its own preflight


def _manifest(archive: zipfile.ZipFile) -> bytes:
    name = "META-INF/manifest.xml"
    if name not in archive.namelist() or archive.getinfo(name).file_size > MB:
        return b""
    return archive.read(name)


def _workbook() -> RefusedError:
    return RefusedError(
        "tep-sai-loai",
        "tệp là sổ tính Excel, không phải văn bản Word",
        "đặt thẳng tệp .xlsx vào thư mục của cơ quan và dẫn tới nó trong bài: "
        "![tên bảng](tệp.xlsx)",
    )


def _foreign(data: bytes) -> RefusedError:
    """Give the refusal of what no Word program wrote."""
    head = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"%pdf-"):
        return RefusedError(
            "tep-la-pdf",
            "tệp là PDF: đoạn, bảng, chú thích không còn phân biệt được nên không nhập vào bài",
            f"{_ASK} (không phải bản in hay bản quét); bản PDF có dấu thì lưu làm hồ sơ",
        )
    if data.startswith(_PICTURES):
        return RefusedError("tep-la-anh", "tệp là ảnh chụp hoặc ảnh quét, không có chữ", _ASK)
    if head.startswith((b"<html", b"<!doctype html", b"<?xml", b"<w:")):
        return RefusedError("tep-sai-loai", "tệp là trang web hoặc XML, không phải .docx", _SAVE_AS)
    return RefusedError(
        "tep-sai-loai", "tệp không phải văn bản Word (.docx, .doc, .odt, .rtf)", f"{_SAVE_AS}"
    )


def _turned(data: bytes, kind: Format, program: str | None) -> bytes:
    if program is None and (kind != "doc" or not has_doc_reader()):
        raise RefusedError(
            "khong-co-libreoffice",
            f"máy này không có LibreOffice nên không đọc được tệp .{kind}",
            _NO_TOOL,
        )
    with tidied_when_ended() as ending, tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        source, target = work / f"bai.{kind}", work / "out" / "bai.docx"
        source.write_bytes(data)
        target.parent.mkdir()
        command = _by_office(program, work, source) if program else _by_reader(source, target)
        try:
            run_child(within(command, megabytes=MAX_CHILD_MB), limit=MAX_CHILD_SECONDS,
                      ending=ending)  # fmt: skip
        except OvertimeError as error:
            raise _not_turned(kind, f"quá {MAX_CHILD_SECONDS} giây mà chưa xong") from error
        made = target.read_bytes() if target.is_file() else b""
    if not made.startswith(b"PK"):
        raise _not_turned(kind, "chương trình đổi định dạng không đọc được tệp")
    return made


def has_doc_reader() -> bool:
    """Say whether the reader of .doc that needs no LibreOffice is installed."""
    return importlib.util.find_spec("doc2docx") is not None


def _by_office(program: str, work: Path, source: Path) -> tuple[str, ...]:
    filter_ = "docx:MS Word 2007 XML"
    return office_command(program, work / "profile", "--convert-to", filter_, "--outdir",
                          str(work / "out"), str(source))  # fmt: skip


def _by_reader(source: Path, target: Path) -> tuple[str, ...]:
    return (sys.executable, "-I", "-m", "doc2docx", str(source), "-o", str(target))


def _not_turned(kind: Format, why: str) -> RefusedError:
    return RefusedError(
        "khong-doi-duoc", f"không đổi được tệp .{kind} sang .docx: {why}", f"{_SAVE_AS}; {_ASK}"
    )
