"""What was brought in from Word → the files that an agency's folder will hold.

Tables of numbers become workbooks, those that follow a form that form; small ones of words stay
in the text. Pictures that LibreOffice alone can draw are drawn, or told.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pipeline.intake.departmental.rewriting import with_runs
from pipeline.intake.excel.form_matching import column_names, matching_form
from pipeline.intake.excel.form_reading import field_places
from pipeline.intake.images import read_image
from pipeline.intake.word.cell_values import typed
from pipeline.limits import DEFAULT, Limits, too_wide
from pipeline.model.brought import Brought, BroughtPicture, Left
from pipeline.model.document import (
    Block,
    Cell,
    Grid,
    Heading,
    Inline,
    Paragraph,
    Picture,
    Placement,
    Table,
    own_runs,
    plain_text,
    walk,
)
from pipeline.model.fixed import replace
from pipeline.model.form import Form
from pipeline.model.inlines import PictureMark
from pipeline.render.excel.filled_form import filled_form
from pipeline.render.excel.form_workbook import DATA_SHEET, Filling
from pipeline.render.excel.imported_table import (
    Choice,
    goes_to_excel,
    imported_workbook,
    why_not_markdown,
)
from pipeline.render.markdown.blocks import section_markdown
from pipeline.render.markdown.tables import table_options

_VECTOR: Final = ("emf", "wmf")
_NO_DRAWING: Final = "ảnh vector (EMF/WMF) chỉ LibreOffice vẽ được; không vẽ được trên máy này"
_DRAW_FIX: Final = (
    "trong Word dán lại ảnh dạng Picture (PNG), cạnh không quá 3.000 điểm ảnh; ảnh EMF, WMF thì có "
    "thể cài LibreOffice rồi chạy lại"
)

Draw = Callable[[Mapping[str, bytes]], Mapping[str, bytes]]
Fill = Callable[[Form], Filling]


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of a round, and what stands in a blank one of each for an agency."""

    known: tuple[Form, ...] = ()
    fill: Fill | None = None


@dataclass(frozen=True, slots=True)
class BroughtFiles:
    """The files by name, the Markdown among them, what stays behind, and what there is of each."""

    files: Mapping[str, bytes]
    left: tuple[Left, ...]
    counts: Mapping[str, int]


@dataclass(slots=True)
class _Making:
    item: str
    choice: Choice
    forms: Forms
    places: Sequence[str]
    limits: Limits = DEFAULT
    files: dict[str, bytes] = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)
    sheets: int = 0
    tables: int = 0


def brought_files(
    brought: Brought,
    item: str,
    *,
    choice: Choice,
    forms: Forms,
    draw: Draw,
    limits: Limits = DEFAULT,
) -> BroughtFiles:
    """Give the files of an item: `<item>.md`, `<item>-bang-1.xlsx`, `<item>-hinh-1.png` …

    Args:
        brought: What was read.
        item: The id of the item.
        choice: Where tables go.
        forms: Those that a table may follow.
        draw: Gives the PNG of vector pictures by their name, without those it cannot draw.
        limits: How large pictures and tables may be in a draft.
    """
    pictures, gone = _pictures(brought.pictures, draw, limits)
    making = _Making(item, choice, forms, brought.places, limits)
    making.files.update({picture.path: picture.data for picture in pictures.values()})
    blocks = tuple(_placed(brought.blocks, making, pictures, gone))
    making.files[f"{item}.md"] = section_markdown(blocks).encode()
    counts = {
        "tiêu đề": sum(isinstance(block, Heading) for block in walk(blocks)),
        "đoạn": sum(isinstance(block, Paragraph) for block in walk(blocks)),
        "bảng": making.tables,
        "bảng Excel": making.sheets,
        "hình": len(pictures),
    }
    return BroughtFiles(making.files, (*brought.left, *making.left), counts)


def _pictures(
    found: Sequence[BroughtPicture], draw: Draw, limits: Limits
) -> tuple[dict[str, BroughtPicture], dict[str, str]]:
    """Give the pictures by the path that blocks name, vectors drawn; and why others are gone."""
    vectors = {picture.path: picture.data for picture in found if picture.kind in _VECTOR}
    drawn = draw(vectors) if vectors else {}
    made: dict[str, BroughtPicture] = {}
    gone: dict[str, str] = {}
    for picture in found:
        if picture.path in vectors and picture.path not in drawn:
            gone[picture.path] = _NO_DRAWING
            continue
        path, data = picture.path, picture.data
        if path in drawn:
            path, data = f"{path.rpartition('.')[0]}.png", drawn[path]
        read = read_image(data, file=path, alt="", limits=limits)
        if read.value is None:
            gone[picture.path] = f"không lấy được ảnh: {read.notices[0].message}"
        else:
            made[picture.path] = BroughtPicture(path, data, read.value.kind)
    return made, gone


