"""Everything a round is made of, read: shared files, contributions, workbooks, pictures.

The readers open nothing; bytes come from the workspace, each file once, and every file read
is named with its hash as an input of the draft.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from pipeline.compose.assemble import Materials
from pipeline.compose.place import Attachments, Refused, place_attachments
from pipeline.intake.agencies import check_agencies, read_agencies
from pipeline.intake.images import read_image
from pipeline.intake.outline import check_outline, read_outline
from pipeline.intake.schedule import check_schedule, read_schedule
from pipeline.intake.sections import read_section
from pipeline.intake.settings import read_settings
from pipeline.intake.tables import read_sheets
from pipeline.intake.text import decode
from pipeline.model.blocks import Picture, Placement, Source, own_runs, walk
from pipeline.model.inlines import Image, NoteMark, PictureMark
from pipeline.model.notice import Notice, Outcome, Severity, owned
from pipeline.model.outline import Agency, Outline, Round, Schedule, Settings
from pipeline.model.report import Contribution
from pipeline.model.table import Grid
from pipeline.tally import Tally, tally
from pipeline.work.cache import Cache
from pipeline.work.watch import Watch
from pipeline.workspace import (
    Inventory,
    Refusal,
    ServedFile,
    read_bytes,
    resolve,
    serve,
    shared_file,
    spelling_advice,
    unused_files,
)

T = TypeVar("T")
_Reader = Callable[[str, str], Outcome[T | None]]


@dataclass(frozen=True, slots=True)
class Shared:
    """The shared files of a round, read; `earlier` are the outlines of the rounds before."""

    outline: Outline
    agencies: tuple[Agency, ...]
    schedule: Schedule
    settings: Settings
    round: Round
    earlier: tuple[Outline, ...] = ()


@dataclass(frozen=True, slots=True)
class Gathered:
    """A round read: its materials, the pictures by SHA-256, the hash of each file read."""

    materials: Materials
    media: Mapping[str, bytes]
    inputs: Mapping[str, str]
    tally: Tally


def read_shared(
    inventory: Inventory, round_number: int, cache: Cache
) -> Outcome[tuple[Shared, Mapping[str, str]] | None]:
    """Give the shared files of a round with their hashes; None where a draft cannot start."""
    desk = _Desk(inventory, round_number, cache)
    outline = desk.shared("de-cuong.yaml", read_outline)
    agencies = desk.shared("co-quan.yaml", read_agencies)
    schedule = desk.shared("ke-hoach.yaml", read_schedule)
    settings = desk.shared("cau-hinh.yaml", read_settings, required=False) or Settings()
    if outline is None or agencies is None or schedule is None:
        return Outcome(None, tuple(desk.notices))
    desk.notices += check_outline(outline, agencies)
    desk.notices += check_agencies(agencies, desk.file("co-quan.yaml"))
    desk.notices += check_schedule(schedule, agencies, desk.file("ke-hoach.yaml"))
    this = schedule.round(round_number)
    if this is None:
        desk.notices.append(_no_round(schedule, round_number, desk.file("ke-hoach.yaml")))
        return Outcome(None, tuple(desk.notices))
    earlier = tuple(
        found
        for number in range(1, round_number)
        if (found := _outline_of(inventory, number, cache)) is not None
    )
    shared = Shared(outline, agencies, schedule, settings, this, earlier)
    return Outcome((shared, desk.inputs), tuple(desk.notices))


def read_round(
    inventory: Inventory, shared: Shared, inputs: Mapping[str, str], cache: Cache, watch: Watch
) -> Outcome[Gathered]:
    """Give all contributions of a round with their tables and pictures in place.

    A file that cannot be read leaves its reason in its item's place and stops nothing.
    """
    number = shared.round.number
    desk = _Desk(inventory, number, cache, dict(inputs))
    served = serve(inventory, shared.outline, shared.agencies, number, earlier=shared.earlier)
    desk.notices += served.notices
    texts = [(file, desk.contribution(file)) for file in watch(served.value.files, "Đọc bài viết")]
    found = [contribution for _, contribution in texts if contribution is not None]
    attachments = _Attached(desk, found)
    placed = tuple(
        place_attachments(contribution, attachments.lookup)
        for contribution in watch(found, "Đọc bảng và hình")
    )
    used = attachments.names()
    desk.notices += unused_files(inventory, served.value, used, number)
    materials = Materials(
        shared.outline,
        shared.agencies,
        shared.round,
        {(entry.item, entry.agency): entry for entry in placed},
        _broken(texts, desk),
    )
    counted = tally(inventory, number, served.value, placed, attachments.readable())
    return Outcome(
        Gathered(materials, attachments.media, desk.inputs, counted), tuple(desk.notices)
    )


@dataclass(slots=True)
class _Desk:
    """The files of one round as they are read, each once, with what was noticed."""

    inventory: Inventory
    round_number: int
    cache: Cache
    inputs: dict[str, str] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)
    _held: dict[str, bytes | None] = field(default_factory=dict)

    def contents(self, name: str) -> bytes | None:
        """Give a file's bytes; None, with a notice the first time, where it cannot be read."""
        if name not in self._held:
            outcome = read_bytes(self.inventory, name)
            self.notices += outcome.notices
            self._held[name] = outcome.value
            if outcome.value is None:
                self.failures[name] = outcome.notices[0].message
            else:
                self.inputs[name] = hashlib.sha256(outcome.value).hexdigest()
        return self._held[name]

    def once(self, name: str, kind: object, make: Callable[[bytes], Outcome[T]]) -> T | None:
        """Give what a reader makes of a file, with its notices; the same bytes are read once."""
        data = self.contents(name)
        if data is None:
            return None
        outcome = self.cache((kind, name, self.inputs[name]), lambda: make(data))
        self.notices += outcome.notices
        return outcome.value

    def file(self, name: str) -> str:
        """Give the file that serves for a shared name, or where it ought to stand."""
        return shared_file(self.inventory, name, self.round_number) or f"sections/{name}"

    def shared(self, name: str, reader: _Reader[T], *, required: bool = True) -> T | None:
        """Give a shared file as its reader makes it; None where it is missing or unusable."""
        file = shared_file(self.inventory, name, self.round_number)
        if file is None:
            if required:
                self.notices.append(_no_file(name))
            return None

        def make(data: bytes) -> Outcome[T | None]:
            text = decode(data, file=file)
            if text.value is None:
                return Outcome(None, text.notices)
            read = reader(text.value, file)
            return Outcome(read.value, (*text.notices, *read.notices))

        return self.once(file, name, make)

    def contribution(self, file: ServedFile) -> Contribution | None:
        """Give what an agency wrote; None where its text cannot be decoded."""

        def make(data: bytes) -> Outcome[Contribution | None]:
            text = decode(data, file=file.name)
            notices = owned(text.notices, agency=file.agency, item=file.item)
            if text.value is None:
                return Outcome(None, notices)
            read = read_section(
                text.value,
                file=file.name,
                agency=file.agency,
                item=file.item,
                round_number=file.round,
            )
            return Outcome(read.value, (*notices, *read.notices))

        before = len(self.notices)
        found = self.once(file.name, ("section", file.item), make)
        if found is None and file.name not in self.failures:
            said = self.notices[before:]
            self.failures[file.name] = said[0].message if said else "không đọc được"
        return found


