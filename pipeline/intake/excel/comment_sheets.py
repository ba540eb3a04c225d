"""A comment sheet (.xlsx) → the letter it stands for and its rows, as the body wrote them.

Who the body is, which item a row means and whether the sheet fits the round are told from
these later; here nothing is guessed.

Source: design.md, section 2, "comment sheet".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pipeline.intake.agreement import is_agreement
from pipeline.intake.excel.addresses import column_letters
from pipeline.intake.excel.answered_tables import answered, answered_notice
from pipeline.intake.excel.headed_rows import HeadedRow, HeadedSheet, headed, read_sheets_raw, words
from pipeline.intake.excel.sheet_labels import labels_in, letter_day, on_one_line, unlabelled
from pipeline.intake.excel.workbook import Content, RawSheet
from pipeline.intake.row_kinds import is_numbering
from pipeline.model.comment_sheet import BLOCK_HEADING, CommentSheet, SheetRow
from pipeline.model.inlines import Text
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.text import bare, folded

# ours, then those of tables that bodies make themselves; in this order they take their columns
_HEADINGS: Final = {
    "item": (
        "muc(chontrongdanhsach)", "muc", "phan,muc", "chuong,muc", "dieu,khoan", "vande",
    ),
    "quote": (
        "vitri,trichdan", "vitri", "trichdan", "noidungtrongduthao", "noidungtaiduthao",
        "noidungduthao", "noidungquydinhtaiduthao", "noidungtheoduthao", "noidungtrongbaocao",
        "noidungtaibaocao", "duthao", "trang",
    ),
    "proposed": (
        "denghisuathanh", "denghisua", "suathanh", "noidungdenghisua", "phuongansua", "suadoithanh",
        "noidungdenghisuadoi,bosung", "dexuatsua", "dexuatsuathanh", "dexuat",
    ),
    "content": (
        "noidunggopy", "noidungykien", "ykiengopy", "ykien", "noidungthamgia", "noidungkiennghi",
        "kiennghi", "noidungcanchinhsua", "noidungchinhsua", "denghichinhsua", "denghibosung",
    ),
    "block": (bare(BLOCK_HEADING),),
}  # fmt: skip
_COUNT: Final = ("stt", "tt", "sott", "sothutu")
_BESIDE: Final = ("lydo", "cancu", "coso", "ghichu")  # what such a table has beside
_LONGEST_HEADING: Final = 40  # letters without spaces
_LIST: Final = "DanhMuc"  # our own list of items
# lines of ours, and of letterheads, that say nothing
_KNOWN_LINES: Final = (
    "phieu", "baocao", "moiykien", "guilaitruoc", "danhmuccacmuc", "conghoaxahoi", "doclap",
    "tonghopykien",
)  # fmt: skip
_SHOWN: Final = 2_000  # letters of what stands outside of the table, told in one notice
_LABELS: Final = {
    "body": ("coquan", "tencoquan", "donvi", "thanhvienhoidong"),
    "number": ("sovanban", "sokyhieu"),
    "day": ("ngayvanban", "ngaythang", "ngaynhanxet"),
    "agrees": ("thongnhat",),
    "draft": ("mabanduthao",),
}
_ROUND: Final = re.compile(r"(?i)dự thảo lần\s*([0-9]{1,3})")
_NO: Final = ("", "-", "0", "không", "chưa", "không thống nhất")


def read_comment_sheet(data: bytes, *, file: str) -> Outcome[CommentSheet | None]:
    """Give what a sheet says; None, with an error, where no table of comments is in it.

    Tables on several sheets of the workbook are read one after the other.
    """
    return comment_sheet_in(read_sheets_raw(data, file=file), file=file)


def comment_sheet_in(
    raw: Outcome[tuple[RawSheet, ...] | None], *, file: str
) -> Outcome[CommentSheet | None]:
    """Give what the sheets of a workbook say, once they are read."""
    if raw.value is None:
        return Outcome(None, raw.notices)
    read = [(sheet, _table(sheet)) for sheet in raw.value if sheet.title != _LIST]
    tables = [table for _, table in read if table is not None]
    notices = [
        notice
        for notice in raw.notices
        if _concerns(notice, tables) and not _is_of_blocks(notice, read)
    ]
    ours = answered(tables)
    if ours:
        notices.append(answered_notice(ours, file))
        read = [(sheet, table) for sheet, table in read if _is_of_others(table, ours, file)]
        tables = [table for table in tables if table not in ours]
    outside = [text for sheet, table in read for text in _outside(sheet, table)]
    if ours and not tables:
        notices += [_told_outside(file, outside)] if outside else []
        return Outcome(None, tuple(notices))
    if not tables:
        return Outcome(None, (*notices, _no_table(file, outside)))
    labels = labels_in((line for table in tables for line in table.above), _label_key)
    rows, agreements = [], []
    for table in tables:
        notices += _doubled(table, file)
        for row in table.rows:
            notices += _struck(row, file)
            kind, told = _row(row, table.titles, file)
            notices += told
            if kind == "comment":
                rows.append(_comment(row, table.titles))
            elif kind == "agrees":
                agreements.append(_comment(row, table.titles))
            elif kind == "outside":
                outside += [words(content) for content in row.others.values()]
    if outside:
        notices.append(_told_outside(file, outside))
    day = letter_day(labels.get("day"), file)
    sheet = CommentSheet(
        body=on_one_line(labels.get("body")),
        number=on_one_line(labels.get("number")),
        day=day.value,
        agrees=_is_yes(labels.get("agrees")) or bool(agreements),
        round=_round(tables),
        draft=on_one_line(labels.get("draft")),
        rows=tuple(rows),
        dated="day" in labels,
        agreements=tuple(agreements),
    )
    return Outcome(sheet, (*notices, *day.notices))


def _is_of_others(table: HeadedSheet | None, ours: tuple[HeadedSheet, ...], file: str) -> bool:
    """Say whether a sheet is none of a workbook of ours: letters have their own words around."""
    return table not in ours if table is not None else file.casefold().endswith(".docx")


def _table(raw: RawSheet) -> HeadedSheet | None:
    """Give the table of comments on a sheet; without an item it needs two columns of its kind."""
    for required in (("item", "content"), ("quote", "content"), ("proposed", "content")):
        found = headed(raw, _HEADINGS, required)
        if found is not None:
            return found
    asked = headed(raw, _HEADINGS, ("quote", "proposed")) or headed(
        raw, _HEADINGS, ("item", "proposed")
    )
    if asked is not None and all(_is_just_that(asked, key) for key in asked.columns):
        return asked
    alone = headed(raw, _HEADINGS, ("content",))
    if alone is None or len(alone.titles) < 2:
        return None
    return alone if _is_just_that(alone, "content") or _is_listed(alone) else None


def _is_just_that(table: HeadedSheet, key: str) -> bool:
    """Say whether a heading says nothing more: a comment may begin with such a word."""
    return bare(table.titles[table.columns[key]]) in _HEADINGS[key]


def _is_listed(table: HeadedSheet) -> bool:
    """Say whether the line is one of headings by what stands beside: a number, a reason."""
    names = [bare(title) for title in table.titles.values()]
    beside = any(name in _COUNT or name.startswith(_BESIDE) for name in names)
    return beside and all(len(name) <= _LONGEST_HEADING for name in names)


def _doubled(table: HeadedSheet, file: str) -> Iterator[Notice]:
    """Tell of a second column of the same heading: what it says goes into the comment."""
    taken = {bare(table.titles[column]): column for column in table.columns.values()}
    for column, title in sorted(table.titles.items()):
        if bare(title) in taken and column not in table.columns.values():
            yield Notice(
                Severity.WARNING,
                "cot-trung",
                f"hai cột cùng tên “{' '.join(title.split())}”; chữ ở cột sau được ghi tiếp vào ý "
                "kiến, kèm tên cột",
                "đặt tên nói rõ mỗi cột khác ở điểm nào",
                file=file,
                cell=f"{table.title}!{column_letters(column)}{table.head}",
            )


def _struck(row: HeadedRow, file: str) -> Iterator[Notice]:
    """Tell of words struck out, which are read like the others."""
    for key, content in row.cells.items():
        words_struck = [
            run.text for run in content.runs if isinstance(run, Text) and run.marks.strike
        ]
        if words_struck:
            yield Notice(
                Severity.WARNING,
                "y-kien-chu-gach",
                f"ý kiến có chữ gạch bỏ, vẫn được tiếp nhận như chữ thường: "
                f"'{' '.join(words_struck)[:60]}'",
                "xóa hẳn chữ đã gạch nếu không còn ý kiến đó",
                file=file,
                cell=row.cell(key),
            )


def _row(row: HeadedRow, titles: Mapping[int, str], file: str) -> tuple[str, tuple[Notice, ...]]:
    """Say whether a row is a "comment", one that "agrees", "outside" of it, or "nothing"."""
    said = [row.text(key) for key in ("quote", "content", "proposed")]
    notes = _notes(row, titles)
    if not any(said):
        if not row.text("item"):
            return ("outside" if notes else "nothing"), ()
        return ("comment", ()) if notes else ("nothing", (_empty_row(row, file),))
    if said[1] and not said[2] and not notes and is_agreement(said[1]):
        return "agrees", ()
    if not said[1] and not said[2] and not notes:
        return "comment", (_no_content(row, file),)
    return "comment", ()


def _notes(row: HeadedRow, titles: Mapping[int, str]) -> str:
    """Give what stands under other headings, each with its own: nothing in a cell is lost."""
    told = []
    for column, content in sorted(row.others.items()):
        text, title = words(content), " ".join(titles.get(column, "").split())
        if not text or (bare(title) in _COUNT and is_numbering(text)):
            continue
        told.append(f"Ghi chú ({title}): {text}" if title else f"Ghi chú: {text}")
    return "\n".join(told)


def _comment(row: HeadedRow, titles: Mapping[int, str]) -> SheetRow:
    first = next((key for key in ("content", "proposed", "quote", "item") if row.text(key)), "")
    content = "\n".join(filter(None, (row.text("content"), _notes(row, titles))))
    return SheetRow(
        row.text("item"),
        row.text("quote"),
        content,
        row.text("proposed"),
        row.cell(first),
        row.text("block"),
    )


def _outside(raw: RawSheet, table: HeadedSheet | None) -> list[str]:
    """Give what stands above a table and is no label of ours, or on a sheet without a table."""
    if table is None:
        by_place = sorted(raw.cells.items())
        texts = [text for _, content in by_place if (text := words(content))]
    else:
        texts = [text for line in table.above for text in unlabelled(line, _label_key)]
    return [text for text in texts if not bare(text).startswith(_KNOWN_LINES)]


def _told_outside(file: str, texts: Sequence[str]) -> Notice:
    return Notice(
        Severity.INFO,
        "chu-ngoai-bang",
        f"chữ ngoài bảng góp ý, không coi là ý kiến: “{_all(texts)}”",
        "chép vào bảng góp ý nếu là ý kiến",
        file=file,
    )


def _all(texts: Sequence[str]) -> str:
    whole = " | ".join(" ".join(text.split()) for text in texts)
    more = len(whole) - _SHOWN
    return whole if more <= 0 else f"{whole[:_SHOWN]}… (còn {more} ký tự trong tệp)"


def _label_key(name: str) -> str:
    for key, known in _LABELS.items():
        if name in known or (key == "agrees" and name.startswith(known[0]) and len(name) < 20):
            return key
    return ""


def _is_yes(content: Content | None) -> bool:
    return content is not None and folded(words(content)) not in _NO and content.value is not False


def _round(tables: list[HeadedSheet]) -> int | None:
    texts = (words(cell) for table in tables for line in table.above for cell in line.values())
    found = (_ROUND.search(text) for text in texts)
    return next((int(match[1]) for match in found if match), None)


def _concerns(notice: Notice, tables: list[HeadedSheet]) -> bool:
    """Say whether a notice is of the file, or of a sheet that holds comments."""
    titles = {table.title for table in tables}
    if notice.severity is Severity.ERROR and notice.code == "tep-hong":
        return True  # nobody knows what stands on a sheet that cannot be read
    if notice.cell is not None:
        return notice.cell.rpartition("!")[0] in titles
    if notice.message.startswith("trang '"):
        return any(notice.message.startswith(f"trang '{title}'") for title in titles)
    return True


def _is_of_blocks(notice: Notice, read: Sequence[tuple[RawSheet, HeadedSheet | None]]) -> bool:
    """Say whether a notice tells that the column of blocks, and no other, is hidden: it is ours."""
    if notice.code != "cot-an":
        return False
    hidden = (
        raw
        for raw, table in read
        if table is not None
        and (at := table.columns.get("block"))
        and raw.hidden_columns == ((at, at),)
    )
    return any(notice.message.startswith(f"trang '{raw.title}'") for raw in hidden)


def _no_table(file: str, texts: Sequence[str]) -> Notice:
    said = f"; tệp ghi: “{_all(texts)}”" if texts else ""
    return Notice(
        Severity.ERROR,
        "khong-phai-phieu-gop-y",
        "không tìm thấy bảng góp ý: không dòng nào có tên cột “Nội dung góp ý” hoặc “Ý kiến góp ý”"
        f"{said}",
        "chép ý kiến vào phiếu góp ý của dự thảo (quyhoach forms), giữ nguyên dòng tên cột",
        file=file,
    )


def _empty_row(row: HeadedRow, file: str) -> Notice:
    return Notice(
        Severity.WARNING,
        "dong-chua-co-y-kien",
        f"dòng {row.number} chỉ ghi “{row.text('item')[:200]}”, chưa ghi nội dung góp ý",
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
