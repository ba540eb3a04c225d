"""One Word document from its first paragraph to its package: what is known before, what after.

A `Writing` is begun with what the flow and the template say, filled while the body is written,
and finished into the parts of the package: footnotes, lists, pictures, charts, identities.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from lxml import etree

from pipeline.model.document import Source
from pipeline.model.errors import TemplateError
from pipeline.model.flow import Flow, FlowBlock, FlowTable, paragraphs
from pipeline.model.identity import block_bookmark
from pipeline.model.notice import Severity
from pipeline.render.tex import formulas_of_flow
from pipeline.render.word.apart.formulas import written_formulas
from pipeline.render.word.fixed_labels import add_fixed_labels
from pipeline.render.word.listing import HeadingCounters, list_definitions
from pipeline.render.word.notes import NoteWriter, footnotes_part, plain_note, with_separators
from pipeline.render.word.objects.chart import put_charts
from pipeline.render.word.package import (
    DOCUMENT,
    DOCUMENT_RELATIONSHIPS,
    FOOTNOTE_RELATIONSHIPS,
    FOOTNOTES,
    HEAD,
    IDENTITY_ITEM,
    Relationships,
    carry_identity,
    content_types,
    core_properties,
    draft_name,
    relationships_part,
)
from pipeline.render.word.pages import Piece, lay_pages
from pipeline.render.word.paragraphs import paragraph
from pipeline.render.word.sent import surroundings
from pipeline.render.word.shell import DECLARATIONS, Shell
from pipeline.render.word.writing import Writing
from pipeline.work.archive import CONTENT_TYPES, Parts, zip_parts
from pipeline.work.store import NOTHING_KEPT, Store

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# what an item of a part begins with
_CUTS: Final = {
    DOCUMENT: re.compile(rb'<w:p><w:pPr><w:pStyle w:val="(?:Heading[123]|PhuLuc)"/>'),
    IDENTITY_ITEM: re.compile(rb'<d b="[^"]*" m="[^"]*" k="tieu-de"'),
}
_SMALLEST: Final = 32_768  # bytes of a block: smaller ones deflate badly
_NUMBERING: Final = "word/numbering.xml"
_TEMPLATES_KEPT: Final = 16
_SETTINGS: Final = "word/settings.xml"
_NOTE_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
# without their lists headings would stand in Word without numbers
_COUNTED: Final = (*(f"Heading{level}" for level in range(1, 10)), "PhuLuc", "PhuLuc2")
_PICTURE_TYPES: Final = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "svg": "image/svg+xml",
}


def begin(
    flow: Flow,
    shell: Shell,
    media: Mapping[str, bytes],
    former: Flow | None = None,
    kept: Store = NOTHING_KEPT,
) -> Writing:
    """Give the state of a document before its first paragraph.

    `former` is the draft that a redline shows beside the flow's; `kept` has what earlier runs
    wrote.
    """
    formulas = tuple(formulas_of_flow(_blocks(flow)))
    gone = formulas_of_flow(_blocks(former)) if former else ()
    numbering = _numbering(shell.parts["word/styles.xml"], shell.parts[_NUMBERING])
    for style in _COUNTED:
        numbering.of_style(style)
    writing = Writing(
        draft=draft_name(flow),
        media=media,
        formulas=written_formulas((key for key, _ in (*formulas, *gone)), kept),
        flow_formulas=tuple(key for key, _ in formulas),
        anchors=_anchors(flow),
        former_anchors=_anchors(former) if former else frozenset(),
        portrait=shell.setup.portrait,
        landscape=shell.setup.landscape,
        large=shell.setup.large,
        first_num=numbering.first_free,
        headings=HeadingCounters(),
        bullets=numbering.of_style("DanhSach1"),
    )
    for (tex, alone), source in formulas:
        if (tex, alone) not in writing.formulas:
            _report_formula(writing, tex, source)
    return writing


def _blocks(flow: Flow) -> tuple[FlowBlock, ...]:
    return tuple(block for section in flow.sections for block in section.blocks)


def _anchors(flow: Flow) -> frozenset[str]:
    named, blocks = set(flow.anchors), _blocks(flow)
    for block in blocks:
        if isinstance(block, FlowTable):
            named.update(block.anchors)
    for line in paragraphs(blocks):
        named.add(line.id)
        named.update(line.anchors)
    return frozenset(filter(None, named))


def _report_formula(writing: Writing, tex: str, source: Source) -> None:
    writing.notice(
        Severity.WARNING,
        "cong-thuc-sai",
        f"công thức không dựng được, in nguyên văn: {tex[:80]}",
        fix="sửa công thức theo cú pháp TeX",
        source=source,
    )


def finish(
    flow: Flow,
    shell: Shell,
    writing: Writing,
    pieces: list[Piece],
    *,
    creator: str,
    now: date,
    note: NoteWriter = plain_note,
    kept: Store = NOTHING_KEPT,
) -> bytes:
    """Give the package of a document whose body was written.

    Args:
        flow: What was written; it names the draft.
        shell: The template the body stands in.
        writing: What was gathered while writing; the footnotes are written now.
        pieces: The body from contents to the last paragraph.
        creator: Who is printed as the author in the file's properties.
        now: The day printed there.
        note: Writes what stands in a footnote.
        kept: What earlier runs wrote.
    """
    for target in flow.anchors:
        writing.anchor_next(target)
    rest = writing.take_anchors("")
    if rest:
        pieces = [*pieces, Piece(paragraph("NgatTrang", rest))]
    upright = (
        block_bookmark(writing.draft, item, ordinal)
        for item, ordinals in writing.layout.upright.items()
        for ordinal in ordinals
    )
    body, section = lay_pages(pieces, shell.setup, frozenset(upright))
    parts = dict(shell.parts)
    # the section's properties are the last child of the body, behind what a shell closes with
    after = shell.after.replace(b"</w:body>", section.encode() + b"</w:body>")
    parts[DOCUMENT] = b"".join((shell.before, body.encode(), after))
    document = writing.relationships
    writing.relationships = Relationships("rIdChuThich")
    parts[FOOTNOTES] = footnotes_part(writing, DECLARATIONS, note)
    if _SETTINGS in parts:
        parts[_SETTINGS] = with_separators(parts[_SETTINGS])
    if writing.relationships:
        parts[FOOTNOTE_RELATIONSHIPS] = relationships_part(None, writing.relationships)
    document.add("customXml", f"../{IDENTITY_ITEM}")
    if FOOTNOTES not in shell.parts:
        document.add("footnotes", "footnotes.xml")
    parts[DOCUMENT_RELATIONSHIPS] = relationships_part(parts[DOCUMENT_RELATIONSHIPS], document)
    _put_lists(parts, writing)
    _put_pictures(parts, writing)
    put_charts(parts, writing.charts)
    formulas = (
        (key[0], writing.formulas[key]) for key in writing.flow_formulas if key in writing.formulas
    )
    around = surroundings(shell, body, section)
    carry_identity(parts, writing.known, flow, formulas, around)
    parts["docProps/core.xml"] = core_properties(
        title=flow.title,
        subject=flow.round_name,
        creator=creator,
        day=now,
    )
    return packed(parts, kept)


def packed(parts: Parts, kept: Store = NOTHING_KEPT) -> bytes:
    """Give the package; its body, and what says where that came from, deflated item by item."""
    blocks = {name: _cut(parts[name], before) for name, before in _CUTS.items()}
    return zip_parts(parts, blocks, kept)


def _cut(part: bytes, before: re.Pattern[bytes]) -> list[bytes]:
    """Cut a part before its items: where they stay the same, so do the cuts."""
    blocks, begin = [], 0
    while found := before.search(part, begin + _SMALLEST):
        blocks.append(part[begin : found.start()])
        begin = found.start()
    return [*blocks, part[begin:]]


def caption_styles(parts: Parts) -> tuple[tuple[str, str], ...]:
    """Give the names of the caption styles, which a consultant may have changed."""
    styles = etree.fromstring(parts["word/styles.xml"])

    def name(style: str) -> str:
        return _value(styles.find(f"{_W}style[@{_W}styleId='{style}']/{_W}name"))

    return (("bang", name("TenBang")), ("hinh", name("TenHinh")))


class _Numbering:
    """What the template's numbering offers: the list of a style, the first free id."""

    def __init__(self, styles: bytes, numbering: bytes) -> None:
        self._of_styles: dict[str, etree._Element] = {}
        for style in etree.fromstring(styles).findall(f"{_W}style"):
            number = style.find(f"{_W}pPr/{_W}numPr/{_W}numId")
            if number is not None:
                self._of_styles.setdefault(str(style.get(f"{_W}styleId")), number)
        nums = etree.fromstring(numbering).findall(f"{_W}num")
        self._abstract = {
            int(num.get(f"{_W}numId", "0")): int(_value(num.find(f"{_W}abstractNumId")))
            for num in nums
        }
        self.first_free = max(self._abstract, default=0) + 1

    def of_style(self, style: str) -> int:
        """Give the `w:num` that a paragraph style counts in."""
        found = self._of_styles.get(style)
        number = int(_value(found)) if found is not None else 0
        if number not in self._abstract:
            raise TemplateError(f"kiểu {style} trong mẫu Word không gắn với danh sách đánh số")
        return number

    def abstract_of_style(self, style: str) -> int:
        """Give the `w:abstractNum` behind a paragraph style."""
        return self._abstract[self.of_style(style)]


