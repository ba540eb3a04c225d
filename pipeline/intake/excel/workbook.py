"""The sheets of a workbook as typed cells at their places, before any table is seen in them.

Values are those last calculated; a formula without one is printed as itself and told, as are
hidden rows and columns, errors, comments and drawings: nothing is lost in silence.

Source: ECMA-376 Part 1, 18.3 (worksheets), 18.17.4 (dates as numbers of days).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import Final, NamedTuple

from pipeline.intake.excel.addresses import column_letters
from pipeline.intake.excel.day_serials import BASE_1900, BASE_1904, moment_of
from pipeline.intake.excel.numbers.number_formats import shown
from pipeline.intake.excel.odd_cells import tell_odd_cells
from pipeline.intake.excel.parts import (
    CellStyle,
    SheetName,
    Words,
    counts_from_1904,
    in_words,
    inline_words,
    read_strings,
    read_styles,
    sheet_names,
    styled,
    typed_words,
)
from pipeline.intake.excel.sheet_xml import Area, Place, RawCell, SheetWalk, area_of, walk_cells
from pipeline.intake.excel.told import Told
from pipeline.intake.package import Package, parsed
from pipeline.limits import DEFAULT, MAX_TOLD, Limits
from pipeline.model.document import Inline, plain_text
from pipeline.model.errors import UnreadableError
from pipeline.model.inlines import Text
from pipeline.model.notice import Notice, Severity
from pipeline.model.table import Align, Value

_VALUE: Final = re.compile(rb"<(?:\w+:)?(?:v|is)(?:\s[^>/]*)?>(?!</)")
_PLAIN: Final = CellStyle()


class Content(NamedTuple):
    """What one cell holds: the value as typed, what is printed, its format and alignment."""

    value: Value
    runs: tuple[Inline, ...]
    number_format: str = ""
    align: Align | None = None
    error: bool = False

    @property
    def text(self) -> str:
        """Give what is printed, line breaks as a space."""
        first = self.runs[0]
        if len(self.runs) == 1 and isinstance(first, Text):
            return first.text
        return plain_text(self.runs)


@dataclass(slots=True)
class RawSheet:
    """One sheet: contents by place, merged ranges, hidden rows and columns.

    Only cells that print something are there; a merged range may be larger than the data.
    """

    title: str
    cells: dict[Place, Content] = field(default_factory=dict)
    merges: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()


class Workbook:
    """An opened workbook; give it bytes that passed the preflight.

    Raises `UnreadableError` when the list of sheets, the styles or the strings cannot be read.
    No file is kept open.
    """

    def __init__(self, data: bytes, file: str, limits: Limits = DEFAULT) -> None:
        self.file = file
        self._limits = limits
        self._package = package = Package(data)
        if package.main not in package.names:
            raise UnreadableError("không tìm thấy danh sách trang trong tệp")
        root = parsed(package.read(package.main))
        self.sheets = tuple(sheet_names(package, root))
        self._base = BASE_1904 if counts_from_1904(root) else BASE_1900
        styles, strings = (_part(package, name) for name in ("styles.xml", "sharedstrings.xml"))
        self._styles = read_styles(package.read(styles)) if styles else ()
        self._strings = read_strings(package.read(strings)) if strings else ()

    def read(self, sheet: SheetName) -> tuple[RawSheet, tuple[Notice, ...]]:
        """Give a sheet's cells, with notices for what is hidden, wrong or not placed."""
        raw = RawSheet(sheet.title)
        walk = SheetWalk()
        found = Told(self.file, sheet.title)
        reader = _CellReader(self._styles, self._strings, self._base, found)
        for cell in walk_cells(self._package.read(sheet.part), walk):
            content = reader.content(cell)
            if content is None:
                continue
            if cell.place in raw.cells:
                _tell_twice(cell, found)
            raw.cells[cell.place] = content
        texts = {place: content.value for place, content in raw.cells.items()}
        tell_odd_cells({p: text for p, text in texts.items() if isinstance(text, str)}, found)
        _add_layout(raw, walk, found, self._limits)
        found.notices.extend(_told_beside(_beside(self._package, sheet), found))
        return raw, tuple(found.notices)

    def is_empty(self, sheet: SheetName) -> bool:
        """Say whether a sheet holds no value at all."""
        if sheet.chart:
            return False
        return _VALUE.search(self._package.read(sheet.part)) is None


def unreadable(file: str, what: str, error: Exception) -> Notice:
    """Give the notice for a workbook or sheet (`what`) that cannot be read."""
    why = str(error) if isinstance(error, UnreadableError) else "nội dung sai quy cách"
    return Notice(
        Severity.ERROR,
        "tep-hong",
        f"{what} không đọc được ({why})",
        "mở tệp bằng Excel, đồng ý sửa chữa nếu được hỏi, rồi lưu lại (Save As .xlsx)",
        file=file,
    )


