"""Tables that came or went as a whole, and columns tracked as such: one edit each.

Source: ECMA-376 Part 1, 17.13.5.1 and 17.13.5.2 (cells inserted and deleted), 17.13.5.16.
"""

from collections.abc import Sequence
from typing import Final

from lxml import etree

from pipeline.intake.review.draft_blocks import DraftBlock
from pipeline.intake.review.edits import Edit, shown
from pipeline.intake.review.matching import Matching
from pipeline.intake.review.tracked_edits import TrackedEdit
from pipeline.intake.review.units import Unit, row_fate, tidy
from pipeline.intake.review.untracked_edits import UntrackedEdit
from pipeline.intake.word.comment_parts import day_of
from pipeline.intake.word.package import W
from pipeline.model.fixed import replace

_ROWS: Final = 2  # that make a table
_VALUES: Final = 6


def tables_untracked(
    edits: Sequence[UntrackedEdit],
    units: Sequence[Unit],
    blocks: Sequence[DraftBlock],
    found: Matching,
) -> list[UntrackedEdit]:
    """Give the edits with those of a table's rows, all of which came or went, as one."""
    gone = {
        table: rows
        for table, rows in _rows_of(blocks).items()
        if len(rows) >= _ROWS and not any(found.units_of[index] for index in rows)
    }
    told: list[UntrackedEdit] = []
    for edit in edits:
        table = blocks[edit.block].table if edit.block is not None else -1
        if edit.unit is not None or table not in gone:
            told.append(edit)
        elif edit.block == gone[table][0]:
            rows = [blocks[index].cells for index in gone[table]]
            name = shown(blocks[gone[table][0]].name or _row(rows[0]), 120)
            content = f"Bỏ bảng “{name}” ({len(rows)} dòng)"
            told.append(replace(edit, edit=Edit(_lines(rows), "", content)))
    return _added(told, units, found)


def _rows_of(blocks: Sequence[DraftBlock]) -> dict[int, list[int]]:
    rows: dict[int, list[int]] = {}
    for index, block in enumerate(blocks):
        if block.table >= 0:
            rows.setdefault(block.table, []).append(index)
    return rows


def _added(
    edits: Sequence[UntrackedEdit], units: Sequence[Unit], found: Matching
) -> list[UntrackedEdit]:
    new = {
        table: rows
        for table, rows in _tables(units).items()
        if len(rows) >= _ROWS
        and not any(found.block_of[at] is not None or _fate(units[at]) for at in rows)
    }
    first = {rows[0]: rows for rows in new.values()}
    others = {at for rows in new.values() for at in rows[1:]}
    told = []
    for edit in edits:
        if edit.block is not None or edit.unit not in {*first, *others}:
            told.append(edit)
        elif edit.unit in first:
            rows = [units[at].cells for at in first[edit.unit]]
            content = f"Thêm bảng ({len(rows)} dòng): {shown(_lines(rows))}"
            told.append(replace(edit, edit=Edit("", _lines(rows), content)))
    return told


def _tables(units: Sequence[Unit]) -> dict[etree._Element, list[int]]:
    """Give the positions of each table's rows."""
    rows: dict[etree._Element, list[int]] = {}
    for at, unit in enumerate(units):
        table = None if unit.row is None else next(unit.row.iterancestors(f"{W}tbl"), None)
        if table is not None:
            rows.setdefault(table, []).append(at)
    return rows


def _fate(unit: Unit) -> str:
    return "" if unit.row is None else row_fate(unit.row)


def tables_tracked(
    edits: Sequence[TrackedEdit],
    units: Sequence[Unit],
    blocks: Sequence[DraftBlock],
    found: Matching,
) -> list[TrackedEdit]:
    """Give the edits with those of a table or column, all of which is tracked, as one."""
    told = list(edits)
    for rows in _tables(units).values():
        told = _column_edits(_whole_table(told, rows, units, blocks, found), rows, units)
    return sorted(told, key=lambda edit: edit.unit)