def _placed(
    blocks: Sequence[Block],
    making: _Making,
    pictures: Mapping[str, BroughtPicture],
    gone: Mapping[str, str],
) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Picture):
            if block.path in gone:
                words = plain_text(block.caption)
                why = gone[block.path]
                making.left.append(Left(_where(block, making), words, why, _DRAW_FIX))
                continue
            path = pictures[block.path].path if block.path in pictures else block.path
            yield replace(block, path=path)
        elif isinstance(block, Table):
            held = _with_pictures(block, making, pictures, gone)
            yield _table(held, making) if isinstance(held, Table) else held
        else:
            yield _with_pictures(block, making, pictures, gone)


def _where(block: Block, making: _Making) -> str:
    line = block.source.line or 0
    return making.places[line - 1] if 0 < line <= len(making.places) else ""


def _with_pictures(
    block: Block,
    making: _Making,
    pictures: Mapping[str, BroughtPicture],
    gone: Mapping[str, str],
) -> Block:
    """Give a block with the names of its small pictures as they are written."""
    marks = [run for run in _runs(block) if isinstance(run, PictureMark)]
    if not marks:
        return block
    for mark in marks:
        if mark.path in gone:
            why = gone[mark.path]
            making.left.append(Left(_where(block, making), mark.alt, why, _DRAW_FIX))
    return _renamed(block, {path: picture.path for path, picture in pictures.items()})


def _runs(block: Block) -> Iterator[Inline]:
    for inner in walk((block,)):
        yield from own_runs(inner)


def _renamed(block: Block, names: Mapping[str, str]) -> Block:
    def runs(before: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(
            replace(run, path=names[run.path]) if isinstance(run, PictureMark) else run
            for run in before
            if not isinstance(run, PictureMark) or run.path in names
        )

    return with_runs((block,), runs)[0]


def _table(table: Table, making: _Making) -> Block:
    making.tables += 1
    grid = typed(table.grid)
    form = _form(grid, table, making)
    charted = any(key == "chart" for key, _ in table.options)
    if form is None and not charted and not goes_to_excel(grid, making.choice):
        return table
    making.sheets += 1
    name = f"{making.item}-bang-{making.sheets}.xlsx"
    reason = why_not_markdown(grid) if making.choice == "markdown" else ""
    if reason:
        why = f"{reason}, Markdown không viết được; đã ghi thành Excel"
        making.left.append(Left(_where(table, making), "", why))
    _tell_pictures(grid, table, making)
    width, most = len(grid.columns), making.limits.columns
    if width > most:
        message, fix = too_wide(width, most)
        making.left.append(Left(_where(table, making), "", f"{message}: báo cáo chưa in được", fix))
    options = table_options(table)
    if form is not None and making.forms.fill is not None:
        places = field_places(column_names(grid), form)
        making.files[name] = filled_form(form, making.forms.fill(form), grid, places)
        options = (("form", form.name), *options)
        return Placement(name, DATA_SHEET, table.caption, table.id, options, table.source)
    making.files[name] = imported_workbook(grid)
    return Placement(name, "", table.caption, table.id, options, table.source)


def _form(grid: Grid, table: Table, making: _Making) -> Form | None:
    if making.forms.fill is None or any(key == "chart" for key, _ in table.options):
        return None
    return matching_form(grid, making.forms.known, unit=table.unit)


def _tell_pictures(grid: Grid, table: Table, making: _Making) -> None:
    """Tell of small pictures, which no cell of a workbook holds."""
    for row in grid.rows:
        for cell in row.cells:
            for run in _lost(cell):
                why = "ảnh nhỏ trong ô; ô Excel không chứa ảnh của bài"
                making.left.append(Left(_where(table, making), run.alt, why, "đặt ảnh ngoài bảng"))


def _lost(cell: Cell) -> Iterator[PictureMark]:
    return (run for run in cell.runs if isinstance(run, PictureMark))
