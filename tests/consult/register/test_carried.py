from dataclasses import replace
from datetime import date

from pipeline.consult.register.carried import balance_words, register_changes
from pipeline.model.comment import (
    Balance,
    Consultation,
    Disposition,
    Register,
    RegisterLayout,
    RegisterRow,
    Reply,
    comment_key,
)
from pipeline.model.register_changes import RegisterChanges
from tests.consult.answered import AGENCIES, SHAPE, consulted, row, said

DUE = date(2025, 11, 30)
LAYOUT = RegisterLayout("TiepThu", 1, (("code", 1), ("content", 2), ("proposed", 3)), 2)


def carried(
    made: Consultation, register: Register | None = None, day: date = DUE
) -> RegisterChanges | None:
    return register_changes(
        made, register or Register(), agencies=AGENCIES, outlines=(SHAPE, SHAPE), day=day
    )


def test_the_balance_is_words_that_add_up() -> None:
    words = balance_words(Balance(7, 3, 2, 2))
    assert words == "nhận 7 = đã trả lời 3 + chưa trả lời 2 + trùng 2"


def test_a_new_comment_is_a_row_with_its_handler_and_day() -> None:
    one = said("Rà soát số liệu.", proposed="812 giường")
    changes = carried(consulted(one))
    assert changes is not None
    (made,) = changes.rows
    assert made["agency"] == "Sở Y tế"
    assert made["content"] == "Rà soát số liệu."
    assert made["proposed"] == "812 giường"
    assert made["due"] == DUE
    assert list(changes.memory) == [made["code"]]
    assert changes.fills == {}


def test_a_thread_stands_in_its_row_and_is_known_there_again() -> None:
    one = replace(said("Rà soát."), replies=(Reply("Đã xem.", "B"),), resolved=True)
    changes = carried(consulted(one))
    assert changes is not None
    content = str(changes.rows[0]["content"])
    assert content == one.thread
    told = replace(row("YK1-SYT-001", one), content=content, key="khác", cell="TiepThu!A2")
    again = carried(consulted(one, rows=(told,)), Register((told,), LAYOUT, "t"))
    assert again is not None
    assert again.memory["YK1-SYT-001"].key == comment_key(one)


def test_a_register_that_says_everything_is_left_alone() -> None:
    one = said("Rà soát số liệu.")
    whole = replace(
        row("YK1-SYT-001", one),
        letter=one.letter.number,
        handler="Sở Xây dựng",
        due=DUE,
        key=comment_key(one),
        cell="TiepThu!A2",
    )
    register = Register((whole,), LAYOUT, "t")
    first = carried(consulted(one, rows=(whole,)), register)
    assert first is not None
    assert first.is_memory_alone  # answers are kept beside the rows from now on
    again = replace(register, memory=first.memory)
    assert carried(consulted(one, rows=(whole,)), again) is None


def test_only_empty_cells_of_ours_are_filled() -> None:
    one = said("Rà soát số liệu.", proposed="812 giường")
    bare = replace(row("YK1-SYT-001", one), handler="Nguyễn A", cell="TiepThu!A12")
    changes = carried(consulted(one, rows=(bare,)), Register((bare,), LAYOUT, "t"))
    assert changes is not None
    assert changes.rows == ()
    # the register has a column for the proposed text: what stands there is the consultant's
    assert changes.fills == {(12, "due"): DUE, (12, "letter"): one.letter.number}
    assert changes.memory["YK1-SYT-001"].key == comment_key(one)


def test_a_decision_on_a_point_goes_to_every_comment_of_it_that_lacks_it() -> None:
    one, other = said("Nâng lên 36 giường."), said("Giữ 34 giường.", "so-noi-vu")
    differing = Disposition.DIFFERING
    rows: tuple[RegisterRow, ...] = (
        replace(row("A", one), disposition=differing, decision="Giữ 34", cell="TiepThu!A2"),
        replace(row("B", other), disposition=differing, group="A", cell="TiepThu!A3"),
    )
    changes = carried(consulted(one, other, rows=rows), Register(rows, LAYOUT, "t"))
    assert changes is not None
    assert (changes.fills or {})[3, "decision"] == "Giữ 34"
    assert (2, "decision") not in (changes.fills or {})
