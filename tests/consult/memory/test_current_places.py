from collections.abc import Callable

import pytest

from pipeline.compare.drafts import compare
from pipeline.compose.assemble import compose
from pipeline.compose.flow import lay_out
from pipeline.consult.memory.current_places import CurrentPlaces
from pipeline.consult.places.placing import Placer
from pipeline.consult.places.spots import Spots
from pipeline.model.comment import Comment
from pipeline.model.document import Block
from pipeline.model.earlier import Standing
from pipeline.model.fixed import replace
from pipeline.model.flow import Flow
from tests.consult.answered import SHAPE, said
from tests.samples import contribution, heading, materials, paragraph, table

BEDS = ("Tuyến tỉnh", "812,2")
FORMER = (
    heading("Hiện trạng"),
    paragraph("Mạng lưới y tế cơ sở được củng cố sau sắp xếp đơn vị hành chính."),
    paragraph("Toàn tỉnh có 26 giường bệnh trên một vạn dân, thấp hơn bình quân cả nước."),
    table("Số giường bệnh", cells=(("Tuyến", "Giường"), BEDS, ("Tuyến xã", "120"))),
    paragraph("Nhân lực y tế còn thiếu ở vùng biên giới."),
)


def flow(*blocks: Block) -> Flow:
    other = contribution("giao-duc", paragraph("Mạng lưới trường học."))
    return lay_out(compose(materials(SHAPE, contribution("y-te", *blocks), other)).value)


@pytest.fixture
def now() -> Callable[..., Standing]:
    """Say where a comment on the former draft stands in one with other blocks."""

    def of(comment: Comment, *blocks: Block) -> Standing:
        old, new = flow(*FORMER), flow(*blocks)
        placed = Placer(Spots(old)).located(comment)
        return CurrentPlaces(compare(old, new), Spots(new)).of(placed)

    return of


def test_a_paragraph_that_was_rewritten_is_told_with_its_words_now(
    now: Callable[..., Standing],
) -> None:
    words = "Toàn tỉnh có 28 giường bệnh trên một vạn dân, thấp hơn bình quân cả nước."
    quote = said("Sửa.", quote="Toàn tỉnh có 26 giường bệnh")
    standing = now(quote, *FORMER[:1], paragraph("Đoạn mới thêm."), paragraph(words), *FORMER[3:])
    assert standing.words == words
    assert standing.place is not None
    assert standing.place.text == "Phần I, mục I.1.1, đoạn 2"


def test_a_paragraph_nobody_touched_is_found_where_it_stands_now(
    now: Callable[..., Standing],
) -> None:
    quote = said("Rõ hơn.", quote="Nhân lực y tế còn thiếu")
    added = paragraph("Một đoạn thêm vào ở trước.")
    standing = now(quote, FORMER[0], added, *FORMER[1:])
    assert standing.words == "Nhân lực y tế còn thiếu ở vùng biên giới."
    assert standing.place is not None
    assert standing.place.text == "Phần I, mục I.1.1, đoạn 4"


def test_a_cell_is_told_by_itself_and_a_row_as_a_whole(now: Callable[..., Standing]) -> None:
    cells = (("Tuyến", "Giường"), ("Tuyến xã", "130"), ("Tuyến tỉnh", "812,7"))
    new = (*FORMER[:3], table("Số giường bệnh", cells=cells), FORMER[4])
    cell = now(said("Sửa.", quote="dòng “Tuyến tỉnh”: “812,2”"), *new)
    assert cell.words == "812,7"
    assert cell.place is not None
    assert cell.place.text == "Bảng 1.1, dòng “Tuyến tỉnh”, cột Giường"
    row = now(said("Sửa.", quote="dòng “Tuyến xã”"), *new)
    assert row.words == "Tuyến xã | 130"
    assert row.place is not None
    assert row.place.text == "Bảng 1.1, dòng “Tuyến xã”"


def test_a_cell_that_was_emptied_is_said_so_and_a_row_that_went_is_gone(
    now: Callable[..., Standing],
) -> None:
    emptied = table("Số giường bệnh", cells=(("Tuyến", "Giường"), ("Tuyến tỉnh", ""), FORMER_XA))
    quote = said("Sửa.", quote="dòng “Tuyến tỉnh”: “812,2”")
    assert now(quote, *FORMER[:3], emptied, FORMER[4]).words == "(ô trống)"
    without = table("Số giường bệnh", cells=(("Tuyến", "Giường"), FORMER_XA))
    assert now(quote, *FORMER[:3], without, FORMER[4]) == Standing()


FORMER_XA = ("Tuyến xã", "120")


def test_a_table_and_a_heading_are_told_by_their_names_alone(
    now: Callable[..., Standing],
) -> None:
    renamed = table("Quy mô giường bệnh", cells=(("Tuyến", "Số"), BEDS, FORMER_XA))
    new = (heading("Thực trạng"), *FORMER[1:3], renamed, FORMER[4])
    assert now(said("Bỏ.", quote="Bảng “Số giường bệnh”"), *new).words == "Quy mô giường bệnh"
    assert now(said("Đổi.", quote="mục “Hiện trạng”"), *new).words == "Thực trạng"


def test_what_was_deleted_is_nowhere(now: Callable[..., Standing]) -> None:
    quote = said("Bỏ.", quote="Nhân lực y tế còn thiếu")
    assert now(quote, *FORMER[:4]) == Standing()


def test_a_comment_on_an_item_has_its_place_and_no_words(now: Callable[..., Standing]) -> None:
    standing = now(said("Rà soát."), *FORMER)
    assert (standing.place and standing.place.text, standing.words) == ("Phần I, mục I.1", "")


def test_of_what_is_not_placed_nothing_is_said(now: Callable[..., Standing]) -> None:
    lost = replace(said("Rà soát.", item=""), item_text="ở đâu đó")
    assert now(lost, *FORMER) == Standing()


def test_formulas_are_told_in_a_line(now: Callable[..., Standing]) -> None:
    words = "Nhân lực y tế còn thiếu ở vùng biên giới, gấp 1{,}08^{5} lần."
    standing = now(said("Rõ.", quote="Nhân lực y tế còn thiếu"), *FORMER[:-1], paragraph(words))
    assert standing.words == "Nhân lực y tế còn thiếu ở vùng biên giới, gấp 1,08⁵ lần."


def test_a_paragraph_that_many_comment_on_is_looked_for_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old, new = flow(*FORMER), flow(paragraph("Đoạn mới thêm."), *FORMER)
    placer, current = Placer(Spots(old)), CurrentPlaces(compare(old, new), Spots(new))
    one, other = (
        placer.located(said(words, quote="Nhân lực y tế còn thiếu")) for words in ("Rõ.", "Bỏ.")
    )
    standing = current.of(one)
    monkeypatch.delattr("rapidfuzz.process.extract_iter")
    assert current.of(other) == standing
    assert standing.words.startswith("Nhân lực y tế còn thiếu")
