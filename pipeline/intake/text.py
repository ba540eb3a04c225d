"""Bytes of an agency's text file → text: the one door through which letters come in.

What the text is afterwards: Unicode in NFC, lines ended by "\n" alone, so that a line's
number here is the one an editor shows. Nothing vanishes in silence:

- NUL and other control characters become visible signs (U+2400 …), each line reported;
- U+2028 and U+2029, which some programs paste for a line break, become a space, reported;
- a byte order mark inside the text is taken out, reported;
- zero-width and bidirectional controls are kept, because removing them is the author's
  decision, and reported;
- text that cannot be read faithfully is refused whole, never turned into mojibake.

Sources: Unicode 16, chapters 3.10 (encoding schemes), 23 (special characters);
XML 1.0, production [2] Char: what cannot stand in a Word file must not come further.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Final

from pipeline.intake.legacy import SURE, LegacyText, legacy_bytes, legacy_lines, legacy_text
from pipeline.intake.oddities import INVISIBLE, INVISIBLE_SIGNS, Oddity, signs
from pipeline.limits import MAX_TOLD
from pipeline.model.notice import Notice, Outcome, Severity

_UTF8_BOM: Final = b"\xef\xbb\xbf"
_FORMATS: Final = (
    (b"PK\x03\x04", "tệp nén hoặc tệp Word, Excel"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "tệp Word, Excel kiểu cũ (.doc, .xls)"),
    (b"%PDF-", "tệp PDF"),
    (b"\x89PNG\r\n\x1a\n", "tệp ảnh PNG"),
    (b"\xff\xd8\xff", "tệp ảnh JPEG"),
    (b"GIF8", "tệp ảnh GIF"),
    (b"{\\rtf", "tệp RTF"),
)
_TOOL = (
    "lưu lại với bảng mã UTF-8 (Word: Save As, Plain Text, UTF-8; Notepad: Save As, Encoding UTF-8)"
)

_CONTROL: Final = r"\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff"
_SEPARATOR: Final = "\u2028\u2029"
_INNER_BOM: Final = "\ufeff"
_CONTROLS: Final = re.compile(f"[{_CONTROL}]")
_SEPARATORS: Final = re.compile(f"[{_SEPARATOR}]")
_ANY: Final = re.compile(f"[{_CONTROL}{_SEPARATOR}{_INNER_BOM}{INVISIBLE_SIGNS}]")


def decode(data: bytes, *, file: str) -> Outcome[str | None]:
    """Give the text that the bytes hold, or None where it cannot be read faithfully.

    UTF-8 and UTF-16 are read, with or without a byte order mark. `file` is named in the
    notices. An error tells the byte (counted from 0) and the line at which reading failed.
    """
    decoded = _decoded(data, file)
    if decoded.value is None:
        return decoded
    text = decoded.value.replace("\r\n", "\n").replace("\r", "\n")
    legacy = legacy_text(text)
    if legacy is not None:
        return Outcome(None, (_legacy_notice(legacy, file),))
    looks = _LOOKS if _ANY.search(text) else ()  # one look for all: nearly every text has none
    found = tuple(notice for look in (*looks, _legacy_lines) for notice in look(text, file))
    if looks:
        text = _CONTROLS.sub(_picture, _SEPARATORS.sub(" ", text).replace(_INNER_BOM, ""))
    return Outcome(unicodedata.normalize("NFC", text), (*decoded.notices, *found))


def _decoded(data: bytes, file: str) -> Outcome[str | None]:
    """Give the text as the encoding says, line ends and signs untouched."""
    for signature, name in _FORMATS:
        if data.startswith(signature):
            return _refused(
                "khong-phai-van-ban",
                f"nội dung thật là {name}, không phải văn bản thuần",
                "kiểm tra lại tên tệp; nội dung viết trong Word thì chuyển bằng `quyhoach import`",
                file,
            )
    if _is_utf32(data):
        return _refused("bang-ma-utf-32", "tệp dùng bảng mã UTF-32", _TOOL, file)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        order = "utf-16-le" if data[0] == 0xFF else "utf-16-be"
        return _utf16(data[2:], order, file, skipped=2)
    order = _utf16_without_mark(data)
    if order:
        guessed = Notice(
            Severity.INFO, "bang-ma-utf-16", "đọc theo bảng mã UTF-16 (không có BOM)", _TOOL, file
        )
        outcome = _utf16(data, order, file, skipped=0)
        return Outcome(outcome.value, (guessed, *outcome.notices))
    return _utf8(data, file)


def _utf8(data: bytes, file: str) -> Outcome[str | None]:
    skipped = len(_UTF8_BOM) if data.startswith(_UTF8_BOM) else 0
    try:
        return Outcome(data[skipped:].decode())
    except UnicodeDecodeError as error:
        legacy = None if _is_mostly_utf8(data) else legacy_bytes(data)
        if legacy is not None:
            return Outcome(None, (_legacy_notice(legacy, file),))
        offset = skipped + error.start
        line = _line_of_byte(data, offset)
        if error.reason == "unexpected end of data":
            what = f"tệp bị cắt cụt giữa một chữ, ở byte {offset}"
            return _refused(
                "utf-8-hong", what, "gửi lại tệp đầy đủ, hoặc gõ lại chữ cuối", file, line
            )
        what = f"không phải UTF-8: byte {offset} là 0x{data[offset]:02X}"
        return _refused("utf-8-hong", what, _TOOL, file, line)


def _is_mostly_utf8(data: bytes) -> bool:
    """Say whether more letters beyond ASCII read as UTF-8 than bytes do not."""
    readable = data.decode(errors="ignore")
    letters = sum(not sign.isascii() for sign in readable)
    return letters > len(data) - len(readable.encode())


def _utf16(data: bytes, order: str, file: str, *, skipped: int) -> Outcome[str | None]:
    try:
        return Outcome(data.decode(order))
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(order)
        line = len(re.findall("\r\n|\r|\n", before)) + 1
        offset = skipped + error.start
        return _refused("utf-16-hong", f"UTF-16 bị hỏng ở byte {offset}", _TOOL, file, line)


def _utf16_without_mark(data: bytes) -> str:
    """Give the byte order where the bytes are plainly UTF-16 letters of ours, else "".

    In Vietnamese text every high byte is 00 (Latin), 01 (ă, đ, ơ, ư), 03 (loose accents),
    1E (ế, ợ …) or 20 (quotes, dashes), and spaces make many of them 00; low bytes are not.
    """
    if len(data) < 4 or len(data) % 2 or b"\0" not in data[:4096]:
        return ""
    even, odd = data[::2], data[1::2]
    for order, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        ours = sum(map(high.count, b"\x00\x01\x03\x1e\x20"))
        enough_latin = high.count(0) * 4 >= len(high)
        if ours * 100 >= len(high) * 98 and enough_latin and low.count(0) * 100 <= len(low):
            return order
    return ""


def _is_utf32(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return True
    whole = len(data) >= 8 and len(data) % 4 == 0
    return whole and any(
        data[top::4].count(0) == len(data) // 4 and data[top + step :: 4].count(0) == len(data) // 4
        for top, step in ((3, -1), (0, 1))
    )


def _line_of_byte(data: bytes, offset: int) -> int:
    return len(re.findall(b"\r\n|\r|\n", data[:offset])) + 1


def _picture(found: re.Match[str]) -> str:
    """Give a sign that can be seen for a control character that cannot.

    U+0085 is the C1 control for a new line; the other C1 controls have no pictures.
    """
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return {0x7F: "␡", 0x85: "␤"}.get(code, "␦")


_Look = Callable[[str, str], Iterator[Notice]]


def _look(oddity: Oddity) -> _Look:
    """Give a function that makes one notice for every line in which the oddity occurs."""

    def notices(text: str, file: str) -> Iterator[Notice]:
        if not oddity.find(text):
            return
        hits = [
            (number, found)
            for number, line in enumerate(text.split("\n"), start=1)
            for found in oddity.find(line)
        ]
        for number, found in hits[:MAX_TOLD]:
            told = oddity.message.format(found)
            yield Notice(Severity.WARNING, oddity.code, told, oddity.fix, file, number)
        if len(hits) > MAX_TOLD:
            rest = f"còn {len(hits) - MAX_TOLD} dòng khác có lỗi như trên"
            yield Notice(Severity.WARNING, oddity.code, rest, oddity.fix, file, hits[MAX_TOLD][0])

    return notices


def _legacy_lines(text: str, file: str) -> Iterator[Notice]:
    """Report lines in an old encoding within a text that is otherwise Unicode."""
    lines = legacy_lines(text)
    for legacy in lines[:MAX_TOLD]:
        yield _legacy_notice(legacy, file)


_LOOKS: Final[tuple[_Look, ...]] = (
    _look(
        signs(
            _CONTROL,
            "ky-tu-dieu-khien",
            "có ký tự điều khiển ({}), in ra thành ký hiệu nhìn thấy được",
            "xóa ký tự đó; nếu nội dung dán từ phần mềm khác thì dán lại dạng văn bản thuần",
        )
    ),
    _look(
        signs(
            _SEPARATOR,
            "ky-tu-ngat-dong-la",
            "có ký tự ngắt dòng lạ ({}), đọc như một dấu cách",
            "thay bằng phím Enter (hai lần nếu muốn sang đoạn mới)",
        )
    ),
    _look(
        signs(
            _INNER_BOM,
            "bom-giua-tep",
            "có dấu BOM ({}) giữa văn bản, đã bỏ",
            "xóa ký tự ẩn đó (thường do ghép nhiều tệp làm một)",
        )
    ),
    *map(_look, INVISIBLE),
)


_OF_OLD: Final = {
    True: "chuyển sang Unicode bằng `quyhoach fix`, đọc lại rồi gửi tệp UTF-8",
    False: "chuyển sang Unicode bằng UniKey Toolkit, đọc lại rồi gửi tệp UTF-8",
}


def _legacy_notice(legacy: LegacyText, file: str) -> Notice:
    return Notice(
        Severity.ERROR,
        "bang-ma-cu",
        f"chữ viết theo {legacy.encoding.words} (“{legacy.excerpt}”), không phải Unicode",
        _OF_OLD[legacy.encoding in SURE],
        file,
        legacy.line,
    )


def _refused(
    code: str, message: str, fix: str, file: str, line: int | None = None
) -> Outcome[str | None]:
    return Outcome(None, (Notice(Severity.ERROR, code, message, fix, file, line),))
