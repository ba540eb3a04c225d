"""Strict YAML: text → a small immutable tree of nodes, each with its line.

Every scalar is the string its author wrote: `007`, `no` and `12:30:45` stay as they are;
what a string means is for the schema to say (`pipeline.intake.shared.fields`). What makes YAML
surprising or dangerous is refused by name and line: aliases, anchors, tags, merge keys,
doubled keys, keys that are no strings, several documents, directives. Faults that leave the
rest readable are all reported at once; after a fault of syntax reading goes on at the next
line that begins at the margin, only to report what else is wrong.

Works on the events of PyYAML, which expands nothing and builds nothing; limits on length,
depth and number of nodes make hostile files end quickly (libyaml's time grows with the
square of open brackets, so depth is cut while reading).

Source: YAML 1.1, chapters 3.2 (representation), 7 (structures).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from pipeline.intake.shared.yaml_faults import explained
from pipeline.limits import MAX_YAML_DEPTH, MAX_YAML_FAULTS, MAX_YAML_LETTERS, MAX_YAML_NODES
from pipeline.model.fixed import Fixed
from pipeline.model.notice import Notice, Outcome, Severity

_LOADER: Final[Any] = getattr(yaml, "CLoader", yaml.Loader)
# XML 1.0 [2] Char, tabs and line ends apart: escapes in double quotes could bring these in.
_UNPRINTABLE: Final = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff\\ufffe\\uffff]"
)

_MARGIN: Final = re.compile(r"^(?:(- )|[\w-]+:(?:\s|$))", re.MULTILINE)


class Scalar(Fixed):
    """A string as written; `plain` where it stands without quotes. Lines count from 1."""

    text: str
    line: int
    column: int = 1
    plain: bool = True

    @property
    def empty(self) -> bool:
        """Say whether nothing at all was written."""
        return self.plain and self.text == ""


class Sequence(Fixed):
    """A list."""

    items: "tuple[Node, ...]"
    line: int
    column: int = 1


class Entry(Fixed):
    """A key with its value."""

    key: Scalar
    value: "Node"


class Mapping(Fixed):
    """Keys with values, in the order written; every key once."""

    entries: tuple[Entry, ...]
    line: int
    column: int = 1

    def get(self, key: str) -> "Node | None":
        """Give the value of a key, None where it is absent."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)


Node = Scalar | Sequence | Mapping


def read_node(text: str, *, file: str, first_line: int = 1) -> Outcome[Node | None]:
    """Give the one value that the text holds; None where it holds none or cannot be read.

    `first_line` is the line of the file at which the text begins.
    """
    if len(text) > MAX_YAML_LETTERS:
        message = f"tệp dài {len(text)} ký tự, vượt giới hạn {MAX_YAML_LETTERS}"
        notice = Notice(Severity.ERROR, "yaml-qua-lon", message, "chia nhỏ hoặc rút gọn tệp", file)
        return Outcome(None, (notice,))
    composer = _Composer(file, first_line)
    root = _composed(composer, text)
    while composer.broken_at is not None and not composer.stopped:
        start = _next_margin(text, composer.broken_at)
        if start is None:
            break
        line = composer.first_line + text.count("\n", 0, start)
        composer, text = _Composer(file, line, composer.notices), text[start:]
        _composed(composer, text)
    return Outcome(root, tuple(composer.notices))


def read_mapping(text: str, *, file: str, first_line: int = 1) -> Outcome[Mapping]:
    """Give the mapping that the text holds; an empty one where there is none.

    Meant for front matter, which may be absent: a text of nothing but comments is no fault.
    """
    outcome = read_node(text, file=file, first_line=first_line)
    match outcome.value:
        case Mapping() as mapping:
            return Outcome(mapping, outcome.notices)
        case None | Scalar(text="", plain=True):
            return Outcome(Mapping((), first_line), outcome.notices)
        case other:
            notice = Notice(
                Severity.ERROR,
                "yaml-khong-phai-khoa",
                f"cần các dòng 'khóa: giá trị', nhưng đây là {kind_of(other)}",
                "viết mỗi dòng một khóa, ví dụ `tieu-de: …`",
                file,
                other.line,
            )
            return Outcome(Mapping((), first_line), (*outcome.notices, notice))


