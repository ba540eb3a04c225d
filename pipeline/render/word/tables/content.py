"""What the columns of a table hold: the room their words, figures, names and heads need.

Lengths are in em. What says nothing of its column is left out of the measure: cells merged over
several, names of groups, a text that stands alone in its row. Rows are taken at regular steps
from a long table for what is usual, all of them for what must not break.
"""

from collections.abc import Iterable, Sequence
from heapq import nlargest
from typing import Final

from pipeline.model.document import Grid, Row
from pipeline.model.fixed import Fixed
from pipeline.model.letter_widths import needs, width
from pipeline.model.table import Align, RowKind
from pipeline.render.word.tables.decimals import Texts, decimals, indents_in_em
from pipeline.render.word.tables.wrapping import Words, words_of

SHORT_WORDS: Final = 4  # of a place or a name that is read at a glance
_LONGEST_WORD: Final = 12.0  # longer ones (links) may break
_LONGEST_SHORT: Final = 40  # letters of a short cell
_LONGEST_COUNT: Final = 6  # letters of a row's number
_LETTER: Final = 0.46  # of an em, over whole sentences
_SAMPLE: Final = 500  # rows from which the usual length is taken
_FITTED: Final = 64  # rows whose height is told
_LONGEST: Final = 12  # of the short cells of a column that are measured, longest first
_FIGURES: Final = (Align.RIGHT, Align.DECIMAL)
_DASHES: Final = ("-", "–", "—")
_SPLIT: Final = 0.2  # of the filled cells: so many words make no column of figures


class Measure(Fixed):
    """A column's content.

    Attributes:
        word: Its widest word.
        whole: Its widest word, range or figure with unit.
        short: Its widest cell of few words, which should stay on a line.
        usual: The usual text of its body.
        head: The words of its own names in the header, one below the other.
        figures: Whether it holds figures, or a row's number: its names decide nothing.
        counts: Whether it numbers the rows.
    """

    word: float
    whole: float
    short: float
    usual: float
    head: tuple[Words, ...] = ()
    figures: bool = False
    counts: bool = False


class Across(Fixed):
    """Cells that reach over `count` columns from `start`: their widest word, names among them."""

    start: int
    count: int
    word: float
    head: tuple[Words, ...] = ()


class Content(Fixed):
    """What a table's columns hold, what reaches over several, and some rows by column."""

    columns: tuple[Measure, ...]
    across: tuple[Across, ...]
    rows: tuple[tuple[Words, ...], ...]


_NOTHING: Final = Words((), 0.0)


class _Cells:
    """The texts of a table's cells by what they are: of one column, or over several."""

    def __init__(self, count: int) -> None:
        self.columns = range(count)
        self.heads: list[list[str]] = [[] for _ in self.columns]
        self.strong: list[list[str]] = [[] for _ in self.columns]
        self.plain: list[list[str]] = [[] for _ in self.columns]
        self.across: dict[tuple[int, int], list[str]] = {}
        self.over: dict[tuple[int, int], list[str]] = {}
        self.rows: list[tuple[str, ...]] = []

    def add(self, row: Row, texts: Sequence[str]) -> None:
        """Take a row's cells with their texts."""
        own = ["" for _ in self.columns]
        for column, cell, text in zip(self.columns, row.cells, texts, strict=False):
            if text and cell.columns == 1:
                own[column] = text
            elif text:
                key = (column, min(cell.columns, len(self.columns) - column))
                self.across.setdefault(key, []).append(text)
                if row.kind is RowKind.HEADER:
                    self.over.setdefault(key, []).append(text)
        found = {RowKind.BODY: self.plain, RowKind.HEADER: self.heads}.get(row.kind, self.strong)
        for column, text in enumerate(own):
            if text:
                found[column].append(text)
        if row.kind is RowKind.BODY:
            self.rows.append(tuple(own))

    def spans(self) -> Iterable[Across]:
        """Give the cells over several columns, by their place."""
        for (start, reach), found in sorted(self.across.items()):
            if reach > 1:
                word = min(needs(found, bold=True).word, _LONGEST_WORD)
                names = self.over.get((start, reach), ())
                yield Across(start, reach, word, tuple(words_of(n, bold=True) for n in names))


