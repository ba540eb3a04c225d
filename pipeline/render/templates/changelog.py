"""The shipped template `templates/nhat-ky-thay-doi.docx`: the summary of the change log.

Landscape A4. The summary is filled through its tags, the lists of changes take the place of
the marker.
"""

from collections.abc import Sequence
from typing import Final

from docx.document import Document

from pipeline.render.templates.base import new_template, template_bytes
from pipeline.render.templates.elements import keep_row
from pipeline.render.templates.looks import CharacterLook, Look
from pipeline.render.templates.pages import add_table, set_headers, set_page, write
from pipeline.render.word.shell import LOG_MARKER

_LOOKS: Final = (
    Look("NhatKyTen", "Nhật ký - tên", align="center", bold=True, caps=True, after=3),
    Look("NhatKyDong", "Nhật ký - dòng dưới tên", align="center", size=13, after=2),
    Look(
        "NhatKyMuc", "Nhật ký - mục", follow="NhatKyLoi", bold=True, before=14, after=6, size=13,
        keep_next=True, keep_lines=True, outline=0,
    ),
    Look(
        "NhatKyPhan", "Nhật ký - phần", follow="NhatKyLoi", bold=True, italic=True, before=10,
        after=4, size=13, keep_next=True, keep_lines=True, outline=1,
    ),
    Look("NhatKyLoi", "Nhật ký - lời", align="both", size=13, before=3, after=3),
)  # fmt: skip
_LETTERS: Final = (
    CharacterLook("ChuXoa", "Chữ bị xóa", strike=True, color="A61B1B"),
    CharacterLook("ChuThem", "Chữ thêm", bold=True, color="1F4E79", underline="single"),
    CharacterLook("ChuDinhDang", "Chữ đổi định dạng", underline="dotted"),
)
_COUNTS: Final = (
    ("them", "Thêm"),
    ("sua", "Sửa"),
    ("xoa", "Xóa"),
    ("chuyen", "Chuyển chỗ"),
    ("tong", "Tổng số"),
    ("noi_dung", "Nội dung"),
    ("hinh_thuc", "Hình thức"),
    ("dinh_dang", "Định dạng"),
)
_COUNT_WIDTHS: Final = (4970, *(1200,) * len(_COUNTS))
_FIGURES: Final = (
    ("vi_tri", "Vị trí", 2600),
    ("dong", "Dòng", 2400),
    ("cot", "Cột", 1900),
    ("truoc", "Trước", 1250),
    ("sau", "Sau", 1250),
    ("chenh_lech", "Chênh lệch", 1350),
    ("ty_le", "%", 1000),
    ("don_vi", "Đơn vị", 1120),
    ("co_quan", "Cơ quan", 1700),
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
    write(document, "NhatKyMuc", "I. TỔNG HỢP")
    write(document, "NhatKyLoi", "{{ tom_tat }}")
    keys = ("ten", *(key for key, _ in _COUNTS))
    for title, head, rows in (
        ("1. Theo đối tượng thay đổi", "Đối tượng", "theo_loai"),
        ("2. Theo phần, phụ lục", "Phần, phụ lục", "theo_phan"),
        ("3. Theo cơ quan", "Cơ quan", "theo_co_quan"),
    ):
        write(document, "NhatKyPhan", title)
        titles = (head, *(words for _, words in _COUNTS))
        _write_table(document, rows, titles, keys, _COUNT_WIDTHS, words=("ten",))


def _write_largest(document: Document) -> None:
    write(document, "NhatKyPhan", "4. Số liệu thay đổi nhiều nhất")
    keys, titles, widths = zip(*_FIGURES, strict=True)
    words = ("vi_tri", "dong", "cot", "don_vi", "co_quan")
    _write_table(document, "so_lieu", titles, keys, widths, words=words)
    write(document, "NhatKyLoi", "{{ so_lieu_con_lai }}")
    write(document, "NhatKyPhan", "5. Mục không có thay đổi")
    write(document, "NhatKyLoi", "{%p for dong in muc_khong_doi %}")
    write(document, "NhatKyLoi", "{{ dong.phan }}: {{ dong.muc }}.")
    write(document, "NhatKyLoi", "{%p endfor %}")


def _write_table(
    document: Document,
    rows: str,
    titles: Sequence[str],
    keys: Sequence[str],
    widths: Sequence[int],
    words: Sequence[str],
) -> None:
    """Write a table whose one row is repeated for each entry of the tag `rows`."""
    table = add_table(document, "Bang", widths, rows=4)
    head, opening, row, closing = table.rows
    keep_row(head, repeats=True)
    keep_row(row)
    for cell, title in zip(head.cells, titles, strict=True):
        write(cell, "BangTieuDe11", title)
    for cell, key in zip(row.cells, keys, strict=True):
        write(cell, "BangChu11" if key in words else "BangSo11", f"{{{{ dong.{key} }}}}")
    for tagged, text in ((opening, f"{{%tr for dong in {rows} %}}"), (closing, "{%tr endfor %}")):
        write(tagged.cells[0].merge(tagged.cells[-1]), "BangChu11", text)
