"""The shipped template `templates/bao-cao.docx`: `python -m pipeline.render.template` makes it.

Every look of the report stands here as a Word style, list or page setup, after Nghị định
30/2020/NĐ-CP, Phụ lục I; the writer only names them. A consultant may change the file in
Word instead; making it again gives the shipped bytes.
"""

from pathlib import Path
from typing import Final

from pipeline.render.package import (
    CONTENT_TYPES,
    DOCUMENT,
    DOCUMENT_RELATIONSHIPS,
    FOOTNOTES,
    HEAD,
    ROOT_RELATIONSHIPS,
    Parts,
    Relationships,
    relationships_part,
    zip_parts,
)
from pipeline.render.shell import BODY_MARKER, DECLARATIONS
from pipeline.render.template_numbering import numbering_part
from pipeline.render.template_styles import styles_part

TEMPLATES: Final = Path(__file__).resolve().parents[2] / "templates"

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PART_TYPES: Final = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/numbering.xml": f"{_WORD}.numbering+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "word/footnotes.xml": f"{_WORD}.footnotes+xml",
    "word/header1.xml": f"{_WORD}.header+xml",
    "word/header2.xml": f"{_WORD}.header+xml",
    "word/footer1.xml": f"{_WORD}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
_RELATED: Final = (
    ("styles", "styles.xml"),
    ("numbering", "numbering.xml"),
    ("settings", "settings.xml"),
    ("fontTable", "fontTable.xml"),
    ("footnotes", "footnotes.xml"),
    ("header", "header1.xml"),
    ("header", "header2.xml"),
    ("footer", "footer1.xml"),
)
_PAGE: Final = (
    '<w:type w:val="nextPage"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"'
    ' w:header="454" w:footer="454" w:gutter="0"/>'
)
# the frame of the cover, 8 points and its own width outside the text, stands on the margins
_FRAMED: Final = (
    '<w:type w:val="nextPage"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1404" w:right="1404" w:bottom="1404" w:left="1971"'
    ' w:header="454" w:footer="454" w:gutter="0"/>'
)
_BORDERS: Final = (
    '<w:pgBorders w:offsetFrom="text">'
    + "".join(
        f'<w:{side} w:val="thinThickSmallGap" w:sz="24" w:space="{space}" w:color="000000"/>'
        for side, space in (("top", 8), ("left", 8), ("bottom", 8), ("right", 8))
    )
    + "</w:pgBorders>"
)


def report_template() -> bytes:
    """Give the bytes of `bao-cao.docx`: styles, lists, pages, headers, covers, body marker."""
    related = Relationships("rId")
    ids = {target: related.add(kind, target) for kind, target in _RELATED}
    root = Relationships("rId")
    root.add("officeDocument", "word/document.xml")
    root.add("extended-properties", "docProps/app.xml")
    parts: Parts = {
        CONTENT_TYPES: _types(),
        ROOT_RELATIONSHIPS: _with_core(relationships_part(None, root)),
        DOCUMENT_RELATIONSHIPS: relationships_part(None, related),
        DOCUMENT: _document(ids),
        "word/styles.xml": styles_part(),
        "word/numbering.xml": numbering_part(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _fonts(),
        FOOTNOTES: _footnotes(),
        "word/header1.xml": _header(_NUMBERED + _DRAFT),
        "word/header2.xml": _header(_UNNUMBERED + _DRAFT),
        "word/footer1.xml": _part("ftr", _paragraph("Footer", "")),
        "docProps/app.xml": _app(),
        "docProps/core.xml": _core(),
    }
    return zip_parts(parts)


def _types() -> bytes:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _PART_TYPES.items()
    )
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()


def _with_core(relationships: bytes) -> bytes:
    # core properties belong to the package's own namespace of relationships
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    entry = f'<Relationship Id="rIdCore" Type="{kind}" Target="docProps/core.xml"/>'
    return relationships.replace(b"</Relationships>", f"{entry}</Relationships>".encode())


def _part(name: str, content: str) -> bytes:
    return f"{HEAD}<w:{name} {DECLARATIONS}>{content}</w:{name}>".encode()


def _paragraph(style: str, text: str, properties: str = "") -> str:
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{run}</w:p>'


