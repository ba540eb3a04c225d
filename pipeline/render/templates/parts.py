"""What every template of ours consists of besides its text: package, styles, lists, settings.

Made by `python -m pipeline.render.templates.make`; after that a consultant may change it in Word.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from pipeline.render.templates.numbering import numbering_part
from pipeline.render.templates.styles import Look, styles_part
from pipeline.render.word.package import (
    DOCUMENT,
    DOCUMENT_RELATIONSHIPS,
    FOOTNOTES,
    HEAD,
    ROOT_RELATIONSHIPS,
    Relationships,
    relationships_part,
)
from pipeline.render.word.shell import DECLARATIONS
from pipeline.work.archive import CONTENT_TYPES, Parts, zip_parts

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
PAGE_NUMBER: Final = (
    '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


def template_file(
    document: Callable[[Mapping[str, str]], str],
    *,
    title: str,
    headers: tuple[str, str],
    looks: Iterable[Look] = (),
    characters: str = "",
) -> bytes:
    """Give the bytes of a template.

    Args:
        document: Gives the content of its body, from the ids of its related parts
            ("header1.xml" on every page, "header2.xml" on the first, "footer1.xml").
        title: What the file is, in its properties.
        headers: Content of the header of every page, and of the first.
        looks: Paragraph styles beside those of the report.
        characters: Character styles beside those, as XML.
    """
    related = Relationships("rId")
    ids = {target: related.add(kind, target) for kind, target in _RELATED}
    root = Relationships("rId")
    root.add("officeDocument", "word/document.xml")
    root.add("extended-properties", "docProps/app.xml")
    parts: Parts = {
        CONTENT_TYPES: _types(),
        ROOT_RELATIONSHIPS: _with_core(relationships_part(None, root)),
        DOCUMENT_RELATIONSHIPS: relationships_part(None, related),
        DOCUMENT: _part("document", f"<w:body>{document(ids)}</w:body>"),
        "word/styles.xml": styles_part(looks, characters),
        "word/numbering.xml": numbering_part(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _fonts(),
        FOOTNOTES: _footnotes(),
        "word/header1.xml": _part("hdr", headers[0]),
        "word/header2.xml": _part("hdr", headers[1]),
        "word/footer1.xml": _part("ftr", written("Footer", "")),
        "docProps/app.xml": _app(),
        "docProps/core.xml": _core(title),
    }
    return zip_parts(parts)


def written(style: str, text: str, properties: str = "") -> str:
    """Give a paragraph of the template's own words and tags."""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{run}</w:p>'


def references(ids: Mapping[str, str]) -> str:
    """Give the references of a section to its headers and footers."""
    return "".join(
        f'<w:{part}Reference w:type="{kind}" r:id="{ids[target]}"/>'
        for part, kind, target in (
            ("header", "default", "header1.xml"),
            ("header", "first", "header2.xml"),
            ("footer", "default", "footer1.xml"),
            ("footer", "first", "footer1.xml"),
        )
    )


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


def _core(title: str) -> bytes:
    return (
        f"{HEAD}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>'
        f"{title}</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>"
    ).encode()
