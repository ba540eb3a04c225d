"""What stands in a line: text with its marks, breaks, formulas, references, images.

A run of words with the same marks is one `Text`. Marks are flat, not nested: a writer
opens and closes Word's runs from them, and a comparison cuts them anywhere. Footnotes carry
blocks and stand in `document`.
"""

from pipeline.model.chart import Chart
from pipeline.model.fixed import Fixed


class Marks(Fixed):
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


class Text(Fixed):
    """Words with the same marks; never empty, no line break or tab inside."""

    text: str
    marks: Marks = PLAIN


class LineBreak(Fixed):
    """A hard line break within a paragraph or cell."""


class Math(Fixed):
    """A formula within a line, in TeX; `line` is where it stands.

    `omml` is the formula as a Word file holds it, where it was read from one; "" elsewhere.
    """

    tex: str
    line: int | None = None
    omml: str = ""


class Reference(Fixed):
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


class Image(Fixed):
    """A picture, as a figure's content or small within a line.

    Attributes:
        file: The picture relative to the workspace, with `/`.
        alt: What the picture shows, for those who cannot see it.
        kind: `png`, `jpeg`, `gif` or `svg`, recognised by content.
        width, height: In pixels (SVG: user units), both > 0.
        sha256: Hex digest of the file's bytes; a writer finds the bytes by it.
        chart: What a map was drawn from, by which its values are compared.
    """

    file: str
    alt: str
    kind: str
    width: int
    height: int
    sha256: str
    chart: Chart | None = None


def chart_in(image: Image | Chart) -> Chart | None:
    """Give the chart that is drawn, or that a map's picture keeps; None for other pictures."""
    return image if isinstance(image, Chart) else image.chart


class Drawing(Fixed):
    """What a figure shows, alone in its paragraph; `name` is "Hình 3.1", or the file's."""

    image: Image | Chart
    name: str = ""


class PictureMark(Fixed):
    """A place for a small picture within a line; becomes an `Image` when found."""

    path: str
    alt: str
    options: tuple[tuple[str, str], ...] = ()
    line: int | None = None
