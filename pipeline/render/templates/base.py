"""An empty Word file with our styles, lists and settings, as python-docx makes and saves it.

python-docx begins with a document of its own, whose styles, theme and pictures are not ours:
they are taken out. What a template leaves is brought into bytes that do not depend on the day.

Source: python-docx 1.2, `docx/templates/default.docx`; ECMA-376 Part 1, 11.3 (parts).
"""

import io
from collections.abc import Iterable
from typing import Final

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from pipeline.render.templates.looks import CharacterLook, Look
from pipeline.render.templates.numbering import define_lists
from pipeline.render.templates.styles import define_styles
from pipeline.render.word.package import FOOTNOTES, HEAD
from pipeline.render.word.shell import DECLARATIONS, NAMESPACES
from pipeline.work.archive import read_parts, zip_parts

_IGNORABLE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_FOREIGN: Final = ("stylesWithEffects", "webSettings", "theme", "customXml", "thumbnail")
_SETTINGS: Final = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:footnotePr><w:footnote w:id="0"/><w:footnote w:id="1"/></w:footnotePr>'
    '<w:compat><w:doNotExpandShiftReturn/><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<m:mathPr><m:mathFont m:val="Cambria Math"/></m:mathPr>'
    '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
)
_SEPARATORS: Final = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/>'
    f"</w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>"
    for number, kind in enumerate(("separator", "continuationSeparator"))
)
_FONTS: Final = "".join(
    f'<w:font w:name="{name}"><w:charset w:val="00"/><w:family w:val="{family}"/>'
    f'<w:pitch w:val="{pitch}"/></w:font>'
    for name, family, pitch in (
        ("Times New Roman", "roman", "variable"),
        ("Courier New", "modern", "fixed"),
        ("Cambria Math", "roman", "variable"),
    )
)
_APPLICATION: Final = (
    f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"><Application>Microsoft Office Word</Application></Properties>'
).encode()


def new_template(
    title: str, looks: Iterable[Look] = (), characters: Iterable[CharacterLook] = ()
) -> Document:
    """Give an empty document of one section with the styles, lists and settings of ours.

    Args:
        title: What the file is, in its properties.
        looks: Paragraph styles beside those of the report.
        characters: Character styles beside those.
    """
    document = docx.Document()
    _drop_foreign_parts(document)
    _name(document, title)
    define_styles(document, looks, characters)
    define_lists(document)
    _fill(document.settings.element, _SETTINGS)
    footnotes = PackURI(f"/{FOOTNOTES}")
    package = document.part.package
    notes = Part(footnotes, CONTENT_TYPE.WML_FOOTNOTES, _part("footnotes", _SEPARATORS), package)
    document.part.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)
    return document


def template_bytes(document: Document) -> bytes:
    """Give the file of a template: the same document gives the same bytes."""
    saved = io.BytesIO()
    document.save(saved)
    parts = {name: _tidied(name, data) for name, data in read_parts(saved.getvalue()).items()}
    # python-docx carries these two as they came
    parts["docProps/app.xml"] = _APPLICATION
    parts["word/fontTable.xml"] = _part("fonts", _FONTS)
    return zip_parts(parts)


def _tidied(name: str, data: bytes) -> bytes:
    """Give a part without the dialects that python-docx's own file announces and never uses."""
    if not name.startswith("word/") or not name.endswith(".xml"):
        return data
    root = etree.fromstring(data)
    if _IGNORABLE in root.attrib:
        del root.attrib[_IGNORABLE]
    etree.cleanup_namespaces(root, keep_ns_prefixes=[*NAMESPACES])
    return (HEAD + etree.tostring(root, encoding="unicode")).encode()


def _drop_foreign_parts(document: Document) -> None:
    for relationships in (document.part.rels, document.part.package.rels):
        for key, relation in list(relationships.items()):
            if relation.reltype.rpartition("/")[2] in _FOREIGN:
                del relationships[key]


def _name(document: Document, title: str) -> None:
    """Say what the file is, and no more: neither day nor author nor count of revisions."""
    properties = document.core_properties
    for entry in list(properties._element):
        properties._element.remove(entry)
    properties.title = title
    properties.language = "vi-VN"


def _fill(root: BaseOxmlElement, content: str) -> None:
    for entry in list(root):
        root.remove(entry)
    root.extend(list(parse_xml(f"<x {DECLARATIONS}>{content}</x>")))


def _part(name: str, content: str) -> bytes:
    return f"{HEAD}<w:{name} {DECLARATIONS}>{content}</w:{name}>".encode()
