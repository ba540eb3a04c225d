import zipfile
from pathlib import Path

import pytest

from pipeline.arguments import Request
from pipeline.runs.draft import run as draft
from pipeline.runs.export import run
from pipeline.work.watch import unwatched
from tests.issued_rounds import issued
from tests.rounds.workspaces import ROAD, put, workspace


@pytest.fixture(autouse=True)
def _without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.runs.export.find_office", lambda: None)


def spaced(text: str) -> str:
    """Give a text with spaces at which a line may end for those at which none does."""
    return text.replace("\u00a0", " ")


def asked(root: Path, name: str) -> Request:
    return Request("export", root, 1, format=name)


def test_a_report_that_was_not_built_is_asked_for(tmp_path: Path) -> None:
    done = run(asked(workspace(tmp_path), "odt"), unwatched)
    assert done.exit_code(strict=False) == 2
    assert "quyhoach draft 1" in done.notices[0].fix


def test_the_built_report_is_turned_into_other_formats(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    put(root, ROAD, "Tỉnh có 181 km đường.\n")
    draft(Request("draft", root, 1, fast=True), unwatched)
    done = run(asked(root, "odt"), unwatched)
    assert "build/xuat/bao-cao-lan-1.odt từ build/lan-1/" in done.lines[0]
    with zipfile.ZipFile(root / "build/xuat/bao-cao-lan-1.odt") as odt:
        assert "181 km" in spaced(odt.read("content.xml").decode())


def test_of_an_issued_round_what_was_sent_is_exported(tmp_path: Path) -> None:
    root = issued(tmp_path)
    put(root, ROAD, "Đổi\n")
    done = run(asked(root, "txt"), unwatched)
    assert "phat-hanh/du-thao-lan-1.zip" in done.lines[0]
    text = (root / "build/xuat/bao-cao-lan-1.txt").read_text(encoding="utf-8")
    assert "181 km" in spaced(text)
