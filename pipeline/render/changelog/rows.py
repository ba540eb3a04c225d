"""Rows of the change log in Word: places linked to the redline, old and new words marked.

What went and what came stand in one text, as in the redline: two columns of the same words
would take twice the paper, and half of it would be empty where something only came or went.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, pairwise, zip_longest
from typing import Final, NamedTuple

from pipeline.model.change import THING_WORDS, ChangeKind, TableChange
from pipeline.model.entry import EntryKind
from pipeline.render.changelog.entries import ShownChange, ShownEntry
from pipeline.render.changelog.names import (
    BY_HALVES,
    KIND_WORDS,
    about_words,
    both_places,
    difference,
    place_words,
)
from pipeline.render.changelog.pieces import (
    Lot,
    Piece,
    Pieces,
    pieces_between,
    shortened,
)
from pipeline.render.unbroken import unbroken
from pipeline.render.word.paragraphs import KEEP, paragraph
from pipeline.render.word.runs import run
from pipeline.render.word.writing import Writing

_AROUND: Final = 50
_LONGEST: Final = 420
_CELL_LONGEST: Final = 120
_LINE_LONGEST: Final = 160  # letters of one of several changes told together
_MOST_LINES: Final = 12
_MOST_CELLS: Final = 12
_EMPTY: Final = "(trống)"
_INTO: Final = " → "
_TALL: Final = 900  # letters from which a row may break over pages
_STYLES: Final = {
    Lot.KEPT: "",
    Lot.GONE: '<w:rPr><w:rStyle w:val="ChuXoa"/></w:rPr>',
    Lot.NEW: '<w:rPr><w:rStyle w:val="ChuThem"/></w:rPr>',
    Lot.RESTYLED: '<w:rPr><w:rStyle w:val="ChuDinhDang"/></w:rPr>',
}
_BOLD: Final = "<w:rPr><w:b/></w:rPr>"
_ITALIC: Final = "<w:rPr><w:i/></w:rPr>"
_LINK: Final = '<w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>'


class Column(NamedTuple):
    """A column: its title, width in twips, and the style of its cells."""

    title: str
    width: int
    style: str


_WHERE: Final = "Vị trí"
_WHAT: Final = "Nội dung thay đổi"
TABLE_COLUMNS: Final = (
    Column("STT", 560, "BangGiua10"),
    Column(_WHERE, 3300, "BangChu10"),
    Column(_WHAT, 8310, "BangChu10"),
    Column("Ý kiến", 2400, "BangChu10"),
)
# of any items, and without comments, which spelling does not need
SPARE_COLUMNS: Final = (
    Column("STT", 620, "BangGiua10"),
    Column(_WHERE, 3700, "BangChu10"),
    Column("Cơ quan", 1700, "BangChu10"),
    Column(_WHAT, 8550, "BangChu10"),
)


def _said(words: str, look: str = "") -> str:
    """Give the run of words; a name and its number, a number and its unit stay on a line."""
    return run(unbroken(words), look)


def table(columns: Sequence[Column], rows: Iterable[str]) -> str:
    """Give a table whose header row repeats on each page, and a line below it."""
    grid = "".join(f'<w:gridCol w:w="{column.width}"/>' for column in columns)
    head = "".join(
        _cell(column.width, paragraph("BangTieuDe10", _said(column.title))) for column in columns
    )
    width = sum(column.width for column in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Bang"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
        f"{''.join(rows)}</w:tbl>" + paragraph("NhatKyLoi", "")
    )


def plain_row(columns: Sequence[Column], texts: Sequence[str]) -> str:
    """Give a row of bare texts."""
    return _row(columns, [(_said(text),) for text in texts], tall=sum(map(len, texts)) > _TALL)


def entry_table(writing: Writing, parts: Mapping[str, Iterable[ShownEntry]]) -> str:
    """Give one table of all entries by the names of their parts; "" names none.

    Above those of an item stand its title, the agency and the reason: an agency gives one reason
    for all that it changed in an item.
    """
    return table(TABLE_COLUMNS, _part_rows(writing, parts))


def spelling_table(writing: Writing, changes: Iterable[ShownChange]) -> str:
    """Give the table of changes one by one, without reason and comments."""
    rows = (
        _row(SPARE_COLUMNS, _contents(writing, change), tall=_is_tall((change,)))
        for change in changes
    )
    return table(SPARE_COLUMNS, rows)


def _part_rows(writing: Writing, parts: Mapping[str, Iterable[ShownEntry]]) -> Iterator[str]:
    for part, entries in parts.items():
        items = [(item, tuple(held)) for item, held in groupby(entries, _Heading.of)]
        if part and any(item.title != part for item, _ in items):
            yield _heading_row(_said(part, _BOLD))
        for item, held in items:
            yield _heading_row(item.words())
            yield from (_entry_row(writing, entry) for entry in held)


class _Heading(NamedTuple):
    """What stands above the entries of an item."""

    title: str
    agency: str
    reason: str

    @classmethod
    def of(cls, entry: ShownEntry) -> "_Heading":
        """Give that of an entry."""
        title = entry.item.removeprefix(f"{entry.part}, mục ")
        return cls(title, entry.agency, entry.reason)

    def words(self) -> str:
        """Give its runs."""
        reason = _said(f". Lý do: {self.reason}", _ITALIC) if self.reason else ""
        return _said(self.title, _BOLD) + _said(f" – {self.agency}") + reason


def _heading_row(words: str) -> str:
    """Give a row across the table, which is never left alone at a page's foot."""
    width = sum(column.width for column in TABLE_COLUMNS)
    cell = _cell(width, paragraph("BangChu10", words, KEEP), len(TABLE_COLUMNS))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}</w:tr>"


