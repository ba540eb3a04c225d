"""A body's page of its comments, come back → what it says of each answer.

The rows are known by the hidden sheet; where that is gone, by their codes. What stands in other
cells than the body's own, and was not written by us, is told with its words: nothing is lost.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pipeline.intake.excel.headed_rows import HeadedRow, HeadedSheet, headed, words
from pipeline.intake.excel.sheet_labels import labels_in, letter_day, on_one_line, unlabelled
from pipeline.intake.excel.workbook import Content, RawSheet
from pipeline.intake.stands import beyond, stand_of
from pipeline.model.earlier import Stand
from pipeline.model.feedback_sheet import (
    HEADINGS,
    KEY_SHEET,
    OURS,
    FeedbackRow,
    FeedbackSheet,
    PageKeys,
    read_key_lines,
)
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.register_memory import print_of
from pipeline.model.text import bare

_HEADINGS: Final = {key: (bare(title),) for key, title in HEADINGS.items()} | {
    "stand": (bare(HEADINGS["stand"]), "ykiencuacoquanveketqua"),
}
_LABELS: Final = {"coquan": "name", "sovanban": "number", "ngayvanban": "day"}
_OURS_ABOVE: Final = ("ykiengopyquacaclan", "(kemtheo", "voimoiykien")
_SHOWN: Final = 2_000  # letters of what is told in one notice


def is_feedback(sheets: Sequence[RawSheet]) -> bool:
    """Say whether a workbook is such a page: by its hidden sheet, or by its headings."""
    return _keys(sheets) is not None or _table(sheets) is not None


def read_feedback(sheets: Sequence[RawSheet], *, file: str) -> Outcome[FeedbackSheet | None]:
    """Give what a body says of the answers; None, with an error, where the table is gone."""
    keys, table = _keys(sheets), _table(sheets)
    if table is None:
        return Outcome(None, (_no_table(file),))
    notices: list[Notice] = [] if keys else [_no_keys(file)]
    labels = labels_in(table.above, _label_key)
    rows = list(_rows(table, keys, file, notices))
    outside = [text for line in table.above for text in _unknown(line)]
    others = (sheet for sheet in sheets if sheet.title not in (table.title, KEY_SHEET))
    outside += [text for sheet in others for text in map(words, sheet.cells.values()) if text]
    if outside:
        notices.append(_outside(file, outside))
    day = letter_day(labels.get("day"), file)
    sheet = FeedbackSheet(
        keys.body if keys else "",
        on_one_line(labels.get("name")),
        keys.round if keys and keys.round else None,
        on_one_line(labels.get("number")),
        day.value,
        tuple(rows),
    )
    return Outcome(sheet, (*notices, *day.notices))


def _keys(sheets: Sequence[RawSheet]) -> PageKeys | None:
    for sheet in sheets:
        if sheet.title == KEY_SHEET:
            return read_key_lines(words(content) for _, content in sorted(sheet.cells.items()))
    return None


def _table(sheets: Sequence[RawSheet]) -> HeadedSheet | None:
    found = (headed(sheet, _HEADINGS, ("code", "stand")) for sheet in sheets)
    return next((table for table in found if table is not None), None)


def _rows(
    table: HeadedSheet, keys: PageKeys | None, file: str, notices: list[Notice]
) -> Iterator[FeedbackRow]:
    """Give the answers that say something, each code once, and tell all else that was written."""
    first: dict[str, str] = {}
    for row in table.rows:
        choice, reason = row.text("stand"), row.text("words")
        code = _code(row, keys)
        stand = stand_of(choice, reason)
        if code and keys and code in keys.rows:
            notices += _edited(row, code, keys.rows[code], file)
        extra = [words(content) for _, content in sorted(row.others.items()) if words(content)]
        if not code:
            said = " | ".join(filter(None, (*map(row.text, row.cells), *extra)))
            notices += [_without_code(row, said, file)] if said else []
            continue
        told = "\n".join(filter(None, (beyond(choice), reason, *extra)))
        if stand is None and not extra:
            continue
        cell = row.cell("stand")
        if code in first:
            notices.append(_twice(code, first[code], cell, f"{choice} {told}".strip(), file))
            continue
        first[code] = cell
        yield FeedbackRow(code, stand or Stand.UNCLEAR, told, cell)


def _code(row: HeadedRow, keys: PageKeys | None) -> str:
    """Give a row's code; one mistyped is known by what else we wrote in the row."""
    typed = " ".join(row.text("code").split())
    if keys is None or typed in keys.rows:
        return typed
    upper = typed.upper().replace(" ", "")
    if upper in keys.rows:
        return upper
    prints = [print_of(row.text(key)) for key in OURS]
    alike = [code for code, kept in keys.rows.items() if list(kept)[1:] == prints[1:]]
    return alike[0] if len(alike) == 1 else typed


