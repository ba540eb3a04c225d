"""Words that the report, its workbook and its letters share."""

from datetime import date

from pipeline.model.delivery import Delivery, DeliveryState
from pipeline.model.fixed import replace
from pipeline.model.progress import Period
from pipeline.model.signature import SignState
from pipeline.render.monitoring.progress_words import (
    day_text,
    move_texts,
    moves_together,
    overview,
    part_text,
    period_text,
    reminded_of,
    standing_text,
    titles_of,
    troubles,
    who_text,
)
from tests.render.monitoring.progresses import MOVES, progress
from tests.render.monitoring.statuses import CHANGED, entry


def test_days_and_periods_are_written_as_papers_write_them() -> None:
    assert (day_text(date(2025, 12, 5)), day_text(None)) == ("05/12/2025", "")
    end = date(2025, 12, 5)
    assert period_text(Period(None, end)) == "đến ngày 05/12/2025"
    assert period_text(Period(date(2025, 11, 30), end)) == (
        "sau ngày 30/11/2025 đến ngày 05/12/2025"
    )


def test_the_report_opens_with_what_is_owed_late_and_of_no_day() -> None:
    first, second = overview(progress())
    assert "còn 31 phần hoặc biểu mẫu chưa gửi; 31 phần chậm hạn" in first
    assert "hạn nộp ngày 25/11/2025" in first
    assert second.startswith("1 phần đã nhận nhưng không rõ ngày")


def test_each_move_says_what_it_was_and_what_it_is() -> None:
    titles = titles_of(progress().status)
    assert [move_texts(move, titles) for move in MOVES] == [
        ("=Y tế: tình trạng", "chưa gửi", "đã nhận"),
        ("=Y tế: chữ ký", "không có", "đã ký"),
        ("trả lời lấy ý kiến", "chưa trả lời", "có ý kiến"),
        ("số ý kiến", "2", "3"),
    ]


def test_what_is_seen_in_several_rounds_is_told_once() -> None:
    again = replace(MOVES[1], round=2)
    other = replace(MOVES[1], round=2, new="chua-ky")
    told = list(moves_together((MOVES[0], MOVES[1], again, other)))
    assert [(rounds, move.new) for rounds, move in told] == [
        ("1", "da-nhan"),
        ("1, 2", "da-ky"),
        ("2", "chua-ky"),
    ]


def test_a_step_says_who_does_it_the_planning_agency_where_nobody_is_named() -> None:
    made = progress()
    first, second = made.tasks
    assert standing_text(first) == "Vượt 1 ngày"
    assert standing_text(second) == "Chậm 1 ngày"
    assert who_text(first, made.status) == who_text(second, made.status) == "Sở Y tế"
    shared = replace(first, milestone=replace(first.milestone, partners=("so-xay-dung",)))
    assert who_text(shared, made.status) == "Sở Y tế; phối hợp: Sở Xây dựng"


def test_difficulties_are_told_with_the_step_being_done() -> None:
    made = progress()
    assert troubles(made.status, made.tasks[0]) == ()
    current = replace(made.tasks[0], is_current=True)
    assert [number for number, _ in troubles(made.status, current)] == [1]


def test_an_agency_is_reminded_of_each_thing_with_what_to_do() -> None:
    made = progress()
    reminder = next(one for one in made.reminders if one.agency == "so-xay-dung")
    assert list(reminded_of(reminder, made.status)) == [
        ("Giao thông (Phần II, mục I.1), chủ trì", "25/11/2025", "gửi nội dung, chậm 5 ngày"),
        ("Cấp nước (Phần II, mục I.1), chủ trì", "25/11/2025", "sửa lỗi: sections/a.md:3: sai"),
    ]
    asked = next(one for one in made.reminders if one.agency == "xa-1")
    assert list(reminded_of(asked, made.status))[1] == (
        "Góp ý Dự thảo lần 1",
        "24/11/2025",
        "gửi văn bản và phiếu góp ý",
    )


def test_what_lacks_cells_a_signature_or_a_ministry_s_answer_says_so() -> None:
    made = progress()
    faults = ("a.xlsx: thiếu 3 dòng", "a.xlsx:Sheet1!B2: ô trống")
    lacking = entry("so-y-te", "a", "A", DeliveryState.INCOMPLETE, missing=2, faults=faults)
    changed: Delivery = entry("so-y-te", "b", "B", DeliveryState.RECEIVED, signature=CHANGED)
    bare = replace(changed, signature=replace(CHANGED, state=SignState.UNSIGNED))
    ministry = made.status.rounds[0].answers[1]
    reminder = replace(
        made.reminders[0],
        due=(lacking,),
        unsigned=(changed, bare),
        contacts=((made.status.rounds[0].round, ministry),),
    )
    to_do = [words for _, _, words in reminded_of(reminder, made.status)]
    assert to_do == [
        "bổ sung phần còn thiếu: a.xlsx: thiếu 3 dòng (và 1 lỗi khác)",
        "đã đổi sau khi ký, ký lại",
        "thủ trưởng ký xác nhận",
        "liên hệ, đôn đốc với vai trò đầu mối",
    ]
    assert part_text(lacking) == "A (Phần II, mục I.1), chủ trì"
