from pathlib import Path

from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.rounds.reader import Filed, RoundReader, Task
from pipeline.workspace import scan
from tests.rounds.workspaces import ROAD, resources, workspace


def length(filed: Filed[str]) -> Outcome[int]:
    notice = Notice(Severity.INFO, "x", filed.details, file=filed.name)
    return Outcome(len(filed.data), (notice,))


def test_a_file_is_read_with_its_notices_and_its_hash(tmp_path: Path) -> None:
    reader = RoundReader(scan(workspace(tmp_path)).value, 1, resources())
    size = (tmp_path / ROAD).stat().st_size
    assert reader.all(length, [Task(ROAD, "a"), Task("sections/không.md", "b")], "") == (size, None)
    assert [notice.code for notice in reader.notices] == ["tep-khong-co", "x"]
    assert list(reader.inputs) == [ROAD]
    assert list(reader.failures) == ["sections/không.md"]


def test_what_another_round_read_is_taken_from_the_cache(tmp_path: Path) -> None:
    inventory = scan(workspace(tmp_path)).value
    shared = resources()
    calls: list[str] = []

    def counted(filed: Filed[str]) -> Outcome[int]:
        calls.append(filed.name)
        return length(filed)

    for number in (1, 2):
        reader = RoundReader(inventory, number, shared)
        assert reader.one(counted, ROAD, "a") is not None
        assert len(reader.notices) == 1
    assert calls == [ROAD]
