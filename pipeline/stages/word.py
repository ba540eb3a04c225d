"""A draft in Word: the whole report, or some of its sections; its pages by LibreOffice."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.compose.flow import lay_out_sections
from pipeline.model.errors import ConversionError, TemplateError
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.pages import Pages
from pipeline.model.report import Section
from pipeline.render.pdf.office import (
    Office,
    failed_office,
    find_office,
    missing_office,
    unnumbered,
)
from pipeline.render.pdf.pagination import render
from pipeline.render.word.report import WrittenDocx, write_report, write_sections
from pipeline.stages.build import Built
from pipeline.work.store import Store
from pipeline.work.watch import Watch
from pipeline.workspace.templates import template

Files = Mapping[str, bytes]


def written(
    root: Path,
    built: Built,
    sections: Sequence[Section] | None = None,
    pages: Pages | None = None,
) -> Outcome[WrittenDocx | None]:
    """Give the report in Word, or the sections named; None, with a notice, by a broken template."""
    path = template(root, "bao-cao.docx")
    report, media = built.report, built.gathered.media
    shell, day = path.read_bytes(), report.round.day
    try:
        if sections is None:
            flow = built.flow
            word = write_report(report, flow, template=shell, media=media, now=day, pages=pages)
        else:
            flow = lay_out_sections(report, sections)
            word = write_sections(report, flow, template=shell, media=media, now=day)
    except TemplateError as error:
        fix = "sửa mẫu trong Word, hoặc bỏ mẫu riêng để dùng mẫu đi kèm"
        return Outcome(
            None,
            (Notice(Severity.ERROR, "mau-hong", str(error), fix, f"templates/{path.name}"),),
        )
    return Outcome(word, word.notices)


def rendered(
    word: WrittenDocx,
    office: Office | None,
    round_number: int,
    *,
    fast: bool,
    watch: Watch,
    kept: Store,
) -> Outcome[tuple[Files, Pages | None]]:
    """Give the report with its page numbers, its PDF, and the numbers; else as written."""
    name = f"bao-cao-lan-{round_number}"
    plain = {f"{name}.docx": word.data}
    if fast:
        return Outcome((plain, word.pages), (unnumbered(),) if word.pages is None else ())
    if office is None:
        return Outcome((plain, word.pages), (missing_office(round_number),))
    try:
        made = render(word, office, kept, watch)
    except ConversionError as error:
        return Outcome((plain, word.pages), (failed_office(round_number, error),))
    files = {f"{name}.docx": made.value.word.data, f"{name}.pdf": made.value.pdf}
    return Outcome((files, made.value.word.pages), made.notices)


def page_numbers(root: Path, built: Built, *, watch: Watch, kept: Store) -> Pages | None:
    """Give the page numbers of a draft; None where LibreOffice does not tell them."""
    word, office = written(root, built), find_office()
    if word.value is None or office is None:
        return None
    try:
        return render(word.value, office, kept, watch).value.word.pages
    except ConversionError:
        return None
