"""The command `verify`: every issued round held against its seal."""

from pipeline.arguments import Request
from pipeline.model.notice import Notice, Severity
from pipeline.runs.finished import Finished
from pipeline.stages.issuing.verifying import Verified, issued_rounds, verify_round
from pipeline.work.pool import Processes
from pipeline.work.watch import Watch


def run(request: Request, watch: Watch) -> Finished:
    """Say of one round, or of all that are issued, whether everything is as it was."""
    asked = request.round_number
    numbers = issued_rounds(request.workspace) if asked is None else (asked,)
    if not numbers:
        return Finished(lines=("Chưa có lần dự thảo nào được chốt",))
    notices: list[Notice] = []
    lines: list[str] = []
    for number in numbers:
        held = verify_round(request.workspace, number, watch=watch, pool=Processes())
        notices += held.notices
        lines.append(_told(number, held.value, held.notices))
    return Finished(tuple(notices), tuple(lines), judges=True)


def _told(number: int, held: Verified | None, notices: tuple[Notice, ...]) -> str:
    wrong = sum(notice.severity is Severity.ERROR for notice in notices)
    if held is None or wrong:
        return f"Lần {number}: {wrong} lỗi"
    seal = held.seal
    how = "dựng lại giống từng byte" if held.rebuilt else "đúng mã băm, chưa so được từng byte"
    counts = f"{len(seal.inputs)} tệp đầu vào, {len(seal.outputs)} tệp phát hành"
    return f"Lần {number}: nguyên vẹn, {counts}; {how}"
