"""The words of a place: "Phần III, mục II.1.2, đoạn 4"; "Bảng 3.2, dòng 14, cột Quy mô"."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from pipeline.model.change import Place
from pipeline.model.document import Row
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowFigure, FlowParagraph, FlowSection, FlowTable, Role
from pipeline.model.ordinals import standings
from pipeline.model.table import RowKind

_WORDS = {
    "TieuDeBang": "dòng tiêu đề",
    "DonViBang": "đơn vị",
    "NguonBang": "nguồn",
    "GhiChuBang": "ghi chú",
}


class Places:
    """The places of one section, worked out when first asked for."""

    def __init__(self, section: FlowSection) -> None:
        self._section = section

    def block(self, position: int) -> Place:
        """Give the place of a block by its position in the section."""
        return self._blocks[position]

    def line(self, position: int, line: FlowParagraph) -> Place:
        """Give the place of a line above or below a table or figure."""
        return self._within(position, _WORDS.get(line.style, ""))

    def row(self, position: int, row: int, column: str = "") -> Place:
        """Give the place of a table's row by its position, or of a cell in it."""
        table = self._section.blocks[position]
        assert isinstance(table, FlowTable)
        words = _row_words(table.grid.rows, row)
        place = self._within(position, f"{words}, cột {column}" if column else words)
        return replace(place, block=self._rows.get((position, row), place.block))

    def column(self, position: int, name: str) -> Place:
        """Give the place of a table's column."""
        return self._within(position, f"cột {name}" if name else "")

    def _within(self, position: int, words: str) -> Place:
        """Give the place of something in a block, by its words; the block's where there are none.

        Its ordinal is that of the block's first line.
        """
        place = self.block(position)
        return replace(place, text=f"{place.text}, {words}") if words else place

    @cached_property
    def _blocks(self) -> list[Place]:
        first: dict[int, int] = {}
        for standing in standings(self._section):
            first.setdefault(standing.block, standing.ordinal)
        places = [
            Place(self._section.place, 1)
        ]  # what has no ordinal takes that of what stands before it
        for index, text in enumerate(_texts(self._section)):
            places.append(Place(text, first.get(index, places[-1].block)))
        return places[1:]

    @cached_property
    def _rows(self) -> dict[tuple[int, int | None], int]:
        return {(one.block, one.row): one.ordinal for one in standings(self._section)}


def _row_words(rows: Sequence[Row], row: int) -> str:
    if rows[row].kind is RowKind.HEADER:
        return "dòng tiêu đề"
    return f"dòng {sum(one.kind is not RowKind.HEADER for one in rows[: row + 1])}"


def _texts(section: FlowSection) -> Iterator[str]:
    heading, paragraphs, others = section.place, 0, 0
    for index, block in enumerate(section.blocks):
        if isinstance(block, FlowParagraph) and block.role is Role.HEADING:
            if index:
                heading = section.heading_place(block.number)
            paragraphs = others = 0
            yield heading
        elif isinstance(block, FlowParagraph):
            paragraphs += 1
            yield f"{heading}, đoạn {paragraphs}"
        else:
            others += 1
            yield _captioned(block) or f"{heading}, {_thing(block)} {others}"


def _captioned(block: FlowTable | FlowFigure) -> str:
    caption = block.caption
    if caption is None or not caption.number:
        return ""
    return f"{'Bảng' if isinstance(block, FlowTable) else 'Hình'} {caption.number}"


def _thing(block: FlowTable | FlowFigure) -> str:
    return "bảng" if isinstance(block, FlowTable) else "hình"
