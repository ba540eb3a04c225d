import pytest

from pipeline.model.comparison import Fate, RevisedBlock, RevisedParagraph, RevisedTable, Span
from pipeline.model.document import Grid
from pipeline.model.flow import FlowParagraph, FlowTable, ListPlace
from pipeline.model.inlines import Text
from pipeline.render.redline.ends import with_kept_end
from tests.render.comparisons import came, went, whole_line

EMPTY = Grid((), ())


def own(text: str, style: str = "FootnoteText") -> FlowParagraph:
    return FlowParagraph(style, (Text(text),))


def told(*blocks: RevisedBlock) -> list[tuple[str, str]]:
    """Text and mark of each paragraph."""
    found = []
    for block in with_kept_end(blocks):
        assert isinstance(block, FlowParagraph | RevisedParagraph)
        mark = block.mark if isinstance(block, RevisedParagraph) else None
        spans = block.spans if isinstance(block, RevisedParagraph) else ()
        text = "".join(run.text for span in spans for run in span.runs if isinstance(run, Text))
        found.append((text, mark.fate.value if mark else ""))
    return found


def test_an_end_of_both_drafts_stays() -> None:
    blocks = (whole_line(own("a"), came()), own("b"))
    assert with_kept_end(blocks) == blocks
    assert with_kept_end(()) == ()


def test_marks_of_what_came_at_the_end_are_shifted_back() -> None:
    blocks = (own("a"), whole_line(own("b"), came()), whole_line(own("c"), came()))
    assert told(*blocks) == [("a", "inserted"), ("b", "inserted"), ("c", "")]


def test_marks_of_what_went_at_the_end_are_shifted_back() -> None:
    assert told(own("a"), whole_line(own("b"), went())) == [("a", "deleted"), ("b", "")]


def test_the_last_end_carries_the_properties_of_the_one_it_stands_for() -> None:
    last = with_kept_end((own("a"), whole_line(own("b", "TrichDan"), went())))[-1]
    assert isinstance(last, RevisedParagraph)
    assert last.paragraph.style == "FootnoteText"
    assert last.was is not None
    assert last.was.style == "TrichDan"
    assert last.restyled is not None
    assert last.restyled.fate is Fate.RESTYLED


def test_an_end_written_anew_is_one_paragraph() -> None:
    assert told(own("a"), whole_line(own("b"), went()), whole_line(own("c"), came()))[1:] == [
        ("bc", "")
    ]


def test_paragraphs_without_one_that_stayed_are_left() -> None:
    blocks = (whole_line(own("a"), came()), whole_line(own("b"), came()))
    assert with_kept_end(blocks) == blocks


A = own("a")


def tail(*signs: str) -> tuple[RevisedBlock, ...]:
    """Paragraphs that came ("+b") or went ("-b")."""
    return tuple(whole_line(own(sign[1]), came() if sign[0] == "+" else went()) for sign in signs)


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        (["+b"], "a+ b"),
        (["-b"], "a- b"),
        (["+b", "+c", "+d"], "a+ b+ c+ d"),
        (["-b", "-c"], "a- b- c"),
        (["-b", "+c"], "a bc"),
        (["+b", "-c"], "a cb"),
        (["-b", "-c", "+d"], "a b- cd"),
        (["-b", "+c", "+d"], "a bc+ d"),
        (["+b", "+c", "-d"], "a b+ dc"),
        (["-b", "+c", "+d", "+e"], "a bc+ d+ e"),
        (["-b", "+c", "-d"], "a b- dc"),
    ],
)
def test_the_last_end_is_in_both_drafts(signs: list[str], expected: str) -> None:
    marks = {"": "", "inserted": "+", "deleted": "-"}
    found = " ".join(text + marks[mark] for text, mark in told(A, *tail(*signs))[1:])
    before = told(A, *tail(*signs))[0]
    assert f"{before[0] or 'a'}{marks[before[1]]} {found}" == expected


def test_what_stands_before_the_end_stays_as_it_is() -> None:
    first = tail("+x", "-y")
    assert with_kept_end((*first, A, *tail("+b")))[:2] == first
    assert with_kept_end((*first, A)) == (*first, A)


