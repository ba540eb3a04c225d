"""The page of one agency: its items as they stand, its notices, comments and changes beside."""

from collections.abc import Mapping, Sequence
from datetime import date

from pipeline.model.notice import SEVERITY_WORDS, Notice
from pipeline.model.outline import Agency
from pipeline.model.report import Section
from pipeline.model.site import SiteChange, SiteComment, SiteEdit, Stand
from pipeline.render.changelog.names import ENTRY_WORDS
from pipeline.render.html.listing import OF_COMMENTS, UNANSWERED
from pipeline.render.html.places import Goal, Places, find_places, marks_of
from pipeline.render.html.writing import Links, escape, fragment, marker
from pipeline.render.site.comments_page import short_comment
from pipeline.render.site.edits import edits_of, views
from pipeline.render.site.log_page import NAME as LOG
from pipeline.render.site.sheets import Marked, Sheets

FOLDER = "co-quan"
_LEVEL = 2
_MOST = 12  # changes named one by one
_WAITS = (
    f'<section class="box-of" {UNANSWERED}>\n<h2>Ý kiến về các mục này</h2>\n'
    "<p>Ý kiến của các nơi và kết quả xử lý hiện khi dự thảo được phát hành.</p>\n</section>\n"
)


def agency_main(
    agency: Agency, sheets: Sheets, notices: Sequence[Notice], edits: Sequence[SiteEdit] = ()
) -> str:
    """Give the content: the agency's items as in the report, the places of notices marked.

    Under each stands what changed in it since the draft before (`edits`).
    """
    sections = sheets.report.written_by(agency.id)
    links = sheets.links({section.item.id for section in sections}, up="../")
    names = {one.id: one.name for one in sheets.report.agencies}
    written = "".join(
        agency_sheet(agency, section, sheets, links, notices)
        + edits_of([one for one in edits if one.item == section.item.id])
        for section in sections
    )
    none = '<p class="none">Cơ quan không có mục nào trong dự thảo này.</p>\n'
    return f"<h1>{escape(agency.name)}</h1>\n{views(edits, names)}{written or none}"


def agency_sheet(
    agency: Agency, section: Section, sheets: Sheets, links: Links, notices: Sequence[Notice]
) -> str:
    """Give one item as it stands on the agency's page, with the places of its notices marked."""
    places = _places(section, sheets.stands)
    found = [(notice, places.goal(notice)) for notice in notices]
    own = [(notice, goal) for notice, goal in found if goal.name]
    lines, cells = marks_of([notice for notice, _ in own], [goal for _, goal in own])
    return sheets.sheet(
        section,
        links=links,
        level=_LEVEL,
        above=f'<p class="above">{escape(section.place)}</p>\n',
        marked=Marked(lines, cells, agency.id),
    )


def agency_aside(
    agency: Agency,
    sections: Sequence[Section],
    *,
    stands: Mapping[tuple[str, int], Stand],
    notices: Sequence[Notice],
    comments: Sequence[SiteComment],
    changes: Sequence[SiteChange],
    names: Mapping[str, str],
    downloads: Sequence[tuple[str, str]] = (),
    days: Sequence[tuple[str, date]] = (),
    is_consulted: bool = False,
) -> str:
    """Give what stands beside: its items, days, notices, comments, changes and files.

    `is_consulted` says whether anybody commented on the draft, on whichever items.
    """
    return (
        _box("Các mục", [_item(section) for section in sections])
        + _box("Các mốc", [f"<li>{escape(told)}: {day:%d/%m/%Y}</li>\n" for told, day in days])
        + _notices([_places(section, stands) for section in sections], notices)
        + _box(
            f"Ý kiến về các mục này ({len(comments)})",
            [short_comment(one, names, up="../") for one in comments],
            mark=f" {OF_COMMENTS}",
        )
        + (_WAITS if is_consulted else "")
        + _changes(agency, changes)
        + _box("Tải về", [_download(*one) for one in downloads])
    )


def _box(title: str, entries: Sequence[str], *, mark: str = "") -> str:
    if not entries:
        return ""
    listed = "".join(entries)
    return (
        f'<section class="box-of"{mark}>\n<h2>{escape(title)}</h2>\n<ul>{listed}</ul>\n</section>\n'
    )


def _item(section: Section) -> str:
    return (
        f'<li><a href="{escape(fragment(section.item.id))}">{escape(section.title)}</a> '
        f'<span class="place">{escape(section.place)}</span></li>\n'
    )


def _places(section: Section, stands: Mapping[tuple[str, int], Stand]) -> Places:
    return find_places((section,), stands=stands, prefix=f"{section.item.id}.")


def _address(places: Sequence[Places], notice: Notice) -> str:
    """Give the way to the block or cell of a notice, to its item where it has none."""
    goals = [one.goal(notice) for one in places]
    exact = (goal for goal in goals if goal.line or goal.cell)
    return next(exact, max(goals, key=lambda goal: bool(goal.name), default=Goal())).address


def _notices(places: Sequence[Places], notices: Sequence[Notice]) -> str:
    entries = []
    for notice in notices:
        address = _address(places, notice)
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
        f'<li><a href="../{LOG}{escape(fragment(marker(one.id)))}">'
        f"{escape(_kind(one))}: {escape(one.place)}</a></li>\n"
        for one in changes[:_MOST]
    ]
    if changes:
        whole = f"../{LOG}?a={agency.id}"
        entries.append(f'<li><a href="{escape(whole)}">Xem cả {len(changes)} thay đổi</a></li>\n')
    return _box(f"Thay đổi từ dự thảo trước ({len(changes)})", entries)


def _kind(one: SiteChange) -> str:
    return next((words for kind, words in ENTRY_WORDS.items() if kind.value == one.kind), one.kind)


def _download(address: str, words: str) -> str:
    return f'<li><a href="{escape(address)}">{escape(words)}</a></li>\n'
