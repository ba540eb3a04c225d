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
