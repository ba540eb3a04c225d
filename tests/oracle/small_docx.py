"""A small clean .docx by hand, with one of everything the gate looks at, to be broken in tests."""

import io
import zipfile
from collections.abc import Mapping
from typing import Final

_NS: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_BY: Final = 'w:author="Sở Tài chính" w:date="2025-11-30T00:00:00Z"'
PNG: Final = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


def run(text: str) -> str:
    """A run of text."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """A paragraph round runs given as XML; plain text becomes one run."""
    inner = content if content.startswith("<") else run(content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def heading(text: str, level: int = 1) -> str:
    """A heading of the given level."""
    return paragraph(text, f'<w:pStyle w:val="Heading{level}"/>')


def cell(content: str, properties: str = "") -> str:
    """A cell holding one paragraph."""
    inner = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    return f"<w:tc>{inner}{paragraph(content) if content else '<w:p/>'}</w:tc>"


def table(*rows: str, columns: int) -> str:
    """A table of rows of cells given as XML."""
    grid = '<w:gridCol w:w="3000"/>' * columns
    body = "".join(row if row.startswith("<w:tr>") else f"<w:tr>{row}</w:tr>" for row in rows)
    properties = '<w:tblStyle w:val="Bang"/><w:tblW w:w="0" w:type="auto"/>'
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def field(instruction: str, result: str) -> str:
    """A complex field with its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def note_reference(ident: int) -> str:
    """A reference to a footnote."""
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    return f'<w:r>{raised}<w:footnoteReference w:id="{ident}"/></w:r>'


_MARK: Final = f'<w:rPr><w:ins w:id="104" {_BY}/></w:rPr>'
_ROW_MARK: Final = '<w:rPr><w:del w:id="{}" ' + _BY + "/></w:rPr>"
_DELETED_ROW: Final = (
    f'<w:tr><w:trPr><w:cantSplit/><w:del w:id="105" {_BY}/></w:trPr>'
    + "".join(
        f"<w:tc><w:p><w:pPr>{_ROW_MARK.format(106 + 2 * n)}</w:pPr>"
        f'<w:del w:id="{107 + 2 * n}" {_BY}><w:r><w:delText>cũ {n}</w:delText></w:r></w:del>'
        "</w:p></w:tc>"
        for n in range(2)
    )
    + "</w:tr>"
)
_DRAWING: Final = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="1" name="Hình 1"/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="so-do.png"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="rId8"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9525" cy="9525"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing></w:r>"
)
_SECTION: Final = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/>'
    '<w:headerReference w:type="first" r:id="rId6"/><w:type w:val="nextPage"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134"'
    ' w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
)
BODY: Final = (
    '<w:p w14:paraId="00000001"><w:pPr><w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/>'
    '<w:numId w:val="1"/></w:numPr><w:jc w:val="center"/></w:pPr>'
    '<w:bookmarkStart w:id="1" w:name="_Toc1"/>' + run("Hiện trạng") + '<w:bookmarkEnd w:id="1"/>'
    "</w:p>"
    + paragraph(run("Xem ") + field(r"REF _Toc1 \h", "Phần I") + note_reference(2))
    + paragraph(
        '<w:r><w:rPr><w:rStyle w:val="Nhan"/><w:b/><w:i/></w:rPr><w:t>đậm</w:t></w:r>'
        f'<w:ins w:id="100" {_BY}><w:r><w:t>mới</w:t></w:r></w:ins>'
        f'<w:del w:id="101" {_BY}><w:r><w:delText>cũ</w:delText></w:r></w:del>',
        _MARK,
    )
    + paragraph(
        '<w:hyperlink r:id="rId7"><w:r><w:t>trang tin</w:t></w:r></w:hyperlink>'
        '<w:hyperlink w:anchor="_Toc1"><w:r><w:t>mục</w:t></w:r></w:hyperlink>' + _DRAWING
    )
    + paragraph(
        '<w:commentRangeStart w:id="50"/>' + run("ý kiến") + '<w:commentRangeEnd w:id="50"/>'
        '<w:r><w:commentReference w:id="50"/></w:r>'
    )
    + table(
        cell("a", '<w:vMerge w:val="restart"/>') + cell("b"),
        cell("", "<w:vMerge/>") + cell("c", '<w:tcW w:w="3000" w:type="dxa"/>'),
        cell("rộng", '<w:gridSpan w:val="2"/>'),
        _DELETED_ROW,
        columns=2,
    )
    + paragraph(field("SEQ Bang_1", "1"))
)
_STYLES: Final = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
    '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:link w:val="Heading1Char"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Heading1Char"><w:name w:val="Heading 1 Char"/>'
    '<w:link w:val="Heading1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/>'
    '<w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="character" w:styleId="Nhan"><w:name w:val="Nhan manh"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="Bang"><w:name w:val="Bang"/></w:style>'
)
_NUMBERING: Final = (
    '<w:abstractNum w:abstractNumId="0"><w:nsid w:val="00000001"/>'
    '<w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="upperRoman"/><w:pStyle w:val="Heading1"/><w:lvlText w:val="%1."/>'
    '<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_SEPARATORS: Final = (
    '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/>'
    "</w:r></w:p></w:footnote>"
)
_SETTINGS: Final = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:footnotePr><w:footnote w:id="0"/>'
    '<w:footnote w:id="1"/></w:footnotePr>'
)
_RELATIONS: Final = {
    "rId1": ("styles", "styles.xml"),
    "rId2": ("numbering", "numbering.xml"),
    "rId3": ("settings", "settings.xml"),
    "rId4": ("footnotes", "footnotes.xml"),
    "rId5": ("header", "header1.xml"),
    "rId6": ("header", "header2.xml"),
    "rId7": ("hyperlink", "https://langson.gov.vn/"),
    "rId8": ("image", "media/image1.png"),
    "rId9": ("comments", "comments.xml"),
}


