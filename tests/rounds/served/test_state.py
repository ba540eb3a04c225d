"""The state of a served site: its owner's alone, out of git, and no part of any draft."""

import subprocess
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.rounds.served.state import STATE, session_secret, state_folder
from tests.rounds.workspaces import ROAD, put, workspace


def test_the_folder_is_its_owners_alone_and_keeps_out_of_git(tmp_path: Path) -> None:
    folder = state_folder(tmp_path)
    assert folder == tmp_path / ".phuc-vu"
    folder.chmod(0o755)
    (state_folder(tmp_path) / "khoa.yaml").write_text("[]")
    assert folder.stat().st_mode & 0o777 == 0o700
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    told = subprocess.run(
        ["git", "status", "--porcelain"], cwd=tmp_path, check=True, capture_output=True
    )
    assert told.stdout == b""


def test_the_secret_of_sessions_outlives_a_restart(tmp_path: Path) -> None:
    assert session_secret(tmp_path, "a" * 64) == "a" * 64
    assert session_secret(tmp_path, "b" * 64) == "a" * 64


def test_something_else_of_its_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / STATE).write_text("x")
    with pytest.raises(OSError, match="phuc-vu"):
        state_folder(tmp_path)


def test_no_draft_seal_or_kit_knows_of_it(tmp_path: Path) -> None:
    made = []
    for name in ("without", "with"):
        place = workspace(tmp_path / name)
        put(place, ROAD, "Đường dài 100 km.\n")
        if name == "with":
            (state_folder(place) / "khoa.yaml").write_text("- id: bi-mat-cua-toi\n")
        draft = ("draft", "1", "--fast")
        seal = ("seal", "1", "--fast", "--date", "2025-11-17", "--allow-unsigned", "x")
        for command in (draft, seal, ("kit", "1"), ("forms",), ("dossier",), ("site", "1")):
            main([*command, "--workspace", str(place), "--no-cache"])
        made.append(
            {
                path.relative_to(place).as_posix(): path.read_bytes()
                for path in sorted(place.rglob("*"))
                if path.is_file() and STATE not in path.parts
            }
        )
    assert made[0] == made[1]
    assert any(name.endswith("dau-vao.zip") for name in made[0])
