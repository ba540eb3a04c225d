"""Workbooks placed in a text: sloppy tables, and packages made to hurt."""

from collections.abc import Sequence
from random import Random

from tests.hostile.case import BOOK, PLACED, SECTION, Case, attached, kind, sentence
from tests.hostile.packages import (
    Raw,
    book,
    formula,
    sheet,
)
from tests.hostile.usual import HEADS, Row, rows_of, table


@kind
def sound_book(random: Random) -> Case:
    return table("a sound table", rows_of(random), kept=("Xã 2",))


@kind
def merged_heads(random: Random) -> Case:
    rows: Sequence[Row] = [["Tên", "Năm", None], [None, 2024, 2025], ["Xã A", 1, 2]]
    merges = '<mergeCells count="2"><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>'
    return attached("heads merged", book(sheet(rows, after=merges)), kept=("Xã A",))


@kind
def two_tables(random: Random) -> Case:
    rows: Sequence[Row] = [*rows_of(random), [], [], ["Mã", "Ghi chú"], ["M1", "bảng thứ hai"]]
    return table(
        "two tables on a sheet", rows, "warning hai-bang-mot-trang", kept=("bảng thứ hai",)
    )


@kind
def twin_heads(random: Random) -> Case:
    rows: Sequence[Row] = [["Tên", "Giá trị", "Giá trị"], ["Xã A", 1, 2]]
    return table("two heads alike", rows, "warning cot-trung bang.xlsx:Sheet1!C1")


@kind
def empty_head(random: Random) -> Case:
    rows: Sequence[Row] = [["Tên", None, "Giá trị"], ["Xã A", 1, 2]]
    return table("a head empty", rows, kept=("Xã A",))


@kind
def numbers_as_text(random: Random) -> Case:
    rows: Sequence[Row] = [list(HEADS), ["Xã A", "1.250,5"], ["Xã B", "3.000"]]
    return table("numbers as text", rows, kept=("1.250,5",))


@kind
def two_meanings(random: Random) -> Case:
    rows: Sequence[Row] = [*rows_of(random), ["Xã A", "15,000"], ["Xã B", "2,500"]]
    return table("15,000", rows, *["warning so-hai-nghia"] * 2)


@kind
def hidden_rows(random: Random) -> Case:
    data = book(sheet(rows_of(random), row_attributes={3: ' hidden="1"'}))
    return attached("a row hidden", data, "warning dong-an bang.xlsx", kept=("Xã 1",))


@kind
def hidden_columns(random: Random) -> Case:
    before = '<cols><col min="2" max="2" width="9" hidden="1"/></cols>'
    return attached(
        "a column hidden", book(sheet(rows_of(random), before=before)), "warning cot-an"
    )


@kind
def hidden_sheet(random: Random) -> Case:
    state = random.choice(("hidden", "veryHidden"))
    data = book(sheet(rows_of(random)), sheet([["Nháp"]]), states={2: state})
    return attached("a sheet hidden", data, "warning trang-chua-dung", says=("Sheet2",))


@kind
def only_sheet_hidden(random: Random) -> Case:
    data = book(sheet(rows_of(random)), states={1: "hidden"})
    return attached("the only sheet hidden", data, "warning trang-an", kept=("Xã 0",))


@kind
def other_sheets(random: Random) -> Case:
    data = book(sheet(rows_of(random)), sheet([["Bảng khác"], ["chữ"]]))
    return attached("a second sheet", data, "info trang-chua-dung")


@kind
def formula_not_calculated(random: Random) -> Case:
    rows: Sequence[Row] = [*rows_of(random), ["Tổng", formula("SUM(B2:B4)")]]
    return table(
        "formula never calculated", rows, "error cong-thuc-khong-gia-tri bang.xlsx:Sheet1!B5"
    )


@kind
def formula_stale(random: Random) -> Case:
    rows: Sequence[Row] = [
        list(HEADS),
        ["Xã A", 10],
        ["Xã B", 20],
        ["Tổng", formula("SUM(B2:B3)", 25)],
    ]
    return table("formula stale", rows, "warning tong-dong-sai bang.xlsx:Sheet1!B4")


@kind
def formula_wrong(random: Random) -> Case:
    sign = random.choice(("#REF!", "#DIV/0!", "#N/A", "#NAME?", "#VALUE!"))
    rows: Sequence[Row] = [*rows_of(random), ["Xã Z", formula("B1/0", sign, "e")]]
    return table(
        "formula in error", rows, "error o-loi-cong-thuc bang.xlsx:Sheet1!B5", says=(sign,)
    )


@kind
def formula_dde(random: Random) -> Case:
    rows: Sequence[Row] = [*rows_of(random), [formula("cmd|'/c calc'!A1", "Xã Z", "str"), 3]]
    return table("formula that starts a program", rows, kept=("Xã Z",))


@kind
def signs_of_formulas(random: Random) -> Case:
    rows: Sequence[Row] = [list(HEADS), *([f"{sign}1+1|x", 1] for sign in "=+-@")]
    return table("text that begins as formulas do", rows, kept=("=1+1|x", "@1+1|x"))


@kind
def escaped_cells(random: Random) -> Case:
    rows: Sequence[Row] = [list(HEADS), ["Xã_x000D_A", 1], ["Xã_x0007_B", 2]]
    return table("_x000D_ in cells", rows, "warning am-tiet-la bang.xlsx:Sheet1!A3", kept=("XãB",))


