"""A comment sheet (.xlsx) → the letter it stands for and its rows, as the body wrote them.

Who the body is, which item a row means and whether the sheet fits the round are told from
these later; here nothing is guessed.

Source: design.md, section 2, "comment sheet".
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from pipeline.intake.excel.days import day_of
from pipeline.intake.excel.headed_rows import HeadedRow, HeadedSheet, headed, read_sheets_raw, words
from pipeline.intake.excel.workbook import Content
from pipeline.model.comment_sheet import CommentSheet, SheetRow
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.text import bare, folded

_HEADINGS: Final = {
    "item": ("muc(chontrongdanhsach)", "muc"),
    "quote": ("vitri,trichdan", "vitri", "trichdan"),
    "content": ("noidunggopy", "noidungykien", "ykiengopy", "ykien"),
    "proposed": ("denghisuathanh", "denghisua", "suathanh"),
}
_LABELS: Final = {
    "body": ("coquan", "tencoquan", "donvi"),
    "number": ("sovanban", "sokyhieu"),
    "day": ("ngayvanban", "ngaythang"),
    "agrees": ("thongnhat",),
    "draft": ("mabanduthao",),
}
_ROUND: Final = re.compile(r"(?i)dự thảo lần\s*([0-9]{1,3})")
_NO: Final = ("", "-", "0", "không", "chưa", "không thống nhất")
# "Thống nhất, không có ý kiến": an answer, and no comment
_AGREEMENT: Final = re.compile(
    r"(cơ bản |hoàn toàn )?(thống nhất|nhất trí|đồng ý)( hoàn toàn| cao)?"
    r"( với)?( toàn bộ)?( nội dung)?( của)?( bản)?( dự thảo)?( báo cáo)?"
    r"([,;.]? ?(và )?không (có )?(ý kiến|góp ý)( gì| nào)?( khác| thêm| bổ sung)?)?"
    r"|không (có )?(ý kiến|góp ý|ý kiến góp ý)( gì| nào)?( khác| thêm| bổ sung)?"
)


def read_comment_sheet(data: bytes, *, file: str) -> Outcome[CommentSheet | None]:
    """Give what a sheet says; None, with an error, where no table of comments is in it.

    Tables on several sheets of the workbook are read one after the other.
    """
    raw = read_sheets_raw(data, file=file)
    if raw.value is None:
        return Outcome(None, raw.notices)
    found = [headed(sheet, _HEADINGS, ("item", "content")) for sheet in raw.value]
    tables = [table for table in found if table is not None]
    notices = [notice for notice in raw.notices if _concerns(notice, tables)]
    if not tables:
        return Outcome(None, (*notices, _no_table(file)))
    labels = _labels(tables)
    rows = []
    agreed = _is_yes(labels.get("agrees"))
    for row in (row for table in tables for row in table.rows):
        kind, told = _row(row, file)
        notices += told
        agreed = agreed or kind == "agrees"
        if kind == "comment":
            rows.append(_comment(row))
    day = _day(labels.get("day"), file, notices)
    sheet = CommentSheet(
        body=_label(labels, "body"),
        number=_label(labels, "number"),
        day=day,
        agrees=agreed,
        round=_round(tables),
        draft=_label(labels, "draft"),
        rows=tuple(rows),
        dated="day" in labels,
    )
    return Outcome(sheet, tuple(notices))


def is_agreement(text: str) -> bool:
    """Say whether a text says that its author agrees, and nothing else."""
    return _AGREEMENT.fullmatch(folded(text).rstrip("!;, ")) is not None


def _row(row: HeadedRow, file: str) -> tuple[str, tuple[Notice, ...]]:
    """Say whether a row is a "comment", one that "agrees", or "nothing" that is to be kept."""
    said = [row.text(key) for key in ("quote", "content", "proposed")]
    if not any(said):
        if not row.text("item"):
            return "nothing", ()
        return "nothing", (_empty_row(row, file),)
    if said[1] and not said[0] and not said[2] and is_agreement(said[1]):
        return "agrees", ()
    if not said[1] and not said[2]:
        return "comment", (_no_content(row, file),)
    return "comment", ()


def _comment(row: HeadedRow) -> SheetRow:
    keys = ("content", "proposed", "quote")
    first = next(key for key in keys if row.text(key))
    return SheetRow(
        row.text("item"),
        row.text("quote"),
        row.text("content"),
        row.text("proposed"),
        row.cell(first),
    )


def _labels(tables: list[HeadedSheet]) -> dict[str, Content]:
    """Give the cell to the right of each label above the tables; the first that is filled."""
    found: dict[str, Content] = {}
    for line in (line for table in tables for line in table.above):
        for column, content in sorted(line.items()):
            key = _label_key(bare(words(content)))
            value = next((line[other] for other in sorted(line) if other > column), None)
            if key and value is not None:
                found.setdefault(key, value)
            if key:
                break
    return found


def _label_key(name: str) -> str:
    name = name.rstrip(":")
    for key, known in _LABELS.items():
        if name in known or (key == "agrees" and name.startswith(known[0]) and len(name) < 20):
            return key
    return ""


def _label(labels: Mapping[str, Content], key: str) -> str:
    content = labels.get(key)
    return "" if content is None else " ".join(words(content).split())


def _is_yes(content: Content | None) -> bool:
    return content is not None and folded(words(content)) not in _NO and content.value is not False


def _round(tables: list[HeadedSheet]) -> int | None:
    texts = (words(cell) for table in tables for line in table.above for cell in line.values())
    found = (_ROUND.search(text) for text in texts)
    return next((int(match[1]) for match in found if match), None)


def _day(content: Content | None, file: str, notices: list[Notice]) -> date | None:
    if content is None:
        return None
    day = day_of(content)
    if day is not None:
        return day
    text = words(content)
    notices.append(
        Notice(
            Severity.WARNING,
            "ngay-van-ban-sai",
            f"ngày văn bản '{text[:60]}' không phải một ngày",
            "ghi ngày/tháng/năm, ví dụ 20/11/2025",
            file=file,
        )
    )
    return None


def _concerns(notice: Notice, tables: list[HeadedSheet]) -> bool:
    """Say whether a notice is of the file, or of a sheet that holds comments."""
    titles = {table.title for table in tables}
    if notice.cell is not None:
        return notice.cell.rpartition("!")[0] in titles
    if notice.message.startswith("trang '"):
        return any(notice.message.startswith(f"trang '{title}'") for title in titles)
    return True


def _no_table(file: str) -> Notice:
    return Notice(
        Severity.ERROR,
        "khong-phai-phieu-gop-y",
        "không tìm thấy bảng góp ý: không dòng nào có tên cột “Mục” và “Nội dung góp ý”",
        "chép ý kiến vào phiếu góp ý của dự thảo (quyhoach forms), giữ nguyên dòng tên cột",
        file=file,
    )


def _empty_row(row: HeadedRow, file: str) -> Notice:
    return Notice(
        Severity.WARNING,
        "dong-chua-co-y-kien",
        f"dòng {row.number} đã chọn mục nhưng chưa ghi nội dung góp ý",
        "ghi nội dung góp ý, hoặc xóa dòng",
        file=file,
        cell=row.cell("item"),
    )


def _no_content(row: HeadedRow, file: str) -> Notice:
    return Notice(
        Severity.WARNING,
        "y-kien-khong-noi-dung",
        f"dòng {row.number} chỉ có vị trí, trích dẫn, chưa nói góp ý gì; vẫn được tiếp nhận",
        "hỏi lại cơ quan góp ý, ghi thêm nội dung góp ý",
        file=file,
        cell=row.cell("quote"),
    )
