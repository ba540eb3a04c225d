"""What stands before a redline's contents: whose marks have which colour, and what changed where.

Word and LibreOffice choose the colour of an author's marks themselves, each in its own order,
and no file can set it. So the key has a mark of each agency: a square inserted in its name,
which any program draws in the colour of all that the agency changed. These marks stand before
the body, in which accepting and rejecting give the two drafts, and belong to no change.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from pipeline.model.change import ChangeClass, ChangeKind, Place
from pipeline.model.comparison import Comparison
from pipeline.model.entry import LogEntry
from pipeline.model.flow import Flow, FlowParagraph, FlowSection, SectionKind
from pipeline.model.identity import block_bookmark
from pipeline.model.pages import Pages
from pipeline.render.unbroken import NO_BREAK_SPACE
from pipeline.render.word.package import draft_name
from pipeline.render.word.paragraphs import KEEP, on_the_same_page, paragraph
from pipeline.render.word.revisions import Tracks
from pipeline.render.word.runs import run
from pipeline.render.word.tables.text_columns import lowest
from pipeline.render.word.tables.text_height import height
from pipeline.render.word.tables.text_table import Line, TextRow

_SQUARE: Final = "■■"
_LINK: Final = '<w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>'
_BOLD: Final = "<w:rPr><w:b/></w:rPr>"
_SHARES: Final = (0.41, 0.22, 0.22, 0.15)  # of the width: item, agency, counts, pages
_WITHOUT_PAGES: Final = (0.52, 0.26, 0.22)
_STYLES: Final = ("BangChu", "BangChu", "BangChu", "BangGiua")
_HEADS: Final = ("Mục", "Cơ quan", "Số thay đổi", "Trang")
_KINDS: Final = {
    ChangeKind.ADDED: "thêm",
    ChangeKind.CHANGED: "sửa",
    ChangeKind.DELETED: "xóa",
    ChangeKind.MOVED: "chuyển",
}
_HEAD: Final = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_WHOLE: Final = "<w:trPr><w:cantSplit/></w:trPr>"
_SHOWN_PAGES: Final = 6
_STRETCH: Final = 3
_LEAST: Final = 700  # twips of a column
_SIZES: Final = (10, 9)  # points of its letters, the usual first
_ROOM: Final = 490.0  # points that the words above leave of the page


class ChangedItem(NamedTuple):
    """One section that changed: "Phần III", "mục II.1. Giao thông", its place in the redline.

    `bookmark` is "" where it is gone; `pages` are those of the new draft on which it changed,
    ascending; `counts` are its entries in the change log by kind.
    """

    part: str
    title: str
    bookmark: str
    authors: tuple[str, ...]
    counts: Mapping[ChangeKind, int]
    pages: tuple[int, ...]


def changed_items(
    comparison: Comparison, entries: Sequence[LogEntry], pages: Pages | None
) -> tuple[ChangedItem, ...]:
    """Give the sections in which anything but spelling changed, in reading order."""
    under = entries_under(comparison, entries)
    parts = _parts(comparison.old) | _parts(comparison.new)
    stay = {section.id for section in comparison.new.sections}
    return tuple(
        ChangedItem(
            parts.get(item, ""),
            _title(section),
            _bookmark(comparison.new, item, 1) if item in stay else "",
            _authors(comparison, under[item], item),
            Counter(entry.counted_as for entry in under[item]),
            tuple(sorted(set(_pages(comparison, under[item], item, pages)))),
        )
        for item, section in _shown(comparison).items()
        if item in under
    )


def _shown(comparison: Comparison) -> Mapping[str, FlowSection]:
    return {revised.section.id: revised.section for revised in comparison.sections}


def entries_under(
    comparison: Comparison, entries: Iterable[LogEntry]
) -> Mapping[str, Sequence[LogEntry]]:
    """Give the entries by the section in which they changed anything."""
    found: dict[str, list[LogEntry]] = {}
    for entry in entries:
        if entry.class_ is ChangeClass.FORM:
            continue
        items = (comparison.changes[index].item for index in entry.changes)
        for item in dict.fromkeys(items):
            found.setdefault(item, []).append(entry)
    return found


def front_page(
    comparison: Comparison,
    entries: Sequence[LogEntry],
    tracks: Tracks,
    width: int,
    pages: Pages | None = None,
) -> tuple[str, ...]:
    """Give the paragraphs and the table of the first page, () where nothing changed.

    Args:
        comparison: The two drafts.
        entries: What a person would tell of it.
        tracks: Gives the marks of the key their ids.
        width: The room between the margins, in twips.
        pages: Page numbers of the new draft; None leaves their column out.
    """
    items = changed_items(comparison, entries, pages)
    if not items:
        return ()
    title = paragraph("TieuDeMucLuc", run("NỘI DUNG THAY ĐỔI"))
    key = paragraph("GhiChuBang", "".join(_key(comparison, entries, tracks)))
    listed = _table(items, width, with_pages=pages is not None)
    return on_the_same_page(title), key, listed, paragraph("GhiChuBang", "")


def _key(comparison: Comparison, entries: Sequence[LogEntry], tracks: Tracks) -> Iterator[str]:
    yield run("Màu chữ của mỗi cơ quan trong tệp này: ")
    listed = _counted(comparison, entries)
    for at, (author, count) in enumerate(listed, 1):
        yield tracks.sample(author, run(_SQUARE))
        name = f" {author} ({count})".replace(" ", NO_BREAK_SPACE)
        yield run(f"{name}{'; ' if at < len(listed) else '.'}")


def _counted(comparison: Comparison, entries: Sequence[LogEntry]) -> Sequence[tuple[str, int]]:
    """Give who changed what is shown, and in how many entries, the most first."""
    shown, under = _shown(comparison), entries_under(comparison, entries)
    told = {
        (change.author, entry.id)
        for item in shown
        for entry in under.get(item, ())
        for change in (comparison.changes[index] for index in entry.changes)
        if change.item == item and change.author
    }
    counts = Counter(author for author, _ in told)
    return sorted(counts.items(), key=lambda counted: (-counted[1], counted[0]))


def _table(items: Iterable[ChangedItem], width: int, *, with_pages: bool) -> str:
    items = tuple(items)
    size, widths = _laid(items, width, with_pages=with_pages)
    heads = [run(head) for head in _HEADS[: len(widths)]]
    rows = [_row(widths, heads, [f"BangTieuDe{size}"] * len(widths), _HEAD)]
    for part, held in groupby(items, lambda item: item.part):
        if part:
            rows.append(_across(sum(widths), len(widths), part, size))
        rows.extend(_item_row(widths, item, size) for item in held)
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Bang"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


def _laid(
    items: Sequence[ChangedItem], width: int, *, with_pages: bool
) -> tuple[int, Sequence[int]]:
    """Give size of letters and widths: the lowest list, in smaller letters if that saves a page."""
    *first, _ = _SHARES if with_pages else _WITHOUT_PAGES
    usual = [round(width * share) for share in first]
    usual.append(width - sum(usual))
    heads, rows = _HEADS[: len(usual)], tuple(_plain_rows(items, len(usual)))
    laid: list[Sequence[int]] = []
    for size in _SIZES:
        laid.append(lowest(heads, usual, (_LEAST,) * len(usual), rows, size))
        if height(heads, laid[-1], rows, size) <= _ROOM:
            return size, laid[-1]
    return _SIZES[0], laid[0]


def _plain_rows(items: Sequence[ChangedItem], columns: int) -> Iterator[TextRow]:
    """Give the rows as plain texts, to be measured."""
    for part, held in groupby(items, lambda item: item.part):
        if part:
            yield TextRow(((Line(part, bold=True),),), span=True)
        for item in held:
            counts, pages = count_words(item.counts), _page_words(item.pages)
            texts = (item.title, "; ".join(item.authors), counts, pages)
            yield TextRow(tuple((Line(text),) for text in texts[:columns]))


def _item_row(widths: Sequence[int], item: ChangedItem, size: int) -> str:
    contents = (
        _linked(item),
        run("; ".join(item.authors)),
        run(count_words(item.counts)),
        run(_page_words(item.pages)),
    )
    styles = [f"{style}{size}" for style in _STYLES[: len(widths)]]
    return _row(widths, contents[: len(widths)], styles, _WHOLE)


def count_words(counts: Mapping[ChangeKind, int]) -> str:
    """Give counts by kind as printed: "thêm 2, sửa 14"."""
    told = ((words, counts.get(kind, 0)) for kind, words in _KINDS.items())
    return ", ".join(f"{words} {count}" for words, count in told if count)


def _linked(item: ChangedItem) -> str:
    if not item.bookmark:
        return run(f"{item.title} (không còn)")
    link = f'<w:hyperlink w:anchor="{item.bookmark}" w:history="1">'
    return f"{link}{run(item.title, _LINK)}</w:hyperlink>"


def _page_words(pages: Sequence[int]) -> str:
    runs = [[page for _, page in run] for _, run in groupby(enumerate(pages), _run_of)]
    told = [word for pages in runs for word in _stretch(pages)]
    more = ", …" if len(told) > _SHOWN_PAGES else ""
    return ", ".join(told[:_SHOWN_PAGES]) + more


def _run_of(numbered: tuple[int, int]) -> int:
    """Give what pages that follow one another have in common."""
    at, page = numbered
    return page - at


def _stretch(pages: Sequence[int]) -> Sequence[str]:
    """Give pages that follow one another: three and more by the first and the last."""
    if len(pages) < _STRETCH:
        return [str(page) for page in pages]
    return [f"{pages[0]} - {pages[-1]}"]


def _row(
    widths: Sequence[int], contents: Sequence[str], styles: Sequence[str], properties: str
) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{paragraph(style, content)}</w:tc>"
        for width, content, style in zip(widths, contents, styles, strict=True)
    )
    return f"<w:tr>{properties}{cells}</w:tr>"


def _across(width: int, columns: int, words: str, size: int) -> str:
    return (
        f'<w:tr>{_WHOLE}<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f'<w:gridSpan w:val="{columns}"/></w:tcPr>'
        f"{paragraph(f'BangChu{size}', run(words, _BOLD), KEEP)}</w:tc></w:tr>"
    )


def _authors(comparison: Comparison, entries: Iterable[LogEntry], item: str) -> tuple[str, ...]:
    changes = (comparison.changes[index] for entry in entries for index in entry.changes)
    authors = (change.author for change in changes if change.item == item)
    return tuple(dict.fromkeys(filter(None, authors)))


def _pages(
    comparison: Comparison, entries: Iterable[LogEntry], item: str, pages: Pages | None
) -> Iterator[int]:
    """Give the page of each changed place; of what is gone, none."""
    if pages is None:
        return
    for entry in entries:
        changes = [comparison.changes[index] for index in entry.changes]
        places: list[Place | None] = [c.new_place for c in changes if c.item == item]
        for place in filter(None, places):
            page = pages.numbers.get(_bookmark(comparison.new, item, place.block))
            if page is not None:
                yield page


def _bookmark(flow: Flow, item: str, block: int) -> str:
    return block_bookmark(draft_name(flow), item, block)


def _parts(flow: Flow) -> dict[str, str]:
    """Give by section the part it stands in, with its title; an appendix is its own."""
    found: dict[str, str] = {}
    part = ""
    for section in flow.sections:
        if section.kind is SectionKind.PART:
            part = ". ".join(filter(None, (section.place, _first_words(section))))
        found[section.id] = "Phụ lục" if section.kind is SectionKind.APPENDIX else part
    return found


def _title(section: FlowSection) -> str:
    place = section.place.rpartition(", mục ")[2]
    return ". ".join(filter(None, (place, _first_words(section))))


def _first_words(section: FlowSection) -> str:
    first = next((block for block in section.blocks if isinstance(block, FlowParagraph)), None)
    return first.text if first else ""
