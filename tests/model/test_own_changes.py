from pipeline.model.comparison import (
    Fate,
    RevisedParagraph,
    RevisedSection,
    Revision,
    Span,
    revisions_in,
)
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowParagraph, FlowSection, SectionKind
from pipeline.model.inlines import Text
from pipeline.model.own_changes import own_changes, with_changes
from tests.render.redline_cases import CASES

LINE = FlowParagraph("BodyText", (Text("a"),))
SECTION = FlowSection("a", SectionKind.ITEM, "", "1.", "so-y-te", (LINE,))


def told(*changes: int) -> RevisedSection:
    lines = (
        RevisedParagraph(LINE, (Span(LINE.runs, Revision(Fate.INSERTED, change, "A")),))
        for change in changes
    )
    return RevisedSection(SECTION, (LINE, *lines))


def test_changes_count_from_the_first_that_appears() -> None:
    blocks, changes = own_changes(told(7, 3, 7, 9))
    assert changes == (7, 3, 9)
    assert [found.change for block in blocks for found in revisions_in(block)] == [0, 1, 0, 2]


def test_a_section_says_the_same_wherever_its_changes_are_counted() -> None:
    assert own_changes(told(7, 3))[0] == own_changes(told(1, 2))[0]
    assert own_changes(told(7, 3))[0] != own_changes(told(1, 1))[0]


def test_every_revision_is_counted_and_nothing_else_is_touched() -> None:
    for make in CASES.values():
        for section in make().comparison().sections:
            blocks, changes = own_changes(section)
            own = [found for block in blocks for found in revisions_in(block)]
            was = [found for block in section.blocks for found in revisions_in(block)]
            back = [replace(found, change=changes[found.change]) for found in own]
            assert back == was
            if not was:
                assert blocks == section.blocks


def test_changes_are_given_back_their_numbers() -> None:
    for make in CASES.values():
        for section in make().comparison().sections:
            assert with_changes(*own_changes(section)) == section.blocks
