"""The shipped template `templates/nhat-ky-thay-doi.docx`: the summary of the change log.

Landscape A4. The summary is filled through its tags, the lists of changes take the place of
the marker.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from pipeline.render.templates.parts import PAGE_NUMBER, references, template_file, written
from pipeline.render.templates.styles import Look

LOG_MARKER: Final = "«CÁC THAY ĐỔI»"

_PAGE: Final = (
    '<w:type w:val="nextPage"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"'
    ' w:header="454" w:footer="454" w:gutter="0"/>'
)
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
_CHARACTERS: Final = (
    '<w:style w:type="character" w:customStyle="1" w:styleId="ChuXoa"><w:name w:val="Chữ bị xóa"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>'
    '<w:rPr><w:strike/><w:color w:val="A61B1B"/></w:rPr></w:style>'
    '<w:style w:type="character" w:customStyle="1" w:styleId="ChuThem"><w:name w:val="Chữ thêm"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>'
    '<w:rPr><w:b/><w:bCs/><w:color w:val="1F4E79"/><w:u w:val="single"/></w:rPr></w:style>'
    '<w:style w:type="character" w:customStyle="1" w:styleId="ChuDinhDang">'
    '<w:name w:val="Chữ đổi định dạng"/><w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>'
    '<w:rPr><w:u w:val="dotted"/></w:rPr></w:style>'
)


def changelog_template() -> bytes:
    """Give the bytes of `nhat-ky-thay-doi.docx`: titles, summary tables, marker, landscape."""
    return template_file(
        _document,
        title="Mẫu nhật ký thay đổi",
        headers=(PAGE_NUMBER, written("Header", "")),
        looks=_LOOKS,
        characters=_CHARACTERS,
    )


def _document(ids: Mapping[str, str]) -> str:
    section = (
        f"<w:sectPr>{references(ids)}{_PAGE}"
        '<w:pgNumType w:fmt="decimal" w:start="1"/><w:cols w:space="720"/><w:titlePg/></w:sectPr>'
    )
    return "".join((*_titles(), *_totals(), *_largest(), written("NhatKyLoi", LOG_MARKER), section))


def _titles() -> tuple[str, ...]:
    return (
        written("NhatKyTen", "Nhật ký thay đổi"),
        written("NhatKyTen", "{{ tieu_de }}"),
        written(
            "NhatKyDong",
            "{{ lan_sau }} (ngày {{ ngay_sau }}) so với {{ lan_truoc }} (ngày {{ ngay_truoc }})",
        ),
        written("NhatKyDong", "Cơ quan lập quy hoạch: {{ co_quan_lap }}"),
    )


def _totals() -> tuple[str, ...]:
    counts = ("them", "sua", "xoa", "chuyen", "tong")
    words = ("Thêm", "Sửa", "Xóa", "Chuyển chỗ", "Tổng số")
    classes = ("noi_dung", "hinh_thuc", "dinh_dang")
    class_words = ("Nội dung", "Hình thức", "Định dạng")
    head, keys = (*words, *class_words), (*counts, *classes)
    widths = (4970, *(1200,) * 8)
    return (
        written("NhatKyMuc", "I. TỔNG HỢP"),
        written("NhatKyLoi", "{{ tom_tat }}"),
        written("NhatKyPhan", "1. Theo đối tượng thay đổi"),
        _table(("Đối tượng", *head), "theo_loai", ("ten", *keys), widths),
        written("NhatKyPhan", "2. Theo phần, phụ lục"),
        _table(("Phần, phụ lục", *head), "theo_phan", ("ten", *keys), widths),
        written("NhatKyPhan", "3. Theo cơ quan"),
        _table(("Cơ quan", *head), "theo_co_quan", ("ten", *keys), widths),
    )


def _largest() -> tuple[str, ...]:
    return (
        written("NhatKyPhan", "4. Số liệu thay đổi nhiều nhất"),
        _table(
            ("Vị trí", "Dòng", "Cột", "Trước", "Sau", "Chênh lệch", "%", "Đơn vị", "Cơ quan"),
            "so_lieu",
            ("vi_tri", "dong", "cot", "truoc", "sau", "chenh_lech", "ty_le", "don_vi", "co_quan"),
            (2600, 2400, 1900, 1250, 1250, 1350, 1000, 1120, 1700),
            words=("vi_tri", "dong", "cot", "don_vi", "co_quan"),
        ),
        written("NhatKyLoi", "{{ so_lieu_con_lai }}"),
        written("NhatKyPhan", "5. Mục không có thay đổi"),
        written("NhatKyLoi", "{%p for dong in muc_khong_doi %}"),
        written("NhatKyLoi", "{{ dong.phan }}: {{ dong.muc }}."),
        written("NhatKyLoi", "{%p endfor %}"),
    )  # fmt: skip


def _table(
    head: Sequence[str],
    rows: str,
    keys: Sequence[str],
    widths: Sequence[int],
    words: Sequence[str] = ("ten",),
) -> str:
    """Give a table whose one row is repeated for each entry of the tag `rows`."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    titles = "".join(
        _cell(width, "BangTieuDe11", title) for width, title in zip(widths, head, strict=True)
    )
    values = "".join(
        _cell(width, "BangChu11" if key in words else "BangSo11", f"{{{{ dong.{key} }}}}")
        for width, key in zip(widths, keys, strict=True)
    )
    span = len(widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Bang"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{titles}</w:tr>"
        f"{_tag(f'{{%tr for dong in {rows} %}}', span, sum(widths))}"
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{values}</w:tr>"
        f"{_tag('{%tr endfor %}', span, sum(widths))}</w:tbl>"
    )


def _cell(width: int, style: str, text: str) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{written(style, text)}</w:tc>'
    )


def _tag(text: str, span: int, width: int) -> str:
    cell = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:gridSpan w:val="{span}"/></w:tcPr>'
        f"{written('BangChu11', text)}</w:tc>"
    )
    return f"<w:tr>{cell}</w:tr>"
