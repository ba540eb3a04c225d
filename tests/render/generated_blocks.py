"""Blocks made at random, with the texts that stand in them in reading order."""

from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import strategies as st

from pipeline.model.document import (
    COVERED,
    Block,
    Box,
    Cell,
    Code,
    Definition,
    DefinitionList,
    Division,
    Grid,
    Heading,
    Inline,
    List,
    ListItem,
    NoteMark,
    Paragraph,
    Point,
    Quote,
    Row,
    Table,
)
from pipeline.model.fixed import replace
from pipeline.model.inlines import Marks, Text
from pipeline.model.table import Column, RowKind

_DEEPEST = 3
_LETTERS = st.text(alphabet="aăâbđeêơưô <>&\"'{}%$#@/\\=-", max_size=12)
_MARKS = st.builds(
    Marks,
    bold=st.booleans(),
    italic=st.booleans(),
    superscript=st.booleans(),
    code=st.booleans(),
    link=st.sampled_from(["", "https://a.vn/?x=1&y=2", "javascript:alert(1)"]),
    target=st.sampled_from(["", "muc-han-che", "nowhere"]),
)


@dataclass(frozen=True, slots=True)
class GeneratedBlocks:
    """Blocks, and their texts in reading order; each text stands between ⟦ and ⟧."""

    blocks: tuple[Block, ...]
    texts: tuple[str, ...]
    note_texts: tuple[str, ...]


@st.composite
def generated_blocks(draw: st.DrawFn) -> GeneratedBlocks:
    """Give blocks of every kind that holds text, nested up to three deep."""
    maker = _Maker(draw)
    blocks = maker.blocks(0)
    return GeneratedBlocks(blocks, tuple(maker.texts), tuple(maker.note_texts))


@dataclass(slots=True)
class _Maker:
    """Makes blocks, and remembers the order in which their texts will be read."""

    draw: st.DrawFn
    texts: list[str] = field(default_factory=list)
    note_texts: list[str] = field(default_factory=list)

    def blocks(self, depth: int) -> tuple[Block, ...]:
        return tuple(self.block(depth) for _ in range(self.number(1, 3)))

    def block(self, depth: int) -> Block:
        leaves: list[Callable[[], Block]] = [
            lambda: Paragraph(self.runs()),
            lambda: Heading(self.number(1, 6), self.runs()),
            lambda: Code(self.token(self.texts)),
            lambda: Box(self.token(self.texts)),
            self.table,
        ]
        within = depth + 1
        holders: list[Callable[[], Block]] = [
            lambda: Point("đ)", (Paragraph(self.runs()), *self.blocks(within))),
            lambda: List(self.items(within), self.draw(st.sampled_from([None, 1, 4]))),
            lambda: Quote(self.blocks(within)),
            lambda: Division("ghi-chu", self.blocks(within)),
            lambda: DefinitionList((Definition(self.runs(), (self.blocks(within),)),)),
        ]
        choice = leaves + holders if depth < _DEEPEST else leaves
        return self.draw(st.sampled_from(choice))()

    def items(self, depth: int) -> tuple[ListItem, ...]:
        return tuple(ListItem(self.blocks(depth)) for _ in range(self.number(1, 3)))

    def table(self) -> Table:
        width, height = self.number(1, 7), self.number(0, 3)
        caption = self.runs() if self.draw(st.booleans()) else ()
        merged = width > 1 and self.draw(st.booleans())
        rows: list[Row] = []
        for index in range(height + 1):
            cells = [Cell(self.runs()) for _ in range(width - merged)]
            if merged:
                cells[0] = replace(cells[0], columns=2)
                cells.insert(1, COVERED)
            kind = self.draw(st.sampled_from(list(RowKind)[1:])) if index else RowKind.HEADER
            rows.append(Row(tuple(cells), kind))
        origin = self.token(self.texts)
        return Table(Grid((Column(),) * width, tuple(rows)), caption, origin=origin)

    def runs(self) -> tuple[Inline, ...]:
        made: list[Inline] = [self.text(self.texts) for _ in range(self.number(1, 3))]
        if self.draw(st.booleans()):
            label = f"n{len(self.note_texts)}"
            made.append(NoteMark(label, (Paragraph((self.text(self.note_texts),)),)))
            made.append(self.text(self.texts))
        return tuple(made)

    def text(self, order: list[str]) -> Text:
        return Text(self.token(order), self.draw(_MARKS))

    def token(self, order: list[str]) -> str:
        serial = len(self.texts) + len(self.note_texts)
        order.append(f"⟦{serial}|{self.draw(_LETTERS)}⟧")
        return order[-1]

    def number(self, least: int, most: int) -> int:
        return self.draw(st.integers(least, most))
