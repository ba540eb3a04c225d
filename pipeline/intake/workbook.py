"""The sheets of a workbook as typed cells at their places, before any table is seen in them.

openpyxl streams the cells (values as last calculated, number formats, rich text). What its
streaming leaves out is read from the sheet's XML here: merged ranges, hidden rows and
columns, formulas without a value, comments and drawings. Nothing is lost in silence: where
openpyxl gives fewer cells than the XML holds, a notice says so.

Source: ECMA-376 Part 1, 18.3 (worksheets); ISO/IEC 29500-1 Annex A (strict namespaces).
"""

import io
import posixpath
import re
import unicodedata
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Final, Literal, cast

from lxml import etree
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string, get_column_letter

from pipeline.intake.number_formats import shown
from pipeline.model.inlines import PLAIN, Inline, LineBreak, Marks, Text, plain_text
from pipeline.model.notice import Notice, Severity
from pipeline.model.table import Align, Value

MAX_MERGES: Final = 50_000  # merged ranges of one sheet; the largest appendix has some 3,000
MAX_PASSED: Final = 3_000_000  # places walked over in one sheet, empty ones among them
MAX_TOLD: Final = 20  # cells named one by one for one kind of defect in one sheet

State = Literal["visible", "hidden", "veryHidden"]
Place = tuple[int, int]  # row and column, from 1
Area = tuple[int, int, int, int]  # first row, first column, last row, last column

_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL: Final = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main",
     b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/main",
     b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/",
     b"http://schemas.openxmlformats.org/officeDocument/2006/"),
)  # fmt: skip
_ROW: Final = re.compile(rb"<(?:\w+:)?row(\s[^>]*)?>")
_COLUMN: Final = re.compile(rb"<(?:\w+:)?col\s[^>]*>")
_MERGE: Final = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["']([A-Z0-9:$]+)["']""")
_FILTER: Final = re.compile(rb"<(?:\w+:)?filterColumn[\s>/]")
_VALUE: Final = re.compile(rb"<(?:\w+:)?(?:v|is)(?:\s[^>/]*)?>(?!</)")
_FORMULA: Final = re.compile(
    rb"<(?:\w+:)?c(?P<cell>\s[^>]*)?>\s*<(?:\w+:)?f(?:\s[^>]*?)?(?:/>|>(?P<text>[^<]*)</(?:\w+:)?f>)"
    rb"\s*(?P<value><(?:\w+:)?v\s*/>|<(?:\w+:)?v(?:\s[^>]*)?>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_ALIGN: Final = {
    "left": Align.LEFT,
    "center": Align.CENTER,
    "centerContinuous": Align.CENTER,
    "right": Align.RIGHT,
}
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]|_x[0-9A-Fa-f]{4}_")


@dataclass(frozen=True, slots=True)
class SheetName:
    """A sheet as the workbook lists it: its title, state, part in the package."""

    title: str
    state: State
    part: str
    chart: bool = False


@dataclass(frozen=True, slots=True)
class Content:
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


class UnreadableError(Exception):
    """The workbook's parts do not fit together; `str()` says what, in Vietnamese."""


