"""Short text behind a wide table: on its page where it fits there, else on an upright page.

Text of a few lines stays on the wide page of the table before it, so that no page is turned for
it. Where the table has filled that page, the text would turn one for itself.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.model.pages import Layout
from pipeline.render.pdf.destinations import Places
from pipeline.render.pdf.laid import LaidBlock, by_item
from pipeline.render.word.package import Identity

_FIRST: Final = 20.0  # points below the margin that a first line may begin


def decided(blocks: Sequence[LaidBlock], places: Places) -> Layout:
    """Give from which paragraphs on pages are upright again."""
    found = (_turning(run, places) for run in _wide_runs(blocks))
    return Layout(upright=by_item((line.item, line.ordinal) for line in found if line))


def _wide_runs(blocks: Sequence[LaidBlock]) -> Iterator[list[LaidBlock]]:
    """Give the blocks that share wide pages."""
    run: list[LaidBlock] = []
    for block in blocks:
        if run and (block.opens or not block.area.wide):
            yield run
            run = []
        if block.area.wide:
            run.append(block)
    if run:
        yield run


def _names(block: LaidBlock) -> Iterator[str]:
    """Give the bookmarks of a table's rows and source, or of a figure."""
    yield from (known.bookmark for known in block.known)
    if block.table is not None:
        yield block.table.remark


def _turning(run: Sequence[LaidBlock], places: Places) -> Identity | None:
    """Give the first paragraph behind a run's last table that is not on the table's page."""
    last = max((at for at, block in enumerate(run) if block.table or block.figure), default=-1)
    page = max((places.pages.get(name, -1) for name in _names(run[last])), default=-1)
    if last < 0 or page < 0:
        return None
    before: Identity | None = None
    for block in run[last + 1 :]:
        line = block.identity
        if line is None or block.is_remark or line.bookmark not in places.tops:
            continue
        if places.pages[line.bookmark] > page:
            is_first = places.tops[line.bookmark] >= block.area.top - _FIRST
            # else the one before it goes on over the page
            return line if is_first or before is None else before
        before = line
    return None
