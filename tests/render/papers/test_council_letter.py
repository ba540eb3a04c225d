from datetime import date

from pipeline.model.fixed import replace
from pipeline.render.papers.council_letter import (
    council_addressee,
    council_closing,
    council_opening,
)
from pipeline.render.papers.issuer import Issuer
from pipeline.render.papers.letter_to import LetterTo

MEMBER = LetterTo(
    body="TS. Nguyễn Văn A",
    issuer=Issuer("Sở Tài chính", "Sở Tài chính", "Đề nghị", {}),
    draft="Dự thảo trình thẩm định",
    report="Báo cáo Điều chỉnh",
    made=date(2026, 1, 15),
    answer_by=date(2026, 1, 30),
    term="10 ngày làm việc",
    council=True,
    person=True,
)
BODY = replace(MEMBER, body="Bộ Y tế", person=False, items=("Phần II: Y tế",))


def told(letter: LetterTo) -> str:
    return "\\n".join((*council_opening(letter), *council_closing(letter)))


def test_a_member_is_addressed_as_a_person_of_whom_no_number_is_asked() -> None:
    assert council_addressee(MEMBER) == "TS. Nguyễn Văn A, thành viên Hội đồng thẩm định"
    words = told(MEMBER)
    assert "Đề nghị Ông (Bà) nghiên cứu, cho ý kiến thẩm định đối với toàn bộ nội dung." in words
    assert "ghi ngày nhận xét, không cần số văn bản" in words
    assert "chậm nhất ngày 30/01/2026 (10 ngày làm việc kể từ ngày gửi)" in words
    assert words.endswith("Trân trọng cảm ơn Ông (Bà)./.")


def test_a_body_beside_the_council_is_asked_for_number_and_day_and_shown_its_items() -> None:
    assert council_addressee(BODY) == "Bộ Y tế"
    words = told(BODY)
    assert "Đề nghị Bộ Y tế nghiên cứu" in words
    assert "trong đó tập trung vào các mục sau đây:" in words
    assert "ghi số, ngày văn bản" in words
    assert "không cần số văn bản" not in words


def test_silence_is_spoken_of_only_where_it_counts_as_agreement() -> None:
    assert "coi như nhất trí" not in told(MEMBER)
    assert "coi như nhất trí" in told(replace(MEMBER, silence=True))


def test_a_day_that_is_not_set_is_not_told() -> None:
    words = told(replace(MEMBER, answer_by=None, term=""))
    assert "chậm nhất" not in words
    assert "kể từ ngày gửi" not in told(replace(MEMBER, term=""))
