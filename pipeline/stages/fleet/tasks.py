"""Which workspaces are to be built: folders named one by one, or a `fleet.yaml`."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.intake.shared.fleet import read_fleet
from pipeline.intake.text import decode
from pipeline.model.errors import system_words
from pipeline.model.fleet import FleetTask
from pipeline.model.notice import Notice, Outcome, Severity

_LISTS = (".yaml", ".yml")


def fleet_tasks(
    places: Sequence[Path], *, round_number: int, fast: bool
) -> Outcome[tuple[FleetTask, ...]]:
    """Give the tasks in the order named, each workspace and round once.

    What cannot be read, is named twice or is no workspace is told; the others are there.
    """
    tasks: list[FleetTask] = []
    notices: list[Notice] = []
    for place in places:
        if place.suffix.lower() in _LISTS:
            read = _listed(place, round_number=round_number, fast=fast)
            tasks += read.value
            notices += read.notices
        else:
            tasks.append(FleetTask(str(place), round_number, fast))
    once = _once(tasks)
    return Outcome(once.value, (*notices, *once.notices))


def _listed(place: Path, *, round_number: int, fast: bool) -> Outcome[tuple[FleetTask, ...]]:
    try:
        data = place.read_bytes()
    except OSError as error:
        message = f"không đọc được ({system_words(error)})"
        fix = "kiểm tra tên tệp, hoặc ghi thẳng các thư mục làm việc"
        return Outcome((), (Notice(Severity.ERROR, "fleet-khong-doc", message, fix, str(place)),))
    text = decode(data, file=str(place))
    if text.value is None:
        return Outcome((), text.notices)
    read = read_fleet(text.value, str(place), round_number=round_number, fast=fast)
    return Outcome(read.value, (*text.notices, *read.notices))


def _once(tasks: Iterable[FleetTask]) -> Outcome[tuple[FleetTask, ...]]:
    """Leave out a workspace's second mention of the same round, and folders that are none."""
    kept: dict[tuple[str, int], FleetTask] = {}
    notices: list[Notice] = []
    for task in tasks:
        real = str(Path(task.folder).resolve())
        if (real, task.round_number) in kept:
            message = f"thư mục này được nêu hai lần cho lần {task.round_number}"
            notices.append(_told("fleet-trung", message, "bỏ một lần", task.folder))
        elif not Path(real, "sections").is_dir():
            message = "không phải thư mục làm việc: không có sections/"
            fix = "ghi đúng thư mục có sections/, hoặc tạo bằng quyhoach init"
            notices.append(_told("fleet-khong-co-sections", message, fix, task.folder))
        else:
            kept[real, task.round_number] = task
    return Outcome(tuple(kept.values()), tuple(notices))


def _told(code: str, message: str, fix: str, folder: str) -> Notice:
    return Notice(Severity.ERROR, code, message, fix, folder)