class Workbook:
    """An opened workbook; give it bytes that passed the preflight.

    Raises `UnreadableError` when the list of sheets cannot be read. No file is kept open.
    """

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        self._data, self._package = _transitional(data)
        self.sheets = tuple(_sheet_names(self._package))
        self._rich = _has_rich_text(self._package)

    def read(self, sheet: SheetName) -> tuple[RawSheet, tuple[Notice, ...]]:
        """Give a sheet's cells, with notices for what is hidden, wrong or not placed."""
        xml = self._package.read(sheet.part)
        beside = _beside(self._package, sheet)
        raw = RawSheet(sheet.title)
        found = _Finder(self.file, sheet.title)
        seen = self._fill(raw, sheet, found)
        _add_lost_formulas(raw, xml, found)
        _check_count(seen, xml, found)
        _add_layout(raw, xml, found)
        found.notices.extend(_told_beside(beside, found))
        return raw, tuple(found.notices)

    def is_empty(self, sheet: SheetName) -> bool:
        """Say whether a sheet holds no value at all."""
        if sheet.chart:
            return False
        return _VALUE.search(self._package.read(sheet.part)) is None

    def _fill(self, raw: RawSheet, sheet: SheetName, found: "_Finder") -> int:
        with warnings.catch_warnings():
            # openpyxl warns of extensions it does not keep when saving: nothing to an author
            warnings.simplefilter("ignore")
            book = load_workbook(
                io.BytesIO(self._data),
                read_only=True,
                data_only=True,
                keep_links=False,
                rich_text=self._rich,
            )
            try:
                tab: Any = book[sheet.title]  # the streaming sheet has no published type
                tab.reset_dimensions()  # the stated size may be wrong, and rows would be cut
                return _fill_cells(raw, tab, found)
            finally:
                book.close()


class _Finder:
    """Gathers the notices of one sheet; the first MAX_TOLD of a kind each at their cell."""

    def __init__(self, file: str, sheet: str) -> None:
        self.file = file
        self.sheet = sheet
        self.notices: list[Notice] = []
        self.counts: dict[str, int] = {}

    def cell(self, severity: Severity, code: str, address: str, message: str, fix: str) -> None:
        """Tell of one cell; after MAX_TOLD of a kind one notice stands for the others."""
        self.counts[code] = self.counts.get(code, 0) + 1
        if self.counts[code] > MAX_TOLD + 1:
            return
        if self.counts[code] == MAX_TOLD + 1:
            message = f"từ ô này trở đi còn nhiều ô cùng loại. {message[0].upper()}{message[1:]}"
        self.notices.append(
            Notice(severity, code, message, fix, file=self.file, cell=f"{self.sheet}!{address}")
        )

    def tell(self, severity: Severity, code: str, message: str, fix: str) -> None:
        """Tell of the sheet as a whole."""
        message = f"trang '{self.sheet}': {message}"
        self.notices.append(Notice(severity, code, message, fix, file=self.file))


# --- the package


def _transitional(data: bytes) -> tuple[bytes, zipfile.ZipFile]:
    """Give a Strict workbook with the namespaces openpyxl knows, any other as it is; opened."""
    package = zipfile.ZipFile(io.BytesIO(data))
    names = package.namelist()
    if not any(_STRICT in package.read(name) for name in names if _is_workbook(name)):
        return data, package
    translated = io.BytesIO()
    with zipfile.ZipFile(translated, "w", zipfile.ZIP_STORED) as target:
        for name in names:
            part = package.read(name)
            if name.endswith((".xml", ".rels")):
                for strict, usual in _TRANSITIONAL:
                    part = part.replace(strict, usual)
            target.writestr(zipfile.ZipInfo(name), part)
    return translated.getvalue(), zipfile.ZipFile(translated)


def _is_workbook(name: str) -> bool:
    return name.endswith("workbook.xml") or name == "_rels/.rels"


