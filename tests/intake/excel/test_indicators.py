from pipeline.intake.excel.indicators import read_indicators
from tests.intake.workbooks import saved, sheet_of

HEAD = ("STT", "Mã", "Chỉ tiêu", "Đơn vị", "Mục tiêu 2030 theo QĐ 236", "Đề nghị điều chỉnh")


def test_the_register_is_read_by_the_names_of_its_columns() -> None:
    book, _ = sheet_of([HEAD, (1, "grdp", "Tăng trưởng", "%/năm", "8 - 9", 10.5)])
    read = read_indicators(saved(book), file="chi-tieu.xlsx")
    assert read.notices == ()
    assert read.value[0].values == ("8 - 9", "10,5")
    assert read.value[0].unit == "%/năm"


def test_a_code_twice_and_a_missing_column_are_told() -> None:
    rows = [HEAD, (1, "a", "X", "", 1, 2), (2, "a", "Y", "", 1, 2)]
    twice = read_indicators(saved(sheet_of(rows)[0]), file="c.xlsx")
    assert [n.code for n in twice.notices] == ["chi-tieu-trung-ma"]
    bare = read_indicators(saved(sheet_of([("STT", "Chỉ tiêu"), (1, "X")])[0]), file="c.xlsx")
    assert "thieu-cot" in [n.code for n in bare.notices]
