"""What a trace finds amiss: which verdicts are told, how gravely, and with which words."""

from pipeline.consult.trace import trace
from pipeline.consult.trace_notices import trace_notices
from pipeline.model.comment import Disposition, Response
from pipeline.model.notice import Notice, Severity
from tests.consult.sample_trace import OLD, change, comparison, consultation, line, response

WAS, NOW = OLD[3].text, "Toàn tỉnh có 28,5 giường bệnh trên một vạn dân."
NEW = (*OLD[:3], line(NOW), *OLD[4:])
CHANGED = change("c-1", (4, WAS), (4, NOW))
ACCEPTED = Disposition.ACCEPTED


def told(*given: Response) -> list[Notice]:
    asked, held = consultation(*given), comparison(NEW, CHANGED)
    return list(trace_notices(trace(asked, held), asked, held, register="sections/a.xlsx"))


def test_a_promise_not_kept_is_an_error_at_its_row() -> None:
    notice = told(response("YK-1", ACCEPTED, block=2))[0]
    assert (notice.severity, notice.code) == (Severity.ERROR, "tiep-thu-chua-sua")
    assert str(notice).startswith("sections/a.xlsx:TiepThu!A2: lỗi: ý kiến YK-1 ghi “Tiếp thu”")


def test_another_change_is_a_warning_with_asked_and_written_words() -> None:
    given = response("YK-1", ACCEPTED, block=4, proposed="29 giường bệnh", quote="26 giường bệnh")
    notice = told(given)[0]
    assert (notice.severity, notice.code) == (Severity.WARNING, "tiep-thu-khac-de-nghi")
    assert "đề nghị “29 giường bệnh”" in notice.message
    assert f"ghi “{NOW}”" in notice.message


def test_the_name_of_an_item_is_a_warning() -> None:
    notice = told(response("YK-1", ACCEPTED, block=2, changed_at="mục Y tế"))[0]
    assert (notice.severity, notice.code) == (Severity.WARNING, "tiep-thu-chi-neu-muc")
    assert "Bảng 3.2, dòng 5" in (notice.fix or "")


def test_a_refusal_that_was_carried_out_is_a_warning() -> None:
    notice = told(response("YK-1", Disposition.REFUSED, block=4))[0]
    assert (notice.severity, notice.code) == (Severity.WARNING, "khong-tiep-thu-ma-sua")


def test_what_was_done_is_not_told_and_what_nobody_asked_for_is() -> None:
    done = response("YK-1", ACCEPTED, block=4, proposed="28,5 giường bệnh", quote="26 giường bệnh")
    assert told(done) == []
    assert [notice.code for notice in told()] == ["sua-khong-ly-do"]
