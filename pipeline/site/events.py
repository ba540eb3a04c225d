"""`/su-kien`: tells open pages that the draft changed; ends once its key opens nothing any more."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from typing import Final

from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.responses import Response

from pipeline.site.live import Told
from pipeline.site.served import Served
from pipeline.site.showing import refused
from pipeline.site.visitor import Visit, Visitor, visitor_of
from pipeline.site.ways import ALL, Way

_MOST: Final = 40  # streams of a key: an office's visible tabs
LOOKS: Final = 2.0  # seconds between looks at whether the key still opens
_ELSEWHERE: Final = "Chưa lập lại được dự thảo; các trang vẫn là bản trước, tư vấn đã được báo."
_PING: Final = 15  # seconds: proxies cut a stream that is silent for a minute


def ways(_: Served) -> tuple[Way, ...]:
    """Give the way to the stream."""
    open_now: Counter[str] = Counter()

    async def events(visit: Visit) -> Response:
        key = visit.who.key
        if visit.request.method == "HEAD":
            return Response(media_type="text/event-stream")
        if open_now[key] >= _MOST:
            return refused(429, "Đã mở quá nhiều trang", "Hãy đóng bớt các thẻ đang mở trang này.")
        return EventSourceResponse(_counted(visit, open_now), ping=_PING)

    return (Way("/su-kien", ("GET",), ALL, events),)


async def _counted(visit: Visit, open_now: Counter[str]) -> AsyncIterator[ServerSentEvent]:
    key = visit.who.key
    open_now[key] += 1
    try:
        async for one in told(visit):
            yield one
    finally:
        open_now[key] -= 1


async def told(visit: Visit) -> AsyncIterator[ServerSentEvent]:
    """Give what is told; what is wrong with files is told to those who see drafts alone."""
    listening = visit.served.live.listen()
    next_told = asyncio.ensure_future(anext(listening))
    try:
        while visitor_of(visit.served, visit.request) == visit.who:
            done, _ = await asyncio.wait({next_told}, timeout=LOOKS)
            if not done:
                continue
            found = next_told.result()
            next_told = asyncio.ensure_future(anext(listening))
            if not found.wrong:
                yield ServerSentEvent(str(found.number), event="lan")
            elif visit.who.sees_drafts:
                yield ServerSentEvent(_words(found, visit.who), event="loi")
    finally:
        next_told.cancel()


def _words(told: Told, who: Visitor) -> str:
    """Give what is wrong: to a body what is in its own files and in those of all, no more.

    What is wrong with another body's comments would tell of them.
    """
    return told.wrong if who.sees_all or _is_shown(told.file, who.body) else _ELSEWHERE


def _is_shown(file: str, body: str) -> bool:
    match file.split("/"):
        case ["sections", _] | ["sections", _, "de-cuong.yaml"]:
            return True
        case ["sections", _, folder, *_]:
            return folder == body
    return False
