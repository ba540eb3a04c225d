import io

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.compare.drafts import compare
from pipeline.model.fixed import replace
from pipeline.model.identity import block_bookmark
from pipeline.render.changelog.sheets import changelog_workbook
from tests.compare.flows import one, table, words
from tests.compare.told import item, long
from tests.render import sample_comparison as sample
from tests.render.changelog import folded


def opened() -> Workbook:
    return load_workbook(io.BytesIO(changelog_workbook(sample.log())))


def changes() -> Worksheet:
    return opened()["Thay đổi"]


def column(page: Worksheet, title: str) -> int:
    return next(cell.column for cell in page[1] if cell.value == title)


def value(number: int, title: str) -> object:
    page = changes()
    return page.cell(number + 1, column(page, title)).value


def test_each_change_is_one_row_with_filters_and_a_fixed_header() -> None:
    page = changes()
    assert page.max_row == len(sample.CHANGES) + 1
    assert page.freeze_panes == "B2"
    assert page.auto_filter.ref == page.dimensions


def test_a_row_says_what_where_who_and_why() -> None:
    wanted = {
        "Mã thay đổi": sample.CHANGES[0].id,
        "Mục": "Phần II, mục I.1. Hạ tầng giao thông",
        "Vị trí mới": "Phần II, mục I.1, đoạn 1",
        "Cơ quan": "Sở Xây dựng",
        "Loại": "Sửa",
        "Lớp": "Nội dung",
        "Đối tượng": "Đoạn văn",
        "Ý kiến": "YK1-SGTVT-01, YK1-BXD-03",
        "Đối chiếu ý kiến": "YK1-SGTVT-01\nYK1-BXD-03",
        "Lý do": "Cập nhật theo Nghị quyết 202",
        "Căn cứ": "Theo ý kiến",
        "Số hiệu đánh dấu": "1, 2, 3, 4",
    }
    assert {title: value(1, title) for title in wanted} == wanted


def test_whole_texts_stand_in_the_cells() -> None:
    assert value(1, "Nội dung cũ") == sample.CHANGES[0].old


def test_rows_are_as_high_as_their_words_up_to_what_excel_allows() -> None:
    page = changes()
    first, second = (float(page.row_dimensions[row].height) for row in (2, 3))
    assert 400 < first <= 409
    assert second == 30


def test_what_is_for_machines_stands_folded_to_the_right() -> None:
    page = changes()
    heads = [str(cell.value) for cell in page[1]]
    assert heads[:7] == [
        "STT", "Mục", "Vị trí cũ", "Vị trí mới", "Nội dung cũ", "Nội dung mới", "Lý do",
    ]  # fmt: skip
    folded = [d for d in page.column_dimensions.values() if d.hidden and d.outlineLevel == 1]
    places = [place for d in folded for place in range(int(d.min or 0), int(d.max or 0) + 1)]
    assert sorted(places) == list(range(8, len(heads) + 1))


def test_differences_are_numbers() -> None:
    assert value(2, "Chênh lệch") == 5
    assert abs(float(str(value(2, "%"))) - 100 / 3) < 1e-9
    assert (value(2, "Dòng"), value(2, "Cột"), value(2, "Đơn vị")) == ("QL.1A", "Quy mô", "km")


def test_a_text_that_begins_like_a_formula_stays_a_text() -> None:
    page = changes()
    cell = page.cell(4, column(page, "Nội dung cũ"))
    assert cell.value == "=Đoạn bỏ đi & <xóa>."
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_a_number_leads_to_its_bookmark_in_the_redline_or_to_the_file() -> None:
    page = changes()
    links = [page.cell(row, column(page, "STT")).hyperlink for row in (2, 3, 4)]
    assert [link and (link.target, link.location) for link in links] == [
        ("so-sanh-lan-1.docx", block_bookmark("lan-2", "giao-thong", 2)),
        ("so-sanh-lan-1.docx", None),
        ("so-sanh-lan-1.docx", block_bookmark("lan-1", "giao-thong", 9)),
    ]
    assert page.cell(2, column(page, "Vị trí cũ")).hyperlink is None


def test_what_nobody_explained_can_be_filtered() -> None:
    page = changes()
    at = column(page, "Căn cứ")
    grounds = [page.cell(row, at).value for row in range(2, page.max_row + 1)]
    unexplained = "Không có ý kiến, không có lý do"
    assert [n for n, words in enumerate(grounds, 1) if words == unexplained] == [3, 4, 5, 7]
    assert grounds[5] is None


