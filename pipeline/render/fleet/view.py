"""All provinces side by side, as a ministry reads them: an .xlsx, a page, JSON, a terminal."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from pipeline.model.fleet import FleetRound, Province
from pipeline.model.verdict import VERDICT_WORDS, Verdict
from pipeline.render.excel.lists import CellValue, Link, ListColumn, ListSheet, table_workbook
from pipeline.render.fleet.rows import figures_object
from pipeline.render.html.assets import asset
from pipeline.render.html.document import whole_page
from pipeline.render.html.writing import escape
from pipeline.render.json import json_bytes
from pipeline.render.terminal.lines import Line, Piece, Style, columns, cut

_NAME: Final = 26
_COUNT: Final = "#,##0"
_DAY: Final = "dd/mm/yyyy"
_ROUND_COLUMNS: Final = (
    ListColumn("Tỉnh", 20),
    ListColumn("Lần", 26),
    ListColumn("Ngày", 12, _DAY),
    ListColumn("Hạn nộp", 12, _DAY),
    ListColumn("Phải nộp", 10, _COUNT),
    ListColumn("Đã nộp", 10, _COUNT),
    ListColumn("Chậm", 9, _COUNT),
    ListColumn("Hỏi ý kiến", 10, _COUNT),
    ListColumn("Đã trả lời", 10, _COUNT),
    ListColumn("Hạn trả lời", 12, _DAY),
    ListColumn("Ý kiến", 9, _COUNT),
    ListColumn("Chưa xong", 10, _COUNT),
    ListColumn("Lỗi", 8, _COUNT),
    ListColumn("Cảnh báo", 10, _COUNT),
    ListColumn("Trang", 8, _COUNT),
    ListColumn("Báo cáo", 24),
)


def view_workbook(provinces: Sequence[Province], *, today: date) -> bytes:
    """Give the .xlsx: rounds, verdicts, notices by code and province, indicators side by side."""
    sheets = (
        ListSheet(f"Tiến độ {today:%d-%m-%Y}", _ROUND_COLUMNS, tuple(_rounds(provinces)), fixed=2),
        _verdicts(provinces),
        _codes(provinces),
        _indicators(provinces),
    )
    return table_workbook(sheets, "Theo dõi các tỉnh")


def _rounds(provinces: Sequence[Province]) -> Iterator[tuple[CellValue, ...]]:
    for one in provinces:
        if not one.rounds:
            blank = (None,) * (len(_ROUND_COLUMNS) - 3)
            yield one.name, one.why or "chưa có lần dự thảo nào", *blank, one.folder
        for told in one.rounds:
            yield one.name, *_round_cells(told)


def _round_cells(told: FleetRound) -> tuple[CellValue, ...]:
    draft = told.draft
    figures: tuple[CellValue, ...] = (None,) * 5
    if draft is not None:
        figures = (
            draft.comments, draft.open_comments, draft.errors, draft.warnings, draft.pages,
        )  # fmt: skip
    report: CellValue = "chưa dựng"
    if told.report:
        report = Link(Path(told.report).name, told.report)
    return (
        told.name,
        told.day,
        told.due,
        told.parts,
        told.delivered,
        told.late,
        told.asked,
        told.answered,
        told.answer_by,
        *figures,
        report,
    )


def _verdicts(provinces: Sequence[Province]) -> ListSheet:
    """Give what became of comments: a row a province and round, a column a verdict."""
    heads = (ListColumn("Tỉnh", 20), ListColumn("Lần", 26))
    columns = (
        *heads,
        *(ListColumn(VERDICT_WORDS[one].capitalize(), 14, _COUNT) for one in Verdict),
    )
    rows: list[tuple[CellValue, ...]] = []
    for one in provinces:
        for told in one.rounds:
            counts = dict(told.draft.verdicts) if told.draft else {}
            if counts:
                rows.append((one.name, told.name, *(counts.get(name.value, 0) for name in Verdict)))
    return ListSheet("Kết quả xử lý ý kiến", columns, tuple(rows), fixed=2)


def _codes(provinces: Sequence[Province]) -> ListSheet:
    """Give notices by code, a column a province: those of its newest draft."""
    counts = [Counter(dict(_newest_codes(one))) for one in provinces]
    codes = sorted(set().union(*counts), key=lambda code: (-sum(c[code] for c in counts), code))
    names = (ListColumn(one.name, 12, _COUNT) for one in provinces)
    columns = (ListColumn("Mã thông báo", 34), ListColumn("Cộng", 9, _COUNT), *names)
    rows = tuple(
        (code, sum(c[code] for c in counts), *(c[code] or None for c in counts)) for code in codes
    )
    return ListSheet("Thông báo", columns, rows, fixed=2)


def _newest_codes(one: Province) -> tuple[tuple[str, int], ...]:
    drafts = [told.draft for told in one.rounds if told.draft is not None]
    return drafts[-1].codes if drafts else ()


def _indicators(provinces: Sequence[Province]) -> ListSheet:
    """Give indicators by code: two columns a province, what was approved and what is asked for."""
    named: dict[str, tuple[str, str]] = {}
    for one in provinces:
        for told in one.indicators:
            named.setdefault(told.code, (told.name, told.unit))
    values = [{told.code: told for told in one.indicators} for one in provinces]
    heads = (ListColumn("Mã", 22), ListColumn("Chỉ tiêu", 44), ListColumn("Đơn vị", 14))
    columns = [*heads]
    for one in provinces:
        columns += [
            ListColumn(f"{one.name}: đã duyệt", 14), ListColumn(f"{one.name}: đề nghị", 14),
        ]  # fmt: skip
    rows: list[tuple[CellValue, ...]] = []
    for code, (name, unit) in named.items():
        found = [known.get(code) for known in values]
        cells = [
            text for one in found for text in ((one.target, one.proposed) if one else ("", ""))
        ]
        rows.append((code, name, unit, *cells))
    return ListSheet("Chỉ tiêu", tuple(columns), tuple(rows), fixed=3)


def view_page(provinces: Sequence[Province], *, today: date) -> bytes:
    """Give the page: a table of rounds with links to each report, then the indicators."""
    title = f"Quy hoạch các tỉnh đến ngày {today:%d/%m/%Y}"
    indicators = _indicators(provinces)
    codes = _codes(provinces)
    body = (
        f"<main><h1>{escape(title)}</h1>\n"
        + _table("Tiến độ", _ROUND_COLUMNS[:-1], tuple(map(_linked, _rounds(provinces))))
        + _table(indicators.name, indicators.columns, indicators.rows)
        + _table("Thông báo của dự thảo mới nhất", codes.columns, codes.rows)
        + "</main>\n"
    )
    return whole_page(title, body, style=asset("theme.css", "fleet.css")).encode()


def _linked(row: Sequence[CellValue]) -> tuple[CellValue, ...]:
    """Give a row whose round leads to its report, in place of a column at the far end."""
    name, round_name, *rest, report = row
    if isinstance(report, Link):
        return (name, Link(str(round_name), report.file), *rest)
    return (name, round_name, *rest)


def _table(title: str, columns: Sequence[ListColumn], rows: Sequence[Sequence[CellValue]]) -> str:
    heads = "".join(f'<th scope="col">{escape(column.title)}</th>' for column in columns)
    lines = "".join(_table_row(row) for row in rows)
    return (
        f'<section><h2>{escape(title)}</h2>\n<div class="rong" tabindex="0" role="region" '
        f'aria-label="{escape(title)}"><table>\n<thead><tr>{heads}</tr></thead>\n'
        f"<tbody>\n{lines}</tbody></table></div></section>\n"
    )


def _table_row(row: Sequence[CellValue]) -> str:
    first, *rest = (_shown(value) for value in row)
    cells = "".join(
        f'<td class="so">{text}</td>' if isinstance(value, int) else f"<td>{text}</td>"
        for value, text in zip(row[1:], rest, strict=True)
    )
    return f'<tr><th scope="row">{first}</th>{cells}</tr>\n'


def _shown(value: CellValue) -> str:
    if value is None:
        return ""
    if isinstance(value, Link):
        address = quote(Path(value.file).as_posix())
        return f'<a href="file://{address}">{escape(value.text)}</a>'
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".")
    return escape(str(value))


def view_json(provinces: Sequence[Province], *, today: date) -> bytes:
    """Give the same for machines."""
    return json_bytes(
        {"today": today.isoformat(), "provinces": [_object(one) for one in provinces]}
    )


def _object(one: Province) -> dict[str, Any]:
    return {
        "folder": one.folder,
        "name": one.name,
        "why": one.why,
        "rounds": [_round_object(told) for told in one.rounds],
        "indicators": [
            {
                "code": told.code,
                "name": told.name,
                "unit": told.unit,
                "target": told.target,
                "proposed": told.proposed,
            }
            for told in one.indicators
        ],
    }


def _round_object(told: FleetRound) -> dict[str, Any]:
    return {
        "number": told.number,
        "name": told.name,
        "day": told.day.isoformat(),
        "due": told.due.isoformat() if told.due else None,
        "answer_by": told.answer_by.isoformat() if told.answer_by else None,
        "parts": told.parts,
        "delivered": told.delivered,
        "late": told.late,
        "asked": told.asked,
        "answered": told.answered,
        "report": told.report,
        "draft": figures_object(told.draft),
    }


def view_lines(provinces: Sequence[Province], *, width: int = 100) -> tuple[Line, ...]:
    """Give a line for each province: its newest round, delivered, answered, open."""
    head = f"{'Tỉnh':{_NAME}}{'lần':>5}{'đã nộp':>12}{'trả lời':>12}{'ý kiến còn mở':>16}{'lỗi':>7}"
    found: list[Line] = [(Piece(head, Style.HEAD),)]
    for one in provinces:
        name = cut((Piece(one.name),), _NAME)[0].text
        start = Piece(name + " " * (_NAME - columns(name)))
        if one.rounds:
            found.append((start, Piece(_round_line(one.rounds[-1]))))
        else:
            found.append((start, Piece(f"  {one.why or 'chưa có lần nào'}", Style.ERROR)))
    return tuple(cut(line, width) for line in found)


def _round_line(told: FleetRound) -> str:
    draft = told.draft
    opened = f"{draft.open_comments}/{draft.comments}" if draft else "·"
    errors = f"{draft.errors}" if draft else "·"
    delivered = f"{told.delivered}/{told.parts}"
    answered = f"{told.answered}/{told.asked}"
    return f"{told.number:>5}{delivered:>12}{answered:>12}{opened:>16}{errors:>7}"
