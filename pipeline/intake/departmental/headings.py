"""Which lines are headings, and of which level: by style where there is one, else by look.

A number alone makes no heading: "1." does only where it is bold. What is emphasis in one file is
none in another, so emphasis counts only against the rest of the file. Levels follow the order in
which kinds of numbers stand under one another, the same for a kind in the whole file; where some
headings have styles, the styles' levels hold for all of their kind.

Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I; domain.md, section 7 (202 files of departments).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.intake.departmental.paragraphs.lines import Laid, LaidTable, Line
from pipeline.intake.departmental.paragraphs.markers import NO_MARKER, Kind, Marker, marker_of

_LONGEST: Final = 250  # letters of a heading
_SHORT: Final = 120  # letters of one that nothing but its number makes a heading
_BRIEF: Final = 50  # of one that ends with a colon
_STYLED: Final = 400  # letters of a heading by style: beyond it the style was misused
_BOLD_FILE: Final = 0.6  # of the letters: from there on bold says nothing
_TITLE_LINES: Final = 3  # lines of a title below "Chương I"
_DEEPEST: Final = 6
_NAMED: Final = (Kind.PART, Kind.ANNEX, Kind.CHAPTER, Kind.SECTION, Kind.SUBSECTION)
_DECIMALS: Final = (Kind.DECIMAL_2, Kind.DECIMAL_3, Kind.DECIMAL_4, Kind.DECIMAL_5)
_OPENERS: Final = re.compile(
    r"(?:đặt vấn đề|mở đầu|lời (?:nói|mở) đầu|kết luận(?: và kiến nghị)?|kiến nghị(?:, đề xuất)?|"
    r"đề xuất(?:, kiến nghị)?|sự cần thiết.*|căn cứ (?:pháp lý|lập.*)|phần mở đầu|tổng quan|"
    r"tài liệu tham khảo)[.:]?",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"[.;,]$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found: which kind of number it has, its style's level from 0 (None: by look).

    `length` is how many letters its number takes, `joined` how many lines behind belong to it.
    """

    kind: Kind
    outline: int | None
    length: int
    joined: int = 0


@dataclass(frozen=True, slots=True)
class Levelled:
    """A heading with its level from 1."""

    heading: Heading
    level: int


def headings(laid: Sequence[Laid]) -> Mapping[int, Levelled]:
    """Give the headings among the things of a file by their position."""
    bold_file = is_all_bold(laid)
    found: dict[int, Heading] = {}
    for at, thing in enumerate(laid):
        if isinstance(thing, Line) and thing.text and at > _taken_to(found):
            heading = _heading(laid, at, thing, bold_file=bold_file)
            if heading is not None:
                found[at] = heading
    found = _consistent(laid, found)
    levels = _levels(laid, found)
    return {at: Levelled(heading, levels[at]) for at, heading in found.items()}


def _taken_to(found: Mapping[int, Heading]) -> int:
    """Give the position of the last line that belongs to a heading, -1 before the first."""
    last = max(found, default=-1)
    return last + found[last].joined if last >= 0 else -1


def is_all_bold(laid: Sequence[Laid]) -> bool:
    """Say whether so much of a file is bold that bold says nothing in it."""
    lines = [thing for thing in laid if isinstance(thing, Line) and len(thing.text) > _SHORT]
    total = sum(len(line.text) for line in lines)
    bold = sum(len(line.text) for line in lines if line.emphasis.bold)
    return total > 0 and bold > _BOLD_FILE * total


def _heading(laid: Sequence[Laid], at: int, line: Line, *, bold_file: bool) -> Heading | None:
    text = line.text
    marker = marker_of(text)
    outline = line.look.outline
    if outline is not None and len(text) <= _STYLED and not line.captioned:
        if marker.kind in (Kind.DASH, Kind.OTHER) or line.bullet is not None:
            return Heading(Kind.NONE, outline, 0)
        return Heading(marker.kind, outline, _taken(marker), _title_behind(laid, at, marker))
    if line.captioned or line.bullet is not None or len(text) > _LONGEST:
        return None
    strong = _is_strong(line, bold_file) or (bold_file and _stands_alone(laid, at, marker))
    if not _looks_so(laid, at, line, marker, strong=strong):
        return None
    return Heading(marker.kind, None, _taken(marker), _title_behind(laid, at, marker))


def _taken(marker: Marker) -> int:
    """Give how many letters of its number a heading loses: "Điều 1." is a name that is cited."""
    return 0 if marker.kind is Kind.ARTICLE else marker.length


def _is_strong(line: Line, bold_file: bool) -> bool:
    """Say whether a line stands out by its letters."""
    if line.text.isupper() and sum(map(str.isalpha, line.text)) > 3:
        return True
    return line.emphasis.bold and not bold_file


