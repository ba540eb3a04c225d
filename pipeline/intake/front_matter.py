"""Front matter of a section: `tieu-de`, `ly-do`, `rut` between two lines `---`.

Strict YAML: every scalar is a string, there are no aliases, tags or doubled keys, and an
unknown key is an error with its nearest match. A broken front matter is left out with its
error; the text below it is read all the same.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from pipeline.intake.attributes import nearest
from pipeline.model.notice import Notice, Outcome, Severity

KEYS = ("tieu-de", "ly-do", "rut")
_KEY_LINE = re.compile(r"\s*[\"']?[\w-]+[\"']?\s*:(?:\s|$)")
_FIX = "phần khai báo chỉ gồm các dòng dạng 'tieu-de: …', 'ly-do: …', 'rut: true'"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says; `body` is the text below, which begins on `line` + 1."""

    body: str
    line: int = 0
    title: str = ""
    reason: str = ""
    withdrawn: bool = False


class _Fault(Exception):  # noqa: N818
    """A step within this module: what ends the reading of the keys; never seen outside."""

    def __init__(self, message: str, line: int, fix: str = _FIX) -> None:
        super().__init__(message)
        self.message, self.line, self.fix = message, line, fix


def read_front_matter(text: str, *, file: str) -> Outcome[FrontMatter]:
    """Give the front matter of a section's text, and the text below it.

    A first line `---` that no key follows, or that is never closed, is a line drawn by the
    author and stays in the body.
    """
    lines = text.split("\n")
    end = _closing_line(lines)
    if end is None:
        return Outcome(FrontMatter(text), tuple(_unclosed(lines, file)))
    inner = "\n".join(lines[1:end]) + "\n"
    body = "\n".join(lines[end + 1 :])
    values: dict[str, str] = {}
    notices: list[Notice] = []
    try:
        for key, value, line in _entries(inner):
            notices += _entry(values, key, value, line, file)
    except _Fault as fault:
        notices.append(_error(fault.message, fault.line, file, fault.fix))
    return Outcome(
        FrontMatter(
            body,
            end + 1,
            values.get("tieu-de", ""),
            values.get("ly-do", ""),
            values.get("rut") == "true",
        ),
        tuple(notices),
    )


def _closing_line(lines: list[str]) -> int | None:
    if lines[0].rstrip() != "---" or not any(line.strip() for line in lines[1:2]):
        return None
    for index in range(1, len(lines)):
        if lines[index].rstrip() in {"---", "..."}:
            keyed = any(_KEY_LINE.match(line) for line in lines[1:index])
            return index if keyed or index == 1 else None
    return None


def _unclosed(lines: list[str], file: str) -> Iterator[Notice]:
    if lines[0].rstrip() == "---" and len(lines) > 1 and _KEY_LINE.match(lines[1]):
        yield _error(
            "phần khai báo ở đầu tệp mở bằng '---' nhưng không có dòng '---' kết thúc",
            1,
            file,
            "thêm một dòng '---' ngay sau các khóa tieu-de, ly-do, rut",
        )


def _entry(values: dict[str, str], key: str, value: str, line: int, file: str) -> Iterator[Notice]:
    if key not in KEYS:
        near = nearest(key, KEYS)
        hint = f"có lẽ là '{near}'" if near else f"chỉ dùng {', '.join(KEYS)}"
        yield _error(f"khóa '{key}' không có trong phần khai báo", line, file, hint)
    elif key in values:
        yield _error(f"khóa '{key}' ghi hai lần", line, file, "giữ lại một dòng")
    elif key == "rut" and value not in {"true", "false"}:
        yield _error(
            f"'rut' là '{value}', cần 'true' hoặc 'false'", line, file, "ghi rut: true khi rút"
        )
    else:
        values[key] = " ".join(value.split())


def _entries(text: str) -> Iterator[tuple[str, str, int]]:
    """Give (key, value, line) of a mapping of plain scalars; line 1 is the opening `---`."""
    events = _events(text)
    first = next(events)
    if not isinstance(first, yaml.MappingStartEvent):
        raise _Fault("phần khai báo không phải các dòng 'khóa: giá trị'", _line(first))
    for key in events:
        if isinstance(key, yaml.MappingEndEvent):
            break
        name = _scalar(key)
        yield name, _scalar(next(events), name), _line(key)
    for extra in events:
        raise _Fault("phần khai báo có nhiều hơn một tài liệu YAML", _line(extra))


def _events(text: str) -> Iterator[yaml.Event]:
    """Give the events without the stream's and documents' own."""
    silent = (
        yaml.StreamStartEvent,
        yaml.StreamEndEvent,
        yaml.DocumentStartEvent,
        yaml.DocumentEndEvent,
    )
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if not isinstance(event, silent):
                yield event
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 2 if mark else 1
        raise _Fault("phần khai báo viết sai cú pháp YAML", line, _syntax_fix(text, line)) from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise _Fault("phần khai báo có ký tự hoặc cấu trúc không đọc được", 1) from None


def _syntax_fix(text: str, line: int) -> str:
    lines = text.split("\n")
    written = lines[line - 2] if 0 <= line - 2 < len(lines) else ""
    if written.count(":") > 1:
        return 'đặt giá trị có dấu hai chấm trong ngoặc kép: ly-do: "…: …"'
    return _FIX


def _scalar(event: yaml.Event, key: str = "") -> str:
    of_key = f" của '{key}'" if key else ""
    if isinstance(event, yaml.AliasEvent):
        raise _Fault(f"giá trị{of_key} dùng bí danh '*', không được phép", _line(event))
    if not isinstance(event, yaml.ScalarEvent):
        raise _Fault(f"giá trị{of_key} phải là một dòng chữ", _line(event))
    if event.anchor is not None or event.tag is not None:
        raise _Fault(f"giá trị{of_key} dùng neo '&' hoặc thẻ '!', không được phép", _line(event))
    return str(event.value)


def _line(event: yaml.Event) -> int:
    return int(event.start_mark.line) + 2 if event.start_mark else 1


def _error(message: str, line: int, file: str, fix: str) -> Notice:
    return Notice(Severity.ERROR, "khai-bao-sai", message, fix, file, line)
