"""The same blocks written in others' habits: Word's own markup, python-docx, pandoc.

A habit takes blocks and gives a .docx. Those of Word are a base with switches, since its files
differ by where headings, lists and boxes come from.
"""

import io
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from html import escape
from pathlib import Path
from typing import Any, Final, Literal
from unicodedata import normalize

import docx
import pypandoc
from docx.oxml.ns import qn

from tests.seeded.foreign_pairs.content import Block, Blocks
from tests.seeded.foreign_pairs.raw_file import (
    SECTION,
    RawFile,
    complex_field,
    paragraph,
    png,
    text_run,
)

Habit = Callable[[Blocks], bytes]

_STYLES: Final = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '</w:style><w:style w:type="paragraph" w:styleId="{0}1"><w:name w:val="{1} 1"/><w:basedOn'
    ' w:val="Normal"/><w:pPr>{2}<w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="{0}2"><w:name w:val="{1} 2"/><w:basedOn'
    ' w:val="{0}1"/><w:pPr>{3}<w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="VanBan"><w:name w:val="Văn bản của tôi"/>'
    '<w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="DauDong"><w:name w:val="Gạch đầu dòng"/>'
    '<w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="table" w:styleId="Luoi"><w:name w:val="Lưới"/></w:style>'
)
_LEVEL: Final = (
    '<w:lvl w:ilvl="{0}"><w:start w:val="1"/><w:numFmt w:val="{1}"/><w:lvlText w:val="{2}"/>'
    '<w:lvlJc w:val="left"/></w:lvl>'
)
_NUMBERING: Final = (
    '<w:abstractNum w:abstractNumId="3"><w:multiLevelType w:val="hybridMultilevel"/>'
    + _LEVEL.format(0, "bullet", "-") + _LEVEL.format(1, "bullet", "+")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="4">'
    '<w:multiLevelType w:val="multilevel"/>'
    + _LEVEL.format(0, "decimal", "%1.") + _LEVEL.format(1, "lowerLetter", "%2)")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="5">'
    '<w:multiLevelType w:val="multilevel"/>'
    + _LEVEL.format(0, "upperRoman", "%1.") + _LEVEL.format(1, "decimal", "%1.%2.")
    + '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num><w:num'
    ' w:numId="8"><w:abstractNumId w:val="4"/></w:num><w:num w:numId="9"><w:abstractNumId'
    ' w:val="5"/></w:num>'
)  # fmt: skip


