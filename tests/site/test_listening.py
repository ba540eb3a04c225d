"""The server listens where it was told to, speaks TLS, and believes its own proxy alone."""

import socket
import ssl
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from pipeline.model.errors import CertificateError, PortTakenError
from pipeline.site.access import Access
from pipeline.site.listening import TURN, give_out
from tests.site.certificates import CERTIFICATE, PRIVATE_KEY


async def told(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with the scheme of the request and where it came from."""
    client = Request(scope).client
    words = f"{scope['scheme']} {client.host if client else ''}"
    await PlainTextResponse(words)(scope, receive, send)


@contextmanager
def given_out(access: Access, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Serve in a thread until the end."""
    servers: list[uvicorn.Server] = []
    began = threading.Event()

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            servers.append(self)
            began.set()

    monkeypatch.setattr("uvicorn.Server", Server)
    serving = threading.Thread(target=give_out, args=(told, access))
    serving.start()
    assert began.wait(20)
    try:
        yield
    finally:
        servers[0].should_exit = True
        serving.join(20)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def asked(url: str, context: ssl.SSLContext | None = None) -> str:
    headers = {"X-Forwarded-For": "192.0.2.9", "X-Forwarded-Proto": "https"}
    request = urllib.request.Request(url, headers=headers)
    with urllib.request.urlopen(request, timeout=10, context=context) as answer:
        assert "server" not in answer.headers
        return str(answer.read().decode())


@pytest.mark.parametrize(
    ("url", "told_of"),
    [("", "http 127.0.0.1"), ("https://q.example", "https 192.0.2.9")],
)
def test_a_proxy_is_believed_only_where_there_is_one(
    url: str, told_of: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    access = Access(free_port(), url=url)
    with given_out(access, monkeypatch):
        assert asked(f"http://127.0.0.1:{access.port}/") == told_of


def test_it_speaks_tls_with_a_certificate_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    certificate.write_text(CERTIFICATE)
    key.write_text(PRIVATE_KEY)
    access = Access(free_port(), "127.0.0.1", "", str(certificate), str(key))
    context = ssl.create_default_context(cafile=str(certificate))
    with given_out(access, monkeypatch):
        assert asked(f"{access.address}/", context) == "https 127.0.0.1"


def test_a_certificate_that_is_none_is_told(tmp_path: Path) -> None:
    wrong = tmp_path / "cert.pem"
    wrong.write_text("x")
    with pytest.raises(CertificateError, match="PEM"):
        give_out(told, Access(free_port(), "127.0.0.1", "", str(wrong), str(wrong)))


@pytest.mark.parametrize("host", ["", "127.0.0.1"])
def test_a_port_that_is_taken_is_told(host: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortTakenError, match=str(port)):
            give_out(told, Access(port, host))


def test_whoever_answers_waits_no_long_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    before = sys.getswitchinterval()
    with given_out(Access(free_port()), monkeypatch):
        assert sys.getswitchinterval() == pytest.approx(TURN)
    assert sys.getswitchinterval() == before
