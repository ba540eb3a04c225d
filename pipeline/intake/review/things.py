"""What stands in a paragraph besides words: pictures, charts, formulas, shapes, embedded objects.

In a draft they are known by content: a picture by the hash of its bytes, a chart by its numbers,
a formula by its letters, which the draft's custom part keeps by TeX. Two programs write the same
formula in other markup, its letters stay.

Sources: ECMA-376 Part 1, 20.4 (drawings), 21.2 (charts), 22.1 (Office Math; 22.1.2.87 and
17.13.5.19: a run of letters says within itself that it was inserted or deleted).
"""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from lxml import etree

from pipeline.intake.word.charts import read_chart
from pipeline.intake.word.package import SVG, WP, A, C, M, R, W, WordPackage
from pipeline.intake.word.tokens import DELETIONS, INSERTIONS, TEXT_BOX, Kind, Token
from pipeline.model.chart import Chart, Datum
from pipeline.model.document import Inline
from pipeline.model.fixed import replace
from pipeline.model.inlines import Drawing, Image, Math
from pipeline.ooxml.formulas import shown

_O: Final = "{urn:schemas-microsoft-com:office:office}"
_V: Final = "{urn:schemas-microsoft-com:vml}"
_DIGITS: Final = 6  # behind the comma, by which numbers of two programs agree
_SIGNS: Final = str.maketrans(
    {"−": "-", "–": "-", "⋅": "·", "∗": "*", "\u2061": "", "\u2062": "", "\u200b": ""}
)


class ThingKind(StrEnum):
    """What a thing is, in the words of a comment."""

    PICTURE = "hình"
    CHART = "biểu đồ"
    FORMULA = "công thức"
    SHAPE = "hình vẽ"
    OBJECT = "đối tượng nhúng"


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing.

    Attributes:
        kind: What it is.
        prints: What its content is known by; () where that is not known.
        name: What it is called: a formula's letters, a picture's caption; "" for none.
        chart: Its numbers, of a chart of one of our kinds.
        after: The letters of a formula whose inside was changed with tracking, None elsewhere.
        revisions: The tracked changes around it, and within a formula, outermost first.
        size: Of a drawing, in EMU; (0, 0) elsewhere.
    """

    kind: ThingKind
    prints: frozenset[str] = frozenset()
    name: str = ""
    chart: Chart | None = None
    after: str | None = None
    revisions: tuple[etree._Element, ...] = ()
    size: tuple[int, int] = (0, 0)

    @property
    def inserted(self) -> bool:
        """Say whether the draft does not have it."""
        return self.after is None and any(n.tag in INSERTIONS for n in self.revisions)

    @property
    def deleted(self) -> bool:
        """Say whether the reviewer took it away with tracking."""
        return self.after is None and any(n.tag in DELETIONS for n in self.revisions)

    def is_like(self, other: "Thing") -> bool:
        """Say whether both show the same; what is not known of one is no difference."""
        if self.kind is not other.kind:
            return False
        if self.chart is not None and other.chart is not None:
            return same_chart(self.chart, other.chart)
        return not self.prints or not other.prints or bool(self.prints & other.prints)


def draft_things(
    runs: Iterable[Inline], letters: Mapping[str, str], name: str = ""
) -> Iterator[Thing]:
    """Give the things of a paragraph of the draft; `letters` are formulas' by their TeX."""
    for run in runs:
        match run:
            case Drawing(image=Chart() as chart):
                yield Thing(ThingKind.CHART, name=name or chart.alt, chart=chart)
            case Drawing(image=Image() as image) | (Image() as image):
                yield Thing(ThingKind.PICTURE, frozenset((image.sha256,)), name or image.alt)
            case Math(tex=tex):
                known = letters.get(tex, "")
                prints = frozenset((_folded(known),)) if known else frozenset()
                yield Thing(ThingKind.FORMULA, prints, known or tex)
            case _:
                pass