def kind_of(node: Node) -> str:
    """Give what a node is, in words for a notice."""
    match node:
        case Scalar():
            return "để trống" if node.empty else f"chữ '{shortened(node.text)}'"
        case Sequence():
            return "một danh sách"
        case Mapping():
            return "các khóa con"


def shortened(text: str, length: int = 40) -> str:
    """Give a text on one line, cut where it is long, for quoting in a notice."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1]}…"


class _LimitError(Exception):
    """A limit on depth, nodes or faults was reached; its notice is made."""


@dataclass(slots=True)
class _Composer:
    """The events of one text becoming nodes, with what was noticed on the way.

    `broken_at` is the line, counted from 0 in the text, where syntax failed.
    """

    file: str
    first_line: int
    notices: list[Notice] = field(default_factory=list)
    broken_at: int | None = None
    stopped: bool = False
    nodes: int = 0
    anchors: set[str] = field(default_factory=set)

    def fault(self, code: str, message: str, fix: str, mark: Any) -> None:
        line = self.first_line + mark.line
        said = f"{message} (cột {mark.column + 1})"
        self.notices.append(Notice(Severity.ERROR, code, said, fix, self.file, line))
        if len(self.notices) >= MAX_YAML_FAULTS:
            raise _LimitError

    def node(self, events: Iterator[Any], event: Any, depth: int) -> Node:
        self.nodes += 1
        if depth > MAX_YAML_DEPTH or self.nodes > MAX_YAML_NODES:
            limit = (
                f"sâu hơn {MAX_YAML_DEPTH} cấp"
                if depth > MAX_YAML_DEPTH
                else f"quá {MAX_YAML_NODES} giá trị"
            )
            self.fault("yaml-qua-lon", f"nội dung {limit}", "rút gọn tệp", event.start_mark)
            raise _LimitError
        self._refuse_properties(event)
        line, column = self.first_line + event.start_mark.line, event.start_mark.column + 1
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(self._text(event), line, column, bool(event.implicit[0]))
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(inner := next(events), yaml.SequenceEndEvent):
                items.append(self.node(events, inner, depth + 1))
            return Sequence(tuple(items), line, column)
        if isinstance(event, yaml.MappingStartEvent):
            return Mapping(self._entries(events, depth), line, column)
        return Scalar("", line, column)  # an alias: reported above, stands for nothing

    def _entries(self, events: Iterator[Any], depth: int) -> tuple[Entry, ...]:
        entries: dict[str, Entry] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self.node(events, event, depth + 1)
            value = self.node(events, next(events), depth + 1)
            mark = event.start_mark
            if not isinstance(key, Scalar) or not key.text:
                fix = "viết khóa là một từ, rồi dấu hai chấm"
                self.fault("yaml-khoa-phuc-tap", "khóa phải là một từ", fix, mark)
            elif key.text == "<<" and key.plain:
                fix = "chép đầy đủ các khóa vào từng chỗ"
                self.fault("yaml-khoa-gop", "không dùng khóa gộp '<<'", fix, mark)
            elif key.text in entries:
                first = entries[key.text].key.line
                message = f"khóa '{shortened(key.text)}' đã có ở dòng {first}"
                self.fault("yaml-khoa-trung", message, "giữ một khóa, bỏ khóa kia", mark)
            else:
                entries[key.text] = Entry(key, value)
        return tuple(entries.values())

    def _refuse_properties(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in self.anchors:  # else it was told with its anchor
                message, fix = f"không dùng bí danh '*{event.anchor}'", "chép đầy đủ vào đây"
                self.fault("yaml-bi-danh", message, _or_quotes(fix), event.start_mark)
            return
        if event.anchor:
            self.anchors.add(event.anchor)
            message = f"không dùng nhãn neo '&{event.anchor}' và bí danh của nó"
            fix = "bỏ nhãn này, chép đầy đủ nội dung vào mỗi chỗ ghi bí danh"
            self.fault("yaml-neo", message, _or_quotes(fix), event.start_mark)
        if event.tag:
            message = f"không dùng thẻ kiểu '{shortened(event.tag)}'"
            self.fault("yaml-the", message, _or_quotes("bỏ thẻ này"), event.start_mark)

    def _text(self, event: Any) -> str:
        found = _UNPRINTABLE.search(event.value)
        if not found:
            return unicodedata.normalize("NFC", event.value)
        message = f"có ký tự điều khiển U+{ord(found[0]):04X}"
        self.fault("yaml-ky-tu-dieu-khien", message, "xóa ký tự đó", event.start_mark)
        return _UNPRINTABLE.sub("␦", unicodedata.normalize("NFC", event.value))


def _or_quotes(fix: str) -> str:
    return f"{fix}; nếu là nội dung thì đặt cả giá trị trong dấu nháy kép"


def _composed(composer: _Composer, text: str) -> Node | None:
    """Give the root node; None where the text is empty or its syntax fails."""
    try:
        return _document(composer, iter(yaml.parse(text, Loader=_LOADER)))
    except _LimitError:
        composer.stopped = True
    except yaml.MarkedYAMLError as error:
        _report_syntax(composer, text, error)
    except (yaml.YAMLError, UnicodeError) as error:
        _report_characters(composer, text, error)
    return None


def _document(composer: _Composer, events: Iterator[Any]) -> Node | None:
    root, documents = None, 0
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if event.version or event.tags:
                fix = "bỏ các dòng bắt đầu bằng '%'"
                composer.fault("yaml-chi-thi", "không dùng chỉ thị '%'", fix, event.start_mark)
            if documents == 2:
                fix = "mỗi tệp chỉ một tài liệu: bỏ dòng '---'"
                message = "có tài liệu thứ hai trong tệp"
                composer.fault("yaml-nhieu-tai-lieu", message, fix, event.start_mark)
        elif isinstance(event, yaml.NodeEvent):
            node = composer.node(events, event, 1)
            root = node if root is None else root
    return root


def _report_syntax(composer: _Composer, text: str, error: yaml.MarkedYAMLError) -> None:
    noticed = error.problem_mark or error.context_mark
    if noticed is None:
        _report_characters(composer, text, error)
        return
    said = f"{error.context or ''}: {error.problem or ''}"
    line = _line(text, noticed.line)
    if "\t" in line[: noticed.column + 1] and not line[: noticed.column].strip():
        message, fix = "thụt đầu dòng bằng phím Tab", "thay mỗi Tab bằng hai dấu cách"
        mark = noticed
        code = "yaml-tab"
    else:
        at_start, message, fix = explained(said)
        mark = error.context_mark if at_start and error.context_mark else noticed
        code = "yaml-cu-phap"
    composer.broken_at = mark.line
    try:
        composer.fault(code, message, fix, mark)
    except _LimitError:
        composer.stopped = True


def _report_characters(composer: _Composer, text: str, error: Exception) -> None:
    """Report a character that YAML does not allow at all."""
    position = getattr(error, "position", getattr(error, "start", 0))
    position = position if isinstance(position, int) else 0
    found = _UNPRINTABLE.search(text)
    position = found.start() if found else position
    line = composer.first_line + text.count("\n", 0, position)
    message = "có ký tự không được dùng trong YAML"
    composer.notices.append(
        Notice(
            Severity.ERROR,
            "yaml-ky-tu-dieu-khien",
            message,
            "xóa ký tự đó",
            composer.file,
            line,
        )
    )
    composer.stopped = True


def _line(text: str, number: int) -> str:
    """Give a line of a text, counted from 0; "" past its end."""
    start = _start_of(text, number)
    return "" if start is None else text[start:].partition("\n")[0]


def _start_of(text: str, number: int) -> int | None:
    """Give where a line begins, counted from 0; None past the last.

    The lines before it alone are looked at: a text of a hundred faults is not split as often.
    """
    start = 0
    for _ in range(number):
        start = text.find("\n", start) + 1
        if not start:
            return None
    return start


def _next_margin(text: str, after: int) -> int | None:
    """Give where the next line begins that begins an entry at the margin.

    An entry of the kind the text begins with: a list under a key may stand at the margin too.
    """
    first, start = _MARGIN.search(text), _start_of(text, after + 1)
    if first is None or start is None:
        return None
    found = (match for match in _MARGIN.finditer(text, start) if match[1] == first[1])
    return next((match.start() for match in found), None)
