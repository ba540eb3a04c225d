from pathlib import Path

from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.rounds.desk import Desk, Filed, Task
from pipeline.workspace import scan
from tests.rounds.workspaces import ROAD, means, workspace


def length(filed: Filed[str]) -> Outcome[int]:
    notice = Notice(Severity.INFO, "x", filed.details, file=filed.name)
    return Outcome(len(filed.data), (notice,))


def test_a_file_is_read_with_its_notices_and_its_hash(tmp_path: Path) -> None:
    desk = Desk(scan(workspace(tmp_path)).value, 1, means())
    size = (tmp_path / ROAD).stat().st_size
    assert desk.all(length, [Task(ROAD, "a"), Task("sections/không.md", "b")], "") == (size, None)
    assert [notice.code for notice in desk.notices] == ["tep-khong-co", "x"]
    assert list(desk.inputs) == [ROAD]
    assert list(desk.failures) == ["sections/không.md"]


def test_what_another_round_read_is_taken_from_the_cache(tmp_path: Path) -> None:
    inventory = scan(workspace(tmp_path)).value
    shared = means()
    calls: list[str] = []

    def counted(filed: Filed[str]) -> Outcome[int]:
        calls.append(filed.name)
        return length(filed)

    for number in (1, 2):
        desk = Desk(inventory, number, shared)
        assert desk.one(counted, ROAD, "a") is not None
        assert len(desk.notices) == 1
    assert calls == [ROAD]
