"""`tiep-thu-giai-trinh.docx`: every comment by body, with what became of it, on wide pages."""

from collections.abc import Iterator, Mapping
from typing import Final

from pipeline.model.comment import Answer
from pipeline.model.report import Report
from pipeline.model.response_table import BodyLines, ResponseTable
from pipeline.model.verdict import VERDICT_WORDS
from pipeline.render.papers.comment_lines import GRADES, answered, said
from pipeline.render.papers.left_rows import left_rows, left_words
from pipeline.render.papers.paper import ended, letterhead_values, lines, paper, paper_shell
from pipeline.render.papers.wording import wording
from pipeline.render.word.shell import TagValue
from pipeline.render.word.tables.text_table import Line, TextRow, text_table

_WIDTHS: Final = (650, 4720, 2350, 4500, 2350)  # twips, as wide as the page allows


def response_docx(table: ResponseTable, report: Report, *, template: bytes) -> bytes:
    """Give the Word file of the whole table.

    Args:
        table: What it holds.
        report: The draft that answers; its planning agency signs.
        template: `tiep-thu-giai-trinh.docx`.

    Raises:
        TemplateError: The template lacks a marker, a style or a value.
    """
    rows = tuple(_rows(table))
    comments = sum(not row.span for row in rows)
    return paper(
        paper_shell(template, _values(table, report, comments)),
        _table(table, rows),
        title=f"{wording(council=table.council).whole} đối với {table.earlier}",
        creator=str(letterhead_values(report, report.round.day)["co_quan"]),
        day=report.round.day,
    )


def opening_words(table: ResponseTable) -> tuple[str, ...]:
    """Give the figures that open the table."""
    balance = table.balance
    distinct = balance.received - balance.duplicates
    twice = f" (trong đó {balance.duplicates} ý kiến trùng)" if balance.duplicates else ""
    results = "; ".join(
        f"{value.value.lower()}: {count}" for value, count in table.dispositions if count
    )
    still = f"; chưa xử lý: {balance.open}" if balance.open else ""
    words = wording(council=table.council)
    presumed = f"; {words.presumed}: {table.presumed}" if table.presumed else ""
    return (
        f"1. {words.asked}: {table.asked}; {words.wrote}: {table.answered}; tổng số ý kiến nhận "
        f"được: {balance.received}{twice}.",
        f"2. Kết quả cụ thể: {words.agreed}: {table.agreed} {words.one}{presumed}; "
        f"{distinct} {words.comments}, trong đó {results or 'chưa có ý kiến nào được xử lý'}"
        f"{still}.",
        *_held(table),
    )


def _held(table: ResponseTable) -> Iterator[str]:
    """Give what the new draft says of the answers that promise something, grade by grade."""
    counts = dict(table.verdicts)
    told = [f"{VERDICT_WORDS[grade]}: {counts[grade]}" for grade in GRADES if counts[grade]]
    if told:
        yield f"3. Đối chiếu với {table.later}: {'; '.join(told)}."
    left = left_words(table)
    if left:
        yield f"{4 if told else 3}. {left}"


def closing_words(table: ResponseTable) -> tuple[str, ...]:
    """Give those that did not answer, group by group; () where all did."""
    if not table.silent:
        return ()
    count = sum(len(names) for _, names in table.silent)
    words = wording(council=table.council)
    head = words.taken if table.presumed else words.silent
    return (
        f"{head} ({count}):",
        *(f"- {title} ({len(names)}): {', '.join(names)}." for title, names in table.silent),
    )


def _values(table: ResponseTable, report: Report, comments: int) -> dict[str, TagValue]:
    return {
        **letterhead_values(report, report.round.day),
        "lan_truoc": table.earlier,
        "lan_sau": table.later,
        "mo_dau": lines(opening_words(table)),
        "ket": lines(closing_words(table)) or ended(comments, "ý kiến"),
    }


def _table(table: ResponseTable, rows: tuple[TextRow, ...]) -> str:
    comments, answers = wording(council=table.council).heads
    heads = (
        "TT",
        comments,
        f"Vị trí tại {table.earlier}",
        answers,
        f"Vị trí tại {table.later}",
    )
    return text_table(heads, _WIDTHS, rows, centred=frozenset({0}), keeps=True)


def _rows(table: ResponseTable) -> Iterator[TextRow]:
    yield from left_rows(table.left, (table.earlier, table.later))
    answers = wording(council=table.council).answers
    for group in table.groups:
        yield TextRow(((Line(group.title.upper(), bold=True),),), span=True, shaded=True)
        for number, body in enumerate(group.bodies, 1):
            yield from _body_rows(body, number, answers)


def _body_rows(body: BodyLines, number: int, answers: Mapping[Answer, str]) -> Iterator[TextRow]:
    yield TextRow(((Line(f"{number}. {body.title}", bold=True),),), span=True)
    if body.body.answer in answers:
        yield TextRow(((Line(answers[body.body.answer], italic=True),),), span=True)
    for line in body.lines:
        yield TextRow(
            (
                (Line(f"{number}.{line.number}"),),
                tuple(said(line.response.comment)),
                (Line(line.old_place),),
                tuple(answered(line.response, line.trace)),
                tuple(Line(part) for part in line.new_place.split("\n")),
            )
        )
