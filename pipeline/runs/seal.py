"""The command `seal N`: a round issued, or the reasons why it is not."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.arguments import Request
from pipeline.model.notice import Notice, Severity
from pipeline.model.seal import ISSUED, Seal
from pipeline.publish.folder import building
from pipeline.publish.seal import recover, seal_of
from pipeline.rounds.served.journal import last_line
from pipeline.runs.finished import WAIT_SECONDS, Finished
from pipeline.stages.issuing.sealing import Issue, seal_round
from pipeline.stages.issuing.verifying import verify_round
from pipeline.stages.pages import kept_pages
from pipeline.work.pool import Processes
from pipeline.work.watch import Watch


def run(request: Request, watch: Watch) -> Finished:
    """Issue a round into `sections/lan-N/phat-hanh/`; one that is issued stays as it is."""
    assert request.round_number is not None
    number, build = request.round_number, request.workspace / "build"
    folder = request.workspace / "sections" / f"lan-{number}"
    with building(build, wait=WAIT_SECONDS):
        if folder.is_dir():
            recover(folder)
        before = seal_of(folder)
        if before is not None and before.is_closed:
            return _already(request, watch, before)
        issue = Issue(
            request.by, request.day, request.unsigned, request.open_comments, request.fast
        )
        kept = kept_pages(request.workspace)
        made = seal_round(
            request.workspace, number, issue, watch=watch, pool=Processes(), kept=kept
        )
    if made.value is None:
        refused = f"Chưa chốt lần {number}: {len(made.notices)} lý do"
        return Finished(made.notices, (refused,), judges=True)
    lines = (*_told(made.value, made.notices), *_journal(request.workspace))
    return Finished(lines=lines, title=f"Chốt dự thảo lần {number}")


def _already(request: Request, watch: Watch, seal: Seal) -> Finished:
    """Say that a round is issued already, and whether all is as it was."""
    held = verify_round(request.workspace, seal.round, watch=watch)
    line = f"Lần {seal.round} đã chốt{_when(seal)}; không thay đổi gì"
    return Finished(held.notices, (line,), judges=True)


def _told(seal: Seal, notices: tuple[Notice, ...]) -> tuple[str, ...]:
    sent = sum(not name.startswith(f"{ISSUED}/") for name in seal.outputs)
    left = sum(notice.severity is Severity.WARNING for notice in notices)
    lines = [
        f"Đã chốt lần {seal.round}{_when(seal)}: {len(seal.inputs)} tệp đầu vào, {sent} tệp gửi đi "
        f"trong sections/lan-{seal.round}/{ISSUED}/"
    ]
    if seal.unsigned:
        lines.append(f"Còn {len(seal.unsigned.what)} phần chưa ký: {seal.unsigned.reason}")
    if seal.open_comments:
        lines.append(
            f"Còn {len(seal.open_comments.what)} ý kiến chưa trả lời: {seal.open_comments.reason}"
        )
    if left:
        lines.append(f"{left} cảnh báo còn lại, xem thong-bao.xlsx trong gói")
    return tuple(lines)


def _journal(workspace: Path) -> Iterator[str]:
    """Give the last line of a served site's journal: lines taken off its end show by this alone."""
    last = last_line(workspace)
    if last is not None:
        yield f"Nhật ký trang web: dòng {last.number}, mã băm {last.hash}"


def _when(seal: Seal) -> str:
    day = "/".join(reversed(seal.day.split("-")))
    return f"{f' ngày {day}' if day else ''}{f', {seal.by}' if seal.by else ''}"
