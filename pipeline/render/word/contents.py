"""What stands before Phần I: summary, contents and lists, right on first open, with their pages.

Each list is a TOC field with its whole result stored, so that no program asks to update it;
each line is a link that holds a PAGEREF field. Appendices count their pages from 1, so they
stand under a heading of their own with their length, outside the field.

An update in Word gives the same lines again: `\\o` collects the built-in headings, and no
heading of an appendix has such a style. LibreOffice collects by outline level, so there an
update adds the appendices.

Source: ECMA-376 Part 1, 17.16.5.68 (TOC), 17.16.5.43 (PAGEREF). A list by caption style is
`TOC \\t "style" \\c`, as Word itself writes it: it needs no list separator, which differs
between countries, and takes the style "table of figures".
"""

from collections.abc import Iterable, Sequence
from typing import Final

from pipeline.model.abbreviation import Abbreviation
from pipeline.model.fixed import Fixed
from pipeline.model.outline import CONTENTS_DEPTH
from pipeline.model.pages import Pages
from pipeline.render.unbroken import unbroken
from pipeline.render.word.frame.list_lines import (
    APPENDIX,
    CAPTION,
    HANGS,
    heading_line,
    with_room,
)
from pipeline.render.word.gathered import ContentsEntry
from pipeline.render.word.pages import Opening, Piece
from pipeline.render.word.paragraphs import on_the_same_page, paragraph
from pipeline.render.word.runs import escape, field, run

CONTENTS_STYLES: Final = (
    *(f"TOC{level}" for level in range(1, 10)),
    "TableofFigures",
    "TieuDeMucLuc",
    "TieuDeDanhMucPhuLuc",
    "MucLucPhuLuc",
)
_TITLE: Final = "TieuDeMucLuc"
_APPENDICES_TITLE: Final = "TieuDeDanhMucPhuLuc"
# a line that words fill to its end keeps a space before the number
_SPACE: Final = '<w:t xml:space="preserve">\u00a0</w:t>'
# outside of a TOC field LibreOffice underlines links
_PLAIN: Final = '<w:rPr><w:u w:val="none"/></w:rPr>'
_CAPITALS: Final = '<w:rPr><w:rStyle w:val="TieuDePhuLuc"/><w:u w:val="none"/></w:rPr>'
_LISTS: Final = {"bang": "DANH MỤC BẢNG", "hinh": "DANH MỤC HÌNH"}
_HEADS: Final = ("TT", "Từ viết tắt", "Nghĩa đầy đủ")
_WIDTHS: Final = (800, 2200, 6071)
_LOOKS: Final = {
    **{f"TOC{level}": heading_line(level) for level in HANGS},
    "TableofFigures": CAPTION,
}
_UNKNOWN: Final = 1  # stands in a number's place until the first rendering


