import pytest

from pipeline.consult.places.by_hand import placed_by_hand
from pipeline.consult.places.placing import Placer
from pipeline.model.comment import Certainty, Comment, RegisterRow
from pipeline.model.fixed import replace
from tests.consult.comments import comment
from tests.consult.places.addressed_draft import spots

PLACER = Placer(spots())
SAID = PLACER.located(comment(item="y-te", quote="34 giường"))


def hand(edits: dict[str, str], said: Comment = SAID) -> tuple[str, Certainty, str]:
    row = RegisterRow("A", item_text=edits.get("item", ""))
    placed, unfit = placed_by_hand(said, row, edits, PLACER)
    assert placed.place is not None
    return placed.place.text, placed.certainty, unfit.column if unfit else ""


@pytest.mark.parametrize(
    ("edits", "place"),
    [
        ({"position": "Bảng 2.1"}, "Bảng 2.1"),
        ({"position": "mục 1.2"}, "Phần II, mục I.1.2"),
        ({"position": "Phụ lục I, mục 2"}, "Phụ lục I, mục 2"),
        ({"quote": "thiếu bác sĩ chuyên khoa"}, "Phần II, mục I.1.1, đoạn 2"),
        ({"quote": "6.850 tỷ đồng"}, "Phần I, mục 1.2, đoạn 3"),
        ({"item": "Du lịch"}, "Phần II, mục II.1"),
        ({"item": "Phần II"}, "Phần II, mục I.1.1, đoạn 1"),
        ({"item": "Phần I"}, "Phần I"),
        ({"item": "Du lịch", "position": "đoạn 1"}, "Phần II, mục II.1, đoạn 1"),
        ({"item": "toàn bộ dự thảo"}, "Phần II, mục I.1.1, đoạn 1"),
    ],
)
def test_an_edit_places_the_comment(edits: dict[str, str], place: str) -> None:
    assert hand(edits) == (place, Certainty.BY_HAND, "")


@pytest.mark.parametrize(
    ("edits", "column"),
    [
        ({"position": "Bảng 9.9"}, "position"),
        ({"position": "Hạn chế và khó khăn"}, "position"),
        ({"quote": "câu không có ở đâu"}, "quote"),
        ({"item": "Mục không có"}, "item"),
        ({"item": "Hiện trạng"}, "item"),
    ],
)
def test_an_edit_that_fits_nothing_or_two_places_is_told_and_the_place_stays(
    edits: dict[str, str], column: str
) -> None:
    place, certainty, told = hand(edits)
    assert (place, told) == ("Phần II, mục I.1.1, đoạn 1", column)
    assert certainty is Certainty.BY_TEXT


def test_the_item_stays_by_hand_where_only_the_position_fits_nothing() -> None:
    assert hand({"item": "Du lịch", "position": "Bảng 9.9"}) == (
        "Phần II, mục II.1",
        Certainty.BY_HAND,
        "position",
    )


def test_a_quotation_that_was_mended_is_the_comments_from_now_on() -> None:
    placed, _ = placed_by_hand(SAID, RegisterRow("A"), {"quote": "thiếu giường"}, PLACER)
    assert placed.quote == "thiếu giường"
    assert placed.item == "y-te"


def test_a_row_of_the_consultants_own_that_fits_nothing_is_placed_by_what_it_says() -> None:
    own = replace(comment("Tại Bảng 2.1, sửa.", item=""), entered=True)
    placed, unfit = placed_by_hand(own, RegisterRow("A"), {"quote": "không có"}, PLACER)
    assert unfit is not None
    assert placed.place is not None
    assert placed.place.text == "Bảng 2.1"
