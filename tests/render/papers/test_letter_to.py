from datetime import date

from pipeline.render.papers.issuer import Issuer
from pipeline.render.papers.letter_to import LetterTo


def test_a_letter_is_to_a_body_that_is_asked_until_the_council_is_said() -> None:
    day = date(2025, 11, 30)
    issuer = Issuer("Sở Tài chính", "Sở Tài chính", "Đề nghị", {})
    letter = LetterTo("Bộ Y tế", issuer, "Dự thảo lần 2", "Báo cáo", day)
    assert not letter.council
    assert not letter.person
    assert not letter.silence
