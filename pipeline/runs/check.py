"""The command `check`: every notice of a round, no output."""

from collections.abc import Callable
from pathlib import Path

from pipeline.arguments import Request
from pipeline.model.named import Named
from pipeline.model.notice import Notice, Outcome, in_order
from pipeline.model.report import Report
from pipeline.rounds import Resources
from pipeline.runs.finished import Finished, kept_results, not_started
from pipeline.stages.build import Built, build, earlier_build, newest_round
from pipeline.stages.notices import (
    checked,
    of_agency,
    unknown_agency,
    unmuted,
    without_next_round,
    worded,
)
from pipeline.stages.signing import record_notices
from pipeline.stages.word import noticed
from pipeline.work.cache import MemoryCache
from pipeline.work.pool import Pool, serial
from pipeline.work.store import NOTHING_KEPT, Store
from pipeline.work.watch import Watch
from pipeline.workspace import Inventory, scan


def run(request: Request, watch: Watch) -> Finished:
    """Give all notices; errors among them are the command's answer."""
    reports: list[Report] = []
    with kept_results(request) as results:
        made = check(
            request.workspace,
            request.round_number,
            request.agency,
            watch=watch,
            results=results,
            tell=reports.append,
        )
    if not (made.value and reports):
        return not_started(made.notices)
    named = Named.of(reports[0])
    title = f"Kiểm tra dự thảo lần {reports[0].round.number}"
    about = f" – {named.agencies[request.agency]}" if request.agency else ""
    return Finished(made.notices, judges=True, title=title + about, named=named)


def check(
    root: Path,
    round_number: int | None,
    agency: str,
    *,
    watch: Watch,
    pool: Pool = serial,
    results: Store = NOTHING_KEPT,
    tell: Callable[[Report], None] = lambda report: None,
) -> Outcome[bool]:
    """Give every notice of a round, of one agency where one is named; False: cannot start.

    `results` has what earlier runs read; `tell` is given the report, once it stands.
    """
    watch.now("Đọc và kiểm tra bài của các cơ quan")
    scanned = scan(root)
    number = round_number or newest_round(scanned.value)
    resources = Resources(MemoryCache(), pool, watch, kept=results)
    built = build(scanned.value, number, resources)
    if built.value is None:
        return Outcome(False, in_order((*scanned.notices, *built.notices)))
    tell(built.value.report)
    unknown = unknown_agency(agency, built.value.shared.agencies)
    if unknown is not None:
        return Outcome(False, (unknown,))
    earlier = earlier_build(scanned.value, number, resources)
    held = (
        *checked(built.value, earlier.report if earlier else None, agency),
        *noticed(root, built.value, agency, results=results),
        *_consulted(scanned.value, earlier, built.value, resources, agency),
        *without_next_round(scanned.value, built.value.shared),
        *record_notices(scanned.value, built.value, resources),
    )
    told = in_order((*scanned.notices, *built.notices, *held))
    told = unmuted(worded(built.value, told), built.value)
    return Outcome(True, of_agency(agency, told) if agency else told)


def _consulted(
    inventory: Inventory,
    earlier: Built | None,
    built: Built,
    resources: Resources,
    agency: str,
) -> tuple[Notice, ...]:
    if earlier is None:
        return ()
    # comparing and reading comments take as long to load as all the rest; draft 1 has neither
    if agency:
        from pipeline.stages.checking.consulted import told_of_agency

        return told_of_agency(inventory, earlier, built, resources, agency)
    from pipeline.stages.promises import consulted_notices

    return consulted_notices(inventory, earlier, built, resources)
