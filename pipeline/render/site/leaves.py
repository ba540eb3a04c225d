"""Which page of the site holds which item: pages of one part each, none too large to be quick."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pipeline.model.document import Figure, Table, own_runs, plain_text, walk
from pipeline.model.fixed import Fixed
from pipeline.model.report import Report, Section

_MOST: Final = 600_000  # of what `weight` counts; a page of it is some 1.2 MB
_CELL: Final = 60
_PICTURE: Final = 40_000


class Leaf(Fixed):
    """A page of the report: its name, what it is called, its sections."""

    name: str
    title: str
    sections: tuple[Section, ...]


def leaves(report: Report) -> tuple[Leaf, ...]:
    """Give the pages of a report in reading order; each section stands on exactly one."""
    found: list[Leaf] = []
    for part in report.parts:
        sections = [section for chapter in part.chapters for section in chapter.sections]
        found += _of(f"phan-{part.number.lower()}", f"Phần {part.number}. {part.title}", sections)
    return (*found, *_of("phu-luc", "Phụ lục", report.appendices))


def leaf_of(held: Iterable[Leaf]) -> dict[str, str]:
    """Give the name of the page on which each item stands."""
    return {section.item.id: leaf.name for leaf in held for section in leaf.sections}


def _of(stem: str, title: str, sections: Sequence[Section]) -> Iterator[Leaf]:
    groups = tuple(_packed(sections))
    for number, group in enumerate(groups, 1):
        alone = len(groups) == 1
        name = f"{stem}.html" if alone else f"{stem}-{number}.html"
        yield Leaf(name, title if alone else f"{title} ({number}/{len(groups)})", group)


def _packed(sections: Iterable[Section]) -> Iterator[tuple[Section, ...]]:
    group: list[Section] = []
    held = 0
    for section in sections:
        own = weight(section)
        if group and held + own > _MOST:
            yield tuple(group)
            group, held = [], 0
        group.append(section)
        held += own
    if group:
        yield tuple(group)


def weight(section: Section) -> int:
    """Give about how much a section will weigh: its letters, cells and pictures."""
    total = 0
    for block in walk(section.blocks):
        total += len(plain_text(tuple(own_runs(block))))
        if isinstance(block, Table):
            total += sum(_CELL + len(cell.text) for row in block.grid.rows for cell in row.cells)
        elif isinstance(block, Figure):
            total += _PICTURE
    return total
