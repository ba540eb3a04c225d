import pytest

from pipeline.consult.register.shared_answers import (
    amiss,
    modules_used,
    with_shared_answers,
    written_out,
)
from pipeline.model.comment import Disposition, Register, RegisterRow
from pipeline.model.fixed import replace
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


def test_codes_are_known_however_they_are_typed() -> None:
    lead = row("YK1-SYT-001", disposition=YES)
    assert results(lead, row("2", group=" yk1 - syt-001")) == [YES, YES]
    assert list(amiss(Register((lead, row("2", group="yk1-syt -001")), None, "t"))) == []


def test_the_first_of_two_rows_with_one_code_is_the_one_that_is_named() -> None:
    assert results(row("1", disposition=YES), row("1", disposition=NO), row("2", group="1")) == [
        YES, NO, YES,
    ]  # fmt: skip
    twice = (TextModule("1", "Trước."), TextModule("1", "Sau."))
    assert with_shared_answers((row("2", explanation="[mẫu 1]"),), twice)[0].explanation == "Trước."


def test_a_leader_that_leads_on_is_followed_until_an_answer_stands() -> None:
    first = row("1", disposition=YES, explanation="Một.", decision="Giữ", changed_at="Bảng 1")
    second = row("2", group="1", disposition=NO, explanation="Hai.")
    third = with_shared_answers((first, second, row("3", group="2")))[2]
    assert (third.disposition, third.explanation, third.decision) == (NO, "Hai.", "")
    own = row("4", group="1", decision="Sửa", changed_at="Bảng 2")
    found = with_shared_answers((first, own))[1]
    assert (found.decision, found.changed_at) == ("Sửa", "Bảng 2")
    led = with_shared_answers((first, row("5", group="1")))[1]
    assert (led.decision, led.changed_at) == ("Giữ", "Bảng 1")
    open_ = row("6", explanation="Đang xem.")
    assert with_shared_answers((open_, row("7", group="6")))[1].explanation == "Đang xem."


def test_a_comment_changed_where_its_pieces_did_each_place_once() -> None:
    pieces = tuple(
        row(code, split_from="1", disposition=YES, changed_at=place)
        for code, place in (("2", "Bảng 1"), ("3", ""), ("4", "Bảng 2"), ("", "Bảng 1"))
    )
    whole = with_shared_answers((row("1"), *pieces))[0]
    assert whole.changed_at == "Bảng 1\nBảng 2"
    assert whole.explanation == "Xem trả lời các ý đã tách: 2, 3, 4."
    told = row("1", changed_at="Bảng 9", explanation="Riêng.")
    own = with_shared_answers((told, *pieces))[0]
    assert (own.changed_at, own.explanation) == ("Bảng 9", "Riêng.")


def test_pieces_take_the_shared_answer_before_they_give_it() -> None:
    rows = (row("1"), row("2", split_from="1", group="3"), row("3", disposition=NO))
    assert results(*rows) == [NO, NO, NO]


def test_what_its_pieces_answered_serves_those_that_name_it() -> None:
    pieces = (row("4", split_from="1", disposition=NO), row("5", split_from="1", group="4"))
    rows = (row("3", group="2"), row("2", group="1"), row("1"), *pieces)
    assert results(*rows) == [NO, NO, NO, NO, NO]


@pytest.mark.parametrize("written", ["[mẫu 3]", "[ MẪU số 3 ]", "[mau 03]", "[Mẫu 3]", "[mẫu số3]"])
def test_a_module_is_named_in_several_ways(written: str) -> None:
    assert modules_used([row("1", explanation=f"a {written} b {written}")]) == {"3": ("1",)}


def test_what_is_amiss_says_which_row_names_what() -> None:
    def told(*rows: RegisterRow, modules: tuple[TextModule, ...] = ()) -> list[str]:
        found = amiss(Register(rows, None, "t", modules=modules))
        return [f"{one.severity} {one.file} {one.message} | {one.fix}" for one in found]

    assert told(replace(row("", group="9"), cell="TiepThu!A7")) == [
        "warning t 'TiepThu!A7' trả lời chung với '9', nhưng không có mã đó | "
        "ghi đúng mã ý kiến đã có trong bảng"
    ]
    assert told(row("2", split_from="8"))[0].startswith("warning t '2' tách từ '8', nhưng")
    (unknown,) = told(row("3", explanation="[mẫu 7] và [mẫu 7]"))
    assert unknown.startswith("error t '3' dùng [mẫu 7] nhưng")
    assert unknown.endswith("hoặc dùng một trong: chưa có mẫu nào")
    modules = (TextModule("2", "b", "M!B3"), TextModule("1", "a", "M!B2"))
    assert told(row("3", explanation="[mẫu 7]"), modules=modules)[0].endswith("một trong: 1, 2")
    assert told(row("3", explanation="[mẫu 1]"), modules=modules) == []
    twice = told(modules=(*modules, TextModule("2", "c", "M!B4")))
    assert twice[0].startswith("warning t mẫu 2 đã có ở ô M!B3;")
    assert told(row("1"), row("2", group="1")) == []
