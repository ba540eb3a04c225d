"""`so-sanh-quy-hoach.docx` and `.xlsx`: the approved plan beside what is asked for, for leaders."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from pipeline.model.numbers import signed
from pipeline.model.numerals import roman
from pipeline.model.plan_comparison import NumberDifference, PlanRow
from pipeline.model.report import Report
from pipeline.render.excel.lists import ListColumn, ListSheet, table_workbook
from pipeline.render.papers.paper import ended, letterhead_values, lines, paper, paper_shell
from pipeline.render.word.tables.text_table import Line, TextRow, text_table

_HEADS: Final = (
    "STT",
    "Nội dung tại quy hoạch đã phê duyệt",
    "Nội dung đề nghị điều chỉnh",
    "Chênh lệch số liệu",
    "Loại",
    "Lý do, căn cứ",
    "Cơ quan đề xuất",
)
_WIDTHS: Final = (600, 3200, 3200, 2000, 1100, 2870, 1600)
_LETTERS: Final = (6, 46, 46, 26, 14, 40, 24)  # widths of the sheet, in characters
_NEW: Final = "–"


def plan_comparison_docx(rows: Sequence[PlanRow], report: Report, *, template: bytes) -> bytes:
    """Give the Word file.

    Raises:
        TemplateError: The template lacks the marker, a style or a value.
    """
    day = report.round.day
    values = {
        **letterhead_values(report, day),
        "quy_hoach": report.outline.title.removeprefix("Báo cáo "),
        "lan": report.round.name,
        "mo_dau": lines([_opening(rows)]),
        "ket": ended(len(rows), "nội dung"),
    }
    table = (
        text_table(_HEADS, _WIDTHS, _rows(rows), centred=frozenset({0, 4}), keeps=True)
        if rows
        else ""
    )
    return paper(
        paper_shell(template, values),
        table,
        title="So sánh với quy hoạch đã phê duyệt",
        creator=str(values["co_quan"]),
        day=day,
    )


def plan_comparison_workbook(rows: Sequence[PlanRow]) -> bytes:
    """Give the .xlsx: a row each, the field in a column of its own, to be filtered."""
    heads = ("Lĩnh vực", *_HEADS)
    columns = tuple(
        ListColumn(title, width) for title, width in zip(heads, (24, *_LETTERS), strict=True)
    )
    filled = tuple(
        (
            row.group,
            number,
            row.approved or _NEW,
            row.proposed,
            "\n".join(map(difference_words, row.differences)),
            row.kind,
            row.reason,
            row.agency,
        )
        for number, row in enumerate(rows, 1)
    )
    return table_workbook(
        (ListSheet("So sánh", columns, filled, fixed=2),),
        "So sánh quy hoạch đã phê duyệt với nội dung đề nghị điều chỉnh",
    )


def difference_words(one: NumberDifference) -> str:
    """Give a difference as printed: "18 → 20 (+2; +11,1%)"."""
    if not one.old or not one.new:
        return f"bỏ {one.old}" if one.old else f"thêm {one.new}"
    told = f"{one.old} → {one.new}"
    if one.delta is None:
        return told
    percent = f"; {signed(one.percent)}%" if one.percent is not None else ""
    return f"{told} ({signed(one.delta)}{percent})"


def _opening(rows: Sequence[PlanRow]) -> str:
    if not rows:
        return "Chưa có đề xuất điều chỉnh nào."
    kinds = sorted({row.kind for row in rows if row.kind})
    counts = (f"{kind.lower()} {sum(row.kind == kind for row in rows)}" for kind in kinds)
    changed = sum(bool(row.differences) for row in rows)
    return (
        f"Có {len(rows)} nội dung đề nghị điều chỉnh: {'; '.join(counts)}. {changed} nội dung có "
        "số liệu khác quy hoạch đã phê duyệt."
    )


def _rows(rows: Sequence[PlanRow]) -> Iterator[TextRow]:
    number = 0
    for index, (group, own) in enumerate(groupby(rows, key=lambda row: row.group), 1):
        head = Line(f"{roman(index)}. {group}".upper(), bold=True)
        yield TextRow(((head,),), span=True, shaded=True)
        for row in own:
            number += 1
            yield _row(number, row)


def _row(number: int, row: PlanRow) -> TextRow:
    return TextRow(
        (
            (Line(str(number)),),
            (Line(row.approved or _NEW),),
            (Line(row.proposed),),
            tuple(Line(difference_words(one), bold=True) for one in row.differences),
            (Line(row.kind),),
            (Line(row.reason),),
            (Line(row.agency),),
        )
    )
