"""`/nop`: what a body owes; `/nop/N/ITEM`: its files taken in and previewed, none of them kept.

What is sent is read by a process that is held (two at once); until somebody presses Nộp it lies in
`.phuc-vu/nhap/` for an hour.
"""

import secrets
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse, Response

from pipeline.limits import MB
from pipeline.model.errors import system_words
from pipeline.model.notice import Notice, Severity
from pipeline.model.outline import Item
from pipeline.site.handing.parts import (
    handed_round,
    item_of,
    lateness,
    offered,
    own_item,
    parts_of,
    standing_files,
    writes,
)
from pipeline.site.keys import Role
from pipeline.site.served import Served
from pipeline.site.showing import refused, show
from pipeline.site.visitor import Visit
from pipeline.site.ways import Limit, Way
from pipeline.stages.handing.child import Question
from pipeline.stages.handing.drafts import clear_over, drop, keep, keep_shown
from pipeline.stages.handing.names import named_files
from pipeline.stages.handing.offer import Offer, withdrawal
from pipeline.work.child import OvertimeError
from pipeline.work.confined import NoAnswerError
from pipeline.work.turns import Turns

HANDS_IN: Final = frozenset({Role.HAND_IN, Role.CONSULT})
FILES: Final = 20
BODY: Final = 60 * MB
_LIMIT: Final = Limit("10/minute", BODY, FILES)
PREVIEWS: Final = Turns(2)  # at once: the machine has other work
_WAYS: Final = ("nhap-ho", "thu-dien-tu", "buu-dien", "truc-tiep")


def ways(_: Served) -> tuple[Way, ...]:
    """Give the ways to what a body owes, and to the preview of an item."""
    path, rules = "/nop/{lan:int}/{muc}", (own_item,)
    return (
        Way("/nop", ("GET",), HANDS_IN, _work),
        Way(path, ("GET",), HANDS_IN, _asked, rules=rules),
        Way(path, ("POST",), HANDS_IN, _sent, _LIMIT, rules),
    )


async def _work(visit: Visit) -> Response:
    served = visit.served
    number = handed_round(served)
    if number is None:
        return refused(409, "Không nhận bài", "Các lần dự thảo trong kế hoạch đều đã chốt.")
    plan = served.shared().schedule.round(number)
    assert plan is not None
    body = visit.who.body
    parts = await run_in_threadpool(parts_of, served, body, number)
    return show(
        visit, "nop.html", "Việc của tôi", round=plan, parts=parts,
        late=lateness(plan.due, served.today),
    )  # fmt: skip


async def _asked(visit: Visit) -> Response:
    return _closed(visit) or await _form(visit)


async def _sent(visit: Visit) -> Response:
    """Take the files in, and lead to their preview."""
    closed = _closed(visit)
    if closed is not None:
        return closed
    item = _item(visit)
    body = _body(visit, item)
    if visit.form.get("viec") == "rut":
        files = withdrawal(item.id, str(visit.form.get("ly-do", ""))[:500])
    else:
        others = {one.id for one in visit.served.shared().outline.items} - {item.id}
        named = named_files(await _files(visit), item.id, others)
        if named.notices:
            return await _form(visit, wrong=named.notices, status=422)
        files = dict(named.files)
    if not files:
        nothing = Notice(
            Severity.ERROR, "nop-khong-co-tep", "chưa chọn tệp nào", "chọn tệp rồi bấm Xem trước"
        )
        return await _form(visit, wrong=(nothing,), status=422)
    offer = await run_in_threadpool(
        partial(offered, visit.served, id_=new_id(),
        place=(visit.request.path_params["lan"], body, item.id),
        who=(visit.who.key, visit.who.body), way=_way(visit), files=files, day=_day(visit))
    )  # fmt: skip
    told = await PREVIEWS.run(previewed, visit.served, offer)
    if told:
        return await _form(visit, wrong=told, status=422)
    return RedirectResponse(f"/nop/{offer.id}", 303)


def new_id() -> str:
    """Give an id that nobody guesses."""
    return secrets.token_hex(10)


