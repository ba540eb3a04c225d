"""What is handed out to the agencies before they write: blank forms.

Like the stages, straight lines: workspace, shared files, one workbook after the other.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.intake.nearest import or_nearest
from pipeline.model.commune import Commune
from pipeline.model.form import Form
from pipeline.model.notice import Notice, Outcome, Severity, in_order
from pipeline.model.outline import Agency, Group
from pipeline.reading import Means, Shared, read_shared
from pipeline.render.form_workbook import Filling, form_workbook
from pipeline.work.cache import MemoryCache
from pipeline.work.pool import Pool, serial
from pipeline.work.watch import Watch
from pipeline.workspace import scan

Files = Mapping[str, bytes]
Blank = tuple[Form, Filling]
_WEIGHT = 50_000  # a form takes as long to write as a workbook of so many bytes to read


def forms(
    root: Path, round_number: int | None, agency: str, *, watch: Watch, pool: Pool = serial
) -> Outcome[Files | None]:
    """Give the blank forms as `<agency>/<form>.xlsx`, of one agency where one is named.

    Forms are those that serve in the round (the newest one where it is None). None where the
    shared files cannot be read, the agency is not known, or there is no form.
    """
    scanned = scan(root)
    number = round_number or max(scanned.value.rounds, default=1)
    read = read_shared(scanned.value, number, Means(MemoryCache(), pool, watch))
    notices = (*scanned.notices, *read.notices)
    if read.value is None:
        return Outcome(None, in_order(notices))
    shared = read.value[0]
    problem = _problem(shared, agency)
    if problem is not None:
        return Outcome(None, in_order((*notices, problem)))
    chosen = [body for body in shared.agencies if agency in ("", body.id)]
    blanks = {
        f"{body.id}/{form.name}.xlsx": (form, _filling(form, body, shared))
        for body in chosen
        for form in shared.forms
        if is_given(form, body)
    }
    made = pool(blank, tuple(blanks.values()), weights=[_WEIGHT] * len(blanks))
    names = watch(tuple(blanks), "Tạo biểu mẫu")
    files = dict(zip(names, made, strict=True))
    return Outcome(files, in_order(notices))


def blank(given: Blank) -> bytes:
    """Give one blank form."""
    return form_workbook(*given)


def is_given(form: Form, agency: Agency) -> bool:
    """Say whether an agency is given a form; a form that names nobody goes to the departments."""
    named = form.agencies or (Group.DEPARTMENT.value,)
    return agency.id in named or agency.group.value in named


def _filling(form: Form, agency: Agency, shared: Shared) -> Filling:
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


def _problem(shared: Shared, agency: str) -> Notice | None:
    if not shared.forms:
        fix = "thêm tệp .yaml mô tả biểu mẫu vào sections/bieu-mau/"
        return Notice(Severity.ERROR, "bieu-mau-khong-co", "chưa có biểu mẫu nào", fix)
    known = {body.id: body for body in shared.agencies}
    if not agency or agency in known:
        return None
    fix = or_nearest(agency, known, "dùng mã trong co-quan.yaml")
    return Notice(Severity.ERROR, "co-quan-khong-co", f"không có cơ quan '{agency}'", fix)
