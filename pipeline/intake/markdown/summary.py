"""The front matter's `tom-tat` → blocks of the summary report: paragraphs, lists and điểm.

It says an item in a few sentences. Tables and pictures stand in the text, and a table is marked
there (`.tom-tat`); here they are left out, with a notice.
"""

from collections.abc import Iterable, Iterator

from pipeline.intake.markdown.blocks import read_blocks
from pipeline.intake.markdown.reading import Reading
from pipeline.intake.markdown.size import TooMuchError
from pipeline.limits import DEFAULT, Limits
from pipeline.model.document import Block, Heading, List, Paragraph, Point
from pipeline.model.notice import Notice, Outcome


def read_summary(
    texts: Iterable[tuple[str, int]],
    *,
    file: str,
    agency: str,
    item: str,
    limits: Limits = DEFAULT,
) -> Outcome[tuple[Block, ...]]:
    """Give the blocks of the texts, each of which stands on its line of the file."""
    blocks: list[Block] = []
    notices: list[Notice] = []
    for text, line in texts:
        reading = Reading(file, agency, item, line - 1, limits)
        try:
            read = read_blocks(reading, text)
        except TooMuchError as error:
            reading.error(
                "tom-tat-qua-dai", f"tom-tat: {error.what}, nên không in", error.fix, line
            )
            read = ()
        blocks += _plain(read, reading, line)
        notices += reading.notices
    return Outcome(tuple(blocks), tuple(notices))


def _plain(blocks: Iterable[Block], reading: Reading, line: int) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Paragraph() | List() | Point():
                yield block
            case Heading(runs=runs, source=source):
                yield Paragraph(runs, source)
            case _:
                reading.warn(
                    "tom-tat-khong-phai-doan",
                    "'tom-tat' trong phần khai báo chỉ in đoạn văn, danh sách; phần khác bỏ qua",
                    "đặt bảng trong bài và thêm .tom-tat vào thuộc tính của bảng",
                    block.source.line or line,
                )
