import io
import re
from datetime import date
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment as Note
from openpyxl.drawing.image import Image
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table
from PIL import Image as Picture

from pipeline.intake.excel.register import read_register
from pipeline.model.comment import RegisterLayout
from pipeline.model.register_changes import RegisterChanges
from pipeline.model.register_columns import FIRST_OURS, HEADINGS, KEY_SHEET
from pipeline.model.register_memory import Remembered
from pipeline.render.excel.register_workbook import extended_register, lost_parts, new_register
from pipeline.work.archive import read_part
from tests.consult.sheets import REGISTER, register, saved

ROW = ("YK1-A-001", "Sở A", "1/A", "Y tế [y-te]", "q", "c", "Tiếp thu", "Đã sửa.", "", "Sở A")
NEW: dict[str, str | date] = {
    "code": "YK1-B-001",
    "agency": "Sở B",
    "content": "=HYPERLINK(1)",
    "due": date(2025, 11, 30),
}


def opened(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data), rich_text=True)


def layout(data: bytes) -> RegisterLayout:
    found = read_register(data, file="t.xlsx").value.layout
    assert found is not None
    return found


def test_a_new_register_is_read_back_with_every_row() -> None:
    data = new_register(RegisterChanges((NEW,), memory={"YK1-B-001": Remembered("ab")}))
    read = read_register(data, file="t.xlsx")
    assert read.notices == ()
    row = read.value.rows[0]
    assert (row.code, row.content, row.due) == ("YK1-B-001", "=HYPERLINK(1)", date(2025, 11, 30))
    assert row.key == "ab"
    page = opened(data)["TiepThu"]
    assert [cell.value for cell in page[1]] == list(HEADINGS.values())
    (rule,) = page.data_validations.dataValidation
    assert "Còn ý kiến khác nhau" in rule.formula1


def test_columns_of_ours_are_folded_to_the_right_and_stay_so_when_rows_are_added() -> None:
    new = new_register(RegisterChanges((NEW,)))
    more = RegisterChanges(({**NEW, "code": "YK1-B-002", "due": date(2025, 12, 1)},))
    for data in (new, extended_register(new, layout(new), more)):
        page = opened(data)["TiepThu"]
        folded = folded_columns(page)
        assert [page.cell(1, column).value for column in sorted(folded)] == list(HEADINGS.values())[
            FIRST_OURS:
        ]
        assert page.column_dimensions[get_column_letter(max(folded) + 1)].collapsed
        assert page.max_column == len(HEADINGS)
        read = read_register(data, file="t.xlsx").value.rows
        assert read[0].due == date(2025, 11, 30)
    assert read[1].due == date(2025, 12, 1)


def folded_columns(page: Any) -> set[int]:
    return {
        column
        for one in page.column_dimensions.values()
        if one.hidden and one.outlineLevel == 1
        for column in range(one.min, one.max + 1)
    }


def test_the_same_changes_give_the_same_bytes() -> None:
    changes = RegisterChanges((NEW,), memory={"b": Remembered("1"), "a": Remembered("2")})
    assert new_register(changes) == new_register(changes)


def test_what_is_typed_into_an_empty_cell_is_wrapped() -> None:
    new = new_register(RegisterChanges((NEW,)))
    page = opened(new)["TiepThu"]
    assert not page["H2"].has_style
    assert page.column_dimensions["H"].alignment.wrap_text
    more = RegisterChanges(({**NEW, "handler": "Sở C"},), {(2, "explanation"): "Đã sửa."})
    page = opened(extended_register(new, layout(new), more))["TiepThu"]
    assert page["H2"].alignment.wrap_text
    assert page["J3"].alignment.wrap_text


