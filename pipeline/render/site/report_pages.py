"""The pages of the report: items as they stand in it, every block with a link of its own."""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.model.report import Part, Report, Section
from pipeline.model.site import Stand
from pipeline.render.html.blocks import write_section
from pipeline.render.html.mathml import mathml
from pipeline.render.html.writing import HtmlWriting, Links, escape, first_notes, fragment
from pipeline.render.site.leaves import Leaf
from pipeline.render.tex import formulas_in


def report_main(
    leaf: Leaf,
    report: Report,
    *,
    links: Links,
    media: Mapping[str, bytes],
    stands: Mapping[tuple[str, int], Stand],
) -> str:
    """Give a page's content: its parts and chapters above their items."""
    blocks = [block for section in leaf.sections for block in section.blocks]
    writing = HtmlWriting(
        links=links,
        media=media,
        formulas=mathml(key for key, _ in formulas_in(blocks)),
        stands=stands,
    )
    firsts = first_notes(report)
    above = _above(leaf, report)
    level = 3 if above else 2
    written = "".join(
        f'<article class="sheet" aria-label="{escape(section.title)}">\n'
        f"{above.get(section.item.id, '')}"
        + write_section(writing, section, level=level, first_note=firsts.get(section.item.id, 1))
        + "</article>\n"
        for section in leaf.sections
    )
    return f"<h1>{escape(leaf.title)}</h1>\n{written}"


def _above(leaf: Leaf, report: Report) -> dict[str, str]:
    """Give the heading of each chapter, above the first of its items on the page."""
    found: dict[str, str] = {}
    for chapter in (chapter for part in report.parts for chapter in part.chapters):
        here = [section for section in chapter.sections if section in leaf.sections]
        if chapter.title and here:
            words = f"{escape(chapter.number)}. {escape(chapter.title)}"
            found[here[0].item.id] = f"<h2>{words}</h2>\n"
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
