"""The sample workspace issues its first two rounds, and hands in what it has."""

import json
import shutil
from pathlib import Path

import pytest

from pipeline.arguments import Request
from pipeline.runs.dossier import run as dossier
from pipeline.runs.seal import run as seal
from pipeline.runs.verify import run as verify
from pipeline.work.watch import unwatched
from tests.sample_drafts import REPOSITORY

WHY = "số liệu minh họa"


@pytest.mark.bench
def test_rounds_1_and_2_are_issued_round_3_stays_open_and_the_dossier_says_what_is_missing(
    tmp_path: Path,
) -> None:
    shutil.copytree(REPOSITORY / "sections", tmp_path / "sections")
    for number in (1, 2):
        asked = Request("seal", tmp_path, number, fast=True, unsigned=WHY, open_comments=WHY)
        done = seal(asked, unwatched)
        assert done.exit_code(strict=False) == 0, done.notices
    record = json.loads((tmp_path / "sections/lan-2/khoa.json").read_bytes())
    assert len(record["allowed"]["open"]["comments"]) == 38
    assert not (tmp_path / "sections/lan-3/khoa.json").exists()
    held = verify(Request("verify", tmp_path), unwatched)
    assert held.exit_code(strict=False) == 0
    assert [line.rpartition("; ")[2] for line in held.lines] == ["dựng lại giống từng byte"] * 2
    handed = dossier(Request("dossier", tmp_path, 2), unwatched)
    missing = [notice.file for notice in handed.notices if notice.code == "ho-so-thieu"]
    assert missing == ["sections/ho-so/co-so-du-lieu", "sections/ho-so/so-do-ban-do"]
