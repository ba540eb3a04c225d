"""Pages of a draft: each body sees its own, reviewers only what was issued."""

from pathlib import Path

import pytest

from pipeline.site.keys import Role
from tests.site.sites import PAGES, Site, public


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return public(tmp_path / "tinh")


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
