"""What keeps a Word template from serving, all of it at once, as python-docx opens it.

A consultant edits templates in Word: a style renamed, deleted or made one of letters, a marker
typed over, a section without a page. Each fault is told with what to mend. So is a file that is no
template at all: what it is decides how it is saved again.
"""

import zipfile
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pipeline.work.archive import CONTENT_TYPES, read_parts

if TYPE_CHECKING:
    from docx.document import Document

# styles of letters and of tables; every other style that writers name is one of paragraphs
_OF_LETTERS: Final = frozenset(
    {
        "FootnoteReference", "Hyperlink", "TieuDePhuLuc", "MaTrongDong", "ChuXoa", "ChuThem",
        "ChuDinhDang",
    }
)  # fmt: skip
NO_WORD_FILE: Final = "mẫu không phải tệp Word (.docx) đọc được"
_OF_TABLES: Final = frozenset({"Bang", "BangKhongKe"})
_KINDS: Final = {  # ECMA-376 Part 1, 17.18.83
    "paragraph": "đoạn văn", "character": "ký tự", "table": "bảng", "numbering": "danh sách",
}  # fmt: skip
_TEMPLATES: Final = 16  # that are known: a run fills some ten, one of them for body after body
_COMPOUND: Final = bytes.fromhex("d0cf11e0a1b11ae1")  # [MS-CFB] 2.2: .doc, and what is locked
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@lru_cache(_TEMPLATES)
def file_fault(template: bytes) -> str:
    """Give why a file is no Word document without macros, in words for whoever saved it.

    "" where it looks like one; it may still hold what no program can read.
    """
    if template.startswith(_COMPOUND):
        return (
            "mẫu bị khóa bằng mật khẩu hoặc là tệp .doc cũ: mở bằng Word, bỏ khóa, lưu thành .docx"
        )
    try:
        parts = read_parts(template)
    except zipfile.BadZipFile:
        return NO_WORD_FILE
    types = parts.get(CONTENT_TYPES, b"")
    if b"ms-word.template." in types or b"wordprocessingml.template." in types:
        return "mẫu là tệp .dotx, .dotm của Word: mở bằng Word, lưu thành .docx"
    if b"macroEnabled" in types or any(name.endswith("vbaProject.bin") for name in parts):
        return "mẫu có macro: mở bằng Word, lưu thành .docx không có macro"
    return ""


def template_faults(document: "Document", styles: Iterable[str], marker: str) -> tuple[str, ...]:
    """Give what is wrong with a template, in words for whoever edits it; () where it can serve.

    Args:
        document: The template as python-docx opens it.
        styles: Ids of the styles that will be named.
        marker: The words of the paragraph in whose place something is put.
    """
    return (*_style_faults(document, styles), *_place_faults(document, marker))


def _style_faults(document: "Document", styles: Iterable[str]) -> Iterable[str]:
    # by element: python-docx knows no style without a type, which is one of paragraphs (17.7.4.17)
    found = document.styles.element.xpath("./w:style")
    kinds = {
        str(style.get(f"{_W}styleId")): str(style.get(f"{_W}type", "paragraph")) for style in found
    }
    wanted = sorted(set(styles))
    missing = [style for style in wanted if style not in kinds]
    if missing:
        yield f"mẫu Word thiếu kiểu (style): {', '.join(missing)}"
    for style in wanted:
        kind = _kind_needed(style)
        if kinds.get(style, kind) != kind:
            is_now = _KINDS.get(kinds[style], "loại khác")
            yield f"kiểu {style} trong mẫu Word là kiểu {is_now}, cần kiểu {_KINDS[kind]}"


def _kind_needed(style: str) -> str:
    if style in _OF_LETTERS:
        return "character"
    return "table" if style in _OF_TABLES else "paragraph"


def _place_faults(document: "Document", marker: str) -> Iterable[str]:
    if not any(paragraph.text.strip() == marker for paragraph in document.paragraphs):
        yield f"mẫu Word thiếu đoạn đánh dấu chỗ đặt nội dung: {marker}"
    # only a section at the very end of the body is the pattern of the pages that follow
    ends = document.element.body.xpath("./w:sectPr")
    if not ends:
        yield "mẫu Word thiếu thiết lập trang của phần nội dung (w:sectPr cuối tệp)"
    elif not (ends[-1].xpath("./w:pgSz") and ends[-1].xpath("./w:pgMar")):
        yield "mẫu Word thiếu khổ giấy hoặc lề trang (w:pgSz, w:pgMar)"
    if _borrows_its_headers(document):
        yield (
            "phần cuối của mẫu Word không có đầu trang, chân trang riêng: bỏ chọn "
            "“Link to Previous” (Nối với phần trước) ở đầu trang của phần đó"
        )


def _borrows_its_headers(document: "Document") -> bool:
    """Say whether the pages of the body would show what stands above the covers, or nothing."""
    *before, last = document.sections
    own = not (last.header.is_linked_to_previous and last.footer.is_linked_to_previous)
    return not own and any(not section.header.is_linked_to_previous for section in before)
