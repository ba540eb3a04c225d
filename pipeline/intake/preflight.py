"""What a .xlsx or .docx is, told from its bytes before any parser opens it.

A package that is encrypted, of another format, broken or built to exhaust memory is refused
here in milliseconds; macros and external links are told and the file is read.

Source: ECMA-376 Part 2 (packages); hardening.md, requirement 11.
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final, Literal

from pipeline.intake.refusal import RefusedError
from pipeline.limits import (
    DEFAULT,
    MAX_ENTRIES,
    MAX_RATIO,
    MAX_STRINGS,
    MAX_TABLE_DEPTH,
    MAX_TAGS,
    MAX_UNPACKED_BYTES,
    MAX_XML_BYTES,
    MB,
    RATIO_MATTERS_FROM,
    Limits,
)
from pipeline.model.notice import Notice, Severity
from pipeline.work.archive import DAMAGED

Kind = Literal["xlsx", "docx"]

_CHUNK: Final = 1 << 20

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS: Final = ("EncryptedPackage", "Workbook", "Book", "WordDocument")
_SAVE_AS: Final = {
    "xlsx": "mở tệp bằng Excel, chọn Lưu thành (Save As), kiểu Excel Workbook (.xlsx) rồi gửi lại",
    "docx": "mở tệp bằng Word, chọn Lưu thành (Save As), kiểu Word Document (.docx) rồi gửi lại",
}
_PROGRAM: Final = {"xlsx": "Excel", "docx": "Word"}
_MAIN_TYPES: Final = {
    "xlsx": (b"spreadsheetml.sheet.main+xml", b"spreadsheetml.template.main+xml",
             b"ms-excel.sheet.macroEnabled.main+xml", b"ms-excel.template.macroEnabled.main+xml"),
    "docx": (b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml",
             b"ms-word.document.macroEnabled.main+xml", b"ms-word.template.macroEnabledTemplate"),
}  # fmt: skip
_ENCODING: Final = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.-]+)["']""")
_DOCTYPE: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_EXTERNAL: Final = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*TargetMode\s*=\s*[\"']External[^>]*>")
_MEDIA: Final = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".bin", ".tif", ".tiff", ".bmp",
                 ".odttf", ".ttf", ".wav", ".mp4", ".wdp", ".webp")  # fmt: skip
_OVERRIDE: Final = re.compile(rb"<(?:\w+:)?Override\s[^>]*>")
_PART_NAME: Final = re.compile(rb"""PartName\s*=\s*["']([^"']+)""")
_XML_TYPE: Final = re.compile(rb"""ContentType\s*=\s*["'][^"']*xml["']""")
_ELEMENTS: Final = {"row": "dòng", "c": "ô", "si": "chuỗi chữ", "p": "đoạn văn", "tag": "thẻ XML"}
_TABLE_TAG: Final = re.compile(rb"<(/?)(?:\w+:)?tbl[\s>]")
_SHEET_TAG: Final = re.compile(rb"[<:](row|c|si)[ >/]")
_PARAGRAPH_TAG: Final = re.compile(rb"<(?:\w+:)?p[\s/>]")


def check_package(
    data: bytes, *, file: str, kind: Kind, limits: Limits = DEFAULT
) -> tuple[Notice, ...]:
    """Give what is wrong with a package: an error means it must not be opened.

    Args:
        data: The file's bytes.
        file: Its name relative to the workspace, for the notices.
        kind: What it is expected to be, by its extension.
        limits: How much is read; what is refused costs under 2 s and 300 MB.

    Returns:
        () for a sound file; at most one error, the first found; warnings for macros and
        links to other files, which are never run or followed.
    """
    try:
        _check_outside(data, kind, limits)
        warnings = _check_entries(data, kind, limits)
    except RefusedError as refused:
        return (Notice(Severity.ERROR, *refused.told, file=file),)
    except DAMAGED:
        return (
            Notice(
                Severity.ERROR,
                "tep-hong",
                f"tệp .{kind} bị hỏng hoặc bị cắt cụt, không mở được",
                f"mở thử bằng {_PROGRAM[kind]}; nếu được, lưu lại rồi gửi; nếu không, gửi lại bản "
                "gốc",
                file=file,
            ),
        )
    return tuple(Notice(Severity.WARNING, *told, file=file) for told in warnings)


