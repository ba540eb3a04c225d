"""Captions, units and sources of tables and pictures: found beside them, above or below.

Sources: Nghị định 30/2020/NĐ-CP says nothing of captions; these are the forms that departments
use ("Bảng 1.", "Bảng số 2:", "Biểu 3 -", "ĐVT: tỷ đồng", "Nguồn: …").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.intake.departmental.paragraphs.lines import (
    Laid,
    LaidTable,
    Line,
    trimmed,
    without_opening,
)
from pipeline.intake.departmental.paragraphs.markers import Kind, marker_of
from pipeline.model.document import Inline, NoteMark, Picture, Table, plain_text
from pipeline.model.fixed import replace
from pipeline.model.inlines import Text

_TABLE: Final = r"(?:phụ\s+)?(?:bảng|biểu)(?:\s+bảng|\s+biểu)?"
_FIGURE: Final = r"(?:hình(?:\s+ảnh|\s+vẽ)?|ảnh|sơ\s+đồ|biểu\s+đồ|đồ\s+thị|bản\s+đồ|lược\s+đồ)"
_COUNT: Final = (
    r"(?:[A-ZĐ]{0,3}\.?\d{1,3}(?:\s?[.\-–]\s?\d{1,3})*[a-z]?|"
    r"[IVXLC]+(?:\s?[.\-–]\s?\d{1,3})*)(?![\w/])"
)
_LABEL: Final = re.compile(
    rf"(?P<label>(?:(?P<table>{_TABLE})|(?P<figure>{_FIGURE}))(?:\s+số)?\s*(?P<count>{_COUNT}))"
    r"\s*(?P<end>[.:)\-–—/]*)\s*",
    re.IGNORECASE,
)
_UNNUMBERED: Final = re.compile(rf"(?:{_TABLE}|{_FIGURE})\s*[:.]?\s+\S", re.IGNORECASE)
_UNIT: Final = re.compile(
    r"\(?\s*(?:đvt|đơn\s+vị(?:\s+tính)?)\s*[:：]\s*(?P<unit>[^()]{1,60}(?:\([^()]*\))?[^()]{0,20}?)"
    r"\s*\)?[.;]?",
    re.IGNORECASE,
)
_UNIT_BEHIND: Final = re.compile(
    r"\s*[(\[–-]?\s*(?:đvt|đơn\s+vị(?:\s+tính)?)\s*[:：]\s*(?P<unit>[^()\[\]]{1,60}?)\s*[)\]]?[.]?$",
    re.IGNORECASE,
)
_ORIGIN: Final = re.compile(
    r"\(?\s*nguồn(?:\s+(?:số\s+liệu|dữ\s+liệu|thông\s+tin))?\s*:\s*(?P<origin>.+?)\s*\)?",
    re.IGNORECASE | re.DOTALL,
)
PRINTED: Final = re.compile(  # what stands before a unit and a source, which the report prints
    r"(?:đvt|đơn\s+vị(?:\s+tính)?|nguồn(?:\s+(?:số\s+liệu|dữ\s+liệu|thông\s+tin))?)\s*:",
    re.IGNORECASE,
)
_ATTACHED: Final = re.compile(r"\(?\s*(?:ban hành\s+)?kèm\s+theo\b", re.IGNORECASE)
_LONGEST: Final = 300
_ABOVE: Final = 3  # lines between which caption and unit stand above a table


@dataclass(frozen=True, slots=True)
class Caption:
    """What is said beside a table or a picture.

    Attributes:
        runs: Its title, number and unit left out.
        label: What it was called, as typed: "Bảng 1.2", "" for a title without a number.
        unit, origin: Without the words "ĐVT:" and "Nguồn:".
        lines: The positions of the lines that say it.
        anchors: Bookmarks in them.
        title: A second title between the caption and the table, "" for none.
    """

    runs: tuple[Inline, ...] = ()
    label: str = ""
    unit: str = ""
    origin: str = ""
    lines: tuple[int, ...] = ()
    anchors: tuple[str, ...] = ()
    title: str = ""


NO_CAPTION: Final = Caption()


@dataclass(frozen=True, slots=True)
class _Labelled:
    label: str
    length: int
    is_table: bool
    end: str


def labelled(text: str) -> _Labelled | None:
    """Give the label that a line opens with, None for none."""
    found = _LABEL.match(text)
    if found is None:
        return None
    label = " ".join(found["label"].split())
    return _Labelled(label, found.end(), found["table"] is not None, found["end"])


def is_caption(line: Line) -> bool:
    """Say whether a line is a caption by itself: a label, and no sentence about a table."""
    text = line.text
    found = labelled(text)
    if len(text) > _LONGEST or marker_of(text).kind not in (Kind.NONE, Kind.CAPITAL):
        return False
    if found is None:
        return False
    title = text[found.length :]
    if line.captioned or "caption" in line.look.style or not title:
        return True
    stands_out = line.emphasis.bold or line.emphasis.italic or line.look.align == "center"
    return stands_out or (bool(found.end) and not title[:1].islower())


def captions(laid: Sequence[Laid], taken: Sequence[int]) -> dict[int, Caption]:
    """Give what is said of each table, picture and chart by its position.

    `taken` are the positions of headings, which are no captions.
    """
    heads = set(taken)
    things = [at for at, thing in enumerate(laid) if _kind(thing)]
    used: set[int] = set()
    said: dict[int, Caption] = {}
    habit = _habit(laid)
    for at in things:
        below_first = _kind(laid[at]) == "figure" or habit == "below"
        taken_now = heads | used
        above, below = _above(laid, at, taken_now), _below(laid, at, taken_now, habit)
        first, second = (below, above) if below_first else (above, below)
        found = second if not first.runs and second.runs else first
        found = _with_edges(laid, at, found, heads | used)
        if found.lines or found.runs:
            used.update(found.lines)
            said[at] = found
    return said


def _kind(thing: Laid) -> str:
    if isinstance(thing, LaidTable):
        return "table"
    for block in thing.drawn:
        if isinstance(block, Picture):
            return "figure"
        if isinstance(block, Table):
            return "figure"
    return ""


def _habit(laid: Sequence[Laid]) -> str:
    """Say on which side the file's captions of tables stand: by those with a table on one only."""
    above = below = 0
    for at, thing in enumerate(laid):
        if isinstance(thing, Line) and is_caption(thing):
            found = labelled(thing.text)
            if found is None or not found.is_table:
                continue
            after = at + 1 < len(laid) and (_is_table(laid, at + 1) or _is_table(laid, at + 2))
            before = _is_table(laid, at - 1)
            above += after and not before
            below += before and not after
    return "below" if below > above else "above"


