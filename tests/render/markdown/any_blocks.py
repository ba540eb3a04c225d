"""Blocks at random, as readers give them, and the same without the places they were read at."""

from collections.abc import Sequence
from typing import Any, Final

from hypothesis import strategies as st
from msgspec import structs

from pipeline.model.document import (
    NOWHERE,
    Block,
    Cell,
    Formula,
    Grid,
    Heading,
    Inline,
    List,
    ListItem,
    NoteMark,
    Paragraph,
    Picture,
    Placement,
    Point,
    Row,
    Source,
    Table,
)
from pipeline.model.fixed import Fixed
from pipeline.model.inlines import LineBreak, Marks, Math, Reference, Text
from pipeline.model.table import Align, Column, RowKind

_SIGNS: Final = "aăđ 1.)-*_`[](){}<>#|\\~^$&@:;!+=\"'“”%/Bả"
_WORDS: Final = ("Bảng: x", "a) b", "1. c", "- d", "@bang-x", "&amp;", "<b>", "[^1]", ":::", "#")
words = st.one_of(
    st.sampled_from(_WORDS),
    st.text(_SIGNS, min_size=1, max_size=12),
    st.text("abcđe fgh", min_size=1, max_size=20),
).map(lambda text: " ".join(text.split()) or "x")
_marks = st.builds(
    Marks, bold=st.booleans(), italic=st.booleans(), underline=st.booleans(),
    link=st.sampled_from(("", "", "https://langson.gov.vn/a(b)")),
)  # fmt: skip
_struck = st.builds(Marks, strike=st.just(True), bold=st.booleans(), underline=st.booleans())
_raised = st.builds(Marks, superscript=st.just(True), bold=st.booleans())
_spaced = st.tuples(st.sampled_from(("", " ")), words, st.sampled_from(("", " "))).map("".join)
texts = st.one_of(
    st.builds(Text, _spaced),
    st.builds(Text, _spaced, _marks),
    st.builds(Text, words, _struck),
    st.builds(Text, words.map(lambda text: text.replace(" ", "")), _raised),
)
_things = st.one_of(
    st.just(LineBreak()),
    st.sampled_from((Math("x_1 + 2"), Math(r"\frac{a}{b}"))),
    st.sampled_from((Reference("bang-y-te-1"), Reference("hinh-a", marks=Marks(bold=True)))),
)


def _joined(found: Sequence[Inline]) -> tuple[Inline, ...]:
    """Give runs as a reader has them: neighbours alike are one, no space at an edge."""
    made: list[Inline] = []
    for run in found:
        last = made[-1] if made else None
        if isinstance(run, Text) and isinstance(last, Text) and run.marks == last.marks:
            made[-1] = Text(last.text + run.text, run.marks)
        else:
            made.append(run)
    return _without_edges(made)


def _without_edges(runs: list[Inline]) -> tuple[Inline, ...]:
    made = list(runs)
    for at, run in enumerate(runs):
        if not isinstance(run, Text):
            continue
        text = run.text
        if at == 0 or isinstance(runs[at - 1], LineBreak):
            text = text.lstrip()
        if at + 1 == len(runs) or isinstance(runs[at + 1], LineBreak):
            text = text.rstrip()
        made[at] = Text(text, run.marks)
    kept = [run for run in made if not isinstance(run, Text) or run.text]
    while kept and isinstance(kept[0], LineBreak):
        kept.pop(0)
    while kept and isinstance(kept[-1], LineBreak):
        kept.pop()
    return tuple(kept) or (Text("x"),)


def lines(*, breaks: bool = True) -> st.SearchStrategy[tuple[Inline, ...]]:
    inner = st.one_of(texts, texts, _things) if breaks else texts
    return st.lists(inner, min_size=1, max_size=5).map(_joined)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width, height = draw(st.integers(1, 3)), draw(st.integers(1, 4))
    rows = tuple(
        Row(
            tuple(Cell(draw(lines(breaks=False))) for _ in range(width)),
            RowKind.BODY if at else RowKind.HEADER,
        )
        for at in range(height)
    )
    columns = tuple(Column(align=draw(st.sampled_from((None, Align.CENTER)))) for _ in range(width))
    caption = draw(st.one_of(st.just(()), lines(breaks=False)))
    id_ = draw(st.sampled_from(("", "bang-y-te-1")))
    unit = draw(st.sampled_from(("", "tỷ đồng", "người/km2 (làm tròn)")))
    return Table(Grid(columns, rows), caption, id_, unit=unit)


paragraphs = lines().map(Paragraph)
_places = st.one_of(
    st.builds(Placement, st.sampled_from(("a.xlsx", "bảng số 1.xlsx")), st.just(""),
              lines(breaks=False), st.just("bang-a"), st.just((("form", "du-an"),))),
    st.builds(Picture, st.just("y-te-hinh-1.png"), lines(breaks=False), st.just("hinh-a")),
)  # fmt: skip
_headings = st.builds(Heading, st.integers(1, 6), lines(breaks=False))
_formulas = st.just(Formula("x = \\frac{a}{b}"))
_nested = st.recursive(
    paragraphs,
    lambda inner: st.lists(
        st.lists(inner, min_size=1, max_size=1).map(lambda b: ListItem(tuple(b))),
        min_size=1, max_size=3,
    ).map(lambda items: List(tuple(items))),
    max_leaves=3,
)  # fmt: skip


@st.composite
def lists(draw: st.DrawFn) -> List:
    items = tuple(
        ListItem((draw(paragraphs), *draw(st.lists(_nested.filter(_is_list), max_size=1))))
        for _ in range(draw(st.integers(1, 3)))
    )
    return List(items, draw(st.sampled_from((None, 1, 3))))


def _is_list(block: Block) -> bool:
    return isinstance(block, List) and all(isinstance(i.blocks[0], Paragraph) for i in block.items)


_points = st.builds(
    Point,
    st.sampled_from("abcđ"),
    st.tuples(paragraphs, st.lists(st.one_of(paragraphs, lists(), tables()), max_size=2)).map(
        lambda pair: (pair[0], *pair[1])
    ),
)
blocks = st.lists(
    st.one_of(paragraphs, _headings, lists(), _points, tables(), _places, _formulas),
    min_size=1, max_size=5,
).map(tuple)  # fmt: skip
noted = st.tuples(lines(), st.lists(paragraphs, min_size=1, max_size=2), st.booleans()).map(
    lambda t: Paragraph(
        (*t[0], NoteMark("1", tuple(t[1])), *((Text(": sau"),) if t[2] else ()))
    )
)  # fmt: skip


def plain(thing: Any) -> Any:
    """Give the same without sources, lines, and what a reader concludes from the words."""
    if isinstance(thing, tuple):
        return tuple(map(plain, thing))
    if isinstance(thing, Source):
        return NOWHERE
    if isinstance(thing, Cell):
        return plain(thing.runs)
    if isinstance(thing, Column):
        return thing.align
    if isinstance(thing, Row):
        return plain(thing.cells)
    if not isinstance(thing, Fixed):
        return thing
    changed = {f.name: plain(getattr(thing, f.name)) for f in structs.fields(thing)}
    if "line" in changed:
        changed["line"] = None
    return structs.replace(thing, **changed)