def test_a_paragraph_that_changed_keeps_its_words_where_its_end_is_shifted() -> None:
    changed = RevisedParagraph(own("a"), (Span((Text("a"),)), Span((Text("x"),), came(3))))
    (kept, last) = with_kept_end((changed, *tail("-b")))
    assert isinstance(kept, RevisedParagraph)
    assert (kept.spans, kept.mark) == (changed.spans, went())
    assert isinstance(last, RevisedParagraph)
    assert last.mark is None
    empty = FlowParagraph("FootnoteText", ())
    (kept, _) = with_kept_end((empty, *tail("+b")))
    assert isinstance(kept, RevisedParagraph)
    assert kept.spans == ()


def test_behind_a_table_nothing_can_be_shifted() -> None:
    grid = Grid((), ())
    blocks = (FlowTable(grid, grid), *tail("+b"))
    assert with_kept_end(blocks) == blocks
    assert with_kept_end(tail("+b")) == tail("+b")


LISTED = ListPlace(1, 0)


@pytest.mark.parametrize(
    ("signs", "style", "was"),
    [
        (["-b"], "FootnoteText", "TrichDan"),  # the kept one's end stays, it was the deleted one's
        (["+b"], "TrichDan", "FootnoteText"),
        (["-b", "+c"], "TrichDan", None),  # both are alike
    ],
)
def test_the_last_paragraph_says_what_its_end_was(
    signs: list[str], style: str, was: str | None
) -> None:
    lines = [
        whole_line(own(sign[1], "TrichDan"), came(4) if sign[0] == "+" else went(4))
        for sign in signs
    ]
    last = with_kept_end((A, *lines))[-1]
    assert isinstance(last, RevisedParagraph)
    assert last.paragraph.style == style
    assert (last.was.style if last.was else None) == was
    assert (last.restyled is None) is (was is None)
    if last.restyled is not None:
        assert (last.restyled.change, last.restyled.author) == (4, lines[0].mark.author)  # type: ignore[union-attr]


@pytest.mark.parametrize("gone_first", [True, False])
def test_one_written_anew_has_the_new_look_and_says_the_old(gone_first: bool) -> None:
    old = whole_line(own("b", "TrichDan"), went(1))
    new = whole_line(own("c"), came(2))
    last = with_kept_end((A, *((old, new) if gone_first else (new, old))))[-1]
    assert isinstance(last, RevisedParagraph)
    assert last.paragraph.style == "FootnoteText"
    assert last.was is not None
    assert last.was.style == "TrichDan"


def test_a_place_in_a_list_is_part_of_the_look() -> None:
    listed = FlowParagraph("FootnoteText", (Text("b"),), list_place=LISTED)
    last = with_kept_end((A, whole_line(listed, came())))[-1]
    assert isinstance(last, RevisedParagraph)
    assert last.was is not None
    assert last.was.list_place is None


def test_an_end_written_anew_stands_behind_a_table_that_came_with_it() -> None:
    table = RevisedTable(FlowTable(Grid((), ()), Grid((), ())), (), (), (), (), came())
    blocks = (own("a"), whole_line(own("b"), went()), table, whole_line(own("c"), came()))
    *_, end = with_kept_end(blocks)
    assert isinstance(end, RevisedParagraph)
    assert end.mark is None
    assert [run.text for span in end.spans for run in span.runs if isinstance(run, Text)] == [
        "b", "c",
    ]  # fmt: skip


def test_an_end_is_shifted_over_a_table_that_came_or_went_with_it() -> None:
    for revision in (came(), went()):
        table = RevisedTable(FlowTable(EMPTY, EMPTY), (), (), (), (), revision)
        kept, between, last = with_kept_end((own("a"), table, whole_line(own(""), revision)))
        assert between == table
        assert isinstance(kept, RevisedParagraph)
        assert isinstance(last, RevisedParagraph)
        assert (kept.mark, last.mark) == (revision, None)


def test_no_end_is_shifted_over_a_table_of_both_drafts() -> None:
    table = FlowTable(EMPTY, EMPTY)
    blocks = (own("a"), table, whole_line(own(""), came()))
    assert with_kept_end(blocks) == blocks


def test_the_end_of_a_paragraph_that_was_restyled_is_as_it_was_before() -> None:
    kept = RevisedParagraph(own("a"), (), was=own("a", "TrichDan"), restyled=came())
    last = with_kept_end((kept, whole_line(own("b"), came())))[-1]
    assert isinstance(last, RevisedParagraph)
    assert last.was is not None
    assert last.was.style == "TrichDan"
