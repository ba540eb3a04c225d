"""Rows that a register is given for what earlier rounds left: to be answered where work goes on.

A row with the code of an earlier comment answers that comment again (`later_answers`); as long as
it says nothing, the answer given before stands.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from pipeline.consult.assignment import Duties
from pipeline.consult.memory.left import code_of
from pipeline.consult.register.cells import cells_of_place
from pipeline.model.comment import Comment
from pipeline.model.earlier import LEFT_WORDS, Left, LeftKind

_LETTERS: Final = 300  # of the answer given before, in the cell that tells why the row is there


def proposed_rows(
    left: Sequence[Left],
    there: Collection[str],
    duties: Duties,
    ministries: frozenset[str],
    labels: Mapping[str, str],
) -> tuple[Mapping[str, str | date], ...]:
    """Give a row, by key of the column, for each comment that is left and has none.

    Args:
        left: What earlier rounds left, as the newest draft has it.
        there: Codes of earlier comments that the register names already.
        duties: Who answers, and by when.
        ministries: Bodies that are written to through their contact agency.
        labels: Items as registers name them, by id.
    """
    return tuple(
        _row(one, duties, ministries, labels)
        for one in _open(left)
        if code_of(one.response) not in there
    )


def unanswered(left: Sequence[Left], duties: Duties) -> Iterator[tuple[Comment, str, date | None]]:
    """Give what nobody has answered yet, with who is to answer it and by when."""
    for one in left:
        if one.kind is LeftKind.UNANSWERED:
            row, comment = one.response.row, one.response.comment
            handler = row.handler if row and row.handler else duties.handler(comment, frozenset())
            yield comment, " ".join(handler.split()), row.due if row and row.due else duties.due


def _open(left: Sequence[Left]) -> Iterator[Left]:
    return (one for one in left if one.kind is not LeftKind.LATER)


def _row(
    left: Left, duties: Duties, ministries: frozenset[str], labels: Mapping[str, str]
) -> Mapping[str, str | date]:
    comment, row = left.response.comment, left.response.row
    made: dict[str, str | date] = {
        "code": code_of(left.response),
        "agency": duties.names.get(comment.agency, comment.agency),
        "letter": comment.letter.number,
        **cells_of_place(comment, labels),
        "content": comment.thread,
        "handler": row.handler if row and row.handler else duties.handler(comment, ministries),
        "due": duties.due,
        "proposed": comment.proposed,
        "source": _why(left),
    }
    if comment.letter.day is not None:
        made["letter_day"] = comment.letter.day
    if left.now.place is not None:
        made["position"] = left.now.place.text
    return made


def _why(left: Left) -> str:
    """Say why a comment is told again, what was answered, and what its body holds of that."""
    row = left.response.row
    words = [f"{left.draft} để lại: {LEFT_WORDS[left.kind]}"]
    if row is not None and row.disposition is not None:
        said = ". ".join(filter(None, (row.disposition.value, row.explanation.strip())))
        words.append(f"đã trả lời: “{_cut(said)}”")
    if left.reply is not None:
        words.append(f"cơ quan: “{_cut(left.reply.told)}”")
    return "; ".join(words)


def _cut(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _LETTERS else f"{one_line[: _LETTERS - 1]}…"
