"""Whether a redline is exact: accepted it is the new draft, rejected the old one, and no more.

    python -m tests.oracle.redline OLD.docx NEW.docx REDLINE.docx [--log LOG.json] [--formal]
    python -m tests.oracle.redline --draft build/lan-2 --earlier build/lan-1

Prints what is wrong and exits 1 if anything is. Shares no code with the pipeline.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from tests.oracle.acceptor import accepted, rejected
from tests.oracle.differences import differences
from tests.oracle.docx_parts import named, read_package
from tests.oracle.gate import defects
from tests.oracle.marks import Mark, letters, marks
from tests.oracle.printed import printed

_KINDS: Final = named("them sua xoa chuyen")
_TRACKED: Final = named("marked formal untracked")
# what goes with another revision and has no author of its own, or only frames a move
_BESIDE: Final = named("moveFromRangeStart moveToRangeStart tblGridChange sectPrChange")

Source = str | Path | bytes
Change = Mapping[str, Any]


def redline_defects(
    old: Source,
    new: Source,
    redline: Source,
    changes: Sequence[Change] | None = None,
    *,
    formal: bool = False,
    authors: Collection[str] = (),
) -> list[str]:
    """Give everything that is wrong with a redline, readably; [] if it is exact.

    Args:
        old: The earlier draft's report.
        new: The later draft's.
        redline: What is judged.
        changes: The changes of its log; None where there is none to hold it against.
        formal: Differences of spelling are marked too; else they are folded.
        authors: Who may have made changes; () leaves that open.
    """
    package = read_package(redline)
    found = list(defects(redline))
    for name, settle, draft in (("accepted", accepted, new), ("rejected", rejected, old)):
        wanted = printed(draft, fold=not formal)
        found += (
            f"{name}: {line}"
            for line in differences(wanted, printed(settle(package), fold=not formal))
        )
    listed = marks(package)
    found += _mark_defects(listed, authors)
    if changes is not None:
        found += log_defects(changes, listed)
    return found


def _mark_defects(listed: Sequence[Mark], authors: Collection[str]) -> Iterator[str]:
    own = [mark for mark in listed if mark.kind not in _BESIDE]
    for ident, count in Counter(mark.id for mark in own).items():
        if count > 1:
            yield f"revision id {ident} is used {count} times"
    for mark in own:
        if not mark.author or not mark.date.endswith("T00:00:00Z"):
            yield f"revision {mark.id} ({mark.kind}) has author {mark.author!r}, date {mark.date!r}"
    strangers = {mark.author for mark in own} - set(authors)
    if authors and strangers:
        yield f"revisions by {', '.join(sorted(strangers))}, who may not have made any"


def log_defects(changes: Sequence[Change], listed: Sequence[Mark]) -> Iterator[str]:
    """Give what is wrong between a log and the marks: each mark belongs to exactly one change."""
    known = {mark.id for mark in listed}
    wanted = {mark.id for mark in listed if mark.kind not in _BESIDE}
    claimed = Counter(str(ident) for change in changes for ident in change["marks"])
    by_id = {str(ident): change["id"] for change in changes for ident in change["marks"]}
    for ident, count in claimed.items():
        if count > 1:
            yield f"revision {ident} belongs to {count} changes"
        if ident not in known:
            yield f"revision {ident} of {by_id[ident]} is not in the redline"
    unclaimed = wanted - set(claimed)
    for mark in listed:
        if mark.id in unclaimed:
            yield f"revision {mark.id} ({mark.kind} {mark.text[:40]!r}) belongs to no change"
    identities = Counter(change["id"] for change in changes)
    yield from (f"id {ident} of {n} changes" for ident, n in identities.items() if n > 1)
    for change in changes:
        yield from (f"{change['id']}: {line}" for line in _change_defects(change))


def _change_defects(change: Change) -> Iterator[str]:
    if change["kind"] not in _KINDS or change["tracked"] not in _TRACKED:
        yield f"kind {change['kind']!r}, tracked {change['tracked']!r}"
    if (change["tracked"] == "marked") != bool(change["marks"]):
        yield f"{change['tracked']} with {len(change['marks'])} marks"
    old, new = (change["where"][side] is not None for side in ("old", "new"))
    if (old, new) != (change["kind"] != "them", change["kind"] != "xoa"):
        yield f"kind {change['kind']} with a place in old {old}, new {new}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Judge one redline; 1 if anything is wrong with it."""
    parser = argparse.ArgumentParser(description="Judge a redline.")
    parser.add_argument("files", nargs="*", type=Path, metavar="OLD NEW REDLINE")
    parser.add_argument("--log", type=Path)
    parser.add_argument("--formal", action="store_true")
    parser.add_argument("--draft", type=Path, help="the folder of the new draft")
    parser.add_argument("--earlier", type=Path, help="the folder of the old draft")
    asked = parser.parse_args(arguments)
    files, log = list(asked.files), asked.log
    if asked.draft and asked.earlier:
        files = [
            *asked.earlier.glob("bao-cao-lan-*.docx"),
            *asked.draft.glob("bao-cao-lan-*.docx"),
            *asked.draft.glob("so-sanh-lan-*.docx"),
        ]
        log = asked.draft / "nhat-ky-thay-doi.json"
    if len(files) != 3:
        parser.error("old, new and redline are needed, or --draft and --earlier")
    changes = json.loads(log.read_text("utf-8"))["changes"] if log else None
    old, new, redline = files
    found = redline_defects(old, new, redline, changes, formal=asked.formal)
    print("\n".join(found[:200]))
    print(f"redline: {len(found)} defects, {letters(redline)} letters marked")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
