"""A Word file kept as an item's text → the contribution it is, with the pictures in it.

It is read as an import reads it; nothing is converted, so that a draft's bytes hang on its files
alone. What only another program draws leaves a box, what cannot be carried over is noticed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from pipeline.intake.departmental.reader import Wanted, read_departmental
from pipeline.intake.departmental.rewriting import with_runs
from pipeline.intake.images import read_image
from pipeline.intake.row_kinds import row_kinds
from pipeline.limits import DEFAULT, MAX_TOLD, Limits, too_wide
from pipeline.model.brought import Brought, BroughtPicture, Left, SentText
from pipeline.model.document import (
    Block,
    Box,
    Cell,
    Figure,
    Grid,
    Inline,
    Picture,
    Row,
    Table,
    plain_text,
)
from pipeline.model.fixed import replace
from pipeline.model.inlines import Image, PictureMark, Text
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.numbers import NotNumber, Number, is_unit, read_number
from pipeline.model.report import Contribution
from pipeline.model.table import RowKind

_VECTOR: Final = ("emf", "wmf")
_DASHES: Final = ("-", "–", "—", "…")
_DRAW: Final = "nhập bằng `quyhoach import` (LibreOffice vẽ lại ảnh), hoặc dán lại ảnh dạng PNG"


@dataclass(frozen=True, slots=True)
class Sent:
    """Which text it is: agency, item with its title, file, round, and how its ids begin."""

    agency: str
    item: str
    title: str
    file: str
    round: int
    prefix: str


def read_sent_word(
    data: bytes, sent: Sent, *, limits: Limits = DEFAULT
) -> Outcome[SentText | None]:
    """Give the text of a .docx; None with an error where it cannot serve as it stands.

    Tracked changes that nobody settled are such an error. The lines of sources count places of
    the file, and so do those of the notices.
    """
    wanted = Wanted(sent.item, sent.agency, prefix=sent.prefix, title=sent.title)
    read = read_departmental(data, wanted, file=sent.file, limits=limits)
    if read.value is None:
        return Outcome(None, read.notices)
    made = _Making(sent, read.value, limits)
    blocks = tuple(made.block(block) for block in read.value.blocks)
    contribution = Contribution(sent.agency, sent.item, sent.file, sent.round, blocks)
    notices = (*read.notices, *made.notices, *_left(read.value, sent.file))
    return Outcome(SentText(contribution, tuple(made.media.items()), read.value.places), notices)


@dataclass(slots=True)
class _Making:
    """One text being made to serve."""

    sent: Sent
    brought: Brought
    limits: Limits
    media: dict[str, bytes] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    line: int | None = None  # of the block being made

    def block(self, block: Block) -> Block:
        self.line = block.source.line
        if isinstance(block, Picture):
            return self._figure(block)
        placed = with_runs((block,), self._runs)[0]
        return self._table(placed) if isinstance(placed, Table) else placed

    def _figure(self, block: Picture) -> Block:
        caption = plain_text(block.caption)
        image = self._image(block.path, caption, block.source.line)
        if isinstance(image, str):
            name = f" “{caption}”" if caption else ""
            return Box(f"Chưa có hình{name}: {image}.", block.source)
        return Figure(image, block.caption, block.id, source=block.source)

    def _runs(self, runs: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(self._inline(run) if isinstance(run, PictureMark) else run for run in runs)

    def _inline(self, run: PictureMark) -> Inline:
        image = self._image(run.path, run.alt, self.line)
        return Text(f"[Không có hình {run.alt}]") if isinstance(image, str) else image

    def _image(self, path: str, alt: str, line: int | None) -> Image | str:
        """Give a picture that the file holds, its bytes kept; words where it cannot be printed."""
        picture = next(held for held in self.brought.pictures if held.path == path)
        if picture.kind in _VECTOR:
            why = f"ảnh {picture.kind.upper()} chỉ LibreOffice vẽ được"
            self._warn("word-anh-vector", why, _DRAW, line)
            return why
        file = f"{self.sent.file}/{picture.path}"
        read = read_image(picture.data, file=file, alt=alt, limits=self.limits)
        if read.value is None:
            told = read.notices[0]
            self._warn(told.code, told.message, told.fix, line)
            return told.message
        self._keep(read.value, picture)
        return read.value

    def _keep(self, image: Image, picture: BroughtPicture) -> None:
        self.media[image.sha256] = picture.data

    def _table(self, table: Table) -> Block:
        width, most = len(table.grid.columns), self.limits.columns
        if width > most:
            message, fix = too_wide(width, most)
            self._warn("bang-qua-nhieu-cot", message, fix, table.source.line, Severity.ERROR)
            return Box(f"Chưa có bảng: {message}.", table.source)
        return replace(table, grid=_valued(table.grid))

    def _warn(
        self,
        code: str,
        message: str,
        fix: str,
        line: int | None,
        severity: Severity = Severity.WARNING,
    ) -> None:
        self.notices.append(Notice(severity, code, message, fix, self.sent.file, line))


def _valued(grid: Grid) -> Grid:
    """Give a grid with values in its cells, groups and totals known, as a pipe table has them."""
    headed = len(grid.header)
    body = [_valued_row(row) for row in grid.rows[headed:]]
    texts = [[cell.text.strip() for cell in row.cells] for row in body]

    def is_figure(row: int, column: int) -> bool:
        text = texts[row][column]
        return text in _DASHES or is_unit(text) or not isinstance(read_number(text), NotNumber)

    def is_across(row: int) -> bool:
        cells = body[row].cells
        filled = [at for at, cell in enumerate(cells) if cell.runs]
        return len(filled) == 1 and filled[0] + cells[filled[0]].columns == len(cells)

    kinds = row_kinds(texts, is_figure=is_figure, is_across=is_across)
    rows = (replace(row, kind=kind) for row, kind in zip(body, kinds, strict=True))
    return replace(grid, rows=(*grid.rows[:headed], *rows))


def _valued_row(row: Row) -> Row:
    return replace(row, kind=RowKind.BODY, cells=tuple(map(_valued_cell, row.cells)))


def _valued_cell(cell: Cell) -> Cell:
    number = read_number(cell.text.strip()) if cell.runs else None
    if isinstance(number, Number):
        return replace(cell, value=number.value, unit=number.unit)
    return cell


def _left(brought: Brought, file: str) -> Iterator[Notice]:
    """Tell what stays behind: what its author can mend one by one, what is usual together."""
    mended = [entry for entry in brought.left if entry.fix]
    for entry in mended[:MAX_TOLD]:
        yield _noticed(entry, brought.places, file)
    if len(mended) > MAX_TOLD:
        message = f"còn {len(mended) - MAX_TOLD} chỗ khác trong tệp Word không đưa vào bài được"
        fix = "chạy `quyhoach import --dry-run --chi-tiet` để xem từng chỗ"
        yield Notice(Severity.WARNING, "word-de-lai", message, fix, file)
    usual = list(
        dict.fromkeys(entry.why.partition(";")[0] for entry in brought.left if not entry.fix)
    )
    if usual:
        message = f"không đưa vào bài: {'; '.join(usual)}"
        yield Notice(Severity.INFO, "word-phan-rieng", message, "không phải làm gì", file)


def _noticed(entry: Left, places: Sequence[str], file: str) -> Notice:
    line = places.index(entry.place) + 1 if entry.place in places else None
    words = "" if line is not None or not entry.text else f" (“{entry.text[:80]}”)"
    message = f"{entry.why}{words}, không đưa vào bài"
    return Notice(Severity.WARNING, "word-de-lai", message, entry.fix, file, line)
