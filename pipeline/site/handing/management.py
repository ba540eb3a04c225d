"""`/quan-ly`: the consultant's desk: what waits to be merged, what came lately, what is put in.

Everything that changes files here is a hand-in with its own line in the journal, so that it can be
undone as any other.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from pipeline.model.errors import BusyError, system_words
from pipeline.model.fixed import replace
from pipeline.publish.sections_lock import reading
from pipeline.rounds.served.journal import Line, lines
from pipeline.site.handing.parts import handed_round, item_of, offered
from pipeline.site.handing.previews import new_id
from pipeline.site.handing.signatures import waiting_signatures
from pipeline.site.keys import Role
from pipeline.site.served import Served
from pipeline.site.showing import missing, refused, show
from pipeline.site.visitor import Visit
from pipeline.site.ways import Way
from pipeline.stages.handing.drafts import (
    Draft,
    drop,
    settle,
    shown,
    waiting_draft,
    waiting_drafts,
)
from pipeline.stages.handing.exchange import ACT, Landed, Stopped, act_line, hand_in
from pipeline.stages.handing.offer import Offer
from pipeline.stages.handing.undoing import undoing

PATH: Final = "/quan-ly"
_ONLY: Final = frozenset({Role.CONSULT})
_NEWEST: Final = 50
_TITLE: Final = "Chưa làm được"


def ways(_: Served) -> tuple[Way, ...]:
    """Give the ways to the desk."""
    return (
        Way(PATH, ("GET",), _ONLY, _desk),
        Way(f"{PATH}/cho/{{id}}", ("GET",), _ONLY, _waiting),
        Way(f"{PATH}/cho/{{id}}", ("POST",), _ONLY, _settled),
        Way(f"{PATH}/cho/{{id}}/{{so:int}}", ("GET",), _ONLY, _file),
        Way(f"{PATH}/hoan-lai/{{id}}", ("POST",), _ONLY, _undone),
    )


async def _desk(visit: Visit) -> Response:
    served = visit.served
    number = handed_round(served)
    newest = await run_in_threadpool(lambda: list(_newest(served)))
    waiting = [_waits(served, one) for one in waiting_drafts(served.workspace)]
    signed = await run_in_threadpool(waiting_signatures, served)
    return show(
        visit, "quan-ly.html", "Quản lý", waiting=waiting, newest=newest, number=number,
        signed=signed,
        items=served.shared().outline.items, name_of=served.name_of,
    )  # fmt: skip


async def _waiting(visit: Visit) -> Response:
    draft = waiting_draft(visit.served.workspace, visit.request.path_params["id"])
    if draft is None:
        return missing()
    made = shown(visit.served.workspace, draft.offer.id)
    one = _waits(visit.served, draft)
    return show(visit, "cho.html", f"Chờ hợp nhất: {one['muc']}", one=one, made=made)


async def _settled(visit: Visit) -> Response:
    """Take what waits in place of the edited text, or write down that it was merged by hand."""
    served, root = visit.served, visit.served.workspace
    draft = waiting_draft(root, visit.request.path_params["id"])
    if draft is None:
        return missing()
    if visit.form.get("viec") == "da-hop-nhat":
        await run_in_threadpool(settle, root, draft, visit.who.key, now=served.clock())
        return RedirectResponse(PATH, 303)
    old = draft.offer
    new = await run_in_threadpool(
        partial(offered, served, id_=old.id, place=(old.round, old.agency, old.item),
        who=(old.key, old.by), way=old.way, files=dict(old.files), day=_day_of(draft))
    )  # fmt: skip
    return await _done(visit, replace(new, insists=True))


async def _undone(visit: Visit) -> Response:
    """Put back what a hand-in replaced, where what it brought still stands."""
    root = visit.served.workspace
    line = act_line(root, visit.request.path_params["id"])
    if line is None or line.entry.act != ACT:
        return missing()
    who = (visit.who.key, visit.who.body)
    offer = await run_in_threadpool(_offered_back, root, line, who)
    if offer is None:
        words = "Các tệp của lần nộp này đã được thay bằng bản sau; hãy hoàn lại lần nộp sau trước."
        return refused(409, _TITLE, words)
    return await _done(visit, offer)


def _offered_back(root: Path, line: Line, who: tuple[str, str]) -> Offer | None:
    with reading(root):
        return undoing(root, line, id_=new_id(), who=who)


async def _done(visit: Visit, offer: Offer) -> Response:
    served = visit.served
    try:
        done = await run_in_threadpool(hand_in, served.workspace, offer, now=served.clock())
    except BusyError:
        return refused(503, _TITLE, "Máy chủ đang dựng báo cáo. Đợi một phút rồi làm lại.")
    except OSError as error:
        return refused(503, _TITLE, f"Máy chủ không ghi được ({system_words(error)}).")
    if isinstance(done, Stopped):
        return refused(409, _TITLE, f"{done.words[0].upper()}{done.words[1:]}.")
    assert isinstance(done, Landed)
    drop(served.workspace, offer.id)
    return RedirectResponse(PATH, 303, background=BackgroundTask(served.rebuild))


async def _file(visit: Visit) -> Response:
    """Give one of the files that wait, to be merged by hand."""
    found = visit.request.path_params
    draft = waiting_draft(visit.served.workspace, found["id"])
    files = draft.offer.files if draft else ()
    if not 0 <= found["so"] < len(files):
        return missing()
    ending = files[found["so"]][0].rpartition(".")[2]
    name = f"{found['id']}-{found['so']}.{ending}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(files[found["so"]][1], headers=headers, media_type="application/octet-stream")


def _day_of(draft: Draft) -> Any:
    """Give the day that what waits came on: it is late by that day, not by that of the merging."""
    return draft.offer.day or datetime.fromisoformat(draft.at).date()


def _waits(served: Served, draft: Draft) -> dict[str, Any]:
    offer = draft.offer
    whose = _whose(served, offer.agency, offer.item)
    files = [name for name, _ in offer.files]
    return {"id": offer.id, **whose, "lan": offer.round, "luc": _time(draft.at), "tep": files}


def _whose(served: Served, agency: str, item_id: str) -> dict[str, str]:
    """Give the names of an agency and of its item, ids where the lists have none."""
    item = item_of(served, item_id)
    return {"co_quan": served.name_of(agency), "muc": item.title if item else item_id}


def _newest(served: Served) -> Iterator[dict[str, Any]]:
    found = [line for line in lines(served.workspace) if line.entry.act == ACT]
    for line in reversed(found[-_NEWEST:]):
        yield _came(served, line)


def _came(served: Served, line: Line) -> dict[str, Any]:
    entry = line.entry
    whose = _whose(served, entry.body, entry.item)
    files = [file.name for file in entry.files if file.after and not file.name.startswith(".")]
    return {"id": entry.id, **whose, "lan": entry.round, "luc": _time(line.at), "tep": files}


def _time(at: str) -> str:
    return f"{datetime.fromisoformat(at):%H:%M %d/%m/%Y}"
