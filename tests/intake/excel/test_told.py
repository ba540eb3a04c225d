from pipeline.intake.excel.told import Told
from pipeline.model.notice import Severity


def told(times: int, most: int = 3) -> Told:
    found = Told("a.xlsx", "Sheet1", "so-y-te", most)
    for row in range(1, times + 1):
        found.cell(Severity.ERROR, "o-sai", f"D{row}", "ô sai", "sửa ô")
    return found


def test_each_cell_is_told_at_its_place() -> None:
    found = told(2).notices
    assert [notice.cell for notice in found] == ["Sheet1!D1", "Sheet1!D2"]
    assert {(notice.file, notice.agency) for notice in found} == {("a.xlsx", "so-y-te")}


def test_one_notice_stands_for_all_beyond_the_limit() -> None:
    assert [notice.message for notice in told(3).notices] == ["ô sai"] * 3
    for times in (4, 100):
        *few, last = told(times).notices
        assert [notice.message for notice in few] == ["ô sai"] * 3
        assert last.message == "từ ô này trở đi còn nhiều ô cùng loại. Ô sai"
        assert last.cell == "Sheet1!D4"


def test_kinds_are_counted_apart() -> None:
    found = told(100)
    found.cell(Severity.WARNING, "o-la", "A1", "ô lạ", "xem lại")
    assert found.notices[-1].message == "ô lạ"


def test_what_is_of_the_sheet_as_a_whole_names_it() -> None:
    found = Told("a.xlsx", "Sheet1")
    found.tell(Severity.WARNING, "cot-an", "cột B đang ẩn", "bỏ ẩn")
    (notice,) = found.notices
    assert notice.message == "trang 'Sheet1': cột B đang ẩn"
    assert (notice.cell, notice.agency) == (None, None)
