"""The pages of a draft, under its round: `/bao-cao/N/…`, packed when they were made.

They are the static site's pages, so their ways to one another are relative and stand as they
are; only who may see which is judged here. Short addresses that letters cite lead to them.
"""

from collections.abc import Mapping
from typing import Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from pipeline.render.site import agency_pages, comments_page, own_comments, search_files
from pipeline.render.site.log_page import NAME as LOG
from pipeline.site.desk.blocks import has_block, with_block
from pipeline.site.files import page_answer, script_answer
from pipeline.site.keys import Role
from pipeline.site.live import Page
from pipeline.site.served import Served
from pipeline.site.showing import missing, refused, show
from pipeline.site.visitor import Visit, Visitor
from pipeline.site.ways import ALL, Way, own_body, shown_round

_FIRST: Final = "index.html"
_OWN_FOLDERS: Final = (agency_pages.FOLDER, own_comments.FOLDER)
_MAKING: Final = (
    "Đang lập trang của dự thảo này",
    "Trang được dựng lại từ bản đã phát hành, chỉ một lần; hãy mở lại sau một phút.",
)


def ways(_: Served) -> tuple[Way, ...]:
    """Give the ways to the pages of drafts."""
    shown = shown_round("lan")
    return (
        Way("/", ("GET",), ALL, _overview),
        Way("/bao-cao/{lan:int}", ("GET",), ALL, _first, rules=(shown,)),
        Way("/bao-cao/{lan:int}/{ten:path}", ("GET",), ALL, _page, rules=(shown, _own_page)),
        Way("/thay-doi/{lan:int}", ("GET",), ALL, _changes, rules=(shown,)),
        Way("/tim/{lan:int}", ("GET",), ALL, _search, rules=(shown,)),
        Way("/co-quan/{ai}", ("GET",), ALL, _agency, rules=(own_body("ai"),)),
        Way("/y-kien/{lan:int}/{ai}", ("GET",), ALL, _comments, rules=(shown, own_body("ai"))),
    )


def newest_shown(visit: Visit) -> int | None:
    """Give the newest round that a visitor sees, None where he sees none yet."""
    served = visit.served
    if visit.who.sees_drafts:
        return served.round_number
    return max(served.issued.rounds(), default=None)


def _own_page(_: Served, visitor: Visitor, found: Mapping[str, Any]) -> bool:
    """Say whether a page is nobody's own, or the visitor's."""
    folder, _, name = found["ten"].rpartition("/")
    return visitor.sees_all or folder not in _OWN_FOLDERS or name == f"{visitor.body}.html"


async def _overview(visit: Visit) -> Response:
    number = newest_shown(visit)
    if number is None:
        return show(visit, "chua-co.html", "Chưa có dự thảo nào được phát hành")
    if visit.who.role is Role.COMMENT:
        return _to(f"/gop-y/{number}")
    return _to(f"/bao-cao/{number}/{_FIRST}")


async def _first(visit: Visit) -> Response:
    return _to(f"/bao-cao/{_round(visit)}/{_FIRST}")


async def _changes(visit: Visit) -> Response:
    return _to(f"/bao-cao/{_round(visit)}/{LOG}")


async def _search(visit: Visit) -> Response:
    return _to(f"/bao-cao/{_round(visit)}/{search_files.NAME}")


async def _agency(visit: Visit) -> Response:
    number = newest_shown(visit)
    if number is None:
        return missing()
    body = visit.request.path_params["ai"]
    return _to(f"/bao-cao/{number}/{agency_pages.FOLDER}/{body}.html")


async def _comments(visit: Visit) -> Response:
    """Lead to a body's own comments; say so where it made none."""
    number, body = _round(visit), visit.request.path_params["ai"]
    name = f"{own_comments.FOLDER}/{body}.html"
    pages = visit.served.pages(number)
    if pages is None:
        return _being_made()
    if name in pages:
        return _to(f"/bao-cao/{number}/{name}")
    if not any(agency.id == body for agency in visit.served.shared().agencies):
        return missing()
    name = visit.served.name_of(body)
    return show(visit, "khong-y-kien.html", "Ý kiến đã góp", body=name, round=number)


async def _page(visit: Visit) -> Response:
    number, name = _round(visit), visit.request.path_params["ten"]
    pages = visit.served.pages(number)
    if pages is None:
        return _being_made()
    if not _sees_comments(visit, number):
        if name == comments_page.NAME:
            return _to(f"/y-kien/{number}/{visit.who.body}")
        if name == search_files.COMMENTS:
            return script_answer(search_files.text_script(()))
    found = pages.get(name)
    if found is None:
        return missing()
    if name.endswith(".html"):
        found = _as_seen(visit, found, number, name)
    if has_block(name):
        found = await run_in_threadpool(with_block, visit, found, number, name)
    return page_answer(found, name, visit.request)


def _as_seen(visit: Visit, page: Page, number: int, name: str) -> Page:
    """Give a page as the visitor sees it: whoever watches over all as it was made."""
    who, served = visit.who, visit.served
    if not _sees_comments(visit, number):
        page = page.unanswered
    if who.role is Role.COMMENT:
        page = served.tools.of(page, number)
    return served.first_pages.of(page, who.body) if name == _FIRST and not who.sees_all else page


def _sees_comments(visit: Visit, number: int) -> bool:
    """Say whether all comments are shown: to who watches, to others once answers are issued."""
    return visit.who.sees_all or visit.served.is_issued(number)


def _being_made() -> Response:
    answer = refused(503, *_MAKING)
    answer.headers["retry-after"] = "20"
    return answer


def _round(visit: Visit) -> int:
    return int(visit.request.path_params["lan"])


def _to(address: str) -> Response:
    return RedirectResponse(address, 303)
