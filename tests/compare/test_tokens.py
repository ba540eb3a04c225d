"""Tokens: numbers stay whole, parts of a word keep their marks."""

import unicodedata

from hypothesis import given, settings

from pipeline.compare.printed import inline_key
from pipeline.compare.tokens import TokenKind, encoded_words, joined_runs, note_keys, tokens
from pipeline.model.document import Inline, NoteMark
from pipeline.model.inlines import LineBreak, Marks, Text
from tests.compare.flows import lines, note

BOLD = Marks(bold=True)


def cut(text: str) -> list[str]:
    return [token.text for token in tokens([Text(text)])]


def test_a_number_a_range_and_a_date_are_one_token_each() -> None:
    assert cut("1.234,5 km; 28-30, ngày 15/11/2025.") == [
        "1.234,5", " ", "km", ";", " ", "28-30", ",", " ", "ngày", " ", "15/11/2025", ".",
    ]  # fmt: skip


def test_each_token_is_of_a_kind() -> None:
    found = tokens([Text("a1 2-3  %"), LineBreak()])
    assert [(token.text, token.kind) for token in found] == [
        ("a1", TokenKind.WORD),
        (" ", TokenKind.SPACE),
        ("2-3", TokenKind.NUMBER),
        ("  ", TokenKind.SPACE),
        ("%", TokenKind.SIGN),
        ("", TokenKind.THING),
    ]


def test_letters_and_signs_keep_the_marks_put_behind_them() -> None:
    first, last = (unicodedata.normalize("NFD", word) for word in ("tỉnh", "ế"))
    assert cut(f"{first}, {last}(\u0301") == [first, ",", " ", last, "(\u0301"]


@settings(max_examples=40)
@given(lines)
def test_no_letter_is_lost_and_a_token_has_one_key(line: tuple[Inline, ...]) -> None:
    found = tokens(line)
    assert joined_runs(run for token in found for run in token.runs) == joined_runs(line)
    assert [token.key for token in found] == [token.key for token in tokens(joined_runs(line))]
    assert Text("") not in [run for token in found for run in token.runs]


def test_a_word_bold_in_part_is_one_token_of_two_texts() -> None:
    (token,) = tokens([Text("tăng", BOLD), Text("trưởng")])
    assert token.runs == (Text("tăng", BOLD), Text("trưởng"))
    assert (token.kind, token.key, token.text) == (TokenKind.WORD, "tăngtrưởng", "tăngtrưởng")


def test_tokens_give_their_runs_back() -> None:
    runs = (Text("một hai", BOLD), Text(" ba"), LineBreak(), LineBreak(), Text("bốn."))
    assert joined_runs(run for token in tokens(runs) for run in token.runs) == runs
    cut_up = (Text("một ", BOLD), Text("hai", BOLD), *runs[1:4], Text("bốn"), Text("."))
    assert joined_runs(cut_up) == runs
    assert joined_runs(()) == ()


def test_where_a_link_leads_is_part_of_its_words() -> None:
    def keys(marks: Marks) -> list[object]:
        return [token.key for token in tokens([Text("trang "), Text("tin", marks)])]

    web = [Marks(link=f"https://{name}.vn") for name in "ab"]
    inside = [Marks(target=name) for name in "ab"]
    found = [keys(marks)[-1] for marks in (*web, *inside, Marks())]
    assert len(set(found)) == 5
    assert keys(Marks()) == ["trang", " ", "tin"] == keys(BOLD)
    assert keys(web[0]) == keys(Marks(bold=True, link="https://a.vn"))


def test_what_leads_elsewhere_is_another_token() -> None:
    one, other = (Marks(link=f"https://{name}.vn") for name in "ab")
    found = tokens([Text("tr"), Text("an", one), Text("g", one), Text("tin", other)])
    assert [token.text for token in found] == ["tr", "ang", "tin"]


def test_a_footnote_is_known_by_content_only_where_the_other_side_has_it() -> None:
    known, other = note("Theo Luật."), note("Khác.")
    first, second = tokens([known, other], note_keys([known]))
    assert first.key != second.key == ("note",)
    assert first.key == inline_key(known)


def test_only_the_first_mark_of_a_footnote_says_what_it_says() -> None:
    again, known = NoteMark("1", first=False), note("Theo Luật.")
    assert note_keys([Text("a"), LineBreak(), again, known]) == {inline_key(known)}
    first, second = tokens([again, NoteMark("2", first=False)])
    assert first.key == inline_key(again) != second.key
    (row,) = tokens([LineBreak()])
    assert row.key == inline_key(LineBreak())


def test_words_are_folded_to_be_measured() -> None:
    assert encoded_words("Uỷ ban, 28–30") == ["Uỷ", "ban", ",", "28-30"]
    assert encoded_words("Ủy ban; 1.234,5 m2 a_b") == ["Uỷ", "ban", ";", "1.234,5", "m2", "a_b"]
    assert encoded_words("n\u030ab") == ["n\u030ab"]
