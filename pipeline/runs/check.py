"""The command `check`: every notice of a round, no output."""

from pathlib import Path

from pipeline.arguments import Request
from pipeline.compare.drafts import compare
from pipeline.consult.trace import trace
from pipeline.model.notice import Notice, Outcome, in_order
from pipeline.rounds import Resources
from pipeline.runs.finished import Finished
from pipeline.stages.build import Built, build, earlier_build, newest_round
from pipeline.stages.consultation import promises, read_consultation, without_next_round
from pipeline.stages.notices import checked, of_agency, unknown_agency, unmuted
from pipeline.stages.word import written
from pipeline.work.cache import MemoryCache
from pipeline.work.pool import Pool, serial
from pipeline.work.watch import Watch
from pipeline.workspace import Inventory, scan


def run(request: Request, watch: Watch) -> Finished:
    """Give all notices; errors among them are the command's answer."""
    made = check(request.workspace, request.round_number, request.agency, watch=watch)
    return Finished(made.notices, started=made.value, judges=True)


def check(
    root: Path, round_number: int | None, agency: str, *, watch: Watch, pool: Pool = serial
) -> Outcome[bool]:
    """Give every notice of a round, of one agency where one is named; False: cannot start."""
    scanned = scan(root)
    number = round_number or newest_round(scanned.value)
    resources = Resources(MemoryCache(), pool, watch)
    built = build(scanned.value, number, resources)
    if built.value is None:
        return Outcome(False, in_order((*scanned.notices, *built.notices)))
    unknown = unknown_agency(agency, built.value.shared.agencies)
    if unknown is not None:
        return Outcome(False, (unknown,))
    earlier = earlier_build(scanned.value, number, resources)
    held = (
        *checked(built.value, earlier.report if earlier else None),
        *written(root, built.value).notices,
        *(_promised(scanned.value, earlier, built.value, resources) if earlier else ()),
        *without_next_round(scanned.value, built.value.shared),
    )
    told = in_order((*scanned.notices, *built.notices, *held))
    told = unmuted(told, built.value.shared.settings.muted)
    return Outcome(True, of_agency(agency, told) if agency else told)


def _promised(
    inventory: Inventory, earlier: Built, built: Built, resources: Resources
) -> tuple[Notice, ...]:
    """Give what is amiss in the consultation on the draft before and in its answers."""
    record = read_consultation(inventory, earlier, built.shared, resources)
    comparison = compare(earlier.flow, built.flow)
    found = trace(record.value.consultation, comparison)
    return (*record.notices, *promises(record.value, found, comparison))
