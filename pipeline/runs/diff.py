"""The command `diff`: two rounds of a workspace compared, or any two Word files."""

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.arguments import Request
from pipeline.compare.drafts import compare
from pipeline.intake.word.tracked import TrackedChanges
from pipeline.model.errors import TemplateError, system_words
from pipeline.model.fixed import replace
from pipeline.model.flow import Flow
from pipeline.model.notice import Notice, Outcome, Severity, in_order
from pipeline.model.outline import Agency, Group, Outline, Round
from pipeline.model.report import Report
from pipeline.publish.folder import Files, make_and_publish
from pipeline.render.terminal.outputs import next_files, told
from pipeline.rounds import Resources
from pipeline.runs.finished import WAIT_SECONDS, Finished, kept_results, left, not_started, shown
from pipeline.stages.build import build
from pipeline.stages.comparison import Side, comparison_files
from pipeline.stages.pages import kept_pages, page_numbers
from pipeline.work.cache import MemoryCache
from pipeline.work.pool import Pool, Processes, serial
from pipeline.work.store import NOTHING_KEPT, Store
from pipeline.work.watch import Watch
from pipeline.workspace import scan

if TYPE_CHECKING:
    from pipeline.intake.word.draft import WordDraft

_PROVINCE: Final = re.compile(r"\btỉnh\s+(.+?)(?=\s+thời kỳ|\s+giai đoạn|,|$)", re.IGNORECASE)


def run(request: Request, watch: Watch) -> Finished:
    """Put the comparison into `build/so-sanh/<earlier>_<later>/`."""
    assert request.compared is not None
    build = request.workspace / "build"
    target = build / "so-sanh" / _folder_name(request.compared)
    made = make_and_publish(partial(_compared, request, watch), build, target, wait=WAIT_SECONDS)
    if made.value is None:
        return not_started(made.notices)
    place = shown(target, request)
    line = f"Đã dựng {place}: {', '.join(sorted(made.value))}"
    redline = next((Path(name).stem for name in made.value if name.startswith("so-sanh")), "")
    opened = tuple(f"{place}{name}" for name in next_files(made.value, redline))
    return Finished(
        made.notices,
        (line, *told(made.value)),
        title=_title(request.compared),
        next=opened,
        outputs=left(target, request, made.value),
    )


def _title(compared: tuple[int, int] | tuple[Path, Path]) -> str:
    sides = (side.name if isinstance(side, Path) else f"lần {side}" for side in compared)
    return f"So sánh {' với '.join(sides)}"


def _compared(request: Request, watch: Watch) -> Outcome[Files | None]:
    match request.compared:
        case (int(earlier), int(later)):
            with kept_results(request) as results:
                return diff_rounds(
                    request.workspace,
                    earlier,
                    later,
                    formal=request.formal,
                    fast=request.fast,
                    watch=watch,
                    pool=Processes(),
                    kept=kept_pages(request.workspace) if request.cache else NOTHING_KEPT,
                    results=results,
                )
        case (Path() as earlier, Path() as later):
            return diff_files(
                request.workspace,
                earlier,
                later,
                formal=request.formal,
                tracked=TrackedChanges(request.tracked) if request.tracked else None,
                word=request.word,
            )
        case _:
            raise AssertionError(request.compared)


def _folder_name(compared: tuple[int, int] | tuple[Path, Path]) -> str:
    """Give the name of the folder: "lan-1_lan-2", or both files' names."""
    sides = (side.stem if isinstance(side, Path) else f"lan-{side}" for side in compared)
    return "_".join(sides)


def diff_rounds(
    root: Path,
    earlier: int,
    later: int,
    *,
    formal: bool,
    fast: bool,
    watch: Watch,
    pool: Pool = serial,
    kept: Store = NOTHING_KEPT,
    results: Store = NOTHING_KEPT,
) -> Outcome[Files | None]:
    """Give the comparison of two rounds by name; None where one of them cannot be made.

    Args:
        root: The workspace.
        earlier, later: The rounds' numbers.
        formal: Mark differences of form too.
        fast: Leave LibreOffice out, and with it the page numbers.
        watch: Told of what takes long.
        pool: Who reads the files.
        kept: PDFs of earlier runs.
        results: What earlier runs read.
    """
    resources = Resources(MemoryCache(), pool, watch, kept=results)
    scanned = scan(root)
    old, new = build(scanned.value, earlier, resources), build(scanned.value, later, resources)
    if old.value is None or new.value is None:
        return Outcome(None, in_order((*scanned.notices, *old.notices, *new.notices)))
    comparison = compare(old.value.flow, new.value.flow, formal=formal, kept=results)
    sides = (
        Side(
            built.report,
            built.gathered.media,
            None if fast else page_numbers(root, built, watch=watch, kept=kept),
        )
        for built in (old.value, new.value)
    )
    return comparison_files(root, comparison, *sides, results=results)


