"""Rows of the change log in Word: places linked to the redline, old and new words marked."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from pipeline.model.change import Change, ChangeKind, TableChange
from pipeline.render.changelog.entries import (
    KIND_WORDS,
    THING_WORDS,
    Entry,
    both_places,
    difference,
)
from pipeline.render.changelog.words import Lot, Pieces, shortened, side
from pipeline.render.word.paragraphs import paragraph
from pipeline.render.word.runs import LINE_BREAK, run
from pipeline.render.word.writing import Writing

_AROUND: Final = 70
_LONGEST: Final = 420
_CELL_LONGEST: Final = 120
_MOST_CELLS: Final = 12
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
    Column("Lý do", 2200, "BangChu10"),
    Column("Ý kiến", 1050, "BangChu10"),
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
    cells = "".join(
        _cell(column.width, paragraph(column.style, run(text)))
        for column, text in zip(columns, texts, strict=True)
    )
    return _row(cells, tall=sum(map(len, texts)) > _TALL)


def change_table(
    writing: Writing, entries: Iterable[Entry], *, columns: Sequence[Column] = TABLE_COLUMNS
) -> str:
    """Give the table of some changes; the spare columns leave out reason and comments.

    A reason that stood in the row above is not said again: an agency gives one for all that it
    changed in an item.
    """
    return table(columns, _change_rows(writing, entries, columns))


def _change_rows(
    writing: Writing, entries: Iterable[Entry], columns: Sequence[Column]
) -> Iterator[str]:
    above = ""
    for entry in entries:
        reason = entry.change.reason
        again = reason and reason == above
        yield _change_row(writing, entry, columns, _AS_ABOVE if again else reason)
        above = reason


def _change_row(writing: Writing, entry: Entry, columns: Sequence[Column], reason: str) -> str:
    change = entry.change
    old, new = _sides(entry)
    contents = (
        (run(str(entry.number)),),
        (_places(writing, entry), run(_what(change))),
        (run(entry.agency),),
        old,
        new,
        (run(reason),),
        (run(", ".join(change.comments)),),
    )
    cells = "".join(
        _cell(column.width, "".join(paragraph(column.style, line) for line in lines))
        for column, lines in zip(columns, contents, strict=False)
    )
    return _row(cells, tall=max(map(len, (change.old, change.new))) > _TALL)


def _row(cells: str, *, tall: bool) -> str:
    properties = "" if tall else "<w:trPr><w:cantSplit/></w:trPr>"
    return f"<w:tr>{properties}{cells}</w:tr>"


def _cell(width: int, content: str) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="top"/></w:tcPr>'
        f"{content}</w:tc>"
    )


def _what(change: Change) -> str:
    return f"({KIND_WORDS[change.kind]}: {THING_WORDS[change.what].lower()})"


def _places(writing: Writing, entry: Entry) -> str:
    words = both_places(entry.change.old_place, entry.change.new_place)
    file, _, bookmark = entry.address.partition("#")
    relation = writing.relationships.add("hyperlink", file, external=True)
    # Word keeps the bookmark of another file beside the relationship, not in its target
    anchor = f' w:anchor="{bookmark}"' if bookmark else ""
    return f'<w:hyperlink r:id="{relation}"{anchor} w:history="1">{run(words, _LINK)}</w:hyperlink>'


def _sides(entry: Entry) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the paragraphs of the old and of the new words."""
    change = entry.change
    if entry.cells:
        return _cells(entry, Lot.GONE), _cells(entry, Lot.NEW)
    words = shortened(entry.words, around=_AROUND, longest=_LONGEST)
    old, new = _marked(side(words, Lot.GONE)), _marked(side(words, Lot.NEW))
    if change.kind is ChangeKind.ADDED:
        old = run("(chưa có)")
    elif change.kind is ChangeKind.DELETED:
        new = run("(không còn)")
    return (old,), (new,)


def _marked(pieces: Pieces) -> str:
    return "".join(run(piece.text, _STYLES[piece.lot]) for piece in pieces)


def _cells(entry: Entry, lot: Lot) -> tuple[str, ...]:
    cells = entry.cells
    lines = [_one_cell(cell, entry.words_of(cell), lot) for cell in cells[:_MOST_CELLS]]
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
