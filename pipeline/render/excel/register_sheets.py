"""The other sheets of a response register: its guide, the answers used often, what is kept hidden.

In a new workbook they are written by XlsxWriter, in the consultant's own by openpyxl.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from pipeline.model.comment import RegisterLayout
from pipeline.model.register_columns import GUIDE_SHEET, KEY_SHEET, MODULE_HEADINGS, MODULE_SHEET
from pipeline.model.register_memory import Remembered, memory_line
from pipeline.render.excel.lists import Wardrobe, set_width, write_value
from pipeline.render.excel.printing import row_height, set_up

if TYPE_CHECKING:
    from openpyxl import Workbook
    from xlsxwriter import Workbook as NewWorkbook

_MOST_LINES: Final = 500  # in a cell of the hidden sheet: cells are what a sheet costs
_MOST_LETTERS: Final = 32_000  # of the 32,767 that a cell holds
_MODULE_WIDTHS: Final = (8, 100, 40)
_GUIDE_WIDTHS: Final = (24, 110)
_GUIDE: Final = (
    (
        "Trả lời",
        "Chọn Kết quả xử lý trong danh sách, ghi Giải trình và Nội dung chỉnh sửa tại (càng cụ "
        "thể càng tốt: “Phần III, mục II.1.2, đoạn 4”; “Bảng 3.2, dòng 5”). Không đổi Mã ý "
        "kiến.",
    ),
    (
        "Sửa vị trí",
        "Ý kiến ghi “(chưa xác định)” hoặc “(chưa chắc)” ở cột Vị trí cần người xác định. Sửa "
        "Mục (tên mục hoặc mã trong ngoặc vuông), Vị trí hoặc Trích dẫn ngay trên bảng này; ý "
        "kiến được ghi là do đơn vị tư vấn xác định vị trí và giữ như vậy ở các lần chạy sau. "
        "Phiếu của cơ quan không bị sửa. Vị trí hiểu được: “Phần I, mục 9”, “mục II.1.2”, “Bảng "
        "3.1, dòng 5”, “Hình 2.4”, “Phụ lục IV”, “điểm b mục 2”, “trang 41”, tên mục, tên bảng, "
        "“toàn bộ dự thảo”, “cơ sở pháp lý”, hoặc câu chữ chép nguyên văn.",
    ),
    (
        "Dòng tự nhập",
        "Ý kiến trong bản PDF, thư điện tử: thêm một dòng ở cuối bảng, để trống Mã ý kiến, ghi "
        "Cơ quan, Nội dung góp ý và Nguồn (tên tệp văn bản trong y-kien, ví dụ bo-y-te.pdf). "
        "Chạy `quyhoach responses N` thì dòng có mã riêng; các dòng này được đếm riêng “do đơn "
        "vị tư vấn nhập”. Số văn bản, Ngày văn bản ghi ở đây được dùng khi văn bản nhận được "
        "chưa có.",
    ),
    (
        "Tách một ý kiến",
        "Ý kiến dài gồm nhiều ý: thêm mỗi ý một dòng, để trống Mã ý kiến, ghi mã của ý kiến gốc "
        "vào cột Tách từ. Ý kiến gốc vẫn giữ một dòng; để trống Kết quả xử lý của nó thì nó "
        "được coi là trả lời khi mọi ý đã tách có cùng kết quả.",
    ),
    (
        "Trả lời chung",
        "Nhiều ý kiến giống nhau: trả lời một ý kiến, ở các dòng khác để trống Kết quả xử lý và "
        "ghi mã của ý kiến đã trả lời vào cột Trả lời chung với. Mỗi ý kiến vẫn được đếm một "
        "lần.",
    ),
    (
        "Mẫu trả lời",
        "Câu trả lời dùng nhiều lần ghi ở trang “Mẫu trả lời”, mỗi mẫu một số. Trong Giải trình "
        "ghi [mẫu 3] thì mọi văn bản in nội dung của mẫu 3; có thể viết thêm câu riêng trước "
        "hoặc sau. Sửa mẫu thì mọi câu trả lời dùng mẫu đó đổi theo. Cột Dùng tại do máy ghi.",
    ),
    (
        "Ý kiến lần trước để lại",
        "Ở cuối bảng là các ý kiến của những lần trước chưa trả lời, ghi tiếp thu nhưng chưa thực "
        "hiện đúng, hoặc còn khác nhau chưa có kết luận; cột Nguồn nêu lý do và câu trả lời trước. "
        "Ô nào ghi ở đây thay cho câu trả lời trước, ô để trống thì câu trả lời trước vẫn giữ. "
        "Các dòng này không tính vào số ý kiến của lần này; muốn xác định lại vị trí thì sửa ở "
        "bảng của lần đó.",
    ),
    (
        "Xóa nhầm một dòng",
        "Chạy `quyhoach responses N`: dòng của ý kiến đã nhận hiện lại với mã và câu trả lời "
        "cũ. Dòng tự nhập đã xóa thì không hiện lại.",
    ),
    (
        "Nhắc việc",
        "Ghi Hạn xử lý và Cơ quan, người xử lý; lệnh `quyhoach responses N` lập danh sách nhắc "
        "từng người ở build/theo-doi/nhac-tra-loi.xlsx.",
    ),
)


def write_sheets(book: "NewWorkbook", wardrobe: Wardrobe, memory: Mapping[str, Remembered]) -> None:
    """Add the sheets to a new workbook."""
    modules = book.add_worksheet(MODULE_SHEET)
    for column, (title, width) in enumerate(
        zip(MODULE_HEADINGS.values(), _MODULE_WIDTHS, strict=True)
    ):
        wardrobe.write(modules, (0, column), title, "head")
        set_width(modules, column, width)
    set_up(modules, title=MODULE_SHEET, sheet="")
    guide = book.add_worksheet(GUIDE_SHEET)
    for column, width in enumerate(_GUIDE_WIDTHS):
        set_width(guide, column, width)
    set_up(guide, title=GUIDE_SHEET, sheet="", head=None)
    for row, (title, words) in enumerate(_GUIDE):
        wardrobe.write(guide, (row, 0), title, "head")
        wardrobe.write(guide, (row, 1), words, "body")
        guide.set_row(row, row_height([(words, _GUIDE_WIDTHS[1])]))
    kept = book.add_worksheet(KEY_SHEET)
    kept.very_hidden()
    for row, lines in enumerate(_memory_cells(memory)):
        kept.write_string(row, 0, lines)


def renew_sheets(
    book: "Workbook",
    memory: Mapping[str, Remembered],
    used: Mapping[int, str],
    modules: RegisterLayout | None,
) -> None:
    """Renew what is ours in the consultant's workbook, and add the sheets that it lacks.

    Args:
        book: The workbook.
        memory: What is kept of each row, by code.
        used: Where each text module is used, by the row it stands in.
        modules: Where the text modules stand, None where there is no such sheet.
    """
    if modules is None:
        _add_modules(book)
    else:
        _tell_use(book[modules.sheet], modules, used)
    if GUIDE_SHEET not in book.sheetnames:
        _add_guide(book)
    if KEY_SHEET in book.sheetnames:
        del book[KEY_SHEET]
    kept = book.create_sheet(KEY_SHEET)
    kept.sheet_state = "veryHidden"
    for row, lines in enumerate(_memory_cells(memory), 1):
        kept.cell(row, 1, lines)


def _add_modules(book: "Workbook") -> None:
    if MODULE_SHEET in book.sheetnames:
        return  # a sheet of that name without our headings is the consultant's
    page = book.create_sheet(MODULE_SHEET)
    for column, title in enumerate(MODULE_HEADINGS.values(), 1):
        page.cell(1, column, title).font = _bold()
    for letter, width in zip("ABC", _MODULE_WIDTHS, strict=True):
        page.column_dimensions[letter].width = width
    page.freeze_panes = "A2"


def _tell_use(page: Any, modules: RegisterLayout, used: Mapping[int, str]) -> None:
    columns = dict(modules.columns)
    if "used" not in columns:
        columns["used"] = page.max_column + 1
        page.cell(modules.head, columns["used"], MODULE_HEADINGS["used"]).font = _bold()
    for row, codes in sorted(used.items()):
        write_value(page.cell(row, columns["used"]), codes)


def _add_guide(book: "Workbook") -> None:
    from openpyxl.styles import Alignment

    page = book.create_sheet(GUIDE_SHEET)
    for letter, width in zip("AB", _GUIDE_WIDTHS, strict=True):
        page.column_dimensions[letter].width = width
    for row, (title, words) in enumerate(_GUIDE, 1):
        page.cell(row, 1, title).font = _bold()
        page.cell(row, 2, words)
        for column in (1, 2):
            page.cell(row, column).alignment = Alignment(vertical="top", wrap_text=True)


def _bold() -> Any:
    from openpyxl.styles import Font

    return Font(bold=True)


def _memory_cells(memory: Mapping[str, Remembered]) -> Iterator[str]:
    """Give what is kept, many rows to a cell; an answer longer than a cell is not kept."""
    lines: list[str] = []
    size = 0
    for code, kept in sorted(memory.items()):
        line = memory_line(code, kept)
        if len(line) > _MOST_LETTERS:
            line = memory_line(code, Remembered(kept.key, kept.written))
        if lines and (len(lines) == _MOST_LINES or size + len(line) > _MOST_LETTERS):
            yield "\n".join(lines)
            lines, size = [], 0
        lines.append(line)
        size += len(line) + 1
    if lines:
        yield "\n".join(lines)
