"""What an author can mend: a notice with its place, words and mending.

The shape follows a compiler's diagnostics: severity, place, message, fix. Readers and
checks return notices beside their value (`Outcome`); they never raise for bad input.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Generic, TypeVar

from pipeline.model.fixed import Fixed, replace

T_co = TypeVar("T_co", covariant=True)


class Severity(StrEnum):
    """How much a notice weighs; `error` makes `check` exit with 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


SEVERITY_WORDS = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.INFO: "lưu ý"}
# Signs that turn the direction of writing, erase what a terminal shows, or cannot be seen
_HIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Notice(Fixed):
    """One thing found in the contributions, and how its author mends it.

    `file` is relative to the workspace, with `/`; `line` counts from 1; `cell` is
    `Sheet1!D14`; `code` is kebab-case Vietnamese without accents.
    """

    severity: Severity
    code: str
    message: str
    fix: str = ""
    file: str = ""
    line: int | None = None
    cell: str | None = None
    agency: str | None = None
    item: str | None = None

    @property
    def place(self) -> str:
        """Give `file`, `file:line` or `file:cell`, as the terminal shows it."""
        if self.cell is not None:
            return f"{self.file}:{self.cell}"
        return self.file if self.line is None else f"{self.file}:{self.line}"

    def __str__(self) -> str:
        head = f"{self.place}: " if self.file else ""
        text = f"{head}{SEVERITY_WORDS[self.severity]}: {self.message}"
        shown = f"{text}\n    cách sửa: {self.fix}" if self.fix else text
        return shown_signs(shown)


def shown_signs(text: str) -> str:
    """Give a text that a terminal can show: signs that hide or turn others stand as "<U+202E>"."""
    return _HIDDEN.sub(lambda sign: f"<U+{ord(sign[0]):04X}>", text)


class Outcome(Fixed, Generic[T_co]):
    """A value with everything noticed while it was made."""

    value: T_co
    notices: tuple[Notice, ...] = ()


def in_order(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Give the notices once each, by file, line, cell, weight and code."""
    return tuple(sorted(dict.fromkeys(notices), key=_sort_key))


def owned(notices: Iterable[Notice], *, agency: str | None, item: str | None) -> tuple[Notice, ...]:
    """Give the notices with agency and item filled in where the finder did not know them."""
    return tuple(
        replace(notice, agency=notice.agency or agency, item=notice.item or item)
        for notice in notices
    )


def _sort_key(notice: Notice) -> tuple[str, int, str, int, str, str]:
    return (
        notice.file,
        notice.line or 0,
        notice.cell or "",
        _ORDER[notice.severity],
        notice.code,
        notice.message,
    )
