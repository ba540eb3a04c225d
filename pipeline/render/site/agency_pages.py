"""The page of one agency: its items as they stand, its notices, comments and changes beside."""

from collections.abc import Mapping, Sequence

from pipeline.model.notice import SEVERITY_WORDS, Notice
from pipeline.model.outline import Agency
from pipeline.model.report import Report, Section
from pipeline.model.site import SiteChange, SiteComment, Stand
from pipeline.render.changelog.names import ENTRY_WORDS
from pipeline.render.html.blocks import write_section
from pipeline.render.html.mathml import mathml
from pipeline.render.html.places import find_places, marks_of
from pipeline.render.html.writing import HtmlWriting, Links, escape, first_notes, fragment, marker
from pipeline.render.site.comments_page import short_comment
from pipeline.render.tex import formulas_in

FOLDER = "co-quan"
_LEVEL = 2
_LOG = "nhat-ky-thay-doi.html"
_MOST = 12  # changes named one by one


def agency_main(
    agency: Agency,
    sections: Sequence[Section],
    report: Report,
    *,
    links: Links,
    media: Mapping[str, bytes],
    stands: Mapping[tuple[str, int], Stand],
    notices: Sequence[Notice],
) -> str:
    """Give the content: the agency's items as in the report, the places of notices marked."""
    places = find_places(sections)
    marks, cells = marks_of(notices, [places.goal(notice) for notice in notices])
    blocks = [block for section in sections for block in section.blocks]
    writing = HtmlWriting(
        links=links,
        media=media,
        formulas=mathml(key for key, _ in formulas_in(blocks)),
        marks=marks,
        cells=cells,
        names={body.id: body.name for body in report.agencies},
        agency=agency.id,
        stands=stands,
    )
    firsts = first_notes(report)
    written = "".join(
        f'<article class="sheet" aria-label="{escape(section.title)}">\n'
        f'<p class="above">{escape(section.place)}</p>\n'
        + write_section(writing, section, level=_LEVEL, first_note=firsts.get(section.item.id, 1))
        + "</article>\n"
        for section in sections
    )
    none = '<p class="none">Cơ quan không có mục nào trong dự thảo này.</p>\n'
    return f"<h1>{escape(agency.name)}</h1>\n{written or none}"


def agency_aside(
    agency: Agency,
    sections: Sequence[Section],
    *,
    notices: Sequence[Notice],
    comments: Sequence[SiteComment],
    changes: Sequence[SiteChange],
    names: Mapping[str, str],
    downloads: Sequence[tuple[str, str]] = (),
) -> str:
    """Give what stands beside: its items, notices, comments, changes and files."""
    return (
        _box("Các mục", [_item(section) for section in sections])
        + _notices(sections, notices)
        + _box(
            f"Ý kiến về các mục này ({len(comments)})",
            [short_comment(one, names, up="../") for one in comments],
        )
        + _changes(agency, changes)
        + _box("Tải về", [_download(*one) for one in downloads])
    )


def _box(title: str, entries: Sequence[str]) -> str:
    if not entries:
        return ""
    listed = "".join(entries)
    return f'<section class="box-of">\n<h2>{escape(title)}</h2>\n<ul>{listed}</ul>\n</section>\n'


def _item(section: Section) -> str:
    return (
        f'<li><a href="{escape(fragment(section.item.id))}">{escape(section.title)}</a> '
        f'<span class="place">{escape(section.place)}</span></li>\n'
    )


def _notices(sections: Sequence[Section], notices: Sequence[Notice]) -> str:
    places = find_places(sections)
    entries = []
    for notice in notices:
        address = places.goal(notice).address
        place = escape(notice.place)
        shown = f'<a href="{escape(address)}">{place}</a>' if address and place else place
        fix = f'<span class="fix">Cách sửa: {escape(notice.fix)}</span>' if notice.fix else ""
        entries.append(
            f'<li class="{notice.severity}"><b>{SEVERITY_WORDS[notice.severity]}</b> {shown} '
            f"{escape(notice.message)} {fix}</li>\n"
        )
    return _box(f"Thông báo ({len(notices)})", entries or ["<li>Không có thông báo nào.</li>\n"])


def _changes(agency: Agency, changes: Sequence[SiteChange]) -> str:
    entries = [
        f'<li><a href="../{_LOG}{escape(fragment(marker(one.id)))}">'
        f"{escape(_kind(one))}: {escape(one.place)}</a></li>\n"
        for one in changes[:_MOST]
    ]
    if changes:
        whole = f"../{_LOG}?a={agency.id}"
        entries.append(f'<li><a href="{escape(whole)}">Xem cả {len(changes)} thay đổi</a></li>\n')
    return _box(f"Thay đổi từ dự thảo trước ({len(changes)})", entries)


def _kind(one: SiteChange) -> str:
    return next((words for kind, words in ENTRY_WORDS.items() if kind.value == one.kind), one.kind)


def _download(address: str, words: str) -> str:
    return f'<li><a href="{escape(address)}">{escape(words)}</a></li>\n'