def previewed(served: Served, offer: Offer, *, beside: bool = False) -> tuple[Notice, ...]:
    """Keep an offer with its preview for an hour; give why it cannot be taken in, kept nowhere.

    `beside` shows what stands there now too.
    """
    root, now = served.workspace, served.clock()
    try:
        clear_over(root, now=now)
        places = keep(root, offer, now=now)
        asked = Question(
            str(root), offer.round, offer.agency, offer.item, places, offer.gone, beside
        )  # fmt: skip
        shown = served.preview(asked)
        if not shown.refused:
            keep_shown(root, offer.id, shown)
            return ()
        told = shown.refused
    except (OvertimeError, NoAnswerError):
        told = (_unreadable(),)
    except OSError as error:
        told = (_no_room(error),)
    drop(root, offer.id)
    return told


def _closed(visit: Visit) -> Response | None:
    """Say that a round takes nothing in, None where it does."""
    asked, current = visit.request.path_params["lan"], handed_round(visit.served)
    if asked == current:
        return None
    where = f"đang nhận bài cho lần {current}" if current else "không lần nào đang nhận bài"
    words = f"Dự thảo lần {asked} không nhận bài: đã chốt hoặc chưa tới lượt; {where}."
    return refused(409, "Không nhận bài", words)


async def _form(visit: Visit, wrong: Sequence[Notice] = (), status: int = 200) -> Response:
    served, item = visit.served, _item(visit)
    number, body = visit.request.path_params["lan"], _body(visit, item)
    plan = served.shared().schedule.round(number)
    assert plan is not None
    return show(
        visit,
        "nop-muc.html",
        f"Nộp bài: {item.title}",
        status=status,
        scripts=("nop.js",),
        round=plan,
        item=item,
        body=body,
        body_name=served.name_of(body),
        bodies=[(one, served.name_of(one)) for one in (item.lead, *item.partners)],
        is_consultant=visit.who.role is Role.CONSULT,
        files=await run_in_threadpool(standing_files, served, number, body, item.id),
        late=lateness(plan.due, served.today),
        wrong=wrong,
        most=FILES,
        megabytes=BODY // MB,
        today=served.today,
    )


def _item(visit: Visit) -> Item:
    item = item_of(visit.served, visit.request.path_params["muc"])
    assert item is not None, "the way's rule has looked"
    return item


def _body(visit: Visit, item: Item) -> str:
    """Give whose folder it is: the visitor's, or the one that the consultant names."""
    if visit.who.role is not Role.CONSULT:
        return visit.who.body
    named = str(visit.form.get("co-quan") or visit.request.query_params.get("co-quan", ""))
    return named if writes(item, named) else item.lead


def _way(visit: Visit) -> str:
    """Give how the files came; only the consultant hands in what came another way."""
    if visit.who.role is not Role.CONSULT:
        return "trang-web"
    named = str(visit.form.get("cach", ""))
    return named if named in _WAYS else _WAYS[0]


def _day(visit: Visit) -> date | None:
    """Give the day that the consultant says files came on, None for today."""
    if visit.who.role is not Role.CONSULT:
        return None
    try:
        day = date.fromisoformat(str(visit.form.get("ngay", "")))
    except ValueError:
        return None
    return min(day, visit.served.today)


async def _files(visit: Visit) -> list[tuple[str, bytes]]:
    sent = [one for one in visit.form.getlist("tep") if isinstance(one, UploadFile)]
    return [(one.filename or "", await one.read()) for one in sent if one.filename]


def _unreadable() -> Notice:
    return Notice(
        Severity.ERROR,
        "nop-khong-doc-duoc",
        "không đọc xong tệp trong thời gian và bộ nhớ cho phép",
        "mở bằng Word hoặc Excel, lưu lại, bỏ ảnh và trang không dùng, chia nhỏ rồi gửi lại",
    )


def _no_room(error: OSError) -> Notice:
    return Notice(
        Severity.ERROR, "nop-khong-ghi-duoc", f"máy chủ không ghi được: {system_words(error)}",
        "báo cho tư vấn; chưa có gì được nhận",
    )  # fmt: skip
