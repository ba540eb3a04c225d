"""Footnotes as things that change: their words and their place."""

from pipeline.compare.ledger import Version
from pipeline.compare.printed import block_text
from pipeline.model.change import Place
from pipeline.model.document import NoteMark
from pipeline.model.flow import FlowNote, note_content


def note_version(where: Version, mark: NoteMark) -> Version:
    """Give a footnote as a draft has it, whose mark stands in what `where` tells of."""
    return Version(note_place(where.place, mark), note_text(mark), where.owner)


def note_text(mark: NoteMark) -> str:
    """Give the words of a footnote."""
    return " ".join(block_text(block) for block in note_content(mark))


def note_place(place: Place, mark: NoteMark | None = None) -> Place:
    """Give the place of a footnote whose mark stands in a place."""
    what = mark.what if isinstance(mark, FlowNote) else "chú thích cuối trang"
    return Place(f"{place.text}, {what}", place.block)
