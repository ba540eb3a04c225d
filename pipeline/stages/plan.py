"""The comparison of a draft with the approved plan, where the outline asks for it."""

from pathlib import Path

from pipeline.compose.plan_comparison import plan_comparison
from pipeline.model.notice import Outcome
from pipeline.publish.folder import Files
from pipeline.render.papers.plan_comparison import plan_comparison_docx, plan_comparison_workbook
from pipeline.stages.build import Built
from pipeline.workspace.templates import with_template

PLAN = "so-sanh-quy-hoach"


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
