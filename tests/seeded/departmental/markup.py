"""A report written as WordprocessingML by hand, as Word writes it, in one author's dress."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any, Final

from tests.seeded.departmental import package
from tests.seeded.departmental.dress import (
    BOLD,
    ITALIC,
    PLAIN,
    Dress,
    Look,
    para,
    run,
)
from tests.seeded.departmental.dress import field as word_field
from tests.seeded.departmental.letters import spelt
from tests.seeded.departmental.odd import extra_xml, figure_xml, formula_xml
from tests.seeded.departmental.truth import (
    Aside,
    Break,
    Cell,
    Extra,
    Figure,
    Formula,
    Heading,
    Item,
    Para,
    Report,
    Table,
    Title,
)

_BULLETS, _LETTERED, _DECIMAL, _HEADINGS = 1, 2, 3, 4


@dataclass(slots=True)
class Writing:
    """A file in the making: its parts, and what has been counted."""

    dress: Dress
    rng: Random
    parts: package.Parts = field(default_factory=package.Parts)
    lists: int = 10
    last: object = None

    def text(self, words: str, look: Look = PLAIN) -> str:
        """Give the runs of words in the author's letters."""
        shown = replace(look, bold=look.bold or self.dress.bold, font=look.font or self.dress.font)
        return run(
            spelt(words, self.dress.letters, self.rng),
            shown,
            split=self.rng if self.dress.split else None,
        )


def written(report: Report, dress: Dress, rng: Random) -> bytes:
    """Give the .docx of a report."""
    writing = Writing(dress, rng)
    body = "".join(_piece(piece, writing) for piece in report.pieces)
    return package.zipped(body, writing.parts)


def _piece(piece: Any, writing: Writing) -> str:
    made = _WRITERS[type(piece)](piece, writing)
    writing.last = piece
    return made


def _heading(piece: Heading, writing: Writing) -> str:
    dress = writing.dress
    typed = f"{piece.number} {piece.text}".strip()
    if piece.number.startswith("Phần"):
        # the number on a line of its own, the title below, both centred
        return para(writing.text(f"{piece.number}\n{piece.text}", BOLD), align="center")
    match dress.headings:
        case "style":
            return para(writing.text(typed, PLAIN), style=f"Heading{piece.level}", align="")
        case "custom":
            return para(writing.text(typed), style=f"MucCap{piece.level}", align="")
        case "outline":
            return para(writing.text(typed, BOLD), level=piece.level - 1)
        case "numbered":
            return para(
                writing.text(piece.text, PLAIN),
                style=f"Heading{piece.level}",
                align="",
                numbered=(_HEADINGS, piece.level - 1),
            )
        case "split":
            return para(
                writing.text(f"{piece.number}\t", BOLD) + writing.text(piece.text, BOLD), first=720
            )
        case "italic":
            return para(writing.text(typed, Look(bold=True, italic=piece.level > 1)), first=720)
        case "caps" if piece.level == 1:
            return para(writing.text(typed, Look(bold=True, caps=True)), align="center")
        case "centred" if piece.level == 1:
            return para(writing.text(typed, BOLD), align="center")
        case _:
            return para(writing.text(typed, BOLD), first=720)


def _para(piece: Para, writing: Writing) -> str:
    inner = writing.text(piece.text)
    if piece.note:
        mark = writing.parts.note(
            writing.text(piece.note, Look(size=20)), endnote=writing.dress.endnotes
        )
        inner += mark
    if piece.mention:
        inner += word_field(
            f"REF _Ref10000{piece.mention} \\h", writing.text(f"Bảng {piece.mention}")
        )
        inner += writing.text(".")
    return para(inner, first=720)


def _item(piece: Item, writing: Writing) -> str:
    how = writing.dress.lists
    if how == "word" and piece.marker != "+":
        if not isinstance(writing.last, Item):
            writing.lists += 1
        kind = _BULLETS if piece.marker in "-•" else _LETTERED if ")" in piece.marker else _DECIMAL
        number = writing.parts.list(kind, writing.lists)
        return para(writing.text(piece.text), numbered=(number, 0))
    if how == "word":
        return para(
            writing.text(piece.text), numbered=(writing.parts.list(_BULLETS, writing.lists), 1)
        )
    if how == "symbol" and piece.marker in "-+•":
        sign = '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>'
        return para(f"{sign}{writing.text(f' {piece.text}')}", first=720)
    if how == "tabbed":
        return para(writing.text(f"{piece.marker}\t{piece.text}"), indent=720)
    if how == "indent":
        indent = 1080 if piece.marker == "+" else 720
        return para(writing.text(f"{piece.marker} {piece.text}"), indent=indent)
    return para(writing.text(f"{piece.marker} {piece.text}"), first=720)


def _title(piece: Title, writing: Writing) -> str:
    return "".join(para(writing.text(line, BOLD), align="center") for line in piece.lines)


def _break(_piece: Break, writing: Writing) -> str:
    return para('<w:r><w:br w:type="page"/></w:r>')


def _extra(piece: Extra, writing: Writing) -> str:
    return extra_xml(piece, writing.text, writing.parts)


def _figure(piece: Figure, writing: Writing) -> str:
    drawn = para(figure_xml(piece, writing.parts), align="center")
    return drawn + para(writing.text(f"Hình {piece.number}. {piece.caption}", BOLD), align="center")