def measure(grid: Grid, texts: Texts) -> Content:
    """Give the measure of each column, and of the cells that reach over several."""
    cells = _Cells(len(grid.columns))
    for row, words in zip(grid.rows, texts, strict=True):
        cells.add(row, words)
    usual = _usual_rows(cells.rows)
    aligned = _aligned_needs(grid, texts)
    columns = (
        _measure(
            cells.heads[column],
            cells.strong[column],
            cells.plain[column],
            [row[column] for row in usual],
            aligned.get(column, 0.0),
            entry.align,
            opens=column == 0,
        )
        for column, entry in enumerate(grid.columns)
    )
    return Content(tuple(columns), tuple(cells.spans()), _fitted(usual))


def _usual_rows(rows: Sequence[tuple[str, ...]]) -> Sequence[tuple[str, ...]]:
    """Give the rows without those of one text alone, which names the rows beneath it.

    Where most are such, they are the table.
    """
    several = [row for row in rows if len(row) - row.count("") != 1]
    return several if 2 * len(several) > len(rows) else rows


def _fitted(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[Words, ...], ...]:
    step = max(1, -(-len(rows) // _FITTED))
    return tuple(
        tuple(words_of(text) if text else _NOTHING for text in row) for row in rows[::step]
    )


def _measure(
    heads: Sequence[str],
    strong: Sequence[str],
    plain: Sequence[str],
    usual: Sequence[str],
    aligned: float,
    align: Align | None,
    *,
    opens: bool,
) -> Measure:
    thick, thin = needs((*heads, *strong), bold=True), needs(plain, bold=False)
    short = [text for text in usual if text]
    sample = usual[:: max(1, len(usual) // _SAMPLE)]
    counts = opens and _counts(short)
    return Measure(
        min(max(thick.word, thin.word, aligned), _LONGEST_WORD),
        min(max(thick.whole, thin.whole, aligned), _LONGEST_WORD),
        _short(short),
        _usual([len(text) for text in sample]) * _LETTER,
        tuple(words_of(head, bold=True) for head in heads),
        counts or _holds_figures(short, align),
        counts,
    )


def _short(texts: Iterable[str]) -> float:
    found = {
        text for text in texts if len(text) <= _LONGEST_SHORT and text.count(" ") < SHORT_WORDS
    }
    longest = nlargest(_LONGEST, found, key=lambda text: (len(text), text))
    return max((width(text, bold=False) for text in longest), default=0.0)


def _counts(texts: Sequence[str]) -> bool:
    """Say whether a column numbers the rows: nothing but "1", "2.1", "III", "a"."""
    return bool(texts) and all(len(text) <= _LONGEST_COUNT and " " not in text for text in texts)


def _holds_figures(texts: Sequence[str], align: Align | None) -> bool:
    if align in _FIGURES:
        return True
    words = sum(decimals(text) is None and text not in _DASHES for text in texts)
    return bool(texts) and words <= _SPLIT * len(texts)


def _aligned_needs(grid: Grid, texts: Texts) -> dict[int, float]:
    """Give the room of the numbers of each column aligned on the comma, indents included."""
    found: dict[int, float] = {}
    for column, indents in indents_in_em(grid, texts).items():
        longest: dict[tuple[float, bool], str] = {}
        for row, cells in zip(grid.rows, texts, strict=True):
            if row.kind is RowKind.HEADER or row.cells[column].columns != 1:
                continue
            indent = indents.get(decimals(cells[column]))
            if indent is not None:
                key = (indent, row.kind is not RowKind.BODY)
                longest[key] = max(longest.get(key, ""), cells[column], key=len)
        found[column] = max(
            (width(text, bold=bold) + indent for (indent, bold), text in longest.items()),
            default=0.0,
        )
    return found


def _usual(lengths: list[int]) -> int:
    lengths.sort()
    return lengths[int(len(lengths) * 0.9)] if lengths else 0
