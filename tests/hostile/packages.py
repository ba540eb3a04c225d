"""Workbooks and Word files written part by part, sound or not; the same call, the same bytes."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Final
from xml.sax.saxutils import escape

from tests.hostile.case import SOUND

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TYPE: Final = "application/vnd.openxmlformats-officedocument"
_WHEN: Final = (1980, 1, 1, 0, 0, 0)
_TYPES: Final = "[Content_Types].xml"

Parts = Mapping[str, bytes | str]


@dataclass(frozen=True)
class Raw:
    """A cell written as XML; `{}` stands for its address."""

    xml: str


def package(parts: Parts, *, stored: bool = False) -> bytes:
    """A zip file of these parts, in their order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            target.writestr(entry, data)
    return stream.getvalue()


def relations(*links: tuple[str, str, str]) -> str:
    """A part of relationships: kind, target, "" or "External" each."""
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"'
        f"{f' TargetMode={mode!r}' if mode else ''}/>"
        for number, (kind, target, mode) in enumerate(links, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def types(overrides: Mapping[str, str]) -> str:
    """The list of content types: those of parts, by name."""
    inner = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
        f'<Default Extension="png" ContentType="image/png"/>{inner}</Types>'
    )


def old_office(stream: str) -> bytes:
    """A file of old Office programs, or an encrypted one, by the name of its stream."""
    name = (stream + "\0").encode("utf-16-le")
    entry = name.ljust(64, b"\0") + len(name).to_bytes(2, "little")
    return OLE + bytes(1016) + entry + bytes(446)


def sheet(
    rows: Sequence[Sequence[object]],
    *,
    first: int = 1,
    row_attributes: Mapping[int, str] | None = None,
    before: str = "",
    after: str = "",
) -> str:
    """A sheet of these rows: None is no cell, `Raw` one written as XML."""
    given = row_attributes or {}
    body = "".join(
        f'<row r="{number}"{given.get(number, "")}>'
        + "".join(_cell(value, f"{_letters(at)}{number}") for at, value in enumerate(row))
        + "</row>"
        for number, row in enumerate(rows, start=first)
    )
    return (
        f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{before}<sheetData>{body}</sheetData>'
        f"{after}</worksheet>"
    )


