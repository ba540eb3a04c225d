"""`/gop-y/N`: comments on an issued draft, written, looked over and sent; receipts of them.

What is not sent stays in the browser. The server keeps nothing until "Gửi", but number and day
of the letter in the session, so that nobody types them twice. Everything works without
JavaScript too: a form for each block, one comment at a time.

Source: the site's design, routes and "Screens"; WCAG 2.2, 3.3.4 and 3.3.7.
"""

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

import filelock
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from pipeline.model.errors import BusyError, QuyhoachError, system_words
from pipeline.model.online_sheet import OnlineSheet
from pipeline.render.excel.online_sheet import online_sheet
from pipeline.rounds.served.journal import Line, is_behind, lines
from pipeline.site.commenting.scans import scan_in
from pipeline.site.commenting.written import (
    MOST,
    LetterGiven,
    Written,
    letter_in,
    to_send,
    written_in,
)
from pipeline.site.keys import Role
from pipeline.site.served import Served
from pipeline.site.showing import missing, refused, show
from pipeline.site.visitor import Visit, Visitor
from pipeline.site.ways import KB, Limit, Way
from pipeline.stages.commenting.issued_draft import IssuedDraft
from pipeline.stages.commenting.period import Period, period_of
from pipeline.stages.commenting.sending import ACT, Scan, receipt, send

COMMENTING: Final = frozenset({Role.COMMENT})
RATE: Final = "60/minute"
_LIMIT: Final = Limit(RATE, 2_000 * KB)
_SENDING: Final = Limit(RATE, 22_500 * KB, files=1)
_KEPT: Final = "gop-y"  # of the session: number and day of the letter
_SCRIPTS: Final = ("gop-y.js",)
_BUSY: Final = (
    "Đang mở dự thảo",
    "Máy chủ đang dựng lại bản đã phát hành; hãy mở lại trang này sau một phút.",
)
_BEHIND: Final = "Đồng hồ của máy chủ đang sai nên chưa nhận được; hãy báo tư vấn rồi gửi lại."


def ways(_: Served) -> tuple[Way, ...]:
    """Give the ways of whoever may comment."""
    rules = (is_issued,)
    return (
        Way("/gop-y/{lan:int}", ("GET",), COMMENTING, with_draft(_shown), rules=rules),
        Way("/gop-y/{lan:int}", ("POST",), COMMENTING, with_draft(_looked_over), _LIMIT, rules),
        Way("/gop-y/{lan:int}/gui", ("POST",), COMMENTING, with_draft(_sent), _SENDING, rules),
        Way("/gop-y/{lan:int}/toi.js", ("GET",), COMMENTING, with_draft(_self), rules=rules),
    )


def is_issued(served: Served, _: Visitor, found: Mapping[str, Any]) -> bool:
    """Say whether the round was issued: comments are made on no other."""
    return served.is_issued(found["lan"])


def with_draft(
    answer: Callable[[Visit, IssuedDraft], Awaitable[Response]],
) -> Callable[[Visit], Awaitable[Response]]:
    """Give an endpoint that is given the issued draft too."""

    async def asked(visit: Visit) -> Response:
        number = visit.request.path_params["lan"]
        try:
            draft = await run_in_threadpool(visit.served.commented.draft, number)
        except (BusyError, OSError):
            return refused(503, *_BUSY)
        return missing() if draft is None else await answer(visit, draft)

    return asked


async def _shown(visit: Visit, draft: IssuedDraft) -> Response:
    asked = visit.request.query_params
    if name := asked.get("da-gui"):
        return await _receipt(visit, draft, name)
    if name := asked.get("cho"):
        return _form(visit, draft, name)
    if name := asked.get("muc"):
        return _blocks(visit, draft, name)
    return _first(visit, draft)


async def _looked_over(visit: Visit, draft: IssuedDraft) -> Response:
    letter = letter_in(visit.form, visit.served.today)
    if "so" not in visit.form:
        letter = _remembered(visit)
    return _review(visit, draft, written_in(visit.form, draft), letter)


async def _sent(visit: Visit, draft: IssuedDraft) -> Response:
    form, served = visit.form, visit.served
    written, letter = written_in(form, draft), letter_in(form, served.today)
    visit.request.session[_KEPT] = [letter.number[:60], letter.typed_day[:10]]
    scan, wrong = await scan_in(form)
    agrees = bool(form.get("thong-nhat")) and not written
    if not (written or agrees):
        wrong = wrong or "Chưa có góp ý nào để gửi."
    elif is_behind(served.workspace, served.clock()):
        wrong = _BEHIND
    closed = _period(visit, draft).closed
    amiss = closed or letter.wrong or wrong or any(one.wrong for one in written)
    if amiss or len(written) > MOST:
        return _review(visit, draft, written, letter, wrong=wrong, agrees=agrees)
    sheet = _sheet(visit, draft, written, letter, agrees=agrees)
    try:
        line = await run_in_threadpool(_put, visit, draft.round, sheet, scan)
    except (QuyhoachError, filelock.Timeout, OSError) as error:
        wrong = f"Chưa gửi được: {why_not(error)}. Lời góp ý vẫn còn dưới đây; hãy gửi lại."
        return _review(visit, draft, written, letter, wrong=wrong, agrees=agrees, status=503)
    return RedirectResponse(f"/gop-y/{draft.round}?da-gui={line.entry.id}", 303)


