"""The parts of one .docx: relationships, content types, properties.

Sources: ECMA-376 Part 2 (packages), Part 1, 15.2 (parts of a Word file).
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from lxml import etree

from pipeline.model.chart import Chart
from pipeline.model.fixed import Fixed
from pipeline.model.flow import Flow, FlowBlock, FlowFigure, FlowSection, FlowTable, paragraphs
from pipeline.model.identity import IDENTITY_NAMESPACE
from pipeline.model.inlines import Drawing
from pipeline.ooxml.formulas import shown
from pipeline.render.word.runs import escape
from pipeline.work.archive import CONTENT_TYPES, Parts

ROOT_RELATIONSHIPS: Final = "_rels/.rels"
DOCUMENT: Final = "word/document.xml"
DOCUMENT_RELATIONSHIPS: Final = "word/_rels/document.xml.rels"
FOOTNOTES: Final = "word/footnotes.xml"
FOOTNOTE_RELATIONSHIPS: Final = "word/_rels/footnotes.xml.rels"
IDENTITY_ITEM: Final = "customXml/item1.xml"

HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# a fraction is written with a stroke by some programs and as a structure by others
_FORMULA: Final = (
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
)
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument"
RELATION: Final = f"{_OFFICE}/relationships/"


class Identity(Fixed):
    """Where a paragraph, caption or table row of the document came from.

    `bookmark` is its name in the document; `item` the outline item it stands in, "phan:1" or
    "phan:1/chuong:2" for the headings of parts and chapters; `ordinal` counts from 1 in the item;
    `kind` is one of `tieu-de doan bang hinh dong`; `file` is relative to the workspace, a
    workbook for its rows; `text_hash` is as `model.identity.text_hash` gives it. `agency` is
    whose text it is, `number` what a heading or caption is numbered: "III", "1.1.", "3.2".
    `row` is a table row's kind as `RowKind` has it, "" for one of the body and for what is no row.
    """

    bookmark: str
    item: str
    ordinal: int
    kind: str
    file: str
    line: int | None
    text_hash: str
    agency: str = ""
    number: str = ""
    row: str = ""


class Relationships:
    """The relationships that one part gains: one id for each kind and target."""

    def __init__(self, prefix: str, end: str = "") -> None:
        """Begin with none; an id is a number between `prefix` and `end`."""
        self._prefix = prefix
        self._end = end
        self._ids: dict[tuple[str, str, bool], str] = {}

    def __bool__(self) -> bool:
        return bool(self._ids)

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """Give the id of the relationship to a target, the same for the same target."""
        key = (kind, target, external)
        return self._ids.setdefault(key, f"{self._prefix}{len(self._ids) + 1}{self._end}")

    def targets(self) -> tuple[tuple[str, str, bool], ...]:
        """Give kind, target and whether it is outside, in the order of the ids."""
        return tuple(self._ids)

    def xml(self) -> str:
        """Give the `Relationship` elements."""
        return "".join(
            f'<Relationship Id="{name}" Type="{RELATION}{kind}" Target="{escape(target)}"'
            + (' TargetMode="External"/>' if external else "/>")
            for (kind, target, external), name in self._ids.items()
        )


def relationships_part(existing: bytes | None, added: Relationships) -> bytes:
    """Give a .rels part: what it held, then what is added."""
    start = existing or f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode()
    return append(start, added.xml(), f"{_PACKAGE}/relationships")


def content_types(
    existing: bytes, *, extensions: Mapping[str, str], parts: Mapping[str, str]
) -> bytes:
    """Give the content types with those of new extensions and new parts.

    `extensions` maps `png` to its type; `parts` maps `word/footnotes.xml` to its own. What is
    there already stays.
    """
    root = etree.fromstring(existing)
    known = {element.get("Extension", "").lower() for element in root}
    listed = {element.get("PartName", "") for element in root}
    added = "".join(
        f'<Default Extension="{extension}" ContentType="{kind}"/>'
        for extension, kind in sorted(extensions.items())
        if extension not in known
    ) + "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, kind in sorted(parts.items())
        if f"/{name}" not in listed
    )
    return append(existing, added, f"{_PACKAGE}/content-types")


def append(part: bytes, elements: str, namespace: str) -> bytes:
    """Give an XML part with elements of one namespace put at its end."""
    root = etree.fromstring(part)
    root.extend(etree.fromstring(f'<x xmlns="{namespace}">{elements}</x>'))
    etree.cleanup_namespaces(root)
    return HEAD.encode() + etree.tostring(root)


def core_properties(*, title: str, subject: str, creator: str, day: date) -> bytes:
    """Give docProps/core.xml: title, language, and the draft's day for both dates."""
    moment = f"{day.isoformat()}T00:00:00Z"
    stamp = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:subject>{escape(subject)}</dc:subject>"
        f"<dc:creator>{escape(creator)}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(creator)}</cp:lastModifiedBy>"
        f"{stamp}<dc:language>vi-VN</dc:language></cp:coreProperties>"
    ).encode()


