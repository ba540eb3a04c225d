"""Comments carried into the response register of the next draft, and how they balance."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pipeline.consult.assignment import Duties, ministries
from pipeline.consult.divergence import same_points
from pipeline.consult.register.cells import cells_of_place, item_labels
from pipeline.consult.register.remembered import PLACES, is_edited, row_from, values_of
from pipeline.consult.register.shared_answers import modules_used
from pipeline.consult.similar import similar
from pipeline.model.comment import (
    Balance,
    Certainty,
    Comment,
    Consultation,
    Disposition,
    Register,
    RegisterRow,
    Response,
    comment_key,
)
from pipeline.model.fixed import replace
from pipeline.model.outline import Agency, Outline
from pipeline.model.register_changes import RegisterChanges
from pipeline.model.register_memory import ENTERED, Remembered, number_of, print_of
from pipeline.model.text import folded
from pipeline.work.memory import uninterrupted

_Cells = Mapping[str, str | date]


@uninterrupted()
def register_changes(
    consultation: Consultation,
    register: Register,
    *,
    agencies: Sequence[Agency],
    outlines: Sequence[Outline],
    day: date,
    left: Sequence[_Cells] = (),
) -> RegisterChanges | None:
    """Give what is to be written into the register; None where it says everything already.

    Args:
        consultation: Comments on the draft before, each with its row where it has one.
        register: The register of the new draft as read.
        agencies: All bodies, for names and for who handles what.
        outlines: The new draft's, then that of the draft commented on.
        day: The new draft's, by which answers are due.
        left: Rows for comments of earlier rounds, which come last.
    """
    work = _Work.of(consultation, register, agencies, tuple(outlines), day)
    rows: list[_Cells] = []
    fills: dict[tuple[int, str], str | date] = {}
    memory = {
        code: kept
        for code, kept in register.memory.items()
        if kept.key != ENTERED or code in work.raw
    }
    decided = dict(_decided(consultation))
    for response in consultation.responses:
        told = work.told(response.comment)
        row = work.raw_row(response)
        if row is None or not row.cell:
            cells = work.new_row(response, row, told)
            rows.append(cells)
        else:
            own = work.fills(response, row, told)
            own |= {place: v for place, v in decided.items() if place[0] == _row_number(row)}
            fills |= own
            cells = {column: value for (_, column), value in own.items()}
        memory[response.comment.code] = work.kept(response, row, _written(row, cells))
    rows += left
    used = _used(consultation, register)
    changed = register.layout is None or memory != register.memory or _is_new(used, register)
    if not (rows or fills or changed):
        return None
    return RegisterChanges(tuple(rows), fills, memory, used)


def balance_words(total: Balance) -> str:
    """Give the balance as it is printed in every run; what is not there is not spoken of."""
    words = (
        f"nhận {total.received} = đã trả lời {total.answered} + chưa trả lời {total.open} + "
        f"trùng {total.duplicates}"
    )
    if total.entered:
        answered = total.entered - total.entered_open
        words += (
            f"; do đơn vị tư vấn nhập {total.entered} = đã trả lời {answered} + chưa trả lời "
            f"{total.entered_open}"
        )
    if total.agreements:
        words += f"; {total.agreements} dòng chỉ ghi thống nhất"
    return words


@dataclass(frozen=True, slots=True)
class _Work:
    """What every row is made with.

    `raw` are the register's rows by code as they stand there, before answers were shared; rows
    without code there are in `by_cell`.
    """

    register: Register
    duties: Duties
    of_state: frozenset[str]
    labels: Mapping[str, str]
    alike: Mapping[str, tuple[str, ...]]
    raw: Mapping[str, RegisterRow]
    by_cell: Mapping[str, RegisterRow]

    @classmethod
    def of(
        cls,
        consultation: Consultation,
        register: Register,
        agencies: Sequence[Agency],
        outlines: tuple[Outline, ...],
        day: date,
    ) -> "_Work":
        comments = [response.comment for response in consultation.responses]
        return cls(
            register,
            Duties.of(outlines, agencies, day),
            ministries(agencies),
            item_labels(outlines),
            similar(comments),
            {row.code: row for row in reversed(register.rows) if row.code},
            {row.cell: row for row in register.rows if row.cell},
        )

    def told(self, comment: Comment) -> _Cells:
        """Give what is filled into a row of the consultant's as well, where its cell is empty."""
        return {
            "handler": self.duties.handler(comment, self.of_state),
            "due": self.duties.due,
            "proposed": comment.proposed,
            "similar": "; ".join(self.alike.get(comment.code, ())),
        }

    def raw_row(self, response: Response) -> RegisterRow | None:
        """Give the row of a comment as it stands in the register; a deleted one as it was kept."""
        if response.row is None:
            return None
        if response.row.cell:
            return self.by_cell.get(response.row.cell, response.row)
        kept = self.register.memory.get(response.row.code)
        return row_from(response.row.code, kept) if kept else response.row

    def new_row(self, response: Response, row: RegisterRow | None, told: _Cells) -> _Cells:
        """Give a row for a comment, with the answers of the row it once had."""
        comment = response.comment
        made: dict[str, str | date] = {
            "code": comment.code,
            "agency": self.duties.names.get(comment.agency, comment.agency),
            "letter": comment.letter.number,
            **cells_of_place(comment, self.labels),
            "content": comment.thread,
            **told,
        }
        if comment.letter.day is not None:
            made["letter_day"] = comment.letter.day
        if row is not None:
            made |= _cells(row)
        return made

    def fills(
        self, response: Response, row: RegisterRow, told: _Cells
    ) -> dict[tuple[int, str], str | date]:
        """Give the values for empty cells of ours in a row; what is filled is the consultant's."""
        layout, comment = self.register.layout, response.comment
        if layout is None:
            return {}
        cells: dict[str, str | date] = {
            column: value
            for column, value, is_empty in (
                ("handler", told["handler"], not row.handler),
                ("due", told["due"], row.due is None),
                ("proposed", told["proposed"], "proposed" not in dict(layout.columns)),
                ("code", comment.code, row.code != comment.code),
                ("letter", comment.letter.number, not row.letter),
                ("letter_day", comment.letter.day or "", row.letter_day is None),
            )
            if value and is_empty
        }
        if row.similar != told["similar"]:
            cells["similar"] = told["similar"]
        place = self._place(comment, row)
        if place is not None:
            cells["position"] = place
        return {(_row_number(row), column): value for column, value in cells.items()}

    def kept(self, response: Response, row: RegisterRow | None, written: RegisterRow) -> Remembered:
        """Give what is to be kept of a row, which stands there as `written` from now on."""
        comment = response.comment
        before = self.register.memory.get(comment.code)
        ours = {
            column: print_of(text)
            for column, text in cells_of_place(comment, self.labels).items()
            if text
        }
        if comment.entered:
            now = Remembered(ENTERED)
        elif row is None:
            now = Remembered(comment_key(comment), ours)
        else:
            told = dict(before.written) if before else {}
            if not row.cell:
                told = {**ours, **told}
            elif (place := self._place(comment, row)) is not None:
                told["position"] = print_of(place)
            told_here = folded(comment.content), folded(comment.thread)
            same = not row.content or folded(row.content) in told_here
            key = comment_key(comment) if same or not row.key else row.key
            now = Remembered(key, told)
        return Remembered(now.key, now.written, values_of(written, now))

    def _place(self, comment: Comment, row: RegisterRow) -> str | None:
        """Give what is to stand under "Vị trí", None where that is the consultant's or the same."""
        if comment.entered or comment.certainty is Certainty.BY_HAND:
            return None
        kept = self.register.memory.get(row.code)
        ours = cells_of_place(comment, self.labels)["position"]
        if row.position and (kept is None or is_edited(row, "position", kept)):
            return None
        return ours if folded(ours) != folded(row.position) else None