_NUMBERED: Final = (
    '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
_UNNUMBERED: Final = _paragraph("Header", "")
_DRAFT: Final = _paragraph("DuThao", "{{ lan }} - {{ ngay }}")


def _header(content: str) -> bytes:
    return _part("hdr", content)


def _references(ids: dict[str, str]) -> str:
    return "".join(
        f'<w:{part}Reference w:type="{kind}" r:id="{ids[target]}"/>'
        for part, kind, target in (
            ("header", "default", "header1.xml"),
            ("header", "first", "header2.xml"),
            ("footer", "default", "footer1.xml"),
            ("footer", "first", "footer1.xml"),
        )
    )


def _document(ids: dict[str, str]) -> bytes:
    number, pages = '<w:pgNumType w:fmt="decimal"/>', '<w:cols w:space="720"/>'
    # no header or footer, not even empty ones: LibreOffice draws the frame around them
    outer = f"<w:sectPr>{_FRAMED}{_BORDERS}{number}{pages}</w:sectPr>"
    inner = f"<w:sectPr>{_PAGE}{number}{pages}</w:sectPr>"
    body = (
        f"<w:sectPr>{_references(ids)}{_PAGE}"
        f'<w:pgNumType w:fmt="decimal" w:start="1"/>{pages}<w:titlePg/></w:sectPr>'
    )
    return _part(
        "document",
        "<w:body>"
        + _paragraph("TrangBiaCoQuan", "ỦY BAN NHÂN DÂN TỈNH {{ tinh }}")
        + _paragraph("TrangBiaTen", "{{ tieu_de }}")
        + _paragraph("TrangBiaLan", "({{ lan }})")
        + _paragraph("TrangBiaNgay", "{{ noi_ngay }}", outer)
        + _paragraph("TrangBiaCoQuan", "ỦY BAN NHÂN DÂN TỈNH {{ tinh }}")
        + _paragraph("TrangBiaTen", "{{ tieu_de }}")
        + _paragraph("TrangBiaLan", "({{ lan }})")
        + _signatures()
        + _paragraph("TrangBiaNgayPhu", "{{ noi_ngay }}", inner)
        + _paragraph("BodyText", BODY_MARKER)
        + body
        + "</w:body>",
    )


def _signatures() -> str:
    left = ("CƠ QUAN LẬP QUY HOẠCH", "co_quan_lap")
    right = ("{{ nhan_tu_van }}", "tu_van")
    cells = "".join(
        '<w:tc><w:tcPr><w:tcW w:w="4535" w:type="dxa"/></w:tcPr>'
        + _paragraph("TrangBiaKy", label)
        + _paragraph("TrangBiaKy", f"{{{{ {key} }}}}")
        + _paragraph("TrangBiaKy", f"{{{{ chuc_vu_{key} }}}}")
        + _paragraph("TrangBiaNguoiKy", f"{{{{ nguoi_ky_{key} }}}}")
        + "</w:tc>"
        for label, key in (left, right)
    )
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="BangKhongKe"/><w:tblW w:w="9070" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="4535"/>'
        f'<w:gridCol w:w="4535"/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl>'
    )


def _footnotes() -> bytes:
    notes = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr>'
        f'<w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in enumerate(("separator", "continuationSeparator"))
    )
    return _part("footnotes", notes)


def _settings() -> bytes:
    return _part(
        "settings",
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="0"/><w:footnote w:id="1"/></w:footnotePr>'
        '<w:compat><w:doNotExpandShiftReturn/><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<m:mathPr><m:mathFont m:val="Cambria Math"/></m:mathPr>'
        '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/>'
        '<w:listSeparator w:val=";"/>',
    )


def _fonts() -> bytes:
    names = (
        ("Times New Roman", "roman", "variable"),
        ("Courier New", "modern", "fixed"),
        ("Cambria Math", "roman", "variable"),
    )
    return _part(
        "fonts",
        "".join(
            f'<w:font w:name="{name}"><w:charset w:val="00"/><w:family w:val="{family}"/>'
            f'<w:pitch w:val="{pitch}"/></w:font>'
            for name, family, pitch in names
        ),
    )


def _app() -> bytes:
    uri = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    application = "<Application>Microsoft Office Word</Application>"
    return f'{HEAD}<Properties xmlns="{uri}">{application}</Properties>'.encode()


def _core() -> bytes:
    return (
        f"{HEAD}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Mẫu báo cáo quy hoạch tỉnh'
        "</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>"
    ).encode()


def write_templates(folder: Path = TEMPLATES) -> tuple[Path, ...]:
    """Write the shipped templates into the folder and give their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "bao-cao.docx"
    path.write_bytes(report_template())
    return (path,)


if __name__ == "__main__":
    write_templates()
