"""What becomes of the tracked changes that a Word file already holds when it is read.

Sources: ECMA-376 Part 1, 17.13.5.4 (paragraph marks), 17.13.5.16 and 17.13.5.17 (rows, cells).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from lxml import etree

from pipeline.intake.word.package import W
from pipeline.intake.word.tokens import DELETIONS, INSERTIONS, Token
from pipeline.model.notice import Notice, Severity

_ROW: Final = (f"{W}trPr", f"{W}tcPr")
_MARK: Final = f"{W}pPr/{W}rPr"
_PROPERTIES: Final = frozenset((
    f"{W}rPrChange", f"{W}pPrChange", f"{W}tblPrChange", f"{W}trPrChange", f"{W}tcPrChange",
    f"{W}sectPrChange", f"{W}tblGridChange", f"{W}numberingChange",
))  # fmt: skip
_CELLS: Final = (f"{W}cellIns", f"{W}cellDel", f"{W}cellMerge")


class TrackedChanges(StrEnum):
    """What is read of a file with tracked changes."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    LISTED = "listed"  # read as accepted, every change told beside the flow


@dataclass(frozen=True, slots=True)
class WordRevision:
    """One revision as the file has it: `kind` is the element's name ("ins"), `day` as written."""

    kind: str
    author: str
    day: str
    text: str


def kept(found: Iterable[Token], tracked: TrackedChanges) -> tuple[Token, ...]:
    """Give the tokens that stay when all changes are accepted, or rejected."""
    if tracked is TrackedChanges.REJECTED:
        return tuple(token for token in found if not token.inserted)
    return tuple(token for token in found if not token.deleted)


def cell_stays(node: etree._Element, tracked: TrackedChanges) -> bool:
    """Say whether a `w:tr` or `w:tc` stays when all changes are accepted, or rejected."""
    for name in _ROW:
        properties = node.find(name)
        if properties is None:
            continue
        gone = ("ins", "cellIns") if tracked is TrackedChanges.REJECTED else ("del", "cellDel")
        if any(properties.find(f"{W}{tag}") is not None for tag in gone):
            return False
    return True


def joins_next(paragraph: etree._Element, tracked: TrackedChanges) -> bool:
    """Say whether a paragraph's mark goes, so that it joins the paragraph behind it."""
    mark = paragraph.find(_MARK)
    if mark is None:
        return False
    gone = INSERTIONS if tracked is TrackedChanges.REJECTED else DELETIONS
    return any(mark.find(tag) is not None for tag in gone)


def properties_of(
    node: etree._Element, name: str, tracked: TrackedChanges
) -> etree._Element | None:
    """Give a paragraph's or run's properties (`pPr`, `rPr`), as they were where rejected."""
    now = node.find(f"{W}{name}")
    if now is None or tracked is not TrackedChanges.REJECTED:
        return now
    change = now.find(f"{W}{name}Change")
    return now if change is None else change.find(f"{W}{name}")


def revisions_in(root: etree._Element) -> Iterator[WordRevision]:
    """Give every revision under an element in the file's order."""
    for node in root.iter():
        tag = node.tag
        if tag in INSERTIONS or tag in DELETIONS or tag in _PROPERTIES or tag in _CELLS:
            words = "".join(text.text or "" for text in node.iter(f"{W}t", f"{W}delText"))
            yield WordRevision(
                str(tag).removeprefix(W),
                str(node.get(f"{W}author", "")),
                str(node.get(f"{W}date", "")),
                words,
            )


def undecided(file: str, count: int) -> Notice:
    """Tell of tracked changes in a file when nobody said what becomes of them."""
    return Notice(
        Severity.ERROR,
        "word-co-sua-doi",
        f"tệp còn {count} sửa đổi đang theo dõi (Track Changes)",
        "ghi rõ --tracked accepted (coi như đã chấp nhận) hoặc --tracked rejected (coi như đã từ "
        "chối)",
        file=file,
    )
