"""The shipped template `templates/nhat-ky-thay-doi.docx`: the summary of the change log.

Landscape A4. The summary is filled through its tags, the lists of changes take the place of
the marker.
"""

from collections.abc import Sequence
from typing import Final

from docx.document import Document
from docx.table import _Cell, _Row

from pipeline.render.templates.base import new_template, template_bytes
from pipeline.render.templates.elements import keep_row
from pipeline.render.templates.looks import CharacterLook, Look
from pipeline.render.templates.pages import add_table, set_headers, set_page, write
from pipeline.render.word.shell import LOG_MARKER

_LOOKS: Final = (
    Look("NhatKyTen", "Nhật ký - tên", align="center", bold=True, caps=True, after=3),
    Look("NhatKyDong", "Nhật ký - dòng dưới tên", align="center", size=13, after=2),
    Look(
        "NhatKyMuc", "Nhật ký - mục", follow="NhatKyLoi", bold=True, before=10, after=4, size=13,
        keep_next=True, keep_lines=True, outline=0,
    ),
    Look(
        "NhatKyPhan", "Nhật ký - phần", follow="NhatKyLoi", bold=True, italic=True, before=6,
        after=3, size=12, keep_next=True, keep_lines=True, outline=1,
    ),
    Look("NhatKyLoi", "Nhật ký - lời", align="both", size=12, before=3, after=3),
    Look("NhatKyNho", "Nhật ký - lời nhỏ", align="both", size=10, before=0, after=2),
)  # fmt: skip
_LETTERS: Final = (
    CharacterLook("ChuXoa", "Chữ bị xóa", strike=True, color="A61B1B"),
    CharacterLook("ChuThem", "Chữ thêm", color="1F4E79", underline="single"),
    CharacterLook("ChuDinhDang", "Chữ đổi định dạng", underline="dotted"),
)
_COUNTS: Final = (
    ("them", "Thêm"),
    ("sua", "Sửa"),
    ("xoa", "Xóa"),
    ("chuyen", "Chuyển"),
    ("tong", "Tổng số"),
    ("noi_dung", "Nội dung"),
    ("hinh_thuc", "Hình thức"),
    ("dinh_dang", "Định dạng"),
)
_COUNT_WIDTHS: Final = (5370, *(1150,) * len(_COUNTS))
_FIGURES: Final = (
    ("vi_tri", "Vị trí", 1300),
    ("dong", "Dòng", 3300),
    ("cot", "Cột", 2850),
    ("truoc", "Trước", 950),
    ("sau", "Sau", 950),
    ("chenh_lech", "Chênh lệch", 1100),
    ("ty_le", "%", 850),
    ("don_vi", "Đơn vị", 870),
    ("co_quan", "Cơ quan", 2400),
)
_TALLIES: Final = (
    ("Theo đối tượng thay đổi", "theo_loai"),
    ("Theo phần, phụ lục", "theo_phan"),
    ("Theo cơ quan", "theo_co_quan"),
)


def changelog_template() -> bytes:
    """Give the bytes of `nhat-ky-thay-doi.docx`: titles, summary tables, marker, landscape."""
    document = new_template("Mẫu nhật ký thay đổi", _LOOKS, _LETTERS)
    _write_titles(document)
    _write_totals(document)
    _write_largest(document)
    write(document, "NhatKyLoi", LOG_MARKER)
    (section,) = document.sections
    set_page(section, wide=True)
    set_headers(section)
    return template_bytes(document)


def _write_titles(document: Document) -> None:
    write(document, "NhatKyTen", "Nhật ký thay đổi")
    write(document, "NhatKyTen", "{{ tieu_de }}")
    write(
        document,
        "NhatKyDong",
        "{{ lan_sau }} (ngày {{ ngay_sau }}) so với {{ lan_truoc }} (ngày {{ ngay_truoc }})",
    )
    write(document, "NhatKyDong", "Cơ quan lập quy hoạch: {{ co_quan_lap }}")


def _write_totals(document: Document) -> None:
    """Write one table of counts: its head once, and a row of its own above each way of counting."""
    write(document, "NhatKyMuc", "I. TỔNG HỢP")
    write(document, "NhatKyLoi", "{{ tom_tat }}")
    write(document, "NhatKyPhan", "1. Số thay đổi")
    keys = ("ten", *(key for key, _ in _COUNTS))
    titles = ("", *(words for _, words in _COUNTS))
    table = add_table(document, "Bang", _COUNT_WIDTHS, rows=1 + 4 * len(_TALLIES))
    head, *rows = table.rows
    _write_head(head, titles)
    for at, (title, tag) in enumerate(_TALLIES):
        name, *repeated = rows[4 * at : 4 * at + 4]
        keep_row(name)
        named = write(_across(name), "BangChu10", title)
        named.runs[0].bold = True
        named.paragraph_format.keep_with_next = True
        _write_repeated(repeated, tag, keys, words=("ten",))


def _write_largest(document: Document) -> None:
    write(document, "NhatKyPhan", "2. Số liệu thay đổi nhiều nhất")
    keys, titles, widths = zip(*_FIGURES, strict=True)
    table = add_table(document, "Bang", widths, rows=4)
    head, *rows = table.rows
    _write_head(head, titles)
    _write_repeated(rows, "so_lieu", keys, words=("vi_tri", "dong", "cot", "don_vi", "co_quan"))
    write(document, "NhatKyNho", "{{ so_lieu_con_lai }}")
    write(document, "NhatKyPhan", "3. Mục không có thay đổi")
    write(document, "NhatKyNho", "{%p for dong in muc_khong_doi %}")
    write(document, "NhatKyNho", "{{ dong.phan }}: {{ dong.muc }}.")
    write(document, "NhatKyNho", "{%p endfor %}")


def _write_head(head: _Row, titles: Sequence[str]) -> None:
    keep_row(head, repeats=True)
    for cell, title in zip(head.cells, titles, strict=True):
        write(cell, "BangTieuDe10", title)


def _write_repeated(
    rows: Sequence[_Row], tag: str, keys: Sequence[str], words: Sequence[str]
) -> None:
    """Write three rows: the opening of a tag, the row repeated for each of its entries, the end."""
    opening, row, closing = rows
    keep_row(row)
    for cell, key in zip(row.cells, keys, strict=True):
        write(cell, "BangChu10" if key in words else "BangSo10", f"{{{{ dong.{key} }}}}")
    for tagged, text in ((opening, f"{{%tr for dong in {tag} %}}"), (closing, "{%tr endfor %}")):
        write(_across(tagged), "BangChu10", text)


def _across(row: _Row) -> _Cell:
    first: _Cell = row.cells[0]
    merged: _Cell = first.merge(row.cells[-1])
    return merged
