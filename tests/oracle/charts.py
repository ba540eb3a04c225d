"""Whether the charts of a .docx hold the numbers of the tables they are drawn from.

From raw .xlsx by openpyxl, raw pipe tables by hand and the chart parts by lxml: no code of the
pipeline's. A number is known by the two names it stands under, in either order, because rows
may be series or categories; group and total rows are in no chart.
"""

import io
import re
import unicodedata
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

import openpyxl
from lxml import etree

from tests.oracle.dialect import chart_attributes, plain
from tests.oracle.docx_parts import Package, read_package
from tests.oracle.expected import Finder
from tests.oracle.pieces import folded, parsed

C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_KINDS: Final = {"barChart": "column", "lineChart": "line", "pieChart": "pie"}
_LEFT_OUT: Final = re.compile(r"tổng|cộng", re.IGNORECASE)
_ROMAN: Final = re.compile(r"[IVX]+\.?")
_COUNTING: Final = frozenset({"tt", "stt"})
Points = Counter[tuple[frozenset[str], Decimal]]
Cells = Sequence[Sequence[object]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """One chart: where it stands, its kind, and each number under its two names."""

    source: str
    kind: str
    points: Points


def chart_differences(expected: Sequence[Drawn], actual: Sequence[Drawn]) -> list[str]:
    """What differs: every chart asked for must stand once, with each number exactly once."""
    left = list(actual)
    told = []
    for wanted in expected:
        fitting = [one for one in left if (one.kind, one.points) == (wanted.kind, wanted.points)]
        if fitting:
            left.remove(fitting[0])
            continue
        near = max(left, key=lambda one: (one.points & wanted.points).total(), default=None)
        missing = wanted.points - near.points if near else wanted.points
        extra = near.points - wanted.points if near else Counter()
        told.append(f"{wanted.source}: chart lacks {_shown(missing)}, has beside {_shown(extra)}")
    return [*told, *(f"{one.source}: chart that nobody asked for" for one in left)]


def _shown(points: Points) -> str:
    listed = [f"{' × '.join(sorted(names))} = {value}" for names, value in points]
    return "; ".join(sorted(listed)[:5]) or "nothing"


def expected_charts(path: Path, find: Finder) -> Iterator[Drawn]:
    """The charts one contribution asks for, from workbooks, then from pipe tables."""
    text = path.read_bytes().decode("utf-8-sig")
    for placed in plain(text)[1]:
        asked = (
            dict(placed.chart).get("chart") != "map"
        )  # a map is a picture, not a chart of Word's
        book = find(placed.file) if placed.is_table and placed.chart and asked else None
        if book is not None:
            yield _drawn(f"{path}: {placed.file}", _sheet(book, placed.sheet), dict(placed.chart))
    lines = text.splitlines()
    for number, line in enumerate(lines):
        attributes = chart_attributes(line) if line.startswith("Bảng:") else ()
        if attributes:
            yield _drawn(f"{path}:{number + 1}", _pipe(lines, number), dict(attributes))


def _sheet(path: Path, sheet: str) -> Cells:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path, data_only=True)
    page = book[sheet] if sheet in book.sheetnames else book.worksheets[0]
    return [list(row) for row in page.iter_rows(values_only=True)]


def _pipe(lines: Sequence[str], caption: int) -> Cells:
    """The pipe table nearest to a caption: after it, else before it."""
    after = next((n for n in (caption + 1, caption + 2) if lines[n : n + 1] and "|" in lines[n]), 0)
    step, at = (1, after) if after else (-1, caption - 1)
    while at > 0 and not lines[at].strip():
        at += step
    rows = []
    while 0 <= at < len(lines) and lines[at].lstrip().startswith("|"):
        rows.append([_typed(cell) for cell in lines[at].strip().strip("|").split("|")])
        at += step
    return [row for row in rows[::step] if not re.fullmatch(r"[\s:-]*", str(row[0] or ""))]


def _typed(text: str) -> object:
    read = parsed(text.strip())
    return text.strip() if read is None or "%" in text else read[0]


