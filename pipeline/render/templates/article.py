"""The template in which an agency writes in Word: `bai-viet.docx`, to be brought in by `import`.

Headings are Word's own, without numbers, for the report numbers them; captions, units and sources
of tables have the styles by which the reader knows them. It opens with an example of everything,
to be written over. Made by `python -m pipeline.render.templates.make`.
"""

from typing import Final

from docx.document import Document

from pipeline.render.templates.base import new_template, template_bytes
from pipeline.render.templates.elements import keep_row
from pipeline.render.templates.looks import Look, shipped_looks
from pipeline.render.templates.numbering import BULLETS, NUMBERED, define_lists
from pipeline.render.templates.pages import ROOM, add_table, set_page, write
from pipeline.render.templates.styles import define_styles

_DEEPEST: Final = 6  # of headings in Markdown
_KEPT: Final = (
    "BodyText", "DanhSach", "BangChu", "BangGiua", "BangSo", "BangTieuDe", "TenBang", "DonViBang",
    "NguonBang", "GhiChuBang", "HinhAnh", "TenHinh", "FootnoteText", "Header", "Footer", "Diem",
    "CongThuc",
)  # fmt: skip
_EXAMPLE: Final = (
    ("Heading1", "Tiêu đề lớn (kiểu Heading 1, không gõ số)"),
    ("BodyText", "Nội dung viết ở kiểu Nội dung. Thay các dòng ví dụ này bằng bài của cơ quan."),
    ("Heading2", "Tiêu đề nhỏ hơn (kiểu Heading 2)"),
    ("BodyText", "a) Điểm gõ chữ cái và dấu ngoặc ở đầu đoạn."),
    ("DanhSach1", "Gạch đầu dòng dùng kiểu Danh sách 1."),
    ("TenBang", "Bảng 1. Tên bảng đứng trên bảng (kiểu Tên bảng)"),
    ("DonViBang", "Đơn vị tính: tỷ đồng"),
)
_ROWS: Final = (("TT", "Nội dung", "Năm 2025"), ("1", "Ví dụ", "1.234,5"))
_WIDTHS: Final = (900, ROOM - 900 - 2000, 2000)


def article_template() -> bytes:
    """Give the bytes of `bai-viet.docx`."""
    document = new_template("Mẫu bài viết của cơ quan")
    define_styles(document, _headings(), shipped=_kept())
    define_lists(document, only=(BULLETS, NUMBERED))
    set_page(document.sections[0])
    for style, text in _EXAMPLE:
        write(document, style, text)
    _write_table(document)
    write(document, "NguonBang", "Nguồn: số liệu minh họa")
    write(document, "BodyText", "Sau bảng viết tiếp như thường.")
    return template_bytes(document)


def _kept() -> tuple[Look, ...]:
    """Give those of the report's styles that stand in an agency's text."""
    return tuple(look for look in shipped_looks() if look.shown and look.id.startswith(_KEPT))


def _headings() -> tuple[Look, ...]:
    return tuple(
        Look(
            f"Heading{level}", f"heading {level}", follow="BodyText", align="left", first=0,
            before=12 if level == 1 else 6, after=3, bold=level <= 3, italic=level >= 3,
            keep_next=True, keep_lines=True, outline=level - 1, line=276,
        )
        for level in range(1, _DEEPEST + 1)
    )  # fmt: skip


def _write_table(document: Document) -> None:
    table = add_table(document, "Bang", _WIDTHS, rows=len(_ROWS))
    for number, (row, texts) in enumerate(zip(table.rows, _ROWS, strict=True)):
        keep_row(row, repeats=number == 0)
        styles = ("BangTieuDe",) * 3 if number == 0 else ("BangGiua", "BangChu", "BangSo")
        for cell, style, text in zip(row.cells, styles, texts, strict=True):
            write(cell, style, text)
