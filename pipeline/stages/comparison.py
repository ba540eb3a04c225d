"""Two drafts held against one another: the redline, the change log, answers to comments.

Like the stages, straight lines; a draft from the second on and the command `diff` both begin
here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pipeline.compare.drafts import compare
from pipeline.compare.summary import summarise
from pipeline.compare.telling.entries import tell
from pipeline.model.comparison import Comparison, redline_name
from pipeline.model.entry import LogEntry
from pipeline.model.notice import Outcome
from pipeline.model.pages import Pages
from pipeline.model.report import Report
from pipeline.model.verdict import Trace
from pipeline.publish.folder import Files
from pipeline.render.changelog.entries import DraftPages, Redline
from pipeline.render.changelog.files import TEMPLATE, change_log_files
from pipeline.render.redline.body import OwnSections
from pipeline.render.redline.redline import (
    WrittenRedline,
    draft_words,
    excerpt_shell,
    write_excerpt,
    write_redline,
)
from pipeline.rounds import Resources
from pipeline.stages.build import Built
from pipeline.work.store import NOTHING_KEPT, Store
from pipeline.workspace import Inventory
from pipeline.workspace.templates import with_template

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Side:
    """One of two drafts beside its flow: bytes of its pictures, page numbers where known."""

    report: Report
    media: Mapping[str, bytes] = field(default_factory=dict)
    pages: Pages | None = None


@dataclass(frozen=True, slots=True)
class ComparedDraft:
    """What a draft leaves beside the one before: comparison and answers to its comments.

    `inputs` are the hashes of what the answers were made of.
    """

    files: Files
    inputs: Mapping[str, str]


def compare_with_earlier(
    root: Path,
    inventory: Inventory,
    earlier: Built,
    built: Built,
    pages: Pages | None,
    resources: Resources,
    *,
    formal: bool = False,
) -> Outcome[ComparedDraft]:
    """Give redline, change log and answers: what became of a draft and of the comments on it.

    Args:
        root: The workspace.
        inventory: Its files.
        earlier: The draft before.
        built: The draft.
        pages: Its page numbers, when it was rendered.
        resources: Cache, pool and watch.
        formal: Mark differences of form in the redline too.
    """
    # what consults is loaded where there may be comments: `diff` has none
    from pipeline.stages.answers import answers
    from pipeline.stages.consultation import read_consultation

    comparison = compare(earlier.flow, built.flow, formal=formal, kept=resources.kept)
    old = Side(earlier.report, earlier.gathered.media)
    new = Side(built.report, built.gathered.media, pages)
    record = read_consultation(inventory, earlier, built.shared, resources)
    answered = answers(root, inventory, record.value, built.report, comparison, resources, pages)
    entries = tell(comparison)
    trace = answered.value.trace
    kept, owns = resources.kept, OwnSections()
    compared = comparison_files(
        root, comparison, old, new, entries=entries, trace=trace, results=kept, owns=owns
    )
    notices = (*record.notices, *answered.notices, *compared.notices)
    files = {**compared.value, **answered.value.files}
    files |= body_redlines(
        root, answered.value.led, comparison, old, new, entries=entries, results=kept, owns=owns
    )
    return Outcome(ComparedDraft(files, answered.value.inputs), notices)


def comparison_files(
    root: Path,
    comparison: Comparison,
    old: Side,
    new: Side,
    *,
    entries: Sequence[LogEntry] | None = None,
    trace: Trace | None = None,
    shell: bytes | None = None,
    results: Store = NOTHING_KEPT,
    owns: OwnSections | None = None,
) -> Outcome[Files]:
    """Give the redline of two drafts and their change log, by name.

    A template of the workspace's own that cannot serve is named, and the shipped one taken.

    Args:
        root: The workspace.
        comparison: What became of the earlier draft in the later one.
        old: The earlier draft.
        new: The later one.
        entries: What a person would tell of the comparison; None has it told here.
        trace: Why each change was made, where comments were held against it.
        shell: The template of the redline; None takes the report's.
        results: What earlier runs made.
        owns: The sections of the comparison by themselves, for whoever shows them again.
    """

    told = tell(comparison) if entries is None else entries

    def redline_in(template: bytes) -> WrittenRedline:
        return write_redline(
            comparison,
            new.report,
            template=template,
            media={**old.media, **new.media},
            now=new.report.round.day,
            pages=new.pages,
            entries=told,
            kept=results,
            owns=owns,
        )

    written = (
        with_template(root, "bao-cao.docx", redline_in)
        if shell is None
        else Outcome(redline_in(shell))
    )
    name = redline_name(old.report.round.number)
    pages = DraftPages(old.pages, new.pages)
    log = log_files(root, comparison, name, written.value, pages, entries=told, trace=trace)
    files = {name: written.value.data, **log.value}
    return Outcome(files, (*written.notices, *log.notices))


def log_files(
    root: Path,
    comparison: Comparison,
    name: str,
    written: WrittenRedline,
    pages: DraftPages,
    *,
    entries: Sequence[LogEntry],
    trace: Trace | None = None,
) -> Outcome[Files]:
    """Give the change log of a comparison, by name.

    Args:
        root: The workspace.
        comparison: What became of the earlier draft in the later one.
        name: The redline's.
        written: The redline.
        pages: Page numbers of both drafts, where they are known.
        entries: What a person would tell of the comparison.
        trace: Why each change was made, where comments were held against it.
    """
    return with_template(
        root,
        TEMPLATE,
        lambda template: change_log_files(
            comparison,
            entries,
            summarise(comparison, entries),
            redline=Redline.of(name, written.data, written.marks),
            template=template,
            pages=pages,
            trace=trace,
        ),
    )


def body_redlines(
    root: Path,
    led: Mapping[str, frozenset[str]],
    comparison: Comparison,
    old: Side,
    new: Side,
    *,
    entries: Sequence[LogEntry] = (),
    results: Store = NOTHING_KEPT,
    owns: OwnSections | None = None,
) -> Files:
    """Give for each body the redline of the items its comments led to, to be sent back to it.

    `led` gives those items by body; `entries` are what a person would tell of the comparison,
    `results` what earlier runs made, `owns` its sections by themselves.
    """
    from pipeline.consult.excerpt import excerpt
    from pipeline.stages.answers import EXTRACTS

    name = redline_name(old.report.round.number)
    names = {agency.id: agency.name for side in (old, new) for agency in side.report.agencies}
    media = {**old.media, **new.media}

    def write(template: bytes) -> Files:
        shell, day = excerpt_shell(new.report, template), new.report.round.day
        cut = {body: excerpt(comparison, items) for body, items in led.items()}
        return {
            f"{EXTRACTS}/{body}/{name}": write_excerpt(
                own,
                new.report,
                shell=shell,
                media=media,
                now=day,
                told=_told(own, len(led[body]), names.get(body, body)),
                entries=entries,
                kept=results,
                owns=owns,
            )
            for body, own in cut.items()
        }

    return with_template(root, "bao-cao.docx", write).value if led else {}


def _told(own: Comparison, items: int, body: str) -> str:
    return (
        f"Trích bản so sánh {draft_words(own.new)} với {draft_words(own.old)}: {items} mục liên "
        f"quan đến ý kiến của {body}."
    )