def _num(num: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'


@dataclass
class _Word:
    """Blocks as Word writes them.

    `headings`: by named style, by outline level in the paragraph, or by bold letters only.
    `numbered` headings count by a list of the style. `split` cuts runs up, with spelling marks
    between. `vml` draws boxes as older versions do. `simple` writes fldSimple. `controls` puts
    blocks into content controls. `contents` opens with a table of contents. `sections` turns
    the page for wide tables. `ids` is the prefix of the ids of heading styles. `hollow` writes
    footnotes without a block. `form` is the Unicode form of its letters.
    """

    headings: str = "style"
    numbered: bool = False
    split: bool = False
    vml: bool = False
    simple: bool = False
    controls: bool = False
    contents: bool = False
    sections: bool = False
    ids: str = "TieuDe"
    name: str = "Đề mục"
    hollow: bool = False
    form: Literal["NFC", "NFD"] = "NFC"
    file: RawFile = field(default_factory=RawFile)
    _counted: int = 0
    _boxes: int = 0

    def write(self, blocks: Blocks) -> bytes:
        """Give the file."""
        numbers = [_num(9, level) if self.numbered else "" for level in (0, 1)]
        self.file.styles = _STYLES.format(self.ids, self.name, *numbers)
        self.file.numbering = _NUMBERING
        body = "".join(self._blocks(blocks))
        return self.file.data((self._contents(blocks) if self.contents else "") + body + SECTION)

    def _blocks(self, blocks: Blocks) -> Iterator[str]:
        for at, block in enumerate(blocks):
            xml = self._block(block)
            if at and block.rows and blocks[at - 1].rows:
                yield "<w:p/>"  # Word joins tables that stand side by side
            if self.controls and at % 5 == 2:
                xml = (f'<w:sdt><w:sdtPr><w:id w:val="{1000 + at}"/></w:sdtPr><w:sdtContent>'
                       f"{xml}</w:sdtContent></w:sdt>")  # fmt: skip
            yield xml
        if blocks[-1].rows:
            yield "<w:p/>"  # a body ends with a paragraph

    def _block(self, block: Block) -> str:
        match block.kind:
            case "heading":
                return self._heading(block)
            case "item" | "number":
                num = 7 if block.kind == "item" else 8
                style = '<w:pStyle w:val="DauDong"/>' if block.kind == "item" else ""
                return paragraph(self._runs(block.text), style + _num(num, block.level))
            case "table" | "merged":
                return self._table(block)
            case "nested":
                return self._nested(block)
            case "empty":
                return "<w:p/>"
            case _:
                extra = self._extra(block)
                return paragraph(self._runs(block.text) + extra, '<w:pStyle w:val="VanBan"/>')

    def _heading(self, block: Block) -> str:
        match self.headings:
            case "style":
                style = f'<w:pStyle w:val="{self.ids}{block.level}"/>'
                return paragraph(self._runs(block.text), style)
            case "outline":
                level = f'<w:jc w:val="center"/><w:outlineLvl w:val="{block.level - 1}"/>'
                return paragraph(self._runs(block.text), level)
            case _:
                return paragraph(text_run(self._letters(block.text), "<w:b/>"))

    def _extra(self, block: Block) -> str:
        match block.kind:
            case "note" | "endnote":
                return self._note("footnote" if block.kind == "note" else "endnote", block.inner)
            case "box":
                return self._box(block.inner)
            case "picture":
                seed = len(block.text) % 5 + 1
                return _picture(self.file.picture(seed), seed)
            case "formula":
                return ("<m:oMath><m:r><m:t>x=a+b</m:t></m:r></m:oMath>"
                        + self._runs(" là công thức"))  # fmt: skip
            case "caption":
                self._counted += 1
                return self._runs(" Bảng ") + self._field("SEQ Bảng \\* ARABIC", self._counted)
            case "link":
                link = self.file.link("https://vi.wikipedia.org/?a=1&b=2")
                inside = text_run("trang tin", "<w:u w:val='single'/>")
                return f'<w:hyperlink r:id="{link}">{inside}</w:hyperlink>' + complex_field(
                    'HYPERLINK "https://example.com/"', text_run("nơi khác")
                )
            case _:
                return ""

    def _field(self, instruction: str, result: int) -> str:
        shown = text_run(str(result))
        if self.simple:
            return f'<w:fldSimple w:instr=" {escape(instruction)} ">{shown}</w:fldSimple>'
        return complex_field(instruction, shown)

    def _note(self, kind: str, inner: list[str]) -> str:
        sign = f"<w:r><w:{kind}Ref/></w:r>"
        content = "".join(
            paragraph((sign if at == 0 else "") + self._runs(f" {text}"))
            for at, text in enumerate(inner)
        )
        id_ = self.file.note(kind, "" if self.hollow and kind == "footnote" else content)
        raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        return f'<w:r>{raised}<w:{kind}Reference w:id="{id_}"/></w:r>'

    def _box(self, inner: list[str]) -> str:
        self._boxes += 1
        content = "".join(paragraph(self._runs(text)) for text in inner)
        box = f"<w:txbxContent>{content}</w:txbxContent>"
        older = (f'<w:pict><v:shape id="hop{self._boxes}" style="width:200pt;height:50pt">'
                 f"<v:textbox>{box}</v:textbox></v:shape></w:pict>")  # fmt: skip
        if self.vml:
            return f"<w:r>{older}</w:r>"
        newer = (
            '<w:drawing><wp:inline><wp:extent cx="2000000" cy="500000"/><wp:docPr'
            f' id="{self._boxes + 100}" name="Hộp {self._boxes}"/><a:graphic><a:graphicData'
            ' uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
            f'<wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx>{box}</wps:txbx><wps:bodyPr/>'
            "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
        )
        return (
            f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{newer}</mc:Choice>'
            f"<mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></w:r>"
        )

    def _table(self, block: Block) -> str:
        rows = "".join(self._row(row) for row in block.rows)
        if block.kind == "merged":
            wide = (f'<w:tc><w:tcPr><w:tcW w:w="6000" w:type="dxa"/><w:gridSpan w:val="2"/>'
                    f"</w:tcPr>{paragraph(self._runs('Chung'))}</w:tc>")  # fmt: skip
            rows = f"<w:tr>{wide}{self._cell('Riêng')}</w:tr>" + rows
        table = _framed(rows, len(block.rows[0]))
        return self._turned(table) if self.sections and len(block.rows) > 4 else table

    def _turned(self, table: str) -> str:
        lying = SECTION.replace('w:w="11906" w:h="16838"',
                                'w:w="16838" w:h="11906" w:orient="landscape"')  # fmt: skip
        return paragraph("", SECTION) + table + paragraph("", lying)

    def _nested(self, block: Block) -> str:
        inside = _framed(self._row(block.inner[:2]) + self._row(block.inner[2:]), 2)
        first = (f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>'
                 f"{paragraph(self._runs(block.rows[0][0]))}{inside}<w:p/></w:tc>")  # fmt: skip
        rows = f"<w:tr>{first}{self._cell(block.rows[0][1])}</w:tr>" + self._row(block.rows[1])
        return _framed(rows, 2)

    def _row(self, cells: list[str]) -> str:
        return f"<w:tr>{''.join(map(self._cell, cells))}</w:tr>"

    def _cell(self, text: str) -> str:
        return (f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>'
                f"{paragraph(self._runs(text))}</w:tc>")  # fmt: skip

    def _letters(self, text: str) -> str:
        return normalize(self.form, text)

    def _runs(self, text: str) -> str:
        text = self._letters(text)
        if not self.split:
            return text_run(text)
        pieces = [text[at : at + 7] for at in range(0, len(text), 7)]
        looks = ("", "<w:i/>", "", '<w:lang w:val="vi-VN"/>')
        return '<w:proofErr w:type="spellStart"/>'.join(
            text_run(piece, looks[at % 4]) for at, piece in enumerate(pieces)
        )

    def _contents(self, blocks: Blocks) -> str:
        entries = [block.text for block in blocks if block.kind == "heading"] or ["Trống"]
        lines = [text_run(f"{self._letters(entry)}\u2026 {at}") for at, entry in enumerate(entries)]
        begin, end = complex_field('TOC \\o "1-3" \\h', "\0").split("\0")
        lines[0] = begin + lines[0]
        lines[-1] += end
        return "".join(map(paragraph, lines))


def _framed(rows: str, columns: int) -> str:
    grid = '<w:gridCol w:w="3000"/>' * columns
    return (f'<w:tbl><w:tblPr><w:tblStyle w:val="Luoi"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>")  # fmt: skip


def _picture(relation: str, number: int) -> str:
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="95250" cy="95250"/>'
        f'<wp:docPr id="{number}" name="Hình {number}"/><a:graphic><a:graphicData'
        ' uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="anh{number}.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="95250" cy="95250"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _word(blocks: Blocks, **switches: Any) -> bytes:
    return _Word(**switches).write(blocks)


def _python_docx(blocks: Blocks) -> bytes:
    """Write with python-docx's own template: English styles, lists by style."""
    document = docx.Document()
    for block in blocks:
        _put(document, block)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _put(document: Any, block: Block) -> None:
    match block.kind:
        case "heading":
            document.add_heading(block.text, block.level)
        case "item" | "number":
            name = "List Bullet" if block.kind == "item" else "List Number"
            document.add_paragraph(block.text, f"{name} 2" if block.level else name)
        case "table" | "merged" | "nested":
            _put_table(document, block)
        case "picture":
            document.add_paragraph(block.text)
            document.add_picture(io.BytesIO(png(len(block.text) % 5 + 1)))
        case "link":
            line = document.add_paragraph(block.text)
            line.add_run("đậm").bold = True
            line.add_run("\ndòng mới\tcột")
        case "formula":
            document.add_paragraph(block.text, "Intense Quote").add_run().add_break()
        case _:
            document.add_paragraph(block.text)
            for text in block.inner:
                document.add_paragraph(text, "Body Text")


def _put_table(document: Any, block: Block) -> None:
    table = document.add_table(len(block.rows), len(block.rows[0]), "Light Grid Accent 1")
    for at, row in enumerate(block.rows):
        for place, text in enumerate(row):
            table.cell(at, place).text = text
    if block.kind == "merged":
        table.cell(0, 0).merge(table.cell(1, 0))
    if block.kind == "nested":
        inside = table.cell(0, 0).add_table(2, 2)
        for at, text in enumerate(block.inner):
            inside.cell(at // 2, at % 2).text = text
    assert table._tbl.tag == qn("w:tbl")


def _pandoc(blocks: Blocks) -> bytes:
    """Write Markdown and let pandoc make a .docx of it."""
    text = "\n\n".join(_markdown(at, block) for at, block in enumerate(blocks))
    text += "\n\nHết." if blocks[-1].rows else ""  # Word wants a paragraph behind a last table
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "a.docx"
        pypandoc.convert_text(text, "docx", "markdown", outputfile=str(target))
        return target.read_bytes()


def _markdown(at: int, block: Block) -> str:
    match block.kind:
        case "heading":
            return f"{'#' * block.level} {block.text}"
        case "item":
            return f"- {block.text}\n- mục {at}\n    - {block.text}"
        case "number":
            return f"1. {block.text}\n2. mục thứ hai"
        case "table" | "merged" | "nested":
            rows = [f"| {' | '.join(row)} |" for row in block.rows]
            return "\n".join([rows[0], f"|{'---|' * len(block.rows[0])}", *rows[1:]])
        case "note" | "endnote":
            return f"{block.text}[^n{at}]\n\n[^n{at}]: {block.inner[0]}"
        case "formula":
            return f"{block.text} $x^2 + {len(block.text)}$ **đậm** và *nghiêng*"
        case "link":
            return f"{block.text} [trang](https://vi.wikipedia.org/)"
        case "box":
            return "\n\n".join(f"> {text}" for text in (block.text, *block.inner))
        case "empty":
            return "* * *"
        case _:
            return block.text


HABITS: Final[dict[str, Habit]] = {
    "Word, style of its own": _word,
    "Word, numbered headings": partial(_word, numbered=True, ids="Heading", name="heading"),
    "Word, outline levels in paragraphs": partial(_word, headings="outline", simple=True),
    "Word, no headings": partial(_word, headings="none", contents=True),
    "Word, runs cut up": partial(_word, split=True, contents=True),
    "Word 2007": partial(_word, vml=True, ids="Heading", name="heading"),
    "Word, content controls": partial(_word, controls=True),
    "Word, page sections": partial(_word, sections=True, simple=True),
    "Word, hollow footnotes": partial(_word, hollow=True),
    "Word, letters apart": partial(_word, form="NFD", numbered=True),
    "python-docx": _python_docx,
    "pandoc": _pandoc,
}
