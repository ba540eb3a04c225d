"""Filled forms against the sums that their descriptor declares (`qh:totals`).

Rows add up to the row of their group and to the total row, columns to their total, shares to
their whole; what a table leaves to a declared remainder may be missing. What no descriptor
declares is read from the table itself by `row_totals`, `column_totals` and `shares`.

Source: domain, tables people expect; totals of signed plans that did not add up.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.compose.checks.evidence import Evidence, told
from pipeline.compose.checks.form_values import notice_at
from pipeline.compose.checks.quantities import shown
from pipeline.model.form import ColumnSum, FormCell, FormRow, FormTable, Interval, Share
from pipeline.model.notice import Notice
from pipeline.model.table import RowKind
from pipeline.model.text import folded

Ends = tuple[Decimal, Decimal]  # least and greatest that a cell may mean


def form_totals(evidence: Evidence) -> Iterator[Notice]:
    """Tell of sums in filled forms that are not what their descriptor says they are."""
    for table in evidence.forms:
        for rule in table.form.totals.columns:
            yield from told(_columns(table, rule))
        for name in table.form.totals.rows:
            yield from told(_rows(table, name))
        for share in table.form.totals.shares:
            yield from told(_shares(table, share))


def _columns(table: FormTable, rule: ColumnSum) -> Iterator[Notice]:
    if not {rule.total, *rule.parts} <= {*table.present}:
        return
    titles = ", ".join(f"“{_title(table, name)}”" for name in rule.parts)
    for row in table.rows:
        whole = table.cell(row, rule.total)
        parts = [table.cell(row, name) for name in rule.parts]
        if not isinstance(whole.value, Decimal) or any(map(_is_unread, parts)):
            continue
        known = [part.value for part in parts if isinstance(part.value, Decimal)]
        added = sum(known, Decimal(0))
        if known and abs(added - whole.value) > table.form.totals.tolerance:
            message = (
                f"cột “{_title(table, rule.total)}” là {whole.text}, nhưng tổng của {titles} "
                f"cùng dòng là {shown(added)}"
            )
            fix = f"sửa số sai trong dòng, hoặc sửa ô này thành {shown(added)}"
            yield notice_at(table, whole, "tong-cot-sai", message, fix)


def _rows(table: FormTable, name: str) -> Iterator[Notice]:
    """Compare each group's row with what stands in it, and a single total with all rows."""
    totals = [row for row in table.rows if row.kind is RowKind.TOTAL]
    for index, row in enumerate(table.rows):
        if row.kind is RowKind.GROUP:
            yield from _sum(table, name, row, _inside(table, index))
        elif totals == [row]:
            yield from _sum(table, name, row, list(table.rows[:index]))


def _inside(table: FormTable, index: int) -> list[FormRow]:
    """Give the rows of a group, its inner groups and theirs too."""
    depth = len(table.rows[index].group)
    found: list[FormRow] = []
    for row in table.rows[index + 1 :]:
        if len(row.group) <= depth:  # another group, or a total
            break
        found.append(row)
    return found


def _readings(table: FormTable, name: str, rows: Sequence[FormRow]) -> Iterator[list[FormRow]]:
    """Give the ways in which rows may make a whole, the likeliest first: each row for itself,
    groups that carry their own number for what is in them, rows under a row left out."""
    yield [row for row in rows if row.kind is RowKind.BODY]
    tops: list[FormRow] = []
    within: tuple[str, ...] | None = None
    for row in rows:
        if within is not None and row.group[: len(within)] == within:
            continue
        within = None
        tops.append(row)
        if isinstance(table.cell(row, name).value, Decimal):  # no rows lie in a row of a body
            within = (*row.group, _group_title(table, row))
    yield tops
    order = table.form.order_column
    yield [row for row in tops if not _is_under(table.cell(row, order).text)]


def _group_title(table: FormTable, row: FormRow) -> str:
    return table.cell(row, table.form.group_column).text


def _is_under(mark: str) -> bool:
    """Say whether a row's number puts it under another: "1.1", "a", "-", or none."""
    mark = mark.strip().strip("().")
    return "." in mark or mark in "-+–•" or mark.islower()


