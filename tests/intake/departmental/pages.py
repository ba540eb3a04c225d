"""Word files by hand for the tests of this folder, and what is read of them."""

from typing import Final

from lxml import etree

from pipeline.intake.departmental.paragraphs.lines import Emphasis, Line, joined
from pipeline.intake.departmental.paragraphs.looks import ParagraphLook
from pipeline.intake.departmental.paragraphs.store import Store
from pipeline.intake.departmental.reader import Wanted, read_departmental
from pipeline.intake.word.package import WordPackage
from pipeline.intake.word.tracked import TrackedChanges
from pipeline.limits import DEFAULT
from pipeline.model.brought import Brought
from pipeline.model.inlines import Text
from pipeline.model.notice import Outcome
from pipeline.render.markdown.blocks import section_markdown
from tests.ooxml.markup import file_of
from tests.ooxml.markup import tree as tree_of
from tests.seeded.foreign_pairs.raw_file import RawFile, paragraph, text_run

BOLD: Final = "<w:b/>"
CENTRE: Final = '<w:jc w:val="center"/>'
BODY: Final = "Mạng lưới y tế được củng cố, " * 6 + "đáp ứng nhu cầu của nhân dân."


def para(text: str, look: str = "", settings: str = "") -> str:
    """A paragraph of one run."""
    return paragraph(text_run(text, look), settings)


def bold(text: str, settings: str = "") -> str:
    return para(text, BOLD, settings)


def cell(content: str, settings: str = "") -> str:
    inner = content if content.startswith("<w:") else para(content)
    return f"<w:tc><w:tcPr>{settings}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, settings: str = "") -> str:
    inner = (one if one.startswith("<w:tc") else cell(one) for one in cells)
    head = f"<w:trPr>{settings}</w:trPr>" if settings else ""
    return f"<w:tr>{head}{''.join(inner)}</w:tr>"


def table(*rows: str, settings: str = "", widths: tuple[int, ...] = ()) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f"<w:tbl><w:tblPr>{settings}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def tree(xml: str) -> etree._Element:
    return tree_of(xml)


def outcome(
    *blocks: str,
    raw: RawFile | None = None,
    tracked: TrackedChanges | None = None,
    convert: bool = False,
) -> Outcome[Brought | None]:
    wanted = Wanted("y-te", "so-y-te", tracked, convert)
    return read_departmental(file_of(*blocks, raw=raw), wanted, file="bai.docx")


def read(*blocks: str, raw: RawFile | None = None, convert: bool = False) -> Brought:
    found = outcome(*blocks, raw=raw, convert=convert)
    assert found.value is not None, found.notices
    return found.value


def written(*blocks: str, raw: RawFile | None = None, convert: bool = False) -> str:
    """What is read of a file, as Markdown."""
    return section_markdown(read(*blocks, raw=raw, convert=convert).blocks)


def left(*blocks: str, raw: RawFile | None = None) -> list[tuple[str, str]]:
    """What stays behind: words, and the first words of why."""
    return [(entry.text, entry.why) for entry in read(*blocks, raw=raw).left]


def line(
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    align: str = "",
    outline: int | None = None,
    style: str = "",
    captioned: bool = False,
    bullet: tuple[int, str] | None = None,
) -> Line:
    """A line as it is laid before it is known what it is."""
    return Line(
        1,
        joined((Text(text),)),
        ParagraphLook(style, outline, align),
        Emphasis(bold, italic),
        bullet,
        captioned=captioned,
    )


def store(*blocks: str, raw: RawFile | None = None) -> Store:
    return Store(WordPackage(file_of(*blocks, raw=raw)), "y-te", DEFAULT)
