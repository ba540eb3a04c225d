from pipeline.model.comparison import Fate, RevisedBlock, RevisedParagraph
from pipeline.model.flow import FlowParagraph
from pipeline.model.inlines import Text
from pipeline.render.redline.ends import with_kept_end
from tests.render.comparisons import came, went, whole_line


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
