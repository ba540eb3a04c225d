"""What docx-scalpel makes of a redline of ours: accepted, rejected, held against both drafts.

    python -m tests.oracle.second_opinion --draft build/lan-2 --earlier build/lan-1

A reader of tracked changes that is neither ours nor the test's, so an error that the acceptor
and the writer share would show. Needs the group `bench`; it runs in CI, never in a build.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.oracle.differences import differences
from tests.oracle.printed import printed


def second_opinion(old: Path, new: Path, redline: Path) -> list[str]:
    """Give what differs between the drafts and the redline as docx-scalpel settles it."""
    import docx_scalpel

    marked = redline.read_bytes()
    found = []
    for name, draft, settled in (
        ("accepted", new, docx_scalpel.docx_diff_accept_revisions(marked)),
        ("rejected", old, docx_scalpel.docx_diff_reject_revisions(marked)),
    ):
        wanted, made = printed(draft, fold=True), printed(bytes(settled), fold=True)
        found += [f"{name}: {line}" for line in differences(wanted, made)]
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what docx-scalpel finds wrong; 1 if there is anything."""
    parser = argparse.ArgumentParser(description="Ask docx-scalpel about a redline.")
    parser.add_argument("--draft", type=Path, required=True, help="the folder of the new draft")
    parser.add_argument("--earlier", type=Path, required=True, help="the folder of the old one")
    asked = parser.parse_args(arguments)
    (old,) = asked.earlier.glob("bao-cao-lan-*.docx")
    (new,) = asked.draft.glob("bao-cao-lan-*.docx")
    (redline,) = asked.draft.glob("so-sanh-lan-*.docx")
    found = second_opinion(old, new, redline)
    print("\n".join(found[:100]))
    print(f"second opinion: {len(found)} differences")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
