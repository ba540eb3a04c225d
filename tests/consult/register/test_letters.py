from dataclasses import replace
from datetime import date

from pipeline.consult.register.letters import completed_letters, with_letters
from pipeline.model.comment import Comment, Letter, RegisterRow, Response
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
