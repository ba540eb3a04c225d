"""The door: a button takes the key, thirty failures shut it for a minute, leaving ends it."""

from pathlib import Path

import pytest

from pipeline.rounds.served.journal import lines
from pipeline.site.keys import Role
from tests.site.sites import URL, Site, post, public, token_of


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return public(tmp_path / "tinh")


def test_only_the_button_lets_in(site: Site) -> None:
    secret = site.key("so-xay-dung", Role.HAND_IN)
    browser = site.browser()
    assert browser.get(f"/vao?khoa={secret}").status_code == 200
    assert browser.get("/").headers["location"] == "/vao"
    answer = post(browser, "/vao", khoa=f" {secret.lower()} ")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    for part in ("__Host-qh=", "httponly", "samesite=lax", "secure", "path=/", "Max-Age=43200"):
        assert part in cookie
    assert "domain" not in cookie
    assert browser.get("/bao-cao/1/index.html").status_code == 200


def test_a_wrong_key_is_told_and_what_was_typed_is_not_repeated(site: Site) -> None:
    answer = post(site.browser(), "/vao", khoa="<script>" + "A" * 24)
    assert answer.status_code == 403
    assert "không dùng được" in answer.text
    assert "AAAA" not in answer.text


def test_thirty_failures_a_minute_shut_the_door_for_that_address(site: Site) -> None:
    secret = site.key("so-xay-dung", Role.HAND_IN)
    browser = site.browser()
    assert {post(browser, "/vao", khoa=f"{n}").status_code for n in range(30)} == {403}
    answer = post(browser, "/vao", khoa=secret)
    assert answer.status_code == 429
    assert "đợi một phút" in answer.text
    other = site.browser(address="192.0.2.8")
    assert post(other, "/vao", khoa=secret).status_code == 303


def test_coming_in_rightly_is_never_counted(site: Site) -> None:
    secret = site.key("so-xay-dung", Role.HAND_IN)
    browser = site.browser()
    assert {post(browser, "/vao", khoa=secret).status_code for _ in range(40)} == {303}


def test_whoever_leaves_is_out(site: Site) -> None:
    browser = site.under("so-xay-dung", Role.HAND_IN)
    assert "Ra khỏi trang" in browser.get("/ra").text
    answer = post(browser, "/ra", page="/ra")
    assert (answer.status_code, answer.headers["location"]) == (303, "/vao")
    assert browser.get("/bao-cao/1/index.html").status_code == 303


def test_a_form_of_another_session_does_not_let_in(site: Site) -> None:
    secret = site.key("so-xay-dung", Role.HAND_IN)
    foreign = token_of(site.browser())
    browser = site.browser()
    token_of(browser)
    sent = {"csrf_token": foreign, "khoa": secret}
    answer = browser.post("/vao", data=sent, headers={"origin": URL})
    assert answer.status_code == 403
    assert "tải lại trang" in answer.text


def test_whoever_comes_in_is_led_to_the_page_that_he_wanted(site: Site) -> None:
    browser = site.browser()
    browser.get("/bao-cao/1/co-quan/so-xay-dung.html")
    secret = site.key("so-xay-dung", Role.HAND_IN)
    answer = post(browser, "/vao", khoa=secret)
    assert answer.headers["location"] == "/bao-cao/1/co-quan/so-xay-dung.html"
    assert browser.get(answer.headers["location"]).status_code == 200


@pytest.mark.parametrize("path", ["/bao-cao/1/%5c%5cevil.example", "/su-kien"])
def test_nobody_is_led_elsewhere(site: Site, path: str) -> None:
    browser = site.browser()
    assert browser.get(path).headers["location"] == "/vao"
    answer = post(browser, "/vao", khoa=site.key("so-xay-dung", Role.HAND_IN))
    assert answer.headers["location"].startswith("/")
    assert "\\" not in answer.headers["location"]


def test_failures_are_counted_in_the_journal_without_who_failed(site: Site) -> None:
    for number in range(3):
        browser = site.browser(address=f"192.0.2.{number}")
        for _ in range(20):
            post(browser, "/vao", khoa="x")
    told = [(line.entry.act, line.entry.count, line.entry.key) for line in lines(site.place)]
    assert told == [("vao-hong", 30, ""), ("vao-hong", 30, "")]


def test_a_journal_that_cannot_be_written_ends_no_log_in(site: Site) -> None:
    (site.place / ".phuc-vu").mkdir()
    (site.place / ".phuc-vu/nhat-ky.jsonl").write_text("not ours\n")
    answers = {post(site.browser(), "/vao", khoa="x").status_code for _ in range(30)}
    assert answers == {403}


def test_twelve_hours_begin_with_the_key_and_with_nothing_else(site: Site) -> None:
    browser = site.under("so-xay-dung", Role.HAND_IN)
    for path in ("/bao-cao/1/index.html", "/ra", "/vao", "/rieng-tu", "/khong-co"):
        assert "set-cookie" not in browser.get(path).headers
