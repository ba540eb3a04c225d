"""Edits of tables and charts: cells, rows, columns, their order, heads and totals."""

from collections.abc import Callable
from typing import Final

from tests.bench import sentences
from tests.seeded.tellings.blocks import Block, Grid, Item
from tests.seeded.tellings.edit import Telling, between, need
from tests.seeded.tellings.ground import Ground
from tests.seeded.tellings.made import pipe, pipe_row
from tests.seeded.tellings.sheets import Sheet, Value, shown

Kind = Callable[[Ground, Item], Telling]
_HEAD: Final = 2  # rows of a merged head


def _grid(item: Item, least: int = 3) -> tuple[Block, Grid]:
    found = [b for b in item.free("table") if b.grid and len(b.grid.rows) > least]
    need(bool(found))
    block = found[0]
    assert block.grid is not None
    block.edited = True
    return block, block.grid


def _sheet(item: Item, *, chart: bool = False) -> tuple[Block, Sheet]:
    found = [b for b in item.free("sheet") if b.sheet and ("chart=" in b.sheet.options) == chart]
    need(bool(found))
    block = found[0]
    assert block.sheet is not None
    block.edited = True
    return block, block.sheet


def _ordered(grid: Grid) -> bool:
    return grid.rows[0][0].upper() == "STT"


def _renumbered(grid: Grid) -> None:
    if _ordered(grid):
        for at, row in enumerate(grid.rows[1:], start=1):
            row[0] = str(at)


def cell(ground: Ground, item: Item) -> Telling:
    """One cell says something else."""
    block, grid = _grid(item)
    row = ground.rng.randrange(1, len(grid.rows))
    column = len(grid.rows[0]) - 1
    old = grid.rows[row][column]
    grid.rows[row][column] = ground.serials.next()
    here = (block, f"dòng {row}, cột {grid.rows[0][column]}")
    return Telling(
        "cell", "sua", "o", [item.id], [old], [grid.rows[row][column]], {"o": 1}, here, here
    )


def cells(ground: Ground, item: Item) -> Telling:
    """Two or three cells of one table say something else."""
    block, grid = _grid(item)
    column = len(grid.rows[0]) - 1
    rows = sorted(ground.rng.sample(range(1, len(grid.rows)), ground.rng.randint(2, 3)))
    old = [grid.rows[row][column] for row in rows]
    for row in rows:
        grid.rows[row][column] = ground.serials.next()
    new = [grid.rows[row][column] for row in rows]
    here = (block, "")
    return Telling("cells", "sua", "o", [item.id], old, new, {"o": len(rows)}, here, here)


def _new_row(ground: Ground, grid: Grid) -> list[str]:
    if len(grid.rows[0]) == 5 and _ordered(grid):
        return pipe_row(ground, 0)
    name = f"{sentences.work(ground.rng)} số {ground.serials.next()}"
    return [name, *(ground.serials.next() for _ in grid.rows[0][1:])]


def row_added(ground: Ground, item: Item) -> Telling:
    """A table has a row more between the others; ordinals shift."""
    block, grid = _grid(item)
    at = ground.rng.randrange(2, len(grid.rows))
    row = _new_row(ground, grid)
    grid.rows.insert(at, row)
    _renumbered(grid)
    return Telling(
        "row added", "them", "dong", [item.id], [], row, {"dong": 1}, None, (block, f"dòng {at}")
    )


def rows_added(ground: Ground, item: Item) -> Telling:
    """A table has two rows more, apart from one another."""
    block, grid = _grid(item, least=5)
    first, second = _new_row(ground, grid), _new_row(ground, grid)
    grid.rows.insert(5, second)
    grid.rows.insert(2, first)
    _renumbered(grid)
    return Telling(
        "rows added", "them", "dong", [item.id], [], [first[1], second[1]], {"dong": 2}, None,
        (block, "dòng 2, 6"),
    )  # fmt: skip


def row_deleted(ground: Ground, item: Item) -> Telling:
    """A table has a row less; ordinals shift."""
    block, grid = _grid(item)
    at = ground.rng.randrange(1, len(grid.rows) - 1)
    row = grid.rows.pop(at)
    _renumbered(grid)
    return Telling(
        "row deleted", "xoa", "dong", [item.id], row, [], {"dong": 1}, (block, f"dòng {at}"), None
    )


def row_moved(ground: Ground, item: Item) -> Telling:
    """A row stands last in its table; ordinals shift."""
    block, grid = _grid(item, least=6)
    need(ground.exact)
    row = grid.rows.pop(2)
    old = list(row)
    grid.rows.append(row)
    _renumbered(grid)
    return Telling(
        "row moved", "chuyen", "dong", [item.id], old[1:], row[1:], {"dong": 1},
        (block, "dòng 2"), (block, f"dòng {len(grid.rows) - 1}"),
    )  # fmt: skip


