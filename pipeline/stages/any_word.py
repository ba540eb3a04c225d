"""Any two Word files held against one another: redline in the later one's own dress, change log."""

from collections.abc import Sequence
from pathlib import Path, PurePath

from pipeline.compare.drafts import compare
from pipeline.compare.telling.entries import tell
from pipeline.intake.word.any_word import read_any
from pipeline.intake.word.left_out import left_out
from pipeline.intake.word.tracked import TrackedChanges
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.ooxml.opened import OpenedWord
from pipeline.publish.folder import Files
from pipeline.render.changelog.entries import DraftPages
from pipeline.render.redline.over.redline import lay_redline
from pipeline.stages.comparison import log_files
from pipeline.stages.shared_sections import with_shared_sections

NamedBytes = tuple[str, bytes]


def compare_any(
    root: Path,
    earlier: NamedBytes,
    later: NamedBytes,
    *,
    formal: bool,
    tracked: TrackedChanges | None,
) -> Outcome[Files | None]:
    """Give redline and change log of two Word files by name; None where one cannot be read.

    Args:
        root: Whose own templates win; need not be a workspace.
        earlier, later: The files, each with its name.
        formal: Mark differences of form too.
        tracked: What becomes of tracked changes in them; None refuses a file that has any.
    """
    old, new = (read_any(data, file=name, tracked=tracked) for name, data in (earlier, later))
    notices: Sequence[Notice] = (*old.notices, *new.notices)
    if old.value is None or new.value is None:
        return Outcome(None, tuple(notices))
    accept = tracked is not TrackedChanges.REJECTED
    shared = with_shared_sections(old.value, new.value)
    comparison = compare(shared, new.value, formal=formal)
    entries = tell(comparison)
    laid = lay_redline(
        comparison, earlier[1], later[1], now=new.value.day, accept=accept, entries=entries
    )
    name = redline_name(earlier[0])
    log = log_files(root, comparison, name, laid.redline, DraftPages(), entries=entries)
    before, after = (OpenedWord(data, accept=accept) for _, data in (earlier, later))
    unseen = left_out(before, after, laid.unlike, later[0])
    if laid.coarse:
        unseen = (*unseen, _coarse(name))
    files = {name: laid.redline.data, **log.value}
    return Outcome(files, (*notices, *log.notices, *unseen))


def redline_name(earlier: str) -> str:
    """Give the name of the redline against a file: "so-sanh-<file>.docx"."""
    return f"so-sanh-{PurePath(earlier).stem}.docx"


def _coarse(name: str) -> Notice:
    return Notice(
        Severity.WARNING,
        "danh-dau-ca-doan",
        "không đối chiếu được từng chữ: đoạn nào khác thì đánh dấu bỏ và thêm cả đoạn",
        "mở hai tệp bằng Word, lưu lại thành .docx rồi so sánh lần nữa",
        file=name,
    )
