"""Who may look: without keys only somebody at this machine, and never through a proxy.

A request through a proxy on the same machine comes from 127.0.0.1 too, and one that a page of
another site makes bears that site's name or none of ours: both are refused before anything is
looked up.

Source: the site's design after its threat model (a loopback listener, Host local, no header of
a proxy).
"""

from collections.abc import Mapping
from typing import Final

LOCAL: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})
_PROXIES: Final = ("forwarded", "via")
_PROXY_PREFIX: Final = "x-forwarded"


def refusal(headers: Mapping[str, str], client: str) -> str:
    """Give why a request is refused, "" where it may look.

    Args:
        headers: Of the request, by lower-case name.
        client: The address that it comes from.
    """
    if client not in ("127.0.0.1", "::1"):
        return "trang này chỉ xem được trên chính máy đang chạy quyhoach serve"
    if any(name in _PROXIES or name.startswith(_PROXY_PREFIX) for name in headers):
        return "trang này không mở qua máy chủ trung gian"
    if headers.get("host", "").rpartition(":")[0] not in LOCAL and headers.get("host") not in LOCAL:
        return "địa chỉ phải là localhost hoặc 127.0.0.1"
    if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
        return "trang của nơi khác không được hỏi trang này"
    return ""