def _edited(row: HeadedRow, code: str, kept: Sequence[str], file: str) -> Iterator[Notice]:
    """Name the cells of ours that say something else now; ours stands."""
    for key, before in zip(OURS, kept, strict=False):
        text = row.text(key)
        if key in row.columns and print_of(text) != before:
            said = f"sửa thành “{text[:_SHOWN]}”" if text else "xóa trống"
            yield Notice(
                Severity.WARNING,
                "o-khong-duoc-sua",
                f"'{code}': cột {HEADINGS[key]} bị {said}; chỉ cột ý kiến về kết quả được tính",
                f"ghi vào cột {HEADINGS['words']}; ý kiến mới thì ghi vào phiếu góp ý",
                file=file,
                cell=row.cell(key),
            )


def _unknown(line: Mapping[int, Content]) -> list[str]:
    """Give what stands in a line above the table and is neither ours nor a label's value."""
    texts = unlabelled(line, _label_key)
    return [text for text in texts if not bare(text).startswith(_OURS_ABOVE)]


def _label_key(name: str) -> str:
    return _LABELS.get(name, "")


def _no_table(file: str) -> Notice:
    return Notice(
        Severity.ERROR,
        "phieu-y-kien-mat-bang",
        f"không còn bảng có cột “{HEADINGS['code']}” và “{HEADINGS['stand']}”; chưa đọc được ý "
        "kiến của cơ quan về kết quả",
        "điền vào tệp y-kien-cac-lan.xlsx đã gửi, giữ nguyên dòng tên cột",
        file=file,
    )


def _no_keys(file: str) -> Notice:
    return Notice(
        Severity.INFO,
        "phieu-y-kien-mat-trang-an",
        "tệp không còn trang ẩn nhận dạng; đọc theo cột Mã ý kiến",
        "điền vào đúng tệp đã gửi, không chép sang tệp khác",
        file=file,
    )


def _without_code(row: HeadedRow, said: str, file: str) -> Notice:
    return Notice(
        Severity.WARNING,
        "dong-khong-ma",
        f"dòng {row.number} không có mã ý kiến, không tính là ý kiến về kết quả: “{said[:_SHOWN]}”",
        "ghi Mã ý kiến của dòng; ý kiến mới thì ghi vào phiếu góp ý",
        file=file,
        cell=row.cell("code"),
    )


def _twice(code: str, first: str, cell: str, said: str, file: str) -> Notice:
    return Notice(
        Severity.WARNING,
        "ma-y-kien-trung",
        f"mã '{code}' đã có ở ô {first}; dòng sau không được tính: “{said[:_SHOWN]}”",
        "giữ một dòng cho mỗi mã",
        file=file,
        cell=cell,
    )


def _outside(file: str, texts: Sequence[str]) -> Notice:
    whole = " | ".join(" ".join(text.split()) for text in texts)
    return Notice(
        Severity.INFO,
        "chu-ngoai-bang",
        f"chữ ngoài bảng, không tính là ý kiến về kết quả: “{whole[:_SHOWN]}”",
        "ghi vào cột ý kiến về kết quả, hoặc vào phiếu góp ý nếu là ý kiến mới",
        file=file,
    )
