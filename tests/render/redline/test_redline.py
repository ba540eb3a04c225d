"""The redline as a whole: both drafts read back from it, and what is the new draft's alone."""

import re
from functools import cache

import pytest
from lxml import etree

from pipeline.compose.flow import lay_out
from pipeline.model.comparison import (
    Comparison,
    RevisedBlock,
    RevisedFigure,
    RevisedSection,
    Revision,
)
from pipeline.model.document import Figure
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowSection
from pipeline.model.pages import Pages
from pipeline.model.plan_summary import FieldCount, PlanSummary
from pipeline.model.report import Chapter, Part, Report
from pipeline.render.redline.redline import (
    WrittenRedline,
    excerpt_shell,
    native_moves,
    write_excerpt,
    write_redline,
)
from pipeline.render.word.package import DOCUMENT, FOOTNOTES, IDENTITY_ITEM
from pipeline.render.word.report import write_report
from pipeline.work.archive import read_parts
from tests.kept_texts import is_as_kept
from tests.oracle.gate import defects
from tests.render.comparisons import (
    came,
    earlier,
    line,
    moved_away,
    moved_here,
    pair,
    problems,
    redline,
    went,
    whole,
)
from tests.render.redline_cases import CASES
from tests.render.redline_shown import FOLDER, shown_xml
from tests.render.samples import (
    DAY,
    W,
    body,
    bullets,
    front,
    para,
    png,
    projects,
    report,
    section,
    text_of,
    wide_table,
    words,
)
from tests.render.shipped import report_template

_MARKS = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tcPrChange",
          "cellIns", "cellDel")  # fmt: skip


@cache
def written_case(name: str) -> WrittenRedline:
    """Give the redline of a case, written once for all that is asked of it."""
    return CASES[name]().redline()


def marked(found: WrittenRedline) -> list[etree._Element]:
    parts = read_parts(found.data)
    return [
        node
        for part in (DOCUMENT, FOOTNOTES)
        for node in etree.fromstring(parts[part]).iter(*(f"{W}{name}" for name in _MARKS))
    ]


def printed_body(found: WrittenRedline) -> str:
    """The body behind covers and contents from its first part on, tables left out."""
    nodes = [node for node in body(found.data) if node.tag == f"{W}p"]
    starts = (at for at, node in enumerate(nodes) if b'"Heading1"' in etree.tostring(node))
    nodes = nodes[next(starts) :]
    text = "".join(etree.tostring(node, encoding="unicode") for node in nodes)
    return shown_xml(re.sub(r' xmlns:\w+="[^"]*"', "", text)) + "\n"


def test_items_that_come_go_and_move_are_written_as_they_were(
    request: pytest.FixtureRequest,
) -> None:
    found = two_items()
    marks = "".join(
        f"{change}: {len(numbers)}, {numbers[0]} to {numbers[-1]}\n"
        for change, numbers in found.marks.items()
    )
    assert is_as_kept(FOLDER / "two-items.txt", printed_body(found) + marks, request)


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([moved_away(), moved_here()], {0}),
        ([moved_away(), moved_here(), moved_away()], set()),
        ([moved_away(1), moved_here(1), moved_away(2), moved_here(3)], {1}),
        ([came(4), went(4)], set()),
        ([moved_away(), moved_away(), moved_here(), moved_here()], {0}),
    ],
)
def test_a_move_leaves_as_many_paragraphs_as_it_brings(
    blocks: list[Revision], expected: set[int]
) -> None:
    flow = lay_out(report(Part("PHẦN", (Chapter("", (section("a", "A", para("x")),)),), "I")))
    text = flow.sections[-1].blocks[-1]
    told = tuple(whole(text, revision) for revision in blocks)
    sections = (RevisedSection(flow.sections[-1], (text, line(text, ()), *told)),)
    assert native_moves(Comparison(flow, flow, sections, ())) == expected


@pytest.mark.parametrize("name", sorted(CASES))
def test_accepting_gives_the_new_draft_and_rejecting_the_one_before(name: str) -> None:
    case = CASES[name]()
    assert problems(written_case(name), case.old, case.new, case.media) == []


@pytest.mark.parametrize("name", sorted(CASES))
def test_every_mark_says_who_and_when_and_belongs_to_a_change(name: str) -> None:
    found = written_case(name)
    nodes = marked(found)
    assert {node.get(f"{W}author") for node in nodes} == {"Sở Xây dựng"}
    assert {node.get(f"{W}date") for node in nodes} == {"2025-11-30T00:00:00Z"}
    ids = sorted(int(str(node.get(f"{W}id"))) for node in nodes)
    assert ids == sorted(number for numbers in found.marks.values() for number in numbers)
    assert all(list(numbers) == sorted(numbers) for numbers in found.marks.values())