def _entry_row(writing: Writing, entry: ShownEntry) -> str:
    about = _said(" " + " ".join(_about(entry)))
    contents = (
        (_said(str(entry.number)),),
        (_places(writing, entry) + about,),
        _words_of(entry),
        (_said("; ".join(entry.answers)),),
    )
    return _row(TABLE_COLUMNS, contents, tall=_is_tall(entry.changes))


def _contents(writing: Writing, change: ShownChange) -> Sequence[Sequence[str]]:
    what = f" ({KIND_WORDS[change.change.kind]}: {THING_WORDS[change.change.what].lower()})"
    words = both_places(change.change.old_place, change.change.new_place)
    places = _linked(writing, change.address, words)
    return (
        (_said(change.number),),
        (places + _said(what),),
        (_said(change.agency),),
        _words(change),
    )


def _is_tall(changes: Sequence[ShownChange]) -> bool:
    shown = changes[:_MOST_LINES]
    return sum(len(c.change.old) + len(c.change.new) for c in shown) > _TALL


def _row(columns: Sequence[Column], contents: Sequence[Sequence[str]], *, tall: bool) -> str:
    cells = "".join(
        _cell(column.width, "".join(paragraph(column.style, line) for line in lines))
        for column, lines in zip(columns, contents, strict=True)
    )
    properties = "" if tall else "<w:trPr><w:cantSplit/></w:trPr>"
    return f"<w:tr>{properties}{cells}</w:tr>"


def _cell(width: int, content: str, columns: int = 1) -> str:
    reaches = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{reaches}<w:vAlign w:val="top"/>'
        f"</w:tcPr>{content}</w:tc>"
    )


def _about(entry: ShownEntry) -> Iterator[str]:
    """Give what was done, and with several changes what they are of, or where they stand."""
    told = entry.entry
    yield f"({about_words(told)})"
    if entry.look:
        yield f"({entry.look})"
    if entry.moves_by_halves:
        yield f"({BY_HALVES})"
    if told.kind is EntryKind.REPLACED:
        places = [place_words(c.change.new_place) for c in entry.told[:_MOST_LINES]]
        rest = len(entry.told) - len(places)
        yield "; ".join((*places, f"… và {rest} chỗ nữa")) if rest else "; ".join(places)


def _places(writing: Writing, entry: ShownEntry) -> str:
    """Give where an entry stands, the part left out where its heading says it."""
    told, part = entry.entry, f"{entry.part}, "
    words = both_places(told.old_place, told.new_place).replace(part, "")
    return _linked(writing, entry.address, words)


