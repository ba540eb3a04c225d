"""What keeps a Word template from serving, all of it at once, as python-docx opens it.

A consultant edits templates in Word: a style renamed, deleted or made one of letters, a marker
typed over, a section without a page. Each fault is told with what to mend.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from docx.document import Document

# styles of letters and of tables; every other style that writers name is one of paragraphs
_OF_LETTERS: Final = frozenset(
    {
        "FootnoteReference", "Hyperlink", "TieuDePhuLuc", "MaTrongDong", "ChuXoa", "ChuThem",
        "ChuDinhDang",
    }
)  # fmt: skip
_OF_TABLES: Final = frozenset({"Bang", "BangKhongKe"})
_KINDS: Final = {1: "đoạn văn", 2: "ký tự", 3: "bảng", 4: "danh sách"}  # WD_STYLE_TYPE


def template_faults(document: "Document", styles: Iterable[str], marker: str) -> tuple[str, ...]:
    """Give what is wrong with a template, in words for whoever edits it; () where it can serve.

    Args:
        document: The template as python-docx opens it.
        styles: Ids of the styles that will be named.
        marker: The words of the paragraph in whose place something is put.
    """
    return (*_style_faults(document, styles), *_place_faults(document, marker))


def _style_faults(document: "Document", styles: Iterable[str]) -> Iterable[str]:
    kinds = {style.style_id: int(style.type) for style in document.styles}
    wanted = sorted(set(styles))
    missing = [style for style in wanted if style not in kinds]
    if missing:
        yield f"mẫu Word thiếu kiểu (style): {', '.join(missing)}"
    for style in wanted:
        kind = 2 if style in _OF_LETTERS else 3 if style in _OF_TABLES else 1
        if kinds.get(style, kind) != kind:
            found = _KINDS.get(kinds[style], "loại khác")
            yield f"kiểu {style} trong mẫu Word là kiểu {found}, cần kiểu {_KINDS[kind]}"


def _place_faults(document: "Document", marker: str) -> Iterable[str]:
    if not any(paragraph.text.strip() == marker for paragraph in document.paragraphs):
        yield f"mẫu Word thiếu đoạn đánh dấu chỗ đặt nội dung: {marker}"
    # only a section at the very end of the body is the pattern of the pages that follow
    ends = document.element.body.xpath("./w:sectPr")
    if not ends:
        yield "mẫu Word thiếu thiết lập trang của phần nội dung (w:sectPr cuối tệp)"
    elif not (ends[-1].xpath("./w:pgSz") and ends[-1].xpath("./w:pgMar")):
        yield "mẫu Word thiếu khổ giấy hoặc lề trang (w:pgSz, w:pgMar)"
