"""The command `draft N`: files in, a report, and the files that a draft leaves."""

from dataclasses import replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Final

from pipeline.arguments import Request
from pipeline.model.notice import Notice, Outcome, Severity, in_order
from pipeline.model.pages import Pages
from pipeline.model.report import Report
from pipeline.publish.folder import Files, make_and_publish
from pipeline.publish.manifest import Counts, content_counts, manifest_json
from pipeline.render.excel.consolidated import consolidated_json, consolidated_workbook
from pipeline.render.excel.lists import notices_workbook
from pipeline.render.json import notices_json
from pipeline.render.papers.response_json import graded
from pipeline.render.pdf.office import Office, find_office
from pipeline.rounds import Gathered, Resources
from pipeline.runs.finished import WAIT_SECONDS, Finished, not_started, shown
from pipeline.stages.build import build, earlier_build
from pipeline.stages.comparison import compare_with_earlier
from pipeline.stages.notices import checked, unmuted
from pipeline.stages.pages import rendered
from pipeline.stages.word import written
from pipeline.work.cache import MemoryCache
from pipeline.work.pool import Pool, Processes, serial
from pipeline.work.store import NOTHING_KEPT, FolderStore, Store
from pipeline.work.watch import Watch
from pipeline.workspace import scan

ANSWERS: Final = "tiep-thu-giai-trinh.json"


def run(request: Request, watch: Watch) -> Finished:
    """Build `build/lan-N/` whole."""
    assert request.round_number is not None
    build = request.workspace / "build"
    target = build / f"lan-{request.round_number}"
    make = partial(
        draft,
        request.workspace,
        request.round_number,
        fast=request.fast,
        watch=watch,
        pool=Processes(),
        kept=FolderStore(build / ".cache") if request.cache else NOTHING_KEPT,
        formal=request.formal,
    )
    made = make_and_publish(make, build, target, wait=WAIT_SECONDS)
    if made.value is None:
        return not_started(made.notices)
    tops = {name.partition("/")[0] + ("/" if "/" in name else "") for name in made.value}
    line = f"Đã dựng {shown(target, request)}: {', '.join(sorted(tops))}"
    answered = made.value.get(ANSWERS)
    return Finished(made.notices, (line, *(graded(answered) if answered else ())))


def draft(
    root: Path,
    round_number: int,
    *,
    fast: bool,
    watch: Watch,
    pool: Pool = serial,
    kept: Store = NOTHING_KEPT,
    pages: Pages | None = None,
    formal: bool = False,
) -> Outcome[Files | None]:
    """Give the files of a draft by name; None where it cannot start.

    Args:
        root: The workspace.
        round_number: Which draft.
        fast: Leave LibreOffice out.
        watch: Told of what takes long.
        pool: Who reads the files, this process or several.
        kept: PDFs of earlier runs.
        pages: Page numbers known from an earlier rendering (a seal's `trang.json`), with which
            the contents are complete without LibreOffice.
        formal: Mark differences of form in the redline too.
    """
    resources = Resources(MemoryCache(), pool, watch)
    scanned = scan(root)
    built = build(scanned.value, round_number, resources)
    notices = (*scanned.notices, *built.notices)
    if built.value is None:
        return Outcome(None, in_order(notices))
    report, shared, gathered = built.value.report, built.value.shared, built.value.gathered
    word = written(root, built.value, pages=pages)
    if word.value is None:
        return Outcome(None, in_order((*notices, *word.notices)))
    office = None if fast else find_office()
    paged = rendered(word.value, office, round_number, fast=fast, watch=watch, kept=kept)
    files = dict(paged.value[0])
    before = earlier_build(scanned.value, round_number, resources)
    if before is not None:
        numbers = paged.value[1]
        made = compare_with_earlier(
            root, scanned.value, before, built.value, numbers, resources, formal=formal
        )
        files |= made.value.files
        notices = (*notices, *made.notices)
        gathered = replace(gathered, inputs={**gathered.inputs, **made.value.inputs})
    elif round_number > 1:
        notices = (*notices, _incomparable(round_number - 1))
    earlier = None if before is None else before.report
    found = (*notices, *checked(built.value, earlier), *word.notices, *paged.notices)
    told = unmuted(in_order(found), shared.settings.muted)
    files |= _consolidated(gathered)
    files["thong-bao.json"] = notices_json(told)
    files["thong-bao.xlsx"] = notices_workbook(told, shared.agencies)
    files["manifest.json"] = _manifest(report, gathered, office, files)
    return Outcome(files, told)


def _incomparable(round_number: int) -> Notice:
    return Notice(
        Severity.WARNING,
        "khong-so-sanh-duoc",
        f"dự thảo lần {round_number} không dựng được nên không có bản so sánh, nhật ký thay đổi",
        f"xem lỗi bằng lệnh `quyhoach check --round {round_number}`",
    )


def _consolidated(gathered: Gathered) -> Files:
    """Give the tables put together from forms as files of their own, none where there is none."""
    tables = gathered.consolidated
    if not tables:
        return {}
    return {
        "bang-tong-hop.xlsx": consolidated_workbook(tables),
        "bang-tong-hop.json": consolidated_json(tables),
    }


def _manifest(report: Report, gathered: Gathered, office: Office | None, files: Files) -> bytes:
    sections, tables, figures, words = content_counts(report)
    counted = gathered.tally
    return manifest_json(
        tool=f"quyhoach {version('quyhoach')}",
        round_number=report.round.number,
        renderer=office.name if office else None,
        inputs=gathered.inputs,
        outputs=files,
        counts=Counts(
            sections,
            tables,
            figures,
            words,
            counted.received,
            counted.placed,
            counted.withdrawn,
            counted.refused,
        ),
    )
