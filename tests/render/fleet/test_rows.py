"""The table of a fleet: in a terminal, in Excel, for machines."""

import io
import json

from openpyxl import load_workbook

from pipeline.model.fleet import DraftFigures, FleetRow, FleetState, FleetTask
from pipeline.render.fleet.rows import rows_json, rows_lines, rows_workbook
from pipeline.render.terminal.lines import columns, plain

FIGURES = DraftFigures(1200, 30, 1, 4, 10, 3, (("a", 1),), (("chua-tra-loi", 3),))
ROWS = (
    FleetRow(FleetTask("/a", 2), FleetState.BUILT, "Lạng Sơn", 12.34, FIGURES, "may-1"),
    FleetRow(FleetTask("/b", 2), FleetState.FAILED, "Cao Bằng", 1.0, None, "", "thiếu đề cương"),
    FleetRow(FleetTask("/c", 2), FleetState.UNCHANGED, "Một tỉnh có tên thật dài", 0.0, FIGURES),
)  # fmt: skip


def test_a_line_a_workspace_and_why_beneath_one_that_failed() -> None:
    lines = [plain(line) for line in rows_lines(ROWS)]
    assert len(lines) == 5
    assert all(columns(line) <= 100 for line in lines)
    assert lines[1].split()[-6:] == ["dựng", "12.3", "30", "1", "4", "3"]
    assert lines[3] == "    /b: thiếu đề cương"
    assert "không đổi" in lines[4]


def test_the_workbook_has_a_row_each_and_leads_to_the_drafts() -> None:
    sheet = load_workbook(io.BytesIO(rows_workbook(ROWS)))["Kết quả"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert rows[0][:10] == ("Lạng Sơn", 2, "đã dựng", 12.34, 30, 1200, 1, 4, 10, 3)
    assert rows[1][4:10] == (None,) * 6
    assert rows[1][-1] == "thiếu đề cương"
    assert sheet.cell(2, 12).hyperlink is not None
    assert sheet.cell(3, 12).hyperlink is None
    assert rows_workbook(ROWS) == rows_workbook(ROWS)


def test_machines_read_the_same() -> None:
    first, second, _ = json.loads(rows_json(ROWS))
    assert (first["province"], first["state"], first["figures"]["pages"]) == (
        "Lạng Sơn",
        "da-dung",
        30,
    )
    assert second["figures"] is None