def consultants() -> bytes:
    """A register with a look, a title row, an extra column and a note of the consultant's own."""
    book = Workbook()
    page = book.worksheets[0]
    page.title = "Bảng của tôi"
    page["A1"] = "BẢNG TIẾP THU"
    page.append([*REGISTER, "Ghi chú riêng"])
    page.append([*ROW, "gọi lại"])
    page["A3"].font = Font(bold=True, color="FF0000")
    page["K3"].fill = PatternFill("solid", fgColor="FFFF00")
    page["K3"].comment = Note("nhắc", "tôi")
    page.column_dimensions["F"].width = 77
    page.row_dimensions[3].height = 60
    page.auto_filter.ref = "A2:K3"
    page.add_table(Table(displayName="TiepThu", ref="A2:K3"))
    book.create_sheet("Nháp")["A1"] = "giữ lại"
    return saved(book)


def test_the_consultants_rows_look_and_columns_stay_as_they_were() -> None:
    data = consultants()
    made = extended_register(data, layout(data), RegisterChanges((NEW,)))
    before, after = opened(data)["Bảng của tôi"], opened(made)["Bảng của tôi"]
    for row in before.iter_rows(min_row=1, max_row=3, max_col=11):
        for cell in row:
            other = after[cell.coordinate]
            assert other.value == cell.value
            assert repr(other.font) == repr(cell.font)
            assert repr(other.fill) == repr(cell.fill)
    assert after.column_dimensions["F"].width == 77
    assert after.row_dimensions[3].height == 60
    written = read_part(made, "xl/worksheets/sheet1.xml").decode()
    assert re.findall(r'<row r="(\d)"[^>]* customHeight="1"', written) == ["3"]
    assert after["K3"].comment.text == "nhắc"
    assert opened(made)["Nháp"]["A1"].value == "giữ lại"


def test_new_rows_stand_below_in_the_look_of_the_last_and_the_table_reaches_them() -> None:
    data = consultants()
    made = extended_register(data, layout(data), RegisterChanges((NEW,)))
    page = opened(made)["Bảng của tôi"]
    assert page["A4"].value == "YK1-B-001"
    assert page["A4"].font.color.rgb == "00FF0000"
    assert page["K4"].fill.fgColor.rgb == "00FFFF00"
    assert page["K4"].value is None
    assert page.tables["TiepThu"].ref == "A2:K4"
    assert page.auto_filter.ref.endswith("4")
    assert page["F4"].data_type == "s"


def test_columns_of_ours_come_behind_the_last_and_only_once() -> None:
    data = consultants()
    once = extended_register(data, layout(data), RegisterChanges((NEW,)))
    twice = extended_register(once, layout(once), RegisterChanges())
    heads = [cell.value for cell in opened(twice)["Bảng của tôi"][2]]
    assert heads[11:] == list(HEADINGS.values())[10:]


def test_an_empty_cell_of_ours_is_filled_and_the_keys_are_kept_hidden() -> None:
    data = register((*ROW[:9], None))
    changes = RegisterChanges(fills={(2, "handler"): "Sở B"}, memory={"YK1-A-001": Remembered("k")})
    book = opened(extended_register(data, layout(data), changes))
    assert book["TiepThu"]["J2"].value == "Sở B"
    assert book[KEY_SHEET].sheet_state == "veryHidden"
    assert book[KEY_SHEET]["A1"].value == "YK1-A-001 k"


def test_a_cell_that_a_merged_one_covers_is_left_alone() -> None:
    book = opened(register(ROW, ROW))
    book["TiepThu"].merge_cells("J2:J3")
    data = saved(book)
    made = extended_register(data, layout(data), RegisterChanges(fills={(3, "handler"): "Sở B"}))
    assert opened(made)["TiepThu"]["J2"].value == "Sở A"


def test_a_picture_that_did_not_survive_would_be_told() -> None:
    book = Workbook()
    picture = io.BytesIO()
    Picture.new("RGB", (2, 2)).save(picture, "PNG")
    picture.seek(0)
    book.worksheets[0].add_image(Image(picture), "A1")
    with_picture = saved(book)
    assert lost_parts(with_picture, register(ROW)) == ("drawings", "media")
    assert lost_parts(with_picture, with_picture) == ()
