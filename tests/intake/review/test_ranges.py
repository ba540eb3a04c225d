"""What a comment points to: words of its range, and the units that they stand in."""

from pipeline.intake.review.ranges import CommentRange, comment_ranges
from tests.intake.review.copies import cut, ins, p, row, table, units
from tests.intake.word.elements import run


def start(ident: int = 1) -> str:
    return f'<w:commentRangeStart w:id="{ident}"/>'


def end(ident: int = 1) -> str:
    return f'<w:commentRangeEnd w:id="{ident}"/>'


def sign(ident: int = 1) -> str:
    return f'<w:r><w:commentReference w:id="{ident}"/></w:r>'


def ranges(content: str) -> dict[str, CommentRange]:
    return comment_ranges(units(content))


def one(content: str) -> CommentRange:
    found = ranges(content)
    assert list(found) == ["1"]
    return found["1"]


def test_a_range_within_a_paragraph_is_its_words() -> None:
    found = one(p(run("một ") + start() + run("hai ba") + end() + sign() + run(" bốn")))
    assert found == CommentRange((0,), "hai ba")


def test_a_range_over_paragraphs_and_rows_holds_all_between() -> None:
    content = p(run("một ") + start() + run("hai")) + table(row("a", "b")) + p("")
    found = one(content + p(run("ba") + end() + sign() + run(" bốn")) + p("năm"))
    assert found == CommentRange((0, 1, 3), "hai a b ba")


def test_what_the_range_says_is_the_drafts_words_before_the_changes() -> None:
    assert one(p(start() + run("a ") + cut("cũ") + ins("mới") + end() + sign())).quote == "a cũ"
    assert one(p(run("x") + start() + ins("mới") + end() + sign())).quote == "mới"


def test_a_comment_without_a_range_hangs_in_its_sentence() -> None:
    text = p(run("Câu một. Câu hai") + sign() + run(" dài. Câu ba."))
    assert one(p("trước") + text) == CommentRange((1,), "Câu hai dài.")


def test_an_empty_range_hangs_in_its_sentence() -> None:
    found = one(p(run("Câu một. Câu ") + start() + end() + sign() + run("hai.")))
    assert found == CommentRange((0,), "Câu hai.")


def test_a_range_without_a_beginning_or_end_is_where_its_sign_stands() -> None:
    assert one(p(run("Một. ") + end() + run("Hai") + sign() + run(". Ba."))).quote == "Hai."
    assert one(p(start() + run("một") + sign() + run(" hai"))) == CommentRange((0,), "một")
    assert one(p(run("Một. H") + start() + run("ai. Ba."))).quote == "Hai."
    assert one(p(run("Một. Hai") + end() + run(". Ba."))).quote == "Hai."


def test_an_end_before_its_beginning_points_to_the_sign() -> None:
    found = one(p(run("Một. ") + end()) + p(run("Hai. ") + start() + run("Ba.") + sign()))
    assert found == CommentRange((1,), "Ba.")


def test_the_first_beginning_and_sign_and_the_last_end_count() -> None:
    content = start() + run("a ") + start() + run("b ") + end() + run("c") + end() + sign()
    assert one(p(content)).quote == "a b c"


def test_comments_are_known_by_their_ids() -> None:
    content = start(1) + run("a ") + start(2) + run("b") + end(1) + end(2) + sign(1) + sign(2)
    assert {id_: found.quote for id_, found in ranges(p(content)).items()} == {"1": "a b", "2": "b"}
    assert ranges(p("không có")) == {}


def test_a_long_quotation_is_cut() -> None:
    for length in (1000, 1001):
        quote = one(p(start() + run("x" * length) + end() + sign())).quote
        assert len(quote) == 1000
        assert quote.endswith("…") is (length > 1000)