def _sum(table: FormTable, name: str, row: FormRow, rows: Sequence[FormRow]) -> Iterator[Notice]:
    whole = table.cell(row, name)
    stated = whole.value
    if not isinstance(stated, Decimal):
        return
    sums: list[tuple[Decimal, list[FormCell]]] = []
    for parts in _readings(table, name, rows):
        cells = [table.cell(part, name) for part in parts]
        if any(map(_is_unread, cells)):
            return
        numbers = [(cell, cell.value) for cell in cells if isinstance(cell.value, Decimal)]
        known = [cell for cell, _ in numbers]
        added = sum((number for _, number in numbers), Decimal(0))
        if abs(added - stated) <= table.form.totals.tolerance:
            return
        if known:
            sums.append((added, known))
    if sums:
        added, known = min(sums, key=lambda entry: abs(entry[0] - stated))
        first, last = (cell.address.rpartition("!")[2] for cell in (known[0], known[-1]))
        message = (
            f"cột “{_title(table, name)}” ghi tổng {whole.text}, nhưng các dòng thành phần "
            f"({first} đến {last}) cộng lại được {shown(added)} "
            f"(chênh {shown(abs(added - stated))})"
        )
        fix = f"đối chiếu từng dòng rồi sửa số sai, hoặc sửa tổng thành {shown(added)}"
        yield notice_at(table, whole, "tong-dong-sai", message, fix)


def _shares(table: FormTable, share: Share) -> Iterator[Notice]:
    """Compare the outermost rows with the whole, or each group's where groups carry no number."""
    for rows in _wholes(table, share.field):
        cells = [table.cell(row, share.field) for row in rows]
        ends = [end for cell in cells if (end := _ends(cell)) is not None]
        if len(ends) < 2:
            continue
        low = sum((end[0] for end in ends), Decimal(0))
        high = sum((end[1] for end in ends), Decimal(0))
        tolerance = table.form.totals.tolerance
        has_rest = bool(share.remainder) and not _has_row(table, rows, share)
        is_short = high < share.whole - tolerance and not has_rest
        if is_short or low > share.whole + tolerance:
            last = next(cell for cell in reversed(cells) if _ends(cell) is not None)
            message = (
                f"các tỷ trọng của cột “{_title(table, share.field)}” cộng lại được "
                f"{shown(low if low > share.whole else high)}, phải bằng {shown(share.whole)}"
            )
            fix = "sửa số sai, hoặc thêm dòng cho phần còn lại"
            yield notice_at(table, last, "ty-trong-khac-100", message, fix)


def _wholes(table: FormTable, name: str) -> Iterator[Sequence[FormRow]]:
    rows = [row for row in table.rows if row.kind is not RowKind.TOTAL]
    groups = [row for row in rows if row.kind is RowKind.GROUP]
    if any(isinstance(table.cell(row, name).value, Decimal) for row in groups):
        yield list(_readings(table, name, rows))[-1]
        return
    found: dict[tuple[str, ...], list[FormRow]] = {}
    for row in table.body:
        found.setdefault(row.group, []).append(row)
    yield from found.values()


def _has_row(table: FormTable, rows: Sequence[FormRow], share: Share) -> bool:
    """Say whether the declared remainder has a row with a number of its own."""
    rest = folded(share.remainder)
    return any(
        rest in {folded(cell.text) for cell in row.cells}
        and _ends(table.cell(row, share.field)) is not None
        for row in rows
    )


def _ends(cell: FormCell) -> Ends | None:
    ends: Ends | None = None
    match cell.value:
        case Decimal() as number:
            ends = number, number
        case Interval(low=Decimal() as low, high=Decimal() as high):
            ends = low, high
    return ends


def _is_unread(cell: FormCell) -> bool:
    """Say whether a cell holds something that is no exact number, so that nothing adds up."""
    return not isinstance(cell.value, Decimal) and any(sign.isdigit() for sign in cell.text)


def _title(table: FormTable, name: str) -> str:
    return {field.name: field.title for field in table.form.fields}[name]
