"""The pages of a draft, under its round: `/bao-cao/N/…`, packed when they were made.

They are the static site's pages, so their ways to one another are relative and stand as they
are; only who may see which is judged here.
"""

from collections.abc import Mapping
from typing import Any, Final

from starlette.responses import RedirectResponse, Response

from pipeline.render.site.agency_pages import FOLDER
from pipeline.site.files import page_answer
from pipeline.site.served import Served
from pipeline.site.showing import missing
from pipeline.site.visitor import Visit, Visitor
from pipeline.site.ways import ALL, Way, shown_round

_FIRST: Final = "index.html"


def ways(_: Served) -> tuple[Way, ...]:
    """Give the ways to the pages of drafts."""
    seen = (shown_round("lan"), _own_page)
    return (
        Way("/", ("GET",), ALL, _overview),
        Way("/bao-cao/{lan:int}", ("GET",), ALL, _draft, rules=(shown_round("lan"),)),
        Way("/bao-cao/{lan:int}/{ten:path}", ("GET",), ALL, _page, rules=seen),
    )


def _own_page(_: Served, visitor: Visitor, found: Mapping[str, Any]) -> bool:
    """Say whether a page is nobody's own, or the visitor's."""
    folder, _, name = found["ten"].rpartition("/")
    return visitor.sees_all or folder != FOLDER or name == f"{visitor.body}.html"


async def _overview(visit: Visit) -> Response:
    return RedirectResponse(f"/bao-cao/{visit.served.round_number}/{_FIRST}", 303)


async def _draft(visit: Visit) -> Response:
    return RedirectResponse(f"/bao-cao/{visit.request.path_params['lan']}/{_FIRST}", 303)


async def _page(visit: Visit) -> Response:
    name = visit.request.path_params["ten"]
    found = visit.served.live.pages.get(name)
    return missing() if found is None else page_answer(found, name, visit.request)
