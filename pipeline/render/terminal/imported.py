"""What an import did, for the terminal: what was written, what differs, what stays behind."""

import difflib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from pipeline.model.brought import Left

_MOST_LEFT: Final = 12  # places told of one file; all of them with --chi-tiet, and in the record
_MOST_DIFF: Final = 60  # lines
_LONGEST: Final = 90  # letters of what stays behind


def written_lines(place: str, name: str, counts: Mapping[str, int], *, dry: bool) -> Iterator[str]:
    """Say what was written of an item, or would be."""
    told = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    verb = "Sẽ ghi" if dry else "Đã ghi"
    yield f"{verb} {place}/{name}.md: {told or 'không có gì'}"


def left_lines(left: Sequence[Left], record: str, *, every: bool) -> Iterator[str]:
    """Say what stays behind: first what somebody can mend, place by place, then the usual by kind.

    The words themselves stand in the record; beyond some places it is said where the others are.
    """
    if not left:
        yield "  Không để lại chữ nào ngoài bài."
        return
    yield f"  Không đưa vào bài {len(left)} chỗ (chữ giữ trong {record}):"
    mended = [entry for entry in left if entry.fix or every]
    shown = mended if every else mended[:_MOST_LEFT]
    yield from map(_left_line, shown)
    if len(mended) > len(shown):
        yield f"    … và {len(mended) - len(shown)} chỗ nữa (--chi-tiet cho biết từng chỗ)"
    usual = Counter(entry.why for entry in left if not entry.fix and not every)
    yield from (
        f"    {why}{f' ({count} chỗ)' if count > 1 else ''}" for why, count in usual.items()
    )


def _left_line(entry: Left) -> str:
    words = f" “{_cut(entry.text)}”" if entry.text and "'" not in entry.place else ""
    fix = f"; {entry.fix}" if entry.fix else ""
    return f"    {entry.place or 'tệp'}:{words} {entry.why}{fix}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"


def diff_lines(before: str, after: str, others: Collection[str], *, every: bool) -> Iterator[str]:
    """Say how a text differs from the one that stands there, and which other files do."""
    lines = list(
        difflib.unified_diff(
            before.splitlines(), after.splitlines(), "bài đang có", "bài nhập lại", lineterm="", n=1
        )
    )
    shown = lines if every else lines[:_MOST_DIFF]
    yield from (f"  {line}" for line in shown)
    if len(lines) > len(shown):
        yield f"  … và {len(lines) - len(shown)} dòng nữa (--chi-tiet cho biết tất cả)"
    for name in others:
        yield f"  khác nội dung: {name}"
