"""The body of a redline: sections of both drafts with their changes, each kept by itself.

In go the sections of a comparison; out come the pieces of the body, as in the report but for what
changed. A section is found again by its blocks, its own changes counted from 0.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.comparison import (
    Comparison,
    RevisedBlock,
    RevisedFigure,
    RevisedParagraph,
    RevisedSection,
    RevisedTable,
)
from pipeline.model.content_key import blocks_key
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowBlock, FlowParagraph, ListPlace, paragraphs
from pipeline.model.own_changes import own_changes
from pipeline.render.redline.blocks import revised_pieces
from pipeline.render.redline.ends import with_kept_end
from pipeline.render.word.apart.fragment import Item, item_pieces
from pipeline.render.word.body import OPENINGS
from pipeline.render.word.pages import Opening, Piece
from pipeline.render.word.writing import Writing
from pipeline.work.store import Store

_Heir = tuple[ListPlace, ListPlace]


@dataclass(frozen=True, slots=True)
class OwnSection:
    """A section by itself: its blocks with changes counted from 0, what each stands for, and the
    hash of the blocks, None where they have none."""

    blocks: tuple[RevisedBlock, ...]
    changes: tuple[int, ...]
    key: bytes | None


class OwnSections:
    """Sections of a comparison by themselves: the redline and what is cut out of it show the same
    ones, each worked out once."""

    def __init__(self) -> None:
        """Begin with none."""
        # a section is held with what it is, so that its id stays its own
        self._known: dict[int, tuple[RevisedSection, OwnSection]] = {}

    def of(self, section: RevisedSection) -> OwnSection:
        """Give what a section is by itself."""
        held = self._known.get(id(section))
        if held is None:
            blocks, changes = own_changes(section)
            own = OwnSection(blocks, changes, blocks_key(blocks))
            held = self._known[id(section)] = (section, own)
        return held[1]


def redline_pieces(
    writing: Writing, comparison: Comparison, kept: Store, owns: OwnSections
) -> list[Piece]:
    """Give the pieces of both drafts, in reading order; `kept` has what earlier runs wrote."""
    pieces: list[Piece] = []
    former = {section.id: section.blocks for section in comparison.old.sections}
    numbers = writing.former_numbers.by_item()
    often = Counter(section.section.id for section in comparison.sections)
    for section in comparison.sections:
        id_ = section.section.id
        lists = tuple(_inherited(_paired(former.get(id_, ()), section)))
        wide = next((piece.wide for piece in reversed(pieces) if not piece.gone), False)
        # one that stands in two places shares its footnotes and names
        own = owns.of(section)
        told = (section.gone, lists, numbers.get(id_, ()), wide)
        key = None if own.key is None or often[id_] > 1 else _key(own.key, told)
        found = item_pieces(writing, _item(section, own, lists, wide, key), kept)
        opening = OPENINGS.get(section.section.kind, Opening.NOTHING)
        first = next((index for index, piece in enumerate(found) if not piece.gone), None)
        if first is not None and opening and not section.gone:
            found[first] = replace(found[first], opening=opening)
        pieces.extend(found)
    return pieces


def _key(own: bytes, told: tuple[object, ...]) -> bytes:
    """Give the hash of what a section of a redline is made of, but its numbers of changes."""
    return hashlib.sha256(own + repr(told).encode()).digest()


def _item(
    section: RevisedSection,
    own: OwnSection,
    lists: Sequence[_Heir],
    wide: bool,
    key: bytes | None,
) -> Item:
    def writer(shown: Sequence[RevisedBlock]) -> Callable[[Writing], list[Piece]]:
        def write(writing: Writing) -> list[Piece]:
            for old, new in lists:
                writing.inherit_list(old, new)
            return revised_pieces(writing, shown, wide=wide)

        return write

    lines = (line for block in section.blocks for line in _lines(block))
    captions = tuple(line for line in lines if line.role.is_caption and line.number)
    id_, here = section.section.id, writer(section.blocks)
    large = section.section.large and not section.gone
    blocks, changes = own.blocks, own.changes
    return Item(id_, key, writer(blocks), here, captions, revised_note, changes, large)


def _lines(block: RevisedBlock) -> Iterator[FlowParagraph]:
    match block:
        case RevisedParagraph(paragraph=line):
            yield line
        case RevisedTable(above=above, below=below):
            yield from (line for part in (*above, *below) for line in _lines(part))
        case RevisedFigure(paragraphs=parts):
            yield from (line for part in parts for line in _lines(part))
        case _:
            yield from paragraphs((block,))


def _paired(
    former: Sequence[FlowBlock], section: RevisedSection
) -> Iterator[tuple[FlowBlock, RevisedBlock]]:
    """Give each block of the old section beside what it is in the comparison."""
    before = [block for block in section.blocks if not _is_new(block)]
    return zip(former, before, strict=False)


def _is_new(block: RevisedBlock) -> bool:
    match block:
        case RevisedParagraph(mark=mark):
            return mark is not None and mark.fate.is_new
        case RevisedTable(revision=revision):
            return revision is not None and revision.fate.is_new
        case RevisedFigure(paragraphs=lines):
            return all(isinstance(line, RevisedParagraph) and _is_new(line) for line in lines)
        case _:
            return False


def _inherited(paired: Iterable[tuple[FlowBlock, RevisedBlock]]) -> Iterator[_Heir]:
    """Give the old lists of paragraphs that stayed, each with the list it counts as now."""
    for was, now in paired:
        old, new = _place(was), _place(now)
        if old and new and old.start is not None and _counts_alike(old, new):
            yield old, new


def _counts_alike(old: ListPlace, new: ListPlace) -> bool:
    return (old.level, old.start) == (new.level, new.start)


def _place(block: RevisedBlock) -> ListPlace | None:
    """Give where a paragraph counts in a list, None for one that is gone and for what is none."""
    if isinstance(block, RevisedParagraph):
        is_old = block.mark is not None and block.mark.fate.is_old
        return None if is_old else block.paragraph.list_place
    return block.list_place if isinstance(block, FlowParagraph) else None


def revised_note(writing: Writing, blocks: Sequence[RevisedBlock]) -> list[Piece]:
    """Give the pieces of a footnote with its changes."""
    return revised_pieces(writing, with_kept_end(blocks))