def _parsed(xml: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError("XML trong tệp bị hỏng") from error


def _relations(package: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Give the type and target of each relationship of a part, by its id."""
    folder, name = posixpath.split(part)
    try:
        xml = package.read(posixpath.join(folder, "_rels", name + ".rels"))
    except KeyError:
        return {}
    found = {}
    for relation in _parsed(xml):
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
        found[relation.get("Id", "")] = (relation.get("Type", ""), target)
    return found


def _sheet_names(package: zipfile.ZipFile) -> Iterator[SheetName]:
    root = _relations(package, "")
    main = next((target for kind, target in root.values() if kind.endswith("/officeDocument")), "")
    if main not in package.namelist():
        raise UnreadableError("không tìm thấy danh sách trang trong tệp")
    relations = _relations(package, main)
    for sheet in _parsed(package.read(main)).iterfind("{*}sheets/{*}sheet"):
        ids = [value for name, value in sheet.attrib.items() if str(name).endswith("}id")]
        kind, part = relations.get(str(ids[0]) if ids else "", ("", ""))
        state = sheet.get("state", "visible")
        chart = not kind.endswith("/worksheet")
        if part not in package.namelist():
            raise UnreadableError(f"trang '{sheet.get('name')}' không có nội dung trong tệp")
        yield SheetName(sheet.get("name", ""), cast(State, state), part, chart)


def _has_rich_text(package: zipfile.ZipFile) -> bool:
    """Say whether a shared string holds runs; reading them all as rich text is slow."""
    strings = [name for name in package.namelist() if name.lower().endswith("sharedstrings.xml")]
    return any(re.search(rb"<(?:\w+:)?r>", package.read(name)) for name in strings)


def _beside(package: zipfile.ZipFile, sheet: SheetName) -> list[tuple[str, bytes]]:
    """Give the parts that a sheet shows beside its cells: comments and drawings."""
    found = []
    names = set(package.namelist())
    for kind, target in _relations(package, sheet.part).values():
        if target in names and kind.endswith(("/comments", "/drawing")):
            found.append((kind.rsplit("/", 1)[-1], package.read(target)))
    return found


def _told_beside(parts: list[tuple[str, bytes]], found: _Finder) -> Iterator[Notice]:
    for kind, xml in parts:
        root = _parsed(xml)
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


# --- cells


def _fill_cells(raw: RawSheet, tab: Any, found: _Finder) -> int:
    """Fill in the cells that print something; give how many hold a value."""
    formats: dict[int, tuple[str, Align | None]] = {}
    seen = passed = 0
    for row in tab.iter_rows():
        passed += len(row)
        if passed > MAX_PASSED:
            break  # told by the count
        for cell in row:
            value = cell.value
            if value is None:
                continue
            seen += 1
            if value == "":
                continue
            style = cell._style_id
            if style not in formats:
                aligned = cell.alignment.horizontal if cell.has_style else None
                formats[style] = (cell.number_format or "", _ALIGN.get(aligned or ""))
            number_format, align = formats[style]
            content = _content(value, cell.data_type, number_format, align)
            if not content.runs:
                continue
            place = (cell.row, cell.column)
            raw.cells[place] = content
            if content.error:
                found.cell(
                    Severity.ERROR,
                    "o-loi-cong-thuc",
                    f"{get_column_letter(place[1])}{place[0]}",
                    f"ô mang lỗi {content.text} của Excel",
                    "sửa công thức hoặc gõ lại giá trị đúng rồi lưu",
                )
    return seen


def _content(value: object, data_type: str, number_format: str, align: Align | None) -> Content:
    """Give what a cell holds; no runs where its format or spaces leave nothing to print."""
    runs: tuple[Inline, ...]
    if isinstance(value, CellRichText):
        runs = _rich_runs(value)
        return Content("".join(_words(runs)), runs, number_format, align)
    if isinstance(value, str):
        typed: Value = unicodedata.normalize("NFC", value)
        words = shown(typed, number_format)
    else:
        typed, words = _typed(value, number_format)
    if words.isprintable() and "_x" not in words:
        runs = (Text(words),) if words.strip() else ()
    else:
        runs = tuple(_trimmed(list(_runs(words, PLAIN))))
    if not runs and not isinstance(value, str) and value != 0:
        # a format like ;;; hides the value on screen; it is data all the same
        runs = tuple(_runs(shown(cast(Value, value), ""), PLAIN))
    kept = "" if number_format == "General" else number_format
    return Content(typed, runs, kept, align, error=data_type == "e")


def _typed(value: object, number_format: str) -> tuple[Value, str]:
    """Give the value in a type of the model, and its text; a time is kept as its text."""
    if isinstance(value, (time, timedelta)):
        words = shown(value, number_format)
        return words, words
    if isinstance(value, datetime):
        words = shown(value, number_format)
        midnight = not (value.hour or value.minute or value.second)
        return (value.date() if midnight else value), words
    typed = value if isinstance(value, (bool, int, float, date)) else str(value)
    return typed, shown(typed, number_format)


def _rich_runs(value: CellRichText) -> tuple[Inline, ...]:
    runs: list[Inline] = []
    for block in value:
        if isinstance(block, TextBlock):
            font = block.font
            marks = Marks(
                bold=bool(font.b),
                italic=bool(font.i),
                strike=bool(font.strike),
                underline=str(font.u or "none") != "none",
                superscript=font.vertAlign == "superscript",
                subscript=font.vertAlign == "subscript",
            )
            runs.extend(_runs(unicodedata.normalize("NFC", block.text or ""), marks))
        else:
            runs.extend(_runs(unicodedata.normalize("NFC", block), PLAIN))
    return tuple(_trimmed(runs))


def _words(runs: tuple[Inline, ...]) -> Iterator[str]:
    for run in runs:
        yield run.text if isinstance(run, Text) else "\n"


def _runs(words: str, marks: Marks) -> Iterator[Inline]:
    """Give text and line breaks; a tab becomes a space, control characters fall away."""
    words = _CONTROLS.sub(_unescaped, words).replace("\r\n", "\n").replace("\r", "\n")
    for index, line in enumerate(words.replace("\t", " ").split("\n")):
        if index:
            yield LineBreak()
        if line:
            yield Text(line, marks)


def _unescaped(found: re.Match[str]) -> str:
    """Read `_x000D_`, as a file writes characters XML cannot hold (ECMA-376 Part 1, 22.9.2.19)."""
    if len(found[0]) == 1:
        return ""
    sign = chr(int(found[0][2:6], 16))
    return sign if sign in "\n\r\t_" or sign.isprintable() else ""


def _trimmed(runs: list[Inline]) -> list[Inline]:
    """Drop line breaks at both ends, and all of it where nothing but spaces is there."""
    if not any(isinstance(run, Text) and run.text.strip() for run in runs):
        return []
    while isinstance(runs[0], LineBreak):
        runs = runs[1:]
    while isinstance(runs[-1], LineBreak):
        runs = runs[:-1]
    return runs


# --- what streaming leaves out


def _add_lost_formulas(raw: RawSheet, xml: bytes, found: _Finder) -> None:
    """Put the formula's own text where the file holds no value for it, and say so."""
    if b"f>" not in xml and b"<f" not in xml and b":f" not in xml:
        return
    for formula in _FORMULA.finditer(xml):
        attributes = formula["cell"] or b""
        if formula["value"] and _attribute(attributes, "t") == "str":
            continue  # a formula whose result is an empty text
        address = _attribute(attributes, "r")
        words = "=" + (_unescaped_xml(formula["text"] or b"") or "(công thức)")
        if address:
            letters, row = coordinate_from_string(address)
            place = (row, column_index_from_string(letters))
            raw.cells.setdefault(place, Content(words, (Text(words),)))
        found.cell(
            Severity.ERROR,
            "cong-thuc-khong-gia-tri",
            address or "?",
            f"công thức {_short(words)} không có giá trị lưu trong tệp; công thức được in thay",
            "mở tệp bằng Excel, đợi tính xong rồi lưu lại; hoặc dán giá trị (Paste Values)",
        )


def _unescaped_xml(text: bytes) -> str:
    words = text.decode(errors="replace")
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        words = words.replace(entity, sign)
    return " ".join(words.split())


def _check_count(seen: int, xml: bytes, found: _Finder) -> None:
    """Tell when openpyxl gave fewer values than the XML holds (rows out of order, for one)."""
    held = len(_VALUE.findall(xml))
    if seen < held:
        found.tell(
            Severity.ERROR,
            "o-khong-doc-duoc",
            f"{held - seen} ô có nội dung không đọc được: các dòng, ô trong tệp không theo thứ tự "
            "hoặc nằm rải rác quá xa",
            "mở tệp bằng Excel, đồng ý sửa chữa nếu được hỏi, xóa các ô ở xa bảng rồi lưu lại",
        )


def _add_layout(raw: RawSheet, xml: bytes, found: _Finder) -> None:
    raw.merges = _merges(xml, found)
    raw.hidden_rows = _hidden_rows(raw, xml)
    raw.hidden_columns = _hidden_columns(raw, xml)
    if raw.hidden_rows:
        filtered = "bị lọc hoặc ẩn" if _FILTER.search(xml) else "ẩn"
        found.tell(
            Severity.WARNING,
            "dong-an",
            f"dòng {_spans(sorted(raw.hidden_rows))} đang {filtered}, vẫn được đưa vào báo cáo",
            "bỏ lọc, bỏ ẩn (Unhide) các dòng cần in; xóa hẳn các dòng không cần",
        )
    if raw.hidden_columns:
        columns = [c for first, last in raw.hidden_columns for c in range(first, last + 1)]
        found.tell(
            Severity.WARNING,
            "cot-an",
            f"cột {', '.join(map(get_column_letter, columns))} đang ẩn, vẫn được đưa vào báo cáo",
            "bỏ ẩn (Unhide) các cột cần in; xóa hẳn các cột không cần",
        )


def _merges(xml: bytes, found: _Finder) -> tuple[Area, ...]:
    """Give the merged ranges that do not overlap, by place."""
    areas = []
    for ref in _MERGE.findall(xml):
        area = _area(ref.decode())
        if area is not None:
            areas.append(area)
        if len(areas) > MAX_MERGES:
            found.tell(
                Severity.WARNING,
                "o-gop-qua-nhieu",
                f"có hơn {MAX_MERGES} vùng ô gộp; các vùng sau đó được in như ô rời",
                "bỏ gộp ô (Unmerge) ở những chỗ không cần",
            )
            break
    return tuple(sorted(set(areas)))


def _area(ref: str) -> Area | None:
    ends = ref.replace("$", "").split(":")
    try:
        places = [coordinate_from_string(end) for end in (ends[0], ends[-1])]
        rows = sorted(row for _, row in places)
        columns = sorted(column_index_from_string(letters) for letters, _ in places)
    except ValueError:
        return None
    return rows[0], columns[0], rows[1], columns[1]


def _hidden_rows(raw: RawSheet, xml: bytes) -> frozenset[int]:
    if b"hidden" not in xml and b'ht="0"' not in xml:
        return frozenset()
    hidden = set()
    number = 0
    for row in _ROW.finditer(xml):
        attributes = row[1] or b""
        stated = _attribute(attributes, "r")
        number = int(stated) if stated.isdigit() else number + 1
        if _attribute(attributes, "hidden") in ("1", "true") or _attribute(attributes, "ht") == "0":
            hidden.add(number)
    return frozenset(hidden & {row for row, _ in raw.cells})


def _hidden_columns(raw: RawSheet, xml: bytes) -> tuple[tuple[int, int], ...]:
    head = xml[: max(xml.find(b"sheetData"), 0)]
    filled = {column for _, column in raw.cells}
    found: list[tuple[int, int]] = []
    for column in _COLUMN.findall(head):
        hidden = _attribute(column, "hidden") in ("1", "true") or _attribute(column, "width") == "0"
        first, last = _attribute(column, "min"), _attribute(column, "max")
        if hidden and first.isdigit() and last.isdigit():
            shown_ones = [c for c in sorted(filled) if int(first) <= c <= int(last)]
            found.extend((c, c) for c in shown_ones)
    return tuple(found)


def _attribute(tag: bytes, name: str) -> str:
    """Give the value of an attribute of a start tag, "" where it has none."""
    found = re.search(rf"""\s{name}\s*=\s*["']([^"']*)["']""".encode(), tag)
    return found[1].decode(errors="replace") if found else ""


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
