"""How one line became another: readable, and never more than it must be."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compare.tokens import Token, joined_runs, tokens
from pipeline.compare.words import Ends, shared_ends, word_changes
from pipeline.model.document import Inline
from pipeline.model.inlines import LineBreak, Marks, Math, Text
from tests.compare.flows import lines

BOLD, LINK = Marks(bold=True), Marks(link="https://a.vn")

# many that begin and end alike: few letters, spaces in rows, words bold in part
spaced = st.text("ab  ,", min_size=1, max_size=6)
close = st.lists(st.builds(Text, spaced, st.sampled_from([Marks(), BOLD])), max_size=5).map(tuple)


def marked(old: str, new: str) -> str:
    return told((Text(old),), (Text(new),))


def told(old: tuple[Inline, ...], new: tuple[Inline, ...]) -> str:
    """Both lines as one; a thing that is no text as "·"."""
    found = ""
    for stretch in word_changes(old, new):
        gone, came = letters(stretch.old), letters(stretch.new)
        found += gone if stretch.kept else f"[-{gone}-]" * bool(gone) + f"[+{came}+]" * bool(came)
    return found


def letters(side: Sequence[Token]) -> str:
    return "".join(token.text or "·" for token in side)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Dài 1.234,5 km.", "Dài 1.240 km.", "Dài [-1.234,5-][+1.240+] km."),
        ("Một hai ba.", "Một ba.", "Một [-hai -]ba."),
        ("Một hai.", "Một hai ba.", "Một hai[+ ba+]."),
        ("Dài 5 km.", "Dài 5km.", "Dài 5[- -]km."),
        ("Dài 5km.", "Dài 5 km.", "Dài 5[+ +]km."),
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
    assert marked("a b", ", c") == "[-a b-][+, c+]"


@pytest.mark.parametrize(
    ("old", "new", "joined"),
    [
        # what is replaced around it has twice its letters: of either side's the fewer
        ("đường và cầu lớn.", "trường và chợ lớn.", "[-đường và cầu-][+trường và chợ+] lớn."),
        ("xanh và cầu lớn.", "vàng và chợ lớn.", "[-xanh-][+vàng+] và [-cầu-][+chợ+] lớn."),
        ("ba và cầu lớn.", "mười và chợ lớn.", "[-ba-][+mười+] và [-cầu-][+chợ+] lớn."),
        ("ba và cầu lớn.", "tư và trường lớn.", "[-ba-][+tư+] và [-cầu-][+trường+] lớn."),
        # one word of four letters at most, and no number
        ("đường sông cầu cạn.", "trường sông chợ nổi.",
         "[-đường sông cầu cạn-][+trường sông chợ nổi+]."),
        ("đường xuôi cầu cạn lớn.", "trường xuôi chợ nổi lớn.",
         "[-đường xuôi cầu cạn-][+trường xuôi chợ nổi+] lớn."),
        ("đường rộng xuống cầu cạn.", "trường hẹp xuống chợ nổi.",
         "[-đường rộng-][+trường hẹp+] xuống [-cầu cạn-][+chợ nổi+]."),
        ("đường rộng trong cầu cạn.", "trường hẹp trong chợ nổi.",
         "[-đường rộng-][+trường hẹp+] trong [-cầu cạn-][+chợ nổi+]."),
        ("đường rộng thành cầu cạn.", "trường hẹp thành chợ nổi.",
         "[-đường rộng-][+trường hẹp+] thành [-cầu cạn-][+chợ nổi+]."),
        ("đường thôn, cầu cạn.", "trường thôn, chợ nổi.",
         "[-đường-][+trường+] thôn, [-cầu cạn-][+chợ nổi+]."),
        ("đường trong cầu cạn.", "trường trong chợ nổi.",
         "[-đường-][+trường+] trong [-cầu cạn-][+chợ nổi+]."),
        ("đường rộng từ xã cầu cạn.", "trường hẹp từ xã chợ nổi.",
         "[-đường rộng-][+trường hẹp+] từ xã [-cầu cạn-][+chợ nổi+]."),
        ("đường 9 cầu cạn.", "trường 9 chợ nổi.",
         "[-đường-][+trường+] 9 [-cầu cạn-][+chợ nổi+]."),
        # signs say nothing by themselves
        ("đường, cầu", "trường, chợ", "[-đường, cầu-][+trường, chợ+]"),
        ("rộng;;;; ra đường", "rộng,,,, ra trường", "rộng[-;;;;-][+,,,,+] ra [-đường-][+trường+]"),
        ("đường ra;;;; rộng", "trường ra,,,, rộng", "[-đường-][+trường+] ra[-;;;;-][+,,,,+] rộng"),
        # both must be replaced, and there must be another
        ("đường và cầu cạn", "trường và cạn", "[-đường-][+trường+] và [-cầu -]cạn"),
        ("đường và cạn", "trường và cầu cạn", "[-đường-][+trường+] và [+cầu +]cạn"),
        ("đẹp đường và cầu cạn", "đẹp và chợ cạn", "đẹp [-đường -]và [-cầu-][+chợ+] cạn"),
        ("đẹp và cầu cạn", "đẹp đường và chợ cạn", "đẹp [+đường +]và [-cầu-][+chợ+] cạn"),
        ("đường và", "trường và", "[-đường-][+trường+] và"),
    ],
)  # fmt: skip
def test_a_lone_short_word_between_two_replacements_joins_them(
    old: str, new: str, joined: str
) -> None:
    assert marked(old, new) == joined


def test_a_thing_counts_as_one_letter_and_joins_nothing() -> None:
    def line(between: tuple[Inline, ...], one: str, other: str) -> tuple[Inline, ...]:
        return (Math(one), *between, Math(other), Text(" là"))

    sign, more, row = (Text(","),), (Text(", "),), (LineBreak(),)
    assert told(line(sign, "x", "y"), line(sign, "k", "l")) == "[-·,·-][+·,·+] là"
    assert told(line(more, "x", "y"), line(more, "k", "l")) == "[-·-][+·+], [-·-][+·+] là"
    assert told(line(row, "x", "y"), line(row, "k", "l")) == "[-·-][+·+]·[-·-][+·+] là"


def test_both_sides_of_a_replacement_neither_begin_nor_end_alike() -> None:
    blank, word = Text(" ", LINK), Text("nhé")
    assert told((Text("Xem "), word), (Text("Xem "), blank, word)) == "Xem [+ +]nhé"
    # two kinds of space behind a word: the first is the same
    wide = (Text("Xem "), blank, Text(" "), word)
    assert told((Text("Xem "), blank, word), wide) == "Xem  [+ +]nhé"
    assert told((Text("Xem "), Text("đi")), wide) == "Xem [-đi-][+  nhé+]"
    assert marked("Một hai ba.", "Một tư ba.") == "Một [-hai-][+tư+] ba."


@given(lines, lines)
def test_both_lines_are_in_the_stretches(old: tuple[Inline, ...], new: tuple[Inline, ...]) -> None:
    stretches = word_changes(old, new)
    before = joined_runs(run for s in stretches for token in s.old for run in token.runs)
    after = joined_runs(run for s in stretches for token in s.new for run in token.runs)
    assert (before, after) == (joined_runs(old), joined_runs(new))
    for stretch in stretches:
        keys = [token.key for token in stretch.old], [token.key for token in stretch.new]
        assert (keys[0] == keys[1]) == stretch.kept
    fates = [stretch.kept for stretch in stretches]
    assert all(fate != after for fate, after in pairwise(fates))


@settings(max_examples=50)
@given(st.one_of(lines, close), st.one_of(lines, close))
def test_shared_ends_are_the_same_on_both_sides(
    old: tuple[Inline, ...], new: tuple[Inline, ...]
) -> None:
    ends = shared_ends(old, new)
    assert Text("") not in (*ends.head, *ends.old, *ends.new, *ends.tail)
    assert joined_runs((*ends.head, *ends.old, *ends.tail)) == joined_runs(old)
    assert joined_runs((*ends.head, *ends.new, *ends.tail)) == joined_runs(new)


@settings(max_examples=50)
@given(spaced, spaced)
def test_shared_ends_cut_no_word_and_no_row_of_spaces(old: str, new: str) -> None:
    ends = shared_ends((Text(old),), (Text(new),))
    for text, between in ((old, ends.old), (new, ends.new)):
        parts = [token.key for part in (ends.head, between, ends.tail) for token in tokens(part)]
        assert parts == [token.key for token in tokens((Text(text),))]


def ends(old: str, new: str) -> tuple[str, str, str, str]:
    """The ends of two lines of one text each."""
    found = shared_ends((Text(old),), (Text(new),))
    head, before, after, tail = map(_letters_of, (found.head, found.old, found.new, found.tail))
    return head, before, after, tail


def _letters_of(line: tuple[Inline, ...]) -> str:
    return "".join(run.text for run in line if isinstance(run, Text))


@pytest.mark.parametrize(
    ("old", "new", "cut"),
    [
        ("một hai ba", "một hai bà", ("một hai ", "ba", "bà", "")),
        ("một hai ba", "một hai tư", ("một ", "hai ba", "hai tư", "")),
        ("một hai", "một hai ba", ("một ", "hai", "hai ba", "")),
        ("một  ba", "một  bà", ("một  ", "ba", "bà", "")),
        ("một  ba", "một  tư", ("", "một  ba", "một  tư", "")),
        (" một", " mười", (" ", "một", "mười", "")),
        ("ba một hai", "bà một hai", ("", "ba ", "bà ", "một hai")),
        ("ba  một", "bà  một", ("", "ba  một", "bà  một", "")),
        ("ba một ", "bà một ", ("", "ba ", "bà ", "một ")),
        ("ba ", "bà ", ("", "ba ", "bà ", "")),
        ("một hai", "ba một hai", ("", "một ", "ba một ", "hai")),
        ("một hai ba bốn", "một hai tư bốn", ("một ", "hai ba ", "hai tư ", "bốn")),
        ("một", "một", ("", "một", "một", "")),
        ("một hai", "một hai", ("một ", "hai", "hai", "")),
    ],
)
def test_a_text_is_cut_where_a_shared_word_begins(
    old: str, new: str, cut: tuple[str, str, str, str]
) -> None:
    assert ends(old, new) == cut


def test_runs_that_are_shared_stay_out_but_for_one_beside_what_differs() -> None:
    def line(word: str) -> tuple[Inline, ...]:
        names = ("a", "b", "c", word, "d", "e", "f")
        return tuple(Text(name, (Marks(), BOLD)[index % 2]) for index, name in enumerate(names))

    old, new = line("x"), line("y")
    assert shared_ends(old, new) == Ends(old[:2], old[2:5], new[2:5], old[5:])
    assert shared_ends(old, old) == Ends(old[:6], old[6:], old[6:], ())
    assert shared_ends(old, old[:3]) == Ends(old[:2], old[2:], old[2:3], ())
    assert shared_ends(old, old[3:]) == Ends((), old[:4], old[3:4], old[4:])
    assert shared_ends(old[:1], new[:2]) == Ends((), old[:1], new[:2], ())
    # what ends both is not what begins one of them
    a, b, c = old[:3]
    assert shared_ends((a, b), (a, c, a, b)) == Ends((), (a, b), (a, c, a, b), ())
    assert shared_ends((a, c, a, b), (a, b)) == Ends((), (a, c, a, b), (a, b), ())
    assert shared_ends((), old) == Ends((), (), old, ())


def test_texts_that_look_unlike_share_no_words() -> None:
    plain, bold = (Text("một hai ba"),), (Text("một hai ba", BOLD),)
    assert shared_ends(plain, bold) == Ends((), plain, bold, ())
    breaks = (LineBreak(), *plain, LineBreak())
    assert shared_ends(plain, breaks) == Ends((), plain, breaks, ())


def test_shared_ends_keep_what_stands_before_and_behind_in_order() -> None:
    bold = Marks(bold=True)
    first = (Text("một hai ba", bold), Text("x"), Text("bốn năm sáu"), Text("bảy", bold))
    last = (Text("một hai bà", bold), Text("x"), Text("tám năm sáu"), Text("bảy", bold))
    found = shared_ends((Text("đầu"), *first, Text("cuối")), (Text("đầu"), *last, Text("cuối")))
    assert found.tail == (Text("cuối"),)
    found = shared_ends(first[:3], last[:3])
    assert (found.head, found.tail) == ((Text("một hai ", bold),), (Text("năm sáu"),))
