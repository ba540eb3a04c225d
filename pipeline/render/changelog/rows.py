"""Rows of the change log in Word: places linked to the redline, old and new words marked."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from pipeline.model.change import THING_WORDS, ChangeKind, Place, TableChange
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
    Pieces,
    pieces_between,
    shortened,
    side,
)
from pipeline.render.word.paragraphs import paragraph
from pipeline.render.word.runs import LINE_BREAK, run
from pipeline.render.word.writing import Writing

_AROUND: Final = 70
_LONGEST: Final = 420
_CELL_LONGEST: Final = 120
_LINE_LONGEST: Final = 160  # letters of one of several changes told together
_MOST_LINES: Final = 12
_MOST_CELLS: Final = 12
_NOT_YET: Final = "(chưa có)"
_NO_MORE: Final = "(không còn)"
_AS_ABOVE: Final = "Như trên"
_TALL: Final = 900  # letters from which a row may break over pages
_STYLES: Final = {
    Lot.KEPT: "",
    Lot.GONE: '<w:rPr><w:rStyle w:val="ChuXoa"/></w:rPr>',
    Lot.NEW: '<w:rPr><w:rStyle w:val="ChuThem"/></w:rPr>',
    Lot.RESTYLED: '<w:rPr><w:rStyle w:val="ChuDinhDang"/></w:rPr>',
}
_LINK: Final = '<w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>'


class Column(NamedTuple):
    """A column: its title, width in twips, and the style of its cells."""

    title: str
    width: int
    style: str


TABLE_COLUMNS: Final = (
    Column("STT", 620, "BangGiua10"),
    Column("Vị trí (dự thảo trước → dự thảo sau)", 2150, "BangChu10"),
    Column("Cơ quan", 1350, "BangChu10"),
    Column("Nội dung cũ", 3600, "BangChu10"),
    Column("Nội dung mới", 3600, "BangChu10"),
    Column("Lý do", 1900, "BangChu10"),
    Column("Ý kiến", 1350, "BangChu10"),
)
# without reason and comments, which spelling does not need
SPARE_COLUMNS: Final = (
    Column("STT", 700, "BangGiua10"),
    Column("Vị trí (dự thảo trước → dự thảo sau)", 2870, "BangChu10"),
    Column("Cơ quan", 2000, "BangChu10"),
    Column("Nội dung cũ", 4500, "BangChu10"),
    Column("Nội dung mới", 4500, "BangChu10"),
)


def table(columns: Sequence[Column], rows: Iterable[str]) -> str:
    """Give a table whose header row repeats on each page, and a line below it."""
    grid = "".join(f'<w:gridCol w:w="{column.width}"/>' for column in columns)
    head = "".join(
        _cell(column.width, paragraph("BangTieuDe10", run(column.title))) for column in columns
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
    return _row(columns, [(run(text),) for text in texts], tall=sum(map(len, texts)) > _TALL)


def entry_table(writing: Writing, entries: Iterable[ShownEntry]) -> str:
    """Give the table of some entries.

    A reason that stood in the row above is not said again: an agency gives one for all that it
    changed in an item.
    """
    return table(TABLE_COLUMNS, _entry_rows(writing, entries))


def spelling_table(writing: Writing, changes: Iterable[ShownChange]) -> str:
    """Give the table of changes one by one, without reason and comments."""
    rows = (
        _row(SPARE_COLUMNS, _contents(writing, change), tall=_is_tall((change,)))
        for change in changes
    )
    return table(SPARE_COLUMNS, rows)


def _entry_rows(writing: Writing, entries: Iterable[ShownEntry]) -> Iterator[str]:
    above = ""
    for entry in entries:
        reason = entry.reason
        again = reason and reason == above
        yield _entry_row(writing, entry, _AS_ABOVE if again else reason)
        above = reason


def _entry_row(writing: Writing, entry: ShownEntry, reason: str) -> str:
    old, new = _sides_of(entry)
    contents = (
        (run(str(entry.number)),),
        (_places(writing, entry), *map(run, _about(entry))),
        (run(entry.agency),),
        old,
        new,
        (run(reason),),
        tuple(map(run, entry.answers or ("",))),
    )
    return _row(TABLE_COLUMNS, contents, tall=_is_tall(entry.changes))


def _contents(writing: Writing, change: ShownChange) -> Sequence[Sequence[str]]:
    old, new = _sides(change)
    what = f"({KIND_WORDS[change.change.kind]}: {THING_WORDS[change.change.what].lower()})"
    places = _linked(writing, change.address, change.change.old_place, change.change.new_place)
    return ((run(change.number),), (places, run(what)), (run(change.agency),), old, new)


def _is_tall(changes: Sequence[ShownChange]) -> bool:
    shown = changes[:_MOST_LINES]
    return sum(max(len(c.change.old), len(c.change.new)) for c in shown) > _TALL


def _row(columns: Sequence[Column], contents: Sequence[Sequence[str]], *, tall: bool) -> str:
    cells = "".join(
        _cell(column.width, "".join(paragraph(column.style, line) for line in lines))
        for column, lines in zip(columns, contents, strict=True)
    )
    properties = "" if tall else "<w:trPr><w:cantSplit/></w:trPr>"
    return f"<w:tr>{properties}{cells}</w:tr>"


def _cell(width: int, content: str) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="top"/></w:tcPr>'
        f"{content}</w:tc>"
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
    return _linked(writing, entry.address, entry.entry.old_place, entry.entry.new_place)


def _linked(writing: Writing, address: str, old: Place | None, new: Place | None) -> str:
    file, _, bookmark = address.partition("#")
    relation = writing.relationships.add("hyperlink", file, external=True)
    # Word keeps the bookmark of another file beside the relationship, not in its target
    anchor = f' w:anchor="{bookmark}"' if bookmark else ""
    words = run(both_places(old, new), _LINK)
    return f'<w:hyperlink r:id="{relation}"{anchor} w:history="1">{words}</w:hyperlink>'


def _sides_of(entry: ShownEntry) -> tuple[Sequence[str], Sequence[str]]:
    """Give the paragraphs of the old and of the new words of an entry."""
    if not entry.entry.folded:
        return _sides(entry.changes[0])
    if entry.of_cells:
        return _cells(entry.told, Lot.GONE), _cells(entry.told, Lot.NEW)
    if entry.entry.kind is EntryKind.REPLACED:
        words = pieces_between(entry.entry.old, entry.entry.new)
        return (_marked(side(words, Lot.GONE)),), (_marked(side(words, Lot.NEW)),)
    return _lines(entry, Lot.GONE), _lines(entry, Lot.NEW)


def _lines(entry: ShownEntry, lot: Lot) -> Sequence[str]:
    """Give one side of an entry of several changes, each in short; the rest is in the workbook."""
    lines = [line for change in entry.told[:_MOST_LINES] for line in _short(change, lot)]
    rest = len(entry.told) - _MOST_LINES
    if not lines:
        return (run(_NOT_YET if lot is Lot.GONE else _NO_MORE),)
    return (*lines, run(f"… và {rest} thay đổi nữa, xem tệp Excel")) if rest > 0 else lines


def _short(change: ShownChange, lot: Lot) -> Iterator[str]:
    """Give one side of a change in short; what moved and stayed the same is said on the new one."""
    if change.cells and change.change.kind is ChangeKind.CHANGED:
        yield from _cells((change,), lot)
        return
    words = shortened(change.words, around=_AROUND // 2, longest=_LINE_LONGEST)
    if lot is Lot.NEW or any(piece.lot is not Lot.KEPT for piece in words):
        shown = _marked(side(words, lot))
        if shown:
            yield shown


def _sides(change: ShownChange) -> tuple[Sequence[str], Sequence[str]]:
    """Give the paragraphs of the old and of the new words of one change."""
    if change.cells:
        return _cells((change,), Lot.GONE), _cells((change,), Lot.NEW)
    words = shortened(change.words, around=_AROUND, longest=_LONGEST)
    old, new = _marked(side(words, Lot.GONE)), _marked(side(words, Lot.NEW))
    if change.change.kind is ChangeKind.ADDED:
        old = run(_NOT_YET)
    elif change.change.kind is ChangeKind.DELETED:
        new = run(_NO_MORE)
    return (old,), (new,)


def _marked(pieces: Pieces) -> str:
    return "".join(run(piece.text, _STYLES[piece.lot]) for piece in pieces)


def _cells(changes: Iterable[ShownChange], lot: Lot) -> tuple[str, ...]:
    cells = [(cell, change.words_of(cell)) for change in changes for cell in change.cells]
    lines = [_one_cell(cell, words, lot) for cell, words in cells[:_MOST_CELLS]]
    if len(cells) > _MOST_CELLS:
        lines.append(run(f"… và {len(cells) - _MOST_CELLS} ô nữa, xem tệp Excel"))
    return tuple(lines)


def _one_cell(cell: TableChange, words: Pieces, lot: Lot) -> str:
    pieces = shortened(words, around=_AROUND, longest=_CELL_LONGEST)
    named = ", ".join(filter(None, (cell.row_key, cell.column)))
    shown = _marked(side(pieces, lot)) or run("(trống)")
    change = difference(cell.delta, cell.percent, cell.unit) if lot is Lot.NEW else ""
    told = LINE_BREAK + run(f"Chênh lệch: {change}") if change else ""
    return (run(f"{named}: ") if named else "") + shown + told
