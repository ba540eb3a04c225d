"""A report as a Word file: the body, its footnotes, lists and pictures, in the template's shell."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from pipeline.model.fixed import Fixed, field, replace
from pipeline.model.flow import Flow
from pipeline.model.notice import Notice, in_order
from pipeline.model.pages import NOTHING_DECIDED, Pages
from pipeline.model.report import Report
from pipeline.render.word.body import body_pieces, opened
from pipeline.render.word.contents import CONTENTS_STYLES, Front
from pipeline.render.word.document import begin, caption_styles, finish, packed
from pipeline.render.word.frame.covers import cover_title
from pipeline.render.word.frame.watermark import with_watermark
from pipeline.render.word.listing import APPENDIX_DEEPEST
from pipeline.render.word.notes import footnotes_part, plain_note
from pipeline.render.word.package import DOCUMENT, Identity
from pipeline.render.word.pages import Opening
from pipeline.render.word.plan_summary import summary_pages
from pipeline.render.word.shell import DECLARATIONS, Shell, render_shell
from pipeline.render.word.tables.columns import FULL_SIZE
from pipeline.work.archive import read_parts
from pipeline.work.store import NOTHING_KEPT, Store

_CELLS: Final = ("BangChu", "BangGiua", "BangSo", "BangTieuDe")

REQUIRED_STYLES: Final = (
    "BodyText",
    *(f"Heading{level}" for level in range(1, 10)),
    "PhuLuc",
    *(f"PhuLuc{level}" for level in range(2, APPENDIX_DEEPEST + 1)),
    "TieuDePhuLuc",
    "KemTheo",
    *(f"Diem{level}" for level in range(1, 5)),
    *(f"DiemTiep{level}" for level in range(1, 5)),
    *(f"DanhSach{level}" for level in range(1, 5)),
    *(f"DanhSachSo{level}" for level in range(1, 5)),
    *(f"DanhSachTiep{level}" for level in range(1, 5)),
    *("TenBang", "TieuDeBang", "DonViBang", "NguonBang", "GhiChuBang", "Bang"),
    *(f"{cell}{size}" for cell in _CELLS for size in ("", "11", "10", "9", "8")),
    *("TenHinh", "HinhAnh", "CongThuc", "TrichDan", "MaNguon", "HopThongBao", "DuongKe"),
    *("ThuatNgu", "DinhNghia", "LuuY", "GhiChu", "Khung", "CanGiua", "CanPhai", "NgatTrang"),
    *("FootnoteText", "FootnoteReference", "Hyperlink", "MaTrongDong"),
    *CONTENTS_STYLES,
)
assert FULL_SIZE == 12, "the cell styles without a number are those of full size"


class WrittenDocx(Fixed):
    """A Word file.

    `identities` say where each bookmarked paragraph came from, `front` is what stands before
    Phần I, written with `pages`; `notices` are what authors should know.
    """

    data: bytes
    identities: tuple[Identity, ...]
    notices: tuple[Notice, ...]
    front: Front = field(default_factory=Front)
    pages: Pages | None = None


def write_report(
    report: Report,
    flow: Flow,
    *,
    template: bytes,
    media: Mapping[str, bytes],
    now: date,
    pages: Pages | None = None,
    kept: Store = NOTHING_KEPT,
) -> WrittenDocx:
    """Give the whole report as a .docx; the same arguments give the same bytes.

    Args:
        report: What covers and the list of abbreviations say.
        flow: The report as it is printed.
        template: `bao-cao.docx` with its styles, pages and covers.
        media: Bytes of the pictures by SHA-256.
        now: The day printed in the file's properties: the draft's.
        pages: Page numbers for contents and lists, and what pages ask of tables; None prints
            the lists without numbers.
        kept: What earlier runs rendered.

    Raises:
        TemplateError: The template lacks a style, a marker or a part.
    """
    shell = report_shell(report, template, kept=kept)
    writing = begin(flow, shell, media, kept=kept)
    writing.layout = NOTHING_DECIDED if pages is None else pages.layout
    pieces = body_pieces(writing, flow, kept)
    if pieces and pieces[0].opening is not Opening.APPENDIX:
        pieces = opened(pieces)
    front = Front(
        tuple(writing.contents),
        report.abbreviations,
        caption_styles(shell.parts),
        report.contents_depth,
        summary_pages(report.summary, writing),
    )
    pieces = [*front.pieces(pages), *pieces]
    data = finish(flow, shell, writing, pieces, creator=creator(report), now=now, kept=kept)
    return WrittenDocx(data, tuple(writing.identities), in_order(writing.notices), front, pages)


def with_pages(written: WrittenDocx, pages: Pages | None) -> WrittenDocx:
    """Give the file with other page numbers, as `write_report` would have given it.

    What `pages` decide of tables is what the file was written with.
    """
    parts = read_parts(written.data)
    before, after = written.front.fragment(written.pages), written.front.fragment(pages)
    parts[DOCUMENT] = parts[DOCUMENT].replace(before, after, 1)
    return replace(written, data=packed(parts), pages=pages)


def write_sections(
    report: Report,
    flow: Flow,
    *,
    template: bytes,
    media: Mapping[str, bytes],
    now: date,
    kept: Store = NOTHING_KEPT,
) -> WrittenDocx:
    """Give some sections of a report as they stand in it, without covers.

    `flow` holds those sections; the other arguments are as for `write_report`.
    """
    shell = report_shell(report, template, cover=False, kept=kept)
    writing = begin(flow, shell, media, kept=kept)
    pieces = opened(body_pieces(writing, flow, kept))
    data = finish(flow, shell, writing, pieces, creator=creator(report), now=now, kept=kept)
    return WrittenDocx(data, tuple(writing.identities), in_order(writing.notices))


def notices_of_writing(
    report: Report,
    flow: Flow,
    *,
    template: bytes,
    media: Mapping[str, bytes],
    cover: bool = True,
    kept: Store = NOTHING_KEPT,
) -> tuple[Notice, ...]:
    """Give what `write_report` (without `cover`: `write_sections`) would notice; nothing is kept.

    Raises:
        TemplateError: The template lacks a style, a marker or a part.
    """
    shell = report_shell(report, template, cover=cover, kept=kept)
    writing = begin(flow, shell, media, kept=kept)
    body_pieces(writing, flow, kept)
    footnotes_part(writing, DECLARATIONS, plain_note)
    caption_styles(shell.parts)
    return in_order(writing.notices)


def report_shell(
    report: Report, template: bytes, *, cover: bool = True, kept: Store = NOTHING_KEPT
) -> Shell:
    """Give the template's pages, filled, with the mark across them where the report asks for it.

    Raises:
        TemplateError: The template lacks a style, a marker or a part.
    """
    values = cover_values(report)
    shell = render_shell(template, values, styles=REQUIRED_STYLES, cover=cover, kept=kept)
    return with_watermark(shell) if report.watermark else shell


def creator(report: Report) -> str:
    """Give who is named as a document's author: the planning agency."""
    planner = report.agency(report.outline.planning_agency)
    return planner.name if planner else ""


def cover_values(report: Report) -> dict[str, str]:
    """Give what the tags of `bao-cao.docx` stand for."""
    outline, draft = report.outline, report.round
    month = f"{draft.day.month:02d}" if draft.day.month < 3 else str(draft.day.month)
    planner, consultant = report.agency(outline.planning_agency), report.agency(outline.consultant)
    return {
        "tinh": outline.province,
        "tieu_de": cover_title(outline.title, report.cover_title),
        "lan": draft.name or f"Dự thảo lần {draft.number}",
        "ngay": draft.day.strftime("%d/%m/%Y"),
        "noi_ngay": f"{outline.province}, tháng {month} năm {draft.day.year}",
        "co_quan_lap": planner.name if planner else "",
        "chuc_vu_co_quan_lap": planner.head_title if planner else "",
        "nguoi_ky_co_quan_lap": planner.head_name if planner else "",
        "nhan_tu_van": "ĐƠN VỊ TƯ VẤN" if outline.consultant else "",
        "tu_van": consultant.name if consultant else "",
        "chuc_vu_tu_van": consultant.head_title if consultant else "",
        "nguoi_ky_tu_van": consultant.head_name if consultant else "",
    }
