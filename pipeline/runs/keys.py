"""The command `keys`: who may come into a served site: shown, given, taken back, exchanged.

The secret of a key is shown once and stands on its slip, `.phuc-vu/phieu/<id>.html`, which goes
once the key is exchanged or taken back.
"""

import json
import secrets
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from pipeline.arguments import Request
from pipeline.model.errors import KeysError
from pipeline.model.notice import Notice
from pipeline.publish.folder import replace_file
from pipeline.render.site.slip_page import Slip, slip_page
from pipeline.render.terminal.lines import Line, Piece, Style
from pipeline.rounds import Resources, Shared, read_shared
from pipeline.rounds.served.journal import Entry, append
from pipeline.rounds.served.state import last_address, state_folder
from pipeline.runs.clock import now
from pipeline.runs.finished import Finished, not_started
from pipeline.serving_arguments import KeysAsked
from pipeline.site.keys import (
    BYTES,
    Key,
    Role,
    all_keys,
    exchange,
    issue,
    revoke,
)
from pipeline.site.needs import ALLOWS, expiry, roles_needed
from pipeline.stages.build import newest_round
from pipeline.stages.notices import unknown_agency
from pipeline.work.cache import MemoryCache
from pipeline.work.pool import serial
from pipeline.work.watch import Watch
from pipeline.workspace import scan

SLIPS: Final = "phieu"


def run(request: Request, watch: Watch) -> Finished:
    """Do what was asked of keys; without anything asked, show them."""
    asked, today = request.keys, request.today
    assert asked is not None
    assert today is not None
    workspace = request.workspace
    scanned = scan(workspace)
    number = newest_round(scanned.value)
    read = read_shared(scanned.value, number, Resources(MemoryCache(), serial, watch))
    if read.value is None:
        return not_started(read.notices)
    shared = read.value[0]
    if asked.revoked:
        return _taken_back(workspace, asked.revoked, today)
    if asked.exchanged:
        return _exchanged(workspace, asked, shared, today)
    if asked.bodies:
        return _given(workspace, asked, shared, today)
    keys = all_keys(workspace)
    return Finished(shown=tuple(_shown(keys, shared, today)), data=_json(keys, today))


def _given(workspace: Path, asked: KeysAsked, shared: Shared, today: date) -> Finished:
    """Give each body the keys that it lacks, or one more of the role that was asked for."""
    unknown = [wrong for body in asked.bodies if (wrong := _unknown(body, shared))]
    if unknown:
        return not_started(unknown)
    address = _address(workspace, asked)
    lines: list[str] = []
    for body in asked.bodies:
        has = {key.role: key for key in all_keys(workspace) if _opens(key, body, today)}
        for role in (Role(asked.role),) if asked.role else roles_needed(body, shared):
            if role in has and not asked.role:
                lines.append(_has(has[role]))
                continue
            expires = expiry(role, shared, today)
            random = secrets.token_bytes(BYTES)
            key, secret = issue(workspace, body, role, expires=expires, random=random)
            _note(workspace, "cap-khoa", key)
            lines.append(_slip(workspace, shared, key, secret, address))
    return Finished(lines=tuple(lines), title="Khóa truy cập")


def _exchanged(workspace: Path, asked: KeysAsked, shared: Shared, today: date) -> Finished:
    address = _address(workspace, asked)
    before = next((key for key in all_keys(workspace) if key.id == asked.exchanged), None)
    role = Role.VIEW if before is None else before.role
    key, secret = exchange(
        workspace,
        asked.exchanged,
        expires=expiry(role, shared, today),
        random=secrets.token_bytes(BYTES),
    )
    _note(workspace, "doi-khoa", key)
    line = _slip(workspace, shared, key, secret, address)
    return Finished(lines=(line,), title="Khóa truy cập")


def _taken_back(workspace: Path, name: str, today: date) -> Finished:
    key = revoke(workspace, name, today)
    _note(workspace, "thu-hoi-khoa", key)
    _place(workspace, key).unlink(missing_ok=True)
    line = f"Đã thu hồi {name}; các máy đang vào bằng khóa này bị ngắt ở yêu cầu kế tiếp"
    return Finished(lines=(line,), title="Khóa truy cập")


def _slip(workspace: Path, shared: Shared, key: Key, secret: str, address: str) -> str:
    """Write the slip of a key; give the line that tells of it, with its link."""
    body = next((one.name for one in shared.agencies if one.id == key.body), key.body)
    slip = Slip(shared.outline.title, body, ALLOWS[key.role], key.id, key.expires, address, secret)
    place = _place(workspace, key)
    place.parent.mkdir(exist_ok=True)
    replace_file(place, slip_page(slip))
    where = place.relative_to(workspace).as_posix()
    return f"{key.id} ({body}, đến {key.expires:%d/%m/%Y}): {slip.link}\n  phiếu để in: {where}"


def _place(workspace: Path, key: Key) -> Path:
    return state_folder(workspace) / SLIPS / f"{key.id}.html"


def _address(workspace: Path, asked: KeysAsked) -> str:
    address = asked.url or last_address(workspace)
    if not address:
        raise KeysError(
            "chưa biết địa chỉ trang để ghi lên phiếu; "
            "thêm --url https://… hoặc chạy quyhoach serve --url https://… trước"
        )
    return address


def _unknown(body: str, shared: Shared) -> Notice | None:
    return unknown_agency(body, shared.agencies)


def _opens(key: Key, body: str, today: date) -> bool:
    return key.body == body and key.opens(today)


def _has(key: Key) -> str:
    return (
        f"{key.id}: đã cấp, còn dùng đến {key.expires:%d/%m/%Y}; "
        f"mất phiếu thì đổi: quyhoach keys --doi {key.id}"
    )


def _note(workspace: Path, act: str, key: Key) -> None:
    """Write into the journal what was done with a key."""
    append(workspace, Entry(act, id=key.id, body=key.body), at=now())


def _shown(keys: tuple[Key, ...], shared: Shared, today: date) -> Iterator[Line]:
    names = {agency.id: agency.name for agency in shared.agencies}
    if not keys:
        yield (Piece("Chưa cấp khóa nào; cấp: quyhoach keys CƠ-QUAN --url https://…"),)
    width = max((len(key.id) for key in keys), default=0)
    for key in sorted(keys, key=lambda one: (one.body, one.id)):
        yield (
            Piece(f"{key.id:<{width}}  "),
            _state(key, today),
            Piece(f"  {names.get(key.body, key.body)}"),
        )


def _json(keys: tuple[Key, ...], today: date) -> bytes:
    """Give the keys for machines, without their hashes."""
    told = [
        {
            "id": key.id,
            "body": key.body,
            "role": key.role,
            "expires": key.expires.isoformat(),
            "revoked": None if key.revoked is None else key.revoked.isoformat(),
            "open": key.opens(today),
        }
        for key in keys
    ]
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode()


def _state(key: Key, today: date) -> Piece:
    if key.revoked:
        return Piece(f"thu hồi {key.revoked:%d/%m/%Y}", Style.DIM)
    if not key.opens(today):
        return Piece(f"hết hạn {key.expires:%d/%m/%Y}", Style.DIM)
    return Piece(f"đến     {key.expires:%d/%m/%Y}", Style.NEW)
