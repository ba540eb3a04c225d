"""Edits of tables: cells, rows, columns, captions, whole tables, in Markdown and in Excel."""

from collections.abc import Callable, Sequence

from tests.seeded.edit_ground import LARGE, NAMES, Block, Grid, new_grid, new_row
from tests.seeded.sown import SERIAL, Edit, Ground, Place
from tests.seeded.text_edits import replaced_words, sentence_edit, take_out


def _grid(ground: Ground, fits: Callable[[Grid], bool] = lambda grid: True) -> tuple[Place, Grid]:
    def usable(block: Block) -> bool:
        return block.grid is not None and not block.grid.anchor and fits(block.grid)

    place = ground.pick("table", fits=usable)
    assert place.block.grid is not None
    return place, place.block.grid


def _small(grid: Grid) -> bool:
    return len(grid.rows) < LARGE


def _table_edit(
    kind: str, change: str, what: str, place: Place, old: Sequence[str], new: Sequence[str]
) -> Edit:
    gone, come = (" | ".join(texts) for texts in (old, new))
    return Edit(
        kind, change, what, [place.item.id], gone, come, len("".join((*old, *new))),
        table=True, keys=list(dict.fromkeys(SERIAL.findall(f"{gone} {come}"))),
    )  # fmt: skip


def row_added(ground: Ground) -> Edit:
    """A table has one more row, somewhere between the others."""
    place, grid = _grid(ground, _small)
    row = new_row(ground.rng, ground.serials, len(grid.columns) - len(NAMES))
    grid.rows.insert(ground.rng.randint(1, len(grid.rows)), row)
    return _table_edit("row-added", "them", "dong", place, [], row)


def row_deleted(ground: Ground) -> Edit:
    """A table has one row less."""
    place, grid = _grid(ground, _small)
    row = grid.rows.pop(ground.rng.randrange(len(grid.rows)))
    return _table_edit("row-deleted", "xoa", "dong", place, row, [])


def row_moved(ground: Ground) -> Edit:
    """A row stands elsewhere in its table, at least three rows away."""
    place, grid = _grid(ground, _small)
    at = ground.rng.randrange(len(grid.rows) - 3)
    row = grid.rows.pop(at)
    grid.rows.insert(ground.rng.randint(at + 3, len(grid.rows)), row)
    return _table_edit("row-moved", "chuyen", "dong", place, row, row)


def cell(ground: Ground) -> Edit:
    """One number of a table is another."""
    return _cell(ground, "cell", _small)


def cell_of_large(ground: Ground) -> Edit:
    """One number of a table of 200 rows is another."""
    return _cell(ground, "cell-of-200", lambda grid: len(grid.rows) == LARGE)


def _cell(ground: Ground, kind: str, fits: Callable[[Grid], bool]) -> Edit:
    place, grid = _grid(ground, fits)
    row = ground.rng.choice(grid.rows)
    column = ground.rng.randrange(len(NAMES), len(row))
    before, row[column] = row[column], ground.serials.next()
    edit = _table_edit(kind, "sua", "o", place, [before], [row[column]])
    edit.named = [row[0], grid.columns[column]]
    return edit


def column_added(ground: Ground) -> Edit:
    """A table has one more column, last or before the last."""
    place, grid = _grid(ground, _small)
    at = ground.rng.choice((len(grid.columns), len(grid.columns) - 1))
    name = f"Bổ sung {ground.serials.next()}"
    grid.columns.insert(at, name)
    values = [ground.serials.next() for _ in grid.rows]
    for row, value in zip(grid.rows, values, strict=True):
        row.insert(at, value)
    return _column_edit("column-added", "them", place, name, values)


def column_dropped(ground: Ground) -> Edit:
    """A table has one column less."""
    place, grid = _grid(ground, _small)
    at = ground.rng.randrange(len(NAMES), len(grid.columns))
    name = grid.columns.pop(at)
    return _column_edit("column-dropped", "xoa", place, name, [row.pop(at) for row in grid.rows])


def _column_edit(kind: str, change: str, place: Place, name: str, values: list[str]) -> Edit:
    texts = [name, *values]
    old, new = ([], texts) if change == "them" else (texts, [])
    edit = _table_edit(kind, change, "cot", place, old, new)
    # a log may tell a column by its name and its table's, without every number
    assert place.block.grid is not None
    edit.keys += SERIAL.findall(place.block.grid.caption)
    return edit


def caption(ground: Ground) -> Edit:
    """A table's caption is worded otherwise."""
    place, grid = _grid(ground)
    before = grid.caption
    grid.caption, characters = replaced_words(ground.rng, before)
    edit = sentence_edit("caption", place, before, grid.caption, characters)
    edit.what = "chu-thich"
    return edit


def table_added(ground: Ground) -> Edit:
    """A table stands between two paragraphs."""
    place = ground.gap()
    grid = new_grid(ground.rng, ground.serials, f"bang-moi-{ground.serials.next()[3:]}", 5)
    place.item.blocks.insert(place.at, Block("table", grid=grid, edited=True))
    return _table_edit("table-added", "them", "bang", place, [], _all_texts(grid))


def table_dropped(ground: Ground) -> Edit:
    """A table is gone with its caption."""
    place, grid = _grid(ground, _small)
    take_out(place)
    return _table_edit("table-dropped", "xoa", "bang", place, _all_texts(grid), [])


def _all_texts(grid: Grid) -> list[str]:
    return [grid.caption, *grid.columns, *(text for row in grid.rows for text in row)]