def _part(package: Package, ending: str) -> str:
    """Give the part of that name, in any case; "" where there is none."""
    return next((name for name in sorted(package.names) if name.lower().endswith(ending)), "")


class _CellReader:
    """Gives typed contents for the cells of one sheet; what is alike is made once."""

    def __init__(
        self,
        styles: tuple[CellStyle, ...],
        strings: tuple[Words, ...],
        base: datetime,
        found: Told,
    ) -> None:
        self._styles = styles
        self._strings = strings
        self._base = base
        self._found = found
        self._made: dict[tuple[str, int, str], Content | None] = {}

    def content(self, cell: RawCell) -> Content | None:
        """Give what a cell holds, None where nothing prints."""
        text, kind = cell.text, cell.kind
        if not text:
            if cell.inline is not None:
                return _of_words(inline_words(cell.inline), self._style(cell))
            return self._formula(cell) if cell.formula is not None and kind != "str" else None
        if kind == "e":
            return self._error(cell, text)
        key = (kind, cell.style, text)
        if key in self._made:
            return self._made[key]
        content = self._content(cell, text)
        if content is None or not content.error:  # an error is told at each of its cells
            self._made[key] = content
        return content

    def _content(self, cell: RawCell, text: str) -> Content | None:
        style = self._style(cell)
        match cell.kind:
            case "n":
                return self._number(cell, text, style)
            case "s":
                return _of_words(self._strings[int(text)], style)
            case "b":
                return _of_value(text in ("1", "true"), style)
            case "d":
                return _of_day(text, style)
            case _:
                return _of_words(typed_words(text), style)

    def _style(self, cell: RawCell) -> CellStyle:
        return self._styles[cell.style] if cell.style < len(self._styles) else _PLAIN

    def _error(self, cell: RawCell, text: str) -> Content:
        self._found.cell(
            Severity.ERROR,
            "o-loi-cong-thuc",
            _address(cell.place),
            f"ô mang lỗi {text} của Excel",
            "sửa công thức hoặc gõ lại giá trị đúng rồi lưu",
        )
        return Content(text, (Text(text),), "", self._style(cell).align, error=True)

    def _number(self, cell: RawCell, text: str, style: CellStyle) -> Content | None:
        number = _number(text)
        if number is None:
            return _of_words(typed_words(text), style)
        if not style.is_date:
            return _of_value(number, style)
        try:
            moment = moment_of(number, self._base, duration=style.is_duration)
        except (OverflowError, ValueError):
            self._found.cell(
                Severity.ERROR,
                "o-loi-cong-thuc",
                _address(cell.place),
                f"ô ở dạng ngày nhưng giá trị {text} không phải một ngày",
                "đổi ô sang dạng số, hoặc gõ lại ngày đúng",
            )
            words = typed_words(text)
            return Content(number, words.runs, "", style.align, error=True)
        return _of_value(moment, style)

    def _formula(self, cell: RawCell) -> Content:
        """Give the formula's own text where the file holds no value for it, and say so."""
        words = "=" + (" ".join((cell.formula or "").split()) or "(công thức)")
        self._found.cell(
            Severity.ERROR,
            "cong-thuc-khong-gia-tri",
            _address(cell.place),
            f"công thức {_short(words)} không có giá trị lưu trong tệp; công thức được in thay",
            "mở tệp bằng Excel, đợi tính xong rồi lưu lại; hoặc dán giá trị (Paste Values)",
        )
        return Content(words, (Text(words),))


def _number(text: str) -> int | float | None:
    """Give a number of the file; None for what is none, which is then kept as words."""
    try:
        number = int(text) if text.lstrip("-").isdigit() else float(text)
    except ValueError:
        return None
    return number if isfinite(number) else None


def _of_day(text: str, style: CellStyle) -> Content | None:
    """Give a day that the file writes out (ISO 8601); what is none stays words."""
    try:
        return _of_value(datetime.fromisoformat(text).replace(tzinfo=None), style)
    except ValueError:
        return _of_words(in_words(text), style)


def _of_words(words: Words, style: CellStyle) -> Content | None:
    code = style.number_format
    if "@" in code and code != "@":
        words = Words(words.value, in_words(shown(words.value, code)).runs)
    if not words.runs:
        return None
    return Content(words.value, styled(words.runs, style), _kept(code), style.align)


def _of_value(value: object, style: CellStyle) -> Content | None:
    """Give a number, date, time or truth as Vietnamese print shows it."""
    code = style.number_format
    if isinstance(value, (time, timedelta)):
        words = shown(value, code)
        return Content(words, in_words(words).runs, _kept(code), style.align)
    typed: Value = value if isinstance(value, (bool, int, float, date)) else str(value)
    runs = in_words(shown(typed, code)).runs
    if not runs and value != 0:
        # a format like ;;; hides the value on screen; it is data all the same
        runs = in_words(shown(typed, "")).runs
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        typed = value.date()
    return Content(typed, styled(runs, style), _kept(code), style.align) if runs else None


