"""A draft in Word: the whole report, or some of its sections."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pipeline.compose.flow import lay_out_sections
from pipeline.compose.split_tables import with_parts
from pipeline.model.document import NOWHERE
from pipeline.model.errors import ConversionError, TemplateError
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.pages import Layout, Pages
from pipeline.model.report import Report, Section
from pipeline.render.word.report import (
    WrittenDocx,
    notices_of_writing,
    write_report,
    write_sections,
)
from pipeline.stages.build import Built
from pipeline.work.store import NOTHING_KEPT, Store
from pipeline.workspace.templates import template


def written(
    root: Path,
    built: Built,
    sections: Sequence[Section] | None = None,
    pages: Pages | None = None,
    *,
    results: Store = NOTHING_KEPT,
) -> Outcome[WrittenDocx | None]:
    """Give the report in Word, or the sections named; None, with a notice, by a broken template.

    `results` has what earlier runs made.
    """
    path = template(root, "bao-cao.docx")
    report, media = built.report, built.gathered.media
    shell, day = path.read_bytes(), report.round.day
    try:
        if sections is None:
            flow = built.flow
            word = write_report(
                report, flow, template=shell, media=media, now=day, pages=pages, kept=results
            )
        else:
            flow = with_parts(lay_out_sections(report, sections))
            word = write_sections(report, flow, template=shell, media=media, now=day, kept=results)
    except TemplateError as error:
        return Outcome(None, (_broken(path, error),))
    return Outcome(word, word.notices)


def writer(
    root: Path, built: Built, *, results: Store = NOTHING_KEPT
) -> Callable[[Layout], WrittenDocx]:
    """Give what writes the report, without page numbers, as its pages ask of its tables.

    The template is one that served for it before.
    """

    def write(layout: Layout) -> WrittenDocx:
        word = written(root, built, pages=Pages(layout=layout), results=results).value
        if word is None:
            raise ConversionError("mẫu Word vừa bị thay trong khi dựng")
        return word

    return write


def noticed(
    root: Path, built: Built, agency: str = "", *, results: Store = NOTHING_KEPT
) -> tuple[Notice, ...]:
    """Give what would be noticed in writing the report; with an agency, what it has text in."""
    path = template(root, "bao-cao.docx")
    report, media = built.report, built.gathered.media
    own = None if not agency else tuple(sections_of(report, agency))
    flow = built.flow if own is None else with_parts(lay_out_sections(report, own))
    try:
        return notices_of_writing(
            report,
            flow,
            template=path.read_bytes(),
            media=media,
            cover=own is None,
            kept=results,
        )
    except TemplateError as error:
        return (_broken(path, error),)


def sections_of(report: Report, agency: str) -> Iterator[Section]:
    """Give the sections that an agency leads, takes part in, or has text in."""
    for section in report.sections():
        sources = (getattr(block, "source", NOWHERE).agency for block in section.blocks)
        if agency in (section.item.lead, *section.item.partners, *sources):
            yield section


def _broken(path: Path, error: TemplateError) -> Notice:
    fix = "sửa mẫu trong Word, hoặc bỏ mẫu riêng để dùng mẫu đi kèm"
    return Notice(Severity.ERROR, "mau-hong", str(error), fix, f"templates/{path.name}")
