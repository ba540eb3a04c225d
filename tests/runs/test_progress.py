"""`progress` puts the report, the status it is of, and the letters into `build/theo-doi/`."""

from pathlib import Path

import pytest

from pipeline.cli import main
from tests.delivered import delivered
from tests.rounds.workspaces import put, workspace

Captured = pytest.CaptureFixture[str]


def progress(place: Path, *words: str, day: str = "2025-12-10") -> int:
    return main(["progress", "--workspace", str(place), "--today", day, *words])


def files(place: Path) -> list[str]:
    folder = place / "build/theo-doi"
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def test_the_report_and_one_letter_for_each_agency_are_put_in_place(
    tmp_path: Path, capsys: Captured
) -> None:
    place = delivered(tmp_path)
    put(place, "build/theo-doi/nhac-viec/so-cu.docx", b"old")
    assert progress(place) == 0
    assert files(place) == [
        "nhac-viec/so-xay-dung.docx",
        "nhac-viec/xa-a.docx",
        "theo-doi.json",
        "theo-doi.xlsx",
        "tien-do.docx",
        "tien-do.xlsx",
    ]
    assert "2 công văn đôn đốc" in capsys.readouterr().err
    kept = tmp_path / "truoc.json"
    kept.write_bytes((place / "build/theo-doi/theo-doi.json").read_bytes())
    before = (place / "build/theo-doi/tien-do.docx").read_bytes()
    assert progress(place) == 0
    assert (place / "build/theo-doi/tien-do.docx").read_bytes() == before
    assert progress(place, "--since", str(kept), day="2025-12-12") == 0
    assert (place / "build/theo-doi/tien-do.docx").read_bytes() != before


def test_where_nobody_is_to_be_reminded_no_letter_of_an_earlier_day_is_left(
    tmp_path: Path,
) -> None:
    place = workspace(tmp_path)
    put(place, "build/theo-doi/nhac-viec/so-cu.docx", b"old")
    assert progress(place, day="2026-01-01") == 0
    assert not [name for name in files(place) if name.startswith("nhac-viec/")]


def test_an_earlier_status_that_is_none_or_of_a_later_day_starts_nothing(
    tmp_path: Path, capsys: Captured
) -> None:
    place = delivered(tmp_path)
    broken, later = tmp_path / "hong.json", tmp_path / "sau.json"
    broken.write_text("[]")
    later.write_text('{"today": "2025-12-11", "rounds": []}')
    for path, words in ((broken, "không phải theo-doi.json"), (later, "sau ngày báo cáo"),
                        (tmp_path / "khong-co.json", "không đọc được")):  # fmt: skip
        assert progress(place, "--since", str(path)) == 2
        assert words in " ".join(capsys.readouterr().err.split())
    assert not (place / "build/theo-doi").exists()


def test_without_a_readable_plan_it_cannot_start(tmp_path: Path) -> None:
    place = delivered(tmp_path)
    put(place, "sections/ke-hoach.yaml", "lan: []\n")
    assert progress(place) == 2
