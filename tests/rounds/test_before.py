from pathlib import Path

from pipeline.limits import MB, Limits
from pipeline.rounds.before import before_texts
from pipeline.workspace import scan
from tests.issued_rounds import issued
from tests.rounds.workspaces import ROAD, put, resources, workspace


def told(folder: Path, number: int = 2) -> str:
    return before_texts(scan(folder).value, number, resources())


def test_what_agencies_write_for_the_round_and_later_is_no_part_of_it(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, ROAD, "Đường dài 300 km.\n")
    before = told(folder)
    for number in (2, 3):
        put(folder, ROAD.replace("lan-1", f"lan-{number}"), "Đường dài 310 km.\n")
    assert told(folder) == before
    assert told(folder, 3) != before


def test_all_that_came_before_and_all_that_is_shared_is_part_of_it(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    hashes = [told(folder)]
    for name in (ROAD, "sections/lan-1/y-kien/a.xlsx", "sections/lan-2/tiep-thu.xlsx"):
        put(folder, name, "1")
        hashes.append(told(folder))
        put(folder, name, "2")
        hashes.append(told(folder))
    put(folder, "sections/cau-hinh.yaml", "muc-luc: 2\n")
    hashes.append(told(folder))
    (folder / "sections/lan-1/y-kien/ban.pdf").symlink_to(folder / ROAD)
    hashes.append(told(folder))
    assert len({*hashes}) == len(hashes)


def test_what_came_in_after_its_round_was_issued_is_part_of_it(tmp_path: Path) -> None:
    folder = issued(tmp_path, rounds=2)
    hashes = [told(folder)]
    for words in ("1", "2"):
        put(folder, "sections/lan-1/y-kien/late.xlsx", words)
        hashes.append(told(folder))
    assert len({*hashes}) == len(hashes)


def test_what_a_file_above_the_usual_limit_holds_is_part_of_it(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    small = resources().within(Limits(file_mb=1))
    hashes = []
    for sign in (b"1", b"2"):
        put(folder, "sections/lan-1/y-kien/a.xlsx", sign * (MB + 1))
        hashes.append(before_texts(scan(folder).value, 2, small))
    assert len({*hashes}) == len(hashes)
