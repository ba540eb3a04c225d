"""The view over all provinces: the same figures in Excel, on the page, for machines."""

import io
import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pipeline.model.fleet import DraftFigures, FleetIndicator, FleetRound, Province
from pipeline.render.fleet.view import view_json, view_lines, view_page, view_workbook
from pipeline.render.terminal.lines import plain
from tests.chromium import chromium, violations

TODAY = date(2026, 1, 5)
DRAFT = DraftFigures(1000, 12, 2, 5, 7, 3, (("ma-a", 4), ("ma-b", 1)), (("chua-tra-loi", 3),))
ROUND = FleetRound(
    2, "Dự thảo lần 2", date(2025, 12, 1), date(2025, 11, 28), None, 10, 8, 1, 4, 3, DRAFT,
    "/tinh a/build/lan-2/bao-cao-lan-2.docx",
)  # fmt: skip
PROVINCES = (
    Province("/tinh a", "Lạng Sơn", (ROUND,), (
        FleetIndicator("grdp", "Tăng trưởng", "%", "8 - 9", ">10"),
        FleetIndicator("do-thi", "Tỷ lệ đô thị hóa", "%", "35", ""),
    )),
    Province("/b", "<Cao Bằng>", (), (FleetIndicator("grdp", "Tăng GRDP", "%", "7", "9"),), "hỏng"),
)  # fmt: skip


def sheets() -> dict[str, list[tuple[object, ...]]]:
    book = load_workbook(io.BytesIO(view_workbook(PROVINCES, today=TODAY)))
    return {sheet.title: [*sheet.iter_rows(values_only=True)] for sheet in book}


def test_rounds_stand_with_days_and_counts() -> None:
    _, row, wrong = sheets()["Tiến độ 05-01-2026"]
    assert row[:2] == ("Lạng Sơn", "Dự thảo lần 2")
    assert row[4:9] == (10, 8, 1, 4, 3)
    assert row[10:] == (7, 3, 2, 5, 12, "bao-cao-lan-2.docx")
    assert wrong[:2] == ("<Cao Bằng>", "hỏng")


def test_indicators_of_one_code_stand_side_by_side() -> None:
    head, first, second = sheets()["Chỉ tiêu"]
    assert head[3:5] == ("Lạng Sơn: đã duyệt", "Lạng Sơn: đề nghị")
    assert first == ("grdp", "Tăng trưởng", "%", "8 - 9", ">10", "7", "9")
    assert second[:5] == ("do-thi", "Tỷ lệ đô thị hóa", "%", "35", None)


def test_notices_and_verdicts_are_counted_by_province() -> None:
    assert sheets()["Thông báo"][1:] == [("ma-a", 4, 4, None), ("ma-b", 1, 1, None)]
    head, row = sheets()["Kết quả xử lý ý kiến"]
    assert row[head.index("Chưa trả lời")] == 3


def test_the_page_escapes_what_provinces_wrote_and_leads_to_each_report() -> None:
    page = view_page(PROVINCES, today=TODAY).decode()
    assert "<Cao" not in page
    assert "&lt;Cao Bằng&gt;" in page
    assert 'href="file:///tinh%20a/build/lan-2/bao-cao-lan-2.docx"' in page
    assert "05/01/2026" in page


def test_machines_and_the_terminal_tell_the_same() -> None:
    told = json.loads(view_json(PROVINCES, today=TODAY))
    assert told["provinces"][0]["rounds"][0]["draft"]["open_comments"] == 3
    assert told["provinces"][1]["why"] == "hỏng"
    lines = [plain(line) for line in view_lines(PROVINCES)]
    assert lines[1].split()[2:] == ["2", "8/10", "3/4", "3/7", "2"]
    assert lines[2].endswith("hỏng")


@pytest.mark.browser
def test_in_chromium_the_page_breaks_no_rule_of_accessibility(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(view_page(PROVINCES, today=TODAY))
    with chromium() as browser:
        assert violations(browser, (tmp_path / "page.html").as_uri()) == []
