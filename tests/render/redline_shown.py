"""What a redline's body says in WordprocessingML, short enough to be read and kept as a text.

The golden set of the redline: `tests/render/redline/golden/<case>.txt`, a line a piece with what
the pages know of it, below it the paragraphs, rows and cells. `pytest --renew-golden` writes it
anew; look at it before committing.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from pipeline.model.comparison import RevisedBlock
from pipeline.render.redline.blocks import revised_pieces
from pipeline.render.redline.former import former_numbers
from pipeline.render.redline.redline import native_moves
from pipeline.render.word.document import begin
from pipeline.render.word.package import Identity
from pipeline.render.word.pages import Piece
from pipeline.render.word.report import REQUIRED_STYLES, cover_values
from pipeline.render.word.revisions import Tracks
from pipeline.render.word.shell import Shell, render_shell
from pipeline.render.word.writing import Writing
from tests.kept_texts import is_as_kept
from tests.render.comparisons import Pair
from tests.render.samples import DAY, single
from tests.render.shipped import report_template

FOLDER = Path(__file__).parent / "redline" / "golden"

_BY = re.compile(r' w:author="Sở Xây dựng" w:date="2025-11-30T00:00:00Z"')
_DRAWING = re.compile(r"<w:drawing>.*?</w:drawing>")
_BEGINS = re.compile(r"(?=<w:(?:p|tr|tc|tbl|tblGrid)>)")


@cache
def _shell() -> Shell:
    return render_shell(report_template(), cover_values(single()), styles=REQUIRED_STYLES)


def writing_of(case: Pair) -> Writing:
    """The state of a redline before its first paragraph, in the item that holds the blocks."""
    old, new = case.flows
    writing = begin(new, _shell(), case.media, former=old)
    writing.tracks = Tracks(DAY.isoformat(), native_moves(case.comparison()))
    writing.former_numbers = former_numbers(old)
    writing.enter("muc-mot")
    return writing


def blocks_of(case: Pair) -> tuple[RevisedBlock, ...]:
    """What became of the blocks below the item's heading."""
    return case.comparison().sections[1].blocks[1:]


def shown_case(case: Pair) -> str:
    """The pieces of a case, then what its paragraphs are known as."""
    writing = writing_of(case)
    pieces = shown(revised_pieces(writing, blocks_of(case)))
    return pieces + "".join(map(_known, writing.identities))


def shown(pieces: Iterable[Piece]) -> str:
    return "".join(f"{_flags(piece)}\n{shown_xml(piece.xml)}\n" for piece in pieces)


def _flags(piece: Piece) -> str:
    names = ("wide", "keeps", "gone", "came", "loose")
    return " ".join(("==", *(name for name in names if getattr(piece, name))))


def _known(one: Identity) -> str:
    number = f" {one.number}" if one.number else ""
    return f"{one.ordinal}. {one.kind}{number} {one.row or '-'} {one.line} {one.text_hash}\n"


def shown_xml(xml: str) -> str:
    """WordprocessingML of ours without author and day, a line for each paragraph, row and cell."""
    short = _BY.sub("", _DRAWING.sub("<w:drawing/>", xml)).replace(' xml:space="preserve"', "")
    return "\n".join(part for part in _BEGINS.split(short) if part).replace("w:", "")


def is_golden(name: str, case: Pair, request: pytest.FixtureRequest) -> bool:
    """Say whether a case is written as the golden set has it."""
    return is_as_kept(FOLDER / f"{name}.txt", shown_case(case), request)
