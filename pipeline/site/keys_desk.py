"""`/quan-ly/khoa`: the consultant gives keys, exchanges them and takes them back in the browser.

What `quyhoach keys` does, for whoever does not sit at the machine; the secret of a key is shown
once, on the answer itself, which nothing keeps.
"""

import secrets
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from pipeline.render.site.frame import day_words
from pipeline.render.site.slip_page import Slip
from pipeline.rounds.served.journal import Entry, append
from pipeline.site.keys import BYTES, Key, Role, exchange, issue, revoke
from pipeline.site.needs import ALLOWS, expiry
from pipeline.site.served import Served
from pipeline.site.showing import missing, show
from pipeline.site.visitor import Visit
from pipeline.site.ways import Way

PATH: Final = "/quan-ly/khoa"
_ONLY: Final = frozenset({Role.CONSULT})


def ways(_: Served) -> tuple[Way, ...]:
    """Give the ways of whoever manages keys."""
    return (
        Way(PATH, ("GET",), _ONLY, _listed),
        Way(PATH, ("POST",), _ONLY, _given),
        Way(f"{PATH}/{{id}}/doi", ("POST",), _ONLY, _exchanged),
        Way(f"{PATH}/{{id}}/thu-hoi", ("POST",), _ONLY, _taken_back),
    )


async def _listed(visit: Visit) -> Response:
    served, today = visit.served, visit.served.today
    keys = sorted(served.keys.all(), key=lambda key: (not key.opens(today), key.body, key.id))
    rows = [(key, served.name_of(key.body), _state(key, served)) for key in keys]
    bodies = [(agency.id, agency.name) for agency in served.shared().agencies]
    roles = [(role.value, words) for role, words in ALLOWS.items()]
    return show(
        visit, "quan-ly-khoa.html", "Khóa truy cập", rows=rows, bodies=bodies, roles=roles,
        path=PATH, today=today,
    )  # fmt: skip


def _state(key: Key, served: Served) -> str:
    if key.revoked:
        return f"thu hồi {day_words(key.revoked)}"
    word = "đến" if key.opens(served.today) else "hết hạn"
    return f"{word} {day_words(key.expires)}"


async def _given(visit: Visit) -> Response:
    served, shared = visit.served, visit.served.shared()
    body, wanted = str(visit.form.get("co-quan", "")), str(visit.form.get("vai-tro", ""))
    if body not in {agency.id for agency in shared.agencies} or wanted not in set(Role):
        return missing()
    role = Role(wanted)
    last, random = expiry(role, shared, served.today), secrets.token_bytes(BYTES)
    key, secret = await run_in_threadpool(
        issue, served.workspace, body, role, expires=last, random=random
    )
    return await _slip(visit, "cap-khoa", key, secret)


async def _exchanged(visit: Visit) -> Response:
    served, before = visit.served, _named(visit)
    if before is None:
        return missing()
    last = expiry(before.role, served.shared(), served.today)
    random = secrets.token_bytes(BYTES)
    key, secret = await run_in_threadpool(
        exchange, served.workspace, before.id, expires=last, random=random
    )
    return await _slip(visit, "doi-khoa", key, secret)


async def _taken_back(visit: Visit) -> Response:
    key = _named(visit)
    if key is None:
        return missing()
    await run_in_threadpool(revoke, visit.served.workspace, key.id, visit.served.today)
    await _note(visit, "thu-hoi-khoa", key)
    return RedirectResponse(PATH, 303)


def _named(visit: Visit) -> Key | None:
    name = visit.request.path_params["id"]
    return next((key for key in visit.served.keys.all() if key.id == name), None)


async def _slip(visit: Visit, act: str, key: Key, secret: str) -> Response:
    """Note what was done, and show the slip of the key: the only time that its secret is seen."""
    await _note(visit, act, key)
    served = visit.served
    title, body = served.shared().outline.title, served.name_of(key.body)
    address = served.access.base(visit.request.headers)
    slip = Slip(title, body, ALLOWS[key.role], key.id, key.expires, address, secret)
    answer = show(visit, "phieu-moi.html", "Phiếu truy cập", slip=slip, path=PATH)
    answer.headers["cache-control"] = "no-store"
    return answer


async def _note(visit: Visit, act: str, key: Key) -> None:
    entry = Entry(act, id=key.id, key=visit.who.key, body=key.body)
    await run_in_threadpool(append, visit.served.workspace, entry, at=visit.served.clock())
