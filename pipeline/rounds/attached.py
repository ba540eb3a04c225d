"""The workbooks and pictures that contributions name, each opened once."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pipeline.compose.place import Attachments, Refused
from pipeline.intake.images import read_image
from pipeline.intake.nearest import or_nearest
from pipeline.model.brought import NamedFile, SentText
from pipeline.model.document import (
    Block,
    Grid,
    NoteMark,
    Picture,
    Placement,
    Source,
    own_marks,
    walk,
)
from pipeline.model.fixed import Fixed
from pipeline.model.form import Form, FormTable
from pipeline.model.inlines import Image, PictureMark
from pipeline.model.notice import Notice, Outcome, Severity, owned
from pipeline.model.plain_values import plain_grid
from pipeline.model.report import Contribution
from pipeline.rounds.kept import Kind, plain_table
from pipeline.rounds.reader import Filed, RoundReader, Task
from pipeline.workspace import ALREADY_TOLD, Refusal, resolve, spelling_advice

Sheets = tuple[str, ...]
Asked = tuple[tuple[str, Form], ...]


class PlacedSheets(Fixed):
    """The sheets of a workbook that texts place: grids, and those read through a form."""

    grids: Mapping[str, Grid]
    forms: tuple[FormTable, ...] = ()


def _plain(book: PlacedSheets) -> PlacedSheets:
    grids = {name: plain_grid(grid) for name, grid in book.grids.items()}
    return PlacedSheets(grids, tuple(map(plain_table, book.forms)))


WORKBOOK: Final = Kind[PlacedSheets](PlacedSheets, _plain)
PICTURE: Final = Kind[Image | None](Image | None)


class Attached:
    """What the paths in some contributions lead to.

    `lookup` finds tables and pictures as an author wrote their path; `media` holds the bytes
    of the pictures by SHA-256, `forms` the tables placed with `form=`.
    """

    def __init__(
        self, reader: RoundReader, texts: Sequence[SentText], forms: Sequence[Form] = ()
    ) -> None:
        self._reader = reader
        self._known = {form.name: form for form in forms}
        self._through: dict[str, dict[str, Form]] = {}
        self._found: dict[tuple[str, str], str | Refusal] = {}
        self._items: dict[str, str] = {}
        self._paths: dict[tuple[str, str], set[str]] = {}
        self.media: dict[str, bytes] = {}
        sheets: dict[str, dict[str, None]] = {}
        pictures: dict[str, None] = {}
        for text in texts:
            contribution = text.contribution
            paths = {one.path for one in text.named}
            self._paths[contribution.agency, contribution.file] = paths
            for one in text.named:
                source = Source(contribution.agency, contribution.file, one.line)
                found = self._resolve(one.path, source, contribution.item)
                if isinstance(found, Refusal):
                    continue
                if one.sheet is None:
                    pictures[found] = None
                else:
                    sheets.setdefault(found, {})[one.sheet] = None
                    self._read_through(found, one.sheet, one.form, source, contribution.item)
        opened = self._workbooks({name: tuple(asked) for name, asked in sheets.items()})
        self._grids = {name: book.grids for name, book in opened.items()}
        self.forms = tuple(table for book in opened.values() for table in book.forms)
        self._images = self._pictures(tuple(pictures))
        self.lookup = Attachments(self._table, self._image)

    def names(self) -> tuple[str, ...]:
        """Give the files that the texts name."""
        return tuple(sorted({name for name in self._found.values() if isinstance(name, str)}))

    def named_by(self, contribution: Contribution) -> tuple[str, ...]:
        """Give the files that one of the texts names, sorted."""
        paths = self._paths[contribution.agency, contribution.file]
        found = (self._found[contribution.agency, path] for path in paths)
        return tuple(sorted({name for name in found if isinstance(name, str)}))

    def readable(self) -> frozenset[str]:
        """Give the files that stand in the report, in whole or in part."""
        books = {name for name, grids in self._grids.items() if grids}
        return frozenset(books | self._images.keys())

    def _resolve(self, path: str, source: Source, item: str) -> str | Refusal:
        key = (source.agency, path)
        if key not in self._found:
            reader = self._reader
            self._found[key] = resolve(reader.inventory, source.agency, path, reader.round_number)
        found = self._found[key]
        if isinstance(found, Refusal):
            if found.code != ALREADY_TOLD:
                self._tell(found, source, item, Severity.ERROR)
        elif found not in self._items:
            self._items[found] = item
            advice = spelling_advice(path, found)
            if advice is not None:
                self._tell(advice, source, item, Severity.WARNING)
        return found

    def _tell(self, refusal: Refusal, source: Source, item: str, severity: Severity) -> None:
        code, message, fix = refusal.code, refusal.message, refusal.fix
        place = (source.file, source.line)
        self._reader.notices.append(
            Notice(severity, code, message, fix, *place, agency=source.agency, item=item)
        )

    def _read_through(self, file: str, sheet: str, form: str, source: Source, item: str) -> None:
        """Note the form that a placed sheet is read through; the first named one holds."""
        if form in self._known:
            self._through.setdefault(file, {}).setdefault(sheet, self._known[form])
        elif form:
            fix = or_nearest(form, self._known, "dùng tên một tệp trong sections/bieu-mau/")
            message = f"form={form}: không có biểu mẫu này; bảng được đọc như bảng thường"
            self._tell(Refusal("bieu-mau-khong-co", message, fix), source, item, Severity.ERROR)

    def _workbooks(self, asked: Mapping[str, Sheets]) -> dict[str, PlacedSheets]:
        through = self._through
        tasks = [
            Task(name, (sheets, tuple(through.get(name, {}).items()), self._items[name]))
            for name, sheets in asked.items()
        ]
        read = self._reader.all(workbook, tasks, "Đọc bảng Excel", WORKBOOK)
        return {name: book or PlacedSheets({}) for name, book in zip(asked, read, strict=True)}

    def _pictures(self, names: Sequence[str]) -> dict[str, Image]:
        tasks = [Task(name, self._items[name]) for name in names]
        read = self._reader.all(picture, tasks, "Đọc hình", PICTURE)
        found = {name: image for name, image in zip(names, read, strict=True) if image}
        for name, image in found.items():
            self.media[image.sha256] = self._reader.contents(name) or b""
        return found

    def _table(self, agency: str, path: str, sheet: str) -> tuple[str, Grid] | Refused:
        found = self._found[agency, path]
        if isinstance(found, Refusal):
            return Refused(found.message)
        grid = self._grids[found].get(sheet)
        if grid is not None:
            return found, grid
        return Refused(f"không đọc được {f'trang “{sheet}”' if sheet else 'tệp'}, xem thông báo")

    def _image(self, agency: str, path: str) -> Image | Refused:
        found = self._found[agency, path]
        if isinstance(found, Refusal):
            return Refused(found.message)
        return self._images.get(found) or Refused("không đọc được hình, xem thông báo")


def workbook(filed: Filed[tuple[Sheets, Asked, str]]) -> Outcome[PlacedSheets]:
    """Give the asked sheets of a workbook, the notices owned by agency and item."""
    # what reads workbooks is loaded for one that is not kept
    from pipeline.intake.excel.form_reading import read_form_grid, without_example
    from pipeline.intake.excel.tables import read_sheets

    sheets, through, item = filed.details
    read = read_sheets(filed.data, file=filed.name, sheets=sheets, limits=filed.limits)
    grids, notices = dict(read.value), list(read.notices)
    forms: list[FormTable] = []
    for sheet, form in through:
        if sheet in grids:
            table = read_form_grid(grids[sheet], form, file=filed.name, agency=_agency(filed.name))
            notices += table.notices
            if table.value is not None:
                forms.append(table.value)
                grids[sheet] = without_example(grids[sheet], form)
    return Outcome(PlacedSheets(grids, tuple(forms)), _owned(notices, filed.name, item))


def picture(filed: Filed[str]) -> Outcome[Image | None]:
    """Give a picture as its content says, the notices owned by agency and item."""
    read = read_image(filed.data, file=filed.name, alt="", limits=filed.limits)
    return Outcome(read.value, _owned(read.notices, filed.name, filed.details))


def _owned(notices: Sequence[Notice], name: str, item: str) -> tuple[Notice, ...]:
    return owned(notices, agency=_agency(name), item=item)


def _agency(name: str) -> str:
    return name.split("/")[2]


def named_in(blocks: Sequence[Block]) -> Iterator[NamedFile]:
    """Give the tables and pictures that blocks name."""
    for block in walk(blocks):
        match block:
            case Placement(path=path, sheet=sheet, source=source, options=options):
                yield NamedFile(path, sheet, source.line, dict(options).get("form", ""))
            case Picture(path=path, source=source):
                yield NamedFile(path, line=source.line)
            case _:
                pass
        for run in own_marks(block):
            if isinstance(run, PictureMark):
                yield NamedFile(run.path, line=run.line)
            elif isinstance(run, NoteMark):
                yield from named_in(run.blocks)
