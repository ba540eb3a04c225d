"""A body that is too large is answered by a page of the site, with the headers of all others."""

from collections.abc import Iterator
from pathlib import Path

from tests.site.sites import URL, Site, public


def told(site: Site, body: bytes | Iterator[bytes]) -> None:
    headers = {"origin": URL, "content-type": "application/x-www-form-urlencoded"}
    answer = site.browser().post("/vao", content=body, headers=headers)
    assert answer.status_code == 413
    assert "giảm cỡ ảnh" in answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def test_a_body_that_says_its_size_is_refused(tmp_path: Path) -> None:
    told(public(tmp_path / "tinh"), b"x" * 70_000)


def test_a_body_that_does_not_say_its_size_is_cut_off(tmp_path: Path) -> None:
    told(public(tmp_path / "tinh"), (b"x" * 1000 for _ in range(1000)))
