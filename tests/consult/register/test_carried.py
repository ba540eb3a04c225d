from datetime import date

import pytest

from pipeline.consult.register.carried import balance_words, register_changes
from pipeline.model.change import Place
from pipeline.model.comment import (
    Balance,
    Certainty,
    Comment,
    Consultation,
    Disposition,
    Register,
    RegisterLayout,
    RegisterRow,
    Reply,
    Response,
    comment_key,
)
from pipeline.model.fixed import replace
from pipeline.model.register_changes import RegisterChanges
from pipeline.model.register_memory import ENTERED, Remembered, TextModule, print_of
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


CODE = "YK1-SYT-001"
SAID = replace(said("Rà soát số liệu.", quote="34 giường"), code=CODE)
PLACED = replace(SAID, certainty=Certainty.BY_TEXT, place=Place("Bảng 3.1", 5), span=(5, 9))
FULL = RegisterRow(
    CODE, "Sở Y tế", "7/SYT", "y-te", "34 giường", "Rà soát số liệu.", Disposition.REFUSED, "Vì …",
    "Bảng 3.1", "Nguyễn A", date(2025, 11, 29), "YK1-SNV-001", "Giữ nguyên", "UBND tỉnh",
    "Theo đề xuất", "", comment_key(SAID), "TiepThu!A2", "Y tế [y-te]", "", "",
    date(2025, 11, 20), "so-y-te.pdf", "YK1-SNV-002",
)  # fmt: skip


def of(
    *responses: Response, register: Register | None = None, day: date = DUE
) -> RegisterChanges | None:
    return carried(Consultation(1, responses=responses), register, day)


def changed(*responses: Response, register: Register | None = None) -> RegisterChanges:
    changes = of(*responses, register=register)
    assert changes is not None
    return changes


def kept_of(comment: Comment, row: RegisterRow, memory: Remembered | None = None) -> Remembered:
    """What is kept of a comment's row that stands in the register."""
    register = Register((row,), LAYOUT, "t", {row.code: memory} if memory else {})
    return changed(Response(comment, row), register=register).memory[CODE]


@pytest.mark.parametrize(
    ("total", "words"),
    [
        (Balance(entered=3, entered_open=1),
         "; do đơn vị tư vấn nhập 3 = đã trả lời 2 + chưa trả lời 1"),
        (Balance(agreements=4), "; 4 dòng chỉ ghi thống nhất"),
        (Balance(entered=1, agreements=1),
         "; do đơn vị tư vấn nhập 1 = đã trả lời 1 + chưa trả lời 0; 1 dòng chỉ ghi thống nhất"),
    ],
)  # fmt: skip
def test_the_balance_speaks_of_what_was_entered_and_agreed(total: Balance, words: str) -> None:
    plain = "nhận 0 = đã trả lời 0 + chưa trả lời 0 + trùng 0"
    assert balance_words(total) == plain + words


def test_a_new_row_says_all_that_is_known_of_a_comment() -> None:
    day = date(2025, 11, 20)
    dated = replace(PLACED, letter=replace(SAID.letter, day=day), proposed="36")
    assert changed(Response(dated)).rows == (
        {
            "code": CODE, "agency": "Sở Y tế", "letter": "1/so-y-te", "letter_day": day,
            "item": "Y tế [y-te]", "position": "Bảng 3.1", "quote": "34 giường",
            "content": "Rà soát số liệu.", "handler": "so-xay-dung",
            "due": DUE, "proposed": "36", "similar": "",
        },
    )  # fmt: skip
    assert "letter_day" not in changed(Response(SAID)).rows[0]
    stranger = replace(SAID, agency="hoi-dong-y")
    assert changed(Response(stranger)).rows[0]["agency"] == "hoi-dong-y"


