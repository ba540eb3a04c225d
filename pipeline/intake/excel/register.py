"""`tiep-thu.xlsx` → the register of answers, row by row as the consultant left it.

Source: design.md, section 2, "response register".
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from rapidfuzz import fuzz, process

from pipeline.intake.excel.dispositions import read_disposition
from pipeline.intake.excel.headed_rows import HeadedRow, HeadedSheet, headed, read_sheets_raw, words
from pipeline.intake.excel.sheet_labels import day_of
from pipeline.intake.excel.workbook import RawSheet
from pipeline.model.comment import Disposition, Register, RegisterLayout, RegisterRow
from pipeline.model.fixed import replace
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.register_columns import HEADINGS, KEY_SHEET, MODULE_HEADINGS, MODULE_SHEET
from pipeline.model.register_memory import Remembered, TextModule, number_of, read_memory_line
from pipeline.model.text import bare

_ID: Final = re.compile(r"\[([a-z0-9-]+)\]\s*$")
_ALIASES: Final = {
    "code": ("ma",),
    "quote": ("vitri,trichdan",),
    "disposition": ("ketqua",),
    "explanation": ("noidunggiaitrinh",),
    "changed_at": ("chinhsuatai", "vitrichinhsua"),
    "handler": ("nguoixuly", "coquanxuly"),
    "position": ("vitritaiduthao", "noigopy"),
    "source": ("nguonykien", "tepnguon"),
}
_MODULE_ALIASES: Final = {"number": ("mau", "so", "stt"), "text": ("noidung", "cautraloi")}


def read_register(data: bytes, *, file: str) -> Outcome[Register]:
    """Give the register; without rows, and with an error, where no table of answers is in it.

    A row without code, or with a code met before, is told; none is left out.
    """
    raw = read_sheets_raw(data, file=file)
    if raw.value is None:
        return Outcome(Register(file=file), raw.notices)
    table = _table(raw.value)
    if table is None:
        return Outcome(Register(file=file), (*raw.notices, _no_table(file)))
    titles = (f"{table.title}!", f"trang '{table.title}'")
    notices = [
        notice
        for notice in raw.notices
        # columns of ours are folded away in a new one, and nothing hidden is left out
        if notice.code != "cot-an"
        if (notice.cell or notice.message).startswith(titles) or notice.cell is None
    ]
    memory = _memory(raw.value)
    rows = [_row(row, memory, file, notices) for row in table.rows if _says_anything(row)]
    rows = list(_coded_once(rows, file, notices))
    last = max((row.number for row in table.rows), default=table.head)
    layout = RegisterLayout(table.title, table.head, tuple(table.columns.items()), last)
    modules, where = _modules(raw.value)
    register = Register(tuple(rows), layout, file, memory, modules, where)
    return Outcome(register, tuple(notices))


def _table(sheets: Iterable[RawSheet]) -> HeadedSheet | None:
    headings = {key: (bare(title), *_ALIASES.get(key, ())) for key, title in HEADINGS.items()}
    found = (headed(sheet, headings, ("code", "disposition")) for sheet in sheets)
    return next((table for table in found if table is not None), None)


def _says_anything(row: HeadedRow) -> bool:
    return any(row.text(key) for key in row.cells)


def _row(
    row: HeadedRow, memory: Mapping[str, Remembered], file: str, notices: list[Notice]
) -> RegisterRow:
    code = " ".join(row.text("code").split())
    cell = row.cell("code")
    if not code and not any(map(row.text, ("content", "proposed", "quote"))):
        notices.append(_says_nothing(row, file, cell))
    found = _ID.search(row.text("item"))
    kept = memory.get(code)
    return RegisterRow(
        code=code,
        agency=row.text("agency"),
        letter=row.text("letter"),
        item=found[1] if found else "",
        quote=row.text("quote"),
        content=row.text("content"),
        disposition=_disposition(row, file, notices),
        explanation=row.text("explanation"),
        changed_at=row.text("changed_at"),
        handler=row.text("handler"),
        due=_day(row, "due"),
        group=" ".join(row.text("group").split()),
        proposal=row.text("proposal"),
        decider=row.text("decider"),
        decision=row.text("decision"),
        similar=row.text("similar"),
        key=kept.key if kept else "",
        cell=cell,
        item_text=row.text("item"),
        position=row.text("position"),
        proposed=row.text("proposed"),
        letter_day=_day(row, "letter_day"),
        source=row.text("source"),
        split_from=" ".join(row.text("split_from").split()),
    )


def _says_nothing(row: HeadedRow, file: str, cell: str) -> Notice:
    said = "; ".join(filter(None, (row.text(key) for key in row.cells)))
    return Notice(
        Severity.WARNING,
        "dong-khong-ma",
        f"dòng {row.number} không có mã ý kiến và chưa ghi nội dung góp ý: “{said[:200]}”",
        "ghi Nội dung góp ý, Cơ quan và Nguồn nếu là ý kiến tự nhập (để trống mã), hoặc xóa dòng",
        file=file,
        cell=cell,
    )


def _disposition(row: HeadedRow, file: str, notices: list[Notice]) -> Disposition | None:
    text = row.text("disposition")
    known = read_disposition(text)
    if known is None and text:
        options = ", ".join(value.value for value in Disposition)
        # whole against whole: "Tiếp thu" is a part of every other
        near = process.extractOne(text, list(Disposition), scorer=fuzz.ratio, score_cutoff=60)
        choice = f"có phải là '{near[0]}'? " if near else ""
        notices.append(
            Notice(
                Severity.ERROR,
                "ket-qua-xu-ly-sai",
                f"kết quả xử lý '{text[:60]}' không thuộc danh sách; ý kiến được coi là chưa "
                "trả lời",
                f"{choice}chọn một trong: {options}",
                file=file,
                cell=row.cell("disposition"),
            )
        )
    return known


def _day(row: HeadedRow, key: str) -> date | None:
    content = row.cells.get(key)
    return None if content is None else day_of(content)


def _memory(sheets: Iterable[RawSheet]) -> dict[str, Remembered]:
    """Give what the hidden sheet keeps, by code."""
    lines = (
        line
        for sheet in sheets
        if sheet.title == KEY_SHEET
        for content in sheet.cells.values()
        for line in words(content).split("\n")
    )
    return dict(read_memory_line(line) for line in lines if line.strip())


def _modules(
    sheets: Iterable[RawSheet],
) -> tuple[tuple[TextModule, ...], RegisterLayout | None]:
    """Give the answers of the sheet "Mẫu trả lời", and where its table stands."""
    names = {key: (bare(title),) for key, title in MODULE_HEADINGS.items()}
    headings = {**names, **_MODULE_ALIASES}
    for sheet in sheets:
        if bare(sheet.title) != bare(MODULE_SHEET):
            continue
        table = headed(sheet, headings, ("number", "text"))
        if table is not None:
            found = tuple(
                _module(row) for row in table.rows if row.text("number") and row.text("text")
            )
            last = max((row.number for row in table.rows), default=table.head)
            columns = tuple(table.columns.items())
            return found, RegisterLayout(table.title, table.head, columns, last)
    return (), None


def _module(row: HeadedRow) -> TextModule:
    return TextModule(
        number_of(row.text("number")), row.text("text"), row.cell("text"), row.text("used")
    )


def _coded_once(
    rows: Iterable[RegisterRow], file: str, notices: list[Notice]
) -> Iterator[RegisterRow]:
    """Give the rows; one split from another, copied with its code, is left without code."""
    first: dict[str, RegisterRow] = {}
    for row in rows:
        if row.code and first.setdefault(row.code, row) is not row:
            if row.split_from:
                yield replace(row, code="", key="")
                continue
            notices.append(
                Notice(
                    Severity.ERROR,
                    "ma-y-kien-trung",
                    f"mã '{row.code}' đã có ở ô {first[row.code].cell}; dòng sau không được dùng",
                    "trả lại mã cũ của dòng; nếu là ý tách ra thì ghi mã gốc vào cột Tách từ và "
                    "xóa mã ở dòng này; hoặc bỏ dòng thừa",
                    file=file,
                    cell=row.cell,
                )
            )
        yield row


def _no_table(file: str) -> Notice:
    return Notice(
        Severity.ERROR,
        "khong-phai-bang-tiep-thu",
        "không tìm thấy bảng tiếp thu: không dòng nào có tên cột “Mã ý kiến” và “Kết quả xử lý”",
        "giữ nguyên dòng tên cột; hoặc bỏ tệp và chạy `quyhoach responses N` để lập bảng mới",
        file=file,
    )
