"""Without a key only somebody at this machine is the consultant, under its names, by no proxy."""

import pytest

from pipeline.site.access import Access, is_at_this_machine, is_own_origin

HERE = {"host": "127.0.0.1:8017"}
LOOPBACK = Access(8017)


@pytest.mark.parametrize("host", ["127.0.0.1:8017", "localhost:8017", "localhost", "[::1]:8017"])
def test_somebody_at_this_machine_needs_no_key(host: str) -> None:
    assert is_at_this_machine(LOOPBACK, {"host": host, "sec-fetch-site": "same-origin"}, "::1")
    assert is_at_this_machine(LOOPBACK, {"host": host}, "127.0.0.1")


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
def test_everybody_else_needs_one(headers: dict[str, str], client: str) -> None:
    assert not is_at_this_machine(LOOPBACK, headers, client)


@pytest.mark.parametrize(
    "access", [Access(8017, host="127.0.0.1"), Access(8017, url="http://localhost:8017")]
)
def test_a_site_that_was_given_an_address_always_needs_a_key(access: Access) -> None:
    assert not is_at_this_machine(access, HERE, "127.0.0.1")


def test_over_tls_the_cookie_belongs_to_this_host_alone() -> None:
    assert (LOOPBACK.is_secure, LOOPBACK.cookie) == (False, "qh")
    for access in (Access(8017, url="https://q.example"), Access(8017, "0.0.0.0", certificate="c")):
        assert (access.is_secure, access.cookie) == (True, "__Host-qh")


def test_only_names_of_its_own_are_answered_to_where_they_are_known() -> None:
    assert LOOPBACK.hosts == ("127.0.0.1", "localhost", "[::1]")
    assert Access(8017, url="https://q.example:8443/").hosts[0] == "q.example"
    assert Access(8017, host="0.0.0.0").hosts == ("*",)


@pytest.mark.parametrize(
    ("access", "origin"),
    [
        (LOOPBACK, "http://127.0.0.1:8017"),
        (Access(8017, url="https://q.example/"), "https://q.example"),
        (Access(8017, "0.0.0.0", certificate="c"), "https://127.0.0.1:8017"),
    ],
)
def test_only_pages_of_its_own_may_post(access: Access, origin: str) -> None:
    assert is_own_origin(access, {**HERE, "origin": origin})
    for other in ("null", "", "https://evil.example", f"{origin}.evil.example", f"{origin}0"):
        assert not is_own_origin(access, {**HERE, "origin": other})
    assert not is_own_origin(access, HERE)


@pytest.mark.parametrize(
    ("access", "address", "named"),
    [
        (LOOPBACK, "http://127.0.0.1:8017", False),
        (Access(8017, "0.0.0.0"), "http://127.0.0.1:8017", False),
        (Access(8017, "::", certificate="c"), "https://127.0.0.1:8017", False),
        (Access(8017, "192.0.2.5"), "http://192.0.2.5:8017", True),
        (Access(8017, "2001:db8::5"), "http://[2001:db8::5]:8017", True),
        (Access(8017, "0.0.0.0", "https://q.example"), "https://q.example", True),
    ],
)
def test_an_address_that_others_cannot_open_stands_on_no_slip(
    access: Access, address: str, named: bool
) -> None:
    assert (access.address, access.is_named) == (address, named)