def _is_table(laid: Sequence[Laid], at: int) -> bool:
    return 0 <= at < len(laid) and isinstance(laid[at], LaidTable)


def _above(laid: Sequence[Laid], at: int, taken: set[int]) -> Caption:
    """Give the caption that ends within some lines above a table or picture."""
    unit = ""
    lines: list[int] = []
    for back in range(at - 1, max(-1, at - 1 - _ABOVE), -1):
        line = laid[back]
        if not isinstance(line, Line) or back in taken or line.drawn:
            break
        told = _UNIT.fullmatch(line.text)
        if told and not unit:
            unit = told["unit"].strip()
            lines.append(back)
            continue
        if is_caption(line) and _fits(line, laid[at]):
            return _caption(line, unit, (*lines, back))
        joined = _two_lines(laid, back, taken, laid[at])
        if joined is not None:
            return _caption(joined, unit, (*lines, back, back - 1))
        if _is_title(line) and isinstance(laid[at], LaidTable):
            over = _over_title(laid, back, taken)
            if over is not None:
                found = _caption(over, unit, (*lines, back, back - 1))
                return replace(found, title=line.text)
            return _caption(line, unit, (*lines, back))
        break
    return Caption(unit=unit, lines=tuple(lines)) if unit else NO_CAPTION


def _two_lines(laid: Sequence[Laid], at: int, taken: set[int], thing: Laid) -> Line | None:
    """Give a caption whose label stands alone on the line above its title."""
    title, above = laid[at], laid[at - 1] if at else None
    if not isinstance(title, Line) or not isinstance(above, Line) or at - 1 in taken:
        return None
    found = labelled(above.text)
    if found is None or above.text[found.length :] or not _fits(above, thing):
        return None
    if len(title.text) > _LONGEST or marker_of(title.text).kind is not Kind.NONE:
        return None
    return replace(above, runs=(*above.runs, Text(" "), *title.runs))


