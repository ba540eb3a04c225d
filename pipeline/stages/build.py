"""A round's report from the workspace's files: read, composed, laid out."""

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.compose.abbreviations import abbreviations
from pipeline.compose.assemble import compose
from pipeline.compose.by_item import ByItem
from pipeline.compose.flow import lay_out, lay_out_sections
from pipeline.compose.law.bases import with_legal_bases
from pipeline.compose.split_tables import with_parts
from pipeline.compose.summary.computed import plan_summary
from pipeline.compose.table_keys import keyed
from pipeline.model.fixed import replace
from pipeline.model.flow import Flow
from pipeline.model.notice import Outcome
from pipeline.model.registers import Registers
from pipeline.model.report import Report
from pipeline.rounds import Gathered, Resources, Shared, read_round, read_shared
from pipeline.rounds.registers import read_registers
from pipeline.stages.maps import with_maps
from pipeline.work.memory import uninterrupted
from pipeline.workspace import Inventory
from pipeline.workspace.records import is_record


@dataclass(frozen=True)
class Built:
    """A round's report with what it was made of; `flow` is the report as printed.

    `by_item` has what was worked out of its sections.
    """

    report: Report
    shared: Shared
    gathered: Gathered
    registers: Registers
    by_item: ByItem = field(default_factory=ByItem, compare=False)

    @cached_property
    def flow(self) -> Flow:
        """Give the report laid out, with the keys of its tables, once somebody asks for it."""
        with uninterrupted():
            return with_parts(keyed(lay_out(self.report), self.shared.forms))

    def flow_of(self, items: Collection[str]) -> Flow:
        """Give some items laid out, as they stand in the report."""
        with uninterrupted():
            chosen = [one for one in self.report.sections() if one.item.id in items]
            return with_parts(keyed(lay_out_sections(self.report, chosen), self.shared.forms))


def build(inventory: Inventory, round_number: int, resources: Resources) -> Outcome[Built | None]:
    """Give the composed report of a round; None where its shared files do not allow one."""
    with uninterrupted():
        return _build(inventory, round_number, resources)


def _build(inventory: Inventory, round_number: int, resources: Resources) -> Outcome[Built | None]:
    inventory = inventory.of_round(round_number)
    shared = read_shared(inventory, round_number, resources)
    if shared.value is None:
        return Outcome(None, shared.notices)
    values, inputs = shared.value
    resources = resources.within(values.settings.limits)
    registers = read_registers(inventory, round_number, resources)
    lists, list_inputs = registers.value
    gathered = read_round(inventory, values, {**inputs, **list_inputs}, resources)
    by_item = ByItem(resources.kept)
    materials = with_legal_bases(gathered.value.materials, lists.documents)
    composed = compose(materials, by_item)
    listed = abbreviations(composed.value, values.abbreviations, by_item)
    drawn, maps = with_maps(composed.value)
    report = replace(
        drawn,
        abbreviations=listed.value,
        contents_depth=values.settings.contents_depth,
        cover_title=values.settings.cover_title.lines,
        watermark=values.settings.watermark,
        issuers=values.schedule.issuers,
    )
    if report.outline.summarised:
        summary = plan_summary(report, lists.indicators, gathered.value.forms)
        report = replace(report, summary=summary)
    steps = (shared, registers, gathered, composed, listed)
    notices = tuple(notice for step in steps for notice in step.notices)
    media = {**gathered.value.media, **maps}
    found = replace(gathered.value, materials=materials, media=media)
    return Outcome(Built(report, values, found, lists, by_item), notices)


def earlier_build(inventory: Inventory, round_number: int, resources: Resources) -> Built | None:
    """Give the round before, built; None for the first, and where it cannot be made."""
    if round_number <= 1:
        return None
    return build(inventory, round_number - 1, resources).value


def newest_round(inventory: Inventory) -> int:
    """Give the highest round that any agency has sent something for; 1 where there is none."""
    sent = (
        file.round
        for file in inventory.files
        if file.agency and file.round and not is_record(file.inner)
    )
    return max(sent, default=1)
