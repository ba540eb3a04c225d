from dataclasses import replace

import pytest

from pipeline.consult.register.shared_answers import (
    amiss,
    modules_used,
    with_shared_answers,
    written_out,
)
from pipeline.model.comment import Disposition, Register, RegisterRow
from pipeline.model.register_memory import TextModule

YES, NO = Disposition.ACCEPTED, Disposition.REFUSED


def row(code: str, **more: object) -> RegisterRow:
    return replace(RegisterRow(code, cell=f"TiepThu!A{code}"), **more)  # type: ignore[arg-type]


def results(*rows: RegisterRow) -> list[Disposition | None]:
    return [one.disposition for one in with_shared_answers(rows)]


def test_an_answer_serves_those_that_name_it_also_over_a_third() -> None:
    lead = row("1", disposition=YES, explanation="Đã sửa.", changed_at="Bảng 3.1")
    found = with_shared_answers((row("3", group="2"), row("2", group="1"), lead))
    assert [(one.disposition, one.explanation, one.changed_at) for one in found] == [
        (YES, "Đã sửa.", "Bảng 3.1")
    ] * 3


def test_what_a_row_has_of_its_own_stays() -> None:
    lead = row("1", disposition=YES, explanation="Chung.")
    assert results(lead, row("2", group="1", disposition=NO)) == [YES, NO]
    own = with_shared_answers((lead, row("2", group="1", explanation="Riêng.")))[1]
    assert (own.disposition, own.explanation) == (YES, "Riêng.")


def test_a_ring_gives_no_answer_and_is_told() -> None:
    ring = (row("1", group="2"), row("2", group="1"))
    assert results(*ring) == [None, None]
    assert {n.code for n in amiss(Register(ring, None, "t"))} == {"tra-loi-chung-vong"}
    itself = row("1", group="1")
    assert results(itself) == [None]


@pytest.mark.parametrize(
    ("pieces", "whole"), [((YES, YES), YES), ((YES, NO), None), ((YES, None), None), ((), None)]
)
def test_a_comment_came_out_as_all_its_pieces_did(
    pieces: tuple[Disposition | None, ...], whole: Disposition | None
) -> None:
    rows = [row(str(n), split_from="1", disposition=one) for n, one in enumerate(pieces, 2)]
    found = with_shared_answers((row("1"), *rows))[0]
    assert found.disposition is whole
    if whole:
        assert found.explanation == "Xem trả lời các ý đã tách: 2, 3."


def test_the_result_of_its_own_goes_before_that_of_its_pieces() -> None:
    assert results(row("1", disposition=NO), row("2", split_from="1", disposition=YES))[0] is NO


def test_a_module_stands_for_its_text_and_own_words_may_follow() -> None:
    rows = (row("1", explanation="[mẫu 3] Riêng."), row("2", explanation="[Mẫu số 03]"), row("3"))
    found = with_shared_answers(rows, (TextModule("3", "Đã rà soát. "), TextModule("4", "Khác")))
    assert [one.explanation for one in found] == ["Đã rà soát. Riêng.", "Đã rà soát.", ""]
    assert modules_used(rows) == {"3": ("1", "2")}
    assert written_out("[mẫu 9]", {"3": "x"}) == "[mẫu 9]"


def test_what_cannot_be_shared_is_told_with_its_cell() -> None:
    rows = (row("1", group="9"), row("2", split_from="8"), row("3", explanation="[mẫu 7]"))
    modules = (TextModule("1", "a", "M!B2"), TextModule("1", "b", "M!B3"))
    told = list(amiss(Register(rows, None, "t", modules=modules)))
    assert [(notice.code, notice.cell) for notice in told] == [
        ("tra-loi-chung-sai", "TiepThu!A1"),
        ("tra-loi-chung-sai", "TiepThu!A2"),
        ("mau-tra-loi-khong-co", "TiepThu!A3"),
        ("mau-tra-loi-trung", "M!B3"),
    ]
