"""What is handed out: blank forms before agencies write, comment sheets before bodies answer."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.intake.nearest import or_nearest
from pipeline.model.commune import Commune
from pipeline.model.form import Form
from pipeline.model.notice import Notice, Outcome, Severity, in_order
from pipeline.model.outline import Agency, Group
from pipeline.publish.folder import Files
from pipeline.render.excel.form_workbook import Filling, form_workbook
from pipeline.rounds import Resources, Shared, read_shared
from pipeline.stages.build import build
from pipeline.stages.papers import consulted, papers
from pipeline.work.cache import MemoryCache
from pipeline.work.pool import Pool, serial
from pipeline.work.store import NOTHING_KEPT, Store
from pipeline.work.watch import Watch
from pipeline.workspace import Inventory, scan
from pipeline.workspace.templates import template

Blank = tuple[Form, Filling]
_ARTICLE = "bai-viet.docx"
_WEIGHT = 50_000  # a form takes as long to write as a workbook of so many bytes to read


def forms(
    root: Path,
    round_number: int | None,
    agency: str,
    *,
    watch: Watch,
    pool: Pool = serial,
    results: Store = NOTHING_KEPT,
) -> Outcome[Files | None]:
    """Give the blank forms as `<agency>/<form>.xlsx`, of one agency where one is named.

    Forms are those that serve in the round (the newest one where it is None). Each body that is
    consulted on the round's draft, or where the round is None on the newest that anybody is,
    gets its comment sheet and covering letter beside them, each that writes an item the template
    to write it in with Word. None where the shared files cannot be read, the agency is not
    known, or there is nothing to hand out. `results` has what earlier runs read.
    """
    scanned = scan(root)
    number = round_number or max(scanned.value.rounds, default=1)
    resources = Resources(MemoryCache(), pool, watch, kept=results)
    read = read_shared(scanned.value, number, resources)
    notices = (*scanned.notices, *read.notices)
    if read.value is None:
        return Outcome(None, in_order(notices))
    shared = read.value[0]
    sent = _sent_out(
        root, scanned.value, _asked_about(shared, round_number), agency, shared, resources
    )
    notices = (*notices, *sent.notices)
    written = _templates(root, shared, agency)
    problem = _problem(shared, agency, nothing=not (shared.forms or sent.value or written))
    if problem is not None:
        return Outcome(None, in_order((*notices, problem)))
    chosen = [body for body in shared.agencies if agency in ("", body.id)]
    blanks = {
        f"{body.id}/{form.name}.xlsx": (form, form_filling(form, body, shared))
        for body in chosen
        for form in shared.forms
        if is_given(form, body)
    }
    made = pool(blank, tuple(blanks.values()), weights=[_WEIGHT] * len(blanks))
    names = watch(tuple(blanks), "Tạo biểu mẫu")
    files = {**written, **dict(zip(names, made, strict=True)), **sent.value}
    return Outcome(files, in_order(notices))


def _asked_about(shared: Shared, round_number: int | None) -> int | None:
    """Give the round whose draft is sent out; None where nobody is consulted."""
    asked = [entry.number for entry in shared.schedule.rounds if entry.consulted]
    if round_number is None:
        return max((number for number in asked if number <= shared.round.number), default=None)
    return round_number if round_number in asked else None


def _sent_out(
    root: Path,
    inventory: Inventory,
    number: int | None,
    agency: str,
    shared: Shared,
    resources: Resources,
) -> Outcome[Files]:
    if number is None:
        return Outcome({})
    # the sheets carry the draft's hash, so it is made; its own notices are for `check`
    built = build(inventory, number, resources).value
    if built is None:
        return Outcome({})
    bodies = consulted(built.report, agency)
    return papers(root, built.report, shared.settings, bodies, resources.pool)


def _templates(root: Path, shared: Shared, agency: str) -> Files:
    """Give the template to write in with Word, for each agency that writes an item."""
    writers = {
        body
        for item in shared.outline.items
        for body in (item.lead, *item.partners)
        if body and agency in ("", body)
    }
    data = template(root, _ARTICLE).read_bytes()
    known = {body.id for body in shared.agencies}
    return {f"{body}/{_ARTICLE}": data for body in sorted(writers & known)}


def blank(given: Blank) -> bytes:
    """Give one blank form."""
    return form_workbook(*given)


def is_given(form: Form, agency: Agency) -> bool:
    """Say whether an agency is given a form; a form that names nobody goes to the departments."""
    named = form.agencies or (Group.DEPARTMENT.value,)
    return agency.id in named or agency.group.value in named


def form_filling(form: Form, agency: Agency, shared: Shared) -> Filling:
    """Give what stands in a blank form; a commune finds its own row, others all rows."""
    lists = {
        "don-vi.ten": tuple(commune.name for commune in shared.communes),
        "don-vi.ma": tuple(commune.code for commune in shared.communes),
        "co-quan.ten": tuple(
            body.name for body in shared.agencies if body.group is Group.DEPARTMENT
        ),
    }
    if not form.prefilled:
        return Filling(agency.name, lists)
    own = [entry for entry in shared.communes if _is_of(entry, agency)]
    return Filling(agency.name, lists, _rows(form, own or shared.communes))


def _is_of(commune: Commune, agency: Agency) -> bool:
    name = agency.name.casefold()
    return agency.group is Group.COMMUNE and name.endswith(commune.name.casefold())


def _rows(form: Form, communes: Sequence[Commune]) -> tuple[Mapping[str, str], ...]:
    """Give the communes' codes and names in the fields that refer to their list."""
    fields = {
        name: to
        for key in form.foreign_keys
        if key.resource == "don-vi"
        for name, to in zip(key.fields, key.to, strict=True)
    }
    entries = ({"ma": commune.code, "ten": commune.name} for commune in communes)
    return tuple({name: entry.get(to, "") for name, to in fields.items()} for entry in entries)


def _problem(shared: Shared, agency: str, *, nothing: bool) -> Notice | None:
    known = {body.id: body for body in shared.agencies}
    if not agency or agency in known:
        if not nothing:
            return None
        fix = (
            "thêm tệp .yaml mô tả biểu mẫu vào sections/bieu-mau/, hoặc lay-y-kien cho một lần "
            "trong ke-hoach.yaml"
        )
        message = "chưa có biểu mẫu nào, chưa lấy ý kiến cơ quan nào"
        return Notice(Severity.ERROR, "bieu-mau-khong-co", message, fix)
    fix = or_nearest(agency, known, "dùng mã trong co-quan.yaml")
    return Notice(Severity.ERROR, "co-quan-khong-co", f"không có cơ quan '{agency}'", fix)
