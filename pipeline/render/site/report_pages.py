"""The pages of the report: items as they stand in it, every block with a link of its own."""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.model.report import Part, Report, Section
from pipeline.render.html.writing import Links, escape, fragment
from pipeline.render.site.leaves import Leaf
from pipeline.render.site.sheets import Sheets


def report_main(leaf: Leaf, sheets: Sheets, choices: str = "") -> str:
    """Give a page's content: its parts and chapters above their items.

    `choices` stand over them: how changes are shown.
    """
    own = {section.item.id for section in leaf.sections}
    links = sheets.links(own)
    written = "".join(report_sheet(leaf, section, sheets, links) for section in leaf.sections)
    return f"<h1>{escape(leaf.title)}</h1>\n{choices}{written}"


def report_sheet(leaf: Leaf, section: Section, sheets: Sheets, links: Links) -> str:
    """Give one item as it stands on a page, under the heading of its chapter where it is first."""
    above = _above(leaf, sheets.report)
    level = 3 if above else 2
    return sheets.sheet(section, links=links, level=level, above=above.get(section.item.id, ""))


def _above(leaf: Leaf, report: Report) -> dict[str, str]:
    """Give the heading of each chapter, above the first of its items on the page."""
    own = {section.item.id for section in leaf.sections}
    found: dict[str, str] = {}
    for chapter in (chapter for part in report.parts for chapter in part.chapters):
        here = [section.item.id for section in chapter.sections if section.item.id in own]
        if chapter.title and here:
            words = f"{escape(chapter.number)}. {escape(chapter.title)}"
            found[here[0]] = f"<h2>{words}</h2>\n"
    return found


def contents(report: Report, pages: Mapping[str, str], *, here: str = "", up: str = "") -> str:
    """Give the contents: parts, chapters, items; the part of the page `here` stands open.

    `pages` names the page of each item.
    """
    parts = "".join(_part(part, pages, here, up) for part in report.parts)
    if report.appendices:
        inner = "".join(_item(section, pages, up) for section in report.appendices)
        parts += _folded("Phụ lục", f"<ol>{inner}</ol>", _holds(report.appendices, pages, here))
    return f'<nav class="contents" aria-label="Mục lục">\n<h2>Mục lục</h2>\n{parts}</nav>\n'


def _part(part: Part, pages: Mapping[str, str], here: str, up: str) -> str:
    inner = "".join(_chapter_lines(part, pages, up))
    sections = [section for chapter in part.chapters for section in chapter.sections]
    title = f"Phần {part.number}. {part.title}"
    return _folded(title, f"<ol>{inner}</ol>", _holds(sections, pages, here))


def _chapter_lines(part: Part, pages: Mapping[str, str], up: str) -> Iterator[str]:
    for chapter in part.chapters:
        items = "".join(_item(section, pages, up) for section in chapter.sections)
        if chapter.title:
            head = f"{chapter.number}. {chapter.title}"
            yield f"<li><span>{escape(head)}</span>\n<ol>{items}</ol></li>\n"
        else:
            yield items


def _holds(sections: Sequence[Section], pages: Mapping[str, str], here: str) -> bool:
    return any(pages.get(section.item.id) == here for section in sections)


def _folded(title: str, inner: str, opened: bool) -> str:
    state = " open" if opened else ""
    return f"<details{state}>\n<summary>{escape(title)}</summary>\n{inner}</details>\n"


def _item(section: Section, pages: Mapping[str, str], up: str) -> str:
    address = f"{up}{pages[section.item.id]}{fragment(section.item.id)}"
    title = f"{section.number} {section.title}".strip()
    return f'<li><a href="{escape(address)}">{escape(title)}</a></li>\n'
