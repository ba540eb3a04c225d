"""What a rendering says of a report's layout: what mends it, and what is left to tell."""

from functools import partial

from pipeline.model.notice import Notice
from pipeline.model.pages import Layout, Pages
from pipeline.render.pdf import rows_laid, turned, white
from pipeline.render.pdf.destinations import Places, read_levels
from pipeline.render.pdf.laid import read_body, tables_of
from pipeline.render.word.report import WrittenDocx


def decided(word: WrittenDocx, pdf: bytes, places: Places) -> Layout:
    """Give what mends a report, from the rendering of it without decisions.

    Raises:
        UnreadablePdfError: A page cannot be read.
    """
    blocks = read_body(word)
    rows = rows_laid.decided(rows_laid.faults(tables_of(blocks), places.pages))
    bands = white.decided(blocks, places, partial(read_levels, pdf))
    pages = turned.decided(blocks, places)
    return Layout(rows.kept, rows.airy, bands.cut, bands.loose, pages.upright, bands.lowered)


def left(word: WrittenDocx, pdf: bytes, places: Places, pages: Pages) -> tuple[Notice, ...]:
    """Give notices of what no decision mended, with its pages.

    Raises:
        UnreadablePdfError: A page cannot be read.
    """
    blocks = read_body(word)
    torn = tuple(rows_laid.faults(tables_of(blocks), places.pages))
    bands = white.gaps(blocks, places, partial(read_levels, pdf))
    return (*rows_laid.told(torn, pages), *white.told(bands, blocks, pages))
