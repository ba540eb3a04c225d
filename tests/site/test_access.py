"""Only somebody at this machine may look, under its own name, and through no proxy."""

import pytest

from pipeline.site.access import refusal

HERE = {"host": "127.0.0.1:8017"}


@pytest.mark.parametrize("host", ["127.0.0.1:8017", "localhost:8017", "localhost", "[::1]:8017"])
def test_this_machine_under_its_own_names_may_look(host: str) -> None:
    assert refusal({"host": host, "sec-fetch-site": "same-origin"}, "127.0.0.1") == ""
    assert refusal({"host": host}, "::1") == ""


@pytest.mark.parametrize(
    ("headers", "client"),
    [
        (HERE, "192.0.2.7"),
        (HERE, ""),
        ({"host": "quyhoach.example:8017"}, "127.0.0.1"),
        ({"host": "127.0.0.1.example:8017"}, "127.0.0.1"),
        ({}, "127.0.0.1"),
        ({**HERE, "x-forwarded-for": "127.0.0.1"}, "127.0.0.1"),
        ({**HERE, "x-forwarded-proto": "https"}, "127.0.0.1"),
        ({**HERE, "forwarded": "for=127.0.0.1"}, "127.0.0.1"),
        ({**HERE, "via": "1.1 x"}, "127.0.0.1"),
        ({**HERE, "sec-fetch-site": "cross-site"}, "127.0.0.1"),
    ],
)
def test_everybody_else_is_refused_with_a_reason(headers: dict[str, str], client: str) -> None:
    assert refusal(headers, client)