def _stands_alone(laid: Sequence[Laid], at: int, marker: Marker) -> bool:
    """Say whether a bold "1." in a file all bold is a title: short, and text follows it."""
    line = laid[at]
    if not isinstance(line, Line) or marker.kind is not Kind.ARABIC or at + 1 >= len(laid):
        return False
    behind = laid[at + 1]
    follows = not isinstance(behind, Line) or marker_of(behind.text).kind is not Kind.ARABIC
    return line.emphasis.bold and _is_title(line.text[marker.length :]) and follows


def _looks_so(laid: Sequence[Laid], at: int, line: Line, marker: Marker, *, strong: bool) -> bool:
    kind, text = marker.kind, line.text
    title = text[marker.length :]
    if kind in _NAMED:
        return (strong or line.look.align == "center") and len(text) <= _LONGEST
    if kind is Kind.ARTICLE:
        return strong
    if not title:
        return False
    if kind in (Kind.ROMAN, Kind.CAPITAL):
        return strong or (_is_title(title) and kind is Kind.ROMAN)
    if kind in _DECIMALS:
        slight = line.emphasis.italic or line.emphasis.underline
        return strong or (slight and len(text) <= _LONGEST) or _is_title(title)
    if kind in (Kind.ARABIC, Kind.ROUND):
        return strong and not _SENTENCE.search(title[:-1] if title.endswith(".") else title)
    if kind is Kind.LETTER:
        return strong and len(text) <= _SHORT and not _SENTENCE.search(title)
    if kind is Kind.NONE:
        return _is_opener(laid, at, line, strong=strong)
    return False


def _is_title(title: str) -> bool:
    """Say whether words read as a title: short, no sentence."""
    most = _BRIEF if title.endswith(":") else _SHORT  # a longer one only leads to what follows
    return (
        len(title) <= most
        and not _SENTENCE.search(title)
        and ". " not in title
        and title[:1].isupper()
    )


def _is_opener(laid: Sequence[Laid], at: int, line: Line, *, strong: bool) -> bool:
    """Say whether a line without a number heads what follows: in capitals and centred, or known.

    Short bold lines are mostly none: names, table titles, emphasis.
    """
    if not strong or len(line.text) > _SHORT or not _text_below(laid, at):
        return False
    return bool(_OPENERS.fullmatch(line.text)) or (
        line.text.isupper() and line.emphasis.bold and line.look.align == "center"
    )


def _text_below(laid: Sequence[Laid], at: int) -> bool:
    return at + 1 < len(laid) and not isinstance(laid[at + 1], LaidTable)


def _title_behind(laid: Sequence[Laid], at: int, marker: Marker) -> int:
    """Give how many lines below "Chương I", where it stands alone, are its title."""
    line = laid[at]
    assert isinstance(line, Line)
    if marker.kind not in _NAMED or line.text[marker.length :]:
        return 0
    count = 0
    for behind in laid[at + 1 : at + 1 + _TITLE_LINES]:
        if not isinstance(behind, Line) or not _goes_on_title(behind, first=count == 0):
            break
        count += 1
    return count


def _goes_on_title(line: Line, *, first: bool) -> bool:
    """Say whether a line is the title below a label, or goes on with it: centred, standing out."""
    text = line.text
    if marker_of(text).kind is not Kind.NONE or not 0 < len(text) <= _LONGEST or line.drawn:
        return False
    strong = line.emphasis.bold or text.isupper()
    centred = line.look.align == "center"
    if not first and _OPENERS.fullmatch(text):
        return False
    return (strong or centred) if first else (strong and centred)


def _consistent(laid: Sequence[Laid], found: Mapping[int, Heading]) -> dict[int, Heading]:
    """Give the headings without those of a kind that nothing but a few short lines make one."""
    kept = dict(found)
    for kind in (Kind.ROMAN, *_DECIMALS):
        lines = list(_of_kind(laid, kind))
        plain = [at for at in lines if at in found and not _is_marked(laid[at])]
        if not plain or _are_titles(laid, lines, found):
            continue
        for at in plain:
            if found[at].outline is None:
                kept.pop(at)
    _drop_odd_siblings(laid, kept)
    if any(_is_marked(laid[at]) for at in kept if kept[at].kind in _DECIMALS):
        _drop_plain_decimals(laid, kept)
    return kept


def _drop_odd_siblings(laid: Sequence[Laid], kept: dict[int, Heading]) -> None:
    """Drop a bold "2." whose "1." is an item of a list: emphasis among items is no heading."""
    heads: set[int] = set()
    items: set[int] = set()
    for at in range(len(laid)):
        heading, thing = kept.get(at), laid[at]
        if heading is not None and heading.kind is not Kind.NONE and heading.kind < Kind.ARABIC:
            heads, items = set(), set()
        marker = marker_of(thing.text) if isinstance(thing, Line) else NO_MARKER
        if marker.kind is not Kind.ARABIC:
            continue
        count = int(marker.count)
        lone = count > 1 and count - 1 in items and count - 1 not in heads
        if heading is not None and heading.outline is None and lone:
            kept.pop(at)
            heading = None
        (items if heading is None else heads).add(count)


