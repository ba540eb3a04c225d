"""The first page of a redline of any two files: which sections changed, and how much of each.

It stands in a page section of its own before the later file, whose page numbers stay, and is no
part of what accepting and rejecting give back: `pipeline.ooxml.opened` leaves it out when the
file is read again. It is set by itself, since the file may have any styles or none.

Source: ECMA-376 Part 1, 17.6 (sections), 17.13.6 (bookmarks), 17.16.22 (hyperlinks).
"""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import count
from math import ceil
from typing import Final, NamedTuple

from lxml import etree

from pipeline.model.change import ChangeKind
from pipeline.model.comparison import Comparison
from pipeline.model.entry import LogEntry
from pipeline.model.flow import FlowParagraph, FlowSection, Role
from pipeline.model.letter_widths import width
from pipeline.ooxml.blocks import compared
from pipeline.ooxml.names import W, local
from pipeline.ooxml.opened import FRONT_PAGE
from pipeline.render.redline.changed_items import count_words, entries_under
from pipeline.render.unbroken import unbroken
from pipeline.render.word.runs import escape

_NAMESPACES: Final = f'xmlns:w="{W[1:-1]}"'
_SECTION: Final = "muc-thay-doi"  # an attribute of paragraphs while a redline is laid
_ANCHOR: Final = "_qh_muc_"
_TITLE: Final = "NỘI DUNG THAY ĐỔI"
_SAID: Final = (
    "So với {}; bấm vào tên mục để đến nơi thay đổi. Trang này do chương trình so sánh lập, không "
    "thuộc văn bản."
)
_POINTS: Final = 20  # twips of a point
_SIZE, _TITLE_SIZE, _SAID_SIZE = 10, 13, 10  # points
_LINE, _AIR = 12.5, 6.0  # points of a line of 10, and round a row
_HEAD: Final = 110.0  # points of title, sentence and the head of the table
_SHARE: Final = 0.68  # of the width that names of sections have
_INDENT, _PADDING = 200, 200  # twips
_FEW: Final = 3  # words of a title that says little without the heading above
_A4: Final = f'<w:pgSz {_NAMESPACES} w:w="11906" w:h="16838"/>'
_MARGINS: Final = (
    f'<w:pgMar {_NAMESPACES} w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" '
    'w:header="720" w:footer="720" w:gutter="0"/>'
)
_FLAT: Final = (
    '<w:spacing w:before="60" w:after="60" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:left="{}" w:right="0" w:firstLine="0"/><w:jc w:val="{}"/>'
)
_LINK_LOOK: Final = ('<w:color w:val="0563C1"/>', '<w:u w:val="single"/>')
_RULES: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


class ChangedSection(NamedTuple):
    """A section of a file, by its heading.

    `id` is the flow's, "" where it is gone; `depth` is 0 for headings of the highest level;
    `counts` are entries of the change log by kind, none for what only heads a section below it.
    """

    id: str
    title: str
    depth: int
    counts: Mapping[ChangeKind, int]


def changed_sections(
    comparison: Comparison, entries: Sequence[LogEntry]
) -> tuple[ChangedSection, ...]:
    """Give the sections in which anything but spelling changed, each below its highest heading."""
    under = entries_under(comparison, entries)
    stay = {section.id for section in comparison.new.sections}
    shown = [revised.section for revised in comparison.sections]
    highest = min((level for level in map(_level, shown) if level), default=0)
    found: list[ChangedSection] = []
    above: ChangedSection | None = None
    titles = _named_apart(shown, under)
    for section in shown:
        counts = Counter(entry.counted_as for entry in under.get(section.id, ()))
        depth = 1 if _level(section) > highest else 0
        own = ChangedSection(section.id * (section.id in stay), titles[section.id], depth, counts)
        if depth == 0:
            above = own
        if counts:
            found += [above] if depth and above and above not in found else []
            found.append(own)
    return tuple(found)


def _named_apart(sections: Sequence[FlowSection], changed: Container[str]) -> Mapping[str, str]:
    """Give the titles by section, with the heading above before those that say little alone.

    Those are titles of a few words ("Mục tiêu") and titles of several sections that changed.
    """
    times = Counter(_title(section) for section in sections if section.id in changed)
    above: list[FlowSection] = []
    named = {}
    for section in sections:
        title, level = _title(section), _level(section)
        above = [other for other in above if 0 < _level(other) < level]
        short = len(title.split()) <= _FEW or times[title] > 1
        # the highest heading has a row of its own above
        parent = f"{_title(above[-1])} – " if len(above) > 1 and short else ""
        named[section.id] = parent + title
        above.append(section)
    return named