def test_a_deleted_row_comes_back_with_every_answer_it_had() -> None:
    values = {
        "disposition": "Không tiếp thu", "explanation": "Vì …", "changed_at": "Bảng 3.1",
        "handler": "Nguyễn A", "due": "2025-11-29", "group": "YK1-SNV-001",
        "proposal": "Giữ nguyên", "decider": "UBND tỉnh", "decision": "Theo đề xuất",
        "letter": "7/SYT", "letter_day": "2025-11-20", "source": "so-y-te.pdf",
        "split_from": "YK1-SNV-002", "item_text": "Giáo dục", "position": "đoạn 2", "quote": "35",
    }  # fmt: skip
    kept = Remembered(comment_key(SAID), {"item": print_of("cũ")}, values)
    register = Register((), LAYOUT, "t", {CODE: kept})
    changes = changed(Response(SAID, RegisterRow(CODE)), register=register)
    (made,) = changes.rows
    days = {"due": date(2025, 11, 29), "letter_day": date(2025, 11, 20)}
    renamed = {"item": "Giáo dục"}
    told = {name: text for name, text in values.items() if name != "item_text"}
    assert made == {
        **told, **days, **renamed, "disposition": Disposition.REFUSED, "code": CODE,
        "agency": "Sở Y tế", "content": "Rà soát số liệu.", "proposed": "", "similar": "",
    }  # fmt: skip
    again = changes.memory[CODE]
    assert again.key == kept.key
    assert again.written["item"] == print_of("cũ")
    assert again.written["quote"] == print_of("34 giường")
    answers = {k: v for k, v in values.items() if k not in ("position", "item_text", "quote")}
    assert {k: again.values[k] for k in answers} == answers


def test_a_deleted_row_that_nothing_is_kept_of_is_made_anew() -> None:
    bare = RegisterRow(CODE, explanation="Vì …")
    (made,) = changed(Response(SAID, bare), register=Register((), LAYOUT, "t")).rows
    assert (made["explanation"], made["content"]) == ("Vì …", "Rà soát số liệu.")


def test_a_full_row_gets_nothing() -> None:
    row = replace(FULL, proposed="x")
    register = Register((row,), LAYOUT, "t")
    assert changed(Response(SAID, row), register=register).is_memory_alone


@pytest.mark.parametrize(
    ("emptied", "filled"),
    [
        ({"handler": ""}, {"handler": "so-xay-dung"}),
        ({"due": None}, {"due": DUE}),
        ({"code": ""}, {"code": CODE}),
        ({"code": "YK1-SYT-009"}, {"code": CODE}),
        ({"letter": ""}, {"letter": "1/so-y-te"}),
        ({"letter_day": None}, {"letter_day": date(2025, 11, 18)}),
        ({"similar": "YK1-BYT-001"}, {"similar": ""}),
        ({"explanation": "", "quote": "", "item_text": ""}, {}),
    ],
)
def test_an_empty_cell_of_ours_is_filled(
    emptied: dict[str, object], filled: dict[str, object]
) -> None:
    dated = replace(SAID, letter=replace(SAID.letter, day=date(2025, 11, 18)))
    row = replace(FULL, **emptied)  # type: ignore[arg-type]
    changes = changed(Response(dated, row), register=Register((row,), LAYOUT, "t"))
    assert changes.fills == {(2, column): value for column, value in filled.items()}


def test_a_letter_without_number_or_day_fills_nothing() -> None:
    bare = replace(SAID, letter=replace(SAID.letter, number="", day=None))
    row = replace(FULL, letter="", letter_day=None)
    changes = changed(Response(bare, row), register=Register((row,), LAYOUT, "t"))
    assert changes.fills == {}


def test_the_proposed_text_is_filled_where_the_register_had_no_column_for_it() -> None:
    asked = replace(SAID, proposed="36")
    old = RegisterLayout("TiepThu", 1, (("code", 1),), 2)
    fills = changed(Response(asked, FULL), register=Register((FULL,), old, "t")).fills
    assert fills == {(2, "proposed"): "36"}


def test_a_register_without_a_table_has_no_cells_to_fill() -> None:
    row = replace(FULL, handler="", due=None)
    assert changed(Response(SAID, row), register=Register((row,), None, "t")).fills == {}


@pytest.mark.parametrize(
    ("position", "written", "filled"),
    [
        ("", None, "Bảng 3.1"),
        ("Bảng 2.1", None, None),  # of a register that keeps nothing: the consultant's
        ("Bảng 2.1", "Bảng 2.1", "Bảng 3.1"),  # ours, and the comment is placed elsewhere now
        ("Bảng 2.1", "Bảng 2.2", None),  # the consultant's
        ("bảng  3.1", "Bảng 3.1", None),  # the same
    ],
)
def test_the_position_follows_the_comment_unless_it_is_the_consultants(
    position: str, written: str | None, filled: str | None
) -> None:
    row = replace(FULL, position=position)
    memory = {} if written is None else {
        CODE: Remembered(comment_key(SAID), {"position": print_of(written)})
    }  # fmt: skip
    changes = changed(Response(PLACED, row), register=Register((row,), LAYOUT, "t", memory))
    assert changes.fills == ({} if filled is None else {(2, "position"): filled})
    kept = changes.memory[CODE].written.get("position")
    assert kept == print_of(filled or written or "") if filled or written else kept is None
    for by_hand in (replace(PLACED, entered=True), replace(PLACED, certainty=Certainty.BY_HAND)):
        own = changed(Response(by_hand, row), register=Register((row,), LAYOUT, "t", memory))
        assert own.fills == {}


