"""A report laid out: styles of nested blocks, lists, tables with their lines, footnotes."""

from datetime import date

from pipeline.compose.flow import lay_out, lay_out_sections
from pipeline.model.document import (
    Block,
    Division,
    Heading,
    Paragraph,
    Source,
)
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowFigure, FlowParagraph, FlowTable, Role, SectionKind
from pipeline.model.inlines import Text
from pipeline.model.outline import Agency, Group, Item, Outline, Paper, PartOutline, Round
from pipeline.model.report import Chapter, Part, Report, Section

AGENCY = Agency("so-y-te", "Sở Y tế", Group.DEPARTMENT)
SOURCE = Source("so-y-te", "sections/lan-1/so-y-te/y-te.md", 3)


def words(text: str) -> Paragraph:
    return Paragraph((Text(text),), SOURCE)


def report(*blocks: Block, appendix: tuple[Block, ...] = ()) -> Report:
    item, attached = Item("y-te", "Y tế", "so-y-te"), Item("pl-y-te", "Bảng", "so-y-te")
    outline = Outline("Báo cáo", "Lạng Sơn", "so-y-te", "", (PartOutline("P", ()),))
    section = Section(item, "Y tế", blocks, "1.", "Phần I, mục I.1")
    after = Section(attached, "Bảng số liệu", appendix, "Phụ lục I", "Phụ lục I")
    part = Part("ĐÁNH GIÁ", (Chapter("HẠ TẦNG", (section,), "I"),), "I")
    day = Round(1, date(2025, 11, 15), "Dự thảo lần 1")
    return Report(outline, (AGENCY,), day, (part,), (after,))


def laid(*blocks: Block) -> tuple[FlowParagraph | FlowTable | FlowFigure, ...]:
    return lay_out(report(*blocks)).sections[2].blocks[1:]


def test_the_outline_gives_a_section_for_each_heading_item_and_appendix() -> None:
    flow = lay_out(report())
    assert [(section.id, section.kind, section.place) for section in flow.sections] == [
        ("phan:1", SectionKind.PART, "Phần I"),
        ("phan:1/chuong:1", SectionKind.CHAPTER, "Phần I, mục I"),
        ("y-te", SectionKind.ITEM, "Phần I, mục I.1"),
        ("pl-y-te", SectionKind.APPENDIX, "Phụ lục I"),
    ]
    headings = [section.blocks[0] for section in flow.sections]
    assert [block.style for block in headings if isinstance(block, FlowParagraph)] == [
        "Heading1",
        "Heading2",
        "Heading3",
        "PhuLuc",
    ]


def test_headings_of_an_appendix_count_below_its_title() -> None:
    flow = lay_out(report(appendix=(Heading(1, (Text("A"),)), Heading(2, (Text("B"),)))))
    blocks = flow.sections[-1].blocks
    levels = [(b.style, b.level) for b in blocks if isinstance(b, FlowParagraph) and b.level]
    assert levels == [("PhuLuc", 1), ("PhuLuc2", 2), ("PhuLuc3", 3)]
    assert isinstance(blocks[1], FlowParagraph)
    assert blocks[1].role is Role.FIXED


def test_the_identifier_of_a_division_waits_for_the_next_paragraph() -> None:
    division = Division("khung", (), id="muc-khung")
    (paragraph,) = laid(division, words("sau"))
    assert isinstance(paragraph, FlowParagraph)
    assert paragraph.anchors == ("muc-khung",)
    assert lay_out(report(appendix=(division,))).anchors == ("muc-khung",)


def test_some_sections_are_laid_out_as_they_stand_in_the_report() -> None:
    whole = report(words("x"), appendix=(words("y"),))
    chosen = tuple(whole.sections())
    assert lay_out_sections(whole, chosen).sections == lay_out(whole).sections[2:]


def test_an_appendix_says_whether_its_wide_pages_are_large() -> None:
    value = report(appendix=(words("y"),))
    (attached,) = value.appendices
    large = replace(attached, item=replace(attached.item, paper=Paper.A3))
    assert [s.large for s in lay_out(value).sections if s.kind is SectionKind.APPENDIX] == [False]
    found = lay_out(replace(value, appendices=(large,))).sections
    assert [section.large for section in found] == [*[False] * (len(found) - 1), True]
