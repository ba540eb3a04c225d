"""A .docx by hand, as Word writes it: parts put together, nothing of the pipeline's.

Sources: ECMA-376 Part 1, 17 (WordprocessingML); Part 2, 9.3 (relationships).
"""

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from html import escape
from typing import Final

_NAMESPACES: Final = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
SECTION: Final = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/><w:pgSz w:w="11906"'
    ' w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"'
    ' w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
_SEPARATORS: Final = (
    '<w:{0} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{0}>'
    '<w:{0} w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r>'
    "</w:p></w:{0}>"
)


@dataclass
class RawFile:
    """What a file is put together from; `rels` are (id, type, target, external)."""

    styles: str = ""
    numbering: str = ""
    footnotes: list[str] = field(default_factory=list)
    endnotes: list[str] = field(default_factory=list)
    media: dict[str, bytes] = field(default_factory=dict)
    rels: list[tuple[str, str, str, bool]] = field(default_factory=list)
    header: str = "Đầu trang"

    def note(self, kind: str, content: str) -> int:
        """Add a note given as paragraphs and give its id."""
        notes = self.footnotes if kind == "footnote" else self.endnotes
        notes.append(content)
        return len(notes)

    def picture(self, seed: int) -> str:
        """Add a picture and give its relationship."""
        name, id_ = f"image{seed}.png", f"rIdImage{seed}"
        if name not in self.media:
            self.media[name] = png(seed)
            self.rels.append((id_, "image", f"media/{name}", False))
        return id_

    def link(self, address: str) -> str:
        """Add an address and give its relationship."""
        id_ = f"rIdLink{len(self.rels)}"
        self.rels.append((id_, "hyperlink", address, True))
        return id_

    def data(self, body: str) -> bytes:
        """Give the file with that body; its last page section stands in it or is the usual."""
        parts = {"word/document.xml": _root("document", f"<w:body>{body}</w:body>")}
        parts["word/styles.xml"] = _root("styles", self.styles)
        parts["word/numbering.xml"] = _root("numbering", self.numbering)
        parts["word/settings.xml"] = _root("settings", '<w:defaultTabStop w:val="720"/>')
        parts["word/header1.xml"] = _root("hdr", f"<w:p><w:r><w:t>{self.header}</w:t></w:r></w:p>")
        for kind in ("footnote", "endnote"):
            notes = self.footnotes if kind == "footnote" else self.endnotes
            if notes:
                content = "".join(
                    f'<w:{kind} w:id="{number}">{note}</w:{kind}>'
                    for number, note in enumerate(notes, 1)
                )
                content = _SEPARATORS.format(kind) + content
                parts[f"word/{kind}s.xml"] = _root(f"{kind}s", content)
        return self._zipped(parts)

    def _zipped(self, parts: dict[str, str]) -> bytes:
        types = {"document": "document.main", "hdr": "header"}
        overrides, rels = [], [("rIdHeader", "header", "header1.xml", False), *self.rels]
        for name, xml in parts.items():
            stem = name.removeprefix("word/").removesuffix(".xml").rstrip("1")
            kind = types.get(stem, stem)
            overrides.append(f'<Override PartName="/{name}" ContentType="{_WORD}.{kind}+xml"/>')
            assert xml
            if stem not in ("document", "header"):
                rels.append((f"rId_{stem}", stem, f"{stem}.xml", False))
        files: dict[str, str | bytes] = {
            "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default'
            ' Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
            '+xml"/><Default Extension="xml" ContentType="application/xml"/><Default'
            f' Extension="png" ContentType="image/png"/>{"".join(overrides)}</Types>',
            "_rels/.rels": _rels([("rId1", "officeDocument", "word/document.xml", False)]),
            "word/_rels/document.xml.rels": _rels(rels),
            **parts,
            **{f"word/media/{name}": data for name, data in self.media.items()},
        }
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return buffer.getvalue()


def _root(name: str, content: str) -> str:
    return f'{_HEAD}<w:{name} {_NAMESPACES} mc:Ignorable="w14">{content}</w:{name}>'


def _rels(entries: list[tuple[str, str, str, bool]]) -> str:
    content = "".join(
        f'<Relationship Id="{id_}" Type="{_OFFICE}/{kind}" Target="{escape(target)}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if external else ''}/>"
        for id_, kind, target, external in entries
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'


def png(seed: int) -> bytes:
    """Give a picture of one colour."""
    colour = struct.pack(">BBB", seed % 256, seed * 7 % 256, seed * 31 % 256)
    rows = b"".join(b"\0" + colour * 8 for _ in range(8))

    def chunk(name: bytes, data: bytes) -> bytes:
        end = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + end

    head = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows))
            + chunk(b"IEND", b""))  # fmt: skip


def text_run(text: str, properties: str = "") -> str:
    """Give a run of text."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """Give a paragraph round runs."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def complex_field(instruction: str, result: str) -> str:
    """Give a field as Word writes it, round runs that show its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> '
        f'{escape(instruction)} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/>'
        f'</w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
