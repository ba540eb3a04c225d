import pytest

from pipeline.compose.assemble import compose
from pipeline.compose.flow import lay_out
from pipeline.consult.places.placing import located
from pipeline.consult.places.spots import Spots
from pipeline.model.change import Place
from pipeline.model.comment import Certainty, Comment
from pipeline.model.fixed import replace
from pipeline.model.identity import block_bookmark
from pipeline.model.pages import Pages
from tests.consult.comments import comment
from tests.consult.places.placed import BEDS, SCHOOLS, SHAPE, report
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
        ("Tuyến tỉnh … 812,2", "Bảng 1.1, dòng “Tuyến tỉnh”"),
        ("812,2", "Bảng 1.1, dòng “Tuyến tỉnh”"),
    ],
)
def test_the_block_whose_words_are_quoted_is_found(quote: str, place: str) -> None:
    found = located([comment(quote=quote)], SPOTS)[0]
    assert found.place is not None
    assert (found.place.text, found.certainty) == (place, Certainty.BY_TEXT)


@pytest.mark.parametrize(
    ("quote", "place", "span"),
    [
        ("Dòng “Tuyến tỉnh”", "Bảng 1.1, dòng “Tuyến tỉnh”", (8, 9)),
        ("Bảng “Số giường bệnh”", "Bảng 1.1", (6, 9)),
        ("Bảng 1.1", "Bảng 1.1", (6, 9)),
        ("Hiện trạng", "Phần I, mục I.1.1", (3, 9)),
        ("đoạn 1", "Phần I, mục I.1, đoạn 1", (2, 3)),
    ],
)
def test_what_is_named_is_found_by_its_address(
    quote: str, place: str, span: tuple[int, int]
) -> None:
    found = located([comment(quote=quote)], SPOTS)[0]
    assert found.place is not None
    assert (found.place.text, found.certainty) == (place, Certainty.BY_ADDRESS)
    assert found.span == span


@pytest.mark.parametrize(
    "quote", ["", "Chưa có nội dung trong Dự thảo lần 1", "câu hoàn toàn khác"]
)
def test_words_that_stand_nowhere_leave_the_item_alone(quote: str) -> None:
    found = located([comment(quote=quote)], SPOTS)[0]
    assert found.place is not None
    assert (found.place.text, found.certainty) == ("Phần I, mục I.1", Certainty.BY_ITEM)
    assert found.span is None


@pytest.mark.parametrize("quote", [SCHOOLS, "65 xã, phường", "trường học"])
def test_a_comment_without_item_is_placed_by_words_that_stand_once(quote: str) -> None:
    found = located([comment(item="", quote=quote)], SPOTS)[0]
    assert (found.item, found.certainty) == ("giao-duc", Certainty.BY_TEXT)


def test_a_comment_of_which_nothing_is_known_stays_unplaced() -> None:
    found = located([comment(item="", quote="trường nghề"), comment(item="la", quote="x")], SPOTS)
    assert [c.place for c in found] == [None, None]
    assert found[0].certainty is Certainty.UNPLACED


def test_a_quotation_from_another_item_is_placed_there_and_said_so() -> None:
    found = located([comment(quote="sắp xếp lại theo 65 xã")], SPOTS)[0]
    assert (found.item, found.certainty) == ("giao-duc", Certainty.BY_TEXT)
    assert found.placing == "theo trích dẫn; trích dẫn không có trong mục đã chọn (Phần I, mục I.1)"


def test_a_few_letters_from_another_item_are_not_sure() -> None:
    found = located([comment(quote="trường học")], SPOTS)[0]
    assert (found.item, found.certainty) == ("y-te", Certainty.UNSURE)
    assert [place.text for place in found.nearest] == [
        "Phần I, mục I.1",
        "Phần I, mục I.2, đoạn 1",
    ]


def test_words_that_stand_twice_are_not_sure_and_both_places_are_told() -> None:
    one, other = (paragraph(f"Quy mô {n}: đạt 34 giường.") for n in (1, 2))
    spots = Spots(lay_out(compose(materials(SHAPE, contribution("y-te", one, other))).value))
    found = located([comment(quote="đạt 34 giường")], spots)[0]
    assert found.certainty is Certainty.UNSURE
    assert [p.text for p in found.nearest] == [f"Phần I, mục I.1, đoạn {n}" for n in (1, 2)]
    assert found.place == found.nearest[0]
    assert found.placing == "trích dẫn có ở 2 nơi"