@pytest.mark.parametrize("name", sorted(CASES))
def test_what_lives_is_known_as_in_the_report(name: str) -> None:
    case = CASES[name]()
    found = read_parts(written_case(name).data)
    own = write_report(
        case.new, lay_out(case.new), template=report_template(), media=case.media, now=DAY
    )
    assert found[IDENTITY_ITEM] == read_parts(own.data)[IDENTITY_ITEM]
    names = [
        str(node.get(f"{W}name"))
        for node in etree.fromstring(found[DOCUMENT]).iter(f"{W}bookmarkStart")
    ]
    known = [name for name in names if name.startswith("_qh_")]
    assert known == [entry.bookmark for entry in own.identities]


def test_the_reader_is_not_forced_to_track_changes() -> None:
    assert all(b"trackRevisions" not in part for part in read_parts(two_items().data).values())


def test_the_first_page_says_what_is_compared_and_whose_the_numbers_are() -> None:
    opening = front(two_items().data)[0]
    text = text_of(opening)
    assert text.startswith(
        "Bản so sánh Dự thảo lần 2 (ngày 30/11/2025) với Dự thảo lần 1 (ngày 01/10/2025)."
    )
    assert "số trang là của Dự thảo lần 2" in text
    assert text.endswith("Cỡ chữ và bề rộng cột của bảng là của bản mới, không đánh dấu.")
    style = opening.find(f"{W}pPr/{W}pStyle")
    assert style is not None
    assert style.get(f"{W}val") == "HopThongBao"


def test_covers_contents_and_lists_are_those_of_the_new_draft() -> None:
    old, new = drafts()
    new = replace(new, summary=PlanSummary(fields=(FieldCount("Y tế", (1, 0, 0, 2)),)))
    pages = Pages({"_Toc_x": 1}, {})
    template = report_template()
    own = write_report(new, lay_out(new), template=template, media={}, now=DAY, pages=pages)
    found = write_redline(
        compared(old, new), new, template=template, media={}, now=DAY, pages=pages
    )
    mine, theirs = ([text_of(node) for node in front(data)] for data in (own.data, found.data))
    assert [text for text in theirs if not text.startswith("Bản so sánh")] == mine
    assert mine[0] == "TÓM TẮT"


def test_an_excerpt_has_a_box_and_its_items_and_nothing_before() -> None:
    old, new = drafts()
    comparison = compared(old, new)
    own = replace(comparison, sections=comparison.sections[2:7])
    shell = excerpt_shell(new, report_template())
    data = write_excerpt(own, new, shell=shell, media={}, now=DAY, told="Trích của Sở A.")
    assert defects(data) == []
    box, first, *rest = etree.fromstring(read_parts(data)[DOCUMENT])[0]
    assert text_of(box).startswith("Trích của Sở A. Chỗ thêm, chỗ bỏ")
    assert "số trang là của bản trích này. Cỡ chữ" in text_of(box)
    assert "PHẦN HAI" in text_of(first)
    breaks = [node.get(f"{W}val") for node in first.iter(f"{W}pageBreakBefore")]
    assert breaks == ["0"]  # on the page of the box, though the style begins a new one
    assert not any("MỤC LỤC" in text_of(node) or "DANH MỤC" in text_of(node) for node in rest)


def test_the_first_appendix_of_an_excerpt_stands_below_the_box() -> None:
    old, new = drafts()
    comparison = compared(old, new)
    own = replace(comparison, sections=comparison.sections[-1:])
    shell = excerpt_shell(new, report_template())
    data = write_excerpt(own, new, shell=shell, media={}, now=DAY, told="Trích.")
    assert defects(data) == []
    nodes = etree.fromstring(read_parts(data)[DOCUMENT])[0]
    assert len(list(nodes.iter(f"{W}sectPr"))) == 1


def test_a_redline_of_equal_drafts_is_the_report_with_its_box() -> None:
    _, new = drafts()
    flow = lay_out(new)
    sections = tuple(RevisedSection(entry, entry.blocks) for entry in flow.sections)
    equal = Comparison(lay_out(earlier(new)), flow, sections, ())
    found = redline(equal, new)
    assert found.marks == {}
    own = write_report(new, flow, template=report_template(), media={}, now=DAY)
    kept = [etree.tostring(node) for node in body(own.data)]
    assert [etree.tostring(node) for node in body(found.data)] == kept


def test_the_same_comparison_gives_the_same_bytes() -> None:
    assert two_items().data == two_items().data