def _over_title(laid: Sequence[Laid], at: int, taken: set[int]) -> Line | None:
    """Give the numbered caption of a table right over another title of it, None for none."""
    line, title = laid[at - 1] if at else None, laid[at]
    if not isinstance(line, Line) or at - 1 in taken or line.drawn or not is_caption(line):
        return None
    assert isinstance(title, Line)
    found = labelled(line.text)
    is_whole = all(isinstance(run, Text) for run in title.runs)
    return line if found and found.is_table and line.text[found.length :] and is_whole else None


def _below(laid: Sequence[Laid], at: int, taken: set[int], habit: str) -> Caption:
    """Give the caption that stands directly below a table or picture, sources passed over."""
    after = at + 1
    if after < len(laid) and isinstance(laid[after], Line):
        line = laid[after]
        assert isinstance(line, Line)
        if _ORIGIN.fullmatch(line.text) and after + 1 < len(laid):
            after += 1
    line_ = laid[after] if after < len(laid) else None
    if not isinstance(line_, Line) or after in taken or line_.drawn:
        return NO_CAPTION
    if not is_caption(line_) or not _fits(line_, laid[at]):
        return NO_CAPTION
    following = laid[after + 1] if after + 1 < len(laid) else None
    if isinstance(laid[at], LaidTable) and isinstance(following, LaidTable) and habit == "above":
        return NO_CAPTION
    return _caption(line_, "", (after,))


def _fits(line: Line, thing: Laid) -> bool:
    """Say whether a caption's word fits the thing: a chart may be called a table, no picture."""
    found = labelled(line.text)
    if found is None:
        return True
    if isinstance(thing, LaidTable):
        return found.is_table
    return not found.is_table or any(isinstance(block, Table) for block in thing.drawn)


def _is_title(line: Line) -> bool:
    """Say whether a line without a number is a table's title: centred and standing out."""
    text = line.text
    if not text or len(text) > _LONGEST or marker_of(text).kind is not Kind.NONE:
        return False
    if "caption" in line.look.style:
        return True
    stands_out = line.emphasis.bold or line.emphasis.italic or text.isupper()
    if _ATTACHED.match(text):
        return False
    if text.endswith((";", ":", ",")) and not _UNNUMBERED.match(text):
        return False
    return stands_out and (line.look.align == "center" or bool(_UNNUMBERED.match(text)))


def _caption(line: Line, unit: str, lines: tuple[int, ...]) -> Caption:
    found = labelled(line.text)
    runs = without_opening(line.runs, found.length) if found else line.runs
    behind = _UNIT_BEHIND.search(plain_text(runs).rstrip())
    if behind and not unit and behind.start() > 0:
        unit = behind["unit"].strip()
        runs = _cut(runs, behind.start())
    return Caption(runs, found.label if found else "", unit, "", lines, line.anchors)


def _cut(runs: tuple[Inline, ...], length: int) -> tuple[Inline, ...]:
    """Give the first so many letters of runs; notes behind them stay."""
    kept: list[Inline] = []
    left = length
    for run in runs:
        if isinstance(run, Text):
            if left > 0:
                kept.append(replace(run, text=run.text[:left]))
            left -= len(run.text)
        elif left > 0 or isinstance(run, NoteMark):
            kept.append(run)
            left -= len(plain_text((run,)))
    return trimmed(kept)


def _with_edges(laid: Sequence[Laid], at: int, found: Caption, taken: set[int]) -> Caption:
    """Give a caption with the unit above the table and the source below it, wherever it stands."""
    if not isinstance(laid[at], LaidTable) and not any(
        isinstance(block, Table)
        for block in laid[at].drawn  # type: ignore[union-attr]
    ):
        return found
    above = at - 1
    line = laid[above] if above >= 0 else None
    if not found.unit and isinstance(line, Line) and above not in (*taken, *found.lines):
        told = _UNIT.fullmatch(line.text)
        if told:
            found = replace(found, unit=told["unit"].strip(), lines=(*found.lines, above))
    for after in (at + 1, at + 2):
        line = laid[after] if after < len(laid) else None
        if not isinstance(line, Line):
            break
        told = _ORIGIN.fullmatch(line.text)
        if told and after not in taken and not line.drawn and len(line.text) <= _LONGEST:
            return replace(found, origin=told["origin"].strip(), lines=(*found.lines, after))
        if after not in found.lines:
            break
    return found
