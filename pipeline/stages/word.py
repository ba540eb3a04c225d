"""A draft in Word: the whole report, or some of its sections."""

from collections.abc import Sequence
from pathlib import Path

from pipeline.compose.flow import lay_out_sections
from pipeline.model.errors import TemplateError
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.pages import Pages
from pipeline.model.report import Section
from pipeline.render.word.report import WrittenDocx, write_report, write_sections
from pipeline.stages.build import Built
from pipeline.workspace.templates import template


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
