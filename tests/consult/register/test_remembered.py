from datetime import date

from pipeline.consult.register.remembered import (
    deleted_entries,
    deleted_rows,
    is_edited,
    row_from,
    to_answer,
    values_of,
)
from pipeline.model.comment import Consultation, Disposition, Register, RegisterRow, Response
from pipeline.model.fixed import replace
from pipeline.model.register_memory import ENTERED, Remembered, print_of
from tests.consult.comments import comment

ROW = RegisterRow(
    "A", "Sở Y tế", item="y-te", content="Rà soát.", disposition=Disposition.PARTLY,
    explanation="Vì …", due=date(2025, 11, 30), item_text="Y tế [y-te]", position="Bảng 3.1",
)  # fmt: skip


def test_an_answer_is_kept_and_given_back() -> None:
    kept = Remembered("k", {}, values_of(ROW, Remembered("k")))
    back = row_from("A", kept)
    assert (back.disposition, back.explanation, back.due) == (
        Disposition.PARTLY,
        "Vì …",
        date(2025, 11, 30),
    )
    assert (back.key, back.cell, back.content, back.position) == ("k", "", "", "")


def test_a_place_is_kept_where_it_was_edited() -> None:
    kept = Remembered("k", {"item": print_of("Y tế [y-te]"), "position": print_of("Bảng 2.1")})
    assert not is_edited(ROW, "item", kept)
    assert is_edited(ROW, "position", kept)
    assert not is_edited(replace(ROW, position=""), "position", kept)
    assert not is_edited(ROW, "quote", kept)
    values = values_of(ROW, kept)
    assert (values.get("position"), values.get("item_text")) == ("Bảng 3.1", None)


def test_all_of_a_row_of_the_consultants_own_is_kept() -> None:
    values = values_of(ROW, Remembered(ENTERED))
    back = row_from("A", Remembered(ENTERED, {}, values))
    assert (back.content, back.agency, back.item) == ("Rà soát.", "Sở Y tế", "y-te")


def test_deleted_rows_are_those_kept_that_stand_there_no_longer() -> None:
    memory = {"A": Remembered("k"), "B": Remembered("l"), "C": Remembered(ENTERED)}
    register = Register((ROW,), None, "t", memory)
    assert [row.code for row in deleted_rows(register)] == ["B"]
    assert [row.code for row in deleted_entries(register)] == ["C"]


def test_values_that_are_none_are_left_out() -> None:
    back = row_from("A", Remembered("k", {}, {"disposition": "?", "due": "hôm nay", "la": "x"}))
    assert (back.disposition, back.due) == (None, None)


WHOLE = RegisterRow(
    "A", "Sở Y tế", "7/SYT", "y-te", "34 giường", "Rà soát.", Disposition.REFUSED, "Vì …",
    "Bảng 3.1", "Nguyễn A", date(2025, 11, 30), "B", "Giữ nguyên", "UBND tỉnh", "Theo đề xuất",
    key=ENTERED, item_text="Y tế [y-te] ", position="đoạn 2", proposed="36 giường",
    letter_day=date(2025, 11, 20), source="so-y-te.pdf", split_from="C",
)  # fmt: skip


def test_a_row_of_the_consultants_own_comes_back_whole() -> None:
    values = values_of(WHOLE, Remembered(ENTERED))
    assert row_from("A", Remembered(ENTERED, {}, values)) == WHOLE


def test_of_a_comment_the_answer_comes_back_and_what_it_said_does_not() -> None:
    back = row_from("A", Remembered("k", {}, values_of(WHOLE, Remembered("k"))))
    told = dict.fromkeys(("agency", "item", "quote", "content", "item_text", "position"), "")
    assert back == replace(WHOLE, key="k", proposed="", **told)  # type: ignore[arg-type]


def test_every_cell_of_the_place_is_kept_where_it_was_edited() -> None:
    old = print_of("cũ")
    kept = Remembered("k", {"item": old, "position": old, "quote": old})
    assert all(is_edited(WHOLE, column, kept) for column in ("item", "position", "quote"))
    back = row_from("A", Remembered("k", kept.written, values_of(WHOLE, kept)))
    assert (back.item, back.item_text, back.position, back.quote) == (
        "y-te",
        "Y tế [y-te] ",
        "đoạn 2",
        "34 giường",
    )


def test_an_empty_row_keeps_nothing_and_nothing_gives_an_empty_row() -> None:
    assert values_of(RegisterRow("A"), Remembered(ENTERED)) == {}
    assert row_from("A", Remembered("")) == RegisterRow("A")
    assert row_from("A", Remembered("", {}, {"item_text": "Y tế"})).item == ""


def test_deleted_rows_come_back_in_the_order_of_their_codes() -> None:
    memory = {code: Remembered(key) for code in "DCB" for key in ("k",)}
    assert [row.code for row in deleted_rows(Register((), None, "t", memory))] == ["B", "C", "D"]
    own = {code: Remembered(ENTERED) for code in "DCB"}
    assert [row.code for row in deleted_entries(Register((), None, "t", own))] == ["B", "C", "D"]


def test_who_is_to_answer_what_by_when_is_what_the_register_keeps() -> None:
    said = [replace(comment(name), code=name) for name in "ABCD"]
    rows = (None, RegisterRow("B"), RegisterRow("C", disposition=Disposition.NOTED), None)
    responses = tuple(map(Response, said, rows))
    memory = {
        "A": Remembered("k", {}, {"handler": " Sở  Y tế\n", "due": "2025-11-30"}),
        "B": Remembered("k", {}, {"due": "hôm nay"}),
        "C": Remembered("k", {}, {"handler": "Sở Y tế"}),
    }
    assert to_answer(Consultation(1, responses=responses), memory) == (
        (said[0], "Sở Y tế", date(2025, 11, 30)),
        (said[1], "", None),
        (said[3], "", None),
    )
