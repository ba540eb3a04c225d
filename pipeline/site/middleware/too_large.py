"""A body that is too large: said as everything else is said, in Vietnamese, with what to do.

Starlette cuts such bodies off by itself (without its limit 300 MB were taken when tried) and
answers in English, in the place of whatever else was about to be answered.
"""

from typing import Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pipeline.site.showing import refused

_STATUS: Final = 413
WORDS: Final = (
    "Nội dung gửi quá lớn",
    "Hãy giảm cỡ ảnh hoặc chia thành nhiều tệp, rồi quay lại trang trước và gửi lại.",
)


class TooLarge:
    """Puts a page of ours in the place of Starlette's answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass an answer on, unless it is Starlette's to a body that is too large."""
        replaced = False

        async def sending(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and message["status"] == _STATUS:
                kind = Headers(raw=message.get("headers", [])).get("content-type", "")
                replaced = kind.startswith("text/plain")
                if replaced:
                    await refused(_STATUS, *WORDS)(scope, receive, send)
            if not replaced:
                await send(message)

        await self._app(scope, receive, sending)
