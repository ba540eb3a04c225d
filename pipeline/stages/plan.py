"""What the outline asks for beside a draft: the comparison with the approved plan, the summary."""

from pathlib import Path
from typing import Final

from pipeline.compose.plan_comparison import plan_comparison
from pipeline.compose.summary.layout import PREFIX, lay_out_summary
from pipeline.compose.summary.texts import summary_report, without_summary
from pipeline.model.notice import Outcome
from pipeline.publish.folder import Files
from pipeline.render.papers.plan_comparison import plan_comparison_docx, plan_comparison_workbook
from pipeline.render.papers.summary_report import computed_sections, summary_docx
from pipeline.stages.build import Built
from pipeline.workspace.templates import with_template

PLAN: Final = "so-sanh-quy-hoach"
SUMMARY: Final = "bao-cao-tom-tat"


def plan_files(root: Path, built: Built) -> Outcome[Files]:
    """Give `so-sanh-quy-hoach.docx`, `.xlsx`; nothing where the outline asks for none."""
    report = built.report
    if not report.outline.compares_plan:
        return Outcome({})
    planner = report.agency(report.outline.planning_agency)
    rows = plan_comparison(
        built.gathered.consolidated,
        built.registers.indicators,
        planner.name if planner else "",
    )
    word = with_template(
        root,
        f"{PLAN}.docx",
        lambda template: plan_comparison_docx(rows, report, template=template),
    )
    files = {f"{PLAN}.docx": word.value, f"{PLAN}.xlsx": plan_comparison_workbook(rows)}
    return Outcome(files, word.notices)


def summary_files(root: Path, built: Built) -> Outcome[Files]:
    """Give `bao-cao-tom-tat-lan-N.docx`; nothing where the outline asks for none."""
    report = built.report
    if not report.outline.summarised:
        return Outcome({})
    flow = lay_out_summary(summary_report(report), computed_sections(report.summary))
    word = with_template(
        root,
        f"{SUMMARY}.docx",
        lambda template: summary_docx(
            report, flow, template=template, media=built.gathered.media, prefix=PREFIX
        ),
    )
    files = {f"{SUMMARY}-lan-{report.round.number}.docx": word.value}
    return Outcome(files, (*word.notices, *without_summary(report)))
