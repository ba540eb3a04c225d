"""The access log: who asked for what, kept 90 days, the only place where addresses stand.

`.phuc-vu/truy-cap/2025-11-20.jsonl`, a line for each answer. It bears no query (what people
search for), no cookies and no keys, only the id of the key.
"""

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Final

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pipeline.site.served import Served
from pipeline.site.visitor import client_of

FOLDER: Final = "truy-cap"
KEPT: Final = timedelta(days=90)
_LONGEST: Final = 300  # letters of a path


class AccessLog:
    """Writes a line for each request once it is answered."""

    def __init__(self, app: ASGIApp, *, served: Served) -> None:
        self._app = app
        self._clock = served.clock
        self._folder = served.state / FOLDER
        self._day: date | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and write it down."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = perf_counter()
        status, size = 0, 0

        async def sending(message: Message) -> None:
            nonlocal status, size
            status = message.get("status", status)
            size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, sending)
        finally:
            taken = round((perf_counter() - began) * 1000)
            self._write(Request(scope), status, size, taken)

    def _write(self, request: Request, status: int, size: int, taken: int) -> None:
        now = self._clock()
        record = {
            "luc": now.isoformat(timespec="seconds"),
            "dia-chi": client_of(request),
            "khoa": request.scope.get("session", {}).get("id", ""),
            "viec": request.method,
            "duong-dan": str(request.scope.get("path", ""))[:_LONGEST],
            "ma": status,
            "byte": size,
            "ms": taken,
        }
        try:
            self._line(now, json.dumps(record, ensure_ascii=False, separators=(",", ":")))
        except OSError:
            return  # a full disk ends handing in, never reading

    def _line(self, now: datetime, text: str) -> None:
        if self._day != now.date():
            self._folder.mkdir(parents=True, exist_ok=True)
            clear(self._folder, now.date())
            self._day = now.date()
        with (self._folder / f"{now.date().isoformat()}.jsonl").open("a", encoding="utf-8") as out:
            out.write(f"{text}\n")


def clear(folder: Path, today: date) -> None:
    """Take away the days that are older than is kept; what has no day's name stays."""
    for path in folder.glob("*.jsonl"):
        try:
            day = date.fromisoformat(path.stem)
        except ValueError:
            continue
        if today - day > KEPT:
            path.unlink()
