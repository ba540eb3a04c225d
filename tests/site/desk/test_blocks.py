"""A body's own block stands on the first page and on its own; others' pages stay as they are."""

from pathlib import Path

import pytest

from pipeline.model.fixed import replace
from pipeline.site.keys import Role
from pipeline.site.whole import Asked, make_whole
from tests.site.desk.test_files import served_again
from tests.site.sites import Site, in_second_round

FIRST = "/bao-cao/2/index.html"
OWN = "/bao-cao/2/co-quan/so-xay-dung.html"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    made = in_second_round(tmp_path / "tinh")
    whole = make_whole(Asked(made.place, 2, keeps=False))
    made.live.exchange(whole.pages)
    made.served = replace(made.served, figures=lambda: whole.figures)
    return served_again(made)


def test_the_first_page_begins_with_what_awaits_the_body_that_asks(site: Site) -> None:
    page = site.under("so-xay-dung", Role.HAND_IN).get(FIRST).text
    assert page.index("</h1>") < page.index("Việc của Sở Xây dựng") < page.index("Mục lục")
    assert "viec.css" in page
    assert "Sở Xây dựng</h2>" not in site.under("so-tai-chinh", Role.HAND_IN).get(FIRST).text
    assert "Việc của Sở" not in site.under("so-xay-dung", Role.WATCH).get(FIRST).text
    assert "Việc của Sở Xây dựng" in site.under("so-xay-dung", Role.HAND_IN).get("/don-vi").text


def test_an_agency_s_page_says_how_its_parts_stand_and_what_may_be_taken(site: Site) -> None:
    page = site.under("so-xay-dung", Role.HAND_IN).get(OWN).text
    for words in ("Nộp và ký", "chưa ký", "/nop/2/giao-thong-hien-trang", "/ky/2", "Tải về",
                  "/tai/2/co-quan/so-xay-dung/noi-dung-lan-2.docx"):  # fmt: skip
        assert words in page
    watched = site.under("so-tai-chinh", Role.WATCH).get(OWN).text
    assert "Nộp và ký" in watched
    assert "/nop/2/" not in watched
    assert "/ky/2" not in watched


def test_other_pages_are_given_as_they_were_made(site: Site) -> None:
    browser = site.under("so-xay-dung", Role.HAND_IN)
    for name in ("phan-ii.html", "tim.html"):
        assert browser.get(f"/bao-cao/2/{name}").content == site.live.pages[name].data


def test_a_page_that_did_not_change_for_a_body_is_not_given_twice(site: Site) -> None:
    browser = site.under("so-xay-dung", Role.HAND_IN)
    tag = browser.get(OWN).headers["etag"]
    assert browser.get(OWN, headers={"if-none-match": tag}).status_code == 304
    assert tag != site.live.pages["co-quan/so-xay-dung.html"].tag
