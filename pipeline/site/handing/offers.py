"""`/nop/ID`: a hand-in as it would stand, and the one button that hands it in."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from pipeline.model.errors import BusyError, system_words
from pipeline.model.fixed import replace
from pipeline.model.handing import HandingPreview
from pipeline.model.notice import Notice, Severity
from pipeline.site.handing.parts import item_of, lateness, offered
from pipeline.site.handing.previews import HANDS_IN, PREVIEWS, new_id, previewed
from pipeline.site.served import Served
from pipeline.site.showing import missing, refused, show
from pipeline.site.visitor import Visit, Visitor
from pipeline.site.ways import Limit, Way
from pipeline.stages.handing.drafts import Draft, drop, key_of, let_wait, previewed_draft, shown
from pipeline.stages.handing.exchange import (
    Conflict,
    Landed,
    Stopped,
    act_line,
    hand_in,
)

_LIMIT: Final = Limit("20/minute")
_PAUSED: Final = (Conflict.CLOCK,)
_TITLE: Final = "Chưa nộp được"


def ways(_: Served) -> tuple[Way, ...]:
    """Give the ways to a hand-in that was previewed."""
    return (
        Way("/nop/{id}", ("GET",), HANDS_IN, _shown, rules=(_own_offer,)),
        Way("/nop/{id}", ("POST",), HANDS_IN, _handed, _LIMIT, (_own_offer,)),
    )


def _own_offer(served: Served, visitor: Visitor, found: Mapping[str, Any]) -> bool:
    """Say whether a hand-in is that of the key that asks: previewed, or handed in already."""
    key = key_of(served.workspace, found["id"], now=served.clock())
    if key is not None:
        return key == visitor.key
    line = act_line(served.workspace, found["id"])
    return line is not None and line.entry.key == visitor.key


async def _shown(visit: Visit) -> Response:
    draft, made = await run_in_threadpool(_found, visit)
    if draft is None:
        return _to_receipt(visit.request.path_params["id"])
    if made is None:
        return missing()
    return show(
        visit, "xem-truoc.html", "Xem trước", scripts=(), **_values(visit.served, draft, made)
    )


async def _handed(visit: Visit) -> Response:
    """Hand in, once: whoever presses again is given the same receipt."""
    served, id_ = visit.served, visit.request.path_params["id"]
    draft, _ = await run_in_threadpool(_found, visit)
    if draft is None:
        return _to_receipt(id_)
    try:
        done = await run_in_threadpool(hand_in, served.workspace, draft.offer, now=served.clock())
        if isinstance(done, Landed):
            drop(served.workspace, id_)
            return _to_receipt(done.line.entry.id, BackgroundTask(served.rebuild))
        if done.why is Conflict.EDITED:
            await run_in_threadpool(let_wait, served.workspace, draft, now=served.clock())
            return _to_receipt(id_)
        if done.why is Conflict.CHANGED:
            return await _both(visit, draft, done)
    except BusyError:
        words = "Máy chủ đang dựng báo cáo. Đợi một phút rồi quay lại trang trước và bấm Nộp."
        return refused(503, _TITLE, words)
    except OSError as error:
        words = f"Máy chủ không ghi được ({system_words(error)}); báo cho tư vấn rồi nộp lại."
        return refused(503, _TITLE, words)
    return refused(503 if done.why in _PAUSED else 409, _TITLE, f"{done.words[0].upper()}"
                   f"{done.words[1:]}.")  # fmt: skip


def _found(visit: Visit) -> tuple[Draft | None, HandingPreview | None]:
    root, id_ = visit.served.workspace, visit.request.path_params["id"]
    return previewed_draft(root, id_, now=visit.served.clock()), shown(root, id_)


def _to_receipt(id_: str, then: BackgroundTask | None = None) -> Response:
    return RedirectResponse(f"/bien-nhan/{id_}", 303, background=then)


async def _both(visit: Visit, draft: Draft, stopped: Stopped) -> Response:
    """Show what stands there now beside what was sent, built on it: both are one press away."""
    served = visit.served
    offer = draft.offer
    new = await run_in_threadpool(
        partial(offered, served, id_=new_id(), place=(offer.round, offer.agency, offer.item),
        who=(offer.key, offer.by), way=offer.way, files=dict(offer.files), day=offer.day)
    )  # fmt: skip
    told = await PREVIEWS.run(previewed, served, new, beside=True)
    if told:
        return refused(409, _TITLE, f"{stopped.words}. {told[0].message}.")
    made = shown(served.workspace, new.id)
    assert made is not None, "it was kept just now"
    again = replace(draft, offer=new)
    values = _values(served, again, made)
    return show(visit, "trung.html", "Bản đang dùng đã đổi", status=409, words=stopped.words,
                **values)  # fmt: skip


def _values(served: Served, draft: Draft, made: HandingPreview) -> dict[str, Any]:
    offer = draft.offer
    item = item_of(served, offer.item)
    plan = served.shared().schedule.round(offer.round)
    return {
        "offer": offer,
        "item_title": item.title if item else offer.item,
        "body_name": served.name_of(offer.agency),
        "round_name": plan.name if plan else f"Lần {offer.round}",
        "made": made,
        "files": [name for name, _ in offer.files],
        "gone": [name for name in offer.gone if not name.startswith(".")],
        "counts": _counts(made.notices),
        "late": lateness(plan.due if plan else None, offer.day or served.today),
        "signed": [item_of(served, one) for one in made.signed],
    }


def _counts(notices: tuple[Notice, ...]) -> tuple[int, int]:
    """Give how many errors and warnings there are."""
    found = [notice.severity for notice in notices]
    return found.count(Severity.ERROR), found.count(Severity.WARNING)
