"""The shared files of a round: outline, agencies, schedule, settings, lists and forms."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeVar

from pipeline.intake.oddities import CONFLICT_FIX, conflicts
from pipeline.intake.shared.abbreviations import read_abbreviations
from pipeline.intake.shared.agencies import check_agencies, read_agencies
from pipeline.intake.shared.communes import read_communes
from pipeline.intake.shared.forms import check_forms, read_form
from pipeline.intake.shared.outline import check_outline, read_outline
from pipeline.intake.shared.schedule import check_schedule, read_schedule
from pipeline.intake.shared.schedule_content import SCHEDULE, schedule_hash
from pipeline.intake.shared.settings import check_cover_title, read_settings
from pipeline.intake.text import decode
from pipeline.model.abbreviation import Abbreviation
from pipeline.model.boundaries import Boundaries
from pipeline.model.commune import Commune
from pipeline.model.fixed import Fixed
from pipeline.model.form import Form
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.outline import Agency, Outline, Round, Schedule, Settings
from pipeline.rounds.boundaries import round_boundaries
from pipeline.rounds.kept import Kind, plain_form
from pipeline.rounds.reader import Filed, Resources, RoundReader
from pipeline.workspace import Inventory, shared_file

T = TypeVar("T")
OUTLINE, AGENCIES = "de-cuong.yaml", "co-quan.yaml"
SETTINGS, ABBREVIATIONS = "cau-hinh.yaml", "tu-viet-tat.yaml"
COMMUNES, FORMS = "don-vi.csv", "bieu-mau"


def _plain(form: Form | None) -> Form | None:
    return None if form is None else plain_form(form)


# all that msgpack reads back; a schedule's days may be words
_OUTLINE: Final = Kind[Outline | None](Outline | None)
_AGENCIES: Final = Kind[tuple[Agency, ...] | None](tuple[Agency, ...] | None)
_SETTINGS: Final = Kind[Settings | None](Settings | None)
_ABBREVIATIONS: Final = Kind[tuple[Abbreviation, ...] | None](tuple[Abbreviation, ...] | None)
_COMMUNES: Final = Kind[tuple[Commune, ...] | None](tuple[Commune, ...] | None)
_FORM: Final = Kind[Form | None](Form | None, _plain)


class Shared(Fixed):
    """The shared files of a round, read; `earlier` are the outlines of the rounds before."""

    outline: Outline
    agencies: tuple[Agency, ...]
    schedule: Schedule
    settings: Settings
    round: Round
    earlier: tuple[Outline, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    forms: tuple[Form, ...] = ()
    communes: tuple[Commune, ...] = ()
    boundaries: Boundaries | None = None


def read_shared(
    inventory: Inventory, round_number: int, resources: Resources
) -> Outcome[tuple[Shared, Mapping[str, str]] | None]:
    """Give the shared files of a round with their hashes; None where a draft cannot start."""
    inventory = inventory.of_round(round_number)
    reader = RoundReader(inventory, round_number, resources)
    outline = _required(reader, OUTLINE, read_outline, _OUTLINE)
    agencies = _required(reader, AGENCIES, read_agencies, _AGENCIES)
    schedule = _required(reader, SCHEDULE, read_schedule, None)
    plan = reader.shared_name(SCHEDULE)
    if (data := reader.contents(plan) if plan in reader.inputs else None) is not None:
        reader.inputs[plan] = schedule_hash(data)
    settings = _shared(reader, SETTINGS, read_settings, _SETTINGS) or Settings()
    if outline is None or agencies is None or schedule is None:
        return Outcome(None, tuple(reader.notices))
    reader.notices += check_outline(outline, agencies)
    reader.notices += check_agencies(agencies, reader.shared_name(AGENCIES))
    reader.notices += check_schedule(schedule, agencies, reader.shared_name(SCHEDULE))
    reader.notices += check_cover_title(settings, outline.title, reader.shared_name(SETTINGS))
    this = schedule.round(round_number)
    if this is None:
        reader.notices += _no_round(schedule, round_number, reader)
        return Outcome(None, tuple(reader.notices))
    earlier = (
        _shared(
            RoundReader(inventory.of_round(number), number, resources),
            OUTLINE,
            read_outline,
            _OUTLINE,
        )
        for number in range(1, round_number)
    )
    known = tuple(found for found in earlier if found is not None)
    listed = _shared(reader, ABBREVIATIONS, read_abbreviations, _ABBREVIATIONS) or ()
    communes = _shared(reader, COMMUNES, read_communes, _COMMUNES) or ()
    forms = _forms(reader)
    boundaries = round_boundaries(reader)
    lists = (listed, forms, communes, boundaries)
    shared = Shared(outline, agencies, schedule, settings, this, known, *lists)
    return Outcome((shared, reader.inputs), tuple(reader.notices))


def _required(
    reader: RoundReader,
    name: str,
    parse: Callable[[str, str], Outcome[T | None]],
    kind: Kind[T | None] | None,
) -> T | None:
    if shared_file(reader.inventory, name, reader.round_number) is None:
        reader.notices.append(_no_file(name))
    return _shared(reader, name, parse, kind)


def _shared(
    reader: RoundReader,
    name: str,
    parse: Callable[[str, str], Outcome[T | None]],
    kind: Kind[T | None] | None,
) -> T | None:
    """Give a shared file as its parser makes it; None where it is missing or unusable."""
    file = shared_file(reader.inventory, name, reader.round_number)
    if file is None:
        return None

    def read(filed: Filed[str]) -> Outcome[T | None]:
        text = decode(filed.data, file=filed.name)
        if text.value is None:
            return Outcome(None, text.notices)
        conflict = next(conflicts(text.value.split("\n")), None)
        if conflict is not None:
            return Outcome(None, (*text.notices, _conflict(filed.name, *conflict)))
        outcome = parse(text.value, filed.name)
        return Outcome(outcome.value, (*text.notices, *outcome.notices))

    return reader.one(read, file, name, kind)


def _forms(reader: RoundReader) -> tuple[Form, ...]:
    """Give the forms, each from the file that serves in the round, by name."""
    names = {
        file.inner
        for file in reader.inventory.files
        if not file.agency
        and file.inner.startswith(f"{FORMS}/")
        and (file.round or 0) <= reader.round_number
    }
    strange = sorted(name for name in names if not name.endswith(".yaml"))
    reader.notices += (_no_form(reader.shared_name(name)) for name in strange)
    read = (_shared(reader, name, read_form, _FORM) for name in sorted(names.difference(strange)))
    forms = tuple(form for form in read if form is not None and form.name)
    reader.notices += check_forms(forms)
    return forms


def _conflict(file: str, line: int, mark: str) -> Notice:
    return Notice(
        Severity.ERROR,
        "dau-xung-dot",
        f"còn dấu '{mark}' của lần trộn hai bản chưa xử lý xong; tệp không được đọc",
        CONFLICT_FIX,
        file,
        line + 1,
    )


def _no_form(file: str) -> Notice:
    return Notice(
        Severity.WARNING,
        "tep-khong-dung",
        "tệp trong bieu-mau/ không có đuôi .yaml, không được đọc",
        "biểu mẫu là tệp .yaml; tệp Excel đã điền thì đặt trong lan-N/<cơ quan>/",
        file=file,
    )


def _no_file(name: str) -> Notice:
    return Notice(
        Severity.ERROR,
        "thieu-tep-chung",
        f"không có tệp sections/{name}",
        "tạo tệp này; `quyhoach init` cho một bản mẫu",
        file=f"sections/{name}",
    )


def _no_round(schedule: Schedule, number: int, reader: RoundReader) -> Iterator[Notice]:
    """Tell that a round is not planned, but where its plan was found wrong."""
    file = reader.shared_name(SCHEDULE)
    wrong = any(n.file == file and n.severity is Severity.ERROR for n in reader.notices)
    known = ", ".join(str(entry.number) for entry in schedule.rounds)
    if not wrong:
        yield Notice(
            Severity.ERROR,
            "khong-co-lan-du-thao",
            f"kế hoạch không có dự thảo lần {number} (có: {known})",
            f"thêm `- so: {number}` với ngày vào mục lan của tệp này",
            file=file,
        )