def _formula(piece: Formula, writing: Writing) -> str:
    return para(formula_xml(piece))


def _table(piece: Table, writing: Writing) -> str:
    caption, unit = _caption(piece, writing), _unit(piece, writing)
    rows = "".join(_row(piece, index, writing) for index in range(len(piece.rows)))
    width = len(piece.rows[0])
    grid = "".join(f'<w:gridCol w:w="{_width(column)}"/>' for column in range(width))
    table = _framed(grid, rows)
    if writing.dress.nested:
        outer = f'<w:tc><w:tcPr><w:tcW w:w="9000" w:type="dxa"/></w:tcPr>{table}<w:p/></w:tc>'
        table = _framed('<w:gridCol w:w="9000"/>', f"<w:tr>{outer}</w:tr>", border="none")
    origin = (
        para(writing.text(f"Nguồn: {piece.origin}", ITALIC), align="right") if piece.origin else ""
    )
    if piece.below:
        return unit + table + caption + origin
    return caption + unit + table + origin


def _framed(grid: str, rows: str, border: str = "single") -> str:
    sides = "".join(
        f'<w:{side} w:val="{border}" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{sides}</w:tblBorders>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _width(column: int) -> int:
    return 700 if column == 0 else 2200


def _caption(piece: Table, writing: Writing) -> str:
    if not piece.caption:
        return ""
    style = "Caption" if writing.dress.captions == "style" else ""
    words = {"colon": f"Bảng số {piece.number}: "}.get(
        writing.dress.captions, f"Bảng {piece.number}. "
    )
    inner = writing.text(words + piece.caption, BOLD)
    if writing.dress.captions in ("field", "style"):
        mark = f'w:id="{800 + int(piece.number)}"'
        number = word_field("SEQ Bảng \\* ARABIC", writing.text(piece.number, BOLD))
        inner = (
            f'<w:bookmarkStart {mark} w:name="_Ref10000{piece.number}"/>'
            f"{writing.text('Bảng ', BOLD)}"
            f"{number}<w:bookmarkEnd {mark}/>{writing.text(f'. {piece.caption}', BOLD)}"
        )
    if piece.unit and writing.dress.units == "aside":
        inner += writing.text(f"\tĐVT: {piece.unit}", ITALIC)
    return para(inner, style=style, align="left" if writing.dress.units == "aside" else "center")


def _unit(piece: Table, writing: Writing) -> str:
    if not piece.unit or writing.dress.units == "aside":
        return ""
    words = "ĐVT" if writing.dress.captions == "colon" else "Đơn vị tính"
    return para(writing.text(f"{words}: {piece.unit}", ITALIC), align="right")


def _row(table: Table, index: int, writing: Writing) -> str:
    cells = []
    for column, cell in enumerate(table.rows[index]):
        if cell is not None:
            cells.append(_cell(cell, index < table.header, column, writing))
        else:
            owner = _owner(table, index, column)
            if owner is not None:
                cells.append(_continued(owner, column))
    repeated = (
        "<w:trPr><w:tblHeader/></w:trPr>" if writing.dress.headers and index < table.header else ""
    )
    return f"<w:tr>{repeated}{''.join(cells)}</w:tr>"


def _owner(table: Table, row: int, column: int) -> Cell | None:
    """Give the cell that reaches down to here, where here is its first column; None inside."""
    for above in range(row - 1, -1, -1):
        cell = table.rows[above][column]
        if cell is not None:
            return cell if above + cell.rows > row else None
    return None


def _cell(cell: Cell, is_header: bool, column: int, writing: Writing) -> str:
    look = Look(bold=is_header, size=24)
    merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
    align = "center" if is_header else "right" if cell.number is not None else "left"
    lines = cell.text.split("\n")
    inner = "".join(para(writing.text(line, look) if line else "", align=align) for line in lines)
    return f"<w:tc>{_cell_properties(cell, column, merge)}{inner}</w:tc>"


def _continued(cell: Cell, column: int) -> str:
    return f"<w:tc>{_cell_properties(cell, column, '<w:vMerge/>')}<w:p/></w:tc>"


def _cell_properties(cell: Cell, column: int, merge: str) -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    width = sum(map(_width, range(column, column + cell.columns)))
    return f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}</w:tcPr>'


def _aside(piece: Aside, writing: Writing) -> str:
    if writing.dress.layout == "tabs":
        return "".join(para(writing.text("\t".join(row), BOLD), align="left") for row in piece.rows)
    columns = range(len(piece.rows[0]))
    cells = "".join(
        '<w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr>'
        + "".join(
            para(writing.text(row[column], Look(bold=number < 2, size=26)), align="center")
            for number, row in enumerate(piece.rows)
        )
        + "</w:tc>"
        for column in columns
    )
    return _framed('<w:gridCol w:w="4500"/>' * len(columns), f"<w:tr>{cells}</w:tr>", "none")


_WRITERS: Final[dict[type, Callable[[Any, Writing], str]]] = {
    Heading: _heading,
    Para: _para,
    Item: _item,
    Table: _table,
    Aside: _aside,
    Title: _title,
    Break: _break,
    Extra: _extra,
    Figure: _figure,
    Formula: _formula,
}
