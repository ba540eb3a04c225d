# ruff: noqa: DTZ001 -- Excel's dates have no zone
import io
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Literal

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.intake.excel.tables import read_sheets
from pipeline.model.document import Grid
from pipeline.model.form import GUIDE_SHEET, LIST_SHEET
from pipeline.model.notice import Outcome
from tests.intake.workbooks import SHEET, changed, saved, sheet_of, with_sheet_xml
from tests.oracle.bad_inputs import bad_files, unmet

ROWS: list[list[object]] = [["STT", "Tên", "Vốn (tỷ đồng)"], [1, "Đường", 1234.5], [2, "NA", 7]]
BOOK = saved(sheet_of(ROWS)[0])


def only(data: bytes) -> Grid:
    outcome = read_sheets(data, file="bang.xlsx", sheets=[""])
    assert outcome.notices == ()
    return outcome.value[""]


@pytest.mark.parametrize("file", bad_files("so-tinh-"), ids=lambda path: path.parent.name)
def test_a_bad_workbook_gives_the_notices_written_beside_it(file: Path) -> None:
    outcome = read_sheets(file.read_bytes(), file=file.name, sheets=[""])
    assert unmet(file.parent, outcome.notices) == []
    for notice in outcome.notices:
        assert notice.fix
        assert notice.file == file.name


def test_a_sheet_is_found_whatever_its_case_spaces_and_unicode_form() -> None:
    data = saved(sheet_of(ROWS, "Vốn đầu tư")[0])
    asked = ["", "Vốn đầu tư", unicodedata.normalize("NFD", "vốn  đầu tư")]
    outcome = read_sheets(data, file="bang.xlsx", sheets=asked)
    assert outcome.notices == ()
    assert {grid.sheet for grid in outcome.value.values()} == {"Vốn đầu tư"}
    assert list(outcome.value) == asked


def test_a_missing_sheet_names_those_there_are_and_the_nearest() -> None:
    outcome = read_sheets(BOOK, file="bang.xlsx", sheets=["Shet1", "Sheet1"])
    assert list(outcome.value) == ["Sheet1"]
    assert [notice.code for notice in outcome.notices] == ["thieu-trang"]
    assert "'Sheet1'" in outcome.notices[0].message
    assert "'Sheet1'" in outcome.notices[0].fix


def test_a_hidden_sheet_asked_for_is_placed_and_told() -> None:
    book, _ = sheet_of(ROWS)
    hidden = book.create_sheet("Mật")
    hidden.append(["a", "b"])
    hidden.sheet_state = "veryHidden"
    outcome = read_sheets(saved(book), file="bang.xlsx", sheets=["", "Mật"])
    assert [row.text for row in outcome.value["Mật"].rows] == ["a\tb"]
    assert [notice.code for notice in outcome.notices] == ["trang-an"]


def test_cells_are_typed_and_shown_as_excel_shows_them() -> None:
    book, sheet = sheet_of([
        ["STT", "Mã", "Ngày", "Tỷ lệ", "Vốn", "Có"],
        [1, "007", datetime(2025, 11, 5), 0.285, 1234.5, True],
    ])  # fmt: skip
    sheet["C2"].number_format = "dd/mm/yyyy"
    sheet["D2"].number_format = "0.0%"
    sheet["E2"].number_format = "#,##0.00"
    row = only(saved(book)).rows[1]
    assert row.text == "1\t007\t05/11/2025\t28,5%\t1.234,50\tTRUE"
    assert [cell.value for cell in row.cells] == [1, "007", date(2025, 11, 5), 0.285, 1234.5, True]
    assert row.cells[4].address == "Sheet1!E2"
    assert row.cells[4].number_format == "#,##0.00"


def test_a_strict_workbook_is_read_whole() -> None:
    strict = next(f for f in bad_files("so-tinh-") if f.parent.name.endswith("strict"))
    assert [row.text for row in only(strict.read_bytes()).rows][1] == "1\tĐường tỉnh 226\t120,5"