class ThingReader:
    """Reads the things of one part of a copy."""

    def __init__(self, package: WordPackage, part: str) -> None:
        self._package = package
        self._part = part

    def read(self, token: Token) -> Thing | None:
        """Give the thing that a token is; None for a word, and a box that only holds words."""
        if token.node is None or token.kind not in (Kind.DRAWING, Kind.MATH):
            return None
        if token.kind is Kind.MATH:
            return formula(token.node, token.revisions)
        drawn = self._drawing(token.node, token.revisions)
        return None if drawn is None else replace(drawn, size=_size(token.node))

    def _drawing(self, node: etree._Element, revisions: tuple[etree._Element, ...]) -> Thing | None:
        chart = next(node.iter(f"{C}chart"), None)
        if chart is not None:
            return self._chart(chart, revisions)
        if next(node.iter(f"{_O}OLEObject"), None) is not None:
            return Thing(ThingKind.OBJECT, revisions=revisions)
        prints = frozenset(filter(None, map(self._print, self._pictures(node))))
        if prints:
            return Thing(ThingKind.PICTURE, prints, revisions=revisions)
        if any(text.text for box in node.iter(TEXT_BOX) for text in box.iter(f"{W}t")):
            return None  # its words are read as a paragraph
        return Thing(ThingKind.SHAPE, revisions=revisions)

    def _chart(self, node: etree._Element, revisions: tuple[etree._Element, ...]) -> Thing:
        target = self._target(str(node.get(f"{R}id", "")))
        root = self._package.tree(target) if target else None
        chart = None if root is None else read_chart(root, alt="")
        prints = frozenset((self._print(str(node.get(f"{R}id", ""))),))
        return Thing(ThingKind.CHART, prints, chart=chart, revisions=revisions)

    def _pictures(self, node: etree._Element) -> Iterator[str]:
        for blip in node.iter(f"{A}blip", f"{SVG}svgBlip"):
            yield str(blip.get(f"{R}embed", "") or blip.get(f"{R}link", ""))
        for data in node.iter(f"{_V}imagedata"):
            yield str(data.get(f"{R}id", ""))

    def _print(self, id_: str) -> str:
        """Give the hash of what a relationship leads to; the address of what stands elsewhere."""
        target = self._target(id_)
        data = self._package.part(target) if target else None
        if data is not None:
            return hashlib.sha256(data).hexdigest()
        relation = self._package.relations(self._part).get(id_)
        return relation.target if relation is not None else id_

    def _target(self, id_: str) -> str:
        relation = self._package.relations(self._part).get(id_)
        return "" if relation is None or relation.external else relation.target


def _size(node: etree._Element) -> tuple[int, int]:
    extent = next(node.iter(f"{WP}extent"), None)
    given = ("", "") if extent is None else (extent.get("cx", ""), extent.get("cy", ""))
    wide, high = (int(length) if length.isdecimal() else 0 for length in given)
    return wide, high


def formula(node: etree._Element, revisions: tuple[etree._Element, ...] = ()) -> Thing:
    """Give a formula by its letters, before and after the tracked changes within it."""
    inner: list[etree._Element] = []
    before, after = [], []
    for text, letters in shown(node):
        changes = _changes(text, node)
        inner.extend(change for change in changes if change not in inner)
        if not any(change.tag in INSERTIONS for change in changes):
            before.append(letters)
        if not any(change.tag in DELETIONS for change in changes):
            after.append(letters)
    old, new = "".join(before).strip(), "".join(after).strip()
    return Thing(
        ThingKind.FORMULA,
        frozenset((_folded(old),)),
        old or new,
        after=new if inner and not revisions else None,
        revisions=(*revisions, *inner),
    )


def _changes(text: etree._Element, formula_node: etree._Element) -> list[etree._Element]:
    """Give the tracked changes of letters or a sign: around it within the formula, and in it.

    Those of a fraction's stroke and of brackets stand in the properties of what they belong to
    (17.13.5.13 and 5.18, deleted and inserted math control character).
    """
    found = list(text.iterfind(f"*/{M}ctrlPr/*") if text.tag == f"{M}d" else ())
    if text.tag == f"{M}den":
        found = list(text.iterfind(f"../{M}fPr/{M}ctrlPr/*"))
    found = [change for change in found if change.tag in (f"{W}ins", f"{W}del")]
    for parent in text.iterancestors():
        if parent is formula_node:
            break
        if parent.tag in INSERTIONS or parent.tag in DELETIONS:
            found.append(parent)
        elif parent.tag == f"{M}r":
            found.extend(child for child in parent if child.tag in (f"{W}ins", f"{W}del"))
    return found


def _folded(letters: str) -> str:
    plain = unicodedata.normalize("NFKC", letters).translate(_SIGNS)
    return "".join(plain.split())


def same_chart(one: Chart, other: Chart) -> bool:
    """Say whether two charts are of one kind and show the same numbers under the same names."""
    return one.kind is other.kind and not any(chart_differences(one, other))


def chart_differences(old: Chart, new: Chart) -> Iterator[str]:
    """Give in words what numbers and names of a chart are others: "2022: 384 → 399"."""
    if old.kind is not new.kind:
        yield f"kiểu {old.kind.value} → {new.kind.value}"
    olds, news = dict(_numbers(old)), dict(_numbers(new))
    for key in dict.fromkeys((*olds, *news)):
        was, now = olds.get(key, ""), news.get(key, "")
        if key not in news:
            yield f"bỏ {key} ({_shown(was)})"
        elif key not in olds:
            yield f"thêm {key} ({_shown(now)})"
        elif _value(was) != _value(now):
            yield f"{key}: {_shown(was)} → {_shown(now)}"


_Number = Datum | None | str


def _numbers(chart: Chart) -> Iterator[tuple[str, Datum | None]]:
    several = len(chart.series) > 1
    for series in chart.series:
        for category, datum in zip(chart.categories, series.data, strict=False):
            name = f"{series.name}, {category}" if several else category
            yield " ".join(name.split()), datum


def _shown(number: _Number) -> str:
    return number.text if isinstance(number, Datum) else "trống"


def _value(number: _Number) -> Decimal | None:
    """Give a number for comparing: another program's has other formats, and a longer tail."""
    return round(number.value, _DIGITS) if isinstance(number, Datum) else None