def _level(section: FlowSection) -> int:
    first = section.blocks[0]
    return first.level if isinstance(first, FlowParagraph) and first.role is Role.HEADING else 0


def _title(section: FlowSection) -> str:
    first = section.blocks[0]
    headed = isinstance(first, FlowParagraph) and first.role is Role.HEADING
    return " ".join(first.text.split()) if headed else section.place  # type: ignore[union-attr]


def mark_sections(body: etree._Element, comparison: Comparison) -> None:
    """Write into each section's first paragraph which section it opens, until the page is put."""
    nodes, at = [block.node for block in compared(body)], 0
    for section in comparison.new.sections:
        if at < len(nodes) and local(nodes[at]) == "p":
            nodes[at].set(_SECTION, section.id)
        at += len(section.blocks)


def put_front_page(
    body: etree._Element, sections: Sequence[ChangedSection], *, earlier: str
) -> None:
    """Put the page before all else, with anchors at the sections; nothing for no sections.

    Args:
        body: The later file's, marked by `mark_sections`, the redline laid over it.
        sections: What the page lists; as many as stand on it, and how many more there are.
        earlier: The name of the draft compared with.
    """
    ids = _free_ids(body)
    anchors = dict(_anchors(body, {section.id for section in sections if section.id}, ids))
    if not sections:
        return
    page = _Page(body)
    shown = _fitting(sections, page)
    rest = len(sections) - len(shown)
    names, counts = page.columns
    rows = [_row((names, counts), (_run("Mục", bold=True), _run("Số thay đổi", bold=True)))]
    rows += [_section_row(page, section, anchors) for section in shown]
    if rest:
        more = _run(f"… và {rest} mục khác, xem nhật ký thay đổi")
        rows.append(_row((names, counts), (more, "")))
    said = _SAID.format(earlier)
    content = (
        _paragraph(_run(_TITLE, bold=True, size=_TITLE_SIZE), align="center"),
        _paragraph(_run(said, size=_SAID_SIZE), align="center"),
        f'<w:tbl><w:tblPr><w:tblW w:w="{names + counts}" w:type="dxa"/><w:tblBorders>{_RULES}'
        f'</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol '
        f'w:w="{names}"/><w:gridCol w:w="{counts}"/></w:tblGrid>{"".join(rows)}</w:tbl>',
    )
    made = etree.fromstring(f"<w:body {_NAMESPACES}>{''.join(content)}</w:body>")
    for at, node in enumerate([*made, page.end(next(ids))]):
        body.insert(at, node)


def _anchors(
    body: etree._Element, wanted: set[str], ids: Iterator[int]
) -> Iterator[tuple[str, str]]:
    """Give the bookmark of each wanted section, put where its first paragraph begins."""
    named = {str(node.get(f"{W}name")) for node in body.iter(f"{W}bookmarkStart")}
    number = 0
    for node in list(body.iter(f"{W}p")):
        section = str(node.attrib.pop(_SECTION, ""))
        if section not in wanted:
            continue
        number += 1
        while f"{_ANCHOR}{number}" in named:
            number += 1
        _bookmark(node, f"{_ANCHOR}{number}", next(ids))
        yield section, f"{_ANCHOR}{number}"


def _bookmark(paragraph: etree._Element, name: str, number: int) -> None:
    at = 1 if paragraph.find(f"{W}pPr") is not None else 0
    start = etree.Element(f"{W}bookmarkStart", {f"{W}id": str(number), f"{W}name": name})
    paragraph.insert(at, start)
    paragraph.insert(at + 1, etree.Element(f"{W}bookmarkEnd", {f"{W}id": str(number)}))


def _free_ids(body: etree._Element) -> Iterator[int]:
    """Give ids that no annotation has, the smallest first."""
    taken = {str(node.get(f"{W}id")) for node in body.iter() if node.get(f"{W}id")}
    return (number for number in count(1) if str(number) not in taken)