@pytest.mark.parametrize(
    ("item_text", "place", "certainty"),
    [
        ("Phần I, mục I.2", "Phần I, mục I.2", Certainty.BY_ITEM),
        ("Giáo dục", "Phần I, mục I.2", Certainty.BY_ITEM),
        ("giao-duc", "Phần I, mục I.2", Certainty.BY_ITEM),
        ("Phần I", "Phần I", Certainty.BY_ITEM),
        ("Toàn bộ dự thảo", "Toàn bộ dự thảo", Certainty.BY_ITEM),
        ("Bảng 1.1", "Bảng 1.1", Certainty.BY_ADDRESS),
        ("mục 1.1", "Phần I, mục I.1.1", Certainty.BY_ADDRESS),
        ("Phần I, mục 9", "Phần I", Certainty.UNSURE),
    ],
)
def test_the_cell_of_the_item_is_an_address_too(
    item_text: str, place: str, certainty: Certainty
) -> None:
    typed = replace(comment(item=""), item_text=item_text)
    found = located([typed], SPOTS)[0]
    assert found.place is not None
    assert (found.place.text, found.certainty) == (place, certainty)


def test_a_part_has_its_sections_and_the_whole_draft_no_item() -> None:
    part, whole = located(
        [replace(comment(item=""), item_text=text) for text in ("Phần I", "toàn văn")], SPOTS
    )
    assert (part.item, part.scope) == ("phan:1", ("phan:1", "phan:1/chuong:1", "y-te", "giao-duc"))
    assert (whole.item, whole.scope) == ("", ())


def test_an_address_out_of_the_item_chosen_is_not_sure() -> None:
    found = located([comment(item="giao-duc", quote="Bảng 1.1")], SPOTS)[0]
    assert (found.item, found.certainty) == ("giao-duc", Certainty.UNSURE)
    assert [place.text for place in found.nearest] == ["Phần I, mục I.2", "Bảng 1.1"]
    assert found.placing == "Bảng 1.1 không thuộc mục đã chọn"


def test_a_place_named_in_the_comment_itself_counts_when_no_cell_says_it() -> None:
    found = located([comment("Tại Bảng 1.1, đề nghị bổ sung năm 2025.", item="")], SPOTS)[0]
    assert found.place is not None
    assert (found.place.text, found.placing) == ("Bảng 1.1", "theo lời góp ý")


def test_a_page_without_kept_page_numbers_is_said_to_be_lost() -> None:
    found = located([comment(item="", quote="trang 41")], SPOTS)[0]
    assert found.certainty is Certainty.UNPLACED
    assert found.placing == "dự thảo không giữ số trang, không tra được “trang 41”"


