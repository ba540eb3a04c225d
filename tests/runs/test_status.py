"""`status` shows the matrix and puts `theo-doi.xlsx` and `.json` beside the drafts."""

import json
from datetime import date
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.runs.status import status
from pipeline.work.watch import unwatched
from tests.delivered import TODAY, delivered
from tests.rounds.workspaces import put

Captured = pytest.CaptureFixture[str]


def test_the_matrix_goes_to_the_output_and_the_files_beside_the_drafts(
    tmp_path: Path, capsys: Captured
) -> None:
    place = delivered(tmp_path)
    put(place, "build/theo-doi/nhac-tra-loi.xlsx", b"kept")
    given = ["status", "--workspace", str(place), "--today", "2025-12-10"]
    assert main(given) == 0
    shown = capsys.readouterr()
    assert "Theo dõi đến ngày 10/12/2025" in shown.out
    assert "Sở Xây dựng" in shown.out
    assert "Ngày 10/12/2025; build/theo-doi/: theo-doi.json, theo-doi.xlsx" in shown.err
    files = sorted(path.name for path in (place / "build/theo-doi").iterdir())
    assert files == ["nhac-tra-loi.xlsx", "theo-doi.json", "theo-doi.xlsx"]
    assert main([*given, "--json"]) == 0
    printed = capsys.readouterr().out
    assert json.loads(printed)["today"] == "2025-12-10"
    assert printed.encode() == (place / "build/theo-doi/theo-doi.json").read_bytes()
    assert main([*given, "--agency", "so-xay-dung"]) == 0
    shown_one = capsys.readouterr().out
    assert "Sở Xây dựng, đến ngày 10/12/2025" in shown_one
    assert "pl-du-an" not in shown_one


def test_an_unknown_agency_starts_nothing(tmp_path: Path, capsys: Captured) -> None:
    place = delivered(tmp_path)
    given = ["status", "--workspace", str(place), "--today", "2025-12-10", "--agency", "so-xay"]
    assert main(given) == 2
    assert "so-xay-dung" in capsys.readouterr().err
    assert not (place / "build/theo-doi").exists()


def test_without_a_readable_outline_it_cannot_start(tmp_path: Path) -> None:
    place = delivered(tmp_path)
    put(place, "sections/de-cuong.yaml", "a: [\n")
    made = status(place, today=TODAY, watch=unwatched)
    assert made.value is None
    assert made.notices


def test_the_same_day_gives_the_same_bytes_and_another_day_others(tmp_path: Path) -> None:
    place = delivered(tmp_path)
    made = [
        status(place, today=day, watch=unwatched).value
        for day in (TODAY, TODAY, date(2025, 12, 11))
    ]
    assert made[0] is not None
    assert made[1] is not None
    assert made[2] is not None
    assert made[0].files == made[1].files
    assert made[0].files["theo-doi.json"] != made[2].files["theo-doi.json"]


KY = "- {{nguoi: {}, so: {}, ngay: 2025-12-06, muc: [{{id: {}, sha256: {}}}]}}\n"
A, B = "a" * 64, "b" * 64
ROADS, WATER = "giao-thong-hien-trang", "cap-nuoc-hien-trang"
BAD = {
    "a round without a date": (
        *("ke-hoach.yaml", "lan: [{so: 1, ngay: 2025-11-15}, {so: 2}]\n"),
        ["yaml-thieu-khoa"],
    ),
    "dates out of order": (
        *("ke-hoach.yaml", "lan: [{so: 1, ngay: 2025-11-15}, {so: 2, ngay: 2025-11-14}]\n"),
        ["lan-nguoc-ngay"],
    ),
    "two letters under one number": (
        "lan-1/so-xay-dung/ky.yaml",
        KY.format("A", "1/SXD", ROADS, A) + KY.format("B", "1/SXD", WATER, A),
        ["ky-trung-so"],
    ),
    "two states of one item under one number": (
        "lan-1/so-xay-dung/ky.yaml",
        KY.format("A", "1/SXD", ROADS, A) + KY.format("A", "1/SXD", ROADS, B),
        ["ky-trung-so"],
    ),
    "an unknown item": (
        *("lan-1/so-xay-dung/ky.yaml", KY.format("A", "1/SXD", "giao-thong", A)),
        ["ky-muc-khong-co"],
    ),
    "a damaged list of deliveries": (
        *("lan-1/so-xay-dung/nop.yaml", "- tep: [a\n  ngay 2025"),
        ["yaml"],
    ),
    "a delivery of no file": (
        *("lan-1/so-xay-dung/nop.yaml", "- {tep: khong-co.md, ngay: 2025-11-09}\n"),
        ["nop-khong-co-tep"],
    ),
    "a delivery on no day": (
        *("lan-1/so-xay-dung/nop.yaml", f"- {{tep: {ROADS}.md, ngay: 31/02/2025}}\n"),
        ["yaml-ngay-sai"],
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_told_at_its_place_and_loses_no_delivery(tmp_path: Path, case: str) -> None:
    name, text, expected = BAD[case]
    place = delivered(tmp_path)
    put(place, f"sections/{name}", text)
    made = status(place, today=TODAY, watch=unwatched)
    told = [notice for notice in made.notices if notice.file == f"sections/{name}"]
    for code in expected:
        found = [notice for notice in told if notice.code.startswith(code)]
        assert found, case
        assert all(notice.fix and notice.message for notice in found)
    assert made.value is not None
    assert {entry.record.item for entry in made.value.status.rounds[0].deliveries} >= {ROADS, WATER}


def test_a_day_before_the_first_round_owes_nothing_late(tmp_path: Path) -> None:
    made = status(delivered(tmp_path), today=date(2025, 1, 1), watch=unwatched)
    assert made.value is not None
    assert not any(
        entry.late and not entry.arrived
        for one in made.value.status.rounds
        for entry in one.deliveries
    )


@pytest.mark.bench
def test_a_round_that_is_issued_has_the_same_deliveries_and_signatures(tmp_path: Path) -> None:
    place = delivered(tmp_path)
    put(place, "sections/lan-1/so-xay-dung/giao-thong-phuong-huong.md", "Phương án.\n")
    before = status(place, today=TODAY, watch=unwatched).value
    words = ["--by", "A", "--date", "2025-11-17", "--allow-unsigned", "x", "--allow-open", "x"]
    assert main(["seal", "1", "--fast", *words, "--workspace", str(place)]) == 0
    after = status(place, today=TODAY, watch=unwatched).value
    assert before is not None
    assert after is not None
    assert before.files["theo-doi.json"] == after.files["theo-doi.json"]
