"""Typed fields of a YAML record: what a schema asks for, read with all faults at once.

A `Record` is a mapping with the keys its schema knows; other keys are errors from the
start. Each getter gives a usable value and, where the author's is not, adds an error that
names the line, what was found, and how to write it. A reader goes on after every fault.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from pipeline.intake.nearest import or_nearest
from pipeline.intake.shared.yaml import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    kind_of,
    read_node,
    shortened,
)
from pipeline.model.notice import Notice, Severity

E = TypeVar("E", bound=StrEnum)

_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_OURS: Final = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID: Final = 80
# Names that no folder or file can have on Windows.
_DEVICES: Final = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)


@dataclass(slots=True)
class Findings:
    """The notices of one file, gathered while it is read."""

    file: str
    notices: list[Notice] = field(default_factory=list)

    def error(self, code: str, message: str, fix: str, line: int | None) -> None:
        """Add an error at a line."""
        self.notices.append(Notice(Severity.ERROR, code, message, fix, self.file, line))

    def warning(self, code: str, message: str, fix: str, line: int | None) -> None:
        """Add a warning at a line."""
        self.notices.append(Notice(Severity.WARNING, code, message, fix, self.file, line))


class Record:
    """A mapping read by its schema.

    `known` are all the keys that the schema has; `what` names the record in notices.
    """

    def __init__(
        self, mapping: Mapping, known: Iterable[str], findings: Findings, what: str = ""
    ) -> None:
        self.line = mapping.line
        self._mapping = mapping
        self._findings = findings
        self._what = f" của {what}" if what else ""
        self._report_unknown(tuple(known))

    def _report_unknown(self, known: tuple[str, ...]) -> None:
        for entry in self._mapping.entries:
            name = entry.key.text
            if name not in known:
                fix = or_nearest(name, known, f"các khóa dùng được: {', '.join(known)}")
                message = f"không có khóa '{shortened(name)}'{self._what}"
                self._findings.error("yaml-khoa-la", message, fix, entry.key.line)

    def value(self, key: str, *, required: bool = False) -> Node | None:
        """Give the node of a key; None where it is absent or left empty."""
        node = self._mapping.get(key)
        if node is not None and not (isinstance(node, Scalar) and node.empty):
            return node
        if required:
            line = self.line if node is None else node.line
            state = "thiếu khóa" if node is None else "để trống khóa"
            fix = f"thêm dòng `{key}: …`" if node is None else f"ghi giá trị sau `{key}:`"
            self._findings.error("yaml-thieu-khoa", f"{state} '{key}'{self._what}", fix, line)
        return None

    def text(self, key: str, *, required: bool = False) -> str:
        """Give a string on one line, "" where it is absent."""
        scalar = self._scalar(key, required=required)
        return "" if scalar is None else " ".join(scalar.text.split())

    def identifier(self, key: str, *, required: bool = False) -> str:
        """Give an id of a-z, 0-9 and single hyphens, "" where it is absent or wrong."""
        scalar = self._scalar(key, required=required)
        return "" if scalar is None else self._identifier(key, scalar)

    def identifiers(self, key: str) -> tuple[str, ...]:
        """Give a list of ids, each once, the wrong ones left out and reported."""
        found: dict[str, int] = {}
        for scalar in self._scalars(key):
            name = self._identifier(key, scalar)
            if name in found:
                message = f"'{name}' có hai lần trong '{key}'"
                self._findings.error("yaml-gia-tri-trung", message, "bỏ một lần", scalar.line)
            elif name:
                found[name] = scalar.line
        return tuple(found)

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of strings."""
        return tuple(" ".join(scalar.text.split()) for scalar in self._scalars(key))

    def text_or_texts(self, key: str) -> tuple[str, ...]:
        """Give a list of strings, which an author may write as one string."""
        return self.texts(key) if isinstance(self.value(key), Sequence) else self._one_text(key)

    def _one_text(self, key: str) -> tuple[str, ...]:
        text = self.text(key)
        return (text,) if text else ()

    def passages(self, key: str) -> tuple[tuple[str, int], ...]:
        """Give texts with their line breaks as written, one or a list, each with its line."""
        node = self.value(key)
        many = self._scalars(key) if isinstance(node, Sequence) else (self._scalar(key),)
        return tuple((scalar.text, scalar.line) for scalar in many if scalar is not None)

    def left_empty(self, key: str) -> int | None:
        """Give the line of a key that has no value; None where it is absent or has one."""
        node = self._mapping.get(key)
        return node.line if isinstance(node, Scalar) and node.empty else None

    def number(self, key: str, *, required: bool = False) -> int | None:
        """Give a whole number from 1 to 999 written in digits; None where it is not."""
        scalar = self._scalar(key, required=required)
        if scalar is None:
            return None
        if re.fullmatch("[1-9][0-9]{0,2}", scalar.text):
            return int(scalar.text)
        message = f"'{key}' là '{shortened(scalar.text)}', cần một số nguyên từ 1 đến 999"
        fix = "viết bằng chữ số, không có số 0 ở đầu, ví dụ 2"
        self._findings.error("yaml-so-sai", message, fix, scalar.line)
        return None

    def day(self, key: str, *, required: bool = False) -> date | None:
        """Give a date written 2025-11-15; None where it is not."""
        scalar = self._scalar(key, required=required)
        return None if scalar is None else self._day(key, scalar)

    def days(self, key: str) -> tuple[date, ...]:
        """Give a list of dates, the wrong ones left out and reported."""
        found = (self._day(key, scalar) for scalar in self._scalars(key))
        return tuple(day for day in found if day is not None)

    def flag(self, key: str) -> bool:
        """Give `true` or `false`; False where it is absent or neither."""
        scalar = self._scalar(key)
        if scalar is None or scalar.text in {"true", "false"}:
            return scalar is not None and scalar.text == "true"
        message = f"'{key}' là '{shortened(scalar.text)}', cần true hoặc false"
        self._findings.error(
            "yaml-dung-sai", message, "viết true (có) hoặc false (không)", scalar.line
        )
        return False

    def choice(self, key: str, kind: type[E], default: E, *, required: bool = False) -> E:
        """Give the member of a closed set; `default` where it is absent or unknown."""
        name = self.word(key, [member.value for member in kind], required=required)
        return kind(name) if name else default

    def word(self, key: str, known: Iterable[str], *, required: bool = False) -> str:
        """Give one of the known words; "" where it is absent or another."""
        scalar = self._scalar(key, required=required)
        choices = tuple(known)
        if scalar is None or scalar.text in choices:
            return "" if scalar is None else scalar.text
        fix = or_nearest(scalar.text, choices, f"dùng một trong: {', '.join(choices)}")
        message = f"'{key}' không nhận giá trị '{shortened(scalar.text)}'"
        self._findings.error("yaml-gia-tri-la", message, fix, scalar.line)
        return ""

    def record(self, key: str, known: Iterable[str]) -> "Record | None":
        """Give the record under a key; None where it is absent or no record."""
        node = self.value(key)
        return None if node is None else as_record(node, known, self._findings, f"'{key}'")

    def records(
        self, key: str, known: Iterable[str], *, required: bool = False
    ) -> "tuple[Record, ...]":
        """Give a list of records; what is no record is left out and reported."""
        names = tuple(known)
        nodes = self.nodes(key, required=required)
        found = (as_record(node, names, self._findings, f"'{key}'") for node in nodes)
        return tuple(record for record in found if record is not None)

    def nodes(self, key: str, *, required: bool = False) -> tuple[Node, ...]:
        """Give the nodes of a list; () where it is absent or no list."""
        node = self.value(key, required=required)
        if node is None or isinstance(node, Sequence):
            return () if node is None else node.items
        message = f"'{key}' cần một danh sách, nhưng là {kind_of(node)}"
        fix = "viết mỗi phần tử một dòng, mở đầu bằng '- '"
        self._findings.error("yaml-can-danh-sach", message, fix, node.line)
        return ()

    def open_record(self, key: str) -> "tuple[tuple[Scalar, Record], ...]":
        """Give every key under a key, whatever it is called, with a record of that key alone."""
        node = self.value(key)
        if node is None:
            return ()
        if not isinstance(node, Mapping):
            as_record(node, (), self._findings, f"'{key}'")
            return ()
        return tuple(
            (
                entry.key,
                Record(
                    Mapping((entry,), entry.key.line), (entry.key.text,), self._findings, f"'{key}'"
                ),
            )
            for entry in node.entries
        )

    def _scalar(self, key: str, *, required: bool = False) -> Scalar | None:
        node = self.value(key, required=required)
        return None if node is None else self._as_scalar(key, node)

    def _scalars(self, key: str) -> tuple[Scalar, ...]:
        found = (self._as_scalar(key, node) for node in self.nodes(key))
        return tuple(scalar for scalar in found if scalar is not None)

    def _as_scalar(self, key: str, node: Node) -> Scalar | None:
        if isinstance(node, Scalar) and node.text.strip():
            return node
        message = f"'{key}' cần một giá trị, nhưng là {kind_of(node)}"
        self._findings.error(
            "yaml-can-gia-tri", message, f"viết `{key}: …` trên một dòng", node.line
        )
        return None

    def _identifier(self, key: str, scalar: Scalar) -> str:
        name = scalar.text
        if _ID.fullmatch(name) and len(name) <= _LONGEST_ID and name not in _DEVICES:
            return name
        near = suggested_id(name)
        fix = f"viết '{near}'" if near else "đặt mã khác, ví dụ giao-thong-hien-trang"
        message = f"'{key}' là '{shortened(name)}', cần mã gồm chữ thường không dấu, số, dấu '-'"
        self._findings.error("yaml-ma-sai", message, fix, scalar.line)
        return ""

    def _day(self, key: str, scalar: Scalar) -> date | None:
        written = scalar.text.strip()
        if _ISO.fullmatch(written) and (day := _date(*map(int, written.split("-")))):
            return day
        ours = _OURS.fullmatch(written)
        meant = _date(int(ours[3]), int(ours[2]), int(ours[1])) if ours else None
        fix = f"viết {meant or '2025-11-15'} (năm-tháng-ngày)"
        message = f"'{key}' là '{shortened(written)}', không phải một ngày"
        self._findings.error("yaml-ngay-sai", message, fix, scalar.line)
        return None


