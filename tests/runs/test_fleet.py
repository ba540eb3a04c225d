"""`fleet` builds each workspace as if alone, tells of all, and shows them side by side."""

import json
from pathlib import Path

import pytest

from pipeline.cli import main
from tests.rounds.workspaces import put, workspace

Captured = pytest.CaptureFixture[str]


@pytest.mark.bench
def test_drafts_are_those_of_the_command_alone_and_are_not_made_twice(
    tmp_path: Path, capsys: Captured
) -> None:
    places = [str(workspace(tmp_path / name)) for name in ("a", "b", "rieng")]
    assert main(["draft", "1", "--fast", "--workspace", places[2]]) == 0
    given = ["fleet", "draft", "1", *places[:2], "--fast", "--out", str(tmp_path / "out")]
    assert main(given) == 0
    alone = files(Path(places[2]))
    assert all(files(Path(place)) == alone for place in places[:2])
    table = json.loads((tmp_path / "out/bao-cao-doan.json").read_bytes())
    assert [row["state"] for row in table] == ["da-dung", "da-dung"]
    capsys.readouterr()
    assert main([*given, "--json"]) == 0
    assert [row["state"] for row in json.loads(capsys.readouterr().out)] == ["khong-doi"] * 2
    put(Path(places[0]), "sections/lan-1/so-xay-dung/giao-thong-hien-trang.md", "Đã sửa.\n")
    assert main(given) == 0
    table = json.loads((tmp_path / "out/bao-cao-doan.json").read_bytes())
    assert [row["state"] for row in table] == ["da-dung", "khong-doi"]


def test_one_that_fails_is_told_and_the_others_are_there(tmp_path: Path, capsys: Captured) -> None:
    good, bad = workspace(tmp_path / "a"), workspace(tmp_path / "b")
    put(bad, "sections/co-quan.yaml", "- {")
    missing = tmp_path / "khong-co"
    given = ["fleet", "draft", "1", str(bad), str(good), str(missing), "--fast"]
    assert main(given) == 1
    shown = capsys.readouterr()
    assert "không dựng được" in shown.out
    assert "không có sections/" in shown.err
    assert (good / "build/lan-1/manifest.json").exists()
    assert main(["fleet", "draft", "1", str(missing), "--fast"]) == 2


@pytest.mark.bench
def test_all_are_seen_side_by_side(tmp_path: Path, capsys: Captured) -> None:
    places = [str(workspace(tmp_path / name)) for name in ("a", "b")]
    out = tmp_path / "out"
    given = ["fleet", "report", *places, "--today", "2025-12-01", "--out", str(out)]
    assert main(given) == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "tong-hop-cac-tinh.html", "tong-hop-cac-tinh.json", "tong-hop-cac-tinh.xlsx",
    ]  # fmt: skip
    assert capsys.readouterr().out.count("Mẫu") == 2


def files(place: Path) -> dict[str, bytes]:
    folder = place / "build/lan-1"
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
