"""Asked words read against a passage: what fits, what is to go, what only names a cell."""

import pytest

from pipeline.consult.proof.passage import Passage, Piece
from pipeline.consult.proof.reading import Asked, Reading, names
from pipeline.consult.proof.terms import terms


def reading(asked: str, quote: str = "", *, old: str = "", new: str = "") -> Reading:
    return Reading(Asked(asked, quote), Passage([Piece(old, new)]))


@pytest.mark.parametrize(
    ("asked", "quote", "gone"),
    [
        ("97%", "đạt 95% và 12 xã", ["95 %"]),
        ("97%", "đạt 95%, trước đây 40%", ["95 %"]),
        ("đường dài 97 km", "đường dài 95 km qua xã", ["95000 m"]),
        ("đường tỉnh", "đường tỉnh cũ", ["cũ"]),
        ("chợ A mới", "đường tỉnh dài 95 km", []),
        ("hạ tầng điện, nước cho xã", "hạ tầng điện cho thôn", ["thôn"]),
    ],
)
def test_what_is_to_go_is_what_the_asked_words_leave_out(
    asked: str, quote: str, gone: list[str]
) -> None:
    assert [term.key for term in reading(asked, quote).replaced] == gone


def test_figures_and_names_must_go_and_half_of_the_words() -> None:
    left = reading("đạt 97%", "đạt 95%", old="đạt 95%", new="đạt 97% thay 95%")
    assert not left.is_replaced()
    assert reading("đạt 97%", "đạt 95%", old="đạt 95%", new="đạt 97%").is_replaced()


def test_words_that_stand_nowhere_are_missing_and_others_have_their_positions() -> None:
    found = reading("chợ đầu mối", new="mối chợ")
    assert (found.missing, found.spots) == (("đầu",), {"chợ": [1], "mối": [0]})


def test_a_cell_is_named_by_the_words_around_it() -> None:
    cell = Piece("1", "2", row=1, context="Nam | Năm 2024")
    found = Reading(Asked("năm 2024: 2"), Passage([cell]))
    assert [term.key for term in found.named] == ["năm", "2024"]
    assert names("Nam | Năm 2024", terms("2024")[0])


def test_terms_around_the_quotation_reach_as_far_as_the_asked_words() -> None:
    old = "một hai ba bốn năm sáu bảy tám"
    assert reading("x y", "bốn năm", old=old).around == {"2", "3", "4", "năm", "6", "7"}
    assert reading("x y", "khác", old=old).around == set()
    assert reading("x y", old=old).around == set()


def test_words_between_those_taken_over_are_to_go_and_those_before_are_not() -> None:
    found = reading("nước cho các thôn mới", "điện rồi nước sạch cho thôn")
    assert [term.key for term in found.replaced] == ["sạch"]


def test_one_word_of_a_quotation_is_not_the_whole_of_it() -> None:
    assert reading("chợ mới xây", "chợ").replaced == ()


@pytest.mark.parametrize(
    ("asked", "quote", "gone"),
    [
        ("85 km đường", "60 km sông cũ", ["60000 m"]),  # a word beside a figure is what it counts
        ("85 km đường mới", "60 km sông cũ", []),  # two words are a text of their own
        ("97 ha", "95 km", []),
        ("97", "95 km", ["95000 m"]),
        ("97%", "95% và 96%", ["96 %"]),
        ("97% và 98%", "95% và 96%", ["95 %", "96 %"]),
        ("97% và 98%", "95%", []),
        ("chợ đầu mối dài 97 m", "chợ đầu mối rộng 95 m", ["rộng", "95 m"]),
    ],
)
def test_figures_replace_figures_of_their_unit(asked: str, quote: str, gone: list[str]) -> None:
    assert [term.key for term in reading(asked, quote).replaced] == gone


@pytest.mark.parametrize(("left", "replaced"), [(0, True), (2, True), (3, False), (5, False)])
def test_half_of_the_words_must_be_gone(left: int, replaced: bool) -> None:
    words = ["cũ", "nát", "hỏng", "bẩn", "xấu"]
    old, new = f"chợ {' '.join(words)}", f"chợ {' '.join(words[:left])}"
    assert reading("chợ", old, old=old, new=new).is_replaced() is replaced
    # what stood elsewhere is not asked to go
    assert reading("chợ", old, old="chợ", new="chợ").is_replaced()


def test_terms_around_a_quotation_at_either_end() -> None:
    old = "mở kho lạnh bãi xe trạm cân"
    assert reading("x y", "trạm cân", old=old).around == {"bãi", "xe", "trạm", "cân"}
    assert reading("x y", "mở kho", old=old).around == {"mở", "kho", "lạnh", "bãi"}
    assert reading("x y", old, old=old).around == set(old.split())


def test_a_cell_may_leave_the_unit_to_its_head_and_a_sentence_may_not() -> None:
    def missing(asked: str, old: str, new: str, row: int | None) -> tuple[str, ...]:
        return Reading(Asked(asked), Passage([Piece(old, new, row=row)])).missing

    assert missing("97 ha", "", "97", 1) == ()
    assert missing("97 ha", "", "97", None) == ("97 ha",)
    assert missing("97 ha", "", "98", 1) == ("97 ha",)
    assert missing("97 ha", "", "97 km", 1) == ("97 ha",)
    assert missing("97", "95 ha", "97 ha", None) == ()
    assert missing("97", "95 km", "97 ha", None) == ("97",)
    assert missing("97 nghìn", "95 ha", "97 ha", None) == ("97 nghìn",)


def test_what_is_asked_once_is_counted_once_and_adds_or_does_not() -> None:
    found = reading("chợ mới chợ", "chợ cũ", new="chợ mới")
    assert [term.key for term in found.distinct] == ["chợ", "mới"]
    assert found.adds
    assert not reading("chợ", "chợ cũ").adds
    assert found.quoted == {"chợ", "cũ"}
    assert found.keys == ["chợ", "mới"]
