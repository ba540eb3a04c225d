"""What was asked and what stands: the same, or not. Near misses beside what they miss."""

import pytest

from pipeline.consult.proof.passage import Passage, Piece
from pipeline.consult.proof.reading import Asked, names
from pipeline.consult.proof.sameness import match
from pipeline.consult.proof.terms import terms

RATE = "Tỷ lệ hộ dùng nước sạch đạt 95%, có 12 xã hoàn thành."
RAIL = "Phát triển tuyến đường sắt."
ROADS = "Quốc lộ 4A đi Tràng Định, Quốc lộ 4B đi Na Dương"


def holds(asked: str, old: str, new: str, quote: str = "") -> bool:
    return match(Asked(asked, quote), Passage([Piece(old, new)])).holds


@pytest.mark.parametrize(
    ("asked", "old", "new", "quote"),
    [
        ("97%", RATE, RATE.replace("95", "97"), "đạt 95%"),
        ("đạt 97%", RATE, RATE.replace("95%", "97,0%"), "đạt 95%"),
        ("2,35 nghìn tỷ đồng", "vốn 2.100 tỷ", "vốn 2.350 tỷ", "2.100 tỷ"),
        ("nghiên cứu, sớm đầu tư tuyến đường sắt", RAIL,
         "Nghiên cứu và sớm được đầu tư tuyến đường sắt.", ""),
        ("đầu tư tuyến đường sắt", "nghiên cứu, sớm đầu tư tuyến đường sắt",
         "đầu tư tuyến đường sắt", "nghiên cứu, sớm đầu tư tuyến đường sắt"),
        ("xây dựng chợ đầu mối tại xã Hữu Lũng, hoàn thành trước năm 2028", "x",
         "Xây dựng chợ đầu mối tại xã Hữu Lũng. Chợ được hoàn thành trước năm 2028.", ""),
        ("y tế; trụ sở; sinh hoạt", "y tế; sinh hoạt; trụ sở", "y tế; trụ sở; sinh hoạt",
         "y tế; sinh hoạt; trụ sở"),
        (ROADS, "x", "Nâng cấp Quốc lộ 4B đi Na Dương và Quốc lộ 4A đi Tràng Định", ""),
        ("bốn tuyến xe buýt", "mở ba tuyến xe buýt", "mở 4 tuyến xe buýt", "ba tuyến xe buýt"),
    ],
)  # fmt: skip
def test_what_was_asked_stands_there(asked: str, old: str, new: str, quote: str) -> None:
    assert holds(asked, old, new, quote)


@pytest.mark.parametrize(
    ("asked", "old", "new", "quote"),
    [
        ("97%", RATE, RATE.replace("95", "96"), "đạt 95%"),
        ("97%", RATE, RATE.replace("12 xã", "97 xã"), "đạt 95%"),
        ("97%", RATE, RATE.replace("12 xã", "97% xã"), "đạt 95%"),
        ("97%", RATE, RATE.replace("95%", "97 ha"), "đạt 95%"),
        ("đạt 97%", RATE, RATE.replace("đạt 95%", "chưa đạt 97%"), "đạt 95%"),
        ("đạt 97%", RATE, RATE.replace("đạt 95%", "đạt 97%, tạm giữ 95%"), "đạt 95%"),
        ("nghiên cứu, sớm đầu tư tuyến đường sắt", RAIL,
         "Khuyến khích xã hội hóa tuyến đường sắt.", ""),
        ("đầu tư tuyến đường sắt Hà Nội", RAIL,
         "Nghiên cứu đầu tư tuyến đường sắt Hà Nội.", ""),
        ("trên một vạn dân", "26 giường trên một vạn dân", "28 giường trên một vạn dân", ""),
        (ROADS, "x", "Quốc lộ 4B đi Tràng Định, Quốc lộ 4A đi Na Dương", ""),
        ("vốn: xã Đoàn Kết Mới 80 tỷ đồng, xã Bình Yên Mới 20 tỷ đồng", "x",
         "vốn: xã Đoàn Kết Mới 20 tỷ đồng, xã Bình Yên Mới 80 tỷ đồng", ""),
        ("97 xã đạt chuẩn", "x", "Có 97 thôn và một số xã đạt chuẩn.", ""),
        ("đạt trên 95%", RATE, RATE.replace("95%", "dưới 95%"), ""),
        ("", RATE, RATE, ""),
    ],
)  # fmt: skip
def test_a_near_miss_is_not_what_was_asked(asked: str, old: str, new: str, quote: str) -> None:
    assert not holds(asked, old, new, quote)


def test_words_that_stand_nowhere_are_named_as_they_were_written() -> None:
    found = match(Asked("đạt 97% hộ"), Passage([Piece("", "đạt 96% hộ")]))
    assert (found.pieces, found.missing) == ((), ("97%",))


def test_words_far_apart_are_not_one_text() -> None:
    filler = " ".join(f"từ{letter}" for letter in "bcdghklmnpqrstvx")
    assert holds("chợ đầu mối", "x", "chợ đầu mối")
    assert not holds("chợ đầu mối", "x", f"chợ {filler} đầu mối")


def test_a_cell_leaves_unit_year_and_thing_counted_to_what_names_it() -> None:
    cell = Piece("812,2", "812,7", row=3, context="Dân số | Nghìn người | Nam | Năm 2024")
    assert match(Asked("năm 2024: 812,7"), Passage([cell])).holds
    assert not match(Asked("năm 2025: 812,7"), Passage([cell])).holds
    assert match(Asked("812,7 ha"), Passage([cell])).holds
    assert match(Asked("85 trạm", "60"), Passage([Piece("60", "85", row=3, context="trạm")])).holds
    assert names("Nam | Năm 2024", terms("2024")[0])
    assert not names("", terms("2024")[0])


