import pytest

from pipeline.consult.places import section_blocks
from pipeline.consult.places.addresses import parse, searched
from pipeline.consult.places.blocks import points, rows_named
from pipeline.consult.places.section_blocks import SectionBlocks
from tests.consult.places.addressed_draft import spots
from tests.consult.sample_trace import flow, heading, line, table

SECTION = flow(
    2,
    heading("Y tế", "2.", 3),
    line("Trước đề mục."),
    heading("Kết quả", "2.1."),
    line("Sau đề mục."),
    table("Dân số", "1.1", ("Tên", "Số"), ("Nam  giới.", "5")),
).sections[0]


def test_lines_are_folded_and_stand_under_their_heading() -> None:
    told = [(one.ordinal, one.text, one.is_heading) for one in SectionBlocks(SECTION).lines]
    assert told == [
        (1, "y tế", True),
        (2, "trước đề mục", False),
        (3, "kết quả", True),
        (4, "sau đề mục", False),
    ]
    assert SectionBlocks(SECTION).lines[3].heading == "Phần II, mục VII.2.1"


def test_a_table_says_at_once_that_no_cell_has_the_words() -> None:
    (body,) = SectionBlocks(SECTION).tables
    assert [(row.cells, row.first) for row in body.rows] == [(("nam giới", "5"), "Nam  giới")]
    assert body.may_hold("giới")
    assert not body.may_hold("tên")  # a head is no row
    assert not body.may_hold("giới 5")  # nor do words run over two cells


def test_a_draft_is_folded_once_for_all_comments(monkeypatch: pytest.MonkeyPatch) -> None:
    folded: list[str] = []

    def counted(text: str) -> str:
        folded.append(text)
        return searched(text)

    draft, step = spots(), parse("dòng “Quốc lộ 4A”")[0].steps[0]
    monkeypatch.setattr(section_blocks, "searched", counted)
    first = rows_named(draft, draft.whole(), step), points(draft, draft.whole(), "a")
    assert folded
    folded.clear()
    assert (rows_named(draft, draft.whole(), step), points(draft, draft.whole(), "a")) == first
    assert not folded