def _drawn(source: str, cells: Cells, attributes: dict[str, str]) -> Drawn:
    kind = attributes["chart"]
    asked = [_bare(attributes[key]) for key in ("x", "series") if key in attributes]
    top = next(
        n for n, row in enumerate(cells) if all(name in map(_bare, row) for name in asked) and
        sum(cell is not None for cell in row) > 1
    )  # fmt: skip
    header = [_bare(cell) for cell in cells[top]]
    rows = [row for row in cells[top + 1 :] if _counts(row)]
    first = next(n for n, name in enumerate(header) if name and name not in _COUNTING)
    names = [header.index(name) for name in asked] or [first]
    wanted = _asked(attributes.get("y", ""), header) or [
        n
        for n in range(len(header))
        if n not in names and header[n] not in _COUNTING and any(_number(row[n]) for row in rows)
    ]
    points: Points = Counter()
    for row in rows:
        under = [_words(row[n]) for n in names]
        for column in wanted:
            value = _number(row[column])
            if value is not None:
                pair = under if len(under) > 1 else [*under, _words(cells[top][column])]
                points[frozenset(map(_name, pair)), value] += 1
    return Drawn(source, "column" if kind == "stacked" else kind, points)


def _asked(names: str, header: Sequence[str]) -> list[int]:
    if _bare(names) in header:
        return [header.index(_bare(names))]
    # a name may have a comma of its own, so names are looked for between any two marks
    listed = f";{_bare(names).replace(',', ';')};"
    return [n for n, name in enumerate(header) if name and f";{name.replace(',', ';')};" in listed]


def _counts(row: Sequence[object]) -> bool:
    """Whether a row is one of numbers: no heading of a group, no total, no blank."""
    texts = [_words(cell) for cell in row if cell is not None]
    if not texts or _ROMAN.fullmatch(texts[0]):
        return False
    return not any(_LEFT_OUT.match(text) for text in texts[:2])


def _number(cell: object) -> Decimal | None:
    if isinstance(cell, bool) or not isinstance(cell, int | float | Decimal):
        return None
    return Decimal(str(cell)).normalize()


def _words(cell: object) -> str:
    return folded(str(cell)) if cell is not None else ""


def _bare(cell: object) -> str:
    plain_text = unicodedata.normalize("NFD", _name(_words(cell)).casefold().replace("đ", "d"))
    return re.sub(r"[\s_]|[\u0300-\u036f]", "", plain_text)


def _name(text: str) -> str:
    return re.sub(r"\s*\([^()]*\)$", "", text)


def actual_charts(source: str | Path | bytes) -> tuple[Drawn, ...]:
    """The charts of a .docx in the order of the text, by their caches.

    Raises AssertionError where the embedded workbook holds other numbers than the caches.
    """
    package = read_package(source)
    named = {rel.id: rel.target for rel in package.relations.get(package.main, ())}
    body = package.trees[package.main]
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    return tuple(_chart(package, named[node.get(relation, "")]) for node in body.iter(f"{C}chart"))


def _chart(package: Package, part: str) -> Drawn:
    tree = package.trees[part]
    kinds = [kind for name, kind in _KINDS.items() if tree.find(f".//{C}{name}") is not None]
    points: Points = Counter()
    for series in tree.iter(f"{C}ser"):
        (title,) = _cache(series, "tx").values()
        names = _cache(series, "cat")
        for index, value in _cache(series, "val").items():
            pair = frozenset(_name(folded(text)) for text in (title, names[index]))
            points[pair, Decimal(value).normalize()] += 1
    (book,) = package.related(part, "package")
    assert _embedded(package.data[book]) == points, f"{book}: other numbers than in {part}"
    return Drawn(part, kinds[0], points)


def _cache(series: etree._Element, tag: str) -> dict[int, str]:
    return {
        int(point.get("idx", "0")): point.findtext(f"{C}v", "")
        for point in series.iterfind(f"{C}{tag}//{C}pt")
    }


def _embedded(data: bytes) -> Points:
    book = openpyxl.load_workbook(io.BytesIO(data))
    header, *rows = book.worksheets[0].iter_rows(values_only=True)
    points: Points = Counter()
    for row in rows:
        for title, cell in zip(header[1:], row[1:], strict=True):
            value = _number(cell)
            if value is not None:
                points[frozenset(_name(_words(name)) for name in (title, row[0])), value] += 1
    return points
