"""How one line became another: readable, and never more than it must be."""

import pytest
from hypothesis import given

from pipeline.compare.tokens import joined_runs
from pipeline.compare.words import shared_ends, word_changes
from pipeline.model.document import Inline
from pipeline.model.inlines import Marks, Text
from tests.compare.flows import lines


def marked(old: str, new: str) -> str:
    told = ""
    for stretch in word_changes((Text(old),), (Text(new),)):
        gone = "".join(token.text for token in stretch.old)
        came = "".join(token.text for token in stretch.new)
        told += gone if stretch.kept else f"[-{gone}-]" * bool(gone) + f"[+{came}+]" * bool(came)
    return told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Dài 1.234,5 km.", "Dài 1.240 km.", "Dài [-1.234,5-][+1.240+] km."),
        ("Một hai ba.", "Một ba.", "Một [-hai -]ba."),
        ("Một hai.", "Một hai ba.", "Một hai[+ ba+]."),
        ("Tỉnh có 17 đô thị", "Tỉnh có 18 đô thị", "Tỉnh có [-17-][+18+] đô thị"),
        ("đường và cầu ở đây", "trường và chợ ở đây", "[-đường và cầu-][+trường và chợ+] ở đây"),
        ("tăng 5 so với 7 nay", "giảm 6 so với 8 nay",
         "[-tăng 5-][+giảm 6+] so với [-7-][+8+] nay"),
    ],
)  # fmt: skip
def test_changes_are_words_and_numbers(old: str, new: str, told: str) -> None:
    assert marked(old, new) == told


def test_one_digit_in_a_long_paragraph_marks_one_number() -> None:
    text = " ".join(f"chữ{'a' * n}" for n in range(60)) + " dài 125 km " + "và hết " * 20
    assert marked(text, text.replace("125", "126")).count("[-") == 1


def test_spaces_alone_match_nothing() -> None:
    assert marked("a b c d", "k l m n") == "[-a b c d-][+k l m n+]"


@given(lines, lines)
def test_both_lines_are_in_the_stretches(old: tuple[Inline, ...], new: tuple[Inline, ...]) -> None:
    stretches = word_changes(old, new)
    before = joined_runs(run for s in stretches for token in s.old for run in token.runs)
    after = joined_runs(run for s in stretches for token in s.new for run in token.runs)
    assert (before, after) == (joined_runs(old), joined_runs(new))
    for stretch in stretches:
        keys = [token.key for token in stretch.old], [token.key for token in stretch.new]
        assert (keys[0] == keys[1]) == stretch.kept


@given(lines, lines)
def test_shared_ends_are_the_same_on_both_sides(
    old: tuple[Inline, ...], new: tuple[Inline, ...]
) -> None:
    ends = shared_ends(old, new)
    assert joined_runs((*ends.head, *ends.old, *ends.tail)) == joined_runs(old)
    assert joined_runs((*ends.head, *ends.new, *ends.tail)) == joined_runs(new)


def test_shared_ends_cut_no_word() -> None:
    bold = Marks(bold=True)
    ends = shared_ends(
        (Text("một hai ba", bold), Text("x"), Text("bốn năm sáu")),
        (Text("một hai bà", bold), Text("x"), Text("tám năm sáu")),
    )
    assert (ends.head, ends.tail) == ((Text("một hai ", bold),), (Text("năm sáu"),))
