from dataclasses import fields

from pipeline.model.comment import Answer
from pipeline.render.papers.wording import wording


def test_each_word_is_said_otherwise_of_the_council() -> None:
    usual, council = wording(council=False), wording(council=True)
    for field in fields(usual):
        assert getattr(usual, field.name) != getattr(council, field.name), field.name


def test_both_say_who_agreed_and_whose_comments_are_not_entered() -> None:
    for council in (False, True):
        answers = wording(council=council).answers
        assert set(answers) == {Answer.AGREED, Answer.LETTER_ONLY, Answer.FEEDBACK}