def _kept(code: str) -> str:
    return "" if code == "General" else code


def _address(place: Place) -> str:
    return f"{column_letters(place[1])}{place[0]}"


def _tell_twice(cell: RawCell, found: Told) -> None:
    found.cell(
        Severity.ERROR,
        "o-khong-doc-duoc",
        _address(cell.place),
        "tệp ghi ô này hai lần; chỉ nội dung sau được đọc",
        "mở tệp bằng Excel, đồng ý sửa chữa nếu được hỏi, kiểm tra ô này rồi lưu lại",
    )


def _beside(package: Package, sheet: SheetName) -> list[tuple[str, bytes]]:
    """Give the parts that a sheet shows beside its cells: comments and drawings."""
    return [
        (relation.kind, package.read(relation.target))
        for relation in package.relations(sheet.part).values()
        if relation.kind in ("comments", "drawing") and relation.target in package.names
    ]


def _told_beside(parts: list[tuple[str, bytes]], found: Told) -> Iterator[Notice]:
    for kind, xml in parts:
        root = parsed(xml)
        if kind == "comments":
            for comment in root.iterfind(".//{*}comment"):
                words = " ".join("".join(map(str, comment.itertext("{*}t"))).split())
                found.cell(
                    Severity.WARNING,
                    "o-co-ghi-chu",
                    comment.get("ref", "?"),
                    f"ghi chú (comment) của ô không được đưa vào báo cáo: '{_short(words)}'",
                    "chép ý cần in vào ô hoặc dòng 'Ghi chú: …' dưới bảng, rồi xóa ghi chú",
                )
        elif any(str(child.tag).endswith("Anchor") for child in root):
            yield Notice(
                Severity.WARNING,
                "trang-co-hinh",
                f"trang '{found.sheet}': hình, biểu đồ hoặc hộp chữ trên trang không được đưa vào "
                "báo cáo",
                "lưu hình thành tệp .png rồi đặt vào bài bằng ![tên hình](tệp.png)",
                file=found.file,
            )


def _add_layout(raw: RawSheet, walk: SheetWalk, found: Told, limits: Limits) -> None:
    rows = {row for row, _ in raw.cells}
    columns = {column for _, column in raw.cells}
    raw.merges = _merges(walk, found, limits.merges)
    raw.hidden_rows = frozenset(walk.hidden_rows & rows)
    raw.hidden_columns = tuple(
        (column, column)
        for first, last in walk.hidden_columns
        for column in sorted(columns)
        if first <= column <= last
    )
    if raw.hidden_rows:
        filtered = "bị lọc hoặc ẩn" if walk.is_filtered else "ẩn"
        found.tell(
            Severity.WARNING,
            "dong-an",
            f"dòng {_spans(sorted(raw.hidden_rows))} đang {filtered}, vẫn được đưa vào báo cáo",
            "bỏ lọc, bỏ ẩn (Unhide) các dòng cần in; xóa hẳn các dòng không cần",
        )
    if raw.hidden_columns:
        hidden = [c for first, last in raw.hidden_columns for c in range(first, last + 1)]
        found.tell(
            Severity.WARNING,
            "cot-an",
            f"cột {', '.join(map(column_letters, hidden))} đang ẩn, vẫn được đưa vào báo cáo",
            "bỏ ẩn (Unhide) các cột cần in; xóa hẳn các cột không cần",
        )


def _merges(walk: SheetWalk, found: Told, most: int) -> tuple[Area, ...]:
    """Give the merged ranges that do not overlap, by place."""
    areas = []
    for ref in walk.merges:
        area = area_of(ref)
        if area is not None:
            areas.append(area)
        if len(areas) > most:
            found.tell(
                Severity.WARNING,
                "o-gop-qua-nhieu",
                f"có hơn {most} vùng ô gộp; các vùng sau đó được in như ô rời",
                "bỏ gộp ô (Unmerge) ở những chỗ không cần",
            )
            break
    return tuple(sorted(set(areas)))


def _spans(numbers: list[int]) -> str:
    """Write 5, 7-9 for 5, 7, 8, 9."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and spans[-1][-1] == number - 1:
            spans[-1] = [spans[-1][0], number]
        else:
            spans.append([number])
    words = ["-".join(map(str, span)) for span in spans]
    return ", ".join(words[:MAX_TOLD]) + (" …" if len(words) > MAX_TOLD else "")


def _short(words: str) -> str:
    return words if len(words) <= 80 else words[:79] + "…"
