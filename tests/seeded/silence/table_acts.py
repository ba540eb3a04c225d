"""Tables: columns, rows, cells, whole tables; with Word's tracking and without."""

from collections.abc import Iterator
from copy import deepcopy
from random import Random
from typing import Final

from tests.seeded.silence.act import Act, Done, comment, counted
from tests.seeded.silence.copy import BY, Copy, Node, W, element, remove, text_run

ITEM, OTHER, AROUND = "Bảng 1.1", "Bảng 1.2", "Phần I, mục 2"


def _table(copy: Copy) -> Node:
    return copy.table(copy.ground.rows[1][1])


def _cells(copy: Copy, column: int) -> Iterator[Node]:
    for row in _table(copy).findall(f"{W}tr"):
        yield row.findall(f"{W}tc")[column]


def _name(copy: Copy, column: int) -> str:
    return copy.ground.rows[0][column]


def column_removed(copy: Copy, rng: Random) -> Done:
    remove(_table(copy).findall(f"{W}tblGrid/{W}gridCol")[3])
    for cell in list(_cells(copy, 3)):
        remove(cell)
    return comment(("Bỏ cột", _name(copy, 3)), ITEM)


def column_removed_tracked(copy: Copy, rng: Random) -> Done:
    for cell in _cells(copy, 3):
        cell.find(f"{W}tcPr").append(element(f'<w:cellDel w:id="{copy.id()}" {BY}/>'))
        for run in list(cell.iter(f"{W}r")):
            copy.track(run, "del")
    return comment(("Bỏ cột", _name(copy, 3)), ITEM)


def column_added(copy: Copy, rng: Random) -> Done:
    for number, cell in enumerate(list(_cells(copy, 4))):
        cell.addnext(_new_cell(cell, "Số hộ (hộ)" if number == 0 else f"{7_010 + number}"))
    return comment(("Thêm cột", "Số hộ", "7012"), ITEM)


def column_added_tracked(copy: Copy, rng: Random) -> Done:
    for number, cell in enumerate(list(_cells(copy, 4))):
        new = _new_cell(cell, "Số hộ (hộ)" if number == 0 else f"{7_010 + number}")
        new.find(f"{W}tcPr").append(element(f'<w:cellIns w:id="{copy.id()}" {BY}/>'))
        copy.track(next(new.iter(f"{W}r")), "ins")
        cell.addnext(new)
    return comment(("Thêm cột", "Số hộ"), ITEM)


def _new_cell(beside: Node, words: str) -> Node:
    new = deepcopy(beside)
    for mark in (*new.iter(f"{W}bookmarkStart"), *new.iter(f"{W}bookmarkEnd")):
        remove(mark)
    next(new.iter(f"{W}t")).text = words
    return new


def columns_swapped(copy: Copy, rng: Random) -> Done:
    for row in _table(copy).findall(f"{W}tr"):
        cells = row.findall(f"{W}tc")
        cells[2].addprevious(cells[3])
    return comment(("cột", _name(copy, 3), _name(copy, 2)), ITEM)


def row_added(copy: Copy, rng: Random) -> Done:
    row = copy.row(copy.ground.rows[3][1])
    row.addnext(_new_row(row))
    return comment(("Thêm dòng", "Thiện Tân"), ITEM)


def row_added_tracked(copy: Copy, rng: Random) -> Done:
    row = copy.row(copy.ground.rows[3][1])
    new = _new_row(row)
    new.find(f"{W}trPr").append(element(f'<w:ins w:id="{copy.id()}" {BY}/>'))
    for run in list(new.iter(f"{W}r")):
        copy.track(run, "ins")
    row.addnext(new)
    return comment(("Thêm dòng", "Thiện Tân"), ITEM)


def _new_row(beside: Node) -> Node:
    new = deepcopy(beside)
    for mark in (*new.iter(f"{W}bookmarkStart"), *new.iter(f"{W}bookmarkEnd")):
        remove(mark)
    words = ("6", "Thiện Tân", "77,1", "88,2", "19")
    for text, said in zip(list(new.iter(f"{W}t")), words, strict=True):
        text.text = said
    return new


def row_deleted(copy: Copy, rng: Random) -> Done:
    remove(copy.row(copy.ground.rows[2][1]))
    return comment(("Bỏ dòng", copy.ground.rows[2][1]), ITEM)


