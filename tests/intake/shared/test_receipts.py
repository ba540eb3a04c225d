"""`nop.yaml`: what came on which day; damaged entries are told and stop no other."""

from datetime import date

from pipeline.intake.shared.receipts import read_receipts
from pipeline.model.notice import Outcome
from pipeline.model.receipt import Receipt

FILE = "sections/lan-1/so-y-te/nop.yaml"
HASH = "0123456789abcdef" * 4


def read(text: str) -> Outcome[tuple[Receipt, ...]]:
    return read_receipts(text, FILE, agency="so-y-te", round_number=1)


def test_each_entry_says_which_file_came_when_how_and_through_whom() -> None:
    text = (
        f"- tep: y-te.md\n  sha256: {HASH}\n  ngay: 2025-11-09\n  cach: thư điện tử\n"
        "  nguoi: Nguyễn A\n- {tep: bang.xlsx, ngay: 2025-11-12}\n"
    )
    outcome = read(text)
    assert outcome.notices == ()
    assert outcome.value == (
        Receipt(
            *("so-y-te", 1, "y-te.md", date(2025, 11, 9), HASH, "thư điện tử", "Nguyễn A"),
            FILE,
            1,
        ),
        Receipt("so-y-te", 1, "bang.xlsx", date(2025, 11, 12), file=FILE, line=6),
    )


def test_an_entry_without_file_or_day_says_nothing_and_is_told() -> None:
    outcome = read("- tep: a.md\n- ngay: 2025-11-09\n- {tep: b.md, ngay: 2025-11-09}\n")
    assert [entry.inner for entry in outcome.value] == ["b.md"]
    assert [(n.code, n.line) for n in outcome.notices] == [
        ("yaml-thieu-khoa", 1),
        ("yaml-thieu-khoa", 2),
    ]


def test_a_hash_that_is_none_is_left_out_with_a_warning() -> None:
    outcome = read("- {tep: a.md, ngay: 2025-11-09, sha256: 12}\n")
    assert outcome.value[0].sha256 == ""
    assert [n.code for n in outcome.notices] == ["nop-sha256-sai"]


def test_a_file_of_another_shape_says_nothing_and_is_told() -> None:
    for text in ("tep: a.md\n", "- [a\n"):
        outcome = read(text)
        assert outcome.value == ()
        assert outcome.notices
