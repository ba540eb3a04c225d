"""Pages that end in a white band: where they are, and what mends them.

A page ends early where what comes next finds no room on it and may not be torn: a figure, a high
row, lines that announce a table. How much is left white is told by the lines of text on the
page; only pages on which the last paragraph or row begins high up are read for that. A figure is
made lower where that brings it onto the page, a row may go on over the page, an announcing line
stays behind; no word changes, and no order.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from typing import Final

from pipeline.model.fixed import Fixed
from pipeline.model.notice import Notice, Severity
from pipeline.model.pages import Layout, Pages
from pipeline.render.pdf.destinations import Places
from pipeline.render.pdf.laid import FIGURE, LaidBlock, by_item
from pipeline.render.word.package import Identity
from pipeline.render.word.tables.rows import SHORT, TAIL

Levels = Callable[[Collection[int]], Mapping[int, Sequence[float]]]
"""Gives the heights of the lines of text on some pages, in points above their lower edges."""

LARGE: Final = 0.35  # of the room of a page: a band that is told
_MENDED: Final = 0.25  # one that is mended by a lower figure
_LOWEST: Final = 75  # percent of its height to which a figure is made lower
_LAST_LINES: Final = 40.0  # points of a caption or source of two lines
_SPARE: Final = 18.0  # points: what a figure needs beside its height and that of its caption
_FIRST: Final = 20.0  # points below the margin that a first line may begin
_CAPTION: Final = "TenHinh"


class Gap(Fixed):
    """A white band at the end of a page.

    Attributes:
        page: The page in the file, from 0.
        height: Of the band, in points.
        share: What it takes of the room of its page.
        last: The identity with which the page ends.
        block: The block with which the next page begins; its place among the blocks.
        first: The identity with which it begins.
    """

    page: int
    height: float
    share: float
    last: Identity
    block: int
    first: Identity


def gaps(
    blocks: Sequence[LaidBlock], places: Places, levels: Levels, least: float = LARGE
) -> tuple[Gap, ...]:
    """Give the pages that end in a band of at least that share of their room, in reading order.

    Left out: the last page before a Phần, a Phụ lục or a wide page.
    """
    ends = [
        (at, last, block, first)
        for (at, last), (block, first) in pairwise(_marks(blocks, places))
        if places.pages[last.bookmark] + 1 == places.pages[first.bookmark]
        and not _is_asked(blocks[at], blocks[block])
        and not _goes_on(blocks, places, block, first)
        and places.tops[last.bookmark] - blocks[at].area.bottom
        >= least * blocks[at].area.height
        > 0
    ]
    lines = levels([places.pages[last.bookmark] for _, last, _, _ in ends])
    found = []
    for at, last, block, first in ends:
        page, area = places.pages[last.bookmark], blocks[at].area
        height = _band(lines.get(page, ()), places.tops[last.bookmark], area.bottom)
        if height >= least * area.height:
            found.append(Gap(page, height, height / area.height, last, block, first))
    return tuple(found)


def decided(blocks: Sequence[LaidBlock], places: Places, levels: Levels) -> Layout:
    """Give what mends the pages that end in a large band."""
    lowered: dict[str, list[tuple[int, int]]] = {}
    cut: list[tuple[str, int]] = []
    loose: list[tuple[str, int]] = []
    for gap in gaps(blocks, places, levels, _MENDED):
        figure = _lower(gap, blocks, places)
        if figure is not None:
            identity, percent = figure
            lowered.setdefault(identity.item, []).append((identity.ordinal, percent))
        elif gap.share >= LARGE:
            cut += (_place(row) for row in _high_row(gap, blocks, places))
            loose += (_place(line) for line in _announcing(gap, blocks))
    sizes = {item: tuple(sorted(found)) for item, found in sorted(lowered.items())}
    return Layout(cut=by_item(cut), loose=by_item(loose), lowered=sizes)


def told(left: Sequence[Gap], blocks: Sequence[LaidBlock], pages: Pages) -> tuple[Notice, ...]:
    """Give a notice for each band that is left, with its page."""
    return tuple(_notice(gap, blocks, pages) for gap in left)


def _marks(blocks: Sequence[LaidBlock], places: Places) -> Iterator[tuple[int, Identity]]:
    """Give what is known by its place, with its block."""
    for at, block in enumerate(blocks):
        for identity in block.known:
            if identity.bookmark in places.tops:
                yield at, identity


def _is_asked(block: LaidBlock, after: LaidBlock) -> bool:
    return after.opens or (after.area.wide and not block.area.wide)


def _goes_on(blocks: Sequence[LaidBlock], places: Places, block: int, first: Identity) -> bool:
    """Say whether a page begins with the rest of a paragraph, which filled the page before."""
    is_row = blocks[block].table is not None
    return not is_row and places.tops[first.bookmark] < blocks[block].area.top - _FIRST


def _band(lines: Sequence[float], top: float, bottom: float) -> float:
    """Give the largest distance between lines from the one at `top` to the margin."""
    levels = [top, *sorted((line for line in lines if bottom < line < top), reverse=True), bottom]
    return max(above - below for above, below in pairwise(levels))


def _lower(gap: Gap, blocks: Sequence[LaidBlock], places: Places) -> tuple[Identity, int] | None:
    """Give a figure that would stand on the page, and the percentage of its height for that."""
    at = gap.block
    while at < len(blocks) and blocks[at].keeps and not blocks[at].figure:
        at += 1
    if at == len(blocks) or not blocks[at].figure or not blocks[at].known:
        return None
    behind = at + 1
    while behind < len(blocks) and (blocks[behind].style == _CAPTION or blocks[behind].is_remark):
        behind += 1
    end = _end_of_figure(blocks, at, behind, places, gap.page + 1)
    if end is None:
        return None
    missing = blocks[at].area.top - end + _SPARE - gap.height
    percent = int(100 * (1 - missing / blocks[at].figure))
    return (blocks[at].known[0], percent) if _LOWEST <= percent < 100 else None


def _end_of_figure(
    blocks: Sequence[LaidBlock], at: int, behind: int, places: Places, page: int
) -> float | None:
    """Give how high on its page ends the last line below a figure; None where nothing tells.

    That is where the next block begins, else, where that has gone over the page, a few lines
    below the beginning of the last caption or source.
    """
    rest = next((name.bookmark for block in blocks[behind:] for name in block.known), "")
    if places.pages.get(rest) == page and rest in places.tops:
        return places.tops[rest]
    lines = [name.bookmark for block in blocks[at + 1 : behind] for name in block.known]
    if not lines or places.pages.get(lines[-1]) != page or lines[-1] not in places.tops:
        return None
    return places.tops[lines[-1]] - _LAST_LINES


def _high_row(gap: Gap, blocks: Sequence[LaidBlock], places: Places) -> Iterator[Identity]:
    """Give the row that begins the next page, where it is high and leaves no tail behind."""
    table = blocks[gap.block].table
    if table is None:
        return
    marks = [row.identity.bookmark for row in table.rows]
    at = marks.index(gap.first.bookmark)
    if at == 0 or (len(marks) <= SHORT and len(marks) - at <= TAIL):
        return
    top, area = places.tops[gap.first.bookmark], blocks[gap.block].area
    below = next((mark for mark in marks[at + 1 :] if mark in places.tops), "")
    is_torn = places.pages.get(below) != gap.page + 1
    if top - (area.bottom if is_torn else places.tops[below]) >= _MENDED * area.height:
        yield gap.first


def _announcing(gap: Gap, blocks: Sequence[LaidBlock]) -> Iterator[Identity]:
    """Give the last line that announces something, of those that went over the page with it."""
    found: Identity | None = None
    for block in blocks[gap.block :]:
        if not block.keeps or block.figure:
            break
        if block.asked and block.identity is not None and block.identity.kind == "doan":
            found = block.identity
    if found is not None:
        yield found


def _place(identity: Identity) -> tuple[str, int]:
    return identity.item, identity.ordinal


def _notice(gap: Gap, blocks: Sequence[LaidBlock], pages: Pages) -> Notice:
    page = pages.numbers.get(gap.last.bookmark)
    why, fix = _reason(gap, blocks)
    words = f"{gap.share:.0%} trang để trắng, {why}"
    return Notice(
        Severity.INFO,
        "trang-de-trang",
        f"trang {page}: {words}" if page else words,
        f"{fix}, rồi dựng lại",
        file=gap.first.file,
        line=gap.first.line,
        agency=gap.first.agency or None,
        item=gap.first.item or None,
    )


def _reason(gap: Gap, blocks: Sequence[LaidBlock]) -> tuple[str, str]:
    if blocks[gap.block - 1].area.wide and not blocks[gap.block].area.wide:
        return "hết trang ngang", "bỏ `landscape` ở bảng phía trên nếu in trang đứng được"
    led = takewhile(lambda block: block.keeps, blocks[gap.block :])
    if any(block.style == FIGURE for block in led):
        return "hình tiếp theo không đủ chỗ", "thu nhỏ hình, hoặc đưa hình lên trước đoạn văn"
    return "phần tiếp theo không ngắt được", "viết gọn ô cao nhất, hoặc tách bảng"