def test_a_page_alone_is_a_stretch_and_never_sure() -> None:
    names = [block_bookmark("lan-1", "y-te", n) for n in range(1, 9)]
    pages = Pages({name: 7 + n // 4 for n, name in enumerate(names)})
    spots = Spots(lay_out(report()), pages)
    found = located([comment(item="", quote="trang 8")], spots)[0]
    assert found.certainty is Certainty.UNSURE
    assert found.place is not None
    assert found.place.text.startswith("trang 8 (từ ")
    assert (found.item, found.span) == ("y-te", (4, 9))


def test_a_page_tells_which_of_two_places_is_meant() -> None:
    same = "Quy mô đạt 34 giường."
    blocks = (paragraph(same), paragraph("Giữa."), paragraph(same))
    flow = lay_out(compose(materials(SHAPE, contribution("y-te", *blocks))).value)
    pages = Pages({block_bookmark("lan-1", "y-te", n): n for n in (1, 2, 3, 4)})
    found = located([comment(quote="trang 4: “đạt 34 giường”")], Spots(flow, pages))[0]
    assert found.place is not None
    assert (found.place.text, found.certainty) == ("Phần I, mục I.1, đoạn 3", Certainty.BY_TEXT)


def test_a_word_comment_on_a_caption_is_on_its_table() -> None:
    placed = replace(comment(), place=Place("Bảng 1.1", 6), certainty=Certainty.CERTAIN)
    assert located([placed], SPOTS)[0].span == (6, 9)
    beside = replace(placed, place=Place("", 7))
    assert located([beside], SPOTS)[0].span == (7, 8)
    of_item = replace(placed, certainty=Certainty.BY_ITEM)
    assert located([of_item], SPOTS)[0].span is None


def test_what_a_reader_placed_already_stays() -> None:
    first = located([comment(quote=BEDS)], SPOTS)[0]
    placed = replace(first, certainty=Certainty.CERTAIN, quote="chữ khác")
    (found,) = located([placed], SPOTS)
    assert found.span is not None
    assert replace(found, span=placed.span) == placed


def test_a_quotation_that_ends_a_sentence_is_looked_for_at_the_end_of_one() -> None:
    goes_on = paragraph("Phát triển nông nghiệp công nghệ cao, đồng thời mở rộng chế biến.")
    ends = paragraph("Đầu tư cho nông nghiệp công nghệ cao.")
    made = compose(materials(SHAPE, contribution("y-te", goes_on, ends))).value
    found = located([comment(quote="nông nghiệp công nghệ cao.")], Spots(lay_out(made)))[0]
    assert found.place is not None
    assert found.place.text == "Phần I, mục I.1, đoạn 2"


def test_what_is_not_there_is_shown_in_sixty_letters() -> None:
    for length, shown in ((51, "x" * 51), (52, "x" * 51 + "…"), (90, "x" * 51 + "…")):
        title = "x" * length
        found = located([comment(item="", quote=f"bảng “{title}”")], SPOTS)[0]
        assert found.placing.startswith("không có “bảng "), found.placing
        told = found.placing.removeprefix("không có “").removesuffix("”")
        assert len(told) == min(length + len('bảng ""'), 60), shown
        assert told.endswith("…") is (length + len('bảng ""') > 60)


@pytest.mark.parametrize("chosen", ["", "y-te", "giao-duc"])
def test_words_that_stand_elsewhere_than_the_address_beside_them_win_and_it_is_said(
    chosen: str,
) -> None:
    quote = "Bảng 1.1: “Quy mô giường bệnh đến năm 2030”"
    found = located([comment(item=chosen, quote=quote)], SPOTS)[0]
    assert found.place is not None
    assert (found.place.text, found.certainty) == ("Phần I, mục I.1.1, đoạn 2", Certainty.BY_TEXT)
    assert found.placing == (
        "theo trích dẫn; không có “quy mô giường bệnh đến năm 2030” tại Bảng 1.1"
    )


@pytest.mark.parametrize(
    ("chosen", "quote", "place", "certainty", "said"),
    [
        ("", "Bảng 1.1: “Tuyến tỉnh”", "Bảng 1.1, dòng “Tuyến tỉnh”", Certainty.BY_TEXT, ""),
        ("", "Bảng 1.1: nêu đơn vị", "Bảng 1.1", Certainty.BY_ADDRESS, ""),
        ("y-te", "Bảng 1.1: “nêu đơn vị tính”", "Bảng 1.1", Certainty.UNSURE, "không có “nêu"),
        ("giao-duc", "Bảng 1.1: “nêu”", "Phần I, mục I.2", Certainty.UNSURE, "Bảng 1.1 không"),
        ("giao-duc", "Bảng 1.1: nêu", "Phần I, mục I.2", Certainty.UNSURE, "Bảng 1.1 không"),
    ],
)
def test_words_beside_an_address_that_stand_nowhere(
    chosen: str, quote: str, place: str, certainty: Certainty, said: str
) -> None:
    found = located([comment(item=chosen, quote=quote)], SPOTS)[0]
    assert found.place is not None
    assert (found.place.text, found.certainty) == (place, certainty)
    assert found.placing.startswith(said)
    assert bool(found.placing) is bool(said)


def named(ordinal: int, column: str = "", quote: str = "") -> Comment:
    return replace(
        comment(quote=quote),
        certainty=Certainty.CERTAIN,
        span=(ordinal, ordinal + 1),
        column=column,
        bookmark=block_bookmark("lan-1", "y-te", ordinal),
    )


def test_a_comment_that_names_its_block_is_there_whatever_it_quotes() -> None:
    found = located([named(5, quote="Mở đầu.")], SPOTS)[0]
    assert found.place is not None
    assert (found.place.text, found.place.block, found.span) == (
        "Phần I, mục I.1.1, đoạn 2", 5, (5, 6),
    )  # fmt: skip
    assert found.certainty is Certainty.CERTAIN


def test_a_comment_that_names_a_cell_is_in_its_row_and_says_its_column() -> None:
    found = located([named(8, "Giường")], SPOTS)[0]
    assert found.place is not None
    assert found.place.text == "Bảng 1.1, dòng “Tuyến tỉnh”, cột Giường"
    assert found.span == (8, 9)


def test_a_comment_on_a_caption_is_on_its_whole_table_and_one_on_a_title_on_the_item() -> None:
    assert located([named(6)], SPOTS)[0].span == (6, 9)
    title = located([named(1)], SPOTS)[0]
    assert title.place is not None
    assert title.place.text == "Phần I, mục I.1"


def test_a_block_that_the_draft_does_not_have_leaves_the_words_to_place_the_comment() -> None:
    found = located([named(99, quote="đạt 34 giường trên một vạn dân")], SPOTS)[0]
    assert found.place is not None
    assert (found.place.text, found.certainty, found.bookmark) == (
        "Phần I, mục I.1.1, đoạn 2", Certainty.BY_TEXT, "",
    )  # fmt: skip
