"""Rows of a register kept beside it: as values, and made rows again when one was deleted."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import Final

from pipeline.model.comment import Comment, Consultation, Disposition, Register, RegisterRow
from pipeline.model.fixed import replace
from pipeline.model.register_memory import ENTERED, Remembered, print_of

_ID: Final = re.compile(r"\[([a-z0-9-]+)\]\s*$")
_ANSWERS: Final = (
    "disposition", "explanation", "changed_at", "handler", "due", "group", "proposal", "decider",
    "decision", "letter", "letter_day", "source", "split_from",
)  # fmt: skip
PLACES: Final = {"item": "item_text", "position": "position", "quote": "quote"}
"""The columns that say where a comment points, with the names they have in a row."""
_TYPED: Final = ("disposition", "due", "letter_day")
_TOLD: Final = ("agency", "content", "proposed", *PLACES.values())


def values_of(row: RegisterRow, kept: Remembered) -> Mapping[str, str]:
    """Give what is to be kept of a row: its answers, edits of its place, all of one entered."""
    names = list(_ANSWERS)
    if kept.key == ENTERED:
        names += _TOLD
    else:
        names += (name for column, name in PLACES.items() if is_edited(row, column, kept))
    told = {name: _text(getattr(row, name)) for name in names}
    return {name: text for name, text in told.items() if text}


def is_edited(row: RegisterRow, column: str, kept: Remembered) -> bool:
    """Say whether a cell of the place has other words than we wrote, where we know these."""
    text = getattr(row, PLACES[column])
    written = kept.written.get(column, "")
    return bool(text and written) and print_of(text) != written


def row_from(code: str, kept: Remembered) -> RegisterRow:
    """Give the row that a code had, with its answers; it stands in no cell."""
    values = kept.values
    texts = {
        name: text
        for name, text in values.items()
        if name in (*_ANSWERS, *_TOLD) and name not in _TYPED
    }
    result = values.get("disposition")
    found = _ID.search(values.get("item_text", ""))
    row = RegisterRow(
        code,
        item=found[1] if found else "",
        disposition=Disposition(result) if result in set(Disposition) else None,
        due=_day(values, "due"),
        letter_day=_day(values, "letter_day"),
        key=kept.key,
    )
    return replace(row, **texts)  # type: ignore[arg-type]  # all of them are texts


def deleted_rows(register: Register) -> Iterator[RegisterRow]:
    """Give the rows of comments that the register once had and has no longer."""
    codes = {row.code for row in register.rows}
    for code, kept in sorted(register.memory.items()):
        if code not in codes and kept.key != ENTERED:
            yield row_from(code, kept)


def deleted_entries(register: Register) -> Iterator[RegisterRow]:
    """Give the rows of the consultant's own that were taken out of the register."""
    codes = {row.code for row in register.rows}
    for code, kept in sorted(register.memory.items()):
        if code not in codes and kept.key == ENTERED:
            yield row_from(code, kept)


def to_answer(
    made: Consultation, memory: Mapping[str, Remembered]
) -> tuple[tuple[Comment, str, date | None], ...]:
    """Give the comments without an answer, with who is to answer them and by when.

    `memory` is what is kept of the rows once they are written, new ones among them.
    """
    found = []
    for response in made.responses:
        if response.disposition is None:
            kept = memory.get(response.comment.code)
            values = kept.values if kept else {}
            handler = " ".join(values.get("handler", "").split())
            found.append((response.comment, handler, _day(values, "due")))
    return tuple(found)


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _day(values: Mapping[str, str], name: str) -> date | None:
    """Give a day among what is kept, None where none is, or what is kept is none."""
    with suppress(ValueError):
        return date.fromisoformat(values.get(name, ""))
    return None
