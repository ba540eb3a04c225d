"""Tokens: numbers stay whole, parts of a word keep their marks."""

from pipeline.compare.tokens import TokenKind, encoded_words, joined_runs, note_keys, tokens
from pipeline.model.inlines import LineBreak, Marks, Text
from tests.compare.flows import note

BOLD = Marks(bold=True)


def cut(text: str) -> list[str]:
    return [token.text for token in tokens([Text(text)])]


def test_a_number_a_range_and_a_date_are_one_token_each() -> None:
    assert cut("1.234,5 km; 28-30, ngày 15/11/2025.") == [
        "1.234,5", " ", "km", ";", " ", "28-30", ",", " ", "ngày", " ", "15/11/2025", ".",
    ]  # fmt: skip


def test_a_word_bold_in_part_is_one_token_of_two_texts() -> None:
    (token,) = tokens([Text("tăng", BOLD), Text("trưởng")])
    assert token.runs == (Text("tăng", BOLD), Text("trưởng"))
    assert (token.kind, token.key) == (TokenKind.WORD, "tăngtrưởng")


def test_tokens_give_their_runs_back() -> None:
    runs = (Text("một hai", BOLD), Text(" ba"), LineBreak(), Text("bốn."))
    assert joined_runs(run for token in tokens(runs) for run in token.runs) == runs


def test_where_a_link_leads_is_part_of_its_words() -> None:
    one, other = (tokens([Text("trang", Marks(link=f"https://{name}.vn"))]) for name in "ab")
    assert one[0].key != other[0].key


def test_a_footnote_is_known_by_content_only_where_the_other_side_has_it() -> None:
    known, other = note("Theo Luật."), note("Khác.")
    first, second = tokens([known, other], note_keys([known]))
    assert first.key != second.key == ("note",)


def test_words_are_folded_to_be_measured() -> None:
    assert encoded_words("Uỷ ban, 28–30") == ["Uỷ", "ban", ",", "28-30"]
