"""Outline and contributions put together into one report."""

from collections.abc import Iterable, Mapping

from pipeline.compose.by_item import ByItem
from pipeline.compose.chart.commune_maps import Places
from pipeline.compose.charts import NOWHERE, draw_charts
from pipeline.compose.digest import content_hash
from pipeline.compose.numbering import number
from pipeline.compose.references import resolve_references, unique_ids
from pipeline.compose.summary.texts import withdrawn_summary
from pipeline.model.document import Block, Box, Heading, plain_text
from pipeline.model.fixed import Fixed, field, replace
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.outline import Agency, Item, Outline, Round
from pipeline.model.report import Chapter, Contribution, Part, Report, Section
from pipeline.model.text import folded


class Materials(Fixed):
    """What a report is made of, all read.

    `contributions` holds what serves in this round, by item and agency; `broken` names,
    by item, the files that could not be read, with the reason in a few words. `generated` are
    the tables put together from forms, by item; they stand behind what agencies wrote. `places`
    is what maps are drawn on.
    """

    outline: Outline
    agencies: tuple[Agency, ...]
    round: Round
    contributions: Mapping[tuple[str, str], Contribution]
    broken: Mapping[str, tuple[tuple[str, str], ...]]
    generated: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    places: Places = NOWHERE


def compose(materials: Materials, by_item: ByItem | None = None) -> Outcome[Report]:
    """Give the numbered report with every reference resolved, and what was noticed.

    `by_item` has what was worked out of its sections.
    """
    assembled = assemble(materials)
    done = completed(assembled.value, materials.places)
    report = replace(done.value, content_hash=content_hash(done.value, by_item))
    return Outcome(report, (*assembled.notices, *done.notices))


def completed(report: Report, places: Places) -> Outcome[Report]:
    """Give an assembled report with its charts drawn, numbered, every reference resolved."""
    drawn = draw_charts(report, places)
    unique = unique_ids(drawn.value)
    resolved = resolve_references(number(unique.value))
    return Outcome(resolved.value, (*drawn.notices, *unique.notices, *resolved.notices))


def assemble(materials: Materials) -> Outcome[Report]:
    """Give the report in the order of the outline, a visible box where a part is missing."""
    sections = {item.id: _section(item, materials) for item in materials.outline.items}
    parts = tuple(
        Part(
            part.title,
            tuple(
                Chapter(chapter.title, tuple(sections[item.id].value for item in chapter.items))
                for chapter in part.chapters
            ),
        )
        for part in materials.outline.parts
    )
    appendices = tuple(sections[item.id].value for item in materials.outline.appendices)
    report = Report(materials.outline, materials.agencies, materials.round, parts, appendices)
    return Outcome(report, tuple(n for section in sections.values() for n in section.notices))


def _section(item: Item, materials: Materials) -> Outcome[Section]:
    blocks: list[Block] = []
    summary: list[Block] = []
    reasons: list[tuple[str, str]] = []
    lost: list[Notice] = []
    title = item.title
    for agency in (item.lead, *item.partners):
        contribution = materials.contributions.get((item.id, agency))
        if contribution is None:
            continue
        if contribution.withdrawn:
            lost += withdrawn_summary(contribution)
            continue
        if agency == item.lead and contribution.title:
            title = contribution.title
        blocks += _without_title(contribution.blocks, (item.title, contribution.title))
        summary += contribution.summary
        if contribution.reason:
            reasons.append((agency, contribution.reason))
    generated = materials.generated.get(item.id, ())
    boxes, notices = _boxes(item, materials, written=bool(blocks or generated))
    lead = materials.contributions.get((item.id, item.lead))
    section = Section(
        item,
        title,
        (*boxes, *blocks, *generated),
        missing=lead is None and not generated,
        reasons=tuple(reasons),
        summary=tuple(summary),
    )
    return Outcome(section, (*notices, *lost))


def _without_title(blocks: tuple[Block, ...], titles: Iterable[str]) -> tuple[Block, ...]:
    """Leave out a first `#` that only says the item's title again."""
    match blocks:
        case (Heading(level=1, runs=runs), *rest) if folded(plain_text(runs)) in {
            folded(title) for title in titles if title
        }:
            return tuple(rest)
        case _:
            return blocks


def _boxes(
    item: Item, materials: Materials, *, written: bool
) -> tuple[tuple[Box, ...], tuple[Notice, ...]]:
    names = {agency.id: agency.name for agency in materials.agencies}
    broken = materials.broken.get(item.id, ())
    boxes = [Box(f"Không đọc được {file}: {reason}.") for file, reason in broken]
    notices: list[Notice] = []
    lead = materials.contributions.get((item.id, item.lead))
    name = names.get(item.lead, item.lead)
    if lead is not None and lead.withdrawn and not written:
        boxes.append(Box(f"{name} đã rút nội dung này."))
    if lead is None and not broken and item.id not in materials.generated:
        if item.lead in names:  # the outline's reader has told of a lead nobody knows
            notices.append(_missing(item, name, materials))
        if item.from_round > materials.round.number:
            boxes.append(Box(f"{name} sẽ gửi nội dung này từ dự thảo lần {item.from_round}."))
        else:
            boxes.append(Box(f"{name} chưa gửi nội dung này."))
    return tuple(boxes), tuple(notices)


def _missing(item: Item, name: str, materials: Materials) -> Notice:
    due = item.from_round <= materials.round.number
    folder = f"sections/lan-{materials.round.number}/{item.lead}"
    return Notice(
        Severity.WARNING if due else Severity.INFO,
        "chua-gui",
        f"{name} chưa gửi mục “{item.title}” ({item.id})",
        f"đặt tệp {folder}/{item.id}.md",
        file=materials.outline.file,
        line=item.line,
        agency=item.lead,
        item=item.id,
    )