def _letters(column: int) -> str:
    return (_letters(column // 26 - 1) if column >= 26 else "") + chr(65 + column % 26)


def _cell(value: object, address: str) -> str:
    if value is None:
        return ""
    if isinstance(value, Raw):
        return value.xml.replace("{}", address)
    if isinstance(value, int | float):
        return f'<c r="{address}"><v>{value}</v></c>'
    words = escape(str(value))
    return f'<c r="{address}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'


def formula(words: str, value: object = None, kind: str = "") -> Raw:
    """A cell with a formula and the value last calculated."""
    kept = "" if value is None else f"<v>{escape(str(value))}</v>"
    named = f' t="{kind}"' if kind else ""
    return Raw(f'<c r="{{}}"{named}><f>{escape(words)}</f>{kept}</c>')


def book(
    *sheets: str,
    titles: Sequence[str] = (),
    states: Mapping[int, str] | None = None,
    parts: Parts | None = None,
    main: str = "sheet.main+xml",
) -> bytes:
    """A workbook of these sheets; `parts` replace its own or are added, "" takes one away."""
    return package(book_parts(*sheets, titles=titles, states=states, parts=parts, main=main))


def book_parts(
    *sheets: str,
    titles: Sequence[str] = (),
    states: Mapping[int, str] | None = None,
    parts: Parts | None = None,
    main: str = "sheet.main+xml",
) -> dict[str, bytes | str]:
    """The parts of a workbook, by name."""
    hidden = states or {}
    kind = _TYPE + ".spreadsheetml." if not main.startswith("application") else ""
    listed = "".join(
        f'<sheet name="{title}" sheetId="{number}" r:id="rId{number}"'
        f"{f' state={hidden[number]!r}' if number in hidden else ''}/>"
        for number, title in enumerate(_titles(len(sheets), titles), start=1)
    )
    names = [f"xl/worksheets/sheet{number}.xml" for number in range(1, len(sheets) + 1)]
    made: dict[str, bytes | str] = {
        _TYPES: types(
            {
                "xl/workbook.xml": kind + main,
                "xl/styles.xml": _TYPE + ".spreadsheetml.styles+xml",
                **dict.fromkeys(names, _TYPE + ".spreadsheetml.worksheet+xml"),
            }
        ),
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml", "")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": relations(
            *(("worksheet", name.removeprefix("xl/"), "") for name in names),
            ("styles", "styles.xml", ""),
            ("sharedStrings", "sharedStrings.xml", ""),
        ),
        "xl/styles.xml": STYLES,
        **dict(zip(names, sheets, strict=True)),
    }
    changed = {**made, **(parts or {})}
    return {name: data for name, data in changed.items() if data != ""}


def _titles(count: int, titles: Sequence[str]) -> list[str]:
    return [*titles, *(f"Sheet{number}" for number in range(len(titles) + 1, count + 1))]


# 0 as it is, 1 a day, 2 text, 3 struck out, 4 five digits with leading zeros
STYLES: Final = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="00000"/>'
    '</numFmts><fonts count="2"><font/><font><strike/></font></fonts>'
    '<fills count="1"><fill/></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0"/>'
    '<xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/>'
    "</cellXfs></styleSheet>"
)


def strings(*items: str) -> str:
    """The part of shared strings."""
    inner = "".join(f"<si><t>{escape(item)}</t></si>" for item in items)
    return f'<sst xmlns="{MAIN}" count="{len(items)}">{inner}</sst>'


HEAD: Final = ("Mục", "Vị trí, trích dẫn", "Nội dung góp ý", "Đề nghị sửa thành")
ITEM: Final = "Mục Y [muc-y]"


def comment_rows(
    *rows: Sequence[object],
    head: Sequence[object] = HEAD,
    number: str = "15/SX",
    day: object = "20/11/2025",
    agrees: str = "",
    body: str = "",
) -> list[Sequence[object]]:
    """The rows of a comment sheet: labels, headings, comments. Row 7 holds the headings."""
    return [
        ["PHIẾU GÓP Ý DỰ THẢO LẦN 1"],
        ["Cơ quan", body or None],
        ["Số văn bản", number or None],
        ["Ngày văn bản", day],
        ["Thống nhất (x)", agrees or None],
        [],
        list(head),
        *rows,
    ]


def comment_book(*rows: Sequence[object], **given: Any) -> bytes:
    """A comment sheet filled in."""
    return book(sheet(comment_rows(*rows, **given)), titles=("GopY",))


def wish(random: Random) -> str:
    """What a comment asks for: words of one case alone, the same until something is drawn."""
    return f"Đề nghị làm rõ điều {random.getstate()[1][1]}."


def said(content: str, proposed: str = "") -> list[object]:
    """A row that speaks of the sound section."""
    return [ITEM, "không có gì sai", content, proposed or None]


def paragraph(words: str, *, inside: str = "") -> str:
    """A paragraph of one run; `inside` is XML before it."""
    return f"<w:p>{inside}<w:r><w:t>{escape(words)}</w:t></w:r></w:p>"


def remarked(words: str = SOUND, number: int | str = 0) -> str:
    """A paragraph that a comment points to."""
    return (
        f'<w:p><w:commentRangeStart w:id="{number}"/><w:r><w:t>{escape(words)}</w:t></w:r>'
        f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
        "</w:p>"
    )


def remark(words: str, number: int | str = 0, *, author: str = "Lê B", day: str = "") -> str:
    """A comment of one paragraph."""
    dated = day or "2025-11-20T08:00:00Z"
    inner = words if words.startswith("<w:p>") else paragraph(words)
    return (
        f'<w:comment w:id="{number}" w:author="{escape(author)}" w:date="{dated}">{inner}'
        "</w:comment>"
    )


def copy(body: str, *remarks: str, parts: Parts | None = None, main: str = "") -> bytes:
    """A Word file with comments in its margin."""
    return package(copy_parts(body, *remarks, parts=parts, main=main))


def copy_parts(
    body: str, *remarks: str, parts: Parts | None = None, main: str = ""
) -> dict[str, bytes | str]:
    """The parts of a Word file, by name; `parts` replace or are added, "" takes one away."""
    kind = main or _TYPE + ".wordprocessingml.document.main+xml"
    made: dict[str, bytes | str] = {
        _TYPES: types(
            {
                "word/document.xml": kind,
                "word/comments.xml": _TYPE + ".wordprocessingml.comments+xml",
            }
        ),
        "_rels/.rels": relations(("officeDocument", "word/document.xml", "")),
        "word/document.xml": f'<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}"><w:body>{body}'
        "</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(("comments", "comments.xml", "")),
        "word/comments.xml": f'<w:comments xmlns:w="{WORD}">{"".join(remarks)}</w:comments>',
    }
    changed = {**made, **(parts or {})}
    return {name: data for name, data in changed.items() if data != ""}
