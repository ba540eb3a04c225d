"""What a draft of ours carries about itself: which item, agency and line each paragraph is from.

The custom XML part is found by its namespace, since LibreOffice gives it another name; a
bookmark's presence does not prove that its text is still there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from lxml import etree

from pipeline.intake.word.package import WordPackage
from pipeline.model.identity import IDENTITY_NAMESPACE, reference_bookmark

_N: Final = f"{{{IDENTITY_NAMESPACE}}}"


@dataclass(frozen=True, slots=True)
class KnownBlock:
    """Where a bookmarked paragraph, caption or row came from.

    `kind` is one of `tieu-de doan bang hinh dong`; `number` that of a heading or caption,
    `row` a row's kind as `RowKind` has it, "" for one of the body.
    """

    item: str
    kind: str
    agency: str
    number: str
    file: str
    line: int | None
    text_hash: str
    row: str = ""


@dataclass(frozen=True, slots=True)
class KnownSection:
    """A stretch of the flow as its draft names it; `reasons` are (agency, reason)."""

    id: str
    place: str
    number: str
    owner: str
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class KnownTable:
    """What the author of a table asked for: as `FlowTable` has it."""

    landscape: bool | None = None
    key: tuple[int, ...] = ()
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class KnownFigure:
    """What is known of a figure: a page that lies was asked for; the unit of a chart's numbers."""

    wide: bool = False
    unit: str = ""


@dataclass(frozen=True, slots=True)
class WordIdentity:
    """What a draft says about itself; everything empty where it lost that.

    Attributes:
        draft: "lan-2".
        content_hash: Hex SHA-256 of all it says.
        title, name: Of the report, and of the round.
        day: The round's, None where it is not said.
        planner: Id of the planning agency.
        blocks: By bookmark.
        sections: By id.
        names: The agencies' by id.
        identifiers: What references may name.
        tables: In reading order.
        figures: In reading order.
        formulas: TeX, in reading order.
        letters: Those that a formula's Office Math shows, by its TeX; drafts of before lack them.
        around: What stood around the report when it was sent (`goi`), by attribute.
    """

    draft: str = ""
    content_hash: str = ""
    title: str = ""
    name: str = ""
    day: date | None = None
    planner: str = ""
    blocks: Mapping[str, KnownBlock] = field(default_factory=dict)
    sections: Mapping[str, KnownSection] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    identifiers: tuple[str, ...] = ()
    tables: tuple[KnownTable, ...] = ()
    figures: tuple[KnownFigure, ...] = ()
    formulas: tuple[str, ...] = ()
    letters: Mapping[str, str] = field(default_factory=dict)
    around: Mapping[str, str] = field(default_factory=dict)

    @property
    def round_number(self) -> int:
        """Give the draft's number, 0 where it is not said."""
        number = self.draft.removeprefix("lan-")
        return int(number) if number.isdecimal() and len(number) < 6 else 0

    def targets(self) -> dict[str, str]:
        """Give the identifiers by the bookmark that references to them point to."""
        return {reference_bookmark(name): name for name in self.identifiers}


def read_identity(package: WordPackage) -> WordIdentity:
    """Give what the draft says about itself."""
    for root in package.custom_parts():
        if root.tag == f"{_N}dinh-danh":
            return _identity(root)
    return WordIdentity()


def _identity(root: etree._Element) -> WordIdentity:
    blocks = dict(_blocks(root))
    sections = {section.id: section for section in map(_section, root.iter(f"{_N}muc"))}
    named = {_said(node, "c"): _said(node, "ten") for node in root.iter(f"{_N}co-quan")}
    identifiers = (_said(node, "i") for node in root.iter(f"{_N}neo"))
    return WordIdentity(
        draft=_said(root, "ban"),
        content_hash=_said(root, "noi-dung"),
        title=_said(root, "tieu-de"),
        name=_said(root, "ten"),
        day=_day(_said(root, "ngay")),
        planner=_said(root, "lap"),
        blocks=blocks,
        sections=sections,
        names=named,
        identifiers=tuple(dict.fromkeys((*(b.item for b in blocks.values()), *identifiers))),
        tables=tuple(map(_table, root.iter(f"{_N}bang"))),
        figures=tuple(
            KnownFigure(_said(node, "l") == "1", _said(node, "u"))
            for node in root.iter(f"{_N}hinh")
        ),
        formulas=tuple(node.text or "" for node in root.iter(f"{_N}ct")),
        around=next((dict(_texts(node)) for node in root.iter(f"{_N}goi")), {}),
        letters={
            node.text or "": _said(node, "chu") for node in root.iter(f"{_N}ct") if node.get("chu")
        },
    )


def _texts(node: etree._Element) -> Iterator[tuple[str, str]]:
    return ((str(name), str(value)) for name, value in node.attrib.items())


def _table(node: etree._Element) -> KnownTable:
    asked = _said(node, "l")
    columns = (int(n) for n in _said(node, "c").split() if n.isdecimal() and len(n) < 4)
    return KnownTable(
        None if asked not in ("0", "1") else asked == "1",
        tuple(columns),
        tuple((_said(option, "n"), option.text or "") for option in node.iter(f"{_N}t")),
    )


def _said(node: etree._Element, name: str) -> str:
    return str(node.get(name, ""))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _section(node: etree._Element) -> KnownSection:
    reasons = ((_said(told, "c"), told.text or "") for told in node.iter(f"{_N}l"))
    return KnownSection(
        _said(node, "m"), _said(node, "v"), _said(node, "s"), _said(node, "c"), tuple(reasons)
    )


def _blocks(root: etree._Element) -> Iterator[tuple[str, KnownBlock]]:
    for node in root.iter(f"{_N}d"):
        line = _said(node, "d")
        yield (
            _said(node, "b"),
            KnownBlock(
                item=_said(node, "m"),
                kind=_said(node, "k"),
                agency=_said(node, "c"),
                number=_said(node, "n"),
                file=_said(node, "t"),
                line=int(line) if line.isdecimal() and len(line) < 9 else None,
                text_hash=_said(node, "h"),
                row=_said(node, "r"),
            ),
        )