async def _self(visit: Visit, draft: IssuedDraft) -> Response:
    told = {
        "coQuan": visit.who.body,
        "lan": draft.round,
        "dong": _period(visit, draft).closed,
    }
    text = json.dumps(told).replace("<", "\\u003c")
    return Response(f"window.gopY = {text};\n", media_type="text/javascript")


def _put(visit: Visit, round_number: int, sheet: OnlineSheet, scan: Scan) -> Line:
    served, who = visit.served, visit.who
    data = online_sheet(sheet)
    return send(
        served.workspace, round_number, who.body, data,
        scan=scan, key=who.key, at=served.clock(),
    )  # fmt: skip


def _sheet(
    visit: Visit,
    draft: IssuedDraft,
    written: Sequence[Written],
    letter: LetterGiven,
    *,
    agrees: bool,
) -> OnlineSheet:
    agencies = visit.served.shared().agencies
    person = any(one.id == visit.who.body and one.is_person for one in agencies)
    return OnlineSheet(
        visit.served.name_of(visit.who.body), draft.name, draft.report, draft.code,
        letter.number, letter.day, agrees, tuple(to_send(written, draft)), person,
    )  # fmt: skip


def _period(visit: Visit, draft: IssuedDraft) -> Period:
    served = visit.served
    return period_of(served.workspace, draft.round, draft.last, served.today)


def _remembered(visit: Visit) -> LetterGiven:
    """Give number and day of the letter as they were typed last."""
    kept = visit.request.session.get(_KEPT)
    number, day = kept if isinstance(kept, list) and len(kept) == 2 else ("", "")
    return LetterGiven(str(number), None, str(day))


def _first(visit: Visit, draft: IssuedDraft) -> Response:
    body = visit.who.body
    sent = [
        line
        for line in lines(visit.served.workspace)
        if (line.entry.act, line.entry.body, line.entry.round) == (ACT, body, draft.round)
    ]
    return _page(
        visit, draft, "gop-y.html", f"Góp ý {draft.name}",
        sent=[{"id": line.entry.id, "at": _when(line), "number": line.number} for line in sent],
        letter=_remembered(visit),
    )  # fmt: skip


def _blocks(visit: Visit, draft: IssuedDraft, item: str) -> Response:
    if item not in draft.blocks:
        return missing()
    title = draft.items[item].rpartition(" [")[0]
    return _page(visit, draft, "gop-y-muc.html", title, blocks=draft.blocks[item])


def _form(visit: Visit, draft: IssuedDraft, name: str) -> Response:
    block = draft.block(name)
    if block is None:
        return missing()
    asked = visit.request.query_params
    row, cell = (_index(asked.get(key, "")) for key in ("dong", "cot"))
    target = block.at(row, cell)
    return _page(
        visit, draft, "gop-y-cho.html", "Góp ý chỗ này", block=block, target=target,
        row="" if row is None else row, cell="" if cell is None else cell,
    )  # fmt: skip


def _review(
    visit: Visit,
    draft: IssuedDraft,
    written: Sequence[Written],
    letter: LetterGiven,
    *,
    wrong: str = "",
    agrees: bool = False,
    status: int = 200,
) -> Response:
    if len(written) > MOST:
        wrong = f"Có {len(written)} góp ý, mỗi lần gửi nhận {MOST}; hãy bỏ bớt, gửi làm hai lần."
    wrong = _period(visit, draft).closed or wrong
    amiss = bool(wrong or letter.wrong or any(one.wrong for one in written))
    return _page(
        visit, draft, "gop-y-xem.html", "Xem lại và gửi", written=written, letter=letter,
        wrong=wrong, agrees=agrees, amiss=amiss,
        status=400 if amiss and status == 200 else status,
    )  # fmt: skip


async def _receipt(visit: Visit, draft: IssuedDraft, name: str) -> Response:
    served = visit.served
    line = await run_in_threadpool(partial(receipt, served.workspace, name, visit.who.body))
    if line is None or line.entry.round != draft.round:
        return missing()
    return _page(
        visit, draft, "gop-y-da-gui.html", "Đã gửi", line=line, at=_when(line),
        body=served.name_of(visit.who.body),
    )  # fmt: skip


def _page(
    visit: Visit, draft: IssuedDraft, template: str, title: str, status: int = 200, **values: Any
) -> Response:
    period = _period(visit, draft)
    return show(
        visit, template, title, status=status, scripts=_SCRIPTS, draft=draft, period=period,
        body_id=visit.who.body, last=_day(period.last), today=visit.served.today, **values,
    )  # fmt: skip


def _index(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else None


def _when(line: Line) -> str:
    day, _, hour = line.at.partition("T")
    return f"{hour[:5]} ngày {'/'.join(reversed(day.split('-')))}"


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def why_not(error: Exception) -> str:
    """Say why something could not be written, in words."""
    if isinstance(error, filelock.Timeout):
        return "nhiều cơ quan đang gửi cùng lúc"
    return system_words(error) if isinstance(error, OSError) else str(error)