@kind
def control_signs(random: Random) -> Case:
    sign = random.choice("\u202e\u2066")
    rows: Sequence[Row] = [list(HEADS), [f"Xã {sign}A", 1]]
    return table("override in a cell", rows, "warning ky-tu-dao-chieu bang.xlsx:Sheet1!A2")


@kind
def invisible_signs(random: Random) -> Case:
    sign = random.choice("\u200b\u2060")
    rows: Sequence[Row] = [list(HEADS), [f"Xã{sign}A", 1]]
    return table("zero width sign in a cell", rows, "warning ky-tu-vo-hinh bang.xlsx:Sheet1!A2")


@kind
def old_letters(random: Random) -> Case:
    rows: Sequence[Row] = [["Tªn c«ng tr×nh", "Gi¸ trÞ"], ["§­êng tØnh lé ®· ®Çu t­", 1]]
    told = "error bang-ma-cu bang.xlsx:Sheet1!A1", "warning am-tiet-la bang.xlsx:Sheet1!A2"
    return table("TCVN3 in cells", rows, *told)


@kind
def alike_letters(random: Random) -> Case:
    rows: Sequence[Row] = [list(HEADS), ["Xã c\u043eng trình", 1]]
    return table("Cyrillic look-alikes in a cell", rows, "warning chu-giong bang.xlsx:Sheet1!A2")


@kind
def lost_letters(random: Random) -> Case:
    rows: Sequence[Row] = [list(HEADS), ["X\ufffd A", 1]]
    return table("letters lost in a cell", rows, "warning chu-da-mat bang.xlsx:Sheet1!A2")


@kind
def struck_cells(random: Random) -> Case:
    struck = Raw('<c r="{}" s="3" t="inlineStr"><is><t>Xã bỏ</t></is></c>')
    return table("struck-out cell", [*rows_of(random), [struck, 4]], kept=("Xã bỏ",))


@kind
def impossible_day(random: Random) -> Case:
    rows: Sequence[Row] = [["Tên", "Ngày ký"], ["Xã A", "ngày 31/02/2025"]]
    return table("impossible day in a cell", rows, "warning ngay-khong-co bang.xlsx:Sheet1!B2")


@kind
def number_become_day(random: Random) -> Case:
    day = Raw('<c r="{}" s="1"><v>45990</v></c>')
    rows: Sequence[Row] = [list(HEADS), *([f"Xã {n}", n + 12.5] for n in range(6)), ["Xã Z", day]]
    return table("a number become a day", rows, "warning so-thanh-ngay bang.xlsx:Sheet1!B8")


@kind
def leading_zeros(random: Random) -> Case:
    code = Raw('<c r="{}" s="4"><v>1234</v></c>')
    return table("codes with leading zeros", [["Tên", "Mã"], ["Xã A", code]], kept=("01234",))


@kind
def not_available(random: Random) -> Case:
    rows: Sequence[Row] = [list(HEADS), ["NA", "NA"], ["Null", "None"]]
    return table("NA as text", rows, kept=("NA", "Null", "None"))


@kind
def merged_over_content(random: Random) -> Case:
    merges = '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'
    data = book(sheet(rows_of(random), after=merges))
    return attached(
        "merge hides content", data, "warning o-gop-sai bang.xlsx:Sheet1!A2", kept=("Xã 1",)
    )


@kind
def far_cell(random: Random) -> Case:
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    data = book(sheet(rows_of(random)).replace("</sheetData>", far))
    return attached(
        "a cell at the end of the sheet", data, "warning o-xa-bang bang.xlsx:Sheet1!XFD1048576"
    )


@kind
def wide_book(random: Random) -> Case:
    width = random.randint(64, 200)
    rows: Sequence[Row] = [[f"C{n}" for n in range(width)], list(range(width))]
    return table("more columns than Word takes", rows, "error bang-qua-nhieu-cot bang.xlsx")


@kind
def empty_book(random: Random) -> Case:
    return table("empty sheet", [], "error trang-trong bang.xlsx")


@kind
def only_heads(random: Random) -> Case:
    return table("heads without rows", [list(HEADS)], "warning bang-khong-dong muc-x.md:3")


@kind
def blank_cells(random: Random) -> Case:
    rows: Sequence[Row] = [list(HEADS), ["Xã A", "   "], ["", "\n"], ["Xã B", "2"]]
    return table("cells of white space", rows, kept=("Xã B",))


@kind
def long_cell(random: Random) -> Case:
    words = " ".join(sentence(random, 20) for _ in range(240))[:32_767]
    return table("a cell of 32,767 letters", [list(HEADS), [words, 1]], kept=(words[-60:],))


@kind
def markup_in_cells(random: Random) -> Case:
    rows: Sequence[Row] = [list(HEADS), ["<b>A & B</b> {{ 7*7 }} ]]>", 1]]
    return table("markup in a cell", rows, kept=("<b>A & B</b> {{ 7*7 }} ]]>",))


@kind
def odd_numbers(random: Random) -> Case:
    rows: Sequence[Row] = [list(HEADS), ["lớn", Raw('<c r="{}"><v>1E+308</v></c>')],
            ["không", Raw('<c r="{}"><v>NaN</v></c>')]]  # fmt: skip
    return table("numbers that are none", rows, kept=("NaN",))


@kind
def missing_sheet(random: Random) -> Case:
    case = table("sheet not there", rows_of(random), "error thieu-trang", "info trang-chua-dung")
    text = PLACED.replace("bang.xlsx", "bang.xlsx#Biểu 2").encode()
    return attached(case.name, bytes(case.files[BOOK]), *case.notices, files={SECTION: text})  # type: ignore[arg-type]
