"""A section's Markdown → the blocks of a contribution, each with its file and line.

Reads text only: nothing in it is executed, expanded or opened. A sheet of Excel becomes a
`Placement`, a picture a `Picture` or `PictureMark`, for others to find.
"""

from typing import Final

from pipeline.intake.markdown.blocks import read_blocks
from pipeline.intake.markdown.front_matter import read_front_matter
from pipeline.intake.markdown.pasted.rules import pasted_notices
from pipeline.intake.markdown.reading import Reading
from pipeline.intake.markdown.size import TooMuchError
from pipeline.intake.markdown.slips import slips, without_code
from pipeline.intake.markdown.spelling import language_slips
from pipeline.intake.markdown.summary import read_summary
from pipeline.limits import DEFAULT, Limits
from pipeline.model.document import Block, Heading, Rule, plain_text
from pipeline.model.notice import Notice, Outcome, Severity, in_order, owned
from pipeline.model.report import Contribution
from pipeline.model.text import folded

EMPTY: Final = "bai-trong"  # the code of a text that says nothing


def read_section(
    text: str,
    *,
    file: str,
    agency: str,
    item: str,
    round_number: int,
    limits: Limits = DEFAULT,
) -> Outcome[Contribution | None]:
    """Give what an agency wrote for an item, with everything noticed on the way.

    Args:
        text: The file's text, decoded, in NFC, lines ending in a newline.
        file: Its path relative to the workspace, for notices and sources.
        agency: The id of the agency that wrote it.
        item: The id of the item of the outline.
        round_number: The round in which it was sent.
        limits: How much is read.

    Returns:
        Every word of the text exactly once, in order: in the blocks, or named in a notice;
        None, with an error, for a text beyond the limits.
    """
    front = read_front_matter(text, file=file)
    matter = front.value
    reading = Reading(file, agency, item, matter.line, limits)
    try:
        blocks = read_blocks(reading, matter.body)
    except TooMuchError as error:
        message = f"{error.what}, vượt giới hạn nên không đọc"
        refused = Notice(Severity.ERROR, "bai-qua-dai", message, error.fix, file)
        return Outcome(None, owned((refused,), agency=agency, item=item))
    summary = read_summary(matter.summary, file=file, agency=agency, item=item, limits=limits)
    contribution = Contribution(
        agency,
        item,
        file,
        round_number,
        blocks,
        matter.title,
        matter.reason,
        matter.withdrawn,
        matter.sent,
        matter.difficulties,
        matter.muted,
        summary.value,
        language_slips(text),
    )
    found = (
        *front.notices,
        *slips(matter.body, file=file, first_line=matter.line),
        *pasted_notices(without_code(matter.body), file=file, first_line=matter.line),
    )
    notices = (*owned(found, agency=agency, item=item), *reading.notices, *summary.notices)
    return Outcome(contribution, in_order(notices))


def told_empty(contribution: Contribution, title: str) -> Notice | None:
    """Give the error for a text that says nothing though it does not withdraw, else None.

    Lines drawn, and a lone heading that is but the item's title, say nothing.
    """
    spoken = [block for block in contribution.blocks if not isinstance(block, Rule)]
    if contribution.withdrawn or len(spoken) > 1:
        return None
    if spoken and not _is_title(spoken[0], title):
        return None
    return Notice(
        Severity.ERROR,
        EMPTY,
        "tệp không có nội dung; tệp trống không rút nội dung đã gửi",
        "gửi lại tệp đủ nội dung; nếu muốn rút nội dung, ghi `rut: true` trong phần khai báo",
        contribution.file,
        agency=contribution.agency,
        item=contribution.item,
    )


def _is_title(block: Block, title: str) -> bool:
    return isinstance(block, Heading) and folded(plain_text(block.runs)) == folded(title)