def _check_outside(data: bytes, kind: Kind, limits: Limits) -> None:
    """Refuse what is no zip package, by its first bytes."""
    if not data:
        raise RefusedError("tep-rong", "tệp không có nội dung (0 byte)", "gửi lại tệp gốc")
    if len(data) > limits.file_mb * MB:
        raise RefusedError(
            "tep-qua-lon",
            f"tệp nặng {len(data) // MB} MB, vượt mức {limits.file_mb} MB",
            "bỏ ảnh, trang không dùng hoặc tách thành nhiều tệp",
        )
    if data.startswith(_OLE):
        raise _ole_refusal(data, kind)
    if not data.startswith(b"PK"):
        found = _kind_of_text(data)
        raise RefusedError(
            "tep-sai-loai",
            f"tệp mang đuôi .{kind} nhưng nội dung là {found}",
            f"{_SAVE_AS[kind]}; chỉ đổi tên đuôi tệp là chưa đủ",
        )


def _ole_refusal(data: bytes, kind: Kind) -> RefusedError:
    streams = _ole_streams(data)
    if "EncryptedPackage" in streams:
        return RefusedError(
            "tep-co-mat-khau",
            "tệp được đặt mật khẩu nên không đọc được",
            f"mở tệp bằng {_PROGRAM[kind]}, chọn Tệp > Thông tin > Bảo vệ > Mã hóa bằng mật khẩu, "
            "xóa mật khẩu rồi lưu và gửi lại",
        )
    if "Workbook" in streams or "Book" in streams:
        found = "sổ tính Excel 97-2003 (.xls)"
    elif "WordDocument" in streams:
        found = "văn bản Word 97-2003 (.doc)"
    else:
        found = "tệp Office đời cũ"
    return RefusedError(
        "tep-doi-cu",
        f"tệp mang đuôi .{kind} nhưng nội dung là {found}",
        f"{_SAVE_AS[kind]}; chỉ đổi tên đuôi tệp là chưa đủ",
    )


def _ole_streams(data: bytes) -> frozenset[str]:
    """Give the names of the streams in an OLE file, by the entries of its directories.

    An entry has 128 bytes and begins at a multiple of that; its name fills 64 of them, and two
    say how long it is ([MS-CFB] 2.6.1). So the word "Book" within a text names no stream.
    """
    found = set()
    for stream in _STREAMS:
        name = (stream + "\0").encode("utf-16-le")
        entry = name.ljust(64, b"\0") + len(name).to_bytes(2, "little")
        at = data.find(entry)
        while at >= 0 and at % 128:
            at = data.find(entry, at + 1)
        if at >= 0:
            found.add(stream)
    # a file cut before its directory still holds words of it
    return frozenset(found or (name for name in _STREAMS if name.encode("utf-16-le") in data))


def _kind_of_text(data: bytes) -> str:
    head = data[:2048].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\0", b"").lower()
    if head.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"<style", b"<div")):
        return "trang web HTML"
    if b"office:spreadsheet" in head or head.startswith(b"<?xml"):
        return "tệp XML"
    if head.startswith(b"%pdf"):
        return "tệp PDF"
    if head.startswith(b"{\\rtf"):
        return "văn bản RTF"
    if head and all(byte >= 32 or byte in b"\t\r\n\f" for byte in head):
        return "văn bản thuần (CSV hoặc tương tự)"
    return "dạng khác, không phải gói Office"


