"""The lines and tables of one section as they are searched, folded once for all comments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pipeline.consult.places.addresses import searched
from pipeline.model.document import Row
from pipeline.model.flow import FlowParagraph, FlowSection, Role
from pipeline.model.ordinals import Standing, standings
from pipeline.model.table import RowKind

_BETWEEN: Final = "\n"  # no searched text has one: what is found in several stands in one of them


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a section: whether a heading, the words of its place, its list."""

    ordinal: int
    text: str
    is_heading: bool
    heading: str
    list_key: int | None


class BodyRow:
    """A row of a table below its heads."""

    __slots__ = ("cells", "first", "ordinal")

    def __init__(self, entry: Standing) -> None:
        assert isinstance(entry.printed, Row)
        texts = [cell.text for cell in entry.printed.cells]
        self.ordinal = entry.ordinal
        self.first = texts[0].strip(" .") if texts else ""
        self.cells = tuple(map(searched, texts))


class BodyRows:
    """The rows of a table below its heads, in reading order."""

    def __init__(self, entries: Sequence[Standing]) -> None:
        self.rows = tuple(map(BodyRow, entries))
        self._whole = _BETWEEN.join(cell for row in self.rows for cell in row.cells)

    def may_hold(self, words: str) -> bool:
        """Say whether a cell holds some searched words, before each row is asked."""
        return words in self._whole


class SectionBlocks:
    """What addresses count and name in one section, each made when it is first asked for."""

    def __init__(self, section: FlowSection) -> None:
        self._section = section

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Give the paragraphs that are no part of tables or figures."""
        heading, lines = self._section.place, []
        for entry in standings(self._section):
            block = self._section.blocks[entry.block]
            if not isinstance(block, FlowParagraph):
                continue
            is_heading = block.role is Role.HEADING
            if is_heading and entry.ordinal > 1:
                heading = self._section.heading_place(block.number)
            key = None if block.list_place is None else block.list_place.key
            lines.append(Line(entry.ordinal, searched(block.text), is_heading, heading, key))
        return tuple(lines)

    @cached_property
    def tables(self) -> tuple[BodyRows, ...]:
        """Give the rows below the heads of each table that has some."""
        return tuple(map(BodyRows, self._rows_of_tables.values()))

    @property
    def _rows_of_tables(self) -> Mapping[int, Sequence[Standing]]:
        found: dict[int, list[Standing]] = {}
        for entry in standings(self._section):
            row = entry.printed
            if isinstance(row, Row) and row.kind is not RowKind.HEADER:
                found.setdefault(entry.block, []).append(entry)
        return found
