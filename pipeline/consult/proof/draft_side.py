"""One of two drafts by item: its sections, its tables, and what has an ordinal in them."""

from functools import cached_property
from typing import Final

from pipeline.consult.proof.twins import row_name
from pipeline.model.change import Place
from pipeline.model.flow import Flow, FlowTable
from pipeline.model.ordinals import Standing, standings
from pipeline.model.table import RowKind

_LONGEST_NAME: Final = 60  # letters of a row's name in the words of a place
_DASHES: Final = ("-", "–", "—")  # what is printed where there is no figure


class DraftSide:
    """One draft, its items read when they are first asked for."""

    def __init__(self, flow: Flow) -> None:
        self.sections = {section.id: section for section in flow.sections}
        self._standings: dict[str, tuple[Standing, ...]] = {}
        self._tables: dict[str, dict[int, TableSide]] = {}

    def standings(self, item: str) -> tuple[Standing, ...]:
        """Give what has an ordinal in an item, in reading order: ordinal n is the n-th."""
        if item not in self._standings:
            section = self.sections.get(item)
            self._standings[item] = () if section is None else tuple(standings(section))
        return self._standings[item]

    def at(self, item: str, ordinal: int | None) -> Standing | None:
        """Give what has an ordinal, None for none."""
        found = self.standings(item)
        return found[ordinal - 1] if ordinal and 0 < ordinal <= len(found) else None

    def tables(self, item: str) -> dict[int, "TableSide"]:
        """Give the tables of an item by their positions among its blocks."""
        if item not in self._tables:
            section = self.sections.get(item)
            self._tables[item] = {
                position: TableSide(self, item, position, block)
                for position, block in enumerate(() if section is None else section.blocks)
                if isinstance(block, FlowTable)
            }
        return self._tables[item]

    def table_at(self, item: str, ordinal: int | None) -> "TableSide | None":
        """Give the table to which an ordinal belongs, None for what is no table's."""
        standing = self.at(item, ordinal)
        return None if standing is None else self.tables(item).get(standing.block)


class TableSide:
    """One table of a draft: its words, and the places of its rows and cells."""

    def __init__(self, side: DraftSide, item: str, block: int, table: FlowTable) -> None:
        self.item, self.block, self.table = item, block, table
        self._side = side

    @cached_property
    def _rows(self) -> dict[int, int]:
        return {
            standing.row: standing.ordinal
            for standing in self._side.standings(self.item)
            if standing.block == self.block and standing.row is not None
        }

    @cached_property
    def _groups(self) -> list[str]:
        """Give for each row the name of the group it stands in, "" for none."""
        group, found = "", []
        for row in self.table.grid.rows:
            group = row_name(row) if row.kind is RowKind.GROUP else group
            found.append(group)
        return found

    @cached_property
    def _above(self) -> str:
        return " ".join(line.text for line in self.table.above)

    def ordinal(self, row: int) -> int:
        """Give the ordinal of a row by its position."""
        return self._rows[row]

    def row_of(self, ordinal: int) -> int | None:
        """Give the position of the row that has an ordinal, None for a line above or below."""
        standing = self._side.at(self.item, ordinal)
        return standing.row if standing is not None and standing.block == self.block else None

    def holds(self, ordinal: int) -> bool:
        """Say whether an ordinal of its item is one of its lines or rows."""
        standing = self._side.at(self.item, ordinal)
        return standing is not None and standing.block == self.block

    def text(self, row: int, column: int) -> str:
        """Give the words of a cell; a dash says that there are none."""
        cells = self.table.grid.rows[row].cells
        text = cells[column].text if column < len(cells) else ""
        return "" if text.strip() in _DASHES else text

    def column(self, column: int) -> str:
        """Give the name of a column."""
        return self.table.grid.columns[column].name

    def context(self, row: int, column: int) -> str:
        """Give the words that name a cell: caption and units, group, row, column."""
        name = row_name(self.table.grid.rows[row])
        named = (self._above, self._groups[row], name, self.column(column))
        return " | ".join(filter(None, named))

    def place(self, row: int, column: int | None = None) -> Place:
        """Give the place of a row, or of a cell in it: "Bảng 2.3, dòng “Nam”, cột 2024"."""
        caption = self.table.caption
        section = self._side.sections[self.item]
        label = f"Bảng {caption.number}" if caption and caption.number else f"{section.place}, bảng"
        name = row_name(self.table.grid.rows[row])
        if len(name) > _LONGEST_NAME:
            name = f"{name[: _LONGEST_NAME - 1]}…"
        head = self.column(column) if column is not None else ""
        words = (label, f"dòng “{name}”" if name else "", f"cột {head}" if head else "")
        return Place(", ".join(filter(None, words)), self.ordinal(row))
