"""Every page of a draft leads to the desk, and the desk to all that its visitor may do."""

from pathlib import Path

import pytest
from lxml import html

from pipeline.site.keys import Role
from pipeline.site.live import pages_of
from tests.site.sites import in_second_round, public


@pytest.mark.parametrize("role", list(Role))
def test_every_way_on_the_desk_is_open_to_who_stands_at_it(tmp_path: Path, role: Role) -> None:
    site = in_second_round(tmp_path / "tinh")
    browser = site.under("so-xay-dung", role)
    tree = html.document_fromstring(browser.get("/don-vi").content)
    assert tree.findtext(".//h1") == "Sở Xây dựng"
    addresses = [one.get("href") or "" for one in tree.findall(".//ul[@class='desk']//a")]
    assert "/ra" in addresses
    # 503: how the work stands is not known to a site in memory, or pages are being made
    shut = [one for one in addresses if browser.get(one).status_code not in (200, 303, 503)]
    assert shut == []


def test_a_stranger_has_no_desk(tmp_path: Path) -> None:
    assert public(tmp_path / "tinh").browser().get("/don-vi").headers["location"] == "/vao"


def test_a_page_that_is_served_leads_to_the_desk_and_other_files_stay_as_they_are() -> None:
    page = b'<nav aria-label="C\xc3\xa1c trang"><ul><li>x</li></ul></nav>'
    pages = pages_of({"a.html": page, "b.js": page})
    assert b'<li><a href="/don-vi">' in pages["a.html"].data
    assert pages["b.js"].data == page
    assert pages_of({"a.html": pages["a.html"].data})["a.html"].data == pages["a.html"].data
