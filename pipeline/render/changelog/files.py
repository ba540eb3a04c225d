"""The change log of two drafts as files: Word, Excel, JSON, and a page for a browser."""

from collections.abc import Mapping, Sequence
from typing import Final

from pipeline.model.change import Change
from pipeline.model.change_summary import ChangeSummary
from pipeline.model.comparison import Comparison
from pipeline.model.entry import LogEntry
from pipeline.model.verdict import Trace
from pipeline.render.changelog.entries import DraftPages, Log, Redline, change_log
from pipeline.render.changelog.page import changelog_page
from pipeline.render.changelog.sheets import changelog_workbook
from pipeline.render.changelog.word import changelog_docx
from pipeline.render.json import changes_json

NAME: Final = "nhat-ky-thay-doi"
TEMPLATE: Final = f"{NAME}.docx"
_UNKNOWN: Final = DraftPages()


def change_log_files(
    comparison: Comparison,
    entries: Sequence[LogEntry],
    summary: ChangeSummary,
    *,
    redline: Redline,
    template: bytes,
    pages: DraftPages = _UNKNOWN,
    trace: Trace | None = None,
) -> Mapping[str, bytes]:
    """Give the files of the change log by name; the same arguments give the same bytes.

    Args:
        comparison: The two drafts with what became of one in the other.
        entries: What a person would tell of it; every change is in one of them.
        summary: The same summed up.
        redline: The name of the redline's file, and where each change stands in it.
        template: `nhat-ky-thay-doi.docx` with its styles, tags and marker.
        pages: Page numbers of both drafts, where known.
        trace: Why each change was made; without it, as far as its comments and reason tell.

    Raises:
        TemplateError: The template lacks a style, the marker or a part, or has an unknown tag.
    """
    log = change_log(comparison, entries, summary, redline=redline, pages=pages, trace=trace)
    placed = tuple(entry.entry for entry in log.entries)
    changes = _in_order(log, entries)
    old, new = comparison.old.round_number, comparison.new.round_number
    return {
        f"{NAME}.docx": changelog_docx(log, template=template),
        f"{NAME}.xlsx": changelog_workbook(log),
        f"{NAME}.json": changes_json(changes, placed, old, new),
        f"{NAME}.html": changelog_page(log).encode(),
    }


def _in_order(log: Log, entries: Sequence[LogEntry]) -> tuple[Change, ...]:
    """Give the changes as printed in the order of the comparison."""
    positions = [index for entry in entries for index in entry.changes]
    shown = sorted(zip(positions, log.changes, strict=True), key=lambda pair: pair[0])
    return tuple(change.change for _, change in shown)
