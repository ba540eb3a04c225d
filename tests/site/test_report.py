"""Pages of a draft: each body sees its own, reviewers only what was issued."""

import threading
from pathlib import Path

import pytest

from pipeline.site.keys import Role
from tests.site.sites import ISSUED_PAGES, PAGES, Site, in_second_round, public


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return public(tmp_path / "tinh")


@pytest.fixture
def second(tmp_path: Path) -> Site:
    """The first round is issued, its pages are made; the second is being written."""
    made = in_second_round(tmp_path / "tinh")
    while made.served.pages(1) is None:
        threading.Event().wait(0.01)
    return made


def test_the_first_page_leads_to_the_draft(site: Site) -> None:
    browser = site.under("so-xay-dung", Role.HAND_IN)
    assert browser.get("/").headers["location"] == "/bao-cao/1/index.html"
    assert browser.get("/bao-cao/1").headers["location"] == "/bao-cao/1/index.html"
    assert browser.get("/bao-cao/1/index.html").content == PAGES["index.html"]


def test_the_newest_pages_are_given_out(site: Site) -> None:
    browser = site.under("so-xay-dung", Role.HAND_IN)
    site.live.exchange({"index.html": b"new"})
    assert browser.get("/bao-cao/1/index.html").content == b"new"
    assert browser.get("/bao-cao/1/trang.css").status_code == 404


def test_a_body_sees_its_own_page_and_another_s_is_as_if_there_were_none(site: Site) -> None:
    browser = site.under("so-xay-dung", Role.HAND_IN)
    own = browser.get("/bao-cao/1/co-quan/so-xay-dung.html")
    assert own.content == PAGES["co-quan/so-xay-dung.html"]
    foreign = browser.get("/bao-cao/1/co-quan/so-tai-chinh.html")
    unknown = browser.get("/bao-cao/1/co-quan/khong-co.html")
    assert (foreign.status_code, foreign.content) == (404, unknown.content)
    assert foreign.headers.items() == unknown.headers.items()


@pytest.mark.parametrize("role", [Role.WATCH, Role.CONSULT])
def test_who_watches_over_all_sees_every_page(site: Site, role: Role) -> None:
    browser = site.under("so-tai-chinh", role)
    for name in PAGES:
        assert browser.get(f"/bao-cao/1/{name}").content == PAGES[name]


@pytest.mark.parametrize("role", [Role.VIEW, Role.COMMENT])
def test_a_reviewer_does_not_see_a_draft_that_is_still_written(site: Site, role: Role) -> None:
    browser = site.under("so-xay-dung", role)
    unknown = browser.get("/khong-co").content
    for path in ("/bao-cao/1", "/bao-cao/1/index.html", "/bao-cao/2/index.html"):
        answer = browser.get(path)
        assert (answer.status_code, answer.content) == (404, unknown)


@pytest.mark.parametrize("role", [Role.VIEW, Role.COMMENT])
def test_a_reviewer_sees_what_was_issued_with_the_comments_of_all(second: Site, role: Role) -> None:
    browser = second.under("so-xay-dung", role)
    first = "/gop-y/1" if role is Role.COMMENT else "/bao-cao/1/index.html"
    assert browser.get("/").headers["location"] == first
    assert browser.get("/bao-cao/1/index.html").content == ISSUED_PAGES["index.html"]
    assert browser.get("/bao-cao/1/y-kien.html").content == PAGES["y-kien.html"]
    assert browser.get("/bao-cao/1/co-quan/so-tai-chinh.html").status_code == 404
    assert browser.get("/bao-cao/2/index.html").status_code == 404


def test_an_author_sees_the_draft_that_is_written_and_what_was_issued(second: Site) -> None:
    browser = second.under("so-xay-dung", Role.HAND_IN)
    assert browser.get("/").headers["location"] == "/bao-cao/2/index.html"
    assert browser.get("/bao-cao/2/index.html").content == PAGES["index.html"]
    assert browser.get("/bao-cao/1/index.html").content == ISSUED_PAGES["index.html"]


def test_comments_of_others_are_shown_once_their_answers_are_issued(second: Site) -> None:
    browser = second.under("so-xay-dung", Role.HAND_IN)
    assert browser.get("/bao-cao/1/y-kien.html").content == PAGES["y-kien.html"]
    answer = browser.get("/bao-cao/2/y-kien.html")
    assert answer.headers["location"] == "/y-kien/2/so-xay-dung"
    led = browser.get("/y-kien/2/so-xay-dung").headers["location"]
    assert browser.get(led).content == PAGES["y-kien/so-xay-dung.html"]
    assert browser.get("/bao-cao/2/tim-y-kien.js").text == "tim([]);\n"
    assert browser.get("/bao-cao/2/y-kien/so-tai-chinh.html").status_code == 404
    watching = second.under("so-tai-chinh", Role.WATCH)
    assert watching.get("/bao-cao/2/y-kien.html").content == PAGES["y-kien.html"]
    assert watching.get("/bao-cao/2/tim-y-kien.js").content == PAGES["tim-y-kien.js"]


def test_short_addresses_lead_to_the_pages(second: Site) -> None:
    browser = second.under("so-xay-dung", Role.HAND_IN)
    for path, led in {
        "/co-quan/so-xay-dung": "/bao-cao/2/co-quan/so-xay-dung.html",
        "/thay-doi/1": "/bao-cao/1/nhat-ky-thay-doi.html",
        "/tim/2": "/bao-cao/2/tim.html",
    }.items():
        answer = browser.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, led)
    for path in ("/co-quan/so-tai-chinh", "/y-kien/2/so-tai-chinh", "/thay-doi/3", "/tim/0"):
        assert browser.get(path).status_code == 404


def test_a_body_without_comments_is_told_so(second: Site) -> None:
    second.live.exchange({"index.html": b"x"})
    answer = second.under("so-xay-dung", Role.HAND_IN).get("/y-kien/2/so-xay-dung")
    assert "Sở Xây dựng chưa có ý kiến" in answer.text
    watching = second.under("so-tai-chinh", Role.WATCH)
    assert watching.get("/y-kien/2/khong-co").status_code == 404


def test_before_anything_is_issued_a_reviewer_is_told_so(site: Site) -> None:
    browser = site.under("so-xay-dung", Role.COMMENT)
    assert "Chưa có dự thảo nào" in browser.get("/").text
    assert browser.get("/co-quan/so-xay-dung").status_code == 404


def test_while_issued_pages_are_made_one_is_told_to_come_back(tmp_path: Path) -> None:
    site = in_second_round(tmp_path / "tinh")
    let_go = threading.Event()

    def make(_: int) -> dict[str, bytes]:
        let_go.wait(20)
        return PAGES

    site.served.issued._make = make
    answer = site.under("so-xay-dung", Role.COMMENT).get("/bao-cao/1/index.html")
    let_go.set()
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "20")
    assert "mở lại sau một phút" in answer.text
