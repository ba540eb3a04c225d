"""Figures in a sentence against the table that its paragraph refers to.

Read only where the words before the figure end in the words of one row of that table, the figure
is counted in the unit of that row, column or table, and one column is meant: the one of the year
that the sentence names, or the only one that counts. Percentages are another rule's.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final

from pipeline.compose.checks.evidence import Evidence, Passage, PlacedTable, sentences
from pipeline.compose.checks.outline_of_rows import Line
from pipeline.compose.checks.quantities import shown
from pipeline.compose.checks.said_numbers import Said, said_numbers
from pipeline.model.inlines import Reference
from pipeline.model.notice import Notice, Severity
from pipeline.model.text import folded

_BEFORE: Final = re.compile(
    r"(?:,?\s*(?:vào\s+|trong\s+)?năm\s+(?P<year>\d{4}))?\s*,?\s*"
    r"(?:ước\s+)?(?:đạt|là|có|còn|bằng|ước|khoảng|:)?\s*(?:khoảng\s+)?$"
)
_YEAR: Final = re.compile(r"\bnăm\s+(\d{4})", re.IGNORECASE)
_BREAK: Final = re.compile(r"[;:.(]")
_LONG: Final = 8  # characters that make words of a row more than chance
_ABOUT: Final = re.compile(r"khoảng|gần|hơn|trên|dưới|xấp xỉ|ước")


def quoted_figures(evidence: Evidence) -> Iterator[Notice]:
    """Tell of figures that the table referred to does not bear out."""
    tables = {placed.table.id: placed for placed in evidence.tables}
    for passage in evidence.passages:
        if passage.table is not None:
            continue
        named = {run.target for run in passage.runs if isinstance(run, Reference)} & tables.keys()
        if len(named) == 1:
            placed = tables[named.pop()]
            for sentence in sentences(passage.text):
                yield from _in_sentence(passage, sentence, placed)


def tells_a_figure(passage: Passage) -> bool:
    """Say whether a passage refers to something, and tells figures with a unit."""
    if passage.table is not None or len(passage.runs) < 2:
        return False  # one run alone is a reference, or no reference
    refers = any(isinstance(run, Reference) for run in passage.runs)
    return refers and any(next(_counted(one), None) for one in sentences(passage.text))


def _counted(sentence: str) -> Iterator[Said]:
    """Give the figures of a sentence with a unit that are no years and no percentages."""
    return (
        said for said in said_numbers(sentence) if said.unit not in ("", "%") and not said.is_year
    )


def _in_sentence(passage: Passage, sentence: str, placed: PlacedTable) -> Iterator[Notice]:
    lines: Mapping[str, Line] | None = None
    for said in _counted(sentence):
        lines = _lines(placed) if lines is None else lines
        label, year = _named(sentence, said, lines)
        if label:
            yield from _held(passage, sentence, said, placed, lines[label], year)


@lru_cache(maxsize=64)
def _labels(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Give the words of rows that name one row alone, longest first."""
    once = [label for label in labels if labels.count(label) == 1 and len(label) >= _LONG]
    return tuple(sorted(once, key=lambda label: (-len(label), label)))


def _lines(placed: PlacedTable) -> dict[str, Line]:
    labels = tuple(folded(line.label) for line in placed.outline.lines)
    by_label = dict(zip(labels, placed.outline.lines, strict=True))
    return {label: by_label[label] for label in _labels(labels)}


def _named(sentence: str, said: Said, labels: Mapping[str, Line]) -> tuple[str, str]:
    """Give the row whose words stand right before a figure, and the year named between."""
    before = sentence[max(0, said.start - 120) : said.start]
    tail = _BEFORE.search(before)
    words = folded(_BREAK.split(before[: tail.start()] if tail else before)[-1])
    label = next((name for name in labels if words.endswith(name)), "")
    return label, (tail["year"] or "") if tail else ""


def _held(
    passage: Passage, sentence: str, said: Said, placed: PlacedTable, line: Line, year: str
) -> Iterator[Notice]:
    years = {year} if year else set(_YEAR.findall(sentence))
    columns = _columns(placed, line, said, years)
    found = [placed.quantities(column)[line.row] for column in columns]
    values = [one.low for one in found if one is not None and one.is_exact]
    if len(values) != 1 or len(columns) != 1:
        return
    (value,) = values
    about = _ABOUT.search(sentence[max(0, said.start - 12) : said.start])
    slack = _rounded(said) if about else said.half
    # the table counts in the same power of ten
    if abs(value - said.value.scaleb(-said.power)) <= slack.scaleb(-said.power):
        return
    told = shown(value)
    message = (
        f"câu ghi “{sentence[said.start : said.end].strip()}”, nhưng {placed.name}, dòng "
        f"“{line.label}”, cột “{placed.column(columns[0])}” là {told}"
    )
    yield passage.notice(
        Severity.WARNING, "so-khac-bang", message, "sửa câu hoặc sửa bảng cho khớp"
    )


def _rounded(said: Said) -> Decimal:
    """Give half of the last digit that is no nought: "khoảng 1.300" is told in hundreds."""
    digits = said.written.replace(".", "")
    noughts = 0 if "," in digits else len(digits) - len(digits.rstrip("0"))
    return said.half.scaleb(noughts)


def _columns(placed: PlacedTable, line: Line, said: Said, years: set[str]) -> Sequence[int]:
    """Give the columns that a figure can be quoted from: counted in its unit, of its year."""
    outline, grid = placed.outline, placed.table.grid
    counted = [
        column
        for column, info in enumerate(grid.columns)
        if column not in (outline.order, outline.label, outline.unit)
        and _is_unit(said, info.unit, info.name, line.unit, placed.table.unit)
        and placed.quantities(column)[line.row] is not None
    ]
    of_year = [c for c in counted if any(year in grid.columns[c].name for year in years)]
    if of_year or any(re.search(r"\b(?:19|20)\d\d\b", grid.columns[c].name) for c in counted):
        return of_year
    return counted


def _is_unit(said: Said, unit: str, name: str, own: str, whole: str) -> bool:
    """Say whether a figure is counted as a column is: word for word, power of ten and all."""
    told = unit or own or whole
    if not told:
        inner = re.search(r"\(([^)]*)\)\s*$", name)
        told = inner[1] if inner else ""
    words = folded(told).split()
    powers = {"nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9}
    power = powers.get(words[0], 0) if words else 0
    rest = words[1:] if power else words
    return power == said.power and bool(rest) and rest[0] == said.unit