def row_deleted_tracked(copy: Copy, rng: Random) -> Done:
    row = copy.row(copy.ground.rows[2][1])
    row.find(f"{W}trPr").append(element(f'<w:del w:id="{copy.id()}" {BY}/>'))
    for run in list(row.iter(f"{W}r")):
        copy.track(run, "del")
    return comment(("Bỏ dòng", copy.ground.rows[2][1]), ITEM)


def rows_swapped(copy: Copy, rng: Random) -> Done:
    row = copy.row(copy.ground.rows[1][1])
    copy.row(copy.ground.rows[4][1]).addnext(row)
    return comment(("Chuyển", copy.ground.rows[1][1]), ITEM)


def cell_changed(copy: Copy, rng: Random) -> Done:
    _figure(copy, 1, 2).text = "1.234,5"
    return comment((copy.ground.rows[1][2], "1.234,5"), ITEM)


def cell_changed_tracked(copy: Copy, rng: Random) -> Done:
    run = next(_figure(copy, 2, 3).iterancestors(f"{W}r"))
    copy.track(run, "del").addnext(copy.mark("ins", text_run("2.345,6")))
    return comment((copy.ground.rows[2][3], "2.345,6"), ITEM)


def cell_emptied(copy: Copy, rng: Random) -> Done:
    _figure(copy, 3, 4).text = ""
    return comment(copy.ground.rows[3][4], ITEM)


def cell_coloured(copy: Copy, rng: Random) -> Done:
    cell = next(_figure(copy, 4, 2).iterancestors(f"{W}tc"))
    cell.find(f"{W}tcPr").append(element('<w:shd w:val="clear" w:fill="FFFF00"/>'))
    return comment(("tô", copy.ground.rows[4][2]), ITEM)


def cells_merged(copy: Copy, rng: Random) -> Done:
    cells = copy.row(copy.ground.rows[5][1]).findall(f"{W}tc")
    cells[2].find(f"{W}tcPr").append(element('<w:gridSpan w:val="2"/>'))
    for paragraph in cells[3].findall(f"{W}p"):
        cells[2].append(paragraph)
    remove(cells[3])
    return counted("gộp", ITEM)


def _figure(copy: Copy, row: int, column: int) -> Node:
    cells = copy.row(copy.ground.rows[row][1]).findall(f"{W}tc")
    return next(cells[column].iter(f"{W}t"))


def table_deleted(copy: Copy, rng: Random) -> Done:
    remove(copy.table(copy.ground.others[1][1]))
    return comment(("Bỏ bảng", copy.ground.captions[1]), OTHER)


def table_deleted_tracked(copy: Copy, rng: Random) -> Done:
    for row in copy.table(copy.ground.others[1][1]).findall(f"{W}tr"):
        row.find(f"{W}trPr").append(element(f'<w:del w:id="{copy.id()}" {BY}/>'))
        for run in list(row.iter(f"{W}r")):
            copy.track(run, "del")
    return comment(("Bỏ bảng", copy.ground.captions[1]), OTHER)


def table_added(copy: Copy, rng: Random) -> Done:
    rows = (("Xã", "Số trường"), ("Quốc Khánh", "12"), ("Tân Tiến", "9"))
    cells = ("".join(f"<w:tc><w:p>{text_run(c)}</w:p></w:tc>" for c in row) for row in rows)
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"
    copy.paragraph(copy.ground.beside[1]).addnext(element(table))
    return comment(("Thêm bảng", "Quốc Khánh", "12"), AROUND)


def caption_changed(copy: Copy, rng: Random) -> Done:
    caption = copy.ground.captions[1]
    copy.run(caption).find(f"{W}t").text = caption.replace("Công trình", "Danh mục công trình")
    return comment("Danh mục", OTHER)


ACTS: Final[tuple[Act, ...]] = (
    column_removed, column_removed_tracked, column_added, column_added_tracked, columns_swapped,
    row_added, row_added_tracked, row_deleted, row_deleted_tracked, rows_swapped, cell_changed,
    cell_changed_tracked, cell_emptied, cell_coloured, cells_merged, table_deleted,
    table_deleted_tracked, table_added, caption_changed,
)  # fmt: skip
