"""`fleet.yaml` → the drafts of many workspaces that are to be built."""

from pathlib import PurePath
from typing import Final

from pipeline.intake.shared.fields import Findings, Record, read_list
from pipeline.model.fleet import FleetTask
from pipeline.model.notice import Outcome

_KEYS: Final = ("thu-muc", "lan", "fast")


def read_fleet(
    text: str, file: str, *, round_number: int, fast: bool
) -> Outcome[tuple[FleetTask, ...]]:
    """Give the tasks in the order of the file; a folder is relative to the file's own.

    Args:
        text: The file's text.
        file: Its name, as notices call it and as relative folders are taken from.
        round_number: The round of those that name none.
        fast: Whether those are built without LibreOffice that do not say.
    """
    records, findings = read_list(text, file, _KEYS, "thư mục làm việc", "fleet-can-danh-sach")
    found = (_task(record, file, round_number, fast) for record in records or ())
    tasks = tuple(task for task in found if task is not None)
    if records == ():
        _tell_empty(findings)
    return Outcome(tasks, tuple(findings.notices))


def _task(record: Record, file: str, round_number: int, fast: bool) -> FleetTask | None:
    folder = record.text("thu-muc", required=True)
    number = record.number("lan") or round_number
    chosen = fast if record.value("fast") is None else record.flag("fast")
    if not folder:
        return None
    return FleetTask(str(PurePath(file).parent / folder), number, chosen)


def _tell_empty(findings: Findings) -> None:
    fix = "ghi mỗi thư mục một dòng `- thu-muc: …`"
    findings.error("fleet-trong", "không có thư mục làm việc nào", fix, 1)
