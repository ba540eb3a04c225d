from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.notice import Notice
from pipeline.render.excel.notices_workbook import notices_workbook
from pipeline.render.pdf.office import Office
from pipeline.render.pdf.pagination import render
from pipeline.stages.drafting import draft
from pipeline.work.watch import unwatched
from tests.oracle.gate import defects
from tests.render.memory import Memory
from tests.rounds.workspaces import ROAD, put, workspace

Drafted = tuple[Mapping[str, bytes], dict[str, Notice]]


def test_a_broken_template_is_named(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    put(folder, "templates/bao-cao.docx", b"PK")
    outcome = draft(folder, 1, fast=True, watch=unwatched)
    assert outcome.value is None
    (notice,) = [notice for notice in outcome.notices if notice.code == "mau-hong"]
    assert notice.file == "templates/bao-cao.docx"


def drafted_with(office: Office | None, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Drafted:
    """A draft of a small workspace, LibreOffice's part played by `office`: files and codes."""
    monkeypatch.setattr("pipeline.stages.drafting.find_office", lambda: office)
    outcome = draft(workspace(folder), 1, fast=False, watch=unwatched)
    assert outcome.value is not None
    return outcome.value, {notice.code: notice for notice in outcome.notices}


@pytest.mark.parametrize("script", ["kill -9 $$", "exit 0", "sleep 60"])
def test_a_libreoffice_that_dies_or_hangs_does_not_stop_the_draft(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.stages.pages.render", partial(render, seconds=1.0))
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    files, notices = drafted_with(Office(str(program), "Giả"), tmp_path / "a", monkeypatch)
    assert "không lập được bao-cao-lan-1.pdf" in notices["khong-lap-duoc-pdf"].message
    assert "bao-cao-lan-1.pdf" not in files
    assert defects(files["bao-cao-lan-1.docx"]) == []
    whole, _ = drafted_with(None, tmp_path / "b", monkeypatch)
    assert files["bao-cao-lan-1.docx"] == whole["bao-cao-lan-1.docx"]


def test_without_libreoffice_one_notice_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, notices = drafted_with(None, tmp_path, monkeypatch)
    assert "apt-get install libreoffice-writer" in notices["khong-co-libreoffice"].fix
    assert {"bao-cao-lan-1.docx", "thong-bao.json"} <= set(files)


def test_a_good_draft_has_only_the_notices_it_deserves(tmp_path: Path) -> None:
    outcome = draft(workspace(tmp_path), 1, fast=True, watch=unwatched)
    assert {notice.code for notice in outcome.notices} <= {"chua-gui", "muc-luc-khong-so-trang"}


def test_where_the_draft_before_cannot_be_made_a_notice_says_so(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    outline = (folder / "sections/de-cuong.yaml").read_text(encoding="utf-8")
    put(folder, "sections/lan-1/de-cuong.yaml", "tieu-de: [\n")
    put(folder, "sections/lan-2/de-cuong.yaml", outline)
    outcome = draft(folder, 2, fast=True, watch=unwatched)
    assert outcome.value is not None
    assert not any(name.startswith(("so-sanh", "nhat-ky")) for name in outcome.value)
    (notice,) = [notice for notice in outcome.notices if notice.code == "khong-so-sanh-duoc"]
    assert "check --round 1" in notice.fix


def test_the_workbook_of_notices_is_made_anew_only_where_they_are_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, kept, made = workspace(tmp_path), Memory(), list[bytes]()

    def watched(*told: Any) -> bytes:
        made.append(notices_workbook(*told))
        return made[-1]

    monkeypatch.setattr("pipeline.stages.drafting.notices_workbook", watched)

    def drafted() -> bytes:
        files = draft(folder, 1, fast=True, watch=unwatched, results=kept).value
        assert files is not None
        return files["thong-bao.xlsx"]

    assert drafted() == drafted() == made[0]
    put(folder, ROAD, "Nội dung khác hẳn, còn ???.\n")
    assert drafted() == made[1] != made[0]
    assert len(made) == 2
