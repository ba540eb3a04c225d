import itertools

from hypothesis import given
from hypothesis import strategies as st

from pipeline.compose.assemble import assemble
from pipeline.compose.numbering import number
from pipeline.model.document import Block, Figure, Heading, Table, walk
from pipeline.model.report import Report
from tests.samples import contribution, figure, heading, item, materials, outline, table


def numbered(*blocks: Block, appendix: bool = False) -> Report:
    shape = outline(
        [
            [("", [item("mot")])],
            [("CHƯƠNG A", [item("hai"), item("ba")]), ("CHƯƠNG B", [item("bon")])],
        ],
        [item("pl-mot"), item("pl-hai")],
    )
    where = "pl-hai" if appendix else "ba"
    return number(assemble(materials(shape, contribution(where, *blocks))).value)


def test_parts_chapters_and_items_are_numbered_as_the_state_writes_them() -> None:
    report = numbered()
    assert [part.number for part in report.parts] == ["I", "II"]
    assert [chapter.number for chapter in report.parts[1].chapters] == ["I", "II"]
    assert [(s.number, s.place) for s in report.sections()] == [
        ("1.", "Phần I, mục 1"),
        ("1.", "Phần II, mục I.1"),
        ("2.", "Phần II, mục I.2"),
        ("1.", "Phần II, mục II.1"),
        ("Phụ lục I", "Phụ lục I"),
        ("Phụ lục II", "Phụ lục II"),
    ]


def headings(report: Report) -> list[tuple[int, str]]:
    blocks = (block for section in report.sections() for block in walk(section.blocks))
    return [(block.level, block.number) for block in blocks if isinstance(block, Heading)]


def test_headings_continue_the_number_of_their_item() -> None:
    report = numbered(heading("A"), heading("B", 2), heading("C", 2), heading("D"), heading("E", 2))
    labels = ["2.1.", "2.1.1.", "2.1.2.", "2.2.", "2.2.1."]
    assert [label for _, label in headings(report)] == labels


def test_headings_in_an_appendix_start_at_one() -> None:
    report = numbered(heading("A"), heading("B", 2), appendix=True)
    assert headings(report) == [(1, "1."), (2, "1.1.")]


def test_a_skipped_level_is_closed_up() -> None:
    report = numbered(heading("A", 2), heading("B", 4), heading("C", 3), heading("D", 2))
    assert headings(report) == [(1, "2.1."), (2, "2.1.1."), (2, "2.1.2."), (1, "2.2.")]


def test_captions_count_within_their_part_and_only_where_they_are_printed() -> None:
    blocks = (table(), table(""), figure(), table(), figure())
    report = numbered(*blocks)
    found = [b for s in report.sections() for b in s.blocks if isinstance(b, Table | Figure)]
    assert [block.number for block in found] == ["2.1", "", "2.1", "2.2", "2.2"]


def test_captions_of_an_appendix_bear_its_number() -> None:
    report = numbered(table(), figure(), appendix=True)
    found = [b for s in report.sections() for b in s.blocks if isinstance(b, Table | Figure)]
    assert [block.number for block in found] == ["PL2.1", "PL2.1"]


@given(st.lists(st.integers(1, 6), max_size=30))
def test_numbering_twice_changes_nothing(levels: list[int]) -> None:
    report = numbered(*(heading("A", level) for level in levels))
    assert number(report) == report


@given(st.lists(st.integers(1, 6), min_size=1, max_size=30))
def test_no_level_is_skipped_and_no_number_stands_twice(levels: list[int]) -> None:
    found = headings(numbered(*(heading("A", level) for level in levels)))
    assert found[0][0] == 1
    assert all(after <= before + 1 for (before, _), (after, _) in itertools.pairwise(found))
    assert len({label for _, label in found}) == len(found)