def _check_entries(data: bytes, kind: Kind, limits: Limits) -> list[tuple[str, str, str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entries = package.infolist()
        _check_directory(entries, kind)
        names = {entry.filename for entry in entries}
        _check_kind(package, names, kind)
        holds_macros = b"macroEnabled" in package.read("[Content_Types].xml")
        outside = _check_parts(package, entries, kind, _counted(limits))
    warnings = []
    has_macros = any(name.rsplit("/", 1)[-1].lower() == "vbaproject.bin" for name in names)
    if holds_macros:
        # Word and Excel refuse to open it under this name
        true_kind = {"xlsx": ".xlsm", "docx": ".docm"}[kind]
        warnings.append((
            "tep-sai-duoi",
            f"tệp là {true_kind} đổi tên thành .{kind}"
            + ("; macro trong đó không được chạy, chỉ nội dung được đọc" if has_macros else ""),
            _SAVE_AS[kind],
        ))  # fmt: skip
    elif has_macros:
        warnings.append((
            "tep-co-macro",
            "tệp có macro; macro không được chạy, chỉ nội dung được đọc",
            f"lưu lại thành .{kind} không có macro nếu không cần",
        ))  # fmt: skip
    if outside:
        warnings.append((
            "lien-ket-ngoai",
            "tệp có liên kết đến tệp khác; giá trị lưu lần cuối được dùng, tệp kia không được mở",
            "trong Excel chọn Dữ liệu > Sửa liên kết > Ngắt liên kết (Break Link) rồi lưu lại"
            if kind == "xlsx"
            else "ngắt liên kết hoặc chèn thẳng nội dung vào tệp rồi lưu lại",
        ))  # fmt: skip
    return warnings


def _check_directory(entries: list[zipfile.ZipInfo], kind: Kind) -> None:
    """Refuse a bomb by the sizes it states; reading never goes beyond what is stated."""
    if len(entries) > MAX_ENTRIES:
        raise _bomb(f"gói có {len(entries)} thành phần", kind)
    if len({entry.filename for entry in entries}) < len(entries):
        raise _broken("gói có hai thành phần trùng tên", kind)
    for entry in entries:
        name = entry.filename.replace("\\", "/")
        if name.startswith("/") or ".." in name.split("/") or ":" in name:
            raise _broken(f"gói có thành phần mang đường dẫn lạ '{entry.filename[:60]}'", kind)
        if entry.flag_bits & 1:
            raise RefusedError(
                "tep-co-mat-khau", "tệp được nén có mật khẩu nên không đọc được", _SAVE_AS[kind]
            )
        packed = max(entry.compress_size, 1)
        if entry.file_size > RATIO_MATTERS_FROM and entry.file_size > MAX_RATIO * packed:
            raise _bomb(f"'{name}' phình {entry.file_size // packed} lần khi mở", kind)
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MAX_UNPACKED_BYTES:
        raise _bomb(f"tệp mở ra thành {unpacked // MB} MB", kind)
    xml = sum(entry.file_size for entry in entries if _is_xml(entry.filename))
    if xml > MAX_XML_BYTES[kind]:
        raise _bomb(f"nội dung mở ra thành {xml // MB} MB", kind)


def _check_kind(package: zipfile.ZipFile, names: set[str], kind: Kind) -> None:
    if "[Content_Types].xml" not in names:
        found = "gói nén không phải tệp Office"
        if "mimetype" in names:
            mimetype = package.read("mimetype")[:100]
            if b"opendocument" in mimetype:
                found = "tệp OpenDocument (.ods, .odt)"
        raise RefusedError(
            "tep-sai-loai", f"tệp mang đuôi .{kind} nhưng nội dung là {found}", _SAVE_AS[kind]
        )
    types = package.read("[Content_Types].xml")
    for entry in _OVERRIDE.findall(types):
        part = _PART_NAME.search(entry)
        name = part[1].decode(errors="replace") if part else ""
        if _XML_TYPE.search(entry) and not _is_xml(name) and not name.lower().endswith(".bin"):
            # a sheet in the clothes of a picture would go uncounted
            raise _broken(f"thành phần '{name}' khai sai loại", kind)
    if any(main in types for main in _MAIN_TYPES[kind]):
        return
    if b"sheet.binary.macroEnabled" in types:
        found = "sổ tính nhị phân (.xlsb)"
    elif any(main in types for main in _MAIN_TYPES["xlsx"]):
        found = "sổ tính Excel"
    elif any(main in types for main in _MAIN_TYPES["docx"]):
        found = "văn bản Word"
    elif b"presentationml" in types:
        found = "bản trình chiếu PowerPoint"
    else:
        raise _broken(f"gói không có phần nội dung chính của .{kind}", kind)
    raise RefusedError(
        "tep-sai-loai", f"tệp mang đuôi .{kind} nhưng nội dung là {found}", _SAVE_AS[kind]
    )


def _check_parts(
    package: zipfile.ZipFile, entries: list[zipfile.ZipInfo], kind: Kind, most: Mapping[str, int]
) -> bool:
    """Read every XML part once in pieces; say whether a relationship leads to another file."""
    counts: dict[str, int] = {}
    outside = False
    for entry in entries:
        if not _is_xml(entry.filename):
            continue
        depth = 0
        for piece, fresh in _pieces(package, entry):
            _check_text(piece, fresh, entry.filename, kind)
            if kind == "xlsx":
                _count(counts, fresh)
            else:
                depth = _count_word(counts, fresh, depth)
            _check_counts(counts, kind, most)
            if entry.filename.endswith(".rels"):
                outside = outside or any(
                    b"/hyperlink" not in link for link in _EXTERNAL.findall(piece)
                )
    return outside


def _pieces(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[tuple[bytes, bytes]]:
    """Give a part piece by piece: all that was read, and of that the part before its last `<`.

    The rest opens the next piece, so that every tag is counted in exactly one.
    """
    with package.open(entry) as part:
        rest = b""
        while chunk := part.read(_CHUNK):
            whole = rest + chunk
            cut = whole.rfind(b"<")
            fresh, left = (whole[:cut], whole[cut:]) if cut > 0 else (whole, b"")
            # a "tag" of megabytes is no tag: let it go rather than copy it again and again
            rest = left if len(left) < _CHUNK else b""
            yield whole, fresh
        yield rest, rest


def _check_text(piece: bytes, fresh: bytes, name: str, kind: Kind) -> None:
    if _DOCTYPE.search(piece):
        raise RefusedError(
            "tep-co-thuc-the",
            f"'{name}' trong tệp có khai báo DOCTYPE hoặc ENTITY, là dấu hiệu tệp bị cài mã độc",
            f"không mở tệp này; {_SAVE_AS[kind]} từ bản gốc trên máy tin cậy",
        )
    if piece.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")):
        raise _broken(f"'{name}' không ở mã UTF-8", kind)
    if fresh.startswith((b"<?xml", b"\xef\xbb\xbf<?xml")):
        encoding = _ENCODING.search(fresh)
        if encoding and encoding[1].lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii"):
            raise _broken(f"'{name}' không ở mã UTF-8", kind)


def _count(counts: dict[str, int], fresh: bytes) -> None:
    """Add the rows, cells and strings that open in a piece, whatever their prefix.

    Closing tags of prefixed elements are counted too; the limits leave room for that.
    """
    for tag, found in Counter(_SHEET_TAG.findall(fresh)).items():
        name = tag.decode()
        counts[name] = counts.get(name, 0) + found


def _count_word(counts: dict[str, int], fresh: bytes, depth: int) -> int:
    """Add the tags and paragraphs that open in a piece; give how deep in tables it ends.

    Prefixes are the file's own to choose, so that none is asked for.
    """
    counts["p"] = counts.get("p", 0) + sum(1 for _ in _PARAGRAPH_TAG.finditer(fresh))
    counts["tag"] = counts.get("tag", 0) + fresh.count(b"<")
    for tag in _TABLE_TAG.finditer(fresh):
        depth += -1 if tag[1] else 1
        if depth > MAX_TABLE_DEPTH:
            raise _bomb(f"bảng lồng nhau quá {MAX_TABLE_DEPTH} lớp", "docx")
    return depth


def _counted(limits: Limits) -> Mapping[str, int]:
    """Give how many elements of each kind a package may have, by their names."""
    return {
        "row": limits.rows,
        "c": limits.cells,
        "si": MAX_STRINGS,
        "p": limits.paragraphs,
        "tag": MAX_TAGS,
    }


def _check_counts(counts: Mapping[str, int], kind: Kind, most: Mapping[str, int]) -> None:
    for key, count in counts.items():
        if count > most[key]:
            styled = ", kể cả ô trống có định dạng" if kind == "xlsx" else ""
            raise _bomb(f"tệp có hơn {most[key]} {_ELEMENTS[key]}{styled}", kind)


def _is_xml(name: str) -> bool:
    return not name.lower().endswith(_MEDIA)


def _bomb(what: str, kind: Kind) -> RefusedError:
    fix = (
        "chọn các dòng, cột trống sau bảng (Ctrl+Shift+End), xóa hẳn (Delete Rows/Columns) rồi lưu "
        "lại; hoặc chép riêng bảng sang tệp mới"
        if kind == "xlsx"
        else "chép riêng phần cần gửi sang tệp mới"
    )
    return RefusedError("tep-qua-lon", f"{what}, vượt giới hạn an toàn nên không đọc", fix)


def _broken(what: str, kind: Kind) -> RefusedError:
    return RefusedError("tep-hong", f"{what}; tệp không đúng quy cách .{kind}", _SAVE_AS[kind])
