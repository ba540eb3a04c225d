from lxml import etree

from pipeline.render.word.shell import DECLARATIONS
from pipeline.render.word.tables.cells import CELL_MARGIN, HEADER_FILL, PADDING
from tests.render.samples import W


def test_what_a_text_cannot_have_is_at_least_both_margins() -> None:
    assert PADDING >= 2 * CELL_MARGIN > 0


def test_the_ground_of_headers_is_light_and_without_a_pattern() -> None:
    (shade,) = etree.fromstring(f"<x {DECLARATIONS}>{HEADER_FILL}</x>")
    assert shade.get(f"{W}val") == "clear"
    assert int(str(shade.get(f"{W}fill")), 16) > 0xDDDDDD
