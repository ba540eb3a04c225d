"""Findings: every kind of request held against what became of its place."""

import pytest

from pipeline.consult.proof.findings import finding
from pipeline.consult.proof.passage import Piece
from pipeline.consult.proof.reading import Asked
from pipeline.consult.proof.requests import Request
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
