from pipeline.consult.memory.later_answers import answered_later, parted, unknown_answers
from pipeline.model.comment import Disposition, Register, RegisterRow
from pipeline.model.notice import Severity
from pipeline.model.register_memory import TextModule
from tests.consult.answered import consulted, row, said

SAID = said("Rà soát.")
LATER = RegisterRow(
    "YK1-SYT-001", disposition=Disposition.ACCEPTED, explanation="[mẫu 1]", cell="TiepThu!A9"
)
OWN = RegisterRow("YK2-SYT-001", content="Hai.")


def test_rows_with_codes_of_earlier_rounds_are_no_rows_of_this_one() -> None:
    modules = (TextModule("1", "Đã cập nhật."),)
    split = RegisterRow("YK1-SYT-002", split_from="YK2-SYT-001", content="Một ý.")
    register = Register((OWN, LATER, split), None, "t", modules=modules)
    own, others = parted(register, 2)
    assert own.rows == (OWN, split)
    assert [one.explanation for one in others] == ["Đã cập nhật."]
    assert parted(Register((OWN, LATER)), 1) == (Register((OWN, LATER)), ())


def test_what_a_later_row_fills_goes_before_what_was_said_then() -> None:
    before = row("YK1-SYT-001", SAID, explanation="Sẽ xem.", handler="Ông A")
    made = consulted(SAID, rows=(before,))
    (one,) = answered_later(made, [LATER]).responses
    assert one.row is not None
    assert (one.disposition, one.row.explanation) == (Disposition.ACCEPTED, "[mẫu 1]")
    assert (one.row.handler, one.row.content) == ("Ông A", "Rà soát.")
    assert answered_later(made, []) is made


def test_of_two_later_registers_the_last_word_counts_and_rows_may_be_the_only_ones() -> None:
    again = RegisterRow("YK1-SYT-001", disposition=Disposition.REFUSED)
    (one,) = answered_later(consulted(SAID), [LATER, again]).responses
    assert one.disposition is Disposition.REFUSED
    assert one.row is not None
    assert one.row.explanation == "[mẫu 1]"
    lost = consulted(rows=(RegisterRow("YK1-SYT-001", "Sở Y tế", content="Một.", key="0" * 16),))
    assert answered_later(lost, [LATER]).orphans[0].disposition is Disposition.ACCEPTED


def test_a_code_that_no_comment_has_is_an_error_with_its_words() -> None:
    assert list(unknown_answers([LATER], {"YK1-SYT-001"}, "t")) == []
    (notice,) = unknown_answers([LATER], (), "t")
    assert (notice.severity, notice.code) == (Severity.ERROR, "ma-y-kien-khong-co")
    assert notice.cell == "TiepThu!A9"
    assert notice.message.endswith("“Tiếp thu; [mẫu 1]”")