class _Attached:
    """The workbooks and pictures that contributions name, each opened once."""

    def __init__(self, desk: _Desk, contributions: Sequence[Contribution]) -> None:
        self._desk = desk
        self._sources: dict[tuple[str, str], Source] = {}
        self._found: dict[tuple[str, str], str | Refusal] = {}
        self._items: dict[str, str] = {}
        self.media: dict[str, bytes] = {}
        sheets: dict[str, dict[str, None]] = {}
        for contribution in contributions:
            for path, sheet, line in _named(contribution):
                source = Source(contribution.agency, contribution.file, line)
                found = self._resolve(contribution.agency, path, source, contribution.item)
                if isinstance(found, str) and sheet is not None:
                    sheets.setdefault(found, {})[sheet] = None
        self._grids = {name: self._workbook(name, tuple(asked)) for name, asked in sheets.items()}
        self._images: dict[str, Image | None] = {}
        self.lookup = Attachments(self._table, self._image)

    def names(self) -> tuple[str, ...]:
        """Give the files that the texts name."""
        return tuple(sorted({name for name in self._found.values() if isinstance(name, str)}))

    def readable(self) -> frozenset[str]:
        """Give the files that stand in the report, in whole or in part."""
        books = {name for name, grids in self._grids.items() if grids}
        return frozenset(books | {name for name, image in self._images.items() if image})

    def _resolve(self, agency: str, path: str, source: Source, item: str) -> str | Refusal:
        key = (agency, path)
        if key in self._found:
            if isinstance(found := self._found[key], Refusal):
                self._tell(found, source, item, Severity.ERROR)
            return found
        found = resolve(self._desk.inventory, agency, path, self._desk.round_number)
        self._found[key] = found
        if isinstance(found, Refusal):
            self._tell(found, source, item, Severity.ERROR)
            return found
        self._items.setdefault(found, item)
        advice = spelling_advice(path, found)
        if advice is not None:
            self._tell(advice, source, item, Severity.WARNING)
        return found

    def _tell(self, refusal: Refusal, source: Source, item: str, severity: Severity) -> None:
        self._desk.notices.append(
            Notice(
                severity,
                refusal.code,
                refusal.message,
                refusal.fix,
                source.file,
                source.line,
                agency=source.agency,
                item=item,
            )
        )

    def _workbook(self, name: str, sheets: tuple[str, ...]) -> Mapping[str, Grid]:
        def make(data: bytes) -> Outcome[Mapping[str, Grid]]:
            read = read_sheets(data, file=name, sheets=sheets)
            return Outcome(read.value, self._owned(read.notices, name))

        return self._desk.once(name, ("sheets", sheets), make) or {}

    def _owned(self, notices: Sequence[Notice], name: str) -> tuple[Notice, ...]:
        return owned(notices, agency=name.split("/")[2], item=self._items.get(name))

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
        if found not in self._images:
            self._images[found] = self._picture(found)
        return self._images[found] or Refused("không đọc được hình, xem thông báo")

    def _picture(self, name: str) -> Image | None:
        def make(data: bytes) -> Outcome[Image | None]:
            read = read_image(data, file=name, alt="")
            return Outcome(read.value, self._owned(read.notices, name))

        image = self._desk.once(name, "image", make)
        data = self._desk.contents(name)
        if image is not None and data is not None:
            self.media[image.sha256] = data
        return image


