"""Numbers of the draft before, found by item, kind, level and number."""

from pipeline.model.fixed import replace
from pipeline.model.flow import FlowParagraph, Role
from pipeline.model.inlines import Text
from pipeline.render.word.former_numbers import FormerNumbers, number_place
from pipeline.render.word.listing import HeadingLabel

HEADING = FlowParagraph("Heading3", (Text("A"),), Role.HEADING, number="1.", level=3)
CAPTION = FlowParagraph("TenBang", (Text("B"),), Role.TABLE_CAPTION, number="1.1")
LABEL = HeadingLabel("Heading3", 3, "1.", counted=True)


def test_a_heading_is_known_where_the_list_counted_it() -> None:
    place = number_place("y-te", HEADING)
    known = FormerNumbers({place: LABEL})
    assert known.heading("y-te", HEADING) == LABEL
    assert known.heading("giao-duc", HEADING) is None
    assert known.heading("y-te", replace(HEADING, number="2.")) is None
    assert FormerNumbers({place: replace(LABEL, counted=False)}).heading("y-te", HEADING) is None


def test_a_caption_without_a_number_has_no_label() -> None:
    known = FormerNumbers({}, {number_place("y-te", CAPTION): "<w:r/>"})
    assert known.caption("y-te", CAPTION) == "<w:r/>"
    assert known.caption("y-te", replace(CAPTION, number="")) == ""
    assert known.caption("y-te", replace(CAPTION, role=Role.FIGURE_CAPTION)) == ""