def _drop_plain_decimals(laid: Sequence[Laid], kept: dict[int, Heading]) -> None:
    """Drop plain lines of a kind of which most headings stand out."""
    for kind in _DECIMALS:
        of_kind = [at for at in kept if kept[at].kind is kind]
        marked = [at for at in of_kind if _is_marked(laid[at])]
        if 2 * len(marked) > len(of_kind):
            for at in set(of_kind) - set(marked):
                kept.pop(at)


def _is_marked(thing: Laid) -> bool:
    assert isinstance(thing, Line)
    look = thing.emphasis
    return (
        look.bold or look.italic or look.underline or thing.text.isupper()
        or thing.look.outline is not None
    )  # fmt: skip


def _of_kind(laid: Sequence[Laid], kind: Kind) -> Iterator[int]:
    for at, thing in enumerate(laid):
        if isinstance(thing, Line) and marker_of(thing.text).kind is kind:
            yield at


def _are_titles(laid: Sequence[Laid], lines: Sequence[int], found: Mapping[int, Heading]) -> bool:
    """Say whether lines with one kind of number are titles: most are, and text stands between."""
    titles = [at for at in lines if at in found]
    if 3 * len(titles) < 2 * len(lines):
        return False
    apart = sum(at + 1 < len(laid) and at + 1 not in set(lines) for at in titles)
    return 2 * apart >= len(titles)


def _levels(laid: Sequence[Laid], found: Mapping[int, Heading]) -> dict[int, int]:
    """Give each heading its level: dense ranks of the keys of kinds and styles."""
    keys = _keys(found)
    ranks = {key: min(rank, _DEEPEST) for rank, key in enumerate(sorted(set(keys.values())), 1)}
    return {at: ranks[keys[at]] for at in found}


def _keys(found: Mapping[int, Heading]) -> dict[int, float]:
    """Give each heading a key by which it stands above or below the others.

    A style's level is its key. A kind whose headings have styles elsewhere in the file has their
    level; a kind without any stands where its numbers would, between those that have.
    """
    styled = _styled_kinds(found)
    order = _order(found)
    keys: dict[int, float] = {}
    for at, heading in found.items():
        if heading.outline is not None:
            keys[at] = float(heading.outline)
        elif heading.kind in styled:
            keys[at] = styled[heading.kind]
        elif heading.kind is Kind.NONE:
            keys[at] = min((*styled.values(), *(_key(k, styled, order) for k in order)), default=0)
        else:
            keys[at] = _key(heading.kind, styled, order)
    return _with_annexes(found, keys)


def _with_annexes(found: Mapping[int, Heading], keys: dict[int, float]) -> dict[int, float]:
    """Give the keys with annexes beside the highest of the text, not above it.

    An annex follows the text; its heading heads no part of it.
    """
    text = [key for at, key in keys.items() if found[at].kind is not Kind.ANNEX]
    if not text:
        return keys
    top = min(text)
    return {at: top if found[at].kind is Kind.ANNEX else key for at, key in keys.items()}


def _styled_kinds(found: Mapping[int, Heading]) -> dict[Kind, float]:
    levels: defaultdict[Kind, Counter[int]] = defaultdict(Counter)
    for heading in found.values():
        if heading.outline is not None and heading.kind is not Kind.NONE:
            levels[heading.kind][heading.outline] += 1
    return {kind: float(counted.most_common(1)[0][0]) for kind, counted in levels.items()}


def _order(found: Mapping[int, Heading]) -> list[Kind]:
    """Give the kinds of the file from the highest, as they stand under one another there."""
    kinds = sorted({heading.kind for heading in found.values()} - {Kind.NONE})
    first = {kind: min(at for at in found if found[at].kind is kind) for kind in kinds}
    if Kind.CAPITAL in first and Kind.ROMAN in first and first[Kind.ROMAN] < first[Kind.CAPITAL]:
        # "I." before the first "A.": capitals divide what Roman numbers head
        kinds.remove(Kind.CAPITAL)
        kinds.insert(kinds.index(Kind.ROMAN) + 1, Kind.CAPITAL)
    return kinds


def _key(kind: Kind, styled: Mapping[Kind, float], order: Sequence[Kind]) -> float:
    """Give the key of a kind without style: just below the nearest above that has one."""
    place = order.index(kind)
    share = (place + 1) / (len(order) + 1)
    above = [styled[other] for other in order[:place] if other in styled]
    if above:
        return max(above) + share
    below = [styled[other] for other in order[place + 1 :] if other in styled]
    return (
        min(below) - 1 + share if below else share if not styled else max(styled.values()) + share
    )