def test_a_formula_without_a_value_stands_in_its_cell() -> None:
    book, sheet = sheet_of(ROWS)
    sheet["C4"] = "=SUM(C2:C3)"
    outcome = read_sheets(saved(book), file="bang.xlsx", sheets=[""])
    assert outcome.value[""].rows[-1].text.endswith("=SUM(C2:C3)")
    assert [notice.cell for notice in outcome.notices] == ["Sheet1!C4"]


def test_formulas_with_values_even_empty_ones_are_good() -> None:
    body = (
        b'<row r="1"><c r="A1" t="str"><f>B1</f><v>STT</v></c><c r="B1" t="str"><f>C1</f><v>b</v>'
        b'</c></row><row r="2"><c r="A2"><f t="shared" si="0"/><v>0</v></c>'
        b'<c r="B2" t="str"><f>""</f><v></v></c></row>'
    )
    assert [row.text for row in only(with_sheet_xml(BOOK, body)).rows] == ["STT\tb", "0\t"]


def test_what_pandas_writes_is_read_without_a_notice() -> None:
    stream = io.BytesIO()
    frame = pd.DataFrame(
        {"STT": [1, 2], "Số": [1.5, None], "Ngày": pd.to_datetime(["2025-11-05"] * 2)}
    )
    frame.to_excel(stream, index=False)
    assert [row.text for row in only(stream.getvalue()).rows] == [
        "STT\tSố\tNgày", "1\t1,5\t05/11/2025", "2\t\t05/11/2025",
    ]  # fmt: skip


def test_the_twenty_first_defect_of_a_kind_is_summed_up() -> None:
    book, _ = sheet_of([["STT", "Vốn"], *([n, "#REF!"] for n in range(60))])
    notices = read_sheets(saved(book), file="bang.xlsx", sheets=[""]).notices
    assert len(notices) == 21
    assert "còn nhiều ô" in notices[-1].message


def test_a_merge_of_a_million_cells_and_far_cells_in_every_row_are_bounded() -> None:
    merge = b'<mergeCells><mergeCell ref="D1:XFD1048576"/></mergeCells>'
    assert len(only(with_sheet_xml(BOOK, _inline([["a", "b"], ["c", "d"]]), merge)).rows) == 2
    far = b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (n, n) for n in range(1, 2000))
    assert len(only(with_sheet_xml(BOOK, far)).rows) == 1_999


def _inline(rows: list[list[str]]) -> bytes:
    lines = []
    for r, row in enumerate(rows, start=1):
        cells = "".join(
            f'<c r="{chr(65 + c)}{r}" t="inlineStr"><is><t>{text}</t></is></c>'
            for c, text in enumerate(row)
        )
        lines.append(f'<row r="{r}">{cells}</row>')
    return "".join(lines).encode()


