from pathlib import Path

from pipeline.arguments import Request
from pipeline.runs.verify import run
from pipeline.work.watch import unwatched
from tests.issued_rounds import issued
from tests.rounds.workspaces import ROAD, put, workspace


def test_where_nothing_is_issued_there_is_nothing_to_verify(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    done = run(Request("verify", root), unwatched)
    assert (done.lines, done.exit_code(strict=True)) == (
        ("Chưa có lần dự thảo nào được chốt",),
        0,
    )
    assert run(Request("verify", root, 1), unwatched).exit_code(strict=False) == 1


def test_every_issued_round_is_told_apart(tmp_path: Path) -> None:
    root = issued(tmp_path)
    done = run(Request("verify", root), unwatched)
    assert done.exit_code(strict=False) == 0
    assert done.lines[0].startswith("Lần 1: nguyên vẹn, ")
    assert done.lines[0].endswith("dựng lại giống từng byte")
    put(root, ROAD, "Đổi\n")
    hurt = run(Request("verify", root, 1), unwatched)
    assert (hurt.lines, hurt.exit_code(strict=False)) == (("Lần 1: 1 lỗi",), 1)
