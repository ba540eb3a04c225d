"""Gate, tables, cells and sections (ECMA-376 Part 1, 17.4 and 17.6)."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from tests.oracle.docx_parts import Package, R, W, local, named, place

_RANGES: Final = named(
    "bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd moveFromRangeStart proofErr"
    " moveFromRangeEnd moveToRangeStart moveToRangeEnd permStart permEnd"
)
_NEED_PARAGRAPH: Final = ("tc", "hdr", "ftr", "footnote", "endnote", "comment", "txbxContent")


def endings(package: Package) -> Iterator[str]:
    """Every cell, header, footer, note and text box ends in a paragraph; so does the body."""
    for part, tree in package.stories().items():
        for node in tree.iter(*(f"{W}{name}" for name in _NEED_PARAGRAPH)):
            blocks = [child for child in node if local(child) not in _RANGES]
            if not blocks or blocks[-1].tag != f"{W}p":
                yield f"{place(part, node)}: last child is not a w:p"
        for table in tree.iter(f"{W}tbl"):
            following = next(table.itersiblings(), None)
            while following is not None and local(following) in _RANGES:
                following = next(following.itersiblings(), None)
            if following is not None and following.tag == f"{W}tbl":
                yield f"{place(part, following)}: directly after another table, Word joins them"
    body = package.trees[package.main].find(f"{W}body")
    if body is None:
        yield f"{package.main}: no w:body"
        return
    if not len(body) or body[-1].tag != f"{W}sectPr":
        yield f"{package.main}: w:body: last child is not w:sectPr"
    if len(body.findall(f"{W}sectPr")) > 1:
        yield f"{package.main}: w:body: more than one w:sectPr"
    blocks = [child for child in body if local(child) in {"p", "tbl", "sdt"}]
    if not blocks or blocks[-1].tag == f"{W}tbl":
        yield f"{package.main}: w:body: no paragraph at its end"


def tables(package: Package) -> Iterator[str]:
    """Every row fills the grid exactly, and every vMerge has its restart above, equally wide."""
    for part, tree in package.stories().items():
        for table in tree.iter(f"{W}tbl"):
            for problem in _table(table):
                yield f"{place(part, table)}: {problem}"


def _table(table: etree._Element) -> Iterator[str]:
    grid = table.find(f"{W}tblGrid")
    if table.find(f"{W}tblPr") is None or grid is None:
        yield "tblPr or tblGrid is missing"
        return
    names = [local(child) for child in table if local(child) not in _RANGES]
    if names[:2] != ["tblPr", "tblGrid"]:
        yield "tblPr and tblGrid must come first"
    columns = grid.findall(f"{W}gridCol")
    for column in columns:
        if not column.get(f"{W}w", "0").isdigit():
            yield f"gridCol width {column.get(f'{W}w')!r} is no number"
    rows = _rows(table)
    if not rows:
        yield "no row"
    above: dict[tuple[int, int], bool] = {}
    for number, row in enumerate(rows, 1):
        cells, width = _cells(row)
        if not cells:
            yield f"row {number} has no cell"
        if width != len(columns):
            yield f"row {number} spans {width} columns, the grid has {len(columns)}"
        merged: dict[tuple[int, int], bool] = {}
        for start, span, state in cells:
            merged[start, span] = state is not None
            if state == "continue" and not above.get((start, span), False):
                yield f"row {number}, column {start + 1}: vMerge continues nothing above"
        above = merged


def _rows(table: etree._Element) -> list[etree._Element]:
    inner = (f"{W}sdt/{W}sdtContent/{W}tr", f"{W}customXml/{W}tr")
    wrapped = {row for path in inner for row in table.findall(path)}
    direct = set(table.findall(f"{W}tr"))
    return [row for row in table.iter(f"{W}tr") if row in direct or row in wrapped]


def _cells(row: etree._Element) -> tuple[list[tuple[int, int, str | None]], int]:
    """(first grid column, columns spanned, vMerge state or None) of each cell, and the width."""
    column = _number(row, f"{W}trPr/{W}gridBefore", 0)
    cells: list[tuple[int, int, str | None]] = []
    direct = [*row.findall(f"{W}tc"), *row.findall(f"{W}sdt/{W}sdtContent/{W}tc")]
    for cell in direct:
        span = _number(cell, f"{W}tcPr/{W}gridSpan", 1)
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        state = None if merge is None else merge.get(f"{W}val", "continue")
        cells.append((column, span, state))
        column += span
    return cells, column + _number(row, f"{W}trPr/{W}gridAfter", 0)


def _number(node: etree._Element, path: str, otherwise: int) -> int:
    found = node.find(path)
    text = "" if found is None else found.get(f"{W}val", "")
    return int(text) if text.isdigit() else otherwise


def sections(package: Package) -> Iterator[str]:
    """Every section has size and margins, headers of its own kinds once, and stands in a body."""
    tree = package.trees[package.main]
    for node in tree.iter(f"{W}sectPr"):
        if local(node.getparent()) == "sectPrChange":
            continue
        for problem in _section(node):
            yield f"{place(package.main, node)}: {problem}"


def _section(node: etree._Element) -> Iterator[str]:
    size, margins = node.find(f"{W}pgSz"), node.find(f"{W}pgMar")
    if size is None or margins is None:
        yield "pgSz or pgMar is missing"
    else:
        width, height = (int(size.get(f"{W}{side}", "0")) for side in "wh")
        if (size.get(f"{W}orient") == "landscape") != (width > height):
            yield f"orientation does not agree with {width} x {height}"
    seen = set[tuple[str, str | None]]()
    for reference in node.iterchildren(f"{W}headerReference", f"{W}footerReference"):
        kind = (local(reference), reference.get(f"{W}type"))
        if kind in seen:
            yield f"two of {kind[0]} {kind[1]}"
        seen.add(kind)
        if kind[1] not in {"default", "first", "even"}:
            yield f"{kind[0]} type {kind[1]!r} is not known"
        if not reference.get(f"{R}id"):
            yield f"{kind[0]} without r:id"
    if node.find(f"{W}titlePg") is not None and not any(kind[1] == "first" for kind in seen):
        yield "titlePg without a first header or footer of its own"
    if next(node.iterancestors(f"{W}tc"), None) is not None:
        yield "section inside a table"