class _Page:
    """The page section of the list: as the later file's first page, without head and foot."""

    def __init__(self, body: etree._Element) -> None:
        first = next(body.iter(f"{W}sectPr"), None)
        self._first = etree.Element(f"{W}sectPr") if first is None else first
        self._size = self._copy("pgSz", _A4)
        self._margins = self._copy("pgMar", _MARGINS)

    def _copy(self, name: str, usual: str) -> etree._Element:
        found = self._first.find(f"{W}{name}")
        return etree.fromstring(usual) if found is None else deepcopy(found)

    @property
    def columns(self) -> tuple[int, int]:
        """Give the widths of both columns, in twips."""
        room = _length(self._size, "w") - _length(self._margins, "left", "right")
        names = round(room * _SHARE)
        return names, room - names

    @property
    def height(self) -> float:
        """Give how many points of the page the rows may take."""
        room = _length(self._size, "h") - _length(self._margins, "top", "bottom")
        return room / _POINTS - _HEAD

    def end(self, number: int) -> etree._Element:
        """Give the paragraph that ends the page; the file's own pages count as they did."""
        paragraph = etree.fromstring(
            f"<w:p {_NAMESPACES}><w:pPr>{_FLAT.format(0, 'left')}</w:pPr></w:p>"
        )
        section = etree.SubElement(paragraph[0], f"{W}sectPr")
        section.extend((self._size, self._margins))
        if self._number("start") is None:
            etree.SubElement(section, f"{W}pgNumType", {f"{W}start": "0"})
        _bookmark(paragraph, FRONT_PAGE, number)
        kind = self._first.find(f"{W}type")
        if kind is not None and kind.get(f"{W}val") == "continuous":
            # its first section would begin on this page
            run = etree.SubElement(paragraph, f"{W}r")
            etree.SubElement(run, f"{W}br", {f"{W}type": "page"})
        return paragraph

    def _number(self, name: str) -> str | None:
        found = self._first.find(f"{W}pgNumType")
        return None if found is None else found.get(f"{W}{name}")


def _length(node: etree._Element, *names: str) -> int:
    told = (str(node.get(f"{W}{name}", "0")).partition(".")[0] for name in names)
    return sum(abs(int(one)) if one.lstrip("-").isdecimal() else 0 for one in told)


def _fitting(sections: Sequence[ChangedSection], page: _Page) -> Sequence[ChangedSection]:
    """Give the first sections, as many as the page has room for."""
    names, counts = page.columns
    left, heights = page.height, [_height(section, names, counts) for section in sections]
    if sum(heights) <= left:
        return sections
    left -= _LINE + _AIR
    shown = 0
    while shown < len(sections) and left >= heights[shown]:
        left -= heights[shown]
        shown += 1
    return sections[:shown]


def _height(section: ChangedSection, *widths: int) -> float:
    texts = (section.title, count_words(section.counts))
    lines = max(
        ceil(width(text, bold=True) * _SIZE * _POINTS / max(1, room - _PADDING - _INDENT))
        for text, room in zip(texts, widths, strict=True)
    )
    return _LINE * max(1, lines) + _AIR


def _section_row(page: _Page, section: ChangedSection, anchors: Mapping[str, str]) -> str:
    name, bold = anchors.get(section.id), section.depth == 0
    title = section.title if section.id else f"{section.title} (không còn)"
    words = _run(title, bold=bold, link=bool(name))
    if name:
        words = f'<w:hyperlink w:anchor="{name}" w:history="1">{words}</w:hyperlink>'
    contents = words, _run(count_words(section.counts))
    return _row(page.columns, contents, indent=_INDENT * section.depth)


def _row(widths: tuple[int, int], contents: tuple[str, str], *, indent: int = 0) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{room}" w:type="dxa"/></w:tcPr>'
        f"{_paragraph(content, indent=indent * (at == 0))}</w:tc>"
        for at, (room, content) in enumerate(zip(widths, contents, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _paragraph(content: str, *, align: str = "left", indent: int = 0) -> str:
    return f"<w:p><w:pPr>{_FLAT.format(indent, align)}</w:pPr>{content}</w:p>"


def _run(text: str, *, bold: bool = False, link: bool = False, size: int = _SIZE) -> str:
    if not text:
        return ""
    weight = "" if bold else ' w:val="0"'
    colour, line = _LINK_LOOK if link else ("", "")
    look = (
        f"<w:b{weight}/><w:bCs{weight}/>{colour}"
        f'<w:sz w:val="{2 * size}"/><w:szCs w:val="{2 * size}"/>{line}'
    )
    words = escape(unbroken(text))
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'
