"""A letter to one agency, of what is its own alone, ready to be numbered and signed."""

from pipeline.model.fixed import replace
from pipeline.model.progress import Reminder
from pipeline.render.monitoring.reminder_letter import reminder_letter
from pipeline.render.templates.monitoring import reminder_template
from tests.oracle.gate import defects
from tests.render.monitoring.progresses import progress
from tests.render.paper_texts import paragraphs, table

MADE = progress()


def reminder(agency: str) -> Reminder:
    return next(one for one in MADE.reminders if one.agency == agency)


def written(one: Reminder) -> bytes:
    data = reminder_letter(one, MADE.status, template=reminder_template())
    assert defects(data) == []
    return data


def test_the_letter_says_to_whom_of_what_and_by_when() -> None:
    data = written(reminder("so-xay-dung"))
    texts = [text for text in paragraphs(data) if text]
    assert "Kính gửi: Sở Xây dựng" in texts
    whole = " ".join(texts)
    assert "lập Điều chỉnh Quy hoạch, Sở Y tế đang tổng hợp Dự thảo lần 2" in whole
    assert "gửi ngay về Sở Y tế" in whole
    assert texts[-1] == "Trân trọng cảm ơn sự phối hợp của Sở Xây dựng./."
    rows = table(data, 1)
    assert [row[0] for row in rows] == ["TT", "1", "2"]
    assert rows[1][1:] == [
        "Giao thông (Phần II, mục I.1), chủ trì",
        "25/11/2025",
        "gửi nội dung, chậm 5 ngày",
    ]


def test_what_is_not_late_yet_is_asked_for_in_time() -> None:
    early = replace(reminder("so-xay-dung"), due=(reminder("so-xay-dung").due[1],))
    assert "gửi đúng hạn về" in " ".join(paragraphs(written(early)))
