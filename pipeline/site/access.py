"""How the site is reached, and who may be taken for the consultant without a key.

Without a key only somebody at this machine is: the listener is its own loopback, neither `--host`
nor `--url` was given, the request names this machine, came through no proxy (one on the same
machine comes from 127.0.0.1 too), and no page of another site made it. Everybody else needs a
key. What a session's cookie is called and whether a request may change anything follow from how
the site is reached, too.

Source: the site's design after its threat model, "Modes"; RFC 6265bis, 4.1.3 (`__Host-`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

SESSION: Final = 12 * 60 * 60  # seconds
LOCAL: Final = ("127.0.0.1", "localhost", "[::1]")
_EVERY_ADDRESS: Final = ("0.0.0.0", "::")  # noqa: S104 -- known, so that no slip bears it
_LOOPBACK: Final = ("127.0.0.1", "::1")
_PROXIES: Final = ("forwarded", "via")
_PROXY_PREFIX: Final = "x-forwarded"
_COOKIE: Final = "qh"


@dataclass(frozen=True, slots=True)
class Access:
    """How the site is reached.

    `host` is the address it listens at, "" this machine's loopback; `url` where people open it
    behind a proxy, "" where there is none; `certificate` and `private_key` are files of its own.
    """

    port: int
    host: str = ""
    url: str = ""
    certificate: str = ""
    private_key: str = ""

    @property
    def is_keyless(self) -> bool:
        """Say whether somebody at this machine needs no key."""
        return not self.host and not self.url

    @property
    def is_secure(self) -> bool:
        """Say whether people reach it over TLS, ours or a proxy's."""
        return bool(self.certificate) or self.url.startswith("https://")

    @property
    def cookie(self) -> str:
        """Give the name of the session's cookie; with `__Host-` no other host may set it."""
        return f"__Host-{_COOKIE}" if self.is_secure else _COOKIE

    @property
    def hosts(self) -> tuple[str, ...]:
        """Give the names under which it may be asked, without ports; "*" where none is known."""
        if self.url:
            return (urlsplit(self.url).hostname or "", *LOCAL)
        return LOCAL if self.is_keyless else ("*",)

    @property
    def is_named(self) -> bool:
        """Say whether it is known under which address others open it."""
        return bool(self.url) or (bool(self.host) and self.host not in _EVERY_ADDRESS)

    @property
    def address(self) -> str:
        """Give where it is opened at this machine, or where everybody opens it."""
        scheme = "https" if self.certificate else "http"
        host = self.host if self.is_named else LOCAL[0]
        return self.url or f"{scheme}://{f'[{host}]' if ':' in host else host}:{self.port}"

    def base(self, headers: Mapping[str, str]) -> str:
        """Give scheme and host of the site as the browser that asks knows it."""
        if self.url:
            parts = urlsplit(self.url)
            return f"{parts.scheme}://{parts.netloc}"
        return f"{'https' if self.is_secure else 'http'}://{headers.get('host', '')}"


def is_at_this_machine(access: Access, headers: Mapping[str, str], client: str) -> bool:
    """Say whether a request is the consultant's without a key.

    Args:
        access: How the site is reached.
        headers: Of the request, by lower-case name.
        client: The address that it comes from.
    """
    host = headers.get("host", "")
    return (
        access.is_keyless
        and client in _LOOPBACK
        and not any(name in _PROXIES or name.startswith(_PROXY_PREFIX) for name in headers)
        and (host in LOCAL or host.rpartition(":")[0] in LOCAL)
        and headers.get("sec-fetch-site", "none") in ("none", "same-origin")
    )


def is_own_origin(access: Access, headers: Mapping[str, str]) -> bool:
    """Say whether a page of the site itself asks; `null` and no origin at all are none of ours."""
    return headers.get("origin", "") == access.base(headers)
