from pathlib import Path

from pipeline.model.named import ItemName, Named
from pipeline.model.report import Report
from pipeline.runs.check import check
from pipeline.work.watch import unwatched
from tests.rounds.workspaces import workspace


def test_items_are_called_by_printed_place_and_title(tmp_path: Path) -> None:
    told: list[Report] = []
    check(workspace(tmp_path), 1, "", watch=unwatched, tell=told.append)
    named = Named.of(told[0])
    road = named.items["giao-thong-hien-trang"]
    assert road.lead == "so-xay-dung"
    assert road.full == f"{road.place} {road.title}"
    assert road.place.startswith("Phần ")
    assert named.agencies["so-xay-dung"] == "Sở Xây dựng"


def test_what_has_no_number_is_called_by_its_title() -> None:
    assert ItemName("", "Y tế", "so-y-te").full == "Y tế"
