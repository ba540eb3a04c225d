from datetime import date

from pipeline.render.papers.letter_to import LetterTo


def test_a_letter_is_to_a_body_that_is_asked_until_the_council_is_said() -> None:
    letter = LetterTo("Bộ Y tế", {}, "Dự thảo lần 2", "Báo cáo", date(2025, 11, 30), "STC")
    assert not letter.council
    assert not letter.person
    assert not letter.silence
