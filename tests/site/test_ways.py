"""One place judges every request, before its body is read."""

from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse, Response
from starlette.testclient import TestClient

from pipeline.site.app import all_ways, application
from pipeline.site.keys import Role
from pipeline.site.visitor import Visit
from pipeline.site.ways import KB, Limit, Way, own_body, shown_round
from tests.site.sites import URL, Site, public, token_of

HANDS_IN = frozenset({Role.HAND_IN})


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = public(tmp_path / "tinh")
    limit = Limit(rate="3/minute", body=2 * KB, files=1)
    rules = (own_body("ai"), shown_round("lan"))
    way = Way("/thu/{lan:int}/{ai}", ("POST",), HANDS_IN, _sent, limit, rules)
    site.application = application(site.served, (*all_ways(site.served), way))
    return site


async def _sent(visit: Visit) -> Response:
    return PlainTextResponse(f"{visit.who.body}: {visit.form.get('chu')}")


def send(
    browser: TestClient, path: str = "/thu/1/so-xay-dung", origin: str = URL, **values: str
) -> tuple[int, str]:
    data = {"csrf_token": token_of(browser), **values}
    answer = browser.post(path, data=data, headers={"origin": origin})
    return answer.status_code, answer.text


def test_whoever_may_is_let_through_with_what_he_sent(site: Site) -> None:
    browser = site.under("so-xay-dung", Role.HAND_IN)
    assert send(browser, chu="chữ") == (200, "so-xay-dung: chữ")


@pytest.mark.parametrize("origin", ["null", "https://evil.example", "http://quyhoach.example"])
def test_a_page_of_another_site_changes_nothing(site: Site, origin: str) -> None:
    status, text = send(site.under("so-xay-dung", Role.HAND_IN), origin=origin)
    assert status == 403
    assert "trang khác" in text


def test_without_an_origin_nothing_is_changed(site: Site) -> None:
    browser = site.under("so-xay-dung", Role.HAND_IN)
    data = {"csrf_token": token_of(browser)}
    assert browser.post("/thu/1/so-xay-dung", data=data).status_code == 403


def test_without_the_token_of_the_session_nothing_is_changed(site: Site) -> None:
    browser = site.under("so-xay-dung", Role.HAND_IN)
    for data in ({}, {"csrf_token": ""}, {"csrf_token": token_of(site.browser())}):
        answer = browser.post("/thu/1/so-xay-dung", data=data, headers={"origin": URL})
        assert answer.status_code == 403


@pytest.mark.parametrize(
    "path", ["/thu/1/so-tai-chinh", "/thu/1/khong-co", "/thu/2/so-xay-dung", "/thu/9/khong-co"]
)
def test_what_is_another_s_is_as_if_it_were_not_there(site: Site, path: str) -> None:
    browser = site.under("so-xay-dung", Role.HAND_IN)
    assert send(browser, path) == (404, browser.get("/khong-co").text)


@pytest.mark.parametrize("role", sorted(set(Role) - HANDS_IN))
def test_another_role_finds_no_such_way(site: Site, role: Role) -> None:
    browser = site.under("so-xay-dung", role)
    assert send(browser) == (404, browser.get("/khong-co").text)


def test_a_stranger_is_led_to_the_door_or_told_that_his_session_ended(site: Site) -> None:
    stranger = site.browser()
    assert stranger.get("/bao-cao/1").headers["location"] == "/vao"
    status, text = send(stranger)
    assert status == 403
    assert "Phiên làm việc đã hết" in text


def test_a_rate_is_counted_for_each_key(site: Site) -> None:
    browser = site.under("so-xay-dung", Role.HAND_IN)
    assert [send(browser)[0] for _ in range(4)] == [200, 200, 200, 429]
    assert send(site.under("so-xay-dung", Role.HAND_IN))[0] == 200


def test_a_body_that_is_too_large_is_not_read(site: Site) -> None:
    browser = site.under("so-xay-dung", Role.HAND_IN)
    assert send(browser, chu="x" * 1500)[0] == 200
    assert send(browser, chu="x" * 3000)[0] == 413
