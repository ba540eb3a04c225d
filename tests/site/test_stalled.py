"""A body that stops coming is given up, and one that comes slowly is taken."""

import asyncio

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from pipeline.site.stalled import StalledBody

SCOPE = {"type": "http", "method": "POST", "path": "/", "headers": [], "query_string": b""}


async def length(scope: Scope, receive: Receive, send: Send) -> None:
    body = await Request(scope, receive).body()
    await receive()  # what a stream of events waits for: that the browser goes away
    await PlainTextResponse(str(len(body)))(scope, receive, send)


def answered(pieces: list[Message], *, waits: float = 0, whole: float = 5) -> list[Message]:
    sent: list[Message] = []

    async def receive() -> Message:
        if not pieces:
            await asyncio.Event().wait()
        await asyncio.sleep(waits)
        return pieces.pop(0)

    async def send(message: Message) -> None:
        sent.append(message)

    stalling = StalledBody(length, piece=0.2, whole=whole)
    asyncio.run(stalling(dict(SCOPE), receive, send))
    return sent


def piece(*, more: bool) -> Message:
    return {"type": "http.request", "body": b"xx", "more_body": more}


def test_a_body_that_comes_is_taken_however_long_the_browser_stays_afterwards() -> None:
    whole = [piece(more=True), piece(more=False), {"type": "http.disconnect"}]
    sent = answered(whole, waits=0.05)
    assert (sent[0]["status"], sent[1]["body"]) == (200, b"4")


def test_a_body_that_stops_is_given_up_and_the_connection_closed() -> None:
    sent = answered([piece(more=True)])
    assert sent[0]["status"] == 408
    assert (b"connection", b"close") in sent[0]["headers"]
    assert "đứt giữa chừng".encode() in sent[1]["body"]


def test_a_body_that_drips_for_ever_is_given_up_too() -> None:
    sent = answered([piece(more=True)] * 1000, waits=0.05, whole=0.3)
    assert sent[0]["status"] == 408
