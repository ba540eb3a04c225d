"""The response table as it is printed: bodies by group, each comment with what became of it."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from pipeline.model.comment import Balance, Body, Disposition, Response
from pipeline.model.earlier import Left, LeftKind
from pipeline.model.fixed import Fixed
from pipeline.model.verdict import CommentTrace, Verdict

PLACES_SHEET: Final = "Vị trí cần xác định"
"""The sheet of `tiep-thu-giai-trinh.xlsx` with the comments whose place is not sure."""


class ResponseLine(Fixed):
    """One comment as the table tells it.

    Attributes:
        number: Its number among the comments of its body, from 1.
        response: The comment and its row.
        old_place: Where it points in the draft commented on, with the page where known.
        new_place: Where the change stands in the new draft, "" where nothing is said to be.
        trace: What the comparison of the drafts says of it, None where there is none.
    """

    number: int
    response: Response
    old_place: str
    new_place: str = ""
    trace: CommentTrace | None = None


class LeftLine(Fixed):
    """One comment of an earlier round as the table tells it again.

    `body` is the name of who made it, `old_place` where it points in the draft it is on.
    """

    left: Left
    body: str
    old_place: str


class BodyLines(Fixed):
    """One body: its name, its letters in words, its answer and its comments."""

    name: str
    letters: str
    body: Body
    lines: tuple[ResponseLine, ...] = ()

    @property
    def title(self) -> str:
        """Give name and letters: "Tỉnh A (Văn bản số 323/UBND ngày 19/01/2026)"."""
        return f"{self.name} ({self.letters})" if self.letters else self.name


class GroupLines(Fixed):
    """A group of bodies: "II. Các tỉnh liền kề"."""

    title: str
    bodies: tuple[BodyLines, ...]


class ResponseTable(Fixed):
    """The whole table with its opening figures.

    Attributes:
        earlier, later: Names of the draft commented on and of the one that answers.
        groups: Those that wrote, by group.
        silent: Names of those asked that did not answer, by group title.
        asked, answered: How many bodies were asked, and how many wrote.
        agreed: How many agree without a comment; `presumed` by their silence alone.
        dispositions: How many comments have each result, in the order of the enum.
        balance: Comments received, answered, open, doubled.
        left: What earlier rounds left, by kind; no part of the figures above.
        council: Whether those asked are the appraisal council.
    """

    earlier: str
    later: str
    groups: tuple[GroupLines, ...]
    silent: tuple[tuple[str, tuple[str, ...]], ...]
    asked: int
    answered: int
    agreed: int
    presumed: int
    dispositions: tuple[tuple[Disposition, int], ...]
    balance: Balance
    left: tuple[LeftLine, ...] = ()
    council: bool = False

    @property
    def left_counts(self) -> tuple[tuple[LeftKind, int], ...]:
        """Give how many comments of earlier rounds are told again, by kind, none left out."""
        counts = Counter(line.left.kind for line in self.left)
        return tuple((kind, counts[kind]) for kind in LeftKind)

    @property
    def verdicts(self) -> tuple[tuple[Verdict, int], ...]:
        """Give how many comments have each verdict, in the order of the enum, none left out."""
        counts = Counter(line.trace.verdict for _, _, line in self.lines if line.trace)
        return tuple((verdict, counts[verdict]) for verdict in Verdict)

    @property
    def lines(self) -> Iterator[tuple[GroupLines, BodyLines, ResponseLine]]:
        """Give every comment with its body and group, in the table's order."""
        for group in self.groups:
            for body in group.bodies:
                for line in body.lines:
                    yield group, body, line
