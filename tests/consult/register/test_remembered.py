from dataclasses import replace
from datetime import date

from pipeline.consult.register.remembered import (
    deleted_entries,
    deleted_rows,
    is_edited,
    row_from,
    values_of,
)
from pipeline.model.comment import Disposition, Register, RegisterRow
from pipeline.model.register_memory import ENTERED, Remembered, print_of

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
