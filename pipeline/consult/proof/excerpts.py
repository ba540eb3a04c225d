"""The words that prove a verdict, old and new, cut to where they differ."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from pipeline.consult.proof.passage import Piece
from pipeline.model.change import Place
from pipeline.model.formula_words import readable

_AROUND: Final = 50  # letters kept on either side of where two texts differ
_LONGEST: Final = 320  # letters of one side
_MOST: Final = 3  # places shown; the change log has all
_CUT: Final = "…"


def shown(pieces: Sequence[Piece]) -> tuple[str, str, Place | None, str]:
    """Give old words, new words, place and item of the pieces that show something.

    The cells of a row stand together, " | " between them; several places are lines; formulas
    are told in a line.
    """
    rows = [list(group) for _, group in groupby(pieces, _line)]
    sides = [_sides(row) for row in rows[:_MOST]]
    if not rows:
        return "", "", None, ""
    more = f"{_CUT} và {len(rows) - _MOST} chỗ khác" if len(rows) > _MOST else ""
    old = "\n".join(filter(None, (was for was, _ in sides)))
    new = "\n".join(filter(None, (*(now for _, now in sides), more)))
    return old, new, _place(rows[0]), rows[0][0].item


def _line(piece: Piece) -> tuple[str, int | None, int]:
    at = piece.place.block if piece.place else 0
    return piece.item, piece.row, at if piece.row is not None else id(piece)


def _place(row: Sequence[Piece]) -> Place | None:
    first = row[0].place
    if first is None or len(row) == 1:
        return first
    return Place(first.text.rpartition(", cột ")[0] or first.text, first.block, first.page)


def _sides(row: Sequence[Piece]) -> tuple[str, str]:
    if row[0].row is None:
        return excerpt(readable(row[0].old), readable(row[0].new))
    old, new = _cells(piece.old for piece in row), _cells(piece.new for piece in row)
    return _shortened(old), _shortened(new)


def _cells(texts: Iterable[str]) -> str:
    return " | ".join(readable(text.strip()) for text in texts if text.strip())


def excerpt(old: str, new: str) -> tuple[str, str]:
    """Give two texts cut to where they differ, with some of what stands around it."""
    before = _shared(old, new)
    behind = _shared(old[before:][::-1], new[before:][::-1])
    start = _word_start(old, max(0, before - _AROUND))
    return _between(old, start, behind), _between(new, start, behind)


def _shared(one: str, other: str) -> int:
    """Give how many letters two texts begin with together."""
    pairs = zip(one, other, strict=False)
    least = min(len(one), len(other))
    return next((at for at, (a, b) in enumerate(pairs) if a != b), least)


def _word_start(text: str, at: int) -> int:
    """Give where the word begins that holds a letter."""
    return text.rfind(" ", 0, at) + 1 if at else 0


def _between(text: str, start: int, behind: int) -> str:
    """Give what stands from `start` to some way into the letters that are the same behind."""
    if not text:
        return ""
    end = len(text) - max(0, behind - _AROUND)
    space = text.find(" ", end)
    end = len(text) if space < 0 else space
    cut = _shortened(text[start:end].strip())
    return f"{_CUT} {cut}" * (start > 0) + cut * (start == 0) + f" {_CUT}" * (end < len(text))


def _shortened(text: str) -> str:
    """Give a text of bearable length, its middle left out where it is longer."""
    if len(text) <= _LONGEST:
        return text
    head = text[: _LONGEST * 2 // 3].rpartition(" ")[0]
    tail = text[-_LONGEST // 3 :].partition(" ")[2]
    return f"{head} {_CUT} {tail}"


def cut(text: str, most: int = 160) -> str:
    """Give a text in one line for a sentence about it, its end left out where it is long."""
    line = "; ".join(filter(None, map(str.strip, text.split("\n"))))
    return line if len(line) <= most else f"{line[:most].rpartition(' ')[0]} {_CUT}"
