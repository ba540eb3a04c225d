"""What a draft leaves of a consultation: response table, extracts, points still differing."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline import shipped
from pipeline.compose.flow import lay_out
from pipeline.consult.divergence import divergences
from pipeline.consult.places import Spots
from pipeline.consult.responses import Answered, response_table
from pipeline.consultation import Heard, earlier_answers
from pipeline.model.change import Change
from pipeline.model.comment import Trace
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.pages import Pages
from pipeline.model.report import Report
from pipeline.reading import Means
from pipeline.render.divergence_docx import divergence_docx
from pipeline.render.response_docx import body_extracts, response_docx
from pipeline.render.response_workbook import response_workbook
from pipeline.render.shell import TemplateError
from pipeline.workspace import Inventory

Files = Mapping[str, bytes]
TABLE, POINTS = "tiep-thu-giai-trinh", "y-kien-khac-nhau"
EXTRACTS = "trich-gui"


def answer_files(
    root: Path,
    inventory: Inventory,
    heard: Heard,
    report: Report,
    means: Means,
    *,
    changes: Sequence[Change] = (),
    trace: Trace | None = None,
    pages: Pages | None = None,
) -> Outcome[Files]:
    """Give the files of a draft that answer comments on the one before, by name.

    Args:
        root: The workspace, whose own templates win.
        inventory: Its files.
        heard: What was said, with its answers.
        report: The draft that answers.
        means: Cache, pool and watch.
        changes: Those between the drafts, () where they were not compared.
        trace: The comments held against the changes.
        pages: Page numbers of the new draft, when it was rendered.
    """
    drafts = heard.earlier.round.name, report.round.name
    answered = Answered(Spots(lay_out(report), pages), changes, trace or Trace())
    table = response_table(heard.consultation, heard.agencies, drafts, answered)
    before = earlier_answers(inventory, heard.earlier.round.number, means)
    points = divergences(heard.consultation, before, heard.agencies)
    titles = {item.id: item.title for item in (*heard.earlier.outline.items, *report.outline.items)}
    files = {f"{TABLE}.xlsx": response_workbook(table, titles)}
    try:
        template = shipped.template(root, f"{TABLE}.docx").read_bytes()
        files[f"{TABLE}.docx"] = response_docx(table, report, template=template)
        extracts = body_extracts(table, report, template=template)
        files |= {f"{EXTRACTS}/{body}.docx": data for body, data in extracts.items()}
        template = shipped.template(root, f"{POINTS}.docx").read_bytes()
        files[f"{POINTS}.docx"] = divergence_docx(points, report, drafts, template=template)
    except TemplateError as error:
        name = TABLE if f"{TABLE}.docx" not in files else POINTS
        return Outcome(files, (_broken(name, error),))
    return Outcome(files)


def _broken(name: str, error: TemplateError) -> Notice:
    fix = "sửa mẫu trong Word, hoặc bỏ mẫu riêng để dùng mẫu đi kèm"
    return Notice(Severity.ERROR, "mau-hong", str(error), fix, f"templates/{name}.docx")
