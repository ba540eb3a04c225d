"""An issued draft as comments are made on it.

It is made again from the copy of its inputs that the seal keeps, so that what reviewers read and
point to is what went out, whatever stands in `sections/` since.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from pipeline.consult.assignment import item_label
from pipeline.consult.deadline import answer_by
from pipeline.model.feedback_sheet import NAME
from pipeline.model.notice import Notice, Outcome
from pipeline.publish.folder import Files
from pipeline.stages.answers import EXTRACTS
from pipeline.stages.build import Built
from pipeline.stages.commenting.blocks import CommentBlock, comment_blocks
from pipeline.stages.drafting import draft
from pipeline.stages.issuing.issued import in_place
from pipeline.stages.pages import Rendering
from pipeline.stages.site import own_ids
from pipeline.work.watch import unwatched

CODE: Final = 16  # letters of the content hash that a comment sheet carries


@dataclass(frozen=True, slots=True)
class IssuedDraft:
    """An issued draft.

    Attributes:
        round: Its number.
        name: "Dự thảo lần 1"; `report` the title of the report.
        code: The beginning of its content hash.
        last: The last day for answers, None where the plan sets none.
        items: What sheets call its items, by id: "Phần III, mục II.1: Giao thông [giao-thong]".
        blocks: The blocks of each item.
        answers: The workbook of each body with the answers to its comments, by the body's id.
    """

    round: int
    name: str
    report: str
    code: str
    last: date | None
    items: Mapping[str, str]
    blocks: Mapping[str, tuple[CommentBlock, ...]]
    answers: Files

    def block(self, name: str) -> CommentBlock | None:
        """Give the block with an id of the pages, None where there is none."""
        return next((one for own in self.blocks.values() for one in own if one.id == name), None)


def issued_draft(root: Path, round_number: int) -> IssuedDraft | None:
    """Give an issued draft; None where it cannot be made.

    Nobody may build in the workspace meanwhile.

    Args:
        root: The workspace.
        round_number: The round; it is issued.
    """
    made: list[IssuedDraft] = []

    def web(built: Built, notices: Sequence[Notice], files: Files) -> Files:
        made.append(_of(built, files))
        return {}

    def make(folder: Path, rendering: Rendering | None) -> Outcome[Files | None]:
        return draft(folder, round_number, fast=True, watch=unwatched, rendering=rendering, web=web)

    in_place(root, round_number, make)
    return made[0] if made else None


def _of(built: Built, files: Files) -> IssuedDraft:
    report = built.report
    return IssuedDraft(
        report.round.number,
        report.round.name,
        report.outline.title,
        report.content_hash[:CODE],
        answer_by(report.round, built.shared.settings.holidays),
        {
            section.item.id: f"{section.place}: {item_label(section.item)}"
            for section in report.sections()
        },
        comment_blocks(built.flow, own_ids(report.sections())),
        dict(_answers(files)),
    )


def _answers(files: Files) -> Sequence[tuple[str, bytes]]:
    start, end = f"{EXTRACTS}/", f"/{NAME}.xlsx"
    return [
        (name.removeprefix(start).removesuffix(end), data)
        for name, data in files.items()
        if name.startswith(start) and name.endswith(end)
    ]
