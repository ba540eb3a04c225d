"""The lines of a Word file as read, before it is known what they are.

A line is one paragraph: its runs, how it looks, what hangs in it. Tables stand between lines.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from pipeline.intake.departmental.paragraphs.looks import PLAIN_LOOK, ParagraphLook
from pipeline.model.document import Block, Grid, Inline, plain_text
from pipeline.model.fixed import replace
from pipeline.model.inlines import PLAIN, LineBreak, Text

_MOSTLY: Final = 0.97  # of the letters: a bold line often ends with a full stop that is not


@dataclass(frozen=True, slots=True)
class Emphasis:
    """How much of a line's letters are bold, italic, underlined; how large most are."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    size: int = 28


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph.

    Attributes:
        place: Its number among the places of the file, from 1.
        runs: What it says; a number that Word sets stands in front like a typed one.
        look: How it is set.
        emphasis: How its letters look, those of its number left out.
        bullet: Level and sign of Word's own bullet, None where it has none.
        anchors: Bookmarks in it, which references name.
        drawn: Pictures and formulas that stand on lines of their own, in order.
        counted: Whether Word sets its number.
        captioned: Whether it has a field that counts tables or figures.
        columns: Its parts between tabs, where it has any.
    """

    place: int
    runs: tuple[Inline, ...] = ()
    look: ParagraphLook = PLAIN_LOOK
    emphasis: Emphasis = field(default_factory=Emphasis)
    bullet: tuple[int, str] | None = None
    anchors: tuple[str, ...] = ()
    drawn: tuple[Block, ...] = ()
    counted: bool = False
    captioned: bool = False
    columns: tuple[tuple[Inline, ...], ...] = ()

    @property
    def text(self) -> str:
        """Give its words without spaces around."""
        return plain_text(self.runs).strip()


@dataclass(frozen=True, slots=True)
class CellLine:
    """One paragraph of a cell."""

    runs: tuple[Inline, ...]
    look: ParagraphLook
    emphasis: Emphasis


@dataclass(frozen=True, slots=True)
class LaidTable:
    """A table at its place.

    `number` counts the tables of the file from 1, `nested` how many stand in its cells, `cut` the
    cells beyond the widest table that is read; `ruled` says whether its lines are drawn.
    """

    place: int
    number: int
    grid: Grid
    nested: int = 0
    cut: int = 0
    ruled: bool = True

    @property
    def text(self) -> str:
        """Give the words of its cells."""
        return " ".join(cell.text for row in self.grid.rows for cell in row.cells if cell.runs)


Laid = Line | LaidTable


def joined(runs: Iterable[Inline]) -> tuple[Inline, ...]:
    """Give runs with neighbours of the same marks in one, spaces and breaks at the ends gone."""
    return trimmed(_merged(_single_spaced(_merged(runs))))


def _merged(runs: Iterable[Inline]) -> list[Inline]:
    """Give runs with neighbours of the same marks in one, empty ones left out."""
    made: list[Inline] = []
    for run in runs:
        last = made[-1] if made else None
        if isinstance(run, Text) and isinstance(last, Text) and last.marks == run.marks:
            made[-1] = Text(last.text + run.text, last.marks)
        elif not isinstance(run, Text) or run.text:
            made.append(run)
    return made


def _single_spaced(runs: list[Inline]) -> list[Inline]:
    """Give the runs with one space where several stand, also from run to run."""
    made: list[Inline] = []
    spaced = True  # nothing stands before the first letter
    for run in runs:
        if isinstance(run, Text):
            text = " ".join(run.text.split())
            if run.text[:1].isspace() and text and not spaced:
                text = f" {text}"
            if run.text[-1:].isspace():
                text = f"{text} " if text else ("" if spaced else " ")
            if text:
                made += _unmarked_edges(replace(run, text=text))
                spaced = text.endswith(" ")
        else:
            made.append(run)
            spaced = isinstance(run, LineBreak)
    return made


def _unmarked_edges(run: Text) -> Iterator[Text]:
    """Give a run with a look of its own without the spaces at its edges, which have none."""
    body = run.text.strip()
    if run.marks == PLAIN or body == run.text or not body:
        yield replace(run, marks=PLAIN) if not body else run
        return
    if run.text[0].isspace():
        yield Text(" ")
    yield replace(run, text=body)
    if run.text[-1].isspace():
        yield Text(" ")


def trimmed(runs: Iterable[Inline]) -> tuple[Inline, ...]:
    """Give runs without spaces and breaks at either end, and around breaks."""
    made = list(runs)
    while made and _is_gap(made[0]):
        made.pop(0)
    while made and _is_gap(made[-1]):
        made.pop()
    for at, run in enumerate(made):
        if isinstance(run, Text):
            text = run.text
            if at == 0 or isinstance(made[at - 1], LineBreak):
                text = text.lstrip()
            if at + 1 == len(made) or isinstance(made[at + 1], LineBreak):
                text = text.rstrip()
            made[at] = replace(run, text=text)
    return tuple(run for run in made if not isinstance(run, Text) or run.text)


def _is_gap(run: Inline) -> bool:
    return isinstance(run, LineBreak) or (isinstance(run, Text) and not run.text.strip())


def without_opening(runs: tuple[Inline, ...], count: int) -> tuple[Inline, ...]:
    """Give the runs without so many letters at their beginning; a reference counts as its words."""
    left = count
    rest: list[Inline] = []
    for run in runs:
        length = len(plain_text((run,)))
        if left <= 0:
            rest.append(run)
        elif isinstance(run, Text) and length > left:
            rest.append(replace(run, text=run.text[left:]))
            left = 0
        else:
            left -= length
    return trimmed(rest)


def without_bold(thing: Laid) -> Laid:
    """Give a line without bold, where all of a file is; a table as it is."""
    if not isinstance(thing, Line):
        return thing
    runs = (
        replace(run, marks=replace(run.marks, bold=False)) if isinstance(run, Text) else run
        for run in thing.runs
    )
    return replace(thing, runs=joined(runs))


def is_most(part: int, whole: int) -> bool:
    """Say whether a number of letters is as good as all of them."""
    return whole > 0 and part >= _MOSTLY * whole
