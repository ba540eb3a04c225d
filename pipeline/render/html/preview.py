"""The report, or the part of one agency, as HTML: the same model that becomes the Word file.

A preview is one file that needs nothing else: pictures and styles are inside, nothing is
fetched, and its Content-Security-Policy lets no script run.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from pipeline.model.notice import SEVERITY_WORDS, Notice, Severity
from pipeline.model.outline import Agency
from pipeline.model.report import Chapter, Part, Report, Section
from pipeline.render.html.assets import asset
from pipeline.render.html.blocks import write_section
from pipeline.render.html.document import whole_page
from pipeline.render.html.mathml import mathml
from pipeline.render.html.places import Goal, find_places, marks_of
from pipeline.render.html.tables import table_css
from pipeline.render.html.writing import (
    HtmlWriting,
    escape,
    first_notes,
    fragment,
    marker,
    report_links,
)
from pipeline.render.tex import formulas_in

_SECTION_LEVEL: Final = 2
_CONTENT: Final = marker("noi-dung")
_NOTICES: Final = marker("thong-bao")


def section_html(section: Section, report: Report, *, media: Mapping[str, bytes]) -> str:
    """Give one section as a `section` element with its heading as `h2`.

    References link to places in this section; others are words that tell their place.
    `media` holds the pictures' bytes by SHA-256.
    """
    writing = HtmlWriting(
        links=report_links(report, lambda other: "" if other is section else None),
        media=media,
        formulas=_formulas((section,)),
    )
    first = first_notes(report).get(section.item.id, 1)
    return write_section(writing, section, level=_SECTION_LEVEL, first_note=first)


def sections_html(
    sections: Sequence[Section],
    report: Report,
    *,
    agency: str,
    notices: Sequence[Notice],
    media: Mapping[str, bytes],
) -> tuple[str, ...]:
    """Give sections of one page, the places of an agency's notices marked in them.

    References link to places in these sections; others are words that tell their place.
    """
    writing, _ = _writing(sections, report, agency=agency, notices=notices, media=media)
    firsts = first_notes(report)
    return tuple(
        write_section(
            writing, section, level=_SECTION_LEVEL, first_note=firsts.get(section.item.id, 1)
        )
        for section in sections
    )


def preview_page(
    report: Report,
    sections: Sequence[Section],
    *,
    agency: Agency,
    notices: Sequence[Notice],
    media: Mapping[str, bytes],
    guide_html: str = "",
) -> str:
    """Give the page on which an agency sees its sections as they stand in the report.

    Beside them stand its notices, each linked to its place, and under them the guide
    (`render.guide.guide_html`). `media` holds the pictures' bytes by SHA-256.
    """
    writing, goals = _writing(
        sections, report, agency=agency.id, notices=notices, media=media, lines=True
    )
    body = (
        f'<a class="skip" href="{fragment(_CONTENT)}">Đến nội dung</a>\n'
        f"{_header(report, agency, notices)}"
        f'<div class="desk">\n<aside class="beside" aria-label="Các mục và thông báo">\n'
        f"{_contents(sections)}{_notices(notices, goals)}</aside>\n"
        f'<main id="{_CONTENT}">\n{_sheets(writing, report, sections)}</main>\n</div>\n'
        f"{_guide(guide_html)}"
    )
    return document(f"Xem trước: {agency.name}, {report.round.name}", body)


def _writing(
    sections: Sequence[Section],
    report: Report,
    *,
    agency: str,
    notices: Sequence[Notice],
    media: Mapping[str, bytes],
    lines: bool = False,
) -> tuple[HtmlWriting, Sequence[Goal]]:
    """Give how sections of one page are written, and where each notice has its place in them."""
    shown = {section.item.id for section in sections}
    places = find_places(sections)
    goals = [places.goal(notice) for notice in notices]
    marks, cells = marks_of(notices, goals)
    writing = HtmlWriting(
        links=report_links(report, lambda other: "" if other.item.id in shown else None),
        media=media,
        formulas=_formulas(sections),
        marks=marks,
        cells=cells,
        names={body.id: body.name for body in report.agencies},
        agency=agency,
        lines=lines,
    )
    return writing, goals


def _formulas(sections: Iterable[Section]) -> Mapping[tuple[str, bool], str]:
    blocks = (block for section in sections for block in section.blocks)
    return mathml(key for key, _ in formulas_in(blocks))


def document(title: str, body: str) -> str:
    """Give a whole page round a body: policy, styles, nothing to fetch, no script."""
    return whole_page(title, body, style=_style())


@lru_cache(maxsize=1)
def _style() -> str:
    return asset("theme.css", "preview.css") + table_css()


def _header(report: Report, agency: Agency, notices: Sequence[Notice]) -> str:
    counts = Counter(notice.severity for notice in notices)
    counted = " ".join(
        f'<span class="count {severity}">{counts[severity]} {SEVERITY_WORDS[severity]}</span>'
        for severity in Severity
    )
    return (
        f'<header>\n<p class="report">{escape(report.outline.title)}</p>\n'
        f"<h1>{escape(agency.name)}</h1>\n"
        f'<p class="round">{escape(report.round.name)}, ngày {_day(report.round.day)}</p>\n'
        f'<p class="counts"><a href="{fragment(_NOTICES)}">{counted}</a></p>\n</header>\n'
    )


def _day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _contents(sections: Sequence[Section]) -> str:
    entries = "".join(
        f'<li><a href="{fragment(section.item.id)}">{escape(section.title)}</a> '
        f'<span class="place">{escape(section.place)}</span></li>\n'
        for section in sections
    )
    if not entries:
        return ""
    return f'<nav aria-label="Các mục">\n<h2>Các mục</h2>\n<ul>\n{entries}</ul>\n</nav>\n'


def _notices(notices: Sequence[Notice], goals: Sequence[Goal]) -> str:
    entries = "".join(map(_notice, notices, goals))
    listed = f"<ol>\n{entries}</ol>" if entries else "<p>Không có thông báo nào.</p>"
    return f'<section id="{_NOTICES}" class="notices">\n<h2>Thông báo</h2>\n{listed}\n</section>\n'


def _notice(notice: Notice, goal: Goal) -> str:
    place = escape(_place(notice))
    if goal.address and place:
        place = f'<a href="{goal.address}" title="{escape(notice.place)}">{place}</a>'
    fix = f'<p class="fix">Cách sửa: {escape(notice.fix)}</p>' if notice.fix else ""
    return (
        f'<li class="{notice.severity}"><span class="weight">{SEVERITY_WORDS[notice.severity]}'
        f'</span> <span class="place">{place}</span>'
        f"<p>{escape(notice.message)}</p>{fix}</li>\n"
    )


def _place(notice: Notice) -> str:
    """Give where a notice is, in a few words: an agency knows its own folder."""
    name = notice.file.rpartition("/")[2]
    if notice.cell is not None:
        return f"{name}, ô {notice.cell}"
    if notice.line is not None:
        return f"{name}, dòng {notice.line}"
    return name or notice.item or ""


def _sheets(writing: HtmlWriting, report: Report, sections: Sequence[Section]) -> str:
    if not sections:
        return '<p class="none">Cơ quan không có mục nào trong dự thảo này.</p>\n'
    firsts = first_notes(report)
    above = _above(report)
    return "".join(
        f'<article class="sheet">\n{above.get(section.item.id, "")}'
        + write_section(
            writing, section, level=_SECTION_LEVEL, first_note=firsts.get(section.item.id, 1)
        )
        + "</article>\n"
        for section in sections
    )


def _above(report: Report) -> dict[str, str]:
    """Give the part and chapter over each item, as a line above its heading."""
    lines: dict[str, str] = {}
    for part in report.parts:
        for chapter in part.chapters:
            line = f'<p class="above">{escape(_over(part, chapter))}</p>\n'
            for section in chapter.sections:
                lines[section.item.id] = line
    return lines


def _over(part: Part, chapter: Chapter) -> str:
    over = f"Phần {part.number}. {part.title}"
    return f"{over} › {chapter.number}. {chapter.title}" if chapter.title else over


def _guide(guide: str) -> str:
    if not guide:
        return ""
    return (
        '<footer>\n<details class="guide">\n<summary>Hướng dẫn viết nội dung</summary>\n'
        f"{guide}\n</details>\n</footer>\n"
    )
