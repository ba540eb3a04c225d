"""`theo-doi.json` holds every delivery, answer, milestone and difficulty, days as 2025-11-15."""

import json
from typing import Any

from pipeline.render.monitoring.status_json import status_json
from tests.render.monitoring.statuses import status


def read() -> Any:
    return json.loads(status_json(status()))


def test_the_day_the_agencies_and_all_rounds_stand_there() -> None:
    made = read()
    assert made["today"] == "2025-11-30"
    assert made["agencies"][0] == {"id": "bo-y-te", "name": "Bộ Y tế", "group": "bo"}
    assert [(one["number"], one["due"], len(one["deliveries"])) for one in made["rounds"]] == [
        (1, "2025-11-10", 2),
        (2, "2025-11-25", 33),
    ]
    assert made["milestones"][0] == {
        "title": "Phê duyệt dự toán",
        "due": "2025-10-30",
        "done": "2025-10-29",
    }
    assert made["difficulties"][0]["settled_by"] == "UBND tỉnh"


def test_a_delivery_says_its_state_its_day_and_who_signed_it() -> None:
    first, owed = read()["rounds"][0]["deliveries"]
    assert (first["state"], first["day"], first["day_from"]) == (
        "da-nhan",
        "2025-11-13",
        "nop.yaml",
    )
    assert (first["late"], first["days_late"], first["arrived"]) == (True, 3, True)
    assert first["signature"]["status"] == "da-ky"
    assert (first["signature"]["number"], first["signature"]["day"]) == (
        "12/SYT-KHTC",
        "2025-11-10",
    )
    assert (owed["state"], owed["day"], owed["signature"]) == ("chua-gui", None, None)
    later = read()["rounds"][1]["deliveries"][0]
    assert later["late"] is None
    assert later["signature"]["changes"] == ["tệp a.md khác tệp đã ký"]


def test_the_counts_are_those_of_the_deliveries_and_answers_stand_by_body() -> None:
    one = read()["rounds"][1]
    assert one["counts"]["all"] == 33
    assert (one["counts"]["owed"], one["counts"]["faulty"], one["counts"]["undated"]) == (31, 1, 1)
    answer = read()["rounds"][0]["answers"][1]
    assert (answer["answer"], answer["contact"], answer["comments"]) == ("co-y-kien", "so-y-te", 4)
    assert answer["letters"] == [{"no": "12/BYT", "day": "2025-11-28", "late": True}]


def test_the_same_status_gives_the_same_bytes() -> None:
    assert status_json(status()) == status_json(status())
