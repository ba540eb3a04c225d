"""A dossier put together: each document of its list where it comes from, and what is missing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from pipeline.compose.law.bases import cited_texts, serving
from pipeline.intake.nearest import or_nearest
from pipeline.model.dossier import DossierPart
from pipeline.model.fixed import replace
from pipeline.model.legal import LegalDocument
from pipeline.model.named import Named
from pipeline.model.notice import Notice, Outcome, Severity, in_order
from pipeline.model.opinions import OpinionRound
from pipeline.model.outline import DossierEntry, DossierSource, Schedule
from pipeline.model.registers import Indicator
from pipeline.model.seal import package_name
from pipeline.monitor.dossier import dossier_parts, missing_documents, unused_documents
from pipeline.monitor.opinions import opinion_round
from pipeline.publish.archive import Content, OnDisk
from pipeline.publish.bag import payload
from pipeline.publish.folder import Files
from pipeline.render.papers.dossier import contents_docx, dossier_values, filled_paper
from pipeline.rounds import Resources, Shared, read_shared
from pipeline.stages.answers import POINTS, TABLE
from pipeline.stages.build import Built, build, newest_round
from pipeline.stages.consultation import read_consultation
from pipeline.stages.drafting import draft
from pipeline.stages.issuing.issued import issued_place
from pipeline.stages.plan import SUMMARY
from pipeline.work.cache import MemoryCache
from pipeline.work.pool import Pool, serial
from pipeline.work.store import NOTHING_KEPT, Store
from pipeline.work.watch import Watch
from pipeline.workspace import Inventory, StoredFile, opened, scan
from pipeline.workspace.records import is_scan
from pipeline.workspace.templates import template, with_template

CONTENTS = "muc-luc"
_SECTIONS = "sections/"


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier: its documents, what its folder is to hold by name, what ids are called."""

    name: str
    round_number: int
    parts: tuple[DossierPart, ...]
    contents: Mapping[str, Content]
    named: Named


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the documents of a dossier are found in."""

    root: Path
    inventory: Inventory
    shared: Shared
    built: Built
    entries: tuple[DossierEntry, ...]
    rounds: tuple[OpinionRound, ...]
    sent: Files = field(default_factory=dict)

    @property
    def number(self) -> int:
        """Give the round that is handed in."""
        return self.built.report.round.number


def dossier(
    root: Path,
    name: str,
    round_number: int | None = None,
    *,
    watch: Watch,
    pool: Pool = serial,
    kept: Store = NOTHING_KEPT,
) -> Outcome[Dossier | None]:
    """Give a dossier by the list of that name in `ke-hoach.yaml`; None where it cannot start.

    Args:
        root: The workspace.
        name: The list's: "tham-dinh", "phe-duyet".
        round_number: The draft that is handed in; None takes the newest that is issued, else the
            newest that anybody has sent something for.
        watch: Told of what takes long.
        pool: Who reads the files.
        kept: PDFs of earlier runs.
    """
    scanned = scan(root)
    inventory, resources = scanned.value, Resources(MemoryCache(), pool, watch)
    number = round_number or _newest(inventory)
    # the list is the plan's of today, whatever stood in it when the draft was issued
    listed = read_shared(replace(inventory, seals=()), number, resources)
    built = build(inventory, number, resources)
    notices = (*_of_dossier(scanned.notices), *_errors((*listed.notices, *built.notices)))
    if listed.value is None or built.value is None:
        return Outcome(None, in_order(notices))
    shared = listed.value[0]
    entries = dict(shared.schedule.dossiers).get(name)
    if not entries:
        return Outcome(None, (*notices, _no_list(name, shared.schedule)))
    watch.now("Lấy dự thảo và số liệu lấy ý kiến")
    sent = _sent(root, inventory, number, watch=watch, pool=pool, kept=kept)
    ground = _Ground(
        root,
        inventory,
        shared,
        built.value,
        entries,
        _consultations(inventory, built.value, resources),
        sent.value or {},
    )
    made = _made(name, ground)
    told = (*notices, *_errors(sent.notices), *_newer(inventory, number), *made.notices)
    return Outcome(made.value, in_order(told))


def _made(name: str, ground: _Ground) -> Outcome[Dossier]:
    """Give the dossier with its papers, and what is missing in it."""
    found: dict[str, dict[str, Content]] = {
        entry.id: dict(_given(entry, ground)) for entry in ground.entries
    }
    report, day = ground.built.report, ground.built.report.round.day
    targets, documents = _targets(ground.built), _bases(ground.built)
    values = dossier_values(
        name, report, dossier_parts(ground.entries, {}), documents, targets, ground.rounds
    )
    notices: list[Notice] = []
    for entry in ground.entries:
        path = template(ground.root, f"{entry.id}.docx")
        if entry.source is DossierSource.TEMPLATE and not found[entry.id] and path.is_file():
            write = partial(
                filled_paper,
                values=values,
                targets=targets,
                rounds=ground.rounds,
                title=entry.name,
                day=day,
            )
            filled = with_template(ground.root, path.name, write)
            found[entry.id][f"{entry.id}.docx"] = filled.value
            notices += filled.notices
    parts = dossier_parts(ground.entries, {key: tuple(files) for key, files in found.items()})
    names = {agency.id: agency.name for agency in ground.shared.agencies}
    planner = ground.shared.outline.planning_agency
    owed = tuple(
        replace(part, entry=replace(part.entry, lead=part.entry.lead or planner)) for part in parts
    )
    contents = with_template(
        ground.root,
        f"{CONTENTS}-ho-so.docx",
        lambda shell: contents_docx(owed, values, names, template=shell, day=day),
    )
    notices += contents.notices
    notices += missing_documents(parts, ground.shared.agencies, planner, ground.number)
    notices += _unused(ground)
    files = {
        f"{part.folder}/{inner}": content
        for part in parts
        for inner, content in found[part.entry.id].items()
    }
    held = {f"{CONTENTS}.docx": contents.value, **files}
    made = Dossier(name, ground.number, parts, held, Named.of(report))
    return Outcome(made, tuple(notices))


def _given(entry: DossierEntry, ground: _Ground) -> Iterator[tuple[str, Content]]:
    """Give the files of a document that stand somewhere, by their names in its folder."""
    inventory, number = ground.inventory, ground.number
    for file in _placed(entry, inventory):
        yield _inner(entry, file), _content(inventory, file)
    match entry.source:
        case DossierSource.DRAFT:
            yield from _named(
                ground.sent, (f"bao-cao-lan-{number}.docx", f"bao-cao-lan-{number}.pdf")
            )
        case DossierSource.SUMMARY:
            yield from _named(ground.sent, (f"{SUMMARY}-lan-{number}.docx",))
        case DossierSource.ANSWERS:
            names = (f"{TABLE}.docx", f"{TABLE}.xlsx", f"{POINTS}.docx")
            yield from _named(ground.sent, names)
        case DossierSource.OPINIONS:
            for earlier in range(1, number + 1):
                for file in inventory.comment_files(earlier):
                    inner = file.inner.partition("/")[2]
                    yield f"lan-{earlier}/{inner}", _content(inventory, file)
        case DossierSource.LETTERS:
            for file in inventory.files:
                if file.agency and file.round and file.round <= number and is_scan(file.inner):
                    yield f"{file.agency}/lan-{file.round}-{file.inner}", _content(inventory, file)


def _named(sent: Files, names: Sequence[str]) -> Iterator[tuple[str, Content]]:
    return ((name, sent[name]) for name in names if name in sent)


def _placed(entry: DossierEntry, inventory: Inventory) -> Iterator[StoredFile]:
    """Give what was placed by hand for a document: its file, whatever its ending, or its folder."""
    for file in inventory.files:
        within = file.round is None and file.inner.startswith(f"{entry.place}/")
        alone = file.round is None and file.inner in (entry.place, f"{entry.place}{_ending(file)}")
        if within or alone:
            yield file


def _ending(file: StoredFile) -> str:
    name = file.inner.rpartition("/")[2]
    return f".{name.partition('.')[2]}" if "." in name else ""


def _inner(entry: DossierEntry, file: StoredFile) -> str:
    if file.inner.startswith(f"{entry.place}/"):
        return file.inner.removeprefix(f"{entry.place}/")
    return file.inner.rpartition("/")[2]


def _content(inventory: Inventory, file: StoredFile) -> OnDisk:
    return OnDisk(partial(opened, inventory, file), file.size)


def _unused(ground: _Ground) -> Iterator[Notice]:
    files = ground.inventory.files
    every = [entry for _, entries in ground.shared.schedule.dossiers for entry in entries]
    placed = [
        file.inner for file in files if file.round is None and file.inner.startswith("ho-so/")
    ]
    used = [file.inner for entry in every for file in _placed(entry, ground.inventory)]
    return unused_documents(ground.entries, placed, used)


def _sent(
    root: Path, inventory: Inventory, number: int, *, watch: Watch, pool: Pool, kept: Store
) -> Outcome[Files | None]:
    """Give the files of the draft that is handed in: as issued, else as made now."""
    if inventory.sealed(number) is not None:
        return Outcome(payload(issued_place(root, number) / package_name(number)))
    return draft(root, number, fast=False, watch=watch, pool=pool, kept=kept)


def _consultations(
    inventory: Inventory, newest: Built, resources: Resources
) -> tuple[OpinionRound, ...]:
    """Give every consultation up to the draft handed in, in figures."""
    found = []
    for number in range(1, newest.report.round.number + 1):
        shared = read_shared(inventory, number + 1, resources).value
        asked = newest.shared.schedule.round(number)
        heard = inventory.comment_files(number) or (asked is not None and asked.consulted)
        own = newest if number == newest.report.round.number else None
        earlier = own or build(inventory, number, resources).value
        if shared is not None and earlier is not None and heard:
            record = read_consultation(inventory, earlier, shared[0], resources).value
            found.append(opinion_round(record.consultation, earlier.report.round, record.agencies))
    return tuple(found)


def _targets(built: Built) -> tuple[Indicator, ...]:
    """Give the indicators whose value is to be another than in the approved plan."""
    return tuple(
        one for one in built.registers.indicators if one.proposed and one.proposed != one.target
    )


def _bases(built: Built) -> tuple[LegalDocument, ...]:
    """Give the legal bases of the report: cited, serving on its day, held against the text."""
    texts = cited_texts(built.gathered.materials)
    cited = serving(texts, built.registers.documents, built.report.round.day)
    return tuple(document for document in cited if document.checked)


def _newest(inventory: Inventory) -> int:
    return max((entry.number for entry in inventory.seals), default=newest_round(inventory))


def _newer(inventory: Inventory, number: int) -> Iterator[Notice]:
    """Say that the draft handed in is not the newest, or was never issued."""
    newest = newest_round(inventory)
    if inventory.sealed(number) is None:
        yield Notice(
            Severity.WARNING,
            "ho-so-lan-chua-chot",
            f"hồ sơ lấy theo dự thảo lần {number} chưa chốt, nội dung còn có thể thay đổi",
            f"chốt trước khi trình: `quyhoach seal {number}`",
        )
    elif newest > number:
        yield Notice(
            Severity.WARNING,
            "ho-so-khong-moi-nhat",
            f"hồ sơ lấy theo lần {number} đã chốt, trong khi đã có bài cho lần {newest}",
            f"chốt lần {newest} rồi lập lại, hoặc thêm --round {number} nếu đúng là lần này",
        )


def _of_dossier(notices: Sequence[Notice]) -> Iterator[Notice]:
    """Give what is wrong with files placed by hand, and with seals."""
    for notice in notices:
        placed = notice.file.startswith(f"{_SECTIONS}{DossierSource.PLACED.value}")
        if placed or notice.severity is Severity.ERROR:
            yield notice


def _errors(notices: Sequence[Notice]) -> Iterator[Notice]:
    return (notice for notice in notices if notice.severity is Severity.ERROR)


def _no_list(name: str, schedule: Schedule) -> Notice:
    known = [key for key, _ in schedule.dossiers]
    fix = or_nearest(name, known, "thêm danh mục này dưới khóa ho-so của ke-hoach.yaml")
    message = f"ke-hoach.yaml không có danh mục hồ sơ '{name}'"
    return Notice(Severity.ERROR, "ho-so-khong-co-danh-muc", message, fix, "sections/ke-hoach.yaml")
