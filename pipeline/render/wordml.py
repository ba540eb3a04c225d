"""A report as a Word file: the body, its footnotes, lists and pictures, in the template's shell."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from lxml import etree

from pipeline.model.blocks import Source
from pipeline.model.flow import Flow, FlowBlock, FlowTable, paragraphs
from pipeline.model.notice import Notice, Severity, in_order
from pipeline.model.pages import Pages
from pipeline.model.report import Report
from pipeline.render.body import body_pieces, opened
from pipeline.render.chart import CHART_TYPE, WORKBOOK_TYPE
from pipeline.render.columns import FULL_SIZE
from pipeline.render.contents import CONTENTS_STYLES, Front
from pipeline.render.listing import APPENDIX_DEEPEST, HeadingCounters, list_definitions
from pipeline.render.math import formulas_of_flow, write_formulas
from pipeline.render.notes import footnotes_part, with_separators
from pipeline.render.package import (
    CONTENT_TYPES,
    DOCUMENT,
    DOCUMENT_RELATIONSHIPS,
    FOOTNOTE_RELATIONSHIPS,
    FOOTNOTES,
    HEAD,
    IDENTITY_ITEM,
    Identity,
    Parts,
    Relationships,
    carry_identity,
    content_types,
    core_properties,
    draft_name,
    read_parts,
    relationships_part,
    zip_parts,
)
from pipeline.render.pages import Opening, Piece, lay_pages
from pipeline.render.paragraphs import paragraph
from pipeline.render.shell import DECLARATIONS, Shell, TemplateError, render_shell
from pipeline.render.writing import Writing

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NUMBERING: Final = "word/numbering.xml"
_SETTINGS: Final = "word/settings.xml"
_NOTE_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_PICTURE_TYPES: Final = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "svg": "image/svg+xml",
}
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
# without their lists headings would stand in Word without numbers
_COUNTED: Final = (*(f"Heading{level}" for level in range(1, 10)), "PhuLuc", "PhuLuc2")
assert FULL_SIZE == 12, "the cell styles without a number are those of full size"


@dataclass(frozen=True, slots=True)
class WrittenDocx:
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
) -> WrittenDocx:
    """Give the whole report as a .docx; the same arguments give the same bytes.

    Args:
        report: What covers and the list of abbreviations say.
        flow: The report as it is printed.
        template: `bao-cao.docx` with its styles, pages and covers.
        media: Bytes of the pictures by SHA-256.
        now: The day printed in the file's properties: the draft's.
        pages: Page numbers for contents and lists; None prints them without.

    Raises:
        TemplateError: The template lacks a style, a marker or a part.
    """
    shell = render_shell(template, cover_values(report), styles=REQUIRED_STYLES)
    writing = _begin(flow, shell, media)
    pieces = body_pieces(writing, flow)
    if pieces and pieces[0].opening is not Opening.APPENDIX:
        pieces = opened(pieces)
    front = Front(tuple(writing.contents), report.abbreviations, _caption_styles(shell.parts))
    written = _finish(report, flow, shell, writing, [*front.pieces(pages), *pieces], now)
    return replace(written, front=front, pages=pages)


def with_pages(written: WrittenDocx, pages: Pages | None) -> WrittenDocx:
    """Give the file with other page numbers, as `write_report` would have given it."""
    parts = read_parts(written.data)
    before, after = written.front.fragment(written.pages), written.front.fragment(pages)
    parts[DOCUMENT] = parts[DOCUMENT].replace(before, after, 1)
    return replace(written, data=zip_parts(parts), pages=pages)


def write_sections(
    report: Report, flow: Flow, *, template: bytes, media: Mapping[str, bytes], now: date
) -> WrittenDocx:
    """Give some sections of a report as they stand in it, without covers.

    `flow` holds those sections; the other arguments are as for `write_report`.
    """
    shell = render_shell(template, cover_values(report), styles=REQUIRED_STYLES, cover=False)
    writing = _begin(flow, shell, media)
    return _finish(report, flow, shell, writing, opened(body_pieces(writing, flow)), now)


def cover_values(report: Report) -> dict[str, str]:
    """Give what the tags of `bao-cao.docx` stand for."""
    outline, draft = report.outline, report.round
    month = f"{draft.day.month:02d}" if draft.day.month < 3 else str(draft.day.month)
    planner, consultant = report.agency(outline.planning_agency), report.agency(outline.consultant)
    return {
        "tinh": outline.province,
        "tieu_de": outline.title,
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


def _begin(flow: Flow, shell: Shell, media: Mapping[str, bytes]) -> Writing:
    blocks = tuple(block for section in flow.sections for block in section.blocks)
    formulas = tuple(formulas_of_flow(blocks))
    numbering = _Numbering(shell.parts)
    for style in _COUNTED:
        numbering.of_style(style)
    writing = Writing(
        draft=draft_name(flow),
        media=media,
        formulas=write_formulas(key for key, _ in formulas),
        anchors=_anchors(flow, blocks),
        portrait=shell.setup.portrait,
        landscape=shell.setup.landscape,
        first_num=numbering.first_free,
        headings=HeadingCounters(),
        bullets=numbering.of_style("DanhSach1"),
    )
    for (tex, alone), source in formulas:
        if (tex, alone) not in writing.formulas:
            _report_formula(writing, tex, source)
    return writing


def _anchors(flow: Flow, blocks: tuple[FlowBlock, ...]) -> frozenset[str]:
    named = set(flow.anchors)
    for block in blocks:
        if isinstance(block, FlowTable):
            named.update(block.anchors)
    for line in paragraphs(blocks):
        named.add(line.id)
        named.update(line.anchors)
    return frozenset(filter(None, named))


def _report_formula(writing: Writing, tex: str, source: Source) -> None:
    writing.notice(
        Severity.WARNING,
        "cong-thuc-sai",
        f"công thức không dựng được, in nguyên văn: {tex[:80]}",
        fix="sửa công thức theo cú pháp TeX",
        source=source,
    )


def _finish(
    report: Report, flow: Flow, shell: Shell, writing: Writing, pieces: list[Piece], now: date
) -> WrittenDocx:
    for target in flow.anchors:
        writing.anchor_next(target)
    rest = writing.take_anchors("")
    if rest:
        pieces = [*pieces, Piece(paragraph("NgatTrang", rest))]
    body, section = lay_pages(pieces, shell.setup)
    parts = dict(shell.parts)
    parts[DOCUMENT] = b"".join((shell.before, body.encode(), section.encode(), shell.after))
    document = writing.relationships
    writing.relationships = Relationships("rIdChuThich")
    parts[FOOTNOTES] = footnotes_part(writing, DECLARATIONS)
    if _SETTINGS in parts:
        parts[_SETTINGS] = with_separators(parts[_SETTINGS])
    if writing.relationships:
        parts[FOOTNOTE_RELATIONSHIPS] = relationships_part(None, writing.relationships)
    document.add("customXml", f"../{IDENTITY_ITEM}")
    if FOOTNOTES not in shell.parts:
        document.add("footnotes", "footnotes.xml")
    parts[DOCUMENT_RELATIONSHIPS] = relationships_part(parts[DOCUMENT_RELATIONSHIPS], document)
    _put_lists(parts, writing)
    _put_pictures(parts, writing)
    _put_charts(parts, writing)
    carry_identity(parts, writing.identities, flow)
    parts["docProps/core.xml"] = core_properties(
        title=flow.title,
        subject=flow.round_name,
        creator=cover_values(report)["co_quan_lap"],
        day=now,
    )
    return WrittenDocx(
        data=zip_parts(parts),
        identities=tuple(writing.identities),
        notices=in_order(writing.notices),
    )


def _caption_styles(parts: Parts) -> tuple[tuple[str, str], ...]:
    """Give the names of the caption styles, which a consultant may have changed."""
    styles = etree.fromstring(parts["word/styles.xml"])

    def name(style: str) -> str:
        return _value(styles.find(f"{_W}style[@{_W}styleId='{style}']/{_W}name"))

    return (("bang", name("TenBang")), ("hinh", name("TenHinh")))


class _Numbering:
    """What the template's numbering offers: the list of a style, the first free id."""

    def __init__(self, parts: Parts) -> None:
        self._styles = etree.fromstring(parts["word/styles.xml"])
        nums = etree.fromstring(parts[_NUMBERING]).findall(f"{_W}num")
        self._abstract = {
            int(num.get(f"{_W}numId", "0")): int(_value(num.find(f"{_W}abstractNumId")))
            for num in nums
        }
        self.first_free = max(self._abstract, default=0) + 1

    def of_style(self, style: str) -> int:
        """Give the `w:num` that a paragraph style counts in."""
        found = self._styles.find(f"{_W}style[@{_W}styleId='{style}']/{_W}pPr/{_W}numPr/{_W}numId")
        number = int(_value(found)) if found is not None else 0
        if number not in self._abstract:
            raise TemplateError(f"kiểu {style} trong mẫu Word không gắn với danh sách đánh số")
        return number

    def abstract_of_style(self, style: str) -> int:
        """Give the `w:abstractNum` behind a paragraph style."""
        return self._abstract[self.of_style(style)]


