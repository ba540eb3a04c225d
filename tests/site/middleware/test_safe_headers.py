"""Headers stand on every answer; what an answer says itself is not written over."""

import asyncio

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message

from pipeline.site.middleware.safe_headers import SafeHeaders


def headers(*, secure: bool, **own: str) -> dict[str, str]:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    answer = PlainTextResponse("x", headers={name.replace("_", "-"): own[name] for name in own})
    asyncio.run(SafeHeaders(answer, secure=secure)({"type": "http"}, receive, send))
    return {name.decode(): value.decode() for name, value in sent[0]["headers"]}


@pytest.mark.parametrize("secure", [True, False])
def test_tls_alone_is_to_be_kept_to(secure: bool) -> None:
    found = headers(secure=secure)
    assert ("strict-transport-security" in found) == secure
    assert found["x-content-type-options"] == "nosniff"
    assert found["referrer-policy"] == "same-origin"


def test_what_an_answer_says_itself_stands() -> None:
    assert headers(secure=False, cache_control="no-store")["cache-control"] == "no-store"
    assert headers(secure=False)["cache-control"] == "private, no-cache"