def test_what_is_kept_of_a_new_row_is_what_was_written_of_its_place() -> None:
    kept = changed(Response(PLACED)).memory[CODE]
    assert kept.key == comment_key(PLACED)
    assert kept.written == {
        "item": print_of("Y tế [y-te]"),
        "position": print_of("Bảng 3.1"),
        "quote": print_of("34 giường"),
    }
    assert kept.values == {
        "handler": "so-xay-dung", "due": "2025-11-30", "letter": "1/so-y-te",
    }  # fmt: skip
    assert set(changed(Response(SAID)).memory[CODE].written) == {"item", "quote"}


def test_a_row_of_the_consultants_own_is_kept_as_one() -> None:
    own = replace(SAID, entered=True, key=ENTERED)
    kept = kept_of(own, FULL)
    assert (kept.key, kept.written) == (ENTERED, {})
    assert (kept.values["content"], kept.values["explanation"]) == ("Rà soát số liệu.", "Vì …")


@pytest.mark.parametrize(
    ("content", "key", "is_now"),
    [
        ("rà soát  số liệu.", "k", True),
        ("", "k", True),
        ("Lời đã sửa trong bảng.", "k", False),
        ("Lời đã sửa trong bảng.", "", True),
    ],
)
def test_the_key_is_that_of_the_words_that_stand_in_the_row(
    content: str, key: str, is_now: bool
) -> None:
    kept = kept_of(SAID, replace(FULL, content=content, key=key))
    assert kept.key == (comment_key(SAID) if is_now else key)


def test_the_memory_holds_what_was_answered_as_it_stands_after_filling() -> None:
    row = replace(FULL, handler="", explanation="Đang xem.")
    kept = kept_of(SAID, row, Remembered("k", {"item": print_of("Y tế")}))
    assert kept.values["handler"] == "so-xay-dung"
    assert kept.values["explanation"] == "Đang xem."
    assert kept.written == {"item": print_of("Y tế")}


def test_rows_of_the_consultants_own_that_were_taken_out_are_forgotten_others_are_kept() -> None:
    memory = {"GONE": Remembered(ENTERED), "KEPT": Remembered("k"), CODE: Remembered(ENTERED)}
    own = replace(SAID, entered=True)
    register = Register((FULL,), LAYOUT, "t", memory)
    assert set(changed(Response(own, FULL), register=register).memory) == {"KEPT", CODE}


def test_answers_are_kept_as_the_row_has_them_not_as_they_were_shared() -> None:
    shared = replace(FULL, explanation="Chung.", disposition=Disposition.ACCEPTED)
    raw = replace(FULL, explanation="", disposition=None)
    register = Register((raw,), LAYOUT, "t")
    kept = changed(Response(SAID, shared), register=register).memory[CODE]
    assert "explanation" not in kept.values
    assert "disposition" not in kept.values


def test_it_is_told_where_each_module_is_used() -> None:
    row = replace(FULL, explanation="[mẫu 1]")
    second = replace(row, code="YK1-SYT-002", cell="TiepThu!A3")
    modules = (TextModule("1", "a", "Mau!B2"), TextModule("2", "b", "Mau!B3", used="YK1-SYT-009"))
    said_again = replace(SAID, code="YK1-SYT-002")
    responses = (Response(SAID, row), Response(said_again, second))
    register = Register((row, second), LAYOUT, "t", modules=modules)
    changes = changed(*responses, register=register)
    assert changes.used == {2: f"{CODE}; YK1-SYT-002", 3: ""}
    known = replace(register, memory=changes.memory)
    assert of(*responses, register=known) is not None
    told = (replace(modules[0], used=changes.used[2]), replace(modules[1], used=""))
    assert of(*responses, register=replace(known, modules=told)) is None


def test_a_register_not_there_yet_is_made_though_nothing_was_said() -> None:
    assert of(register=Register()) is not None
    assert of(register=Register((), LAYOUT)) is None


def test_comments_that_are_alike_name_one_another() -> None:
    other = replace(said("Rà soát số liệu.", "so-noi-vu"), code="YK1-SNV-001")
    rows = changed(Response(SAID), Response(other)).rows
    assert [row["similar"] for row in rows] == ["YK1-SNV-001", CODE]
