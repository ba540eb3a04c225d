"""`tiep-thu.xlsx` → the register of answers, row by row as the consultant left it.

Source: design.md, section 2, "response register".
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Final

from rapidfuzz import fuzz, process

from pipeline.intake.excel.headed_rows import HeadedRow, HeadedSheet, headed, read_sheets_raw, words
from pipeline.intake.excel.workbook import RawSheet
from pipeline.model.comment import Disposition, Register, RegisterLayout, RegisterRow
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.register_columns import HEADINGS, KEY_SHEET
from pipeline.model.text import bare, folded

_ID: Final = re.compile(r"\[([a-z0-9-]+)\]\s*$")
_DISPOSITIONS: Final = {bare(value.value): value for value in Disposition}
_ALIASES: Final = {
    "code": ("ma",),
    "quote": ("vitri,trichdan",),
    "disposition": ("ketqua",),
    "explanation": ("noidunggiaitrinh",),
    "changed_at": ("chinhsuatai", "vitrichinhsua"),
    "handler": ("nguoixuly", "coquanxuly"),
}


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
        if (notice.cell or notice.message).startswith(titles) or notice.cell is None
    ]
    keys = _keys(raw.value)
    rows = [_row(row, keys, file, notices) for row in table.rows if _says_anything(row)]
    notices += _doubled(rows, file)
    last = max((row.number for row in table.rows), default=table.head)
    layout = RegisterLayout(table.title, table.head, tuple(table.columns.items()), last)
    return Outcome(Register(tuple(rows), layout, file), tuple(notices))


def _table(sheets: Iterable[RawSheet]) -> HeadedSheet | None:
    headings = {key: (bare(title), *_ALIASES.get(key, ())) for key, title in HEADINGS.items()}
    found = (headed(sheet, headings, ("code", "disposition")) for sheet in sheets)
    return next((table for table in found if table is not None), None)


def _says_anything(row: HeadedRow) -> bool:
    return any(row.text(key) for key in row.cells)


def _row(row: HeadedRow, keys: Mapping[str, str], file: str, notices: list[Notice]) -> RegisterRow:
    code = " ".join(row.text("code").split())
    cell = row.cell("code")
    if not code:
        notices.append(
            Notice(
                Severity.WARNING,
                "dong-khong-ma",
                f"dòng {row.number} không có mã ý kiến, không nối được với ý kiến nào",
                "chạy `quyhoach responses N`: ý kiến nhận được có mã riêng; không tự thêm dòng",
                file=file,
                cell=cell,
            )
        )
    found = _ID.search(row.text("item"))
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
        due=_day(row),
        group=row.text("group"),
        proposal=row.text("proposal"),
        decider=row.text("decider"),
        decision=row.text("decision"),
        similar=row.text("similar"),
        key=keys.get(code, ""),
        cell=cell,
    )


def _disposition(row: HeadedRow, file: str, notices: list[Notice]) -> Disposition | None:
    text = row.text("disposition")
    known = _DISPOSITIONS.get(bare(folded(text)))
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


def _day(row: HeadedRow) -> date | None:
    content = row.cells.get("due")
    if content is None:
        return None
    if isinstance(content.value, datetime):
        return content.value.date()
    return content.value if isinstance(content.value, date) else None


def _keys(sheets: Iterable[RawSheet]) -> dict[str, str]:
    """Give the keys of the comments by code, from the hidden sheet: lines of "code key"."""
    found: dict[str, str] = {}
    for sheet in sheets:
        if sheet.title == KEY_SHEET:
            for content in sheet.cells.values():
                for line in words(content).split("\n"):
                    code, _, key = line.rpartition(" ")
                    found[code] = key
    return found


def _doubled(rows: Iterable[RegisterRow], file: str) -> Iterator[Notice]:
    first: dict[str, RegisterRow] = {}
    for row in rows:
        if row.code and first.setdefault(row.code, row) is not row:
            yield Notice(
                Severity.ERROR,
                "ma-y-kien-trung",
                f"mã '{row.code}' đã có ở ô {first[row.code].cell}; dòng sau không được dùng",
                "bỏ dòng thừa, hoặc trả lại mã cũ của dòng",
                file=file,
                cell=row.cell,
            )


def _no_table(file: str) -> Notice:
    return Notice(
        Severity.ERROR,
        "khong-phai-bang-tiep-thu",
        "không tìm thấy bảng tiếp thu: không dòng nào có tên cột “Mã ý kiến” và “Kết quả xử lý”",
        "giữ nguyên dòng tên cột; hoặc bỏ tệp và chạy `quyhoach responses N` để lập bảng mới",
        file=file,
    )
