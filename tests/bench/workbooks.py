"""Workbooks of the size of a province's appendices, read and checked, against openpyxl.

    python -m tests.bench.workbooks PROGRAM FOLDER

The programs: `make` writes 50 workbooks with 14,771 rows, the largest 4,333 x 11; `openpyxl`
loads each once and looks at every cell; `formulas` is the second load that formulas need there;
`quyhoach` reads and shapes them and holds them against every check.

A measured program says how many rows it saw and how long it took, imports left out. The tables
are right in every cell: a notice would be a false alarm, and the program fails.
"""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Final

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.bench.grids import MADE
from tests.bench.sentences import PLACES, upper_first, work

WORKBOOKS: Final = 50
LARGEST: Final = 4_333
ROWS: Final = 14_771
_GROUP: Final = 24  # projects in a group
_HEAD: Final = (
    ("STT", "Tên dự án", "Địa điểm", "Quy mô", "Tổng mức đầu tư (tỷ đồng)", "Trong đó (tỷ đồng)",
     None, None, "Giai đoạn", "Nguồn vốn", "Ghi chú"),
    (None, None, None, None, None, "NSTW", "NSĐP", "Vốn khác", None, None, None),
)  # fmt: skip
_MERGES: Final = ("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2", "F1:H1", "I1:I2", "J1:J2", "K1:K2")
_MONEY: Final = (4, 5, 6, 7)

Value = str | int | float | None


def sizes() -> list[int]:
    """The rows of each workbook, header and totals among them."""
    others, left = WORKBOOKS - 1, ROWS - LARGEST
    return [LARGEST, *(left // others + (1 if n < left % others else 0) for n in range(others))]


def write_workbooks(folder: Path, seed: int = 7) -> None:
    """Write the workbooks as `bang-00.xlsx` and so on."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = Random(seed)
    for number, rows in enumerate(sizes()):
        _write(folder / f"bang-{number:02}.xlsx", list(_rows(rng, rows)))


def _rows(rng: Random, count: int) -> list[list[Value]]:
    """Projects in groups that add up to their group's row and to the last row."""
    rows: list[list[Value]] = [list(row) for row in _HEAD]
    number, totals = 0, [0.0] * len(_MONEY)
    while len(rows) < count - 1:
        group: list[Value] = [None, f"Nhóm {work(rng)}", *[None] * 9]
        sums = [0.0] * len(_MONEY)
        rows.append(group)
        for _ in range(min(_GROUP, count - 1 - len(rows))):
            number += 1
            parts = [round(rng.uniform(20, 900), 1) for _ in range(3)]
            money = [round(sum(parts), 1), *parts]
            sums = [round(a + b, 1) for a, b in zip(sums, money, strict=True)]
            rows.append(
                [number, f"{upper_first(work(rng))} {number}", upper_first(rng.choice(PLACES)),
                 f"{rng.randint(2, 40)} km", *money, "2026 - 2030", "Ngân sách nhà nước", None]
            )  # fmt: skip
        for column, value in zip(_MONEY, sums, strict=True):
            group[column] = value or None
        totals = [round(a + b, 1) for a, b in zip(totals, sums, strict=True)]
    rows.append([None, "Tổng cộng", None, None, *totals, None, None, None])
    _number_groups(rows)
    return rows


def _number_groups(rows: list[list[Value]]) -> None:
    groups = [row for row in rows if row[0] is None and str(row[1]).startswith("Nhóm")]
    for index, row in enumerate(groups, 1):
        row[0] = _roman(index)


def _roman(number: int) -> str:
    signs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"),
             (4, "IV"), (1, "I"))  # fmt: skip
    text = ""
    for value, sign in signs:
        text += sign * (number // value)
        number %= value
    return text


def _write(path: Path, rows: Sequence[Sequence[Value]]) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Danh mục"
    for index, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if value is not None:
                cell = sheet.cell(index, column, value)
                if isinstance(value, float):
                    cell.number_format = "#,##0.0"
    for area in _MERGES:
        sheet.merge_cells(area)
    book.properties.created = book.properties.modified = MADE
    book.save(path)


def load(folder: Path, *, values: bool = False) -> int:
    """Load each workbook whole and look at every cell; give how many rows there were."""
    rows = 0
    for path in sorted(folder.glob("*.xlsx")):
        for sheet in load_workbook(path, data_only=values):
            for row in sheet.iter_rows():
                rows += any(cell.value is not None for cell in row)
    return rows


def read_and_check(folder: Path) -> int:
    """Read each workbook and run every check as a draft does; give how many rows."""
    from pipeline.compose.checked import run_checks
    from pipeline.compose.checks import gather
    from pipeline.intake.excel.tables import read_sheets
    from pipeline.model.document import Paragraph, Source, Table
    from pipeline.model.inlines import Reference, Text
    from pipeline.model.notice import Notice
    from pipeline.model.registers import Registers
    from pipeline.model.report import Chapter, Part, Report, Section
    from tests.samples import AGENCIES, FIRST, item, outline

    tables: list[Table] = []
    notices: list[Notice] = []
    for number, path in enumerate(sorted(folder.glob("*.xlsx"))):
        name = f"sections/lan-1/so-tai-chinh/{path.name}"
        read = read_sheets(path.read_bytes(), file=name, sheets=("",))
        notices += read.notices
        source = Source("so-tai-chinh", "sections/lan-1/so-tai-chinh/muc.md", number + 1)
        words = (Text(f"Danh mục dự án số {number}"),)
        table = Table(read.value[""], words, f"bang-{number}", source=source, workbook=name)
        tables.append(table)
    mentions = Paragraph(tuple(Reference(table.id) for table in tables))
    section = Section(item("muc"), "Danh mục", (mentions, *tables))
    parts = (Part("PHẦN", (Chapter("Chương", (section,)),)),)
    report = Report(outline([[("Chương", [section.item])]]), AGENCIES, FIRST, parts)
    notices += run_checks(gather(report, Registers()))
    if notices:
        raise SystemExit("\n".join(map(str, notices[:20])))
    return sum(len(table.grid.rows) for table in tables)


def _uninterrupted(folder: Path) -> int:
    from pipeline.work.memory import uninterrupted

    with uninterrupted():
        return read_and_check(folder)


PROGRAMS: dict[str, Callable[[Path], int]] = {
    "openpyxl": load,
    "formulas": lambda folder: load(folder, values=True),
    "quyhoach": _uninterrupted,
}


def main(arguments: Sequence[str] | None = None) -> int:
    asked, folder = list(sys.argv[1:] if arguments is None else arguments)
    if asked == "make":
        write_workbooks(Path(folder))
        return 0
    if asked == "quyhoach":
        import pipeline.compose.checks
        import pipeline.intake.excel.tables  # noqa: F401 -- their imports are not what is measured
    wall, own = time.perf_counter(), time.process_time()
    rows = PROGRAMS[asked](Path(folder))
    print(rows, time.perf_counter() - wall, time.process_time() - own)
    return 0


if __name__ == "__main__":
    sys.exit(main())
