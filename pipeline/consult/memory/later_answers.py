"""Answers to comments of earlier rounds, written into the register of a later one.

A row of `lan-3/tiep-thu.xlsx` with a code of a comment on draft 1 ("YK1-…") answers that comment
again: what it fills goes before what `lan-2/tiep-thu.xlsx` says. It is no row of its own round.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from pipeline.consult.register.shared_answers import with_shared_answers
from pipeline.model.comment import Consultation, Register, RegisterRow
from pipeline.model.fixed import replace
from pipeline.model.notice import Notice, Severity

_ROUND: Final = re.compile(r"YK([0-9]+)-")
_ANSWERS: Final = (
    "disposition", "explanation", "changed_at", "handler", "due", "proposal", "decider", "decision",
)  # fmt: skip


def parted(register: Register, round_number: int) -> tuple[Register, tuple[RegisterRow, ...]]:
    """Give the register of the comments on draft `round_number`, and its rows on earlier ones.

    Text modules in these rows are written out.
    """
    whole = with_shared_answers(register.rows, register.modules)
    is_later = [_is_of_earlier(row, round_number) for row in register.rows]
    own = tuple(row for row, later in zip(register.rows, is_later, strict=True) if not later)
    others = tuple(row for row, later in zip(whole, is_later, strict=True) if later)
    return (replace(register, rows=own) if others else register), others


def answered_later(made: Consultation, rows: Iterable[RegisterRow]) -> Consultation:
    """Give a consultation with what later registers answer, the oldest register's rows first."""
    told: dict[str, list[RegisterRow]] = {}
    for row in rows:
        told.setdefault(row.code, []).append(row)
    if not told:
        return made
    responses = tuple(
        replace(one, row=_renewed(one.row, one.comment.code, told.get(one.comment.code, ())))
        for one in made.responses
    )
    orphans = (_renewed(row, row.code, told.get(row.code, ())) or row for row in made.orphans)
    return replace(made, responses=responses, orphans=tuple(orphans))


def unknown_answers(
    rows: Iterable[RegisterRow], codes: Collection[str], register: str
) -> Iterator[Notice]:
    """Name the rows whose code no earlier comment has, with what they say."""
    for row in rows:
        if row.code not in codes:
            said = "; ".join(filter(None, (row.disposition, row.explanation, row.content)))
            yield Notice(
                Severity.ERROR,
                "ma-y-kien-khong-co",
                f"mã '{row.code}' không có trong các lần góp ý trước; chưa tính: “{said}”",
                "ghi đúng mã ở đầu bảng tiếp thu, giải trình",
                file=register,
                cell=row.cell or None,
            )


def _is_of_earlier(row: RegisterRow, round_number: int) -> bool:
    found = _ROUND.match(row.code)
    return found is not None and int(found[1]) < round_number and not row.split_from


def _renewed(
    row: RegisterRow | None, code: str, later: Iterable[RegisterRow]
) -> RegisterRow | None:
    for newer in later:
        told: Mapping[str, object] = {
            name: value for name in _ANSWERS if (value := getattr(newer, name))
        }
        row = replace(row or RegisterRow(code), **told)  # type: ignore[arg-type]  # by their names
    return row
