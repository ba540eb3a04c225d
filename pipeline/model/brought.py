"""What was brought in from an agency's Word file: blocks, pictures, and what stays behind.

Blocks are those of the model, so that a Word file can serve in a draft as it stands: a table is a
`Table` with its whole grid, a picture a `Picture` whose `path` names one of `pictures`, or a
`PictureMark` within a line. The `line` of a source, and of a row, counts the places of the file:
`places[line - 1]` are the words for it ("đoạn 12: 'Dân số …'", "bảng 3, hàng 4").
"""

from pipeline.model.document import Block
from pipeline.model.fixed import Fixed
from pipeline.model.report import Contribution


class Left(Fixed):
    """What could not be carried over: where it stood, its words, why, and what to do.

    `place` is independent of pages: "đoạn 12", "bảng 3, hàng 4", "hộp văn bản 1". `text` holds
    every word that is not in the blocks, or, where the thing has no words, says what it is.
    """

    place: str
    text: str
    why: str
    fix: str = ""


class BroughtPicture(Fixed):
    """A picture as the Word file holds it: the path that blocks name it by, and its bytes.

    `kind` is `png`, `jpeg`, `gif`, `svg`, `emf` or `wmf`; the last two are drawn by LibreOffice
    alone.
    """

    path: str
    data: bytes
    kind: str


class Brought(Fixed):
    """One Word file, read.

    Attributes:
        blocks: What it contributes, in reading order.
        pictures: The pictures that the blocks name, once each.
        left: What is in no block, in the file's order.
        places: Words for each place of the file, by the `line` of sources and rows, from 1.
    """

    blocks: tuple[Block, ...]
    pictures: tuple[BroughtPicture, ...] = ()
    left: tuple[Left, ...] = ()
    places: tuple[str, ...] = ()


class NamedFile(Fixed):
    """A table or picture that a text names: its path as written, and where.

    `sheet` is None for a picture; `form` is the form that a sheet is read through, "" for none.
    """

    path: str
    sheet: str | None = None
    line: int | None = None
    form: str = ""


class SentText(Fixed):
    """An agency's text as it serves in a draft, whatever it was written with.

    Attributes:
        contribution: The text.
        media: Pictures that its own file holds, by their SHA-256; () for Markdown.
        places: Words for the lines of its sources, from 1; () where lines are lines of a file.
        named: The tables and pictures that it names, in reading order.
    """

    contribution: Contribution
    media: tuple[tuple[str, bytes], ...] = ()
    places: tuple[str, ...] = ()
    named: tuple[NamedFile, ...] = ()