# made only where asked for: together they are hundreds of megabytes
HOSTILE: dict[str, Callable[[], bytes]] = {
    "a million empty rows": lambda: b"".join(
        b'<row r="%d" s="1" customFormat="1"/>' % n for n in range(1, 1_000_001)
    ),
    "a cell in every row": lambda: b"".join(
        b'<row r="%d"><c r="A%d" s="1"/></row>' % (n, n) for n in range(1, 99_000)
    ),
    "full of cells": lambda: b"".join(
        b'<row r="%d">%b</row>' % (n, b"".join(b"<c><v>%d</v></c>" % n for _ in range(14)))
        for n in range(1, 10_500)
    ),
    "a long text": lambda: (
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>' + b"x" * 40_000_000 + b"</t></is></c></row>"
    ),
    "deep": lambda: b"<row><c>" + b"<a>" * 200_000 + b"</a>" * 200_000 + b"</c></row>",
    "a zip bomb": lambda: b'<row r="1"><c r="A1"><v>1</v></c></row>' + b" " * 70_000_000,
    "an entity bomb": lambda: b'<row r="1"><c r="A1" t="str"><v>&a9;</v></c></row>',
}
ENTITIES = b"<!DOCTYPE x [<!ENTITY a0 'ha'>%b]>" % b"".join(
    b"<!ENTITY a%d '%b'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10)
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_sheet_costs_no_more_than_two_seconds_and_300_mb(
    name: str, tmp_path: Path
) -> None:
    data = with_sheet_xml(BOOK, HOSTILE[name]())
    if name == "an entity bomb":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            data = changed(data, {SHEET: ENTITIES + package.read(SHEET)})
    (tmp_path / "bang.xlsx").write_bytes(data)
    program = (
        "import resource, sys, time\n"
        "from pipeline.intake.excel.tables import read_sheets\n"
        f"data = open({str(tmp_path / 'bang.xlsx')!r}, 'rb').read()\n"
        "outcome = read_sheets(data, file='bang.xlsx', sheets=[''])\n"
        "used = resource.getrusage(resource.RUSAGE_SELF)\n"
        # not ru_maxrss: a child begins with its parent's
        "peak = open('/proc/self/status').read().split('VmHWM:')[1].split()[0]\n"
        "print(len(outcome.notices), used.ru_utime + used.ru_stime, int(peak) // 1000)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    notices, seconds, megabytes = done.stdout.split()
    assert (int(notices) >= 1) == (name != "full of cells")
    assert float(seconds) < 4  # 2 s on a quiet machine, start of Python included
    assert int(megabytes) < 300


def test_any_part_broken_gives_an_error_and_no_traceback() -> None:
    for part in ("xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels"):
        outcome: Outcome[object] = Outcome(None)
        for broken in (b"", b"<a", b"<a/>", b'<styleSheet><cellXfs><xf numFmtId="x"/></cellXfs>'):
            found = read_sheets(changed(BOOK, {part: broken}), file="bang.xlsx", sheets=[""])
            outcome = Outcome(None, outcome.notices + found.notices)
            assert found.value or found.notices
        assert outcome.notices, part


VALUES = st.one_of(
    st.none(),
    st.integers(-(10**9), 10**9),
    st.floats(-1e9, 1e9, allow_nan=False),
    st.text(alphabet="aăâ đĐ\n<&{}1.,%", max_size=8),
    st.dates(date(1950, 1, 1), date(2100, 1, 1)),
    st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(VALUES, min_size=2, max_size=5), min_size=1, max_size=8))
def test_every_cell_of_a_workbook_stands_in_the_table_at_its_address(
    rows: list[list[object]],
) -> None:
    rows = [["STT", "Tên", "a", "b", "c"], *rows]
    cleaned = [[None if isinstance(v, str) and v[:1] == "=" else v for v in row] for row in rows]
    grid = read_sheets(saved(sheet_of(cleaned)[0]), file="bang.xlsx", sheets=[""]).value[""]
    held = {
        f"Sheet1!{chr(65 + c)}{r}"
        for r, row in enumerate(cleaned, start=1)
        for c, value in enumerate(row)
        if value is not None and (not isinstance(value, str) or value.strip())
    }
    placed = [cell.address for row in grid.rows for cell in row.cells if cell.runs]
    around = len(grid.notes) + bool(grid.title)
    assert set(placed) <= held
    assert len(placed) == len(set(placed))
    assert len(held) - len(placed) == around


@pytest.mark.parametrize("state", ["veryHidden", "hidden"])
def test_the_lists_and_the_guide_of_a_form_of_ours_are_nobodys_tables(
    state: Literal["veryHidden", "hidden"],
) -> None:
    book, _ = sheet_of(ROWS)
    book.create_sheet(LIST_SHEET).append(["Xã A"])
    book[LIST_SHEET].sheet_state = state  # another program than Excel knows one kind of hidden
    book.create_sheet(GUIDE_SHEET).append(["Cột", "Cách điền"])
    assert read_sheets(saved(book), file="bang.xlsx", sheets=[""]).notices == ()
