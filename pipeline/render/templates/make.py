"""The shipped templates in `templates/`: `python -m pipeline.render.templates.make` makes them.

Every look of the documents stands here as a Word style, list or page setup, after Nghị định
30/2020/NĐ-CP, Phụ lục I; the writers only name them. A consultant may change a file in
Word instead; making it again gives the shipped bytes.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from docx.document import Document
from docx.section import Section

from pipeline.render.templates.article import article_template
from pipeline.render.templates.base import new_template, template_bytes
from pipeline.render.templates.changelog import changelog_template
from pipeline.render.templates.dossier import (
    contents_template,
    decision_template,
    opinions_template,
    plan_comparison_template,
    submission_template,
    summary_template,
)
from pipeline.render.templates.elements import set_page_frame, set_page_number
from pipeline.render.templates.monitoring import progress_template, reminder_template
from pipeline.render.templates.pages import add_table, end_section, set_headers, set_page, write
from pipeline.render.templates.papers import (
    body_page_template,
    divergence_template,
    kit_template,
    letter_template,
    response_template,
    slip_template,
)
from pipeline.render.word.shell import BODY_MARKER

TEMPLATES: Final = Path(__file__).resolve().parents[3] / "templates"

# the frame of the cover, 3 points thick and 8 outside the text, stands on the margins
_FRAME_WIDTH: Final = 24
_FRAME_SPACE: Final = 8
_FRAMED: Final = 270
_SIGNED: Final = 4535  # twips of each column of signatures
_SIGNATURE: Final = (
    ("TrangBiaKy", "CƠ QUAN LẬP QUY HOẠCH", "{{ nhan_tu_van }}"),
    ("TrangBiaKy", "{{ co_quan_lap }}", "{{ tu_van }}"),
    ("TrangBiaKy", "{{ chuc_vu_co_quan_lap }}", "{{ chuc_vu_tu_van }}"),
    ("TrangBiaNguoiKy", "{{ nguoi_ky_co_quan_lap }}", "{{ nguoi_ky_tu_van }}"),
)


def report_template() -> bytes:
    """Give the bytes of `bao-cao.docx`: styles, lists, pages, headers, covers, body marker."""
    document = new_template("Mẫu báo cáo quy hoạch tỉnh")
    # no header or footer on the covers, not even empty ones: LibreOffice frames them too
    cover = document.sections[0]
    set_page(cover, wider=_FRAMED)
    set_page_frame(cover, width=_FRAME_WIDTH, space=_FRAME_SPACE)
    set_page_number(cover, restart=False)
    _write_cover(document)
    write(document, "TrangBiaNgay", "{{ noi_ngay }}")
    inner = end_section(document)
    _unframe(inner)
    set_page(inner)
    _write_cover(document)
    _write_signatures(document)
    write(document, "TrangBiaNgayPhu", "{{ noi_ngay }}")
    body = end_section(document)
    write(document, "BodyText", BODY_MARKER)
    body._sectPr.remove_all("w:pgNumType")
    set_headers(body, note="{{ lan }} - {{ ngay }}")
    return template_bytes(document)


def _write_cover(document: Document) -> None:
    write(document, "TrangBiaCoQuan", "ỦY BAN NHÂN DÂN TỈNH {{ tinh }}")
    write(document, "TrangBiaTen", "{{ tieu_de }}")
    write(document, "TrangBiaLan", "({{ lan }})")


def _write_signatures(document: Document) -> None:
    # line by line, so that titles and names stand side by side, however long the bodies' names
    rows = add_table(document, "BangKhongKe", (_SIGNED, _SIGNED), len(_SIGNATURE)).rows
    for row, (style, *texts) in zip(rows, _SIGNATURE, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            write(cell, style, text)


def _unframe(section: Section) -> None:
    # a section that follows is a copy of the one before, its frame included
    section._sectPr.remove_all("w:pgBorders")


SHIPPED: Final[Mapping[str, Callable[[], bytes]]] = {
    "bai-viet.docx": article_template,
    "bao-cao-tom-tat.docx": summary_template,
    "bao-cao-tong-hop-y-kien.docx": opinions_template,
    "bao-cao.docx": report_template,
    "cong-van-tham-dinh.docx": partial(letter_template, council=True),
    "cong-van-xin-y-kien.docx": letter_template,
    "du-thao-van-ban-phe-duyet.docx": decision_template,
    "muc-luc-ho-so.docx": contents_template,
    "nhac-viec.docx": reminder_template,
    "nhat-ky-thay-doi.docx": changelog_template,
    "phieu-tra-loi-tham-dinh.docx": partial(slip_template, council=True),
    "phieu-tra-loi.docx": slip_template,
    "so-sanh-quy-hoach.docx": plan_comparison_template,
    "tien-do.docx": progress_template,
    "tiep-thu-giai-trinh-tham-dinh.docx": partial(response_template, council=True),
    "tiep-thu-giai-trinh.docx": response_template,
    "to-trinh.docx": submission_template,
    "trang-co-quan.docx": kit_template,
    "y-kien-cac-lan.docx": body_page_template,
    "y-kien-khac-nhau-tham-dinh.docx": partial(divergence_template, council=True),
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
