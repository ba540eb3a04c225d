import io

from openpyxl import Workbook, load_workbook

from pipeline.intake.excel.register import read_register
from pipeline.model.register_changes import RegisterChanges
from pipeline.model.register_columns import GUIDE_SHEET, KEY_SHEET, MODULE_SHEET
from pipeline.model.register_memory import Remembered
from pipeline.render.excel.register_sheets import renew_sheets
from pipeline.render.excel.register_workbook import extended_register, new_register


def test_a_new_register_has_its_guide_and_a_sheet_for_answers_used_often() -> None:
    book = load_workbook(io.BytesIO(new_register(RegisterChanges(({"code": "A"},)))))
    assert book.sheetnames == ["TiepThu", MODULE_SHEET, GUIDE_SHEET, KEY_SHEET]
    guide = "\n".join(str(cell.value) for row in book[GUIDE_SHEET].iter_rows() for cell in row)
    for word in ("Tách từ", "Trả lời chung với", "[mẫu 3]", "Nguồn", "Vị trí"):
        assert word in guide


def test_modules_are_read_with_their_cells_and_told_where_they_are_used() -> None:
    data = new_register(RegisterChanges(({"code": "A", "disposition": "Tiếp thu"},)))
    book = load_workbook(io.BytesIO(data))
    book[MODULE_SHEET].append(["Mẫu 3", "Đã sửa.\nXem lại."])
    file = io.BytesIO()
    book.save(file)
    read = read_register(file.getvalue(), file="t").value
    assert [(m.number, m.text, m.cell) for m in read.modules] == [
        ("3", "Đã sửa.\nXem lại.", f"{MODULE_SHEET}!B2")
    ]
    assert read.layout is not None
    used = RegisterChanges(used={2: "A; B"})
    after = extended_register(file.getvalue(), read.layout, used, read.modules_layout)
    assert read_register(after, file="t").value.modules[0].used == "A; B"


def test_the_sheet_of_answers_is_known_by_any_spelling_of_its_name() -> None:
    book = load_workbook(io.BytesIO(new_register(RegisterChanges(({"code": "A"},)))))
    book[MODULE_SHEET].append(["Mẫu 3", "Đã sửa."])
    book[MODULE_SHEET].title = "Mau tra loi"
    file = io.BytesIO()
    book.save(file)
    read = read_register(file.getvalue(), file="t").value
    assert read.layout is not None
    after = extended_register(file.getvalue(), read.layout, RegisterChanges(), read.modules_layout)
    sheets = load_workbook(io.BytesIO(after)).sheetnames
    assert sheets == ["TiepThu", "Mau tra loi", GUIDE_SHEET, KEY_SHEET]


def test_what_is_kept_is_parted_so_that_every_cell_holds_it() -> None:
    long = {"explanation": "dài " * 3_000}
    memory = {f"YK1-A-{n:03d}": Remembered("k", {}, long) for n in range(5)}
    memory["B"] = Remembered("k", {"item": "ab"}, {"explanation": "x" * 40_000})
    book = Workbook()
    renew_sheets(book, memory, {}, None)
    cells = [str(cell.value) for (cell,) in book[KEY_SHEET].iter_rows()]
    assert max(map(len, cells)) <= 32_767
    assert sum(cell.count("\n") + 1 for cell in cells) == 6
    assert any(cell.endswith('{"w":{"item":"ab"},"v":{}}') or "B k" in cell for cell in cells)


def test_a_sheet_of_the_consultants_by_that_name_is_left_alone() -> None:
    book = Workbook()
    own = book.create_sheet(MODULE_SHEET)
    own["A1"] = "riêng"
    renew_sheets(book, {}, {}, None)
    assert [cell.value for cell in own[1]] == ["riêng"]