def custom_properties(values: Mapping[str, str]) -> bytes:
    """Give docProps/custom.xml with text properties (ECMA-376 Part 1, 22.3)."""
    properties = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{pid}"'
        f' name="{escape(name)}"><vt:lpwstr>{escape(value)}</vt:lpwstr></property>'
        for pid, (name, value) in enumerate(values.items(), start=2)
    )
    return (
        f'{HEAD}<Properties xmlns="{_OFFICE}/custom-properties"'
        f' xmlns:vt="{_OFFICE}/docPropsVTypes">{properties}</Properties>'
    ).encode()


def identity_part(
    identities: Iterable[Identity | str],
    flow: Flow,
    formulas: Iterable[tuple[str, str]] = (),
    around: Mapping[str, str] | None = None,
) -> bytes:
    """Give the custom XML part that says which draft this is and where its paragraphs came from.

    The root `dinh-danh` holds `ban` ("lan-2"), `noi-dung` (the content hash), `lan` (the
    round's number), `ten` (its name), `ngay` (its day, ISO), `tieu-de` (the report's title) and
    `lap` (the id of the planning agency). In it stand, in this order:

    - `d`, one a bookmark in reading order: `b` its name, `m` item, `k` kind, `t` file, `d` line
      ("" unknown), `h` text hash, and where they are known `c` the agency whose text it is, `n`
      the number of a heading or caption ("III", "1.1.", "Phụ lục I", "3.2"), `r` the kind of a
      row that is not of the body (header, group, total);
    - `muc`, one a section of the flow in reading order: `m` its id, `k` kind (part, chapter,
      item, appendix), `v` place in words, `s` number, `c` the agency that answers for it;
      inside, an `l` for each reason given for a change: `c` the agency, its text the reason;
    - `co-quan`, one an agency: `c` its id, `ten` its name;
    - `neo`, one an identifier that references may name: `i` the identifier, from which its
      bookmark's name is made;
    - `bang` and `hinh`, one a table and a figure in reading order: `l` 1 or 0 where the author
      asked for a page that lies or stands, `c` the columns that name a row; inside, a `t` for
      each further attribute of the author's: `n` its name, its text the value; of a chart `u` is
      the unit of its numbers, which a pie does not print;
    - `goi`, what stands around the report as it was sent: `bia` and `dau` are prints of the words
      of the cover and of headers and footers, `ngang` is how many page sections lie, `co` the
      sizes of the pictures and charts of the body in reading order ("228600x228600");
    - `ct`, one a formula in reading order, notes where their marks stand: its TeX; `chu` are the
      letters that it shows, by which it is known again in a copy.

    `formulas` are those that became Office Math, as (TeX, OMML).
    """
    entries = "".join(map(identity_element, identities))
    sections = "".join(map(_section, flow.sections))
    agencies = "".join(
        f'<co-quan c="{escape(agency)}" ten="{escape(name)}"/>'
        for agency, name in flow.names.items()
    )
    anchors = "".join(f'<neo i="{escape(name)}"/>' for name in _identifiers(flow))
    blocks = (block for section in flow.sections for block in section.blocks)
    asked = "".join(map(_asked, blocks))
    told = "".join(f' {name}="{escape(value)}"' for name, value in (around or {}).items())
    sent = f"<goi{told}/>" if told else ""
    written = "".join(f'<ct chu="{_letters(omml)}">{escape(tex)}</ct>' for tex, omml in formulas)
    return (
        f'{HEAD}<dinh-danh xmlns="{IDENTITY_NAMESPACE}" ban="{draft_name(flow)}"'
        f' noi-dung="{escape(flow.content_hash)}" lan="{flow.round_number}"'
        f' ten="{escape(flow.round_name)}" ngay="{flow.day.isoformat()}"'
        f' tieu-de="{escape(flow.title)}" lap="{escape(flow.planner)}">'
        f"{entries}{sections}{agencies}{anchors}{asked}{sent}{written}</dinh-danh>"
    ).encode()


