"""A report made by python-docx: its own template, its styles, and nothing by hand but merges."""

import io
from dataclasses import replace
from datetime import datetime
from random import Random
from typing import TYPE_CHECKING, Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Cm

from tests.seeded.departmental.odd import png
from tests.seeded.departmental.truth import (
    Aside,
    Break,
    Extra,
    Figure,
    Heading,
    Item,
    Para,
    Piece,
    Report,
    Table,
    Title,
)

if TYPE_CHECKING:
    from docx.document import Document as Made

_MADE: Final = datetime(2025, 11, 5, 8, 0)  # noqa: DTZ001 -- what the library asks for
_STYLES: Final = {"-": "List Bullet", "+": "List Bullet 2", "1.": "List Number"}


def written(report: Report, rng: Random, *, styles: bool) -> bytes:
    """Give the .docx; `styles` says whether headings and lists are those of the program."""
    made = Document()
    for piece in report.pieces:
        _add(made, piece, styles, rng)
    made.core_properties.created = made.core_properties.modified = _MADE
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def fit(report: Report, *, styles: bool) -> Report:
    """Leave out the notes that the program has no words for; its one list counts on and on."""
    counted = iter(range(1, 10_000))

    def fitted(piece: Piece) -> Piece:
        if isinstance(piece, Para):
            return replace(piece, note="")
        if styles and isinstance(piece, Item) and piece.marker[0].isdigit():
            return replace(piece, marker=f"{next(counted)}.")
        return piece

    return replace(report, pieces=tuple(map(fitted, report.pieces)))


def _add(made: "Made", piece: object, styles: bool, rng: Random) -> None:
    match piece:
        case Heading():
            _heading(made, piece, styles)
        case Para(text=text) | Extra(text=text):
            made.add_paragraph(text)
        case Item(marker=marker, text=text):
            numbered = "1." if marker[0].isdigit() else marker
            listed = _STYLES.get(numbered) if styles else None
            made.add_paragraph(text if listed else f"{marker} {text}", style=listed)
        case Title(lines=lines):
            for line in lines:
                _bold(made, line, centred=True)
        case Aside(rows=rows):
            grid = made.add_table(1, 2)
            for column in range(2):
                grid.cell(0, column).text = "\n".join(row[column] for row in rows)
        case Break():
            made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        case Figure():
            made.add_picture(io.BytesIO(png(int(piece.number))), width=Cm(8))
            _bold(made, f"Hình {piece.number}. {piece.caption}", centred=True)
        case Table():
            _table(made, piece)


def _heading(made: "Made", piece: Heading, styles: bool) -> None:
    typed = f"{piece.number} {piece.text}".strip()
    if styles:
        made.add_heading(typed, piece.level)
    else:
        _bold(made, typed, centred=False)


def _bold(made: "Made", text: str, *, centred: bool) -> None:
    paragraph = made.add_paragraph()
    paragraph.add_run(text).bold = True
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _table(made: "Made", piece: Table) -> None:
    if piece.caption and not piece.below:
        _bold(made, f"Bảng {piece.number}: {piece.caption}", centred=True)
    if piece.unit:
        made.add_paragraph(f"(Đơn vị: {piece.unit})").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    grid = made.add_table(len(piece.rows), len(piece.rows[0]), style="Table Grid")
    for row, cells in enumerate(piece.rows):
        for column, cell in enumerate(cells):
            if cell is None:
                continue
            place = grid.cell(row, column)
            if cell.rows > 1 or cell.columns > 1:
                place = place.merge(grid.cell(row + cell.rows - 1, column + cell.columns - 1))
            place.text = cell.text
            for run in place.paragraphs[0].runs:
                run.bold = row < piece.header
    if piece.caption and piece.below:
        _bold(made, f"Bảng {piece.number}: {piece.caption}", centred=True)
    if piece.origin:
        made.add_paragraph(f"Nguồn: {piece.origin}")
