"""A body that stops coming: given up after a while, so that nobody holds the server by waiting.

uvicorn has a limit for idle connections but none for a body (it kept one open for longer than
20 s when tried), and two uploads are worked on at once.
"""

import asyncio
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pipeline.site.showing import refused

PIECE: Final = 20.0  # seconds without a byte of the body
WHOLE: Final = 600.0  # seconds for all of it: 60 MB over a slow line


class StalledError(Exception):
    """The body of a request did not come in time."""


class StalledBody:
    """Ends requests whose body does not come in time."""

    def __init__(self, app: ASGIApp, *, piece: float = PIECE, whole: float = WHOLE) -> None:
        self._app = app
        self._piece, self._whole = piece, whole

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and answer for it where its body stalls."""
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, self._in_time(receive), sending)
        except StalledError:
            if begun:
                raise
            words = "Tệp gửi bị đứt giữa chừng; hãy kiểm tra đường mạng rồi gửi lại."
            answer = refused(408, "Không nhận được hết nội dung", words)
            answer.headers["connection"] = "close"
            await answer(scope, receive, send)

    def _in_time(self, receive: Receive) -> Receive:
        """Give what is received until the body is whole, within its time; afterwards any time."""
        end = asyncio.get_running_loop().time() + self._whole
        whole = False

        async def received() -> Message:
            nonlocal whole
            if whole:
                return await receive()
            left = end - asyncio.get_running_loop().time()
            try:
                async with asyncio.timeout(min(self._piece, left)):
                    message = await receive()
            except TimeoutError:
                raise StalledError from None
            whole = not message.get("more_body", False)
            return message

        return received
