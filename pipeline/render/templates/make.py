"""The shipped templates in `templates/`: `python -m pipeline.render.templates.make` makes them.

Every look of the documents stands here as a Word style, list or page setup, after Nghị định
30/2020/NĐ-CP, Phụ lục I; the writers only name them. A consultant may change a file in
Word instead; making it again gives the shipped bytes.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from pipeline.render.templates.changelog import changelog_template
from pipeline.render.templates.papers import (
    divergence_template,
    letter_template,
    response_template,
)
from pipeline.render.templates.parts import PAGE_NUMBER, references, template_file, written
from pipeline.render.word.shell import BODY_MARKER

TEMPLATES: Final = Path(__file__).resolve().parents[3] / "templates"

_PAGE: Final = (
    '<w:type w:val="nextPage"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"'
    ' w:header="454" w:footer="454" w:gutter="0"/>'
)
# the frame of the cover, 8 points and its own width outside the text, stands on the margins
_FRAMED: Final = (
    '<w:type w:val="nextPage"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1404" w:right="1404" w:bottom="1404" w:left="1971"'
    ' w:header="454" w:footer="454" w:gutter="0"/>'
)
_BORDERS: Final = (
    '<w:pgBorders w:offsetFrom="text">'
    + "".join(
        f'<w:{side} w:val="thinThickSmallGap" w:sz="24" w:space="{space}" w:color="000000"/>'
        for side, space in (("top", 8), ("left", 8), ("bottom", 8), ("right", 8))
    )
    + "</w:pgBorders>"
)


_DRAFT: Final = written("DuThao", "{{ lan }} - {{ ngay }}")


def report_template() -> bytes:
    """Give the bytes of `bao-cao.docx`: styles, lists, pages, headers, covers, body marker."""
    return template_file(
        _document,
        title="Mẫu báo cáo quy hoạch tỉnh",
        headers=(PAGE_NUMBER + _DRAFT, written("Header", "") + _DRAFT),
    )


def _document(ids: Mapping[str, str]) -> str:
    number, pages = '<w:pgNumType w:fmt="decimal"/>', '<w:cols w:space="720"/>'
    # no header or footer, not even empty ones: LibreOffice draws the frame around them
    outer = f"<w:sectPr>{_FRAMED}{_BORDERS}{number}{pages}</w:sectPr>"
    inner = f"<w:sectPr>{_PAGE}{number}{pages}</w:sectPr>"
    body = (
        f"<w:sectPr>{references(ids)}{_PAGE}"
        f'<w:pgNumType w:fmt="decimal" w:start="1"/>{pages}<w:titlePg/></w:sectPr>'
    )
    return (
        written("TrangBiaCoQuan", "ỦY BAN NHÂN DÂN TỈNH {{ tinh }}")
        + written("TrangBiaTen", "{{ tieu_de }}")
        + written("TrangBiaLan", "({{ lan }})")
        + written("TrangBiaNgay", "{{ noi_ngay }}", outer)
        + written("TrangBiaCoQuan", "ỦY BAN NHÂN DÂN TỈNH {{ tinh }}")
        + written("TrangBiaTen", "{{ tieu_de }}")
        + written("TrangBiaLan", "({{ lan }})")
        + _signatures()
        + written("TrangBiaNgayPhu", "{{ noi_ngay }}", inner)
        + written("BodyText", BODY_MARKER)
        + body
    )


def _signatures() -> str:
    left = ("CƠ QUAN LẬP QUY HOẠCH", "co_quan_lap")
    right = ("{{ nhan_tu_van }}", "tu_van")
    cells = "".join(
        '<w:tc><w:tcPr><w:tcW w:w="4535" w:type="dxa"/></w:tcPr>'
        + written("TrangBiaKy", label)
        + written("TrangBiaKy", f"{{{{ {key} }}}}")
        + written("TrangBiaKy", f"{{{{ chuc_vu_{key} }}}}")
        + written("TrangBiaNguoiKy", f"{{{{ nguoi_ky_{key} }}}}")
        + "</w:tc>"
        for label, key in (left, right)
    )
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="BangKhongKe"/><w:tblW w:w="9070" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="4535"/>'
        f'<w:gridCol w:w="4535"/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl>'
    )


SHIPPED: Final[Mapping[str, Callable[[], bytes]]] = {
    "bao-cao.docx": report_template,
    "cong-van-xin-y-kien.docx": letter_template,
    "nhat-ky-thay-doi.docx": changelog_template,
    "tiep-thu-giai-trinh.docx": response_template,
    "y-kien-khac-nhau.docx": divergence_template,
}


def write_templates(folder: Path = TEMPLATES) -> tuple[Path, ...]:
    """Write the shipped templates into the folder and give their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in SHIPPED.items():
        (folder / name).write_bytes(make())
    return tuple(folder / name for name in SHIPPED)


if __name__ == "__main__":
    write_templates()