def rows_sorted(ground: Ground, item: Item) -> Telling:
    """The rows of a table stand in another order, numbered anew."""
    block, grid = _grid(item, least=6)
    need(ground.exact)
    names, *rows = grid.rows
    before = [row[1] for row in rows]
    while sum(row[1] != old for row, old in zip(rows, before, strict=True)) < len(rows) - 2:
        ground.rng.shuffle(rows)
    grid.rows = [names, *rows]
    _renumbered(grid)
    here = (block, "")
    return Telling("rows sorted", "sap-xep", "bang", [item.id], before=here, after=here, loose=True)


def rows_sorted_in_groups(ground: Ground, item: Item) -> Telling:
    """The rows of both groups stand in another order, the groups where they were."""
    block, sheet = _sheet(item)
    for start in (1, 7):
        rows = sheet.rows[start : start + 5]
        ground.rng.shuffle(rows)
        rows = [*rows[2:], *rows[:2]] if rows == sheet.rows[start : start + 5] else rows
        for at, row in enumerate(rows, start=1):
            row[0] = at
        sheet.rows[start : start + 5] = rows
    here = (block, "")
    return Telling(
        "rows sorted in groups", "sap-xep", "bang", [item.id], before=here, after=here, loose=True
    )


def row_added_with_total(ground: Ground, item: Item) -> Telling:
    """A row more stands last in its group, and the total follows."""
    block, sheet = _sheet(item)
    row: list[Value] = [
        6,
        f"{sentences.work(ground.rng)} số {ground.serials.next()}",
        "ha",
        120,
        340,
        "Mới",
    ]
    sheet.rows.insert(6, row)
    total = sheet.rows[-1]
    for column, more in ((3, 120), (4, 340)):
        assert isinstance(total[column], int)
        total[column] = int(str(total[column])) + more
    return Telling(
        "row added with its total", "them", "dong", [item.id], [], [str(row[1])],
        {"dong": 1, "o": 2}, after=(block, ""), loose=True,
    )  # fmt: skip


def total_changed(ground: Ground, item: Item) -> Telling:
    """The figures of a total with merged cells are others."""
    block, sheet = _sheet(item)
    total = sheet.rows[-1]
    old = [shown(total[3]), shown(total[4])]
    total[3], total[4] = (int(ground.serials.next().replace(".", "")) for _ in range(2))
    new = [shown(total[3]), shown(total[4])]
    here = (block, f"dòng {len(sheet.rows)}")
    return Telling("total changed", "sua", "o", [item.id], old, new, {"o": 2}, here, here)


def unnamed_row(ground: Ground, item: Item) -> Telling:
    """A row whose first cell is empty, and a figure of it, are known by the cells that name it."""
    block, sheet = _sheet(item)
    row = sheet.rows[3]
    earlier = ground.before.items[item.id]
    mine = next(b for b in earlier.blocks if b.id == block.id)
    assert mine.sheet is not None
    mine.sheet.rows[3][0] = row[0] = None
    old, row[4] = shown(row[4]), int(ground.serials.next().replace(".", ""))
    here = (block, "dòng 4, cột Quy mô theo kỳ – Năm 2030")
    return Telling(
        "cell of a row with an empty first cell", "sua", "o", [item.id], [old], [shown(row[4])],
        {"o": 1}, here, here,
    )  # fmt: skip


def row_renamed(ground: Ground, item: Item) -> Telling:
    """What names a row is another, its figures are not."""
    block, sheet = _sheet(item)
    row = sheet.rows[2]
    old = str(row[1])
    row[1] = f"{sentences.work(ground.rng)} số {ground.serials.next()}"
    here = (block, "dòng 3, cột Tên công trình")
    return Telling("row renamed", "sua", "o", [item.id], [old], [str(row[1])], {"o": 1}, here, here)


def _rule(grid: Grid, more: int) -> None:
    parts = grid.rule.strip("|").split("|")
    parts = [*parts, "---:"] if more > 0 else parts[:-1]
    grid.rule = f"|{'|'.join(parts)}|"


def column_added(ground: Ground, item: Item) -> Telling:
    """A table has a column more, last."""
    block, grid = _grid(item)
    name = f"Bổ sung {ground.serials.next()}"
    values = [ground.serials.next() for _ in grid.rows[1:]]
    for row, value in zip(grid.rows, [name, *values], strict=True):
        row.append(value)
    _rule(grid, 1)
    return Telling(
        "column added", "them", "cot", [item.id], [], [name, *values], {"cot": 1}, None,
        (block, f"cột {name}"),
    )  # fmt: skip


def column_dropped(ground: Ground, item: Item) -> Telling:
    """A table has a column less."""
    block, grid = _grid(item)
    need(len(grid.rows[0]) > 3)
    gone = [row.pop() for row in grid.rows]
    _rule(grid, -1)
    return Telling(
        "column dropped", "xoa", "cot", [item.id], gone, [], {"cot": 1}, (block, f"cột {gone[0]}"),
        None,
    )  # fmt: skip