def _part(root: str, inner: str) -> bytes:
    return f"{_HEAD}<w:{root} {_NS}>{inner}</w:{root}>".encode()


def _rels(relations: Mapping[str, tuple[str, str]]) -> bytes:
    outside = ' TargetMode="External"'
    lines = "".join(
        f'<Relationship Id="{ident}" Type="{_OFFICE}{kind}" Target="{target}"'
        f"{outside if kind == 'hyperlink' else ''}/>"
        for ident, (kind, target) in relations.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_HEAD}<Relationships xmlns="{space}">{lines}</Relationships>'.encode()


def _types() -> bytes:
    parts = {"document.main": "document", "header": "header1"}
    parts |= {n: n for n in ("styles", "numbering", "settings", "footnotes", "comments")}
    lines = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}{kind}+xml"/>'
        for kind, name in [*parts.items(), ("header", "header2")]
    )
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_HEAD}<Types xmlns="{space}"><Default Extension="rels" ContentType="{rels}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{lines}</Types>'
    ).encode()


def parts(body: str = BODY, notes: Mapping[int, str] | None = None) -> dict[str, bytes]:
    """Parts of a clean .docx, by name; `notes` are the footnotes' paragraphs as XML."""
    listed = {2: paragraph("Số liệu minh họa.")} if notes is None else notes
    shown = "".join(
        f'<w:footnote w:id="{ident}">'
        f"{inner.replace('<w:p>', '<w:p><w:r><w:footnoteRef/></w:r>', 1)}</w:footnote>"
        for ident, inner in listed.items()
    )
    comment = paragraph("Đề nghị rà soát.")
    used = {
        ident: relation
        for ident, relation in _RELATIONS.items()
        if relation[0] not in {"hyperlink", "image"} or ident in body
    }
    if "commentReference" not in body:
        comment = ""
    comments = f'<w:comment w:id="50" w:author="Sở Y tế" w:initials="YT">{comment}</w:comment>'
    made = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _rels({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": _part("document", f"<w:body>{body}{_SECTION}</w:body>"),
        "word/_rels/document.xml.rels": _rels(used),
        "word/styles.xml": _part("styles", _STYLES),
        "word/numbering.xml": _part("numbering", _NUMBERING),
        "word/settings.xml": _part("settings", _SETTINGS),
        "word/footnotes.xml": _part("footnotes", _SEPARATORS + shown),
        "word/comments.xml": _part("comments", comments if comment else ""),
        "word/header1.xml": _part("hdr", paragraph(field("PAGE", "2"))),
        "word/header2.xml": _part("hdr", "<w:p/>"),
    }
    return made | ({"word/media/image1.png": PNG} if "rId8" in used else {})


def zipped(named: Mapping[str, bytes]) -> bytes:
    """A zip of these entries, in their order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in named.items():
            archive.writestr(name, content)
    return stream.getvalue()


def docx(body: str = BODY, notes: Mapping[int, str] | None = None) -> bytes:
    """A clean .docx with this body (XML of blocks) and these footnotes."""
    return zipped(parts(body, notes))
