"""`theo-doi.xlsx`: filters, fixed panes, colours by rules, prints on A4 lying."""

from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from pipeline.render.monitoring.status_workbook import status_workbook
from tests.render.monitoring.statuses import status


def book() -> Any:
    return load_workbook(BytesIO(status_workbook(status())))


def rows(sheet: Any) -> list[tuple[Any, ...]]:
    return list(sheet.iter_rows(values_only=True))


def test_every_sheet_is_filtered_fixed_and_prints_lying_on_a4() -> None:
    made = book()
    assert made.sheetnames == ["Tổng hợp", "Ma trận", "Chi tiết", "Lấy ý kiến"]
    for sheet, pane in zip(made, ("D2", "E2", "D2", "D2"), strict=True):
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.freeze_panes == pane
        setup = sheet.page_setup
        assert (setup.orientation, setup.paperSize) == ("landscape", 9)
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.conditional_formatting


def test_the_figures_are_those_of_each_agency_and_round_and_their_sum() -> None:
    head, *body = rows(book()["Tổng hợp"])
    found = {(row[0], row[2]): dict(zip(head, row, strict=True)) for row in body}
    assert found[2, "Sở Xây dựng"]["Chưa gửi"] == 1
    assert found[2, "Sở Xây dựng"]["Có lỗi"] == 1
    assert found[1, "Sở Y tế"]["Đã ký"] == 1
    assert found[2, "Sở Y tế"]["Không rõ ngày"] == 1
    assert found[2, "Sở Y tế"]["Nhóm"] == "I. Sở, ban, ngành"
    assert not [name for _, name in found if name == "Bộ Y tế"]
    assert (1, "UBND xã 3") not in found
    assert found[2, "Cộng"]["Nhóm"] == "Đến ngày 30/11/2025"
    for number in (1, 2):
        own = [row for (one, name), row in found.items() if one == number and name != "Cộng"]
        for name in head[3:]:
            summed = sum(row[name] or 0 for row in own)
            assert (found[number, "Cộng"][name] or 0) == summed, name


def test_the_matrix_says_in_each_round_what_became_of_a_part() -> None:
    found = {(row[1], row[3]): row[4:] for row in rows(book()["Ma trận"])[1:]}
    assert found["Sở Y tế", "=Y tế"] == (
        "chậm 3 ngày (đã nhận)",
        "đã nhận, không rõ ngày",
        "đổi sau khi ký",
    )
    assert found["Sở Xây dựng", "Cấp nước"] == (None, "có lỗi", None)
    assert found["UBND xã 3", "Dữ liệu xã"] == (None, "chậm 5 ngày (chưa gửi)", None)


def test_every_delivery_and_answer_is_a_row() -> None:
    details = rows(book()["Chi tiết"])
    assert len(details) == 1 + 35
    first = dict(zip(details[0], details[1], strict=True))
    assert (first["Thời hạn"], first["Số ngày chậm"], first["Theo"]) == ("chậm", 3, "nop.yaml")
    assert (first["Số văn bản"], first["Người ký"]) == ("12/SYT-KHTC", "Nguyễn Văn A")
    answers = rows(book()["Lấy ý kiến"])
    assert [row[2] for row in answers[1:]] == ["Bộ Y tế", "Sở Xây dựng", "UBND xã 1"]
    assert answers[1][3:8] == ("Sở Y tế", "có ý kiến", 4, 3, "12/BYT")
    assert answers[1][-1] == "x"


def test_the_same_status_gives_the_same_bytes() -> None:
    assert status_workbook(status()) == status_workbook(status())
