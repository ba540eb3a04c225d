"""The tables leaders ask for first, computed from the forms of all agencies.

The comparison with the approved plan, projects by field, commune and status, results against
targets. Sums are exact (decimal), computed by pandas; each number keeps the cells it came from.

Source: Kế hoạch lập điều chỉnh, mục III.1; domain: table of comparison with Quyết định 236.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from pipeline.compose.communes_named import entries, place_key
from pipeline.compose.consolidated_cells import (
    NO_FIELD,
    addresses_of,
    cell_text,
    count_cell,
    figure_cell,
    frame_of,
    percent_cell,
    rounded_cell,
    sum_cell,
    words_cell,
)
from pipeline.model.commune import Commune
from pipeline.model.consolidated import (
    ConsolidatedCell,
    ConsolidatedColumn,
    ConsolidatedRow,
    ConsolidatedTable,
)
from pipeline.model.form import FormRow, FormTable, FormValue, Interval
from pipeline.model.numerals import roman
from pipeline.model.outline import Agency
from pipeline.model.plan_summary import PROPOSAL_KINDS
from pipeline.model.table import RowKind

if TYPE_CHECKING:
    import pandas as pd

PROPOSALS: Final = "de-xuat-dieu-chinh"
PRIORITIES: Final = "du-an-uu-tien"
PROJECTS: Final = "du-an-phu-luc-24"
TARGETS: Final = "danh-gia-chi-tieu"
KINDS: Final = PROPOSAL_KINDS
STATES: Final = ("Hoàn thành", "Đang thực hiện", "Chuẩn bị đầu tư", "Chưa triển khai")
_NONE: Final = "Chưa có"
_ONCE: Final = "Tất cả dự án, mỗi dự án tính một lần"
_NO_SUM: Final = "Dự án trên nhiều xã, phường được tính cho từng nơi có dự án."

Cells = tuple[ConsolidatedCell, ...]


def consolidate(
    tables: Sequence[FormTable], agencies: Sequence[Agency], communes: Sequence[Commune]
) -> tuple[ConsolidatedTable, ...]:
    """Give every table that the filled forms allow, the empty ones left out.

    Args:
        tables: Filled forms of a round.
        agencies: Gives their names, and their order where rows are sorted by agency.
        communes: In official order; projects elsewhere ("Toàn tỉnh") follow.
    """
    by_form: dict[str, list[FormTable]] = {}
    for table in tables:
        by_form.setdefault(table.form.name, []).append(table)
    proposals = _ordered(by_form.get(PROPOSALS, []), agencies)
    names = {agency.id: agency.name for agency in agencies}
    priorities = by_form.get(PRIORITIES, [])
    made = (
        _comparison(proposals, names),
        _proposal_counts(proposals, names),
        _by_field(priorities),
        _by_commune(priorities, communes),
        _by_state(by_form.get(PROJECTS, [])),
        _results(by_form.get(TARGETS, [])),
    )
    return tuple(table for table in made if table is not None)


def _ordered(tables: Sequence[FormTable], agencies: Sequence[Agency]) -> list[FormTable]:
    order = {agency.id: index for index, agency in enumerate(agencies)}
    return sorted(tables, key=lambda table: (order.get(table.agency, len(order)), table.file))


def _comparison(tables: Sequence[FormTable], names: dict[str, str]) -> ConsolidatedTable | None:
    """Give the comparison with the approved plan, proposals grouped by field."""
    proposals = [(table, row) for table in tables for row in table.body]
    if not proposals:
        return None
    field = tables[0].form.field("linh-vuc")
    order = {word: index for index, word in enumerate(field.constraints.enum if field else ())}
    fields: dict[str, list[tuple[FormTable, FormRow]]] = {}
    for table, row in proposals:
        fields.setdefault(cell_text(table, row, "linh-vuc") or NO_FIELD, []).append((table, row))
    rows: list[ConsolidatedRow] = []
    number = 0
    for index, name in enumerate(sorted(fields, key=lambda name: order.get(name, len(order)))):
        rows.append(_group(roman(index + 1), name, 6))
        for table, row in fields[name]:
            number += 1
            rows.append(ConsolidatedRow(_compared(number, table, row, names)))
    columns = (
        ConsolidatedColumn("STT", width=0.6),
        ConsolidatedColumn("Nội dung tại Quyết định số 236/QĐ-TTg", width=3.2),
        ConsolidatedColumn("Nội dung đề nghị điều chỉnh", width=3.2),
        ConsolidatedColumn("Loại", width=1.2),
        ConsolidatedColumn("Lý do, căn cứ", width=2.8),
        ConsolidatedColumn("Cơ quan đề xuất", width=1.6),
    )
    return ConsolidatedTable("so-sanh", columns, tuple(rows))


def _compared(number: int, table: FormTable, row: FormRow, names: dict[str, str]) -> Cells:
    subject, approved = (cell_text(table, row, name) for name in ("doi-tuong", "noi-dung-236"))
    approved = "" if approved in table.form.missing_values else approved
    proposed = cell_text(table, row, "de-nghi")
    reason, basis = (cell_text(table, row, name) for name in ("ly-do", "can-cu"))
    basis = "" if basis in table.form.missing_values else basis
    why = f"{reason.rstrip('.')}. Căn cứ: {basis}" if reason and basis else reason or basis
    return (
        ConsolidatedCell(str(number), number),
        words_cell(
            f"{subject}: {approved}" if approved else _NONE, table, row, "doi-tuong", "noi-dung-236"
        ),
        words_cell(proposed if approved else f"{subject}: {proposed}", table, row, "de-nghi"),
        words_cell(cell_text(table, row, "loai"), table, row, "loai"),
        words_cell(why, table, row, "ly-do", "can-cu"),
        ConsolidatedCell(names.get(table.agency, table.agency)),
    )


def _proposal_counts(
    tables: Sequence[FormTable], names: dict[str, str]
) -> ConsolidatedTable | None:
    """Give how many proposals of each kind each agency made."""
    frame = frame_of(tables, {"loai": "loai"})
    if frame is None:
        return None
    frame["ten"] = [names.get(agency, agency) for agency in frame["agency"]]
    rows: list[ConsolidatedRow] = []
    for index, (name, own) in enumerate(frame.groupby("ten", sort=False), 1):
        rows.append(_counted_row(str(index), str(name), own, "loai", KINDS))
    rows.append(_counted_row("", "Tổng cộng", frame, "loai", KINDS, RowKind.TOTAL))
    columns = (
        ConsolidatedColumn("STT", width=0.6),
        ConsolidatedColumn("Cơ quan", width=3.5),
        *(ConsolidatedColumn(kind) for kind in KINDS),
        ConsolidatedColumn("Tổng số"),
    )
    return ConsolidatedTable("so-luong-de-xuat", columns, tuple(rows))


def _order(number: str) -> ConsolidatedCell:
    return ConsolidatedCell(number, int(number) if number else None)


def _counted_row(
    number: str,
    name: str,
    frame: "pd.DataFrame",
    column: str,
    words: Sequence[str],
    kind: RowKind = RowKind.BODY,
) -> ConsolidatedRow:
    counts = tuple(count_cell(frame[frame[column] == word], column) for word in words)
    cells = (_order(number), ConsolidatedCell(name), *counts, count_cell(frame, column))
    return ConsolidatedRow(cells, kind)


def _by_field(tables: Sequence[FormTable]) -> ConsolidatedTable | None:
    """Give projects and their cost by field."""
    frame = frame_of(tables, {"ten": "ten-du-an", "von": "tong-muc"})
    if frame is None:
        return None
    total = sum_cell(frame, "von")
    rows = [
        ConsolidatedRow((
            ConsolidatedCell(str(index), index),
            ConsolidatedCell(str(name)),
            count_cell(own, "ten"),
            money := sum_cell(own, "von"),
            percent_cell(money, total),
        ))
        for index, (name, own) in enumerate(frame.groupby("field", sort=False), 1)
    ]  # fmt: skip
    last = (ConsolidatedCell(), ConsolidatedCell("Tổng cộng"), count_cell(frame, "ten"), total,
            percent_cell(total, total))  # fmt: skip
    columns = (
        ConsolidatedColumn("STT", width=0.6),
        ConsolidatedColumn("Lĩnh vực", width=4),
        ConsolidatedColumn("Số dự án"),
        ConsolidatedColumn("Tổng mức đầu tư", "tỷ đồng", 1.5),
        ConsolidatedColumn("Tỷ trọng", "%"),
    )
    return ConsolidatedTable(
        "du-an-linh-vuc", columns, (*rows, ConsolidatedRow(last, RowKind.TOTAL))
    )


def _by_commune(
    tables: Sequence[FormTable], communes: Sequence[Commune]
) -> ConsolidatedTable | None:
    """Give projects and their cost by commune, then those of the whole province."""
    frame = frame_of(tables, {"ten": "ten-du-an", "von": "tong-muc", "noi": "dia-diem"})
    if frame is None:
        return None
    known = {place_key(commune.name): commune.name for commune in communes}
    order = {name: index for index, name in enumerate(known.values())}
    places = [_places(text, known) for text in frame["noi"]]
    repeated = [index for index, found in enumerate(places) for _ in found]
    placed = frame.iloc[repeated].assign(xa=[name for found in places for name in found])
    groups = {str(name): own for name, own in placed.groupby("xa", sort=False)}
    names = sorted(groups, key=lambda name: (order.get(name, len(order)), name))
    rows = [
        ConsolidatedRow((
            ConsolidatedCell(str(index), index),
            ConsolidatedCell(name),
            count_cell(groups[name], "noi"),
            sum_cell(groups[name], "von"),
        ))
        for index, name in enumerate(names, 1)
    ]  # fmt: skip
    # no total row: the rows above do not add up to it
    last = (ConsolidatedCell(), ConsolidatedCell(_ONCE), count_cell(frame, "ten"),
            sum_cell(frame, "von"))  # fmt: skip
    columns = (
        ConsolidatedColumn("STT", width=0.6),
        ConsolidatedColumn("Xã, phường", width=3),
        ConsolidatedColumn("Số dự án"),
        ConsolidatedColumn("Tổng mức đầu tư của các dự án có trên địa bàn", "tỷ đồng", 2),
    )
    rows.append(ConsolidatedRow(last))
    return ConsolidatedTable("du-an-xa", columns, tuple(rows), (_NO_SUM,))


def _places(text: str, known: dict[str, str]) -> list[str]:
    """Give the communes a cell names, each once, by their full names; others as written."""
    names = (known.get(place_key(name), name) for name in entries(text))
    return list(dict.fromkeys(names)) or ["Chưa ghi địa điểm"]


def _by_state(tables: Sequence[FormTable]) -> ConsolidatedTable | None:
    """Give the projects of Phụ lục XXIV by field and state, with their cost and what was paid."""
    fields = {"ten": "ten-du-an", "von": "tong-muc", "chi": "giai-ngan", "state": "tinh-trang"}
    frame = frame_of(tables, fields)
    if frame is None:
        return None
    found = tuple(dict.fromkeys(word for word in frame["state"] if word and word not in STATES))
    states = (*STATES, *found)
    rows = [
        _state_row(str(index), str(name), own, states)
        for index, (name, own) in enumerate(frame.groupby("field", sort=False), 1)
    ]
    rows.append(_state_row("", "Tổng cộng", frame, states, RowKind.TOTAL))
    columns = (
        ConsolidatedColumn("STT", width=0.6),
        ConsolidatedColumn("Lĩnh vực", width=3.5),
        ConsolidatedColumn("Số dự án"),
        *(ConsolidatedColumn(state) for state in states),
        ConsolidatedColumn("Tổng mức đầu tư", "tỷ đồng", 1.3),
        ConsolidatedColumn("Giải ngân đến hết năm 2025", "tỷ đồng", 1.3),
        ConsolidatedColumn("Tỷ lệ giải ngân", "%"),
    )
    return ConsolidatedTable("du-an-tinh-trang", columns, tuple(rows))


def _state_row(
    number: str,
    name: str,
    frame: "pd.DataFrame",
    states: Sequence[str],
    kind: RowKind = RowKind.BODY,
) -> ConsolidatedRow:
    money, paid = sum_cell(frame, "von"), sum_cell(frame, "chi")
    cells = (
        _order(number),
        ConsolidatedCell(name),
        count_cell(frame, "ten"),
        *(count_cell(frame[frame["state"] == state], "state") for state in states),
        money,
        paid,
        percent_cell(paid, money),
    )
    return ConsolidatedRow(cells, kind)


def _results(tables: Sequence[FormTable]) -> ConsolidatedTable | None:
    """Give results beside targets; a target that is a range counts from its lower end."""
    rows: list[ConsolidatedRow] = []
    number = 0
    for table in tables:
        for row in table.rows:
            if row.kind is RowKind.GROUP:
                label = cell_text(table, row, table.form.order_column)
                rows.append(_group(label, cell_text(table, row, "chi-tieu"), 7))
            elif row.kind is RowKind.BODY:
                number += 1
                rows.append(ConsolidatedRow(_result(number, table, row)))
    if not number:
        return None
    columns = (
        ConsolidatedColumn("STT", width=0.6),
        ConsolidatedColumn("Chỉ tiêu", width=3.5),
        ConsolidatedColumn("Đơn vị", width=1.2),
        ConsolidatedColumn("Mục tiêu năm 2030", width=1.2),
        ConsolidatedColumn("Ước thực hiện năm 2025", width=1.2),
        ConsolidatedColumn("So với mục tiêu", "%"),
        ConsolidatedColumn("Mục tiêu đề nghị điều chỉnh", width=1.3),
    )
    note = "Mục tiêu là một khoảng thì so với mức thấp của khoảng."
    return ConsolidatedTable("ket-qua-chi-tieu", columns, tuple(rows), (note,))


def _result(number: int, table: FormTable, row: FormRow) -> Cells:
    target, reached = table.cell(row, "muc-tieu"), table.cell(row, "uoc-2025")
    goal, got = _low(target.value), _low(reached.value)
    sources = (*addresses_of(table, target), *addresses_of(table, reached))
    share = (
        rounded_cell(got / goal * 100, sources)
        if goal and got is not None and goal > 0
        else ConsolidatedCell("-", None, sources)
    )
    return (
        ConsolidatedCell(str(number), number),
        words_cell(cell_text(table, row, "chi-tieu"), table, row, "chi-tieu"),
        words_cell(cell_text(table, row, "don-vi"), table, row, "don-vi"),
        figure_cell(table, target),
        figure_cell(table, reached),
        share,
        figure_cell(table, table.cell(row, "de-nghi")),
    )


def _low(value: FormValue) -> Decimal | None:
    if isinstance(value, Interval):
        return value.high if value.low is None else value.low
    return value if isinstance(value, Decimal) else None


def _group(label: str, name: str, width: int) -> ConsolidatedRow:
    rest = (ConsolidatedCell(),) * (width - 2)
    return ConsolidatedRow((ConsolidatedCell(label), ConsolidatedCell(name), *rest), RowKind.GROUP)
