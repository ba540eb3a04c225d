"""A body that stops coming is given up, and one that comes slowly is taken."""

import asyncio
from collections.abc import Iterable
from itertools import repeat

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from pipeline.site.middleware.stalled import StalledBody

SCOPE = {"type": "http", "method": "POST", "path": "/", "headers": [], "query_string": b""}


async def length(scope: Scope, receive: Receive, send: Send) -> None:
    body = await Request(scope, receive).body()
    await receive()  # what a stream of events waits for: that the browser goes away
    await PlainTextResponse(str(len(body)))(scope, receive, send)


async def nothing() -> None:
    """Wait for what never comes."""
    await asyncio.Event().wait()


def answered(pieces: Iterable[Message], *, piece: float = 60, whole: float = 60) -> list[Message]:
    sent: list[Message] = []
    coming = iter(pieces)

    async def receive() -> Message:
        await asyncio.sleep(0)
        message = next(coming, None)
        if message is None:
            await nothing()
        assert message is not None
        return message

    async def send(message: Message) -> None:
        sent.append(message)

    stalling = StalledBody(length, piece=piece, whole=whole)
    asyncio.run(stalling(dict(SCOPE), receive, send))
    return sent


def part(*, more: bool) -> Message:
    return {"type": "http.request", "body": b"xx", "more_body": more}


def test_a_body_that_comes_is_taken_and_the_browser_may_stay_afterwards() -> None:
    sent = answered([part(more=True), part(more=False), {"type": "http.disconnect"}])
    assert (sent[0]["status"], sent[1]["body"]) == (200, b"4")


def test_a_body_that_stops_is_given_up_and_the_connection_closed() -> None:
    sent = answered([part(more=True)], piece=0.01)
    assert sent[0]["status"] == 408
    assert (b"connection", b"close") in sent[0]["headers"]
    assert "đứt giữa chừng".encode() in sent[1]["body"]


def test_a_body_that_drips_for_ever_is_given_up_too() -> None:
    sent = answered(repeat(part(more=True)), whole=0.01)
    assert sent[0]["status"] == 408
