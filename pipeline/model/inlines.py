"""What stands in a line: text with its marks, breaks, formulas, notes, references, images.

A run of words with the same marks is one `Text`. Marks are flat, not nested: a writer
opens and closes Word's runs from them, and a comparison cuts them anywhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.model.chart import Chart
    from pipeline.model.document import Block
    from pipeline.model.flow import FlowBlock


@dataclass(frozen=True, slots=True)
class Marks:
    """The formatting of a run of text; `link` is an http(s) or mailto address.

    `target` is an identifier in the report that the text links to ("" for none);
    `indicator` the code in the register of indicators that the text must agree with.
    """

    bold: bool = False
    italic: bool = False
    strike: bool = False
    superscript: bool = False
    subscript: bool = False
    underline: bool = False
    code: bool = False
    link: str = ""
    target: str = ""
    indicator: str = ""


PLAIN = Marks()


@dataclass(frozen=True, slots=True)
class Text:
    """Words with the same marks; never empty, no line break or tab inside."""

    text: str
    marks: Marks = PLAIN


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A hard line break within a paragraph or cell."""


@dataclass(frozen=True, slots=True)
class Math:
    """A formula within a line, in TeX; `line` is where it stands.

    `omml` is the formula as a Word file holds it, where it was read from one; "" elsewhere.
    """

    tex: str
    line: int | None = None
    omml: str = ""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A footnote: its mark stands here, its content is carried with it.

    A second mark of the same note has `first=False` and no blocks of its own;
    `label` (`^1` → `1`) is unique within a section's file. `flow` is the content as printed,
    filled by `compose.flow`.
    """

    label: str
    blocks: tuple["Block", ...] = ()
    first: bool = True
    flow: tuple["FlowBlock", ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference `@bang-x`, `@hinh-x`, `@muc-x` to a place of the report.

    `target` is the identifier as written, without `@`. `text` is what is printed
    ("Bảng 3.2"), filled by `compose.references`; where nothing of that name exists
    (`found=False`) the written `@…` is printed. `caption` says that the place is a table
    or figure, so Word can keep the number in a REF field; else it is a heading.
    """

    target: str
    text: str = ""
    found: bool = False
    caption: bool = False
    marks: Marks = PLAIN
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture, as a figure's content or small within a line.

    Attributes:
        file: The picture relative to the workspace, with `/`.
        alt: What the picture shows, for those who cannot see it.
        kind: `png`, `jpeg`, `gif` or `svg`, recognised by content.
        width, height: In pixels (SVG: user units), both > 0.
        sha256: Hex digest of the file's bytes; a writer finds the bytes by it.
    """

    file: str
    alt: str
    kind: str
    width: int
    height: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a figure shows, alone in its paragraph; `name` is "Hình 3.1", or the file's."""

    image: "Image | Chart"
    name: str = ""


@dataclass(frozen=True, slots=True)
class PictureMark:
    """A place for a small picture within a line; becomes an `Image` when found."""

    path: str
    alt: str
    options: tuple[tuple[str, str], ...] = ()
    line: int | None = None


Inline = Text | LineBreak | Math | NoteMark | Reference | Image | PictureMark | Drawing


def plain_text(runs: Iterable[Inline]) -> str:
    """Give the words of the runs as a reader sees them, without notes and pictures."""
    return "".join(map(_words, runs))


def _words(run: Inline) -> str:
    match run:
        case Text(text=text):
            return text
        case LineBreak():
            return " "
        case Math(tex=tex):
            return tex
        case Reference(text=text, target=target):
            return text or f"@{target}"
        case _:
            return ""