def columns_swapped(ground: Ground, item: Item) -> Telling:
    """Two columns of a table stand the other way round."""
    block, grid = _grid(item)
    need(len(grid.rows[0]) > 3)
    rule = grid.rule.strip("|").split("|")
    for row in (*grid.rows, rule):
        row[-1], row[-2] = row[-2], row[-1]
    grid.rule = f"|{'|'.join(rule)}|"
    here = (block, "")
    names = grid.rows[0][-2:]
    return Telling(
        "columns swapped", "chuyen", "cot", [item.id], before=here, after=here, loose=True,
        counts={"cot": 1} if names[0] != names[1] else {},
    )  # fmt: skip


def column_in_merged_head(ground: Ground, item: Item) -> Telling:
    """A merged head reaches over a column more, which has figures of its own."""
    block, sheet = _sheet(item)
    first, second = sheet.head
    first.insert(5, None)
    second.insert(5, "Năm 2035")
    figures: list[str] = []
    for row in sheet.rows:
        value = None if row[3] is None else int(ground.serials.next().replace(".", ""))
        row.insert(5, value)
        figures += [shown(value)] if value is not None else []
    sheet.merges = [(1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 2, 3), (1, 4, 1, 6), (1, 7, 2, 7)]
    return Telling(
        "column in a merged head", "them", "cot", [item.id], [], ["Năm 2035", *figures], {"cot": 1},
        None, (block, "cột Quy mô theo kỳ – Năm 2035"),
    )  # fmt: skip


def caption(ground: Ground, item: Item) -> Telling:
    """A table's caption is worded otherwise."""
    block, grid = _grid(item)
    old = grid.caption
    grid.caption = f"{old}, cập nhật năm 2025"
    here = (block, "")
    return Telling(
        "caption",
        "sua",
        "chu-thich",
        [item.id],
        [old],
        [grid.caption],
        {"chu-thich": 1},
        here,
        here,
    )


def table_added(ground: Ground, item: Item) -> Telling:
    """A table stands between two paragraphs."""
    places = between(item)
    need(bool(places))
    came = Block("table", grid=pipe(ground, 0, "moi", rows=5), edited=True)
    item.blocks.insert(ground.rng.choice(places), came)
    assert came.grid is not None
    return Telling(
        "table added", "them", "bang", [item.id], [], [came.grid.caption, came.grid.rows[2][1]],
        {"bang": 1}, None, (came, ""),
    )  # fmt: skip


def table_dropped(ground: Ground, item: Item) -> Telling:
    """A table is gone with its caption."""
    block, grid = _grid(item)
    need(ground.exact)
    at = item.at(block)
    item.blocks.pop(at)
    for near in item.blocks[max(0, at - 1) : at + 1]:
        near.edited = True
    return Telling(
        "table dropped", "xoa", "bang", [item.id], [grid.caption, grid.rows[2][1]], [], {"bang": 1},
        (block, ""), None,
    )  # fmt: skip


def table_moved(ground: Ground, item: Item) -> Telling:
    """A table stands elsewhere in its item."""
    block, _ = _grid(item)
    need(ground.exact)
    at = item.at(block)
    places = [place for place in between(item) if abs(place - at) > 6]
    need(bool(places))
    place = ground.rng.choice(places)
    item.blocks.pop(at)
    item.blocks.insert(place - (place > at), block)
    for near in item.blocks[max(0, at - 1) : at + 1]:
        near.edited = True
    here = (block, "")
    return Telling(
        "table moved", "chuyen", "bang", [item.id], counts={"bang": 1}, before=here, after=here,
        loose=True,
    )  # fmt: skip


def chart_value(ground: Ground, item: Item) -> Telling:
    """A chart shows another value for a year."""
    block, sheet = _sheet(item, chart=True)
    row = sheet.rows[ground.rng.randrange(len(sheet.rows))]
    old, row[2] = shown(row[2]), int(ground.serials.next().replace(".", ""))
    here = (block, "")
    return Telling(
        "chart value", "sua", "bieu-do", [item.id], [old, str(row[0])], [shown(row[2])],
        {"bieu-do": 1}, here, here,
    )  # fmt: skip


def chart_caption(ground: Ground, item: Item) -> Telling:
    """A chart's caption is worded otherwise."""
    block, sheet = _sheet(item, chart=True)
    old = sheet.caption
    sheet.caption = f"{old}, cập nhật"
    here = (block, "")
    return Telling(
        "chart caption", "sua", "chu-thich", [item.id], [old], [sheet.caption], {"chu-thich": 1},
        here, here,
    )  # fmt: skip


LOCAL: Final[tuple[Kind, ...]] = (
    cell, cells, row_added, rows_added, row_deleted, row_moved, rows_sorted,
    rows_sorted_in_groups, row_added_with_total, total_changed, row_renamed, column_added,
    column_dropped, columns_swapped, column_in_merged_head, caption, table_added, table_dropped,
    chart_value, chart_caption,
)  # fmt: skip
WHOLE: Final[tuple[Kind, ...]] = (unnamed_row, table_moved)
