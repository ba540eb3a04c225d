"""What a head can sign: what stands and is not signed, by a letter that signs nothing else."""

from datetime import date

from pipeline.model.notice import Severity
from pipeline.model.signature import PartSignature, Signature
from pipeline.monitor.signatures import signed_parts
from pipeline.monitor.signing import LetterOfHead, misused_number, signable
from tests.monitor.parts import Y_TE, part, signed

DAY = date(2025, 11, 10)
LETTER = LetterOfHead("Nguyễn Văn A", "12/SYT-KHTC", DAY)


def states(*signatures: Signature) -> tuple[PartSignature, ...]:
    return signed_parts([part("y-te", a_md="x"), part("giuong", b_md="x")], signatures)


def items(parts: tuple[PartSignature, ...]) -> list[str]:
    return [one.sources.item for one in parts]


def test_all_that_is_not_signed_is_signed_where_no_item_is_named() -> None:
    assert items(signable(states(), Y_TE, ()).value) == ["y-te", "giuong"]
    left = signable(states(signed(part("y-te", a_md="x"))), Y_TE, ())
    assert (items(left.value), left.notices) == (["giuong"], ())
    assert signable(states(), "so-xay-dung", ()).value == ()


def test_an_item_named_twice_is_signed_once_and_one_signed_is_told() -> None:
    chosen = signable(states(signed(part("y-te", a_md="x"))), Y_TE, ("giuong", "y-te", "giuong"))
    assert items(chosen.value) == ["giuong"]
    assert [notice.code for notice in chosen.notices] == ["ky-da-ky"]


def test_nothing_is_signed_where_one_item_is_not_the_agency_s() -> None:
    chosen = signable(states(), Y_TE, ("y-te", "duong"))
    assert chosen.value == ()
    (notice,) = chosen.notices
    assert notice.code == "ky-muc-khong-co"
    assert "y-te, giuong" in notice.fix


def misused(letter: LetterOfHead, *signatures: Signature) -> list[str]:
    parts = signable(states(*signatures), Y_TE, ()).value
    return [notice.message for notice in misused_number(letter, parts, Y_TE, signatures)]


def test_a_letter_may_sign_further_items_but_its_number_no_other_letter() -> None:
    before = signed(part("y-te", a_md="x"))
    assert misused(LETTER, before) == []
    assert (
        len(misused(LetterOfHead("Nguyễn Văn A", "12/syt-khtc", date(2025, 11, 11)), before)) == 1
    )
    assert len(misused(LetterOfHead("Trần B", "12/SYT-KHTC", DAY), before)) == 1
    assert misused(LetterOfHead("Trần B", "13/SYT", DAY), before) == []


def test_what_changed_is_not_signed_again_by_the_same_letter() -> None:
    old = signed(part("y-te", a_md="old"))
    (message,) = misused(LETTER, old)
    assert "'y-te' đã đổi" in message
    (notice,) = misused_number(LETTER, signable(states(old), Y_TE, ()).value, Y_TE, [old])
    assert (notice.code, notice.severity) == ("ky-trung-so", Severity.ERROR)