@lru_cache(_TEMPLATES_KEPT)
def _numbering(styles: bytes, numbering: bytes) -> _Numbering:
    return _Numbering(styles, numbering)


def _value(element: etree._Element | None) -> str:
    return "0" if element is None else str(element.get(f"{_W}val", "0"))


def _put_lists(parts: Parts, writing: Writing) -> None:
    if not writing.lists and not writing.labels:
        return
    abstract = _numbering(parts["word/styles.xml"], parts[_NUMBERING]).abstract_of_style(
        "DanhSachSo1"
    )
    root = etree.fromstring(parts[_NUMBERING])
    add_fixed_labels(root, writing.labels)
    added = f"<x {DECLARATIONS}>{list_definitions(writing.lists, abstract)}</x>"
    at = max(index for index, child in enumerate(root) if child.tag == f"{_W}num") + 1
    root[at:at] = list(etree.fromstring(added))
    etree.cleanup_namespaces(root)
    parts[_NUMBERING] = HEAD.encode() + etree.tostring(root)


def _put_pictures(parts: Parts, writing: Writing) -> None:
    extensions = {picture.extension for picture in writing.pictures.values()}
    for name, picture in writing.pictures.items():
        parts[name] = picture.data or writing.media[picture.sha256]
    parts[CONTENT_TYPES] = content_types(
        parts[CONTENT_TYPES],
        extensions={name: _PICTURE_TYPES[name] for name in extensions},
        parts={FOOTNOTES: _NOTE_TYPE},
    )
