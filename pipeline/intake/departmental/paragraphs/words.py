"""Pieces of a paragraph as runs, what their letters look like, the parts between its tabs."""

from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from pipeline.intake.departmental.paragraphs.content import Content, Word
from pipeline.intake.departmental.paragraphs.lines import Emphasis, is_most, joined
from pipeline.intake.departmental.paragraphs.markers import Kind, marker_of
from pipeline.intake.word.letters import tidied
from pipeline.intake.word.package import A, W
from pipeline.model.document import Inline
from pipeline.model.inlines import LineBreak, Text
from pipeline.ooxml.names import local

_PARTING: Final = frozenset((
    Kind.DASH, Kind.LETTER, Kind.ARABIC, Kind.ROUND, Kind.ROMAN, Kind.DECIMAL_2, Kind.DECIMAL_3,
))  # fmt: skip


def replace_pieces(content: Content, pieces: list[Word | Inline]) -> Content:
    """Give what a paragraph holds with other pieces in the place of its own."""
    return Content(
        pieces, content.drawn, content.formulas, content.anchors, content.hidden, content.captioned
    )


def broken(content: Content) -> list[Content]:
    """Give what a paragraph holds parted at its line breaks where these part items or titles.

    Some authors end every line with Shift+Enter; where no line opens with a number or a dash,
    the breaks are those of an address and the paragraph is one.
    """
    parts: list[list[Word | Inline]] = [[]]
    for piece in content.pieces:
        if isinstance(piece, LineBreak):
            parts.append([])
        else:
            parts[-1].append(piece)
    openings = (marker_of(_text(part)).kind for part in parts[1:])
    if content.drawn or content.formulas or not any(kind in _PARTING for kind in openings):
        return [content]
    first, *others = [part for part in parts if _text(part)] or [[]]
    return [replace_pieces(content, first), *map(Content, others)]


def _text(pieces: list[Word | Inline]) -> str:
    return "".join(piece.text for piece in pieces if isinstance(piece, Word)).strip()


def piece_runs(pieces: Iterable[Word | Inline], label: str) -> Iterator[Inline]:
    """Give pieces as inlines behind the number that Word sets; a tab is a space."""
    if label:
        yield Text(label)
    for piece in pieces:
        yield Text(piece.text.replace("\t", " "), piece.marks) if isinstance(piece, Word) else piece


def emphasis(pieces: list[Word | Inline], labelled: int, marked: int) -> Emphasis:
    """Say how most letters look, those of the line's number left out."""
    skipped = max(0, marked - labelled)
    total = bold = italic = underline = 0
    sizes: dict[int, int] = {}
    opened = False
    for piece in pieces:
        if not isinstance(piece, Word):
            continue
        text = piece.text if opened else piece.text.lstrip()
        opened = opened or bool(text)
        rest = text[skipped:]
        skipped = max(0, skipped - len(text))
        letters = sum(map(str.isalnum, rest))
        total += letters
        bold += letters * piece.look.bold
        italic += letters * piece.look.italic
        underline += letters * piece.look.underline
        sizes[piece.look.size] = sizes.get(piece.look.size, 0) + letters
    size = max(sizes, key=lambda key: (sizes[key], key), default=28)
    return Emphasis(is_most(bold, total), is_most(italic, total), is_most(underline, total), size)


def columns(pieces: list[Word | Inline]) -> tuple[tuple[Inline, ...], ...]:
    """Give the parts of a line between its tabs, () where it has none behind a word."""
    parts: list[list[Inline]] = [[]]
    for piece in pieces:
        if not isinstance(piece, Word):
            parts[-1].append(piece)
            continue
        first, *others = piece.text.split("\t")
        if first:
            parts[-1].append(Text(first, piece.marks))
        parts += ([Text(other, piece.marks)] if other else [] for other in others)
    found = tuple(joined(part) for part in parts)
    while found and not found[0]:
        found = found[1:]  # tabs before the first word only set it in
    filled = [part for part in found if part]
    if len(filled) < 2 or any(isinstance(run, LineBreak) for part in filled for run in part):
        return ()
    return tuple(filled)


def all_words(node: etree._Element) -> str:
    """Give every word under an element, lines parted by a space."""
    lines = (
        "".join(
            "\t" if local(part) == "tab" else part.text or ""
            for part in line.iter(f"{W}t", f"{W}tab")
        )
        for line in node.iter(f"{W}p")
    )
    own = [" ".join(line.split()) for line in lines]
    return tidied(" ".join(line for line in own if line))


def drawing_words(root: etree._Element) -> Iterator[str]:
    """Give the words of each paragraph of a drawing's part, and the numbers of a chart."""
    for paragraph in root.iter(f"{A}p"):
        words = "".join(part.text or "" for part in paragraph.iter(f"{A}t")).strip()
        if words:
            yield words
    for value in root.iter("{*}v"):
        if value.text:
            yield value.text
