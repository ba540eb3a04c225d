"""What a reviewer showed by the look of words: struck out, red, marked, hidden, raised.

Our drafts have no coloured, marked or hidden words, and what they strike out is known. Such looks
are comments; bold, underlined and raised words, links and styles are told together.

Source: ECMA-376 Part 1, 17.3.2 (run properties), 17.3.5 (shading), 17.16.22 (links).
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from pipeline.intake.review.draft_blocks import DraftBlock
from pipeline.intake.review.edits import sentence_at
from pipeline.intake.review.matching import Matching
from pipeline.intake.review.units import FORMULA, ReviewParagraph, Stretch, Unit, tidy
from pipeline.intake.word.inlines import run_marks
from pipeline.intake.word.package import W
from pipeline.model.document import Inline
from pipeline.model.inlines import Marks, Text

_STRUCK: Final = "Gạch bỏ"
_OFF: Final = ("0", "false", "off", "none")
_DARK: Final = 0x50  # a colour none of whose parts is brighter passes for black
_PALE: Final = ("auto", "FFFFFF", "none", "nil")
_COLOURS: Final = {"FF0000": "đỏ", "C00000": "đỏ", "EE0000": "đỏ", "0070C0": "xanh dương",
                   "0000FF": "xanh dương", "00B050": "xanh lá", "FFC000": "cam",
                   "7030A0": "tím", "FFFF00": "vàng"}  # fmt: skip
_QUIET: Final = {"bold": "in đậm", "italic": "in nghiêng", "underline": "gạch chân",
                 "superscript": "chỉ số trên", "subscript": "chỉ số dưới",
                 "link": "liên kết"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """Words of a unit with a look of their own: what it is, the words, their sentence."""

    unit: int
    told: str
    words: str
    sentence: str = ""


def loud_looks(
    units: Sequence[Unit], blocks: Sequence[DraftBlock], found: Matching
) -> Iterator[Look]:
    """Give the words of the draft that are struck out, coloured, marked or hidden in the copy."""
    for at, unit in enumerate(units):
        index = found.block_of[at]
        if index is None:
            continue
        for paragraph in unit.paragraphs:
            for told, words, offset in _loud(paragraph):
                plain, block = tidy(words), blocks[index]
                # what the draft does not say is told by its words
                if plain and plain in block.text and not _is_own(plain, told, block):
                    yield Look(at, told, plain, sentence_at(paragraph.before, offset))
            yield from _marked_cell(at, paragraph)


def _is_own(words: str, told: str, block: DraftBlock) -> bool:
    """Say whether the draft itself strikes these words out; its cells are not looked at."""
    struck = "".join(r.text for r in block.runs if isinstance(r, Text) and r.marks.strike)
    return told == _STRUCK and words in tidy(struck)


def _loud(paragraph: ReviewParagraph) -> Iterator[tuple[str, str, int]]:
    """Give each look with its words and where they begin, neighbours of one look together."""
    at, words, last, start = 0, "", "", 0
    for stretch in (*paragraph.stretches, Stretch("")):
        look = "" if stretch.inserted else _look_of(stretch)
        if look != last or not stretch.text:
            if last:
                yield last, words, start
            words, last, start = "", look, at
        words += stretch.text
        at += 0 if stretch.inserted else len(stretch.text)


def _look_of(stretch: Stretch) -> str:
    properties = None if stretch.run is None else stretch.run.find(f"{W}rPr")
    if properties is None or stretch.deleted:
        return ""
    if _is_on(properties, "strike") or _is_on(properties, "dstrike"):
        return _STRUCK
    if _is_on(properties, "vanish"):
        return "Ẩn"
    mark, shade = properties.find(f"{W}highlight"), properties.find(f"{W}shd")
    if mark is not None and str(mark.get(f"{W}val", "none")) not in _OFF:
        return "Tô nền"
    if shade is not None and _fill(shade):
        return "Tô nền"
    colour = properties.find(f"{W}color")
    value = "" if colour is None else str(colour.get(f"{W}val", "auto")).upper()
    if stretch.link is not None or not _is_bright(value):
        return ""
    return f"Đổi màu chữ ({_named(value)})"


def _is_on(properties: etree._Element, name: str) -> bool:
    node = properties.find(f"{W}{name}")
    return node is not None and str(node.get(f"{W}val", "1")) not in _OFF


def _fill(shade: etree._Element) -> str:
    fill = str(shade.get(f"{W}fill", "auto"))
    return "" if fill in _PALE else fill


def _is_bright(value: str) -> bool:
    try:
        parts = [int(value[at : at + 2], 16) for at in (0, 2, 4)]
    except ValueError:
        return False
    return max(parts) >= _DARK and min(parts) < 0xF0


def _named(value: str) -> str:
    return _COLOURS.get(value, f"mã {value}")


def _marked_cell(at: int, paragraph: ReviewParagraph) -> Iterator[Look]:
    """Give a cell that is marked while its row is not: a head's colour is its table's."""
    cell = paragraph.node.getparent()
    row = None if cell is None else cell.getparent()
    if cell is None or row is None or cell.tag != f"{W}tc" or not paragraph.before.strip():
        return
    own = _cell_fill(cell)
    if not own:
        return
    fills = [_cell_fill(other) for other in row.findall(f"{W}tc")]
    if fills.count(own) < max(2, len(fills) // 2):
        words = tidy(paragraph.before)
        yield Look(at, "Tô nền ô", words, words)


def _cell_fill(cell: etree._Element) -> str:
    shade = cell.find(f"{W}tcPr/{W}shd")
    return "" if shade is None else _fill(shade)


def quiet_looks(
    units: Sequence[Unit],
    blocks: Sequence[DraftBlock],
    found: Matching,
    address: Callable[[etree._Element], str],
) -> Iterator[Look]:
    """Give the words that are bold, underlined, raised, linked otherwise than in the draft.

    `address` gives where a `w:hyperlink` leads outside the document. Only paragraphs whose words
    are the draft's are looked at: the others are told by their words.
    """
    for at, unit in enumerate(units):
        index = found.block_of[at]
        if index is None or unit.row is not None:
            continue
        text = "".join(r.text for r in blocks[index].runs if isinstance(r, Text))
        was = list(_drafted(blocks[index].runs))
        now = [letter for p in unit.paragraphs for letter in _letters(p, address)]
        if was != now and [letter for letter, _ in was] == [letter for letter, _ in now]:
            yield from _others(at, text, [look for _, look in was], [look for _, look in now])


_Looks = dict[str, object]


def _drafted(runs: Sequence[Inline]) -> Iterator[tuple[str, _Looks]]:
    for run in runs:
        if isinstance(run, Text):
            look = _quiet(run.marks, run.marks.link)
            yield from ((letter, look) for letter in _plain(run.text))


def _letters(
    paragraph: ReviewParagraph, address: Callable[[etree._Element], str]
) -> Iterator[tuple[str, _Looks]]:
    for stretch in paragraph.stretches:
        if stretch.inserted or stretch.computed or stretch.text == FORMULA:
            continue
        look = _quiet(run_marks(stretch.run), "" if stretch.link is None else address(stretch.link))
        yield from ((letter, look) for letter in _plain(stretch.text))


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def _quiet(marks: Marks, link: str) -> _Looks:
    own = {name: getattr(marks, name) for name in _QUIET if name != "link"}
    return {**own, "link": link, "underline": marks.underline and not link}


def _others(at: int, text: str, was: Sequence[_Looks], now: Sequence[_Looks]) -> Iterator[Look]:
    """Give the stretches of a text whose looks are others, each look by itself."""
    places = [place for place, letter in enumerate(text) if letter.strip()]
    for name, told in _QUIET.items():
        changed = [old[name] != new[name] for old, new in zip(was, now, strict=True)]
        for start, end in _runs(changed):
            value = now[start][name]
            link = f" {value}" if name == "link" and value else ""
            words = text[places[start] : places[end - 1] + 1] if end <= len(places) else ""
            yield Look(at, f"{told}{link}" if value else f"bỏ {told}", tidy(words))


def _runs(changed: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Give where each run of true values begins and ends."""
    start = None
    for at, value in enumerate((*changed, False)):
        if value and start is None:
            start = at
        elif not value and start is not None:
            yield start, at
            start = None
