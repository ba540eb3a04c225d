"""Comments carried into the response register of the next draft, and how they balance."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pipeline.consult.assignment import Duties, item_label, ministries
from pipeline.consult.divergence import same_points
from pipeline.consult.similar import similar
from pipeline.model.comment import (
    Balance,
    Comment,
    Consultation,
    Register,
    RegisterRow,
    comment_key,
)
from pipeline.model.outline import Agency, Outline
from pipeline.model.register_changes import RegisterChanges
from pipeline.work.memory import uninterrupted


@uninterrupted()
def register_changes(
    consultation: Consultation,
    register: Register,
    *,
    agencies: Sequence[Agency],
    outlines: Sequence[Outline],
    day: date,
) -> RegisterChanges | None:
    """Give what is to be written into the register; None where it says everything already.

    Args:
        consultation: Comments on the draft before, each with its row where it has one.
        register: The register of the new draft as read.
        agencies: All bodies, for names and for who handles what.
        outlines: The new draft's, then that of the draft commented on.
        day: The new draft's, by which answers are due.
    """
    duties = Duties.of(tuple(outlines), agencies, day)
    of_state = ministries(agencies)
    labels = {item.id: item_label(item) for outline in reversed(outlines) for item in outline.items}
    alike = similar([response.comment for response in consultation.responses])
    rows: list[Mapping[str, str | date]] = []
    fills: dict[tuple[int, str], str | date] = {}
    keys: dict[str, str] = {row.code: row.key for row in register.rows if row.key}
    changed = register.layout is None
    for response in consultation.responses:
        comment, row = response.comment, response.row
        told: dict[str, str | date] = {
            "handler": duties.handler(comment, of_state),
            "due": duties.due,
            "proposed": comment.proposed,
            "similar": "; ".join(alike.get(comment.code, ())),
        }
        if row is None:
            named = duties.names.get(comment.agency, comment.agency)
            rows.append(_new_row(comment, named, labels, told))
            keys[comment.code] = comment_key(comment)
            continue
        if not row.key:
            keys[row.code] = comment_key(comment)
        fills.update(_fills(row, told, register))
    fills.update(_decided(consultation))
    before = {row.code: row.key for row in register.rows if row.key}
    if not (rows or fills or changed or keys != before):
        return None
    return RegisterChanges(tuple(rows), fills, keys)


def balance_words(total: Balance) -> str:
    """Give the balance as it is printed in every run."""
    return (
        f"nhận {total.received} = đã trả lời {total.answered} + chưa trả lời {total.open} + "
        f"trùng {total.duplicates}"
    )


def _new_row(
    comment: Comment,
    name: str,
    labels: Mapping[str, str],
    told: Mapping[str, str | date],
) -> Mapping[str, str | date]:
    return {
        "code": comment.code,
        "agency": name,
        "letter": comment.letter.number,
        "item": labels.get(comment.item, comment.item_text),
        "quote": comment.quote,
        "content": comment.content,
        **told,
    }


def _decided(consultation: Consultation) -> Iterator[tuple[tuple[int, str], str]]:
    """Give what was decided on a point to every comment of it that lacks the decision."""
    for point in same_points(consultation.responses):
        rows = [response.row for response in point if response.row is not None]
        decision = next((row.decision for row in rows if row.decision), "")
        for row in rows:
            if decision and not row.decision:
                yield (_row_number(row), "decision"), decision


def _row_number(row: RegisterRow) -> int:
    return int("".join(filter(str.isdigit, row.cell.rpartition("!")[2])))


def _fills(
    row: RegisterRow, told: Mapping[str, str | date], register: Register
) -> Iterator[tuple[tuple[int, str], str | date]]:
    """Give the values for empty cells of ours in a row; what is filled is the consultant's."""
    layout = register.layout
    if layout is None:
        return
    number = _row_number(row)
    has_proposed = "proposed" in dict(layout.columns)
    empty = {
        "handler": not row.handler,
        "due": row.due is None,
        "proposed": not has_proposed,
        "similar": row.similar != told["similar"],
    }
    for key, value in told.items():
        if empty[key] and (value or key == "similar"):
            yield (number, key), value