_KEPT: Final = (
    "disposition", "explanation", "changed_at", "handler", "due", "group", "proposal", "decider",
    "decision", "letter", "letter_day", "source", "split_from", *PLACES.values(),
)  # fmt: skip


def _cells(row: RegisterRow) -> dict[str, str | date]:
    """Give the cells of a row that say something, by key of the column."""
    names = {name: column for column, name in PLACES.items()}
    told = {name: getattr(row, name) for name in _KEPT}
    return {names.get(name, name): value for name, value in told.items() if value}


def _written(row: RegisterRow | None, cells: _Cells) -> RegisterRow:
    """Give a row as it stands there once its cells are written."""
    told = {PLACES.get(column, column): value for column, value in cells.items()}
    result = told.pop("disposition", None)
    made = replace(row or RegisterRow(""), **told)  # type: ignore[arg-type]  # by their columns
    return made if result is None else replace(made, disposition=Disposition(str(result)))


def _used(consultation: Consultation, register: Register) -> Mapping[int, str]:
    """Give where each text module is used, by the row it stands in."""
    cells = {row.cell: row for row in register.rows}
    raw = []
    for response in consultation.responses:
        row = cells.get(response.row.cell) if response.row else None
        if row is not None:
            raw.append(RegisterRow(response.comment.code, explanation=row.explanation))
    found = modules_used(raw)
    return {
        _number(module.cell): "; ".join(found.get(number_of(module.number), ()))
        for module in register.modules
    }


def _is_new(used: Mapping[int, str], register: Register) -> bool:
    """Say whether the sheet of text modules does not yet say where they are used."""
    told = {_number(module.cell): module.used for module in register.modules}
    return told != dict(used)


def _decided(consultation: Consultation) -> Iterator[tuple[tuple[int, str], str]]:
    """Give what was decided on a point to every comment of it that lacks the decision."""
    for point in same_points(consultation.responses):
        rows = [response.row for response in point if response.row is not None]
        decision = next((row.decision for row in rows if row.decision), "")
        for row in rows:
            if decision and not row.decision:
                yield (_row_number(row), "decision"), decision


def _row_number(row: RegisterRow) -> int:
    return _number(row.cell)


def _number(cell: str) -> int:
    return int("".join(filter(str.isdigit, cell.rpartition("!")[2])))
