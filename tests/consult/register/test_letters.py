from datetime import date

from pipeline.consult.register.letters import completed_letters, with_letters
from pipeline.model.comment import Comment, Letter, RegisterRow, Response
from pipeline.model.fixed import replace
from tests.consult.comments import comment

DAY = date(2025, 11, 20)
WORD = Letter("so-y-te", files=("y-kien/so-y-te.docx",))


def said(letter: Letter, *, entered: bool = False) -> Comment:
    return replace(comment(file="y-kien/so-y-te.docx"), letter=letter, entered=entered)


def test_number_and_day_of_a_letter_are_taken_from_the_register() -> None:
    rows = (RegisterRow("A", letter="7/SYT"), RegisterRow("B", letter="8", letter_day=DAY))
    responses = [Response(said(WORD), row) for row in rows]
    (letter,) = completed_letters((WORD,), responses)
    assert (letter.number, letter.day) == ("7/SYT", DAY)
    assert {r.comment.letter for r in with_letters(responses, (letter,))} == {letter}


def test_what_a_letter_says_itself_stays() -> None:
    told = replace(WORD, number="1", day=DAY)
    row = RegisterRow("A", letter="7/SYT", letter_day=date(2026, 1, 1))
    assert completed_letters((told,), [Response(said(told), row)]) == (told,)


def test_a_letter_known_from_the_register_alone_is_one() -> None:
    own = Letter("bo-y-te", "7/BYT", DAY)
    responses = [Response(said(own, entered=True), RegisterRow(c)) for c in "AB"]
    assert completed_letters((WORD,), responses) == (WORD, own)
    late = replace(own, late=True)
    placed = with_letters([Response(replace(responses[0].comment, origins=()))], (late,))
    assert placed[0].comment.letter.late


def test_of_several_rows_the_first_that_says_it_counts() -> None:
    other = date(2026, 1, 1)
    rows = (
        None,
        RegisterRow("A"),
        RegisterRow("B", letter="7/SYT", letter_day=DAY),
        RegisterRow("C", letter="9", letter_day=other),
    )
    responses = [Response(said(WORD), row) for row in rows]
    (letter,) = completed_letters((WORD,), responses)
    assert (letter.number, letter.day) == ("7/SYT", DAY)
    first_without = completed_letters((WORD,), [Response(said(WORD), None)])
    assert first_without == (WORD,)


def test_a_letter_in_two_files_is_completed_from_rows_of_either() -> None:
    two = Letter("so-y-te", files=("a.pdf", "b.docx"))
    only = [
        Response(said(Letter("so-y-te", files=("a.pdf",))), RegisterRow("A", letter_day=DAY)),
        Response(said(Letter("so-y-te", files=("b.docx",))), RegisterRow("B", letter="7/SYT")),
    ]
    (letter,) = completed_letters((two,), only)
    assert (letter.number, letter.day) == ("7/SYT", DAY)
    lone = Letter("bo-y-te", files=("c.pdf",))
    assert completed_letters((lone,), only) == (lone,)


def test_a_letter_is_behind_the_others_only_when_it_is_known_from_the_register_alone() -> None:
    own = Letter("bo-y-te", "7/BYT", DAY)
    of_file = Letter("bo-y-te", "8/BYT", DAY, ("c.pdf",))
    responses = [
        Response(said(own)),
        Response(said(of_file, entered=True)),
        Response(said(own, entered=True)),
    ]
    assert completed_letters((), responses[:2]) == ()
    assert completed_letters((own,), responses) == (own,)
    assert completed_letters((), responses) == (own,)


def test_a_comment_has_the_letter_of_its_file_else_of_where_it_was_read() -> None:
    first = Letter("so-y-te", "1", DAY, ("a.pdf", "b.docx"))
    read = Letter("so-y-te", "2", DAY, ("y-kien/so-y-te.docx",))
    letters = (first, read)

    def letter(own: Letter) -> Letter:
        (response,) = with_letters([Response(said(own))], letters)
        return response.comment.letter

    assert letter(Letter("so-y-te", files=("b.docx",))) == first
    assert letter(Letter("so-y-te", files=("khac.pdf", "b.docx"))) == read
    assert letter(Letter("so-y-te")) == read
    alone = Letter("so-y-te", "3", DAY)
    stays = with_letters([Response(replace(said(alone), origins=()))], letters)
    assert stays[0].comment.letter == alone
    known = [Response(said(read))]
    assert with_letters(known, letters)[0] is known[0]