def as_record(
    node: Node, known: Iterable[str], findings: Findings, what: str = ""
) -> Record | None:
    """Give a node as a record; None, with an error, where it has no keys."""
    if isinstance(node, Mapping):
        return Record(node, known, findings, what)
    keys = ", ".join(known)
    message = f"{what or 'chỗ này'} cần các dòng 'khóa: giá trị', nhưng là {kind_of(node)}"
    fix = f"viết các khóa: {keys}" if keys else "viết mỗi dòng một khóa"
    findings.error("yaml-can-khoa", message, fix, node.line)
    return None


def read_root(
    text: str, file: str, known: Iterable[str], what: str
) -> tuple[Record | None, Findings]:
    """Give the record that a whole file holds, with what was found of it so far.

    No record and no notice: the file is empty.
    """
    node = read_node(text, file=file)
    findings = Findings(file, list(node.notices))
    if node.value is None:
        return None, findings
    return as_record(node.value, known, findings, what), findings


def read_list(
    text: str, file: str, known: Iterable[str], what: str, code: str
) -> tuple[tuple[Record, ...] | None, Findings]:
    """Give the records of a file that is a list of them; None where it is no list.

    `what` names one of them, `code` the notice for a file of another shape; an empty file is an
    empty list, and what is no record is left out, each with a notice.
    """
    node = read_node(text, file=file)
    findings = Findings(file, list(node.notices))
    if node.value is None:
        return (None if node.notices else ()), findings
    names = tuple(known)
    if not isinstance(node.value, Sequence):
        message = f"cần danh sách {what}, nhưng là {kind_of(node.value)}"
        others = ", ".join(names[1:4])
        fix = f"viết mỗi {what} bắt đầu bằng dòng `- {names[0]}: …`, dưới là {others}"
        findings.error(code, message, fix, node.value.line)
        return None, findings
    found = (as_record(item, names, findings, what) for item in node.value.items)
    return tuple(record for record in found if record is not None), findings


def suggested_id(name: str) -> str:
    """Give an id made from a name: no accents, lower case, hyphens; "" where nothing is left."""
    plain = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d")).lower()
    words = re.findall("[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    made = "-".join(words)[:_LONGEST_ID].strip("-")
    return "" if made in _DEVICES else made


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
