"""`tien-do.xlsx` holds the tables of the report, one a sheet."""

from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from pipeline.model.fixed import replace
from pipeline.model.progress import Progress
from pipeline.render.monitoring.progress_workbook import progress_workbook
from tests.render.monitoring.progresses import progress


def sheets(made: Progress) -> dict[str, list[tuple[Any, ...]]]:
    book = load_workbook(BytesIO(progress_workbook(made)))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_each_table_is_a_sheet_and_difficulties_stand_with_the_step_being_done() -> None:
    made = progress()
    current = (replace(made.tasks[0], is_current=True), *made.tasks[1:])
    found = sheets(replace(made, tasks=current))
    assert list(found) == ["Nhiệm vụ", "Thay đổi", "Khó khăn", "Nhắc việc"]
    first, second = found["Nhiệm vụ"][1:]
    assert first[1] == "Phê duyệt dự toán"
    assert first[7:] == ("Vượt 1 ngày", "1. Thiếu số liệu.", "1. Giao xã gửi.")
    assert second[7:] == ("Chậm 1 ngày", None, None)
    assert found["Thay đổi"][1][1:] == ("Sở Y tế", "=Y tế: tình trạng", "chưa gửi", "đã nhận")
    assert found["Khó khăn"][1] == (
        *(1, "Sở Y tế", "Thiếu số liệu.", "Giao xã gửi.", "UBND tỉnh", "kho-khan.yaml"),
    )
    assert found["Nhắc việc"][1][0] == "Sở Xây dựng"
    assert len(found["Nhắc việc"]) == 1 + 2 + 31


def test_without_an_earlier_report_there_is_no_sheet_of_changes() -> None:
    assert "Thay đổi" not in sheets(progress(compared=False))