def diff_files(
    root: Path,
    earlier: Path,
    later: Path,
    *,
    formal: bool,
    tracked: TrackedChanges | None,
    word: bool = False,
) -> Outcome[Files | None]:
    """Give the comparison of two Word files by name; None where one cannot be read.

    Two drafts of ours are compared as such; all others, and they too where `word` asks for it,
    as Word files of whatever making.

    Args:
        root: Whose own templates win; need not be a workspace.
        earlier, later: The files.
        formal: Mark differences of form too.
        tracked: What becomes of tracked changes in them; None refuses a file that has any.
        word: Compare drafts of ours as any Word files too.
    """
    # what reads Word files is loaded where two are compared
    from pipeline.intake.word.draft import is_draft, read_word
    from pipeline.stages.any_word import compare_any

    read = [_bytes(path) for path in (earlier, later)]
    old, new = (outcome.value for outcome in read)
    if old is None or new is None:
        return Outcome(None, tuple(notice for outcome in read for notice in outcome.notices))
    if word or not (is_draft(old) and is_draft(new)):
        named = (earlier.name, old), (later.name, new)
        return compare_any(root, *named, formal=formal, tracked=tracked)
    drafts = [
        read_word(data, file=path.name, tracked=tracked)
        for path, data in ((earlier, old), (later, new))
    ]
    return _diff_drafts(root, *drafts, shell=new, formal=formal)


def _diff_drafts(
    root: Path,
    old: "Outcome[WordDraft | None]",
    new: "Outcome[WordDraft | None]",
    *,
    shell: bytes,
    formal: bool,
) -> Outcome[Files | None]:
    """Give the comparison of two drafts of ours in the dress of the later file (`shell`)."""
    from pipeline.render.word.draft_shell import template_of

    notices = (*old.notices, *new.notices)
    if old.value is None or new.value is None:
        return Outcome(None, notices)
    before, after = old.value, new.value
    comparison = compare(before.flow, after.flow, formal=formal)
    old_side, new_side = (
        Side(replace(covers(side.flow), abbreviations=side.abbreviations), side.media)
        for side in (before, after)
    )
    try:
        # the later file's own covers, styles and headers
        template = template_of(shell)
        made = comparison_files(root, comparison, old_side, new_side, shell=template)
    except TemplateError:
        # a program has renamed its styles, or it has no report of ours
        made = comparison_files(root, comparison, old_side, new_side)
    return Outcome(made.value, (*notices, *made.notices))


def _bytes(path: Path) -> Outcome[bytes | None]:
    """Give the bytes of a .docx, with what is wrong with it."""
    from pipeline.intake.word.package import open_word

    try:
        data = path.read_bytes()
        return Outcome(data, open_word(data, file=path.name).notices)
    except OSError as error:
        fix = "kiểm tra đường dẫn tệp"
        message = f"không đọc được tệp: {system_words(error)}"
        return Outcome(None, (Notice(Severity.ERROR, "khong-doc-duoc", message, fix, str(path)),))


def covers(flow: Flow) -> Report:
    """Give what the covers of a draft say, known from its flow alone: no text, no signatures.

    The province is that of the title ("… Quy hoạch tỉnh Lạng Sơn thời kỳ …"), "" where it
    names none.
    """
    found = _PROVINCE.search(flow.title)
    outline = Outline(flow.title, found[1] if found else "", flow.planner, "", ())
    agencies = tuple(Agency(id_, name, Group.OTHER) for id_, name in flow.names.items())
    draft = Round(flow.round_number, flow.day, flow.round_name)
    return Report(outline, agencies, draft, (), content_hash=flow.content_hash)
