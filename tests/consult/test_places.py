from dataclasses import replace

import pytest

from pipeline.compose.assemble import compose
from pipeline.compose.flow import lay_out
from pipeline.consult.places import located
from pipeline.consult.spots import Spots
from pipeline.model.comment import Certainty
from tests.consult.comments import comment
from tests.consult.placed import BEDS, SCHOOLS, SHAPE, report
from tests.samples import contribution, materials, paragraph

SPOTS = Spots(lay_out(report()))


@pytest.mark.parametrize(
    ("quote", "place"),
    [
        ("đạt 34 giường trên một vạn dân", "Phần I, mục I.1.1, đoạn 2"),
        ("“đạt 34 giường trên một vạn dân”", "Phần I, mục I.1.1, đoạn 2"),
        ("ĐẠT 34  GIƯỜNG TRÊN MỘT VẠN DÂN.", "Phần I, mục I.1.1, đoạn 2"),
        ("Quy mô giường bệnh đến 2030 đạt 34 giường trên một vạn", "Phần I, mục I.1.1, đoạn 2"),
        ("Bảng “Số giường bệnh”, dòng “Tuyến tỉnh”: “812,2”", "Bảng 1.1, dòng “Tuyến tỉnh”"),
        ("Dòng “Tuyến tỉnh”", "Bảng 1.1, dòng “Tuyến tỉnh”"),
        ("Bảng “Số giường bệnh”", "Bảng 1.1"),
        ("Hiện trạng", "Phần I, mục I.1.1"),
    ],
)
def test_the_block_whose_words_are_quoted_is_found(quote: str, place: str) -> None:
    found = located([comment(quote=quote)], SPOTS)[0]
    assert found.place is not None
    assert (found.place.text, found.certainty) == (place, Certainty.BY_TEXT)


@pytest.mark.parametrize(
    "quote", ["", "Chưa có nội dung trong Dự thảo lần 1", "câu hoàn toàn khác"]
)
def test_words_that_stand_nowhere_leave_the_item_alone(quote: str) -> None:
    found = located([comment(quote=quote)], SPOTS)[0]
    assert found.place is not None
    assert (found.place.text, found.certainty) == ("Phần I, mục I.1", Certainty.BY_ITEM)


def test_a_comment_without_item_is_placed_by_words_that_stand_once() -> None:
    found = located([comment(item="", quote=SCHOOLS)], SPOTS)[0]
    assert (found.item, found.certainty) == ("giao-duc", Certainty.BY_TEXT)


def test_a_comment_of_which_nothing_is_known_stays_unplaced() -> None:
    found = located([comment(item="", quote="trường học"), comment(item="la", quote="x")], SPOTS)
    assert [c.place for c in found] == [None, None]


def test_what_a_reader_placed_already_stays() -> None:
    first = located([comment(quote=BEDS)], SPOTS)[0]
    placed = replace(first, certainty=Certainty.CERTAIN, quote="chữ khác")
    assert located([placed], SPOTS) == (placed,)


def test_a_quotation_that_ends_a_sentence_is_looked_for_at_the_end_of_one() -> None:
    goes_on = paragraph("Phát triển nông nghiệp công nghệ cao, đồng thời mở rộng chế biến.")
    ends = paragraph("Đầu tư cho nông nghiệp công nghệ cao.")
    made = compose(materials(SHAPE, contribution("y-te", goes_on, ends))).value
    found = located([comment(quote="nông nghiệp công nghệ cao.")], Spots(lay_out(made)))[0]
    assert found.place is not None
    assert found.place.text == "Phần I, mục I.1, đoạn 2"