def _named(contribution: Contribution) -> "list[tuple[str, str | None, int | None]]":
    """Give the paths a contribution names: path, sheet (None for a picture), line."""
    found: list[tuple[str, str | None, int | None]] = []
    waiting = list(contribution.blocks)
    for block in walk(waiting):
        match block:
            case Placement(path=path, sheet=sheet, source=source):
                found.append((path, sheet, source.line))
            case Picture(path=path, source=source):
                found.append((path, None, source.line))
            case _:
                pass
        for run in own_runs(block):
            if isinstance(run, PictureMark):
                found.append((run.path, None, run.line))
            elif isinstance(run, NoteMark) and run.blocks:
                inner = Contribution(
                    contribution.agency, contribution.item, contribution.file, 0, run.blocks
                )
                found += _named(inner)
    return found


def _broken(
    texts: "Sequence[tuple[ServedFile, Contribution | None]]", desk: _Desk
) -> dict[str, tuple[tuple[str, str], ...]]:
    broken: dict[str, tuple[tuple[str, str], ...]] = {}
    for file, contribution in texts:
        if contribution is None:
            reason = desk.failures.get(file.name, "không đọc được")
            broken[file.item] = (*broken.get(file.item, ()), (file.name, reason))
    return broken


def _outline_of(inventory: Inventory, number: int, cache: Cache) -> Outline | None:
    return _Desk(inventory, number, cache).shared("de-cuong.yaml", read_outline)


def _no_file(name: str) -> Notice:
    return Notice(
        Severity.ERROR,
        "thieu-tep-chung",
        f"không có tệp sections/{name}",
        "tạo tệp này; `quyhoach init` cho một bản mẫu",
        file=f"sections/{name}",
    )


def _no_round(schedule: Schedule, number: int, file: str) -> Notice:
    known = ", ".join(str(entry.number) for entry in schedule.rounds)
    return Notice(
        Severity.ERROR,
        "khong-co-lan-du-thao",
        f"kế hoạch không có dự thảo lần {number} (có: {known})",
        f"thêm `- so: {number}` với ngày vào mục lan của tệp này",
        file=file,
    )
