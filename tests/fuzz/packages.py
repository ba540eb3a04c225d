"""The sound parts around the one that is fuzzed, and a first of each: minimal OPC packages.

Source: ECMA-376 Part 1, 11.2 (WordprocessingML package), 12.2 (SpreadsheetML package).
"""

from typing import Final

SHEET: Final = "xl/worksheets/sheet1.xml"
DOCUMENT: Final = "word/document.xml"
COMMENTS: Final = "word/comments.xml"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE: Final = "application/vnd.openxmlformats-officedocument"
_RELATED: Final = "application/vnd.openxmlformats-package.relationships+xml"
_EXCEL: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WORD: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)


def _relations(*entries: tuple[str, str]) -> bytes:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(entries, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'.encode()


def _types(**kinds: str) -> bytes:
    rows = "".join(
        f'<Override PartName="/{name.replace("__", "/")}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    rels = f'<Default Extension="rels" ContentType="{_RELATED}"/>'
    xml = '<Default Extension="xml" ContentType="application/xml"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{rels}{xml}{rows}</Types>'.encode()


FIRST_SHEET: Final = (
    f'<worksheet xmlns="{_EXCEL}"><dimension ref="A1:C4"/><cols><col min="2" max="2" width="9" '
    'hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Xã</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>Dân số (người)</t></is></c><c r="C1" t="s"><v>0</v></c></row>'
    '<row r="2" hidden="1"><c r="A2" t="inlineStr"><is><r><rPr><b/></rPr><t>Hoa</t></r></is></c>'
    '<c r="B2" s="1"><v>45000.5</v></c><c r="C2" t="b"><v>1</v></c></row><row r="3"><c r="A3" '
    't="str"><f>A2</f><v>Tổng</v></c><c r="B3"><f>SUM(B2:B2)</f><v>45000</v></c><c r="C3" t="e">'
    '<v>#N/A</v></c></row></sheetData><autoFilter ref="A1:C3"/><mergeCells count="1"><mergeCell '
    'ref="A3:A4"/></mergeCells></worksheet>'
).encode()
FIRST_DOCUMENT: Final = (
    f'<w:document {_WORD}><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/><w:numPr><w:ilvl '
    'w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>1. Y tế</w:t></w:r></w:p><w:p>'
    '<w:commentRangeStart w:id="0"/><w:r><w:rPr><w:b/></w:rPr><w:t>Tỉnh có 300 giường.</w:t></w:r>'
    '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:ins w:id="4" '
    'w:author="A"><w:r><w:t>thêm</w:t></w:r></w:ins><w:del w:id="5" w:author="A"><w:r><w:delText>'
    "bớt</w:delText></w:r></w:del></w:p><w:p><w:r><w:t>Bảng 1. Dân số</w:t><w:fldChar "
    'w:fldCharType="begin"/><w:instrText> SEQ Bảng </w:instrText><w:fldChar w:fldCharType="end"/>'
    '</w:r></w:p><w:tbl><w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="900"/></w:tblGrid><w:tr>'
    '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Xã</w:t></w:r></w:p></w:tc>'
    '</w:tr><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>Hoa</w:t></w:r>'
    "</w:p></w:tc><w:tc><w:p><w:r><w:t>1.234,5</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:sectPr>"
    '<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>'
).encode()
FIRST_COMMENTS: Final = (
    f'<w:comments {_WORD}><w:comment w:id="0" w:author="Sở A" w:date="2025-11-20T08:00:00Z">'
    '<w:p w14:paraId="00000001"><w:r><w:annotationRef/><w:t>Nêu rõ nguồn.</w:t></w:r></w:p>'
    '</w:comment><w:comment w:id="1" w:author="Sở B"><w:p w14:paraId="00000002"/></w:comment>'
    "</w:comments>"
).encode()
_THREADS: Final = (
    b'<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
    b'<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="1"/>'
    b"</w15:commentsEx>"
)
WORKBOOK_PARTS: Final = {
    "[Content_Types].xml": _types(
        xl__workbook="spreadsheetml.sheet.main",
        xl__worksheets__sheet1="spreadsheetml.worksheet",
        xl__styles="spreadsheetml.styles",
        xl__sharedStrings="spreadsheetml.sharedStrings",
    ),
    "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_EXCEL}" xmlns:r="{_OFFICE}"><sheets><sheet name="Bảng" sheetId="1" '
        'r:id="rId1"/></sheets></workbook>'
    ).encode(),
    "xl/_rels/workbook.xml.rels": _relations(
        ("worksheet", "worksheets/sheet1.xml"),
        ("styles", "styles.xml"),
        ("sharedStrings", "sharedStrings.xml"),
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_EXCEL}"><numFmts count="1"><numFmt numFmtId="164" '
        'formatCode="dd/mm/yyyy"/></numFmts><fonts count="1"><font/></fonts><cellXfs count="2">'
        '<xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="0"/></cellXfs></styleSheet>'
    ).encode(),
    "xl/sharedStrings.xml": (
        f'<sst xmlns="{_EXCEL}"><si><t>Nội dung góp ý</t></si><si><t>Mục</t></si></sst>'
    ).encode(),
    SHEET: FIRST_SHEET,
}
WORD_PARTS: Final = {
    "[Content_Types].xml": _types(
        word__document="wordprocessingml.document.main",
        word__comments="wordprocessingml.comments",
        word__commentsExtended="wordprocessingml.commentsExtended",
    ),
    "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
    "word/_rels/document.xml.rels": (
        _relations(("comments", "comments.xml")).removesuffix(b"</Relationships>")
        + b'<Relationship Id="rId2" Type="http://schemas.microsoft.com/office/2011/relationships/'
        b'commentsExtended" Target="commentsExtended.xml"/></Relationships>'
    ),
    DOCUMENT: FIRST_DOCUMENT,
    COMMENTS: FIRST_COMMENTS,
    "word/commentsExtended.xml": _THREADS,
}
