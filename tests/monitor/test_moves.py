"""What moved between two days is what a comparison of the two `theo-doi.json` by hand finds."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.intake.shared.earlier_status import read_earlier_status
from pipeline.model.progress import Move, Moved, Snapshot
from pipeline.monitor.moves import moves, snapshot
from pipeline.render.monitoring.status_json import status_json
from tests.consult.sheets import comment_sheet
from tests.consulted import ITEM
from tests.delivered import PLAN, delivered, status
from tests.rounds.workspaces import ROAD, put

Found = set[tuple[int, str, str, str, str, str]]
NONE: Any = {"answer": "", "comments": 0}


def by_hand(old: Any, new: Any) -> Found:
    """Compare two files as somebody would who opens both beside each other."""
    found: Found = set()
    for what, field in (("tinh-trang", "state"), ("chu-ky", "signature")):
        before, after = (values(one, field) for one in (old, new))
        for number, agency, kind, item in before.keys() | after.keys():
            pair = [one.get((number, agency, kind, item), "") for one in (before, after)]
            if pair[0] != pair[1]:
                found.add((number, agency, item, what, pair[0], pair[1]))
    told, tells = (
        {(one["number"], said["agency"]): said for one in read["rounds"] for said in one["answers"]}
        for read in (old, new)
    )
    for number, agency in told.keys() | tells.keys():
        was, now = (one.get((number, agency), NONE) for one in (told, tells))
        if was["answer"] != now["answer"]:
            found.add((number, agency, "", "tra-loi", was["answer"], now["answer"]))
        elif was["comments"] != now["comments"]:
            counts = str(was["comments"]), str(now["comments"])
            found.add((number, agency, "", "so-y-kien", *counts))
    return found


def values(read: Any, field: str) -> dict[tuple[int, str, bool, str], str]:
    found = {}
    for one in read["rounds"]:
        for entry in one["deliveries"]:
            value = entry[field]
            if field == "signature":
                value = value["status"] if value else ""
            key = one["number"], entry["agency"], entry["duty"] == "bieu-mau", entry["item"]
            found[key] = value
    return found


def as_set(made: tuple[Move, ...]) -> Found:
    return {(m.round, m.agency, m.item, m.what.value, m.old, m.new) for m in made}


def test_two_reports_of_different_days_move_as_their_files_do(tmp_path: Path) -> None:
    place = delivered(tmp_path)
    early = status(place, date(2025, 11, 14))
    old = status_json(early)
    put(place, PLAN, "Phương án.\n")
    put(place, "sections/lan-2/so-tai-chinh/pl-du-an.md", "Danh mục.\n")
    put(place, ROAD.replace("lan-1", "lan-2"), "---\nrut: true\n---\n")
    sheet = comment_sheet((ITEM, "", "Đề nghị.", ""), (ITEM, "", "Bổ sung.", ""), body="xã A")
    put(place, "sections/lan-1/y-kien/xa-a.xlsx", sheet)
    sheet = comment_sheet(
        (ITEM, "", "Đề nghị rà.", ""), (ITEM, "", "Thêm.", ""), body="Bộ Xây dựng"
    )
    put(place, "sections/lan-1/y-kien/bo-xay-dung.xlsx", sheet)
    late = status(place, date(2025, 12, 12))
    new = status_json(late)
    read = read_earlier_status(old, "theo-doi.json").value
    assert read is not None
    made = moves(read, snapshot(late))
    expected = by_hand(json.loads(old), json.loads(new))
    assert as_set(made) == expected
    assert len(made) == len(expected) > 6
    assert {move.what for move in made} == set(Moved)


def test_a_status_read_back_is_itself_and_nothing_moves(tmp_path: Path) -> None:
    made = status(delivered(tmp_path))
    read = read_earlier_status(status_json(made), "x").value
    assert read == snapshot(made)
    assert read is not None
    assert moves(read, snapshot(made)) == ()


def test_a_body_that_is_asked_now_moved_from_nothing() -> None:
    day = date(2025, 12, 1)
    after = Snapshot(day, {}, {(1, "xa-a"): ("co-y-kien", 2)})
    (move,) = moves(Snapshot(day, {}, {}), after)
    assert (move.what, move.old, move.new) == (Moved.ANSWER, "", "co-y-kien")


def test_what_came_or_went_has_nothing_on_the_other_side() -> None:
    key = (1, "so-y-te", "muc", "y-te")
    day = date(2025, 12, 1)
    empty, full = Snapshot(day, {}, {}), Snapshot(day, {key: ("da-nhan", "da-ky")}, {})
    came = [(move.what, move.old, move.new) for move in moves(empty, full)]
    assert came == [(Moved.SIGNATURE, "", "da-ky"), (Moved.STATE, "", "da-nhan")]
    went = [(move.what, move.old, move.new) for move in moves(full, empty)]
    assert went == [(Moved.SIGNATURE, "da-ky", ""), (Moved.STATE, "da-nhan", "")]