def test_a_bare_figure_may_have_the_unit_that_stood_there_and_no_other() -> None:
    assert holds("97", "rộng 95 ha", "rộng 97 ha", "95")
    assert not holds("97", "rộng 95 ha", "rộng 97 km²", "95")


def test_the_evidence_is_the_piece_in_which_it_came() -> None:
    pieces = [Piece("chợ đầu", "chợ đầu"), Piece("", "đầu mối tại xã Hữu Lũng")]
    assert match(Asked("đầu mối tại xã Hữu Lũng"), Passage(pieces)).pieces == (1,)


@pytest.mark.parametrize(
    "turning",
    ["không", "chưa", "chẳng", "trừ", "bỏ", "dừng", "hoãn", "tạm", "ngừng", "khuyến khích",
     "xem xét", "nghiên cứu", "dự kiến", "có thể", "phấn đấu", "kiến nghị", "đề nghị", "đề xuất",
     "nếu có"],
)  # fmt: skip
def test_words_that_turn_the_meaning_must_have_been_asked_for(turning: str) -> None:
    asked = "xây dựng chợ đầu mối tại Hữu Lũng"
    assert not holds(asked, "Định hướng.", f"Định hướng {turning} {asked}.")
    assert holds(f"{turning} {asked}", "Định hướng.", f"Định hướng {turning} {asked}.")
    assert holds(asked, f"Sẽ {turning}.", f"Sẽ {turning} {asked}.")


def test_what_stood_around_the_quotation_may_stay_as_it_was() -> None:
    old = "Tỷ lệ hộ nghèo tại xã Tân Tri đạt 39% vào năm 2029."
    asked = "Tỷ lệ hộ nghèo tại xã Tân Tri đạt 36% vào năm 2029"
    assert holds(asked, old, old.replace("39", "36"), "xã Tân Tri đạt 39%")
    assert not holds(asked, old, old.replace("39", "37"), "xã Tân Tri đạt 39%")
    assert not holds(asked, old, f"{old.replace('39', '36')} Vẫn giữ 39%.", "xã Tân Tri đạt 39%")


def test_the_thing_counted_stands_right_behind_its_figure() -> None:
    assert holds("5 trạm bơm", "Xây 3 trạm bơm.", "Xây 5 trạm bơm.", "3 trạm bơm")
    assert not holds("5 trạm bơm", "Xây 3 trạm bơm.", "Xây 5 hồ và trạm bơm.", "3 trạm bơm")
    cell = Piece("3 trạm", "5 hồ", row=1, context="trạm")
    assert not match(Asked("5 trạm"), Passage([cell])).holds
    parted = Piece("3", "5; hồ", row=1, context="trạm")
    assert match(Asked("5 trạm"), Passage([parted])).holds


def test_a_word_said_twice_at_the_edge_belongs_to_the_stretch() -> None:
    assert holds("xã Tân Tri và xã Hữu Lũng", "x", "Ưu tiên xã Tân Tri và xã Hữu Lũng.")


def test_a_whole_cell_that_came_is_new_though_its_words_stood_elsewhere() -> None:
    pieces = [Piece("an toàn thông tin mạng", "giám sát"), Piece("", "An toàn thông tin")]
    assert match(Asked("An toàn thông tin"), Passage(pieces)).pieces == (1,)
    longer = [pieces[0], Piece("", "Bảo đảm an toàn thông tin")]
    assert not match(Asked("An toàn thông tin"), Passage(longer)).holds


MARKET = "chợ đầu mối nông sản"
FILLERS = ["bình", "minh", "hoàng", "hôn", "xanh", "lam", "vàng"]


@pytest.mark.parametrize(("between", "same"), [(0, True), (2, True), (4, True), (5, False)])
def test_a_few_words_may_stand_among_those_asked_for(between: int, same: bool) -> None:
    new = f"chợ đầu {' '.join(FILLERS[:between])} mối nông sản"
    assert holds(MARKET, "x", new) is same


@pytest.mark.parametrize(("between", "turned"), [(0, True), (1, True), (2, False), (4, False)])
def test_a_turning_word_turns_what_stands_right_behind_it(between: int, turned: bool) -> None:
    new = f"không {' '.join(FILLERS[:between])} {MARKET}"
    assert holds(MARKET, "x", new) is not turned
    assert holds(MARKET, "x", f"Không. {MARKET}")


@pytest.mark.parametrize(("between", "near"), [(0, True), (2, True), (3, False)])
def test_a_figure_stands_by_its_neighbour(between: int, near: bool) -> None:
    assert holds("rộng 95 ha", "x", f"rộng {' '.join(FILLERS[:between])} 95 ha") is near


@pytest.mark.parametrize(
    ("order", "same"),
    [
        ("1 0 2 3 4 5 6 7", True),
        ("4 5 6 7 0 1 2 3", True),
        ("0 1 2 3 5 4 6 7", False),
        ("2 3 0 1 6 7 4 5", False),
        ("7 6 5 4 3 2 1 0", False),
        ("1 0", False),
        ("1 0 2", False),
        ("2 0 1", True),
        ("1 0 2 3", True),
        ("3 2 1 0", False),
        ("2 3 0 1", True),
    ],
)
def test_most_neighbours_are_neighbours_still(order: str, same: bool) -> None:
    words = ["chợ", "đầu", "mối", "nông", "sản", "sạch", "an", "toàn"]
    at = [int(one) for one in order.split()]
    assert holds(" ".join(words[: len(at)]), "x", " ".join(words[one] for one in at)) is same
