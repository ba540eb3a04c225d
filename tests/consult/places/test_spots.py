from pipeline.compose.flow import lay_out
from pipeline.consult.places.spots import Spots
from pipeline.model.identity import block_bookmark
from pipeline.model.pages import Pages
from tests.consult.places.placed import report

SPOTS = Spots(lay_out(report()))


def test_a_page_is_told_where_the_rendering_knows_it() -> None:
    spot = next(spot for spot in SPOTS.of("y-te") if spot.text == "số giường bệnh")
    names = (block_bookmark("lan-1", "y-te", ordinal) for ordinal in (1, spot.ordinal))
    spots = Spots(lay_out(report()), Pages(dict(zip(names, (9, 12), strict=True))))
    assert spots.place(spot).page == 12
    section = spots.section_place("y-te")
    assert section is not None
    assert section.page == 9
