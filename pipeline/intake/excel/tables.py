"""The tables of a workbook: sheets asked for by name, each as a grid of typed cells."""

import unicodedata
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process

from pipeline.intake.excel.grid import grid_of
from pipeline.intake.excel.parts import SheetName
from pipeline.intake.excel.workbook import Workbook, unreadable
from pipeline.intake.preflight import check_package
from pipeline.limits import DEFAULT, Limits
from pipeline.model.document import Grid
from pipeline.model.errors import UnreadableError
from pipeline.model.form import GUIDE_SHEET, LIST_SHEET
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.work.memory import uninterrupted


def read_sheets(
    data: bytes, *, file: str, sheets: Sequence[str], limits: Limits = DEFAULT
) -> Outcome[Mapping[str, Grid]]:
    """Give the tables on the sheets asked for.

    Args:
        data: The workbook's bytes.
        file: Its name relative to the workspace, for the notices.
        sheets: Titles as the author wrote them; "" is the first visible sheet. Give all
            that the report places at once: sheets with content that are not among them are
            told.
        limits: How much is read.

    Returns:
        A grid by each title as asked for; no entry for one that is missing or unreadable,
        and an error then says why. Never raises for what a file holds.
    """
    with uninterrupted():
        return _read_sheets(data, file, sheets, limits)


def _read_sheets(
    data: bytes, file: str, sheets: Sequence[str], limits: Limits
) -> Outcome[Mapping[str, Grid]]:
    notices = list(check_package(data, file=file, kind="xlsx", limits=limits))
    if any(notice.severity is Severity.ERROR for notice in notices):
        return Outcome({}, tuple(notices))
    try:
        workbook = Workbook(data, file, limits)
    except (UnreadableError, ValueError) as error:
        return Outcome({}, (*notices, unreadable(file, "sổ tính", error)))
    grids: dict[str, Grid] = {}
    read: dict[str, Grid | None] = {}
    for asked in dict.fromkeys(sheets):
        sheet = _found(workbook, asked)
        if sheet is None or sheet.chart:
            notices.append(_missing(workbook, asked) if sheet is None else _chart(file, sheet))
            continue
        if sheet.title not in read:
            outcome = _read(workbook, sheet, limits)
            read[sheet.title] = outcome.value
            notices.extend(outcome.notices)
        grid = read[sheet.title]
        if grid is not None:
            grids[asked] = grid
    notices.extend(_unplaced(workbook, set(read)))
    return Outcome(grids, tuple(notices))


def _read(workbook: Workbook, sheet: SheetName, limits: Limits) -> Outcome[Grid | None]:
    notices = []
    if sheet.state != "visible":
        notices.append(
            Notice(
                Severity.WARNING,
                "trang-an",
                f"trang '{sheet.title}' đang ẩn, vẫn được đưa vào báo cáo",
                "bỏ ẩn trang (Unhide) rồi lưu lại",
                file=workbook.file,
            )
        )
    try:
        raw, found = workbook.read(sheet)
    except Exception as error:
        notices.append(unreadable(workbook.file, f"trang '{sheet.title}'", error))
        return Outcome(None, tuple(notices))
    outcome = grid_of(raw, file=workbook.file, limits=limits)
    return Outcome(outcome.value, (*notices, *found, *outcome.notices))


def _found(workbook: Workbook, asked: str) -> SheetName | None:
    """Give the sheet of that title, spelt alike but for case, spaces and Unicode form."""
    tables = [sheet for sheet in workbook.sheets if not sheet.chart]
    if not asked:
        visible = [sheet for sheet in tables if sheet.state == "visible"]
        return next(iter(visible or tables), None)
    exact = [sheet for sheet in workbook.sheets if sheet.title == asked]
    alike = [sheet for sheet in workbook.sheets if _folded(sheet.title) == _folded(asked)]
    return next(iter(exact or alike), None)


def _folded(title: str) -> str:
    return " ".join(unicodedata.normalize("NFC", title).casefold().split())


def _missing(workbook: Workbook, asked: str) -> Notice:
    titles = [sheet.title for sheet in workbook.sheets if not sheet.chart]
    near = process.extractOne(asked, titles, scorer=fuzz.WRatio, score_cutoff=60)
    there = ", ".join(f"'{title}'" for title in titles[:10]) or "không có trang nào"
    return Notice(
        Severity.ERROR,
        "thieu-trang",
        f"không có trang '{asked}'; các trang có trong tệp: {there}",
        f"viết '{near[0]}' thay cho '{asked}'" if near else "dùng tên một trang có trong tệp",
        file=workbook.file,
    )


def _chart(file: str, sheet: SheetName) -> Notice:
    return Notice(
        Severity.ERROR,
        "trang-bieu-do",
        f"trang '{sheet.title}' chỉ chứa biểu đồ, không có bảng",
        "dùng tên trang có bảng số liệu, hoặc lưu biểu đồ thành tệp .png",
        file=file,
    )


def _unplaced(workbook: Workbook, read: set[str]) -> list[Notice]:
    notices = []
    ours = _sheets_of_form(workbook)
    for sheet in workbook.sheets:
        if sheet.title in read or sheet.title in ours or workbook.is_empty(sheet):
            continue
        hidden = " (đang ẩn)" if sheet.state != "visible" else ""
        what = "biểu đồ" if sheet.chart else "nội dung"
        notices.append(
            Notice(
                Severity.WARNING if hidden else Severity.INFO,
                "trang-chua-dung",
                f"trang '{sheet.title}'{hidden} có {what} nhưng không được đặt vào báo cáo",
                "đặt trang vào bài bằng ![tên bảng](tệp.xlsx#tên trang), hoặc xóa trang khỏi tệp",
                file=workbook.file,
            )
        )
    return notices


def _sheets_of_form(workbook: Workbook) -> tuple[str, ...]:
    """Give the sheets that a form of ours carries beside its table; nobody fills them."""
    hidden = {sheet.title for sheet in workbook.sheets if sheet.state != "visible"}
    return (LIST_SHEET, GUIDE_SHEET) if LIST_SHEET in hidden else ()
