"""The first page of the site: the draft's figures, its contents, agencies, files to take along."""

from collections.abc import Mapping, Sequence

from pipeline.model.outline import Agency
from pipeline.model.report import Report
from pipeline.render.html.listing import OF_COMMENTS
from pipeline.render.html.writing import escape
from pipeline.render.site.agency_pages import FOLDER
from pipeline.render.site.report_pages import contents


def index_main(
    report: Report,
    pages: Mapping[str, str],
    *,
    figures: Sequence[tuple[str, str, str]],
    of_comments: Sequence[tuple[str, str, str]] = (),
    agencies: Sequence[tuple[Agency, int, int]],
    downloads: Sequence[tuple[str, str]],
) -> str:
    """Give the content.

    Args:
        report: The draft.
        pages: The page of each item.
        figures: A number, what it counts, and the page that shows it ("" for none).
        of_comments: The same of comments.
        agencies: Those with a page, how many items and how many notices each has.
        downloads: Addresses of files and what they are.
    """
    counted = "".join(_figure(*one) for one in figures)
    counted += "".join(_figure(*one, mark=f" {OF_COMMENTS}") for one in of_comments)
    return (
        f'<h1>{escape(report.round.name)}</h1>\n<ul class="figures">{counted}</ul>\n'
        f"{contents(report, pages)}{_agencies(agencies)}{_downloads(downloads)}"
    )


def _figure(number: str, words: str, page: str, mark: str = "") -> str:
    told = f"<strong>{escape(number)}</strong> <span>{escape(words)}</span>"
    shown = f'<a href="{page}">{told}</a>' if page else told
    return f"<li{mark}>{shown}</li>\n"


def _agencies(agencies: Sequence[tuple[Agency, int, int]]) -> str:
    rows = "".join(
        f'<tr><th scope="row"><a href="{FOLDER}/{agency.id}.html">{escape(agency.name)}</a></th>'
        f'<td class="so">{items}</td><td class="so">{notices or "–"}</td></tr>\n'
        for agency, items, notices in agencies
    )
    if not rows:
        return ""
    return (
        "<section>\n<h2>Cơ quan</h2>\n"
        '<div class="frame" role="region" tabindex="0" aria-label="Các cơ quan"><table>\n'
        "<thead><tr>"
        '<th scope="col">Cơ quan</th><th scope="col">Số mục</th><th scope="col">Thông báo</th>'
        f"</tr></thead>\n<tbody>{rows}</tbody></table></div>\n</section>\n"
    )


def _downloads(downloads: Sequence[tuple[str, str]]) -> str:
    entries = "".join(
        f'<li><a href="{escape(address)}">{escape(words)}</a></li>\n'
        for address, words in downloads
    )
    return f"<section>\n<h2>Tải về</h2>\n<ul>{entries}</ul>\n</section>\n" if entries else ""