def _letters(omml: str) -> str:
    """Give what a formula shows, as a reader of its Office Math reads it."""
    root = etree.fromstring(f"<x {_FORMULA}>{omml}</x>")
    return escape("".join(letters for _, letters in shown(root)))


def draft_name(flow: Flow) -> str:
    """Give the name of a draft in identities, "lan-2"."""
    return f"lan-{flow.round_number}"


def identity_element(entry: Identity | str) -> str:
    """Give the element of an identity; elements that were given before are as they are."""
    if isinstance(entry, str):
        return entry
    agency = f' c="{escape(entry.agency)}"' if entry.agency else ""
    number = f' n="{escape(entry.number)}"' if entry.number else ""
    row = f' r="{entry.row}"' if entry.row else ""
    more = agency + number + row
    return (
        f'<d b="{entry.bookmark}" m="{escape(entry.item)}" k="{entry.kind}"'
        f' t="{escape(entry.file)}" d="{entry.line or ""}" h="{entry.text_hash}"{more}/>'
    )


def _section(section: FlowSection) -> str:
    reasons = "".join(
        f'<l c="{escape(agency)}">{escape(reason)}</l>' for agency, reason in section.reasons
    )
    return (
        f'<muc m="{escape(section.id)}" k="{section.kind}" v="{escape(section.place)}"'
        f' s="{escape(section.number)}" c="{escape(section.owner)}">{reasons}</muc>'
    )


def _asked(block: FlowBlock) -> str:
    """Give what the author asked for of a table or figure, which no look of it tells."""
    match block:
        case FlowTable():
            page = "" if block.landscape is None else f' l="{int(block.landscape)}"'
            key = f' c="{" ".join(map(str, block.key))}"' if block.key else ""
            more = "".join(
                f'<t n="{escape(name)}">{escape(value)}</t>' for name, value in block.options
            )
            return f"<bang{page}{key}>{more}</bang>"
        case FlowFigure(drawing=drawing):
            page = ' l="1"' if drawing.wide else ""
            match drawing.runs:
                case (Drawing(image=Chart(unit=unit)),) if unit:
                    return f'<hinh{page} u="{escape(unit)}"/>'
                case _:
                    return f"<hinh{page}/>"
        case _:
            return ""


def _identifiers(flow: Flow) -> Iterable[str]:
    """Give the identifiers of the flow once each, in reading order."""
    named: list[str] = []
    for section in flow.sections:
        for block in section.blocks:
            if isinstance(block, FlowTable):
                named.extend(block.anchors)
            for line in paragraphs((block,)):
                named.extend((*line.anchors, line.id))
    return dict.fromkeys(filter(None, (*named, *flow.anchors)))


def carry_identity(
    parts: Parts,
    identities: Iterable[Identity | str],
    flow: Flow,
    formulas: Iterable[tuple[str, str]] = (),
    around: Mapping[str, str] | None = None,
) -> None:
    """Put identities, the draft they are of and its content hash into the package.

    The document's own relationship to `IDENTITY_ITEM` is the caller's to add.
    """
    props = "customXml/itemProps1.xml"
    parts[IDENTITY_ITEM] = identity_part(identities, flow, formulas, around)
    parts[props] = (
        f'{HEAD}<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml"'
        ' ds:itemID="{7D1C2F0E-5B0B-4B53-9C55-2A5F0C1D7E10}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{IDENTITY_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()
    to_props = Relationships("rId")
    to_props.add("customXmlProps", "itemProps1.xml")
    parts["customXml/_rels/item1.xml.rels"] = relationships_part(None, to_props)
    parts["docProps/custom.xml"] = custom_properties(
        {"quyhoach-ban": draft_name(flow), "quyhoach-noi-dung": flow.content_hash}
    )
    root = Relationships("rIdDinhDanh")
    root.add("custom-properties", "docProps/custom.xml")
    parts[ROOT_RELATIONSHIPS] = relationships_part(parts[ROOT_RELATIONSHIPS], root)
    parts[CONTENT_TYPES] = content_types(
        parts[CONTENT_TYPES],
        extensions={},
        parts={
            props: f"{_WORD_TYPE}.customXmlProperties+xml",
            "docProps/custom.xml": f"{_WORD_TYPE}.custom-properties+xml",
        },
    )
