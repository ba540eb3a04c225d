"""A light grey "DỰ THẢO" across every page of the report, in its headers, as Word puts it there.

Word keeps a watermark as a line of WordArt anchored in a paragraph of the header, behind the
text, and knows its own by the name of the shape. It takes no room: the header's first paragraph
holds it beside what stands there. Covers have no header and stay as they are.

Source: ECMA-376 Part 4, 19.1 (VML: shapetype, shape, textpath); shape type 136 is a line of
plain text. Ids and styles are those that Word itself writes and LibreOffice 7.4 looks for.
"""

import posixpath
from collections.abc import Iterator
from typing import Final

from lxml import etree

from pipeline.model.fixed import replace
from pipeline.render.word.package import DOCUMENT_RELATIONSHIPS, HEAD
from pipeline.render.word.shell import NAMESPACES, Shell

WATERMARK: Final = "DỰ THẢO"
_W: Final = f"{{{NAMESPACES['w']}}}"
_R: Final = f"{{{NAMESPACES['r']}}}"
_DECLARED: Final = (
    f'xmlns:w="{NAMESPACES["w"]}" xmlns:r="{NAMESPACES["r"]}"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_TYPE: Final = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
    ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
    '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
    '<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom"'
    ' o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight"'
    ' xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)
_STYLE: Final = (
    "position:absolute;margin-left:0;margin-top:0;width:420pt;height:120pt;rotation:315;"
    "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    "mso-position-vertical:center;mso-position-vertical-relative:margin"
)
_COLOUR: Final = "#e3e3e3"  # text over it is read, on paper and after a copier
_FIRST: Final = 2049  # ids of shapes in headers begin there


def with_watermark(shell: Shell) -> Shell:
    """Give the shell with the mark in every header of the report's pages."""
    parts = dict(shell.parts)
    for number, name in enumerate(_headers(shell)):
        root = etree.fromstring(parts[name])
        first = root.find(f"{_W}p")
        if first is not None:
            first.append(_run(number))
            parts[name] = HEAD.encode() + etree.tostring(root)
    return replace(shell, parts=parts)


def _headers(shell: Shell) -> Iterator[str]:
    """Give the names of the header parts that the report's pages have, each once."""
    references = etree.fromstring(f"<x {_DECLARED}>{shell.setup.references}</x>")
    used = {str(node.get(f"{_R}id")) for node in references.iter(f"{_W}headerReference")}
    for relation in etree.fromstring(shell.parts[DOCUMENT_RELATIONSHIPS]):
        if relation.get("Id") in used:
            yield posixpath.normpath(f"word/{relation.get('Target')}")


def _run(number: int) -> etree._Element:
    shape = (
        f'<v:shape id="PowerPlusWaterMarkObject{number + 1}" o:spid="_x0000_s{_FIRST + number}"'
        f' type="#_x0000_t136" style="{_STYLE}" o:allowincell="f" fillcolor="{_COLOUR}"'
        ' stroked="f"><v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt"'
        f' string="{WATERMARK}"/></v:shape>'
    )
    xml = f"<w:r {_DECLARED}><w:rPr><w:noProof/></w:rPr><w:pict>{_TYPE}{shape}</w:pict></w:r>"
    return etree.fromstring(xml)
