"""Tables of ours that came back: comments with our answers beside them, or a change log.

They have a column of comments like any table that a body makes, but the rows are what was received
and answered already. A form that has an empty column for the answer is a comment table.
"""

from collections.abc import Sequence
from typing import Final

from pipeline.intake.excel.headed_rows import HeadedRow, HeadedSheet, words
from pipeline.model.notice import Notice, Severity
from pipeline.model.text import bare

_ANSWERS: Final = ("tiepthu,giaitrinh", "ketquatiepthu,giaitrinh", "ketquaxuly", "traloi")
_CHANGES: Final = {"noidungcu", "noidungmoi"}
_CODE: Final = "maykien"
# what a column of our own papers begins with, or is
_OURS: Final = (
    *("tt", "stt", "ma", "muc", "nhom", "coquan", "sovanban", "so", "ngay", "guisau", "vitri"),
    *("xacdinh", "trichdan", "noidung", "denghi", "ketqua", "ketluan", "giaitrinh", "tiepthu"),
    *("traloi", "doichieu", "cancu", "noisua", "noigan", "visaochuachac", "nguoi", "nguon"),
    *("duthao", "loai", "lop", "doituong", "gom", "dinhdang", "bang", "dong", "cot", "chenhlech"),
    *("%", "donvi", "lydo", "danhdau", "hanxuly", "dexuat", "capquyetdinh", "tachtu"),
)
_OURS_ALONE: Final = ("ykien", "ykiengopy", "ykientuongtu(maydexuat)")
_SHOWN: Final = 2_000  # letters told in one notice


def answered(tables: Sequence[HeadedSheet]) -> tuple[HeadedSheet, ...]:
    """Give those of a file's tables that are ours, with the lists that come with them."""
    found = [table for table in tables if _is_answered(table)]
    if not found:
        return ()
    return tuple(table for table in tables if table in found or _CODE in _names(table))


def answered_notice(tables: Sequence[HeadedSheet], file: str) -> Notice:
    """Tell that tables of ours are no comments, with what others wrote into columns of their own.

    Args:
        tables: At least one.
        file: Where they stand.
    """
    first = tables[0]
    rows = sum(bool(row.text("content")) for table in tables for row in table.rows)
    added = " | ".join(text for table in tables for text in _added(table))
    more = len(added) - _SHOWN
    cut = added if more <= 0 else f"{added[:_SHOWN]}… (còn {more} ký tự trong tệp)"
    said = f"; cột không phải của bảng đó ghi: “{cut}”" if added else ""
    return Notice(
        Severity.WARNING,
        "bang-tra-loi-gui-lai",
        f"bảng tiếp thu, giải trình hoặc nhật ký thay đổi của cơ quan lập được gửi lại ({rows} "
        f"dòng), không coi là ý kiến mới{said}",
        "ghi ý kiến mới vào phiếu góp ý; ý kiến về kết quả tiếp thu ghi vào cột cuối của "
        "y-kien-cac-lan",
        file=file,
        cell=f"{first.title}!A{first.head}",
    )


def _is_answered(table: HeadedSheet) -> bool:
    names = _names(table)
    if names.keys() >= _CHANGES:
        return True
    columns = [column for name, column in names.items() if name.startswith(_ANSWERS)]
    rows = [row for row in table.rows if row.text("content")]
    filled = [row for row in rows if any(_text(row, column) for column in columns)]
    return bool(filled) and 2 * len(filled) >= len(rows)


def _names(table: HeadedSheet) -> dict[str, int]:
    return {bare(title): column for column, title in table.titles.items()}


def _text(row: HeadedRow, column: int) -> str:
    return words(row.others[column]) if column in row.others else ""


def _added(table: HeadedSheet) -> list[str]:
    """Give what stands in columns that no table of ours has."""
    columns = [
        column
        for name, column in _names(table).items()
        if name not in _OURS_ALONE and not name.startswith(_OURS)
    ]
    texts = (_text(row, column) for row in table.rows for column in columns)
    return [" ".join(text.split()) for text in texts if text]
