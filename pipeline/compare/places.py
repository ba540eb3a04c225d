"""The words of a place: "Phần III, mục II.1.2, đoạn 4"; "Bảng 3.2, dòng 14, cột Quy mô"."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.change import Place
from pipeline.model.flow import FlowBlock, FlowFigure, FlowParagraph, FlowSection, FlowTable, Role
from pipeline.model.ordinals import standings
from pipeline.model.table import RowKind

_WORDS = {
    "TieuDeBang": "dòng tiêu đề",
    "DonViBang": "đơn vị",
    "NguonBang": "nguồn",
    "GhiChuBang": "ghi chú",
}


@dataclass(frozen=True, slots=True)
class _Named:
    """A block's place: its words, and the ordinal of its first line."""

    text: str
    ordinal: int


class Places:
    """The places of one section, worked out when first asked for."""

    def __init__(self, section: FlowSection) -> None:
        self._section = section
        self._named: list[_Named] = []
        self._rows: dict[tuple[int, int], int] = {}

    def block(self, position: int) -> Place:
        """Give the place of a block by its position in the section."""
        named = self._block(position)
        return Place(named.text, named.ordinal)

    def line(self, position: int, line: FlowParagraph) -> Place:
        """Give the place of a line above or below a table or figure."""
        named = self._block(position)
        words = _WORDS.get(line.style)
        return Place(f"{named.text}, {words}" if words else named.text, named.ordinal)

    def row(self, position: int, row: int, column: str = "") -> Place:
        """Give the place of a table's row by its position, or of a cell in it."""
        named = self._block(position)
        table = self._section.blocks[position]
        assert isinstance(table, FlowTable)
        rows = table.grid.rows
        if rows[row].kind is RowKind.HEADER:
            words = "dòng tiêu đề"
        else:
            words = f"dòng {row + 1 - sum(r.kind is RowKind.HEADER for r in rows[:row])}"
        if column:
            words += f", cột {column}"
        ordinal = self._rows.get((position, row), named.ordinal)
        return Place(f"{named.text}, {words}", ordinal)

    def column(self, position: int, name: str) -> Place:
        """Give the place of a table's column."""
        named = self._block(position)
        return Place(f"{named.text}, cột {name}" if name else named.text, named.ordinal)

    def _block(self, position: int) -> _Named:
        if not self._named:
            ordinals: dict[int, int] = {}
            for standing in standings(self._section):
                ordinals.setdefault(standing.block, standing.ordinal)
                if standing.row is not None:
                    self._rows[standing.block, standing.row] = standing.ordinal
            last = 1
            for index, text in enumerate(_texts(self._section)):
                last = ordinals.get(index, last)
                self._named.append(_Named(text, last))
        return self._named[position]


def _texts(section: FlowSection) -> Iterator[str]:
    heading, paragraphs, others = section.place, 0, 0
    for index, block in enumerate(section.blocks):
        if isinstance(block, FlowParagraph) and block.role is Role.HEADING:
            if index:
                heading = _heading_place(section, block.number)
            paragraphs = others = 0
            yield heading
        elif isinstance(block, FlowParagraph):
            paragraphs += 1
            yield f"{heading}, đoạn {paragraphs}"
        else:
            others += 1
            yield _captioned(block) or f"{heading}, {_thing(block)} {others}"


def _captioned(block: FlowBlock) -> str:
    caption = block.caption if isinstance(block, FlowTable | FlowFigure) else None
    if caption is None or not caption.number:
        return ""
    return f"{'Bảng' if isinstance(block, FlowTable) else 'Hình'} {caption.number}"


def _thing(block: FlowBlock) -> str:
    return "bảng" if isinstance(block, FlowTable) else "hình"


def _heading_place(section: FlowSection, number: str) -> str:
    """Give the place of a heading within an item: the number takes that of the item's title."""
    label = number.removesuffix(".")
    if not label:
        return section.place
    if ", mục " not in section.place:
        return f"{section.place}, mục {label}"
    own = section.number.removesuffix(".")
    return section.place.removesuffix(own) + label
