"""A draft: the workspace's files in, the files that a draft leaves out.

Like the stages, straight lines; the command `draft` and the seal, which makes a draft again, both
begin here.
"""

from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from pipeline.compose.counts import content_counts
from pipeline.model.fixed import replace
from pipeline.model.named import Named
from pipeline.model.notice import Notice, Outcome, Severity, in_order
from pipeline.publish.folder import Files
from pipeline.publish.manifest import Counts, manifest_json
from pipeline.render.excel.consolidated import consolidated_json, consolidated_workbook
from pipeline.render.excel.notices_workbook import notices_workbook
from pipeline.render.json import notices_json
from pipeline.render.pdf.office import find_office
from pipeline.rounds import Gathered, Resources, Shared
from pipeline.rounds.kept import kept_file
from pipeline.stages.build import Built, build, earlier_build
from pipeline.stages.notices import checked, unmuted, worded
from pipeline.stages.pages import Rendering, rendered
from pipeline.stages.plan import plan_files, summary_files
from pipeline.stages.word import writer, written
from pipeline.work.cache import Cache, MemoryCache
from pipeline.work.pool import Pool, serial
from pipeline.work.store import NOTHING_KEPT, Store
from pipeline.work.watch import Watch
from pipeline.workspace import scan


def draft(
    root: Path,
    round_number: int,
    *,
    fast: bool,
    watch: Watch,
    pool: Pool = serial,
    kept: Store = NOTHING_KEPT,
    results: Store = NOTHING_KEPT,
    rendering: Rendering | None = None,
    formal: bool = False,
    cache: Cache | None = None,
    tell: Callable[[Named], None] = lambda named: None,
    web: Callable[[Built, Sequence[Notice], Files], Files] | None = None,
) -> Outcome[Files | None]:
    """Give the files of a draft by name; None where it cannot start.

    Args:
        root: The workspace.
        round_number: Which draft.
        fast: Leave LibreOffice out.
        watch: Told of what takes long.
        pool: Who reads the files, this process or several.
        kept: PDFs of earlier runs.
        results: What earlier runs read.
        rendering: Page numbers and PDF that a seal keeps, with which the draft is complete
            without LibreOffice.
        cache: Holds what is read, and outlives the draft where it is given.
        formal: Mark differences of form in the redline too.
        tell: Told what ids are called, once the report stands.
        web: Makes more files of the draft, its notices and its other files: its site.
    """
    watch.now("Đọc bài của các cơ quan, ghép báo cáo")
    resources = Resources(MemoryCache() if cache is None else cache, pool, watch, kept=results)
    scanned = scan(root)
    inventory = scanned.value.of_round(round_number)
    built = build(inventory, round_number, resources)
    notices = (*scanned.notices, *built.notices)
    if built.value is None:
        return Outcome(None, in_order(notices))
    report, shared, gathered = built.value.report, built.value.shared, built.value.gathered
    tell(Named.of(report))
    watch.now("Viết báo cáo Word")
    word = written(root, built.value, pages=rendering.pages if rendering else None, results=results)
    if word.value is None:
        return Outcome(None, in_order((*notices, *word.notices)))
    office = None if fast or rendering else find_office()
    if office is not None:
        watch.now("Lập PDF, đánh số trang bằng LibreOffice")
    paged = rendered(
        word.value,
        office,
        round_number,
        fast=fast,
        watch=watch,
        kept=kept,
        rendering=rendering,
        write=writer(root, built.value, results=results),
    )
    files = dict(paged.value[0])
    if round_number > 1:
        watch.now(f"So sánh với dự thảo lần {round_number - 1}, đối chiếu ý kiến")
    before = earlier_build(inventory, round_number, resources)
    if before is not None:
        # with all that compares and consults, loaded for a draft that has one before it
        from pipeline.stages.comparison import compare_with_earlier

        numbers = paged.value[1]
        made = compare_with_earlier(
            root, inventory, before, built.value, numbers, resources, formal=formal
        )
        files |= made.value.files
        notices = (*notices, *made.notices)
        gathered = replace(gathered, inputs={**gathered.inputs, **made.value.inputs})
    elif round_number > 1:
        notices = (*notices, _incomparable(round_number - 1))
    watch.now("Kiểm tra nội dung")
    earlier = None if before is None else before.report
    plan = plan_files(root, built.value)
    summary = summary_files(root, built.value)
    files |= {**plan.value, **summary.value}
    found = (
        *notices,
        *checked(built.value, earlier),
        *word.notices,
        *paged.notices,
        *plan.notices,
        *summary.notices,
    )
    told = unmuted(worded(built.value, in_order(found)), built.value)
    files |= _consolidated(gathered)
    items = {id_: name.full for id_, name in Named.of(built.value.report).items.items()}
    files["thong-bao.json"] = notices_json(told)
    files["thong-bao.xlsx"] = _workbook(told, shared, items, results)
    if web is not None:
        watch.now("Lập trang web của dự thảo")
        files |= web(built.value, told, files)
    renderer = rendering.renderer if rendering else office.name if office else ""
    files["manifest.json"] = _manifest(built.value, gathered, renderer, files)
    return Outcome(files, told)


def tool() -> str:
    """Give name and version of the program, as manifests and seals name it."""
    return f"quyhoach {version('quyhoach')}"


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


def _workbook(
    told: Sequence[Notice], shared: Shared, items: Mapping[str, str], results: Store
) -> bytes:
    """Give the workbook of the notices, that of an earlier run where they are its notices."""
    made_of = told, shared.agencies, items
    return kept_file(results, "thong-bao.xlsx", made_of, lambda: notices_workbook(*made_of))


def _manifest(built: Built, gathered: Gathered, renderer: str, files: Files) -> bytes:
    report = built.report
    sections, tables, figures, words = content_counts(report, built.by_item)
    counted = gathered.tally
    return manifest_json(
        tool=tool(),
        round_number=report.round.number,
        renderer=renderer or None,
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
