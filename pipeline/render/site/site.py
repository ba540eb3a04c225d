"""The whole site of a draft: every page, script and style by its name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from pipeline.model.fixed import Fixed, replace
from pipeline.model.notice import Notice
from pipeline.model.outline import Agency
from pipeline.model.report import Report
from pipeline.model.site import SiteChange, SiteComment, SiteEdit, Stand
from pipeline.render.html.assets import asset
from pipeline.render.html.mathml import mathml
from pipeline.render.html.tables import table_css
from pipeline.render.html.writing import escape, fragment
from pipeline.render.site import agency_pages, comments_page, help_page, search_files
from pipeline.render.site.edits import SCRIPT as EDITS
from pipeline.render.site.edits import edits_script, views
from pipeline.render.site.frame import SCRIPT, STYLE, Frame
from pipeline.render.site.index_page import index_main
from pipeline.render.site.leaves import Leaf, leaf_of, leaves
from pipeline.render.site.log_page import LISTING, log_files
from pipeline.render.site.log_page import NAME as LOG
from pipeline.render.site.own_comments import own_comment_pages
from pipeline.render.site.own_view import before_answers, own_ways
from pipeline.render.site.report_pages import contents, report_main
from pipeline.render.site.sheets import Sheets
from pipeline.render.site.whose_changes import with_whose_changes
from pipeline.render.tex import formulas_in

_ID: Final = re.compile(' id="([^"]+)"')


class Site(Fixed):
    """All that the site of a draft shows.

    Attributes:
        report: The draft.
        stands: Ids and places of its blocks, by file and line.
        texts: The words of each block with an id: (item, id, place, words), in reading order.
        notices: All of them.
        edits: The changes one by one, to be shown where they stand.
        standing: Item and block ("" for none) of each entry and change of the log, by its id.
        days: Days of the plan that concern whoever writes: what is due, and when.
        own_files: Files for one agency alone, by its id: addresses from the site and words.
        guide: How an agency writes, as Markdown; "" for no help page.
        comments, changes: Beside the draft before, () for the first.
        media: Pictures by SHA-256.
        log: The page of the change log, b"" where there is none.
        downloads: Addresses of files beside the site, and what they are.
        only: The one agency that it is for; "" shows all.
        answered: Whether the answers to the comments are issued; before, an agency that the site
            is for sees of the comments its own.
    """

    report: Report
    stands: Mapping[tuple[str, int], Stand]
    texts: tuple[tuple[str, str, str, str], ...]
    notices: tuple[Notice, ...] = ()
    comments: tuple[SiteComment, ...] = ()
    changes: tuple[SiteChange, ...] = ()
    edits: tuple[SiteEdit, ...] = ()
    standing: Mapping[str, tuple[str, str]] = {}
    days: tuple[tuple[str, date], ...] = ()
    own_files: Mapping[str, tuple[tuple[str, str], ...]] = {}
    guide: str = ""
    media: Mapping[str, bytes] = {}
    log: bytes = b""
    downloads: tuple[tuple[str, str], ...] = ()
    only: str = ""
    answered: bool = True


def site_files(site: Site) -> dict[str, bytes]:
    """Give the files of the site by their name below its folder."""
    if not site.only:
        return _files(site)
    if site.answered:
        return {name: own_ways(data, site.only) for name, data in _files(site).items()}
    own = tuple(one for one in site.comments if one.body == site.only)
    files = _files(replace(site, comments=own))
    return {name: own_ways(before_answers(data), site.only) for name, data in files.items()}


def _files(site: Site) -> dict[str, bytes]:
    report = site.report
    held = leaves(report)
    pages = leaf_of(held)
    names = frozenset(
        name
        for name, there in (
            ("index.html", True),
            (comments_page.NAME, bool(site.comments)),
            (LOG, bool(site.log)),
            (help_page.NAME, bool(site.guide)),
            (search_files.NAME, True),
        )
        if there
    )
    frame = Frame(report.outline.title, report.round.name, report.round.day, names)
    files = {
        STYLE: _style().encode(),
        SCRIPT: asset("site.js").encode(),
        LISTING: asset("listing.js").encode(),
        search_files.SCRIPT: asset("search.js").encode(),
        EDITS: asset("edits.js").encode(),
    }
    sheets = sheets_of(site, pages)
    files |= _report_pages(site, frame, held, sheets)
    files |= dict(_agencies(site, frame, sheets))
    ids = {name: _ids(data) for name, data in files.items()}
    files |= _search(site, frame, held, ids)
    if site.comments:
        main = comments_page.comments_main(
            site.comments, names=_names(report), items=_items(report)
        )
        files[comments_page.NAME] = frame.page(
            "Ý kiến góp ý", main, name=comments_page.NAME, scripts=(LISTING,)
        )
        files |= own_comment_pages(
            frame,
            site.comments,
            names=_names(report),
            items=_items(report),
            script=LISTING,
            only=site.only,
        )
    files |= log_files(site.log, frame, dict(_ways(site.standing, pages, ids)))
    if LOG in files:
        files[LOG] = _log_with_ways(site, held, files[LOG])
    if site.guide:
        main = help_page.help_main(site.guide)
        files[help_page.NAME] = frame.page(help_page.TITLE, main, name=help_page.NAME)
    files["index.html"] = frame.page("Tổng quan", _index(site, pages), name="index.html")
    return files


def _ways(
    standing: Mapping[str, tuple[str, str]],
    pages: Mapping[str, str],
    ids: Mapping[str, frozenset[str]],
) -> Iterator[tuple[str, str]]:
    """Give where the report shows each entry and change: a block, else the item; gone, nowhere."""
    for name, (item, block) in standing.items():
        if item in pages:
            known = escape(block) in ids[pages[item]]
            yield name, f"{pages[item]}{fragment(block if known else item)}"


def _log_with_ways(site: Site, held: Sequence[Leaf], page: bytes) -> bytes:
    """Give the change log's page with the ways to each agency's changes in the report."""
    stand = {one.item.id: (leaf.name, leaf.title) for leaf in held for one in leaf.sections}
    return with_whose_changes(page.decode(), site.edits, stand, _names(site.report)).encode()


def _ids(page: bytes) -> frozenset[str]:
    return frozenset(_ID.findall(page.decode()))


def _style() -> str:
    return asset("theme.css", "preview.css", "top.css", "site.css") + table_css()


def _names(report: Report) -> dict[str, str]:
    return {agency.id: agency.name for agency in report.agencies}


def _items(report: Report) -> dict[str, str]:
    return {section.item.id: f"{section.place}. {section.title}" for section in report.sections()}


def sheets_of(site: Site, pages: Mapping[str, str]) -> Sheets:
    """Give what the sheets of the site are written with; `pages` names the page of each item."""
    blocks = (block for section in site.report.sections() for block in section.blocks)
    formulas = mathml(key for key, _ in formulas_in(blocks))
    return Sheets(site.report, pages, site.media, site.stands, formulas)


def _report_pages(
    site: Site, frame: Frame, held: Sequence[Leaf], sheets: Sheets
) -> dict[str, bytes]:
    files, names = {}, _names(site.report)
    for leaf in held:
        own = {section.item.id for section in leaf.sections}
        edits = [one for one in site.edits if one.item in own]
        script = f"sua-{leaf.name.removesuffix('.html')}.js"
        if edits:
            files[script] = edits_script(edits, names)
        aside = contents(sheets.report, sheets.pages, here=leaf.name)
        main = report_main(leaf, sheets, views(edits, names, script=script))
        files[leaf.name] = frame.page(
            leaf.title, main, name=leaf.name, aside=aside, scripts=(EDITS,) if edits else ()
        )
    return files


def _shown_agencies(site: Site) -> tuple[Agency, ...]:
    return tuple(
        agency
        for agency in site.report.agencies
        if site.report.written_by(agency.id) and site.only in ("", agency.id)
    )


def _agencies(site: Site, frame: Frame, sheets: Sheets) -> Iterator[tuple[str, bytes]]:
    for agency in _shown_agencies(site):
        sections = site.report.written_by(agency.id)
        own = {section.item.id for section in sections}
        notices = [notice for notice in site.notices if notice.agency == agency.id]
        edits = [one for one in site.edits if one.item in own]
        main = agency_pages.agency_main(agency, sheets, notices, edits)
        aside = agency_pages.agency_aside(
            agency,
            sections,
            stands=site.stands,
            notices=notices,
            comments=[one for one in site.comments if one.item in own],
            changes=[one for one in site.changes if one.item in own],
            names=_names(site.report),
            downloads=[(f"../{way}", told) for way, told in site.own_files.get(agency.id, ())],
            days=site.days,
            is_consulted=bool(site.comments),
        )
        name = f"{agency_pages.FOLDER}/{agency.id}.html"
        scripts = (EDITS,) if edits else ()
        yield name, frame.page(agency.name, main, name=name, aside=aside, scripts=scripts)


def _search(
    site: Site, frame: Frame, held: Sequence[Leaf], ids: Mapping[str, frozenset[str]]
) -> dict[str, bytes]:
    """Give the search page and its texts; a block without an id of its own leads to its item."""
    files: dict[str, bytes] = {}
    for leaf in held:
        items = {section.item.id for section in leaf.sections}
        texts = (
            (f"{leaf.name}#{name if escape(name) in ids[leaf.name] else item}", place, words)
            for item, name, place, words in site.texts
            if item in items
        )
        files[f"tim-{leaf.name.removesuffix('.html')}.js"] = search_files.text_script(texts)
    if site.comments:
        files[search_files.COMMENTS] = search_files.text_script(
            (
                f"{comments_page.NAME}#~{one.code}",
                f"Ý kiến {one.code}",
                " ".join((one.text, one.proposed, one.explanation)),
            )
            for one in site.comments
        )
    main = search_files.search_main(tuple(files))
    files[search_files.NAME] = frame.page(
        "Tìm trong dự thảo", main, name=search_files.NAME, scripts=(search_files.SCRIPT,)
    )
    return files


def _index(site: Site, pages: Mapping[str, str]) -> str:
    report = site.report
    count = sum(1 for _ in report.sections())
    figures = [(f"{count}", "mục và phụ lục", ""), (f"{len(site.notices)}", "thông báo", "")]
    if site.log:
        figures.append((f"{len(site.changes)}", "thay đổi từ dự thảo trước", LOG))
    of_comments = []
    if site.comments:
        opened = comments_page.open_comments(site.comments)
        of_comments = [
            (f"{len(site.comments)}", "ý kiến", comments_page.NAME),
            (f"{opened}", "ý kiến còn phải xử lý", f"{comments_page.NAME}?o=mo"),
        ]
    agencies = [
        (
            agency,
            len(report.written_by(agency.id)),
            sum(notice.agency == agency.id for notice in site.notices),
        )
        for agency in _shown_agencies(site)
    ]
    return index_main(
        report,
        pages,
        figures=figures,
        of_comments=of_comments,
        agencies=agencies,
        downloads=site.downloads,
    )
