"""What a plan comes to, computed: targets approved and proposed, proposals by field, projects.

Nothing of it is written by hand: targets are the register's, proposals and projects those of the
agencies' forms. The two pages at the front of the report and the summary report both show it.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from pipeline.compose.consolidated import PRIORITIES, PROPOSALS
from pipeline.compose.consolidated_cells import NO_FIELD, cell_text
from pipeline.compose.references import places
from pipeline.model.consolidated import GENERATED
from pipeline.model.document import Table, walk, walk_inlines
from pipeline.model.form import FormRow, FormTable
from pipeline.model.inlines import Text
from pipeline.model.numbers import Bound, Number, Range, Reading, in_print, read_number
from pipeline.model.outline import ItemKind
from pipeline.model.plan_summary import (
    PROPOSAL_KINDS,
    FieldCount,
    PlanSummary,
    Project,
    ReportPlace,
    TargetChange,
)
from pipeline.model.registers import Indicator
from pipeline.model.report import Report
from pipeline.model.table import RowKind
from pipeline.model.text import folded

MOST_TARGETS: Final = 20  # with ten projects and the fields of a province they fill two pages
MOST_PROJECTS: Final = 10
_COMPARED: Final = "so-sanh"  # the table that shows proposals no text places

Places = Mapping[str, ReportPlace]


def plan_summary(
    report: Report, indicators: Sequence[Indicator], forms: Sequence[FormTable]
) -> PlanSummary:
    """Give what the two pages say.

    Args:
        report: The report with its numbers.
        indicators: The register.
        forms: What agencies filled in, of any form.
    """
    tables = _tables(report)
    changed = [one for one in indicators if one.proposed and one.proposed != one.target]
    mentioned = _mentions(report)
    projects = _projects([form for form in forms if form.form.name == PRIORITIES], tables)
    costs = [project.cost for project in projects if project.cost is not None]
    proposals = [form for form in forms if form.form.name == PROPOSALS]
    return PlanSummary(
        tuple(_target(one, mentioned) for one in changed[:MOST_TARGETS]),
        len(changed),
        len(indicators) - len(changed),
        tuple(_fields(proposals, tables)),
        tuple(_shown(project) for project in _largest(projects)),
        len(projects),
        in_print(sum(costs, Decimal(0))) if costs else "",
    )


def _tables(report: Report) -> Places:
    """Give where each workbook stands in the report, and by its id each generated table."""
    named = places(report)
    found: dict[str, ReportPlace] = {}
    for section in report.sections():
        for block in walk(section.blocks):
            if not isinstance(block, Table):
                continue
            words, caption = named.get(block.id, ("", False))
            place = ReportPlace(block.id, words, caption)
            if not words:
                place = ReportPlace(section.item.id, *named[section.item.id])
            key = block.workbook or dict(block.options).get(GENERATED, "")
            found.setdefault(key, place)
    return found


def _mentions(report: Report) -> Places:
    """Give for each indicator the item that asks for its value, else the first that names it.

    By its code for figures marked in a text, by its name for rows of tables.
    """
    named = places(report)
    found: dict[str, ReportPlace] = {}
    ordered = sorted(report.sections(), key=lambda one: one.item.kind is not ItemKind.PROPOSAL)
    for section in ordered:
        place = ReportPlace(section.item.id, *named[section.item.id])
        for run in walk_inlines(section.blocks):
            if isinstance(run, Text) and run.marks.indicator:
                found.setdefault(run.marks.indicator, place)
        for block in walk(section.blocks):
            if isinstance(block, Table) and (words := named.get(block.id)):
                own = ReportPlace(block.id, *words)
                for row in block.grid.rows:
                    if row.kind is RowKind.BODY:
                        for cell in row.cells[:2]:
                            found.setdefault(f"\0{folded(cell.text)}", own)
    return found


def _target(one: Indicator, mentioned: Places) -> TargetChange:
    return TargetChange(
        one.name,
        one.unit,
        one.target,
        one.proposed,
        differences(read_number(one.target), read_number(one.proposed)),
        mentioned.get(one.code) or mentioned.get(f"\0{folded(one.name)}"),
    )


def differences(old: Reading, new: Reading) -> tuple[Decimal, ...]:
    """Give by how much a value changed; of a range its lower and its higher end.

    One number where both ends moved alike; () where the two are not of one kind.
    """
    match old, new:
        case Number(value=was), Number(value=now):
            return (now - was,)
        case Bound(relation=sign, value=was), Bound(relation=other, value=now) if sign == other:
            return (now - was,)
        case Range(low=low, high=high), Range(low=new_low, high=new_high):
            return tuple(dict.fromkeys((new_low - low, new_high - high)))
        case _:
            return ()


def _fields(forms: Sequence[FormTable], tables: Places) -> Iterator[FieldCount]:
    """Give the fields in the order of the form, those it does not know after them."""
    counts: dict[str, dict[str, int]] = {}
    where: dict[str, dict[ReportPlace, None]] = {}
    for form in forms:
        place = tables.get(form.file) or tables.get(_COMPARED)
        for row in form.body:
            field = cell_text(form, row, "linh-vuc") or NO_FIELD
            kind = cell_text(form, row, "loai")
            own = counts.setdefault(field, dict.fromkeys(PROPOSAL_KINDS, 0))
            own[kind] = own.get(kind, 0) + 1
            if place is not None:
                where.setdefault(field, {})[place] = None
    described = forms[0].form.field("linh-vuc") if forms else None
    order = {name: at for at, name in enumerate(described.constraints.enum if described else ())}
    for field in sorted(counts, key=lambda name: order.get(name, len(order))):
        known = tuple(counts[field][kind] for kind in PROPOSAL_KINDS)
        yield FieldCount(field, known, tuple(where.get(field, ())))


class _Listed(NamedTuple):
    """A row of a priority list with what it counts."""

    form: FormTable
    row: FormRow
    cost: Decimal | None
    place: ReportPlace | None


def _projects(forms: Sequence[FormTable], tables: Places) -> list[_Listed]:
    """Give the projects, those that two agencies list with one cost once."""
    found: dict[tuple[str, Decimal | None], _Listed] = {}
    for form in forms:
        for row in form.body:
            cell = form.cell(row, "tong-muc")
            # in a unit of its own the number is told as a mistake, and counts nothing
            cost = cell.value if isinstance(cell.value, Decimal) and not cell.unit else None
            listed = _Listed(form, row, cost, tables.get(form.file))
            found.setdefault((folded(cell_text(form, row, "ten-du-an")), cost), listed)
    return list(found.values())


def _largest(projects: Sequence[_Listed]) -> list[_Listed]:
    priced = [project for project in projects if project.cost is not None]
    ranked = sorted(priced, key=lambda one: one.cost or Decimal(0), reverse=True)
    return ranked[:MOST_PROJECTS]


def _shown(project: _Listed) -> Project:
    form, row = project.form, project.row
    return Project(
        cell_text(form, row, "ten-du-an"),
        row.group[0] if row.group else "",
        cell_text(form, row, "dia-diem"),
        cell_text(form, row, "giai-doan"),
        in_print(project.cost or Decimal(0)),
        project.place,
    )
