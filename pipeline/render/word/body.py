"""The report's body: parts, chapters and items with what stands under them; appendices."""

from typing import Final

from pipeline.model.fixed import replace
from pipeline.model.flow import Flow, SectionKind
from pipeline.render.word.apart.fragment import section_pieces
from pipeline.render.word.pages import Opening, Piece
from pipeline.render.word.writing import Writing
from pipeline.work.store import NOTHING_KEPT, Store

OPENINGS: Final = {SectionKind.PART: Opening.PART, SectionKind.APPENDIX: Opening.APPENDIX}


def body_pieces(writing: Writing, flow: Flow, kept: Store = NOTHING_KEPT) -> list[Piece]:
    """Give the pieces of the whole flow, in reading order; `kept` has what earlier runs wrote."""
    pieces: list[Piece] = []
    for section in flow.sections:
        found = section_pieces(writing, section, kept)
        opening = OPENINGS.get(section.kind, Opening.NOTHING)
        if found and opening:
            found[0] = replace(found[0], opening=opening)
        pieces.extend(found)
    return pieces


def opened(pieces: list[Piece]) -> list[Piece]:
    """Give the pieces with the first one opening the report."""
    return [replace(pieces[0], opening=Opening.REPORT), *pieces[1:]] if pieces else []
