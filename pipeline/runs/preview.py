"""The command `preview`: one agency's sections as they stand in the report."""

from functools import partial
from pathlib import Path

from pipeline.arguments import Request
from pipeline.model.notice import Outcome, in_order
from pipeline.publish.folder import Files, make_and_publish
from pipeline.render.html.guide import guide_html
from pipeline.render.html.preview import preview_page
from pipeline.rounds import Resources
from pipeline.runs.finished import WAIT_SECONDS, Finished, kept_results, left, not_started, shown
from pipeline.stages.build import build, earlier_build, newest_round
from pipeline.stages.notices import checked, of_agency, unknown_agency, unmuted, worded
from pipeline.stages.word import written
from pipeline.work.cache import MemoryCache
from pipeline.work.pool import Pool, serial
from pipeline.work.store import NOTHING_KEPT, Store
from pipeline.work.watch import Watch
from pipeline.workspace import scan
from pipeline.workspace import templates as shipped


def run(request: Request, watch: Watch) -> Finished:
    """Put an agency's preview into `build/xem-truoc/<agency>/`."""
    build = request.workspace / "build"
    target = build / "xem-truoc" / request.agency
    asked = (request.workspace, request.round_number, request.agency)
    with kept_results(request) as results:
        make = partial(preview, *asked, watch=watch, results=results)
        made = make_and_publish(make, build, target, wait=WAIT_SECONDS)
    if made.value is None:
        return not_started(made.notices)
    lines = (f"Đã tạo {shown(target, request)}{name}" for name in sorted(made.value))
    return Finished(made.notices, tuple(lines), outputs=left(target, request, made.value))


def preview(
    root: Path,
    round_number: int | None,
    agency: str,
    *,
    watch: Watch,
    pool: Pool = serial,
    results: Store = NOTHING_KEPT,
) -> Outcome[Files | None]:
    """Give one agency's sections as they stand in the report: a Word file and a page.

    `results` has what earlier runs read.
    """
    scanned = scan(root)
    number = round_number or newest_round(scanned.value)
    resources = Resources(MemoryCache(), pool, watch, kept=results)
    built = build(scanned.value, number, resources)
    if built.value is None:
        return Outcome(None, in_order((*scanned.notices, *built.notices)))
    report, shared, media = built.value.report, built.value.shared, built.value.gathered.media
    unknown = unknown_agency(agency, shared.agencies)
    body = report.agency(agency)
    if unknown is not None or body is None:
        return Outcome(None, (unknown,) if unknown else ())
    sections = report.written_by(agency)
    word = written(root, built.value, sections, results=results)
    if word.value is None:
        return Outcome(None, in_order((*scanned.notices, *built.notices, *word.notices)))
    earlier = earlier_build(scanned.value, number, resources)
    held = checked(built.value, earlier.report if earlier else None, agency)
    found = (*scanned.notices, *built.notices, *held, *word.notices)
    told = unmuted(worded(built.value, in_order(found)), built.value)
    own = of_agency(agency, told)
    guide = guide_html(_guide(root), level=2)
    page = preview_page(report, sections, agency=body, notices=own, media=media, guide_html=guide)
    return Outcome({"index.html": page.encode(), f"{agency}.docx": word.value.data}, own)


def _guide(root: Path) -> str:
    own = root / "sections" / "HUONG-DAN.md"
    return (own if own.is_file() else shipped.guide()).read_text(encoding="utf-8", errors="replace")
