"""What a draft leaves of a consultation: response table, extracts, points still differing."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.consult.divergence import divergences
from pipeline.consult.excerpt import items_led_to
from pipeline.consult.places.spots import Spots
from pipeline.consult.points import Today
from pipeline.consult.responses import Answered, response_table
from pipeline.consult.trace import trace
from pipeline.model.comparison import Comparison, redline_name
from pipeline.model.notice import Outcome
from pipeline.model.pages import Pages
from pipeline.model.report import Report
from pipeline.model.verdict import Trace
from pipeline.publish.folder import Files
from pipeline.render.excel.response_workbook import response_workbook
from pipeline.render.papers.divergence import divergence_docx
from pipeline.render.papers.paper import letterhead_values
from pipeline.render.papers.response_json import response_json
from pipeline.render.papers.responses import response_docx
from pipeline.render.papers.slip import Enclosed, SlipFor, slip_docx, slips
from pipeline.render.papers.wording import wording
from pipeline.rounds import Resources
from pipeline.rounds.kept import kept_file
from pipeline.stages.body_pages import pages_of_bodies
from pipeline.stages.consultation import ConsultationRecord
from pipeline.stages.earlier import remembered
from pipeline.stages.promises import promises
from pipeline.work.memory import uninterrupted
from pipeline.workspace import Inventory
from pipeline.workspace.templates import with_template

TABLE, POINTS, SLIP = "tiep-thu-giai-trinh", "y-kien-khac-nhau", "phieu-tra-loi"
EXTRACTS = "trich-gui"
_WEIGHT: Final = 80_000  # a slip takes as long as so many bytes to read


@dataclass(frozen=True, slots=True)
class Answers:
    """What answers the comments on a draft.

    `trace` holds them against the changes; `led` are by body the items its comments led to;
    `inputs` are the hashes of what was read, by name.
    """

    files: Files
    trace: Trace
    led: Mapping[str, frozenset[str]]
    inputs: Mapping[str, str]


@uninterrupted()
def answers(
    root: Path,
    inventory: Inventory,
    record: ConsultationRecord,
    report: Report,
    comparison: Comparison,
    resources: Resources,
    pages: Pages | None = None,
) -> Outcome[Answers]:
    """Give the files of a draft that answer the comments on the one before, and their trace.

    Args:
        root: The workspace, whose own templates win.
        inventory: Its files.
        record: What was said, with its answers.
        report: The draft that answers.
        comparison: It and the draft before.
        resources: Cache, pool and watch.
        pages: Page numbers of the new draft, when it was rendered.
    """
    found = trace(record.consultation, comparison)
    drafts = record.earlier.round.name, report.round.name
    spots = Spots(comparison.new, pages)
    answered = Answered(spots, comparison.changes, found)
    memory = remembered(inventory, record, comparison, found, spots, resources)
    agencies = memory.all_of(record.agencies)
    council = record.earlier.round.is_council
    table = response_table(
        record.consultation, agencies, drafts, answered, memory.left, council=council
    )
    before = [one.consultation for one in memory.rounds]
    names = {one.consultation.round: one.draft for one in memory.rounds}
    names[record.earlier.round.number] = record.earlier.round.name
    today = Today(memory.now, names, memory.feedback)
    points = divergences(record.consultation, before, agencies, today)
    titles = {
        item.id: item.title for item in (*record.earlier.outline.items, *report.outline.items)
    }

    led = items_led_to(record.consultation, found, comparison)
    redline = redline_name(record.earlier.round.number)
    enclosed = _enclosed(led, spots, redline)

    kept = resources.kept
    signed = letterhead_values(report, report.round.day), report.round.day

    def table_file(template: bytes) -> bytes:
        told = table, signed, template
        return kept_file(kept, TABLE, told, lambda: response_docx(table, report, template=template))

    def slip_files(template: bytes) -> Files:
        asked = slips(table, report, enclosed)
        given = [(slip, template) for slip in asked.values()]
        made = resources.pool(slip_of, given, weights=[_WEIGHT] * len(given))
        names = (f"{EXTRACTS}/{body}/{SLIP}.docx" for body in asked)
        return dict(zip(names, made, strict=True))

    def points_file(template: bytes) -> bytes:
        told = points, signed, drafts, council, template
        return kept_file(
            kept,
            POINTS,
            told,
            lambda: divergence_docx(points, report, drafts, template=template, council=council),
        )

    suffix = wording(council=council).suffix
    told = with_template(root, f"{TABLE}{suffix}.docx", table_file)
    slip = with_template(root, f"{SLIP}{suffix}.docx", slip_files)
    open_points = with_template(root, f"{POINTS}{suffix}.docx", points_file)
    own_pages = pages_of_bodies(root, record, found, memory, report, spots, kept=kept)
    files = {
        f"{TABLE}.docx": told.value,
        **slip.value,
        **{f"{EXTRACTS}/{name}": data for name, data in own_pages.value.items()},
        f"{TABLE}.xlsx": kept_file(
            kept, f"{TABLE}.xlsx", (table, titles), lambda: response_workbook(table, titles)
        ),
        f"{TABLE}.json": response_json(table),
        f"{POINTS}.docx": open_points.value,
    }
    notices = (
        *promises(record, found, comparison),
        *memory.notices,
        *told.notices,
        *slip.notices,
        *own_pages.notices,
        *open_points.notices,
    )
    return Outcome(Answers(files, found, led, {**memory.inputs, **record.inputs}), notices)


def slip_of(given: tuple[SlipFor, bytes]) -> bytes:
    """Give one slip, with its template."""
    slip, template = given
    return slip_docx(slip, template=template)


def _enclosed(
    led: Mapping[str, frozenset[str]], spots: Spots, redline: str
) -> Mapping[str, Enclosed]:
    """Give what goes with the slip of each body, its items in the draft's order."""
    return {
        body: Enclosed(
            redline,
            len(items),
            tuple(section.place for section in spots.sections if section.id in items),
            paged=spots.has_pages,
        )
        for body, items in led.items()
    }
