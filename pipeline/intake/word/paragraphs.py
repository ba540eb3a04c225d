"""One paragraph of a Word file as a paragraph of the flow: its style, number, words, anchors."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from pipeline.intake.word.identity import KnownBlock, WordIdentity
from pipeline.intake.word.inlines import Surroundings, drawn_images, joined, read_runs, references
from pipeline.intake.word.numbers import HeadingCounts, ListPlaces, is_uncounted
from pipeline.intake.word.tokens import Kind, Token
from pipeline.model.document import NOWHERE, Inline, Source
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowBlock, FlowNote, FlowParagraph, Role
from pipeline.model.identity import BLOCK_PREFIX
from pipeline.model.inlines import LineBreak, Text

ROLES: Final = {
    **{f"Heading{level}": Role.HEADING for level in range(1, 10)},
    "PhuLuc": Role.HEADING,
    **{f"PhuLuc{level}": Role.HEADING for level in range(2, 8)},
    "TenBang": Role.TABLE_CAPTION,
    "TenHinh": Role.FIGURE_CAPTION,
    "HinhAnh": Role.DRAWING,
    "CongThuc": Role.FORMULA,
    "DuongKe": Role.RULE,
    "KemTheo": Role.FIXED,
}
_REFERENCE: Final = "_Ref_"
_CONTENTS: Final = "_Toc"
_KEEPING: Final = ("ThuatNgu", "HinhAnh", "KemTheo")
_VERBATIM: Final = "MaNguon"
LABEL: Final = re.compile(r"(?:Bảng|Hình) ((?:[A-ZĐ]+\d+|\d+)(?:\.\d+)*)(?:\. |\.?$)")
_WRITTEN: Final = re.compile(r"(\S+)(?: |$)")


@dataclass(slots=True)
class Reading:
    """What paragraphs of one file are read with: identities, counters, and what is around.

    `appendix` says that the headings being read count in the appendices' list; `in_note` that
    the paragraphs are a footnote's.
    """

    identity: WordIdentity
    lists: ListPlaces
    around: Surroundings
    counts: HeadingCounts = field(default_factory=HeadingCounts)
    appendix: bool = False
    in_note: bool = False


def bookmarks(found: Sequence[Token]) -> list[str]:
    """Give the names of the bookmarks that begin among the tokens, in order."""
    return [token.value for token in found if token.kind is Kind.BOOKMARK]


def known_as(names: Sequence[str], identity: WordIdentity) -> KnownBlock | None:
    """Give where a paragraph came from by its first identity, None where it carries none."""
    known = (identity.blocks.get(name) for name in names if name.startswith(BLOCK_PREFIX))
    return next(filter(None, known), None)


def read_paragraph(
    reading: Reading, style: str, found: Sequence[Token], properties: etree._Element | None
) -> FlowParagraph:
    """Give the paragraph that the tokens make under its style."""
    names = bookmarks(found)
    known = known_as(names, reading.identity)
    role = ROLES.get(style, Role.TEXT)
    runs = references(read_runs(found, reading.around))
    number, level = "", 0
    if role is Role.HEADING:
        level = heading_level(style, appendix=reading.appendix)
        told = known.number if known else None
        number, runs = _heading(reading, level, told, runs, is_uncounted(properties))
    elif role.is_caption:
        number, runs = _caption(runs)
    if role is not Role.DRAWING:
        runs = drawn_images(runs)
    own, anchors = _anchors(names, role, reading.around)
    source = source_of(known)
    return FlowParagraph(
        style,
        _verbatim(runs) if style == _VERBATIM else notes_from(source, runs),
        role,
        number=number,
        level=level,
        appendix=reading.appendix and role is Role.HEADING,
        list_place=reading.lists.of(style, properties),
        id=own,
        anchors=anchors,
        keeps=role is Role.HEADING or style in _KEEPING,
        source=source,
    )


def notes_from(source: Source, runs: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Give the runs with their notes' content as written where the notes stand."""
    if source is NOWHERE or not any(type(run) is FlowNote for run in runs):
        return runs
    return tuple(
        replace(run, content=tuple(_placed(block, source) for block in run.content))
        if isinstance(run, FlowNote)
        else run
        for run in runs
    )


def _placed(block: FlowBlock, source: Source) -> FlowBlock:
    return replace(block, source=source) if isinstance(block, FlowParagraph) else block


def source_of(known: KnownBlock | None) -> Source:
    """Give the source that an identity tells."""
    return NOWHERE if known is None else Source(known.agency, known.file, known.line)


def heading_level(style: str, *, appendix: bool) -> int:
    """Give the level of a heading's style; within an appendix counted from its title."""
    if style == "PhuLuc":
        return 1
    level = int(style[-1])
    # drafts made before the appendices had styles of their own use Heading 4 and on
    return max(1, level - 2) if appendix and style.startswith("Heading") else level


def _heading(
    reading: Reading, level: int, told: str | None, runs: tuple[Inline, ...], uncounted: bool
) -> tuple[str, tuple[Inline, ...]]:
    """Give a heading's number and its words without what opens them.

    `told` is the number its identity tells, None where it has none.
    """
    if uncounted:
        written, rest = ("", runs) if told == "" else _opening(runs)
        return told or written.removeprefix("PHẦN "), rest
    counted = reading.counts.next(level, appendix=reading.appendix)
    while runs and isinstance(runs[0], LineBreak):
        runs = runs[1:]
    return told or counted, runs


def _opening(runs: tuple[Inline, ...]) -> tuple[str, tuple[Inline, ...]]:
    """Give the number written before a heading that Word does not count, and the rest."""
    match runs:
        case (Text(text=text), LineBreak(), *rest):
            return text, tuple(rest)
        case (Text(text=text, marks=marks), *rest) if found := _WRITTEN.match(text):
            return found[1], joined((Text(text[found.end() :], marks), *rest))
        case _:
            return "", runs


def _caption(runs: tuple[Inline, ...]) -> tuple[str, tuple[Inline, ...]]:
    """Give the number of a caption and its words without label and number."""
    if not runs or not isinstance(runs[0], Text):
        return "", runs
    first = runs[0]
    found = LABEL.match(first.text)
    if found is None:
        return "", runs
    return found[1], joined((Text(first.text[found.end() :], first.marks), *runs[1:]))


def _anchors(names: Sequence[str], role: Role, around: Surroundings) -> tuple[str, tuple[str, ...]]:
    """Give the identifier of a heading or caption, and those of what stands around it.

    The paragraph's own bookmark is the innermost, inside that of the contents.
    """
    targets = [name for name in names if name.startswith(_REFERENCE)]
    own = ""
    if targets and (role is Role.HEADING or role.is_caption):
        listed = next((at for at, name in enumerate(names) if name.startswith(_CONTENTS)), -1)
        if names.index(targets[-1]) > listed:
            own = targets.pop()
    named = around.names
    return named.get(own, own), tuple(named.get(name, name) for name in targets)


def _verbatim(runs: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Give text kept as written with its line ends in it."""
    lines = (Text("\n") if isinstance(run, LineBreak) else run for run in runs)
    return joined(lines)
