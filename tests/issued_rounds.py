"""A tiny workspace whose first round is issued, in this process and without LibreOffice."""

from datetime import date
from pathlib import Path

from pipeline.model.notice import Outcome
from pipeline.model.seal import Seal
from pipeline.stages.issuing.sealing import Issue, seal_round
from pipeline.work.watch import unwatched
from tests.made_once import made_once
from tests.rounds.workspaces import ROAD, put, workspace

ISSUE = Issue("Ông A", date(2026, 3, 16), "chưa thu đủ văn bản ký", fast=True)


def sealed(root: Path, number: int = 1, issue: Issue = ISSUE) -> Outcome[Seal | None]:
    return seal_round(root, number, issue, watch=unwatched)


@made_once
def issued(root: Path, rounds: int = 1) -> Path:
    """Give a workspace whose first rounds are issued; each has a text of its own."""
    workspace(root)
    for number in range(1, rounds + 1):
        put(root, ROAD.replace("lan-1", f"lan-{number}"), f"Tỉnh có {180 + number} km đường.\n")
        outcome = sealed(root, number)
        assert outcome.value is not None, outcome.notices
    return root


def below(folder: Path) -> dict[str, bytes]:
    """Give the files below a folder by name, `build/` left out."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    names = ((path.relative_to(folder).as_posix(), path) for path in found)
    return {name: path.read_bytes() for name, path in names if not name.startswith("build/")}
