"""A body's page of its comments, filled in as a Word file → what it says of each answer.

The Word file has no hidden sheet: rows are known by their codes, and of a row only the last cell
is read.
"""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from pipeline.intake.package import Package
from pipeline.intake.stands import beyond, stand_of
from pipeline.intake.word.package import W, open_word
from pipeline.limits import DEFAULT, Limits
from pipeline.model.earlier import Stand
from pipeline.model.errors import UnreadableError
from pipeline.model.feedback_sheet import HEADINGS, FeedbackRow, FeedbackSheet
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.text import folded

_MARK: Final = HEADINGS["stand"].partition(" (")[0]
_DOCUMENT: Final = "word/document.xml"
_COLUMNS: Final = 6
_WORDS: Final = (f"{W}t", f"{W}tab", f"{W}br", f"{W}cr")
_SHOWN: Final = 2_000  # letters of what is told in one notice


def is_feedback_docx(data: bytes) -> bool:
    """Say whether a .docx that was checked is such a page, without reading its XML."""
    try:
        return _MARK.encode() in Package(data).read(_DOCUMENT)
    except UnreadableError:
        return False


def read_feedback_docx(
    data: bytes, *, file: str, limits: Limits = DEFAULT
) -> Outcome[FeedbackSheet | None]:
    """Give what the last column of the table says; None where there is no such table."""
    opened = open_word(data, file=file, limits=limits)
    if opened.value is None:
        return Outcome(None, opened.notices)
    table = next((t for t in opened.value.document.iter(f"{W}tbl") if _is_ours(t)), None)
    if table is None:
        return Outcome(None, opened.notices)
    lines = [_cells(row) for row in table.iter(f"{W}tr")]
    name = next((cells[0] for cells in lines[1:] if len(cells) == 1), "")
    rows = tuple(_rows(lines))
    margin = opened.value.story("comments")
    notices = (*opened.notices, _read_so(file, "" if margin is None else _text(margin)))
    return Outcome(FeedbackSheet("", name, rows=rows), notices)


def _is_ours(table: etree._Element) -> bool:
    head = table.find(f"{W}tr")
    cells = [] if head is None else _cells(head)
    return len(cells) == _COLUMNS and folded(cells[-1]).startswith(folded(_MARK))


def _rows(lines: list[list[str]]) -> Iterator[FeedbackRow]:
    for number, cells in enumerate(lines, 1):
        code, said = (cells[1], cells[-1]) if len(cells) == _COLUMNS else ("", "")
        stand = stand_of(said, "") if number > 1 else None
        if code and stand is not None:
            told = said if stand is Stand.UNCLEAR else beyond(said)
            yield FeedbackRow("".join(code.split()), stand, told, f"dòng {number} của bảng")


def _cells(row: etree._Element) -> list[str]:
    return [_text(cell) for cell in row.findall(f"{W}tc")]


def _text(element: etree._Element) -> str:
    """Give the words of paragraphs as they stand with all changes accepted, a line each."""
    paragraphs = ("".join(map(_word, one.iter(*_WORDS))) for one in element.iter(f"{W}p"))
    lines = (line.strip() for words in paragraphs for line in words.split("\n"))
    return "\n".join(filter(None, lines))


def _word(run: etree._Element) -> str:
    return str(run.text or "") if run.tag == f"{W}t" else " " if run.tag == f"{W}tab" else "\n"


def _read_so(file: str, margin: str) -> Notice:
    said = f"; ghi chú bên lề: “{margin[:_SHOWN]}”" if margin else ""
    return Notice(
        Severity.INFO,
        "phieu-y-kien-word",
        "phiếu ý kiến về kết quả điền trong Word: chỉ đọc cột cuối của bảng, theo Mã ý kiến; chữ "
        f"ghi ở chỗ khác không được đọc{said}",
        "nên điền tệp y-kien-cac-lan.xlsx gửi kèm; ý kiến mới ghi vào phiếu góp ý",
        file=file,
    )
