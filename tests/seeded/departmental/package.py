"""The parts of a hand-written Word file: notes, lists, pictures, charts; and its zip."""

import io
import zipfile
from dataclasses import dataclass, field
from typing import Final

from tests.seeded.departmental.dress import W

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NS: Final = (
    f'xmlns:w="{W}" xmlns:r="{_OFFICE}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
_HEADING_LEVELS: Final = ("%1.", "%1.%2.", "%1.%2.%3.")


@dataclass(slots=True)
class Parts:
    """What stands beside the text."""

    notes: list[str] = field(default_factory=list)
    endnotes: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    lists: dict[int, int] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    relations: list[tuple[str, str]] = field(default_factory=list)
    types: list[tuple[str, str]] = field(default_factory=list)

    def note(self, runs: str, *, endnote: bool = False) -> str:
        """Add a note; give the run with its mark."""
        kind, kept = ("endnote", self.endnotes) if endnote else ("footnote", self.notes)
        kept.append(f"<w:p><w:r><w:{kind}Ref/></w:r>{runs}</w:p>")
        return (
            f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            f'<w:{kind}Reference w:id="{len(kept)}"/></w:r>'
        )

    def comment(self, runs: str) -> str:
        """Add a comment; give its mark."""
        self.comments.append(f"<w:p>{runs}</w:p>")
        return f'<w:r><w:commentReference w:id="{len(self.comments) - 1}"/></w:r>'

    def list(self, kind: int, key: int) -> int:
        """Give the number of a list of a kind, one for each key."""
        number = key * 4 + kind
        self.lists[number] = kind
        return number

    def relate(self, kind: str, target: str, data: bytes = b"", content_type: str = "") -> str:
        """Add a part beside the text; give the id of its relationship."""
        self.relations.append((kind, target))
        if data:
            self.files[f"word/{target}"] = data
        if content_type:
            self.types.append((f"/word/{target}", content_type))
        return f"rId{len(self.relations) + 20}"


def zipped(body: str, parts: Parts) -> bytes:
    """Give the .docx of a body and its parts."""
    page = (
        '<w:sectPr><w:pgSz w:w="11907" w:h="16840"/><w:pgMar w:top="1134" w:right="851" '
        'w:bottom="1134" w:left="1701" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
    )
    files: dict[str, str | bytes] = {
        "word/document.xml": f"{_HEAD}<w:document {NS}><w:body>{body}{page}</w:body></w:document>",
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(parts),
        "word/footnotes.xml": _notes("footnote", parts.notes),
        "word/endnotes.xml": _notes("endnote", parts.endnotes),
    }
    if parts.comments:
        inner = "".join(
            f'<w:comment w:id="{i}" w:author="Chuyên viên" w:initials="CV">{text}</w:comment>'
            for i, text in enumerate(parts.comments)
        )
        files["word/comments.xml"] = f"{_HEAD}<w:comments {NS}>{inner}</w:comments>"
    named = [
        name.removeprefix("word/").removesuffix(".xml") for name in files if "document" not in name
    ]
    files["word/_rels/document.xml.rels"] = _relations(named, parts)
    files["[Content_Types].xml"] = _types(named, parts)
    files["_rels/.rels"] = (
        f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**files, **parts.files}.items():
            entry = zipfile.ZipInfo(name, (2025, 11, 5, 8, 0, 0))
            archive.writestr(entry, text, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _relations(named: list[str], parts: Parts) -> str:
    own = [(f"rId{i}", name, f"{name}.xml") for i, name in enumerate(named, 1)]
    more = [(f"rId{i}", kind, target) for i, (kind, target) in enumerate(parts.relations, 21)]
    inner = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"' if kind == "hyperlink" else "")
        + "/>"
        for key, kind, target in (*own, *more)
    )
    return (
        f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{inner}</Relationships>"
    )


def _types(named: list[str], parts: Parts) -> str:
    defaults = "".join(
        f'<Default Extension="{end}" ContentType="{kind}"/>'
        for end, kind in (
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
            ("png", "image/png"),
            ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        )
    )
    main = [("/word/document.xml", f"{_WORD}.document.main+xml")]
    own = [(f"/word/{name}.xml", f"{_WORD}.{name}+xml") for name in named]
    inner = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>'
        for name, kind in (*main, *own, *parts.types)
    )
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f"{defaults}{inner}</Types>"
    )


def _notes(kind: str, notes: list[str]) -> str:
    marks = ("separator", "continuationSeparator")
    own = "".join(
        f'<w:{kind} w:type="{mark}" w:id="{i - 1}"><w:p><w:r><w:{mark}/></w:r></w:p></w:{kind}>'
        for i, mark in enumerate(marks)
    )
    inner = "".join(f'<w:{kind} w:id="{i}">{text}</w:{kind}>' for i, text in enumerate(notes, 1))
    return f"{_HEAD}<w:{kind}s {NS}>{own}{inner}</w:{kind}s>".replace("Ref/>", "Ref/>")


def _styles() -> str:
    heads = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/>'
        f'<w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="MucCap{level}">'
        f'<w:name w:val="Mục cấp {level}"/><w:basedOn w:val="Heading{level}"/><w:rPr><w:i/></w:rPr></w:style>'
        for level in (1, 2, 3)
    )
    return (
        f'{_HEAD}<w:styles {NS}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="28"/></w:rPr></w:rPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '</w:style><w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/>'
        '<w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>' + heads + "</w:styles>"
    )


def _numbering(parts: Parts) -> str:
    abstract = "".join(
        (
            _abstract(1, ("bullet", "\uf0b7", "Symbol"), ("bullet", "o", "Courier New")),
            _abstract(2, ("lowerLetter", "%1)", "")),
            _abstract(3, ("decimal", "%1.", "")),
            _abstract(4, *(("decimal", text, "") for text in _HEADING_LEVELS)),
        )
    )
    used = {3 * 4 + 4: 4, 4: 4, **parts.lists}
    nums = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{_restart(kind)}</w:num>'
        for number, kind in used.items()
    )
    return f"{_HEAD}<w:numbering {NS}>{abstract}{nums}</w:numbering>"


def _restart(kind: int) -> str:
    if kind == 4:
        return ""
    return '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'


def _abstract(number: int, *levels: tuple[str, str, str]) -> str:
    inner = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        + (f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else "")
        + "</w:lvl>"
        for level, (kind, text, font) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        f"{inner}</w:abstractNum>"
    )
