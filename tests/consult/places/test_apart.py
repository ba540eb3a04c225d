import pytest

from pipeline.compose.assemble import compose
from pipeline.compose.flow import lay_out
from pipeline.consult.places.apart import ranked
from pipeline.consult.places.placing import located
from pipeline.consult.places.spots import Spots
from pipeline.model.comment import Certainty
from pipeline.model.fixed import replace
from tests.consult.comments import comment
from tests.consult.places.placed import SHAPE
from tests.samples import contribution, materials, paragraph

SPOTS = Spots(
    lay_out(
        compose(
            materials(
                SHAPE,
                contribution(
                    "y-te",
                    paragraph("Rác thải của xã Hạ Lưu đạt 63 ha vào năm 2029."),
                    paragraph("Rừng trồng của xã Hạ Lưu đạt 63 ha vào năm 2026."),
                    paragraph("Đất lúa của xã Hạ Lưu đạt 63 ha vào năm 2026, 2027."),
                ),
            )
        ).value
    )
)
QUOTE = "xã Hạ Lưu đạt 63 ha"


@pytest.mark.parametrize(
    ("proposed", "content", "place", "certainty"),
    [
        ("Rừng trồng của xã Hạ Lưu đạt 60 ha", "", 2, Certainty.BY_TEXT),
        ("", "Đề nghị rà soát diện tích (rừng) trồng.", 2, Certainty.UNSURE),
        ("", "Mốc 2029 chưa phù hợp.", 1, Certainty.BY_TEXT),
        ("", "Mốc 2026 chưa phù hợp.", 2, Certainty.UNSURE),
        ("Rừng trồng và rác thải, mỗi nơi 60 ha", "", 1, Certainty.UNSURE),
        ("Rừng của xã Hạ Lưu đạt 60 ha", "", 2, Certainty.UNSURE),
        ("Đất lúa đạt 60 ha vào năm 2026", "", 3, Certainty.UNSURE),
        ("60 ha", "Rà soát.", 1, Certainty.UNSURE),
    ],
)
def test_of_places_with_one_quotation_the_words_of_the_comment_choose(
    proposed: str, content: str, place: int, certainty: Certainty
) -> None:
    said = replace(comment(content, quote=QUOTE), proposed=proposed)
    found = located([said], SPOTS)[0]
    assert found.place is not None
    assert found.place.text.endswith(f"đoạn {place}")
    assert found.certainty is certainty
    assert len(found.nearest) == (2 if certainty is Certainty.UNSURE else 0)
    assert found.placing.startswith("trích dẫn có ở 3 nơi")
    assert ("khớp lời góp ý" in found.placing) is (certainty is Certainty.BY_TEXT)


def test_what_every_place_has_tells_nothing_and_the_order_stays() -> None:
    spots = [SPOTS.one(spot) for spot in SPOTS.of("y-te")[1:]]
    assert ranked(SPOTS, spots, "xã Hạ Lưu đạt 63 ha", "năm").stretches == tuple(spots)
    assert ranked(SPOTS, (), "xã", "").stretches == ()
    alone = ranked(SPOTS, spots[:1], "Rác thải", "2029")
    assert not alone.is_sure
