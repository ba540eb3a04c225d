import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from pipeline.arguments import Request
from pipeline.rounds.served.journal import Entry, append
from pipeline.runs.seal import run
from pipeline.work.watch import unwatched
from tests.issued_rounds import below
from tests.rounds.workspaces import ROAD, put, workspace


def asked(root: Path, number: int = 1, **more: str) -> Request:
    return Request("seal", root, number, fast=True, by="Ông A", day=date(2026, 3, 16), **more)  # type: ignore[arg-type]


def test_reasons_are_told_and_nothing_is_written(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    before = below(root)
    done = run(asked(root), unwatched)
    assert done.exit_code(strict=False) == 1
    assert [notice.code for notice in done.notices] == ["muc-chua-ky"]
    assert below(root) == before


def test_a_round_is_issued_once(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    done = run(asked(root, unsigned="chưa thu đủ"), unwatched)
    assert done.exit_code(strict=False) == 0
    assert done.lines[0].startswith("Đã chốt lần 1 ngày 16/03/2026, Ông A: ")
    assert any("chưa ký: chưa thu đủ" in line for line in done.lines)
    before = below(root)
    again = run(asked(root, unsigned="khác"), unwatched)
    assert again.exit_code(strict=False) == 0
    assert again.lines == ("Lần 1 đã chốt ngày 16/03/2026, Ông A; không thay đổi gì",)
    put(root, ROAD, "Đổi\n")
    changed = run(asked(root, unsigned="khác"), unwatched)
    assert changed.exit_code(strict=False) == 1
    assert [notice.file for notice in changed.notices] == [ROAD]
    put(root, ROAD, before[ROAD])
    assert below(root) == before


def test_the_last_line_of_a_served_site_s_journal_is_told(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    append(root, Entry("nop"), at=datetime(2026, 3, 1, tzinfo=UTC))
    last = append(root, Entry("gop-y"), at=datetime(2026, 3, 2, tzinfo=UTC))
    done = run(asked(root, unsigned="chưa thu đủ"), unwatched)
    assert done.lines[-1] == f"Nhật ký trang web: dòng 2, mã băm {last.hash}"


def test_two_seals_at_once_issue_one(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    given = ["seal", "1", "--fast", "--allow-unsigned", "x", "--workspace", str(root)]
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "pipeline", *given, "--by", name],
            stderr=subprocess.PIPE,
            env=dict(os.environ),
            text=True,
        )
        for name in ("A", "B")
    ]
    told = [process.communicate()[1] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sum("Đã chốt lần 1" in words for words in told) == 1
    assert sum("không thay đổi gì" in words for words in told) == 1
    seal = json.loads((root / "sections/lan-1/khoa.json").read_bytes())
    assert len(seal["history"]) == 1