def _whole_table(
    edits: list[TrackedEdit],
    rows: Sequence[int],
    units: Sequence[Unit],
    blocks: Sequence[DraftBlock],
    found: Matching,
) -> list[TrackedEdit]:
    fates = {_fate(units[at]) for at in rows}
    own = [edit for edit in edits if edit.unit in set(rows)]
    authors = {edit.author for edit in own}
    if len(rows) < _ROWS or len(fates) != 1 or fates == {""} or len(authors) != 1:
        return edits
    index = found.block_of[rows[0]]
    name = blocks[index].name if index is not None else ""
    first, added = own[0], own[0].added
    words = "\n".join(e.edit.proposed if added else e.edit.quote for e in own)
    called = f" “{shown(name, 120)}”" if name else ""
    done = f"{'Thêm' if added else 'Bỏ'} bảng{called} ({len(rows)} dòng)"
    done += f": {shown(words)}" if added or not name else ""
    edit = Edit("" if added else words, words if added else "", done)
    joined = replace(first, ids=tuple(id_ for e in own for id_ in e.ids), edit=edit)
    return [joined if e is first else e for e in edits if e is first or e not in own]


def _column_edits(
    edits: list[TrackedEdit], rows: Sequence[int], units: Sequence[Unit]
) -> list[TrackedEdit]:
    """Put one edit for each column in the place of those in its cells."""
    for tag in ("cellDel", "cellIns"):
        for column, marks in sorted(_marked(rows, units, tag).items()):
            if len(marks) < _ROWS:
                continue
            at = min(marks)
            ids = {_id(node) for mark in marks.values() for node in mark[1]}
            own = [e for e in edits if e.unit in marks and ids.issuperset(e.ids)]
            texts = [marks[unit][0] for unit in sorted(marks)]
            edits = [e for e in edits if e not in own]
            edits.append(_column(at, texts, marks[at][1][0], own, column, added=tag == "cellIns"))
    return edits


_Marked = dict[int, tuple[str, list[etree._Element]]]


def _marked(rows: Sequence[int], units: Sequence[Unit], tag: str) -> dict[int, _Marked]:
    """Give by column, then by unit, the words of the cells so marked and all their marks."""
    found: dict[int, _Marked] = {}
    for at in rows:
        for paragraph in units[at].paragraphs:
            cell = paragraph.node.getparent()
            mark = None if cell is None else cell.find(f"{W}tcPr/{W}{tag}")
            if mark is not None:
                inner = [node for s in paragraph.stretches for node in s.revisions]
                words = tidy(paragraph.after if tag == "cellIns" else paragraph.before)
                held = found.setdefault(paragraph.cell, {}).setdefault(at, ("", [mark]))
                known = (tidy(f"{held[0]} {words}"), [*held[1], *inner])
                found[paragraph.cell][at] = known
    return found


def _column(
    at: int,
    texts: Sequence[str],
    mark: etree._Element,
    own: Sequence[TrackedEdit],
    column: int,
    *,
    added: bool,
) -> TrackedEdit:
    name = shown(texts[0]) or f"thứ {column + 1}"
    words = " | ".join(filter(None, texts))
    values = f": {'; '.join(filter(None, texts[1 : 1 + _VALUES]))}" if added else ""
    content = f"{'Thêm' if added else 'Bỏ'} cột “{name}”{values}"
    ids = tuple(dict.fromkeys((_id(mark), *(id_ for e in own for id_ in e.ids))))
    edit = Edit("" if added else words, words if added else "", content)
    return TrackedEdit(at, str(mark.get(f"{W}author", "")), day_of(mark), ids, edit)


def _id(node: etree._Element) -> str:
    return str(node.get(f"{W}id", ""))


def _row(cells: Sequence[str]) -> str:
    return " | ".join(filter(None, cells))


def _lines(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(map(_row, rows))
