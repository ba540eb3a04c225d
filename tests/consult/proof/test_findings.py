"""Findings: every kind of request held against what became of its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.consult.proof.findings import finding, known_keys, may_be_said
from pipeline.consult.proof.passage import Piece
from pipeline.consult.proof.reading import Asked
from pipeline.consult.proof.requests import Request
from pipeline.model.change import Place
from pipeline.model.verdict import Verdict

WAS = "Tỷ lệ hộ dùng nước sạch đạt 95%, có 12 xã hoàn thành."
NOW = WAS.replace("95%", "97%")
DONE = Piece(WAS, NOW, changes=("c",))
FORMAL = Piece(WAS, WAS.replace(",", ";"), changes=("c",), differs=False)
SAYS = Request(says=(Asked("97%", "đạt 95%"),))
WISH = Request(described=True, wish="Đề nghị rà soát số liệu.")


def test_what_was_asked_is_done_otherwise_or_not() -> None:
    assert finding(SAYS, "đạt 95%", [DONE]).verdict is Verdict.AS_ASKED
    other = Piece(WAS, WAS.replace("95%", "96%"))
    assert finding(SAYS, "đạt 95%", [other]).verdict is Verdict.OTHERWISE
    assert finding(SAYS, "đạt 95%", []).verdict is Verdict.UNCHANGED
    assert finding(SAYS, "đạt 95%", [FORMAL]).verdict is Verdict.UNCHANGED


def test_half_of_two_requests_is_not_what_was_asked() -> None:
    both = Request(says=(Asked("97%", "đạt 95%"), Asked("15 xã hoàn thành", "12 xã hoàn thành")))
    assert finding(both, "", [DONE]).verdict is Verdict.OTHERWISE
    whole = Piece(WAS, NOW.replace("12", "15"))
    assert finding(both, "", [whole]).verdict is Verdict.AS_ASKED


def test_parts_of_a_proposal_may_stand_in_two_cells_of_a_row_but_one_in_the_cell_meant() -> None:
    asked = Request(says=(Asked("85 trạm; 150 tỷ đồng", "60 trạm"),))
    size = Piece("60 trạm", "85 trạm", row=1)
    cost = Piece("120", "150", row=1, context="Tổng mức đầu tư, tỷ đồng")
    assert finding(asked, "", [size], row=[cost]).verdict is Verdict.AS_ASKED
    same = Piece("60 trạm", "60 trạm", row=1, differs=False)
    assert finding(asked, "", [same], row=[cost]).verdict is Verdict.UNCHANGED


def test_a_wish_is_met_by_a_change_of_substance_and_by_an_addition_where_more_was_asked() -> None:
    added = Piece("", "Số liệu theo chuẩn mới.", changes=("d",))
    assert finding(WISH, "", [DONE]).verdict is Verdict.CHANGED
    assert finding(WISH, "", [FORMAL]).verdict is Verdict.UNCHANGED
    assert finding(WISH, "", [], [added]).verdict is Verdict.UNCHANGED
    more = Request(described=True, more=True, wish="Đề nghị bổ sung số liệu.")
    assert finding(more, "", [], [added]).pieces == (added,)


def test_of_many_changes_those_about_the_wish_are_its_evidence() -> None:
    wish = Request(described=True, wish="Nêu cơ chế hội đàm với chính quyền Quảng Tây.")
    about = Piece("", "Duy trì cơ chế hội đàm định kỳ với chính quyền Quảng Tây.")
    other = Piece("", "Rút ngắn thủ tục hành chính.")
    assert finding(wish, "", [about, other]).pieces == (about,)
    assert len(finding(WISH, "", [about, other]).pieces) == 2


@pytest.mark.parametrize(
    ("now", "verdict"),
    [("4,7 km", Verdict.AS_ASKED), ("4,9 km", Verdict.OTHERWISE), ("4,2 ha", Verdict.CHANGED)],
)
def test_a_figure_told_in_a_comment_is_held_against_the_one_it_corrects(
    now: str, verdict: Verdict
) -> None:
    told = Request(described=True, figures=("4,7 km",), wish="Số đo thực tế là 4,7 km.")
    piece = Piece("Đoạn chung dài 4,2 km.", f"Đoạn chung dài {now}.")
    assert finding(told, "dài 4,2 km", [piece]).verdict is verdict


def test_a_deletion_is_done_when_the_words_are_gone() -> None:
    gone = Request(gone=("có 12 xã hoàn thành",))
    assert finding(gone, "", [Piece(WAS, "Tỷ lệ hộ dùng nước sạch đạt 95%.")]).verdict is (
        Verdict.AS_ASKED
    )
    assert finding(gone, "", [DONE]).verdict is Verdict.OTHERWISE
    whole = Request(whole=True)
    assert finding(whole, "", [Piece(WAS, "")]).verdict is Verdict.AS_ASKED
    assert finding(whole, "có 12 xã hoàn thành", [Piece(WAS, "Tỷ lệ đạt 95%.")]).verdict is (
        Verdict.AS_ASKED
    )
    assert finding(whole, "", [Piece(WAS, WAS, moved=True, differs=False)]).verdict is (
        Verdict.UNCHANGED
    )


def test_what_was_to_stay_stays_and_what_was_to_move_moved() -> None:
    assert finding(Request(kept=True), "", []).verdict is Verdict.AS_ASKED
    assert finding(Request(kept=True), "", [DONE]).verdict is Verdict.OTHERWISE
    moved = Piece(WAS, WAS, moved=True, differs=False)
    assert finding(Request(moved="mục II"), "", [moved]).verdict is Verdict.AS_ASKED
    assert finding(Request(moved="mục II"), "", [DONE]).verdict is Verdict.OTHERWISE


def test_form_asked_for_is_held_against_the_letters() -> None:
    spelling = Request(says=(Asked("sửa chữa", "sữa chữa"),), form=True)
    mended = Piece("sữa chữa đường", "sửa chữa đường", changes=("c",), differs=False)
    assert finding(spelling, "sữa chữa", [mended]).verdict is Verdict.AS_ASKED
    other = Piece("sữa chữa đường", "sữa chữa, đường", changes=("c",), differs=False)
    assert finding(spelling, "sữa chữa", [other]).verdict is Verdict.UNCHANGED
    plain = Request(form=True, described=True)
    assert finding(plain, "sữa chữa", [mended]).verdict is Verdict.AS_ASKED
    assert finding(plain, "sữa chữa", [other]).verdict is Verdict.CHANGED


def test_an_instruction_that_is_not_followed_to_the_letter_needs_more_than_its_other_half() -> None:
    asked = Request(says=(Asked("97%", "đạt 95%"), Asked("thống kê quốc gia", soft=True)))
    assert finding(asked, "", [DONE]).verdict is Verdict.OTHERWISE
    more = Piece(WAS, f"{NOW} Nguồn: điều tra mẫu.")
    assert finding(asked, "", [more]).verdict is Verdict.CHANGED


def test_a_figure_that_came_beside_by_chance_proves_nothing() -> None:
    row = Piece("", "97%", row=9)
    assert finding(Request(says=(Asked("97%"),)), "", [], [row]).verdict is Verdict.UNCHANGED


def test_what_came_beside_is_another_change_only_where_it_has_much_of_what_was_asked() -> None:
    asked = Request(says=(Asked("xây dựng chợ đầu mối nông sản Tân Tri"),), more=True)
    akin = Piece("", "Xây chợ đầu mối tại xã khác.")
    other = Piece("", "Rút ngắn thủ tục hành chính.")
    assert finding(asked, "", [], [akin]).verdict is Verdict.OTHERWISE
    assert finding(asked, "", [], [other]).verdict is Verdict.UNCHANGED


def test_form_asked_for_where_nothing_changed_is_not_done() -> None:
    assert finding(Request(form=True, described=True), "a", []).verdict is Verdict.UNCHANGED


def test_what_moved_has_not_gone() -> None:
    moved = Piece(WAS, "", moved=True)
    assert finding(Request(whole=True), "", [moved]).verdict is not Verdict.AS_ASKED


def test_changes_with_half_of_the_most_in_common_are_evidence_too() -> None:
    wish = Request(described=True, wish="Nêu kho lạnh, bãi xe, trạm cân, cổng kiểm soát.")
    most = Piece("", "Đầu tư kho lạnh, bãi xe, trạm cân, cổng kiểm soát.")
    half = Piece("", "Mở rộng kho lạnh, bãi xe, trạm.")
    less = Piece("", "Mở rộng kho.")
    assert finding(wish, "", [most, half, less]).pieces == (most, half)


TEN = ["chợ", "đầu", "mối", "nông", "sản", "sạch", "an", "toàn", "vùng", "biên"]


@pytest.mark.parametrize(("words", "told"), [(1, False), (3, False), (4, True), (6, True)])
def test_words_enough_are_known_where_they_came_beside(words: int, told: bool) -> None:
    text = " ".join(TEN[:words])
    beside = [Piece("", f"Xây {text} mới.")]
    assert finding(Request(says=(Asked(text),)), "", [], beside).verdict is (
        Verdict.AS_ASKED if told else Verdict.UNCHANGED
    )
    assert finding(Request(says=(Asked(text),), more=True), "", [], beside).verdict is (
        Verdict.AS_ASKED
    )


@pytest.mark.parametrize(("shared", "akin"), [(0, False), (2, False), (3, True), (5, True)])
def test_what_came_beside_is_meant_by_three_words_of_ten(shared: int, akin: bool) -> None:
    asked = Request(says=(Asked(" ".join(TEN)),), more=True)
    found = finding(asked, "", [], [Piece("", f"Hồ {' '.join(TEN[:shared])} Cao.")])
    assert found.verdict is (Verdict.OTHERWISE if akin else Verdict.UNCHANGED)
    assert found.asked == " ".join(TEN)


@pytest.mark.parametrize(("left", "gone"), [(0, True), (1, True), (2, False), (4, False)])
def test_four_words_of_five_must_be_gone(left: int, gone: bool) -> None:
    words = ["kho", "lạnh", "bãi", "xe", "trạm"]
    now = " ".join(reversed(words[:left]))
    pieces = [Piece(f"Có {' '.join(words)} ở đây.", f"Có {now} ở đây.")]
    found = finding(Request(gone=(" ".join(words),)), "", pieces)
    assert (found.verdict is Verdict.AS_ASKED) is gone


@pytest.mark.parametrize(
    ("became", "same"),
    [("10", None), ("20", True), ("50", True), ("51", None), ("2", True), ("1,9", None)],
)
def test_a_figure_five_times_another_is_none_corrected(became: str, same: bool | None) -> None:
    told = Request(described=True, figures=(f"{became} km",), wish="Là.")
    piece = Piece("Đường dài 10 km.", f"Đường dài {became} km.")
    found = finding(told, "dài 10 km", [piece])
    assert found.verdict is (Verdict.AS_ASKED if same else Verdict.CHANGED)
    assert found.asked == (f"{became} km" if same else "")


@pytest.mark.parametrize(
    ("figures", "quote", "old", "new", "verdict"),
    [
        (("12 km", "13 km"), "dài 10 km", "10 km", "12 km", Verdict.CHANGED),
        (("12 km", "13 km"), "dài 10 km", "10 km", "14 km", Verdict.CHANGED),
        (("12 km",), "dài 10 km, rộng 11 km", "10 km", "12 km", Verdict.CHANGED),
        (("12 km",), "dài 10 km", "9 km", "12 km", Verdict.CHANGED),
        (("12 km",), "dài 10 km, rộng 11 ha", "10 km", "12 km", Verdict.AS_ASKED),
        (("12 km",), "dài 10 km", "10 km", "13 km", Verdict.OTHERWISE),
        (("12 ha",), "dài 10 km", "10 km", "13 km", Verdict.CHANGED),
        ((), "dài 10 km", "10 km", "12 km", Verdict.CHANGED),
    ],
)
def test_one_figure_told_is_held_against_the_one_it_may_correct(
    figures: tuple[str, ...], quote: str, old: str, new: str, verdict: Verdict
) -> None:
    told = Request(described=True, figures=figures, wish="Là.")
    pieces = [Piece("Rừng.", "Rừng mới."), Piece(f"Đường dài {old}.", f"Đường dài {new}.")]
    assert finding(told, quote, pieces).verdict is verdict
    formal = [Piece(f"Đường dài {old}.", f"Đường dài {new}.", differs=False)]
    assert finding(told, quote, formal).verdict is Verdict.UNCHANGED


@pytest.mark.parametrize(("more", "part"), [(0, False), (2, False), (3, True)])
def test_a_quotation_nearly_as_long_as_its_paragraph_is_the_whole_of_it(
    more: int, part: bool
) -> None:
    quote = "một hai ba bốn sáu bảy tám chín mười thôn"
    pieces = [Piece(quote + " x" * more, "y" + " x" * more)]
    found = finding(Request(whole=True), quote, pieces)
    assert found.verdict is (Verdict.AS_ASKED if part else Verdict.OTHERWISE)
    in_cell = [Piece(quote + " x" * more, "y" + " x" * more, row=1)]
    assert finding(Request(whole=True), quote, in_cell).verdict is Verdict.OTHERWISE


@pytest.mark.parametrize(("shared", "evidence"), [(0, 2), (1, 2), (2, 1), (3, 1)])
def test_two_words_in_common_with_a_wish_tell_which_change_is_meant(
    shared: int, evidence: int
) -> None:
    words = ["kho", "lạnh", "bãi", "xe", "trạm"]
    wish = Request(described=True, wish=f"Nêu {' '.join(words)}")
    pieces = [Piece("", f"Hồ {' '.join(words[:shared])}"), Piece("", "Rừng.")]
    assert len(finding(wish, "", pieces).pieces) == evidence


def test_a_row_that_moved_is_all_its_cells() -> None:
    row = [
        Piece("1", "2", row=1),
        Piece("3", "4", row=1, moved=True),
        Piece("x", "y", row=2),
        Piece("1", "2", "y-te", row=1),
    ]
    assert finding(Request(moved="II"), "", row).pieces == tuple(row[:2])


def test_pieces_are_read_in_the_order_of_the_new_draft() -> None:
    asked = Request(says=(Asked("xây chợ đầu mối nông sản"),), more=True)
    behind = Piece("", "đầu mối nông sản", place=Place("b", 5))
    before = Piece("", "Xây chợ", place=Place("a", 4))
    assert finding(asked, "", [behind], [before]).pieces == (before, behind)


def test_each_finding_says_in_words_what_was_found() -> None:
    gone, moved = Piece(WAS, ""), Piece(WAS, WAS, moved=True, differs=False)
    mended = Piece("sữa chữa", "sửa chữa", changes=("c",), differs=False)
    spelling = Request(says=(Asked("sửa chữa", "sữa chữa"),), form=True)
    soft = Request(says=(Asked("97%", "đạt 95%"), Asked("thống kê quốc gia", soft=True)))
    more = Piece(WAS, f"{NOW} Nguồn: điều tra mẫu.")
    told = [
        (found.told, found.asked)
        for found in (
            finding(SAYS, "", [DONE]), finding(Request(whole=True), "", [gone]),
            finding(Request(moved="II"), "", [moved]), finding(Request(kept=True), "", []),
            finding(spelling, "", [mended]), finding(Request(form=True), "sữa chữa", [mended]),
            finding(WISH, "", [DONE]), finding(SAYS, "", [more, gone]), finding(soft, "", [more]),
            finding(SAYS, "", []), finding(SAYS, "", [FORMAL]), finding(WISH, "", [moved]),
            finding(Request(kept=True), "", [DONE]),
        )
    ]  # fmt: skip
    assert told == [
        ("nội dung đề nghị đã có trong dự thảo mới", "97%"),
        ("nội dung đề nghị bỏ không còn trong dự thảo mới", ""),
        ("nội dung đã được chuyển đến nơi đề nghị", ""),
        ("giữ nguyên như đề nghị", ""),
        ("đã sửa hình thức như đề nghị", "sửa chữa"),
        ("đã sửa hình thức như đề nghị", ""),
        ("có thay đổi tại nơi góp ý, chưa đối chiếu được nội dung", ""),
        ("nội dung đề nghị đã có trong dự thảo mới", "97%"),
        ("đã sửa một phần; phần còn lại chưa đối chiếu được", "97%; thống kê quốc gia"),
        ("chưa thấy thay đổi nào tương ứng trong dự thảo mới", "97%"),
        ("chỉ thay đổi hình thức, nội dung giữ nguyên", "97%"),
        ("chưa thấy thay đổi nào tương ứng trong dự thảo mới", ""),
        ("có thay đổi tại nơi góp ý nhưng khác nội dung đề nghị", ""),
    ]


def test_every_part_of_a_proposal_must_stand_somewhere_in_the_row() -> None:
    asked = Request(says=(Asked("85 trạm; 150 tỷ đồng", "60 trạm"),))
    size = Piece("60 trạm", "85 trạm", row=1)
    cost = Piece("120", "130", row=1, context="Tổng mức đầu tư, tỷ đồng")
    found = finding(asked, "", [size], row=[cost])
    assert (found.verdict, found.asked) == (Verdict.OTHERWISE, "85 trạm; 150 tỷ đồng")
    two = Request(says=(Asked("một chợ"), Asked("hai hồ")))
    assert finding(two, "", [DONE]).asked == "một chợ; hai hồ"


@pytest.mark.parametrize(
    ("old", "new"), [("10 km", "0,5 km"), ("10 km", "0 km"), ("0 km", "10 km")]
)
def test_nothing_is_no_figure_corrected(old: str, new: str) -> None:
    told = Request(described=True, figures=(new,), wish="Là.")
    found = finding(told, f"dài {old}", [Piece(f"Dài {old}.", f"Dài {new}.")])
    assert (found.verdict, found.asked) == (Verdict.CHANGED, "")
    small = Request(described=True, figures=("0,7%",), wish="Là.")
    kept = finding(small, "đạt 0,5%", [Piece("Đạt 0,5%.", "Đạt 0,7%.")])
    assert kept.verdict is Verdict.AS_ASKED


WORDS = ("xã", "Ba Sơn", "đường tỉnh 226", "5,2 ha", "52.000 m2", "ba", "của", "QL4B", "nước; sạch")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=5).flatmap(
    lambda words: st.sampled_from((" ", "; ", "\n", ", ")).map(lambda sign: sign.join(words))
)
CELLS = st.builds(Piece, TEXTS, TEXTS, row=st.sampled_from((None, 1)), context=TEXTS)


@given(st.lists(CELLS, max_size=3), TEXTS, TEXTS, st.booleans())
def test_what_cannot_be_said_by_its_terms_is_not_found_said(
    pieces: list[Piece], text: str, quoted: str, soft: bool
) -> None:
    asked = Request(says=(Asked(text, quoted, soft=soft),))
    if not may_be_said(asked, known_keys(pieces)):
        assert finding(asked, "", pieces).verdict is not Verdict.AS_ASKED


def test_terms_tell_beforehand_what_pieces_cannot_say() -> None:
    cell = Piece("60 trạm", "85 trạm", row=1, context="Quy mô cấp nước")
    keys = known_keys([cell])
    assert may_be_said(Request(says=(Asked("90 trạm cấp nước"),)), keys)  # a figure tells nothing
    assert not may_be_said(Request(says=(Asked("85 trạm thoát nước"),)), keys)
    assert not may_be_said(Request(says=(Asked("60 trạm; thoát"),)), keys)
    assert may_be_said(Request(says=(Asked("thoát"),), form=True), keys)
