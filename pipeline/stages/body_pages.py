"""What goes back to each body: its comments of all rounds, to be agreed to or not."""

from pathlib import Path

from pipeline.consult.memory.body_pages import body_pages
from pipeline.consult.memory.left import EarlierRound
from pipeline.consult.places.spots import Spots
from pipeline.consult.responses import paged
from pipeline.model.feedback_sheet import NAME
from pipeline.model.notice import Outcome
from pipeline.model.report import Report
from pipeline.model.verdict import Trace
from pipeline.publish.folder import Files
from pipeline.render.excel.feedback_workbook import feedback_workbook
from pipeline.render.papers.body_page import body_page_files
from pipeline.stages.consultation import ConsultationRecord
from pipeline.stages.earlier import Memory
from pipeline.work.store import NOTHING_KEPT, Store
from pipeline.workspace.templates import with_template


def pages_of_bodies(
    root: Path,
    record: ConsultationRecord,
    found: Trace,
    memory: Memory,
    report: Report,
    spots: Spots,
    *,
    kept: Store = NOTHING_KEPT,
) -> Outcome[Files]:
    """Give `<body>/y-kien-cac-lan.docx` and `.xlsx` of each body that commented in any round.

    Args:
        root: The workspace, whose own template wins.
        record: What was said on the draft before.
        found: What the newest draft says of it.
        memory: The rounds before.
        report: The newest draft.
        spots: Its blocks.
        kept: What earlier runs rendered.
    """
    traces = {entry.code: paged(entry, spots) for entry in found.comments}
    draft = record.earlier.round.name
    last = EarlierRound(record.consultation, draft, traces, {}, {}, memory.now)
    newest = report.round.number, report.round.name
    pages = body_pages((*memory.rounds, last), memory.all_of(record.agencies), newest)

    def written(template: bytes) -> Files:
        made = body_page_files(pages, report, template=template, kept=kept)
        return {f"{body}/{NAME}.docx": data for body, data in made.items()}

    papers = with_template(root, f"{NAME}.docx", written)
    books = {f"{page.body}/{NAME}.xlsx": feedback_workbook(page) for page in pages}
    return Outcome({**papers.value, **books}, papers.notices)
