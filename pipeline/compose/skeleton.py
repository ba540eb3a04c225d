"""What of an item the rest of a report can see: its headings, captions, ids and footnotes' marks.

Numbers and references of one item depend on the others only through these; with the others as
skeletons, one item is composed as in the whole report, in a fraction of the time.
"""

from collections.abc import Iterable, Iterator

from pipeline.model.document import (
    Block,
    Division,
    Figure,
    Grid,
    Heading,
    NoteMark,
    Paragraph,
    Table,
    own_runs,
    walk,
)
from pipeline.model.fixed import replace
from pipeline.model.inlines import Image, Text
from pipeline.model.report import Section

_CAPTION = (Text("…"),)  # that there is one is all that a number asks
_IMAGE = Image("", "", "png", 1, 1, "")


def skeleton(section: Section) -> Section:
    """Give a numbered section with nothing in it but what others can see of it."""
    return replace(section, blocks=tuple(_bones(section.blocks)), summary=())


def _bones(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in walk(blocks):
        match block:
            case Heading():
                yield replace(block, runs=())
            case Table():
                yield replace(block, caption=_caption(block), grid=Grid((), ()), options=())
            case Figure():
                yield replace(block, caption=_caption(block), image=_IMAGE, options=())
            case Division(id=name) if name:
                yield replace(block, blocks=())
        marks = tuple(
            replace(run, blocks=())
            for run in own_runs(block)
            if isinstance(run, NoteMark) and run.first
        )
        if marks:
            yield Paragraph(marks)


def _caption(block: Table | Figure) -> tuple[Text, ...]:
    return _CAPTION if block.caption else ()
