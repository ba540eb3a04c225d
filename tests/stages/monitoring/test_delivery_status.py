"""How the work stands on a day, from the files of a workspace."""

import json
from datetime import date
from pathlib import Path

from pipeline.model.comment import Answer
from pipeline.model.delivery import DayFrom, Delivery, DeliveryState
from pipeline.stages.monitoring.delivery_status import delivery_status
from pipeline.workspace import scan
from tests.delivered import PLAN, SCHEDULE, delivered, status
from tests.rounds.workspaces import ROAD, put, resources, workspace

S = DeliveryState
RECORDS = ("ky.yaml", "nop.yaml", "ban-ky.pdf")


def states(place: Path, at: int) -> dict[tuple[str, str], DeliveryState]:
    found = status(place).rounds[at].deliveries
    return {(entry.record.agency, entry.record.item): entry.state for entry in found}


def delivery(place: Path, at: int, item: str) -> Delivery:
    found = status(place).rounds[at].deliveries
    return next(entry for entry in found if entry.record.item == item)


def test_every_part_and_form_has_its_state_in_every_round(tmp_path: Path) -> None:
    place = delivered(tmp_path)
    build_, finance = "so-xay-dung", "so-tai-chinh"
    assert states(place, 0) == {
        (finance, "su-can-thiet"): S.RECEIVED,
        (build_, "giao-thong-hien-trang"): S.RECEIVED,
        (build_, "cap-nuoc-hien-trang"): S.WITHDRAWN,
        (build_, "giao-thong-phuong-huong"): S.FAULTY,
        (finance, "pl-du-an"): S.OWED,
        ("xa-a", "du-lieu"): S.OWED,
    }
    assert states(place, 1) == {
        (finance, "su-can-thiet"): S.UNCHANGED,
        (build_, "giao-thong-hien-trang"): S.RECEIVED,
        (build_, "cap-nuoc-hien-trang"): S.WITHDRAWN,
        (build_, "giao-thong-phuong-huong"): S.FAULTY,
        (finance, "pl-du-an"): S.OWED,
        ("xa-a", "du-lieu"): S.OWED,
    }


def test_days_are_those_written_down_and_the_text_s_own(tmp_path: Path) -> None:
    place = delivered(tmp_path)
    first = delivery(place, 0, "giao-thong-hien-trang")
    assert (first.day, first.day_from, first.late, first.days_late) == (
        date(2025, 11, 13),
        DayFrom.RECEIPT,
        True,
        3,
    )
    second = delivery(place, 1, "giao-thong-hien-trang")
    assert (second.day_from, second.late) == (DayFrom.FRONT_MATTER, False)
    assert delivery(place, 0, "su-can-thiet").late is None
    owed = delivery(place, 1, "pl-du-an")
    assert (owed.late, owed.days_late) == (True, 2)
    assert "không có nội dung" in delivery(place, 0, "giao-thong-phuong-huong").faults[0]


def test_who_was_asked_has_answered_or_is_silent_and_has_a_contact(tmp_path: Path) -> None:
    answers = {entry.agency: entry for entry in status(delivered(tmp_path)).rounds[0].answers}
    assert {name: entry.answer for name, entry in answers.items()} == {
        "so-xay-dung": Answer.SILENT,
        "xa-a": Answer.SILENT,
        "bo-xay-dung": Answer.COMMENTED,
    }
    ministry = answers["bo-xay-dung"]
    assert (ministry.contact, ministry.comments, ministry.answered) == ("so-xay-dung", 1, 0)
    assert ministry.due == date(2025, 11, 24)


def test_rounds_up_to_the_one_being_worked_on_are_shown(tmp_path: Path) -> None:
    place = delivered(tmp_path)
    (place / ROAD.replace("lan-1", "lan-2")).unlink()
    for day, numbers in (("2025-11-01", [1]), ("2025-11-15", [1]), ("2025-11-16", [1, 2])):
        found = status(place, date.fromisoformat(day)).rounds
        assert [one.round.number for one in found] == numbers


def codes(place: Path, today: date) -> list[str]:
    made = delivery_status(scan(place).value, resources(), today=today)
    return [notice.code for notice in made.notices]


def test_a_day_before_the_first_round_and_a_round_without_a_last_day_are_told(
    tmp_path: Path,
) -> None:
    place = workspace(tmp_path)
    assert codes(place, date(2026, 1, 1)) == ["thieu-han-nop", "truoc-lan-dau"]
    plan = SCHEDULE.replace(", xa-a, bo-xay-dung", "")
    put(place, "sections/ke-hoach.yaml", plan)
    assert codes(place, date(2025, 11, 15)) == []


def test_damaged_records_are_told_and_every_state_stays(tmp_path: Path) -> None:
    place = delivered(tmp_path)
    before = states(place, 1)
    put(place, "sections/lan-2/so-xay-dung/nop.yaml", b"\xff\xfe\x00")
    put(place, "sections/lan-2/so-tai-chinh/ky.yaml", "nguoi: A\n")
    put(place, "sections/kho-khan.yaml", "kho-khan: A\n")
    told = codes(place, date(2025, 12, 10))
    assert {"ky-can-danh-sach", "kho-khan-can-danh-sach"} <= set(told)
    assert len(told) == 3
    assert states(place, 1) == before


def test_a_round_that_the_plan_lacks_is_told_and_the_others_have_their_status(
    tmp_path: Path,
) -> None:
    place = delivered(tmp_path)
    put(place, ROAD.replace("lan-1", "lan-3"), "Đường.\n")
    made = delivery_status(scan(place).value, resources(), today=date(2025, 12, 10))
    assert "khong-co-lan-du-thao" in [notice.code for notice in made.notices]
    assert made.value is not None
    assert [one.round.number for one in made.value.rounds] == [1, 2]
    put(place, "sections/ke-hoach.yaml", "lan: [{so: 7, ngay: 2025-12-31}]\n")
    none = delivery_status(scan(place).value, resources(), today=date(2025, 12, 10))
    assert none.value is None
    assert none.notices


def test_records_change_no_byte_of_a_draft_and_stand_in_no_manifest(tmp_path: Path) -> None:
    from pipeline.stages.drafting import draft
    from pipeline.work.watch import unwatched

    place = delivered(tmp_path)
    (place / "sections/lan-1/so-xay-dung/nop.yaml").unlink()
    before = draft(place, 2, fast=True, watch=unwatched).value
    for name in RECORDS:
        put(place, f"sections/lan-2/so-xay-dung/{name}", "- {tep: a.md, ngay: 2025-11-13}\n")
    after = draft(place, 2, fast=True, watch=unwatched).value
    assert before is not None
    assert after is not None
    assert dict(before) == dict(after)
    inputs = [entry["file"] for entry in json.loads(after["manifest.json"])["inputs"]]
    assert PLAN in inputs
    assert not [name for name in inputs if name.endswith(RECORDS)]
