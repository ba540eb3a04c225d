from pathlib import Path

import pytest

from pipeline.arguments import Request
from pipeline.runs.dossier import run
from pipeline.work.watch import unwatched
from tests.issued_rounds import issued
from tests.rounds.workspaces import put, workspace


def test_folder_and_archive_are_made_and_what_is_missing_is_told(tmp_path: Path) -> None:
    root = issued(tmp_path)
    done = run(Request("dossier", root), unwatched)
    assert done.exit_code(strict=False) == 1
    assert done.lines[0].startswith("Đã lập build/ho-so/tham-dinh/ và build/ho-so/tham-dinh.zip")
    assert "Sơ đồ, bản đồ quy hoạch" in done.lines[1]
    place = root / "build/ho-so"
    assert (place / "tham-dinh/muc-luc.docx").is_file()
    assert (place / "tham-dinh/ma-bam-sha256.txt").is_file()
    assert (place / "tham-dinh.zip").is_file()
    other = run(Request("dossier", root, dossier="phe-duyet"), unwatched)
    assert "10 loại" not in other.lines[0]
    assert (place / "phe-duyet/muc-luc.docx").is_file()
    before = (place / "tham-dinh.zip").read_bytes()
    run(Request("dossier", root), unwatched)
    assert (place / "tham-dinh.zip").read_bytes() == before


def test_what_cannot_start_leaves_the_dossier_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.stages.drafting.find_office", lambda: None)
    root = workspace(tmp_path)
    run(Request("dossier", root), unwatched)
    put(root, "sections/ke-hoach.yaml", "[")
    assert run(Request("dossier", root), unwatched).exit_code(strict=False) == 2
    assert (root / "build/ho-so/tham-dinh/muc-luc.docx").is_file()


def test_a_complete_dossier_exits_with_0_and_one_that_lacks_a_document_with_1(
    tmp_path: Path,
) -> None:
    root = issued(tmp_path)
    plan = (root / "sections/ke-hoach.yaml").read_text(encoding="utf-8").rstrip()
    listed = "  rieng:\n    - {id: bao-cao, ten: Báo cáo, bat-buoc: true, nguon: du-thao}\n"
    put(root, "sections/ke-hoach.yaml", f"{plan}\n{listed}")
    asked = Request("dossier", root, dossier="rieng")
    assert run(asked, unwatched).exit_code(strict=False) == 0
    more = "    - {id: ban-do, ten: Bản đồ, bat-buoc: true}\n"
    put(root, "sections/ke-hoach.yaml", f"{plan}\n{listed}{more}")
    done = run(asked, unwatched)
    assert done.exit_code(strict=False) == 1
    assert [one.code for one in done.notices if one.severity == "error"] == ["ho-so-thieu"]
    assert (root / "build/ho-so/rieng/muc-luc.docx").is_file()
