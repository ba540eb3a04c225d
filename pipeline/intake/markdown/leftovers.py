"""What is left in the text of a block because it could not be read as meant, told once."""

import re

from pipeline.intake.markdown.reading import Reading, shown
from pipeline.model.document import Inline
from pipeline.model.inlines import Text

# Attributes only with values, so that the comparison "a <b và c> d" is no tag.
_HTML = re.compile(
    r"</?[a-zA-Z][\w:-]*(?:\s+[\w:-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))*\s*/?>|<!--"
)


_UNDEFINED_NOTE = re.compile(r"\[\^[^\s\]]+\]")


_FOUND = {
    "stray": (
        "thuoc-tinh-sai-cho",
        "'{}' không đứng sau tiêu đề, hình, tên bảng hay […] nên in ra như chữ",
        "đặt thuộc tính ngay sau chỗ của nó, hoặc xóa đi",
    ),
    "raw": (
        "ma-nguyen-van",
        "'{}': mã định dạng nguyên văn không được dùng, chỉ in như chữ",
        "viết bằng Markdown thường",
    ),
    "almost": (
        "tro-viet-sai",
        "'{}' giống một chỗ trỏ nhưng viết sai nên in ra như chữ",
        "viết @bang-…, @hinh-… hoặc @muc-…, chữ thường không dấu ở phần đầu",
    ),
}


def note_found(reading: Reading, line: int) -> None:
    """Note what the parser met where it does nothing, and forget it."""
    for kind, text in dict.fromkeys(reading.env["found"]):
        code, message, fix = _FOUND[kind]
        reading.warn(code, message.format(shown(text)), fix, line)
    reading.env["found"].clear()


def note_leftovers(reading: Reading, runs: tuple[Inline, ...], line: int) -> None:
    """Note raw HTML and marks of undefined footnotes that stay in the text."""
    texts = [run.text for run in runs if isinstance(run, Text) and not run.marks.code]
    if not any("<" in text or "[^" in text for text in texts):
        return
    text = "".join(texts)
    if match := _HTML.search(text):
        reading.warn(
            "html-tho",
            f"mã HTML '{shown(match[0])}' không được dùng, in ra như chữ",
            "xóa thẻ HTML, dùng **đậm**, *nghiêng*, bảng của Markdown",
            line,
        )
    if not reading.in_note:
        for mark in dict.fromkeys(_UNDEFINED_NOTE.findall(text)):
            reading.warn(
                "chu-thich-thieu",
                f"chú thích '{shown(mark)}' không có nội dung trong tệp, in ra như chữ",
                f"thêm một dòng '{shown(mark)}: nội dung' trong tệp",
                line,
            )
