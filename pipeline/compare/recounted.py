"""Numbered lists that count from another number: one change, told of every paragraph in it.

A list that a new paragraph parts begins anew behind it, with the number that comes next; so
does one whose first items went. What is printed beside the items may be the same, but Word
counts another list.
"""

from pipeline.compare.beside import Beside
from pipeline.compare.ledger import Edit
from pipeline.compare.whole import whole_line
from pipeline.model.change import ChangeClass, ChangedThing
from pipeline.model.comparison import Fate, RevisedParagraph
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowBlock, FlowParagraph


def is_recounted(old: FlowBlock, new: FlowBlock) -> bool:
    """Say whether a paragraph of a numbered list counts from another number now."""
    was, now = _start(old), _start(new)
    return None not in (was, now) and was != now


class Recounted:
    """The lists of one section in both drafts that count from different numbers."""

    def __init__(self) -> None:
        self._edits: dict[tuple[int, int], Edit] = {}

    def edit(self, old: FlowParagraph, new: FlowParagraph, beside: Beside) -> Edit:
        """Give the one edit of the list that two paragraphs stand in."""
        assert old.list_place is not None
        assert new.list_place is not None
        lists = old.list_place.key, new.list_place.key
        if lists not in self._edits:
            told = (f"danh sách đánh số từ {_start(block)}" for block in (old, new))
            self._edits[lists] = beside.edit(ChangedThing.PARAGRAPH, *told)
        return self._edits[lists]


def counted_as(old: FlowParagraph, new: FlowParagraph) -> FlowParagraph:
    """Give a paragraph of such a list as it was, but for the number it counts from."""
    assert old.list_place is not None
    return replace(old, list_place=replace(old.list_place, start=_start(new)))


def with_former_list(
    old: FlowParagraph, revised: FlowParagraph | RevisedParagraph, edit: Edit
) -> RevisedParagraph:
    """Give a paragraph of such a list with the way it counted before."""
    if isinstance(revised, FlowParagraph):
        revised = RevisedParagraph(revised, whole_line(revised.runs, None))
    look = revised.restyled or edit.revision(Fate.RESTYLED, ChangeClass.FORMATTING)
    return replace(revised, was=old, restyled=look)


def _start(block: FlowBlock) -> int | None:
    place = block.list_place if isinstance(block, FlowParagraph) else None
    return place.start if place else None