def test_summaries_and_what_cannot_be_tracked_have_sheets_of_their_own() -> None:
    book = opened()
    rows = {
        page.title: [tuple(cell.value for cell in row) for row in page.iter_rows(2)]
        for page in book
    }
    assert rows["Theo phần"][1] == ("Phần III", 1, 2, 0, 1, 4, 3, 1, 0)
    assert rows["Theo cơ quan"][0][0] == "Sở Xây dựng"
    assert rows["Theo đối tượng"][1][:6] == ("Ô của bảng", 0, 1, 0, 0, 1)
    assert rows["Số liệu thay đổi"][0][4:7] == ("15", "20", 5)
    assert rows["Theo mục"][3][-1] == "Không có thay đổi"
    assert rows["Khác biệt hình thức"][0][1:] == ("kiểu đặt dấu thanh", 1)
    assert rows["Ô của bảng"][0][1:4] == ("Bảng 2.1", "QL.1A", "Quy mô")
    assert [row[0] for row in rows["Không theo dõi được"]] == ["7"]


def test_several_cells_of_one_change_stand_on_the_sheet_of_cells() -> None:
    cells = sample.CHANGES[1].tables * 3
    log = sample.log((replace(sample.CHANGES[1], tables=cells),), ())
    book = load_workbook(io.BytesIO(changelog_workbook(log)))
    page = book["Thay đổi"]
    assert page.cell(2, column(page, "Dòng")).value == "3 ô"
    assert page.cell(2, column(page, "Chênh lệch")).value is None
    assert book["Ô của bảng"].max_row == 4


def test_the_same_log_gives_the_same_bytes() -> None:
    assert changelog_workbook(sample.log()) == changelog_workbook(sample.log())


def test_changes_told_as_one_are_folded_beneath_their_entry() -> None:
    page = load_workbook(io.BytesIO(changelog_workbook(folded.log())))["Thay đổi"]
    numbers = [str(row[0].value) for row in page.iter_rows(2)]
    told = ["1", *(f"1.{n}" for n in range(1, 16)), "2", "2.1", "2.2", "3", "3.1", "3.2", "3.3"]
    assert numbers == [*told, "4", "4.1", "4.2", "4.3"]
    levels = [page.row_dimensions[row].outlineLevel for row in range(2, page.max_row + 1)]
    assert levels == [int("." in number) for number in numbers]
    hidden = [bool(page.row_dimensions[row].hidden) for row in range(2, page.max_row + 1)]
    assert hidden == ["." in number for number in numbers]
    outline = page.sheet_properties.outlinePr
    assert outline is not None
    assert outline.summaryBelow is False


def test_an_entry_of_several_changes_says_what_it_holds() -> None:
    page = load_workbook(io.BytesIO(changelog_workbook(folded.log())))["Thay đổi"]
    titles = ("Loại", "Đối tượng", "Gồm", "Nội dung mới")
    first = [page.cell(2, column(page, title)).value for title in titles]
    assert first == ["Thêm", "Mục", "1 mục, 14 đoạn, 1 tiêu đề", "Cấp nước"]
    cells = [page.cell(18, column(page, title)).value for title in ("Bảng", "Dòng", "Chênh lệch")]
    assert cells == ["Bảng 1.1", "2 ô", None]
    replaced = [page.cell(21, column(page, t)).value for t in ("Loại", "Nội dung cũ")]
    assert replaced == ["Thay thế", "UBND"]


def test_looks_and_moves_by_halves_have_their_columns() -> None:
    kept = [words(long(f"Đoạn {n}")) for n in range(8)]
    grid = table("A", ["B", "C"], ["c", "d"])
    old = one(grid, *kept, item("Chợ"))
    log = sample.shown(compare(old, one(*kept, grid, item("Chợ", level=1), number=2)))
    page = load_workbook(io.BytesIO(changelog_workbook(log)))["Thay đổi"]
    at, how = column(page, "Định dạng"), column(page, "Đánh dấu trong bản so sánh")
    rows = [(page.cell(row, at).value, page.cell(row, how).value) for row in (2, 3)]
    assert rows == [
        (None, "Trong bản so sánh: xóa ở chỗ cũ, thêm ở chỗ mới"),
        ("mục danh sách: cấp 1 → cấp 2", "Có đánh dấu"),
    ]