class Front(Fixed):
    """What stands before Phần I: headings and captions in reading order, abbreviations.

    `captions` are the names of the caption styles by kind, as the template has them; `depth` is
    how many levels of headings the contents list; `summary` are the paragraphs and tables of the
    pages before them.
    """

    entries: tuple[ContentsEntry, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    captions: tuple[tuple[str, str], ...] = (("bang", "Tên bảng"), ("hinh", "Tên hình"))
    depth: int = CONTENTS_DEPTH
    summary: tuple[str, ...] = ()

    def pieces(self, pages: Pages | None, above: Sequence[str] = ()) -> list[Piece]:
        """Give contents and lists, those without entries left out.

        Args:
            pages: The page numbers; None prints every line without number and leader, empty
                ones hold the places of numbers until the first rendering.
            above: Paragraphs and tables before them: a single one stands on their first page,
                several have pages of their own.

        Returns:
            Pieces that open a section of their own; its properties go to the last, a line of
            one point. Empty where nothing is to be listed.
        """
        xml = [*self.summary, *self._contents(pages), *self._lists(pages)]
        if self.abbreviations:
            xml += [paragraph(_TITLE, run("DANH MỤC TỪ VIẾT TẮT"))]
            xml += [_abbreviations(self.abbreviations)]
        if above:
            first = map(on_the_same_page, xml[:1]) if len(above) == 1 else xml[:1]
            xml = [*above, *first, *xml[1:]]
        if not xml:
            return []
        xml.append(paragraph("NgatTrang", ""))
        return [Piece(xml[0], opening=Opening.FRONT), *map(Piece, xml[1:])]

    def fragment(self, pages: Pages | None) -> bytes:
        """Give the pieces as they stand in the document, the last one left out."""
        return "".join(piece.xml for piece in self.pieces(pages)[:-1]).encode()

    def openings(self) -> tuple[str, ...]:
        """Give the bookmarks of the headings where page numbers begin at 1 again."""
        main, inner = _divided(self.entries)
        appendices = (entry.bookmark for entry in inner if entry.kind == "phu-luc")
        return (*(entry.bookmark for entry in main[:1]), *appendices)

    def _contents(self, pages: Pages | None) -> list[str]:
        main, inner = _divided(self.entries)
        xml = [paragraph(_TITLE, run("MỤC LỤC"))] if self.entries else []
        shown = [entry for entry in main if entry.level <= self.depth]
        if shown:
            lines = [_entry(f"TOC{entry.level}", entry, pages) for entry in shown]
            xml += _field_of(f'TOC \\o "1-{self.depth}" \\h \\z', lines)
        inner = [e for e in inner if e.kind == "phu-luc" or e.level < self.depth]
        if inner:
            xml += [paragraph(_APPENDICES_TITLE, run("DANH MỤC PHỤ LỤC"))]
            xml += [_appendix_entry(entry, pages) for entry in inner]
        return xml

    def _lists(self, pages: Pages | None) -> list[str]:
        xml: list[str] = []
        for kind, style in self.captions:
            listed = [entry for entry in self.entries if entry.kind == kind]
            if listed:
                lines = [_entry("TableofFigures", entry, pages) for entry in listed]
                xml += [paragraph(_TITLE, run(_LISTS[kind]))]
                xml += _field_of(f'TOC \\h \\z \\t "{style}" \\c', lines)
        return xml


def _divided(
    entries: Iterable[ContentsEntry],
) -> tuple[list[ContentsEntry], list[ContentsEntry]]:
    """Give the headings of the report, and those of the appendices."""
    main: list[ContentsEntry] = []
    inner: list[ContentsEntry] = []
    for entry in entries:
        if entry.kind == "phu-luc" or (entry.kind == "tieu-de" and inner):
            inner.append(entry)
        elif entry.kind == "tieu-de":
            main.append(entry)
    return main, inner


def _field_of(instruction: str, entries: Sequence[tuple[str, str]]) -> list[str]:
    """Give the lines as the result of one field, which begins in the first line.

    It ends in a line of one point, as Word's own contents end in a paragraph behind them.
    """
    opening = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    (style, content), *others = entries
    return [
        paragraph(style, opening + content),
        *(paragraph(style, content) for style, content in others),
        paragraph("NgatTrang", '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
    ]


def _entry(
    style: str, entry: ContentsEntry, pages: Pages | None, look: str = ""
) -> tuple[str, str]:
    """Give style and content of a line: number and words, leader, page; `look` is a `w:rPr`."""
    words = unbroken(" ".join(_label(entry, entry.text).split()))
    number = _page(entry, pages, look)
    words = with_room(words, _LOOKS[style]) if number else words
    return style, _link(entry.bookmark, run(words, look) + number)


def _label(entry: ContentsEntry, text: str) -> str:
    point = "" if entry.number.endswith(".") or not (entry.number and text) else "."
    return f"{entry.number}{point} {text}"


def _page(entry: ContentsEntry, pages: Pages | None, look: str) -> str:
    if pages is None or (pages.numbers and entry.bookmark not in pages.numbers):
        return ""
    number = str(pages.numbers.get(entry.bookmark, _UNKNOWN))
    return _tab(look) + field(f"PAGEREF {entry.bookmark} \\h", number, look)


def _tab(look: str) -> str:
    return f"<w:r>{look}{_SPACE}<w:tab/></w:r>"


def _appendix_entry(entry: ContentsEntry, pages: Pages | None) -> str:
    if entry.kind != "phu-luc":
        style, content = _entry(f"TOC{entry.level + 1}", entry, pages, _PLAIN)
        return paragraph(style, content)
    title = unbroken(" ".join(entry.text.split()))
    number = f"{entry.number}. "
    shown = title if pages is None else with_room(title, APPENDIX, number)
    content = run(number, _PLAIN) + run(shown, _CAPITALS)
    if pages is not None:
        length = pages.lengths.get(entry.bookmark, _UNKNOWN)
        content += _tab(_PLAIN) + run(f"{length}\u00a0trang", _PLAIN)
    return paragraph("MucLucPhuLuc", _link(entry.bookmark, content))


def _link(bookmark: str, content: str) -> str:
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{content}</w:hyperlink>'


def _abbreviations(listed: Iterable[Abbreviation]) -> str:
    """Give the list of abbreviations as a table of three columns."""
    lines = [_row(_HEADS, ("BangTieuDe",) * 3, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")]
    lines += [
        _row((str(number), entry.short, entry.full), ("BangGiua", "BangChu", "BangChu"),
             "<w:trPr><w:cantSplit/></w:trPr>")
        for number, entry in enumerate(listed, start=1)
    ]  # fmt: skip
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Bang"/><w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0"'
        ' w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="0"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(lines)}</w:tbl>"
    )


def _row(texts: Sequence[str], styles: Sequence[str], properties: str) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{paragraph(style, run(text))}</w:tc>"
        for text, style, width in zip(texts, styles, _WIDTHS, strict=True)
    )
    return f"<w:tr>{properties}{cells}</w:tr>"
