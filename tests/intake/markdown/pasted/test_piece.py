from pipeline.intake.markdown.pasted.piece import Piece, short


def test_a_long_line_is_shown_by_its_first_words_on_one_line() -> None:
    assert short("một\thai  ba") == "một hai ba"
    assert short("a" * 60) == f"{'a' * 49}…"
    assert short("a" * 50) == "a" * 50


def test_a_piece_is_the_authors_to_mend_where_no_lines_are_given() -> None:
    assert Piece("x", 0, 1, "a").mended is None
