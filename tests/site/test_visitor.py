"""Who asks is known by the session's key, or by sitting at the machine itself."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.site.keys import Role, exchange, revoke
from pipeline.site.visitor import Visitor
from tests.site.sites import LAST, NOON, Site, local, post, public


@pytest.mark.parametrize(
    ("role", "drafts", "everything"),
    [
        (Role.VIEW, False, False),
        (Role.COMMENT, False, False),
        (Role.HAND_IN, True, False),
        (Role.WATCH, True, True),
        (Role.CONSULT, True, True),
    ],
)
def test_reviewers_see_no_drafts_and_only_who_watches_sees_all(
    role: Role, drafts: bool, everything: bool
) -> None:
    visitor = Visitor("k", "so-y-te", role)
    assert (visitor.sees_drafts, visitor.sees_all) == (drafts, everything)


def taken_back(site: Site, name: str) -> None:
    revoke(site.place, name, NOON.date())


def exchanged(site: Site, name: str) -> None:
    exchange(site.place, name, expires=LAST, random=bytes([99] * 20))


def ten_weeks_later(site: Site, _: str) -> None:
    site.now += timedelta(weeks=10)


@pytest.mark.parametrize("end", [taken_back, exchanged, ten_weeks_later])
def test_a_session_ends_with_its_key_at_the_next_request(
    tmp_path: Path, end: Callable[[Site, str], None]
) -> None:
    site = public(tmp_path / "tinh")
    browser = site.under("so-xay-dung", Role.HAND_IN)
    assert browser.get("/bao-cao/1/index.html").status_code == 200
    end(site, "so-xay-dung-nop-1")
    answer = browser.get("/bao-cao/1/index.html")
    assert (answer.status_code, answer.headers["location"]) == (303, "/vao")


def test_a_session_signed_with_another_secret_is_none(tmp_path: Path) -> None:
    site = public(tmp_path / "tinh")
    browser = site.under("so-xay-dung", Role.HAND_IN)
    stolen = browser.cookies["__Host-qh"]
    assert browser.get("/bao-cao/1/index.html").status_code == 200
    changed = site.browser()
    changed.cookies.set("__Host-qh", stolen[:-4] + "AAAA")
    assert changed.get("/bao-cao/1/index.html").status_code == 303


def test_nobody_is_the_consultant_through_a_proxy(tmp_path: Path) -> None:
    site = local(tmp_path / "tinh")
    here = site.consultant()
    assert here.get("/bao-cao/1/index.html").status_code == 200
    for header in ({"via": "1.1 x"}, {"x-forwarded-for": "192.0.2.1"}, {"forwarded": "for=a"}):
        answer = here.get("/bao-cao/1/index.html", headers=header)
        assert (answer.status_code, answer.headers["location"]) == (303, "/vao")
    assert site.browser().get("/bao-cao/1/index.html").status_code == 303


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]"])
def test_the_machine_itself_is_asked_under_each_of_its_names(tmp_path: Path, name: str) -> None:
    site = local(tmp_path / "tinh")
    here = site.browser(address="::1", base=f"http://{name}:8017")
    assert here.get("/bao-cao/1/index.html").status_code == 200
    assert post(here, "/ra", page="/ra").status_code == 303
