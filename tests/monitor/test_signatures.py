"""A signature holds while the bytes it signed do, whatever the round; a change is named."""

from datetime import date

from pipeline.model.fixed import replace
from pipeline.model.signature import SignState
from pipeline.monitor.signatures import signed_parts
from tests.monitor.parts import part, signed


def test_a_part_is_signed_by_an_earlier_round_while_its_files_are_the_same() -> None:
    (state,) = signed_parts([part(a_md="x", b_xlsx="1")], [signed(part(b_xlsx="1", a_md="x"))])
    assert state.state is SignState.SIGNED
    assert state.signature is not None
    assert state.signature.number == "12/SYT-KHTC"
    assert state.changes == ()


def test_nobody_signed_what_no_entry_names() -> None:
    (state,) = signed_parts([part("khac", a_md="x")], [signed(part(a_md="x"))])
    assert (state.state, state.signature) == (SignState.UNSIGNED, None)


def test_after_a_change_the_part_is_unsigned_and_the_files_are_named() -> None:
    before = part(a_md="x", b_xlsx="1", c_xlsx="1")
    (state,) = signed_parts([part(a_md="x", b_xlsx="2", d_xlsx="1")], [signed(before)])
    assert state.state is SignState.CHANGED
    assert state.changes == (
        "tệp sections/lan-1/so-y-te/b.xlsx khác tệp đã ký",
        "thêm tệp sections/lan-1/so-y-te/d.xlsx",
        "không còn dùng tệp c.xlsx",
    )


def test_a_signature_that_names_no_files_still_tells_of_a_change() -> None:
    entry = signed(part(a_md="x"), with_files=False)
    (state,) = signed_parts([part(a_md="y")], [entry])
    assert state.changes == ("nội dung khác bản đã ký (sections/lan-1/so-y-te/a.md)",)


def test_signed_again_after_a_change_it_is_signed_by_the_later_letter() -> None:
    old = signed(part(a_md="x"))
    new = signed(part(a_md="y"), number="30/SYT-KHTC", day=date(2025, 11, 28), in_round=2)
    (state,) = signed_parts([part(a_md="y")], [new, old])
    assert state.signature == new
    (back,) = signed_parts([part(a_md="x")], [new, old])
    assert back.signature == old


def test_another_agency_s_signature_signs_nothing_of_this_one() -> None:

    entry = replace(signed(part(a_md="x")), agency="so-xay-dung")
    (state,) = signed_parts([part(a_md="x")], [entry])
    assert state.state is SignState.UNSIGNED
