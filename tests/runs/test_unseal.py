from datetime import date
from pathlib import Path

from pipeline.arguments import Request
from pipeline.publish.seal import seal_of
from pipeline.runs.finished import Finished
from pipeline.runs.unseal import run
from pipeline.work.watch import unwatched
from tests.issued_rounds import issued
from tests.rounds.workspaces import put, workspace


def unseal(root: Path, number: int) -> Finished:
    asked = Request("unseal", root, number, by="Bà B", day=date(2026, 3, 20), reason="sai số liệu")
    return run(asked, unwatched)


def test_an_issued_round_is_opened_and_its_history_says_why(tmp_path: Path) -> None:
    root = issued(tmp_path)
    done = unseal(root, 1)
    assert done.exit_code(strict=True) == 0
    assert "sections/lan-1/.luu/phat-hanh-1/" in done.lines[0]
    seal = seal_of(root / "sections/lan-1")
    assert seal is not None
    event = seal.history[-1]
    assert (event.by, event.day, event.reason) == ("Bà B", "2026-03-20", "sai số liệu")
    assert [notice.code for notice in unseal(root, 1).notices] == ["lan-chua-chot"]


def test_a_round_under_a_later_one_stays_as_it_is(tmp_path: Path) -> None:
    root = issued(tmp_path, 2)
    done = unseal(root, 1)
    assert done.exit_code(strict=False) == 1
    assert [notice.code for notice in done.notices] == ["lan-sau-da-chot"]
    assert unseal(root, 2).exit_code(strict=True) == 0
    assert unseal(root, 1).exit_code(strict=True) == 0


def test_what_is_not_issued_or_cannot_be_read_is_not_opened(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    assert [notice.code for notice in unseal(root, 1).notices] == ["lan-chua-chot"]
    assert [notice.code for notice in unseal(root, 9).notices] == ["lan-chua-chot"]
    put(root, "sections/lan-1/khoa.json", b"{}")
    (notice,) = unseal(root, 1).notices
    assert "hỏng" in notice.message