def _linked(writing: Writing, address: str, words: str) -> str:
    file, _, bookmark = address.partition("#")
    relation = writing.relationships.add("hyperlink", file, external=True)
    # Word keeps the bookmark of another file beside the relationship, not in its target
    anchor = f' w:anchor="{bookmark}"' if bookmark else ""
    link = f'<w:hyperlink r:id="{relation}"{anchor} w:history="1">'
    return f"{link}{_said(words, _LINK)}</w:hyperlink>"


def _words_of(entry: ShownEntry) -> Sequence[str]:
    """Give the paragraphs that say what an entry changed."""
    if not entry.entry.folded:
        return _words(entry.changes[0])
    if entry.of_cells:
        return _cells(entry.told)
    if entry.entry.kind is EntryKind.REPLACED:
        return (_marked(pieces_between(entry.entry.old, entry.entry.new)),)
    return _lines(entry)


def _lines(entry: ShownEntry) -> Sequence[str]:
    """Give an entry of several changes, each in short; the rest is in the workbook."""
    lines = [line for change in entry.told[:_MOST_LINES] for line in _short(change)]
    rest = len(entry.told) - _MOST_LINES
    return (*lines, _said(f"… và {rest} thay đổi nữa, xem tệp Excel")) if rest > 0 else lines


def _short(change: ShownChange) -> Sequence[str]:
    if change.cells and change.change.kind is ChangeKind.CHANGED:
        return _cells((change,))
    return (_marked(shortened(change.words, around=_AROUND // 2, longest=_LINE_LONGEST)),)


def _words(change: ShownChange) -> Sequence[str]:
    """Give the paragraphs that say what one change changed."""
    if change.cells:
        return _cells((change,))
    return (_marked(shortened(change.words, around=_AROUND, longest=_LONGEST)),)


def _marked(pieces: Pieces) -> str:
    """Give words with their marks, a space between what went and what came in its place."""
    held = zip(pieces, _held(pieces), strict=True)
    said = [run(words, _STYLES[piece.lot]) for piece, words in held]
    spaces = [run(" ") if _touch(*pair) else "" for pair in pairwise(pieces)]
    return "".join(chain.from_iterable(zip_longest(said, spaces, fillvalue="")))


def _held(pieces: Pieces) -> Iterator[str]:
    """Give the words of each piece; a name in one stays with its number in the next."""
    words, at = unbroken("".join(piece.text for piece in pieces)), 0
    for piece in pieces:
        yield words[at : at + len(piece.text)]
        at += len(piece.text)


def _touch(one: Piece, other: Piece) -> bool:
    replaced = {one.lot, other.lot} == {Lot.GONE, Lot.NEW}
    return replaced and not (one.text[-1:].isspace() or other.text[:1].isspace())


def _cells(changes: Iterable[ShownChange]) -> tuple[str, ...]:
    """Give a paragraph for each row of a table: its name, then each of its cells."""
    cells = [(cell, change.words_of(cell)) for change in changes for cell in change.cells]
    shown = groupby(cells[:_MOST_CELLS], lambda held: held[0].row_key)
    lines = [_one_row(name, tuple(held)) for name, held in shown]
    if len(cells) > _MOST_CELLS:
        lines.append(_said(f"… và {len(cells) - _MOST_CELLS} ô nữa, xem tệp Excel"))
    return tuple(lines)


def _one_row(name: str, cells: Sequence[tuple[TableChange, Pieces]]) -> str:
    told = _said("; ").join(_one_cell(cell, words) for cell, words in cells)
    between = ", " if cells[0][0].column else ": "
    return (_said(f"{name}{between}") if name else "") + told


def _one_cell(cell: TableChange, words: Pieces) -> str:
    """Give "Quy mô: 15 → 20 [+5 km (+12,5%)]"; words that partly stayed as in a text."""
    change = difference(cell.delta, cell.percent, cell.unit)
    told = _said(f" [{change}]") if change else ""
    return (_said(f"{cell.column}: ") if cell.column else "") + _cell_words(words) + told


def _cell_words(words: Pieces) -> str:
    pieces = shortened(words, around=_AROUND, longest=_CELL_LONGEST)
    if any(piece.lot in (Lot.KEPT, Lot.RESTYLED) for piece in pieces):
        return _marked(pieces)
    sides = (tuple(p for p in pieces if p.lot is lot) for lot in (Lot.GONE, Lot.NEW))
    return _said(_INTO).join(_marked(held) or _said(_EMPTY) for held in sides)