def _value(element: etree._Element | None) -> str:
    return "0" if element is None else str(element.get(f"{_W}val", "0"))


def _put_lists(parts: Parts, writing: Writing) -> None:
    if not writing.lists:
        return
    abstract = _Numbering(parts).abstract_of_style("DanhSachSo1")
    root = etree.fromstring(parts[_NUMBERING])
    added = f"<x {DECLARATIONS}>{list_definitions(writing.lists, abstract)}</x>"
    at = max(index for index, child in enumerate(root) if child.tag == f"{_W}num") + 1
    root[at:at] = list(etree.fromstring(added))
    etree.cleanup_namespaces(root)
    parts[_NUMBERING] = HEAD.encode() + etree.tostring(root)


def _put_pictures(parts: Parts, writing: Writing) -> None:
    extensions = {extension for extension, _ in writing.pictures.values()}
    parts.update({name: data for name, (_, data) in writing.pictures.items()})
    parts[CONTENT_TYPES] = content_types(
        parts[CONTENT_TYPES],
        extensions={name: _PICTURE_TYPES[name] for name in extensions},
        parts={FOOTNOTES: _NOTE_TYPE},
    )


def _put_charts(parts: Parts, writing: Writing) -> None:
    if not writing.charts:
        return
    parts.update(writing.charts | writing.chart_relations)
    parts[CONTENT_TYPES] = content_types(
        parts[CONTENT_TYPES],
        extensions={"xlsx": WORKBOOK_TYPE},
        parts={name: CHART_TYPE for name in writing.charts if name.endswith(".xml")},
    )