def drafts() -> tuple[Report, Report]:
    """Two drafts: an item that moved, a part and an appendix that went, ones that came."""
    first = section("a", "Mục a", para("a"), projects(3))
    second = section("b", "Mục b", para("b"), bullets("x", "y", start=1), number="2.")
    wide = section("pl-cu", "Phụ lục cũ", wide_table(), number="Phụ lục I", place="Phụ lục I")
    came_later = section("pl-moi", "Phụ lục mới", para("m"), number="Phụ lục I")
    lead = Part("PHẦN BỎ", (Chapter("", (section("x", "Mục x", para("x")),)),), "I")
    old = report(
        lead,
        Part("PHẦN HAI", (Chapter("CHƯƠNG", (first, second), "I"),), "II"),
        appendices=(wide,),
    )
    switched = (replace(second, number="1."), replace(first, number="2."))
    new = report(
        Part("PHẦN HAI", (Chapter("CHƯƠNG", switched, "I"),), "I"), appendices=(came_later,)
    )
    return earlier(old), new


def compared(old: Report, new: Report) -> Comparison:
    before, after = lay_out(old), lay_out(new)

    def gone(entry: FlowSection, change: int) -> RevisedSection:
        blocks = tuple(whole(block, went(change)) for block in entry.blocks)
        return RevisedSection(entry, blocks, gone=True)

    def here(entry: FlowSection, change: int) -> RevisedSection:
        return RevisedSection(entry, tuple(whole(block, came(change)) for block in entry.blocks))

    def kept(entry: FlowSection) -> RevisedSection:
        return RevisedSection(entry, entry.blocks)

    a, b = before.sections[4], before.sections[5]
    assert (a.id, b.id) == ("a", "b")
    part, chapter, _, moved, appendix = after.sections
    sections = (
        gone(before.sections[0], 0), gone(before.sections[1], 1), kept(part), kept(chapter),
        gone(a, 2), kept(after.sections[2]), here(moved, 2), gone(before.sections[6], 3),
        here(appendix, 4),
    )  # fmt: skip
    return Comparison(before, after, sections, ())


def two_items() -> WrittenRedline:
    old, new = drafts()
    return redline(compared(old, new), new)


def test_items_parts_and_appendices_come_go_and_move() -> None:
    old, new = drafts()
    assert problems(redline(compared(old, new), new), old, new) == []


def test_page_sections_are_those_of_the_new_draft() -> None:
    _, new = drafts()
    own = write_report(new, lay_out(new), template=report_template(), media={}, now=DAY)
    mine, theirs = (
        [
            etree.tostring(node)
            for node in etree.fromstring(read_parts(data)[DOCUMENT]).iter(f"{W}sectPr")
        ]
        for data in (own.data, two_items().data)
    )
    assert theirs == mine


def test_only_moves_with_both_sides_are_moves_of_words() -> None:
    case = CASES["moved"]()
    comparison = case.comparison()
    assert native_moves(comparison) == {0}
    outline, own = comparison.sections
    for side in (moved_away(), moved_here()):
        left = tuple(block for block in own.blocks if getattr(block, "mark", None) != side)
        assert native_moves(replace(comparison, sections=(replace(own, blocks=left),))) == set()
    assert native_moves(replace(comparison, sections=(outline,))) == set()


def test_a_draft_without_a_name_is_named_by_its_number() -> None:
    old, new = drafts()
    made = compared(old, new)
    bare = replace(made, old=replace(made.old, round_name=""), new=replace(made.new, round_name=""))
    text = text_of(front(redline(bare, new).data)[0])
    assert text.startswith(
        "Bản so sánh dự thảo lần 2 (ngày 30/11/2025) với dự thảo lần 1 (ngày 01/10/2025)."
    )
    assert "số trang là của dự thảo lần 2;" in text


def test_a_list_begun_anew_beside_a_figure_counts_as_it_did() -> None:
    """A figure that came, and a table, stand before the list that both drafts have."""
    image, data = png(30, 20)
    drawn = Figure(image, (words("Sơ đồ"),), "hinh-a", "1.1")
    listed = bullets("một", "hai", start=3)

    def tell(old: object, new: object) -> list[RevisedBlock]:
        own = list(new)  # type: ignore[call-overload]
        was = list(old)  # type: ignore[call-overload]
        figure = whole(own[0], came())
        assert isinstance(figure, RevisedFigure)
        return [figure, whole(was[0], went(1)), own[1]]

    case = pair([listed], [drawn, bullets("hai", start=3)], tell, {image.sha256: data})
    assert case.problems() == []
