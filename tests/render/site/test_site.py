"""The whole site: every way leads, it is quick to look at, it asks nobody for anything."""

import posixpath
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from lxml import html

from pipeline.render.site.site import Site, site_files
from tests.chromium import chromium, opened, violations
from tests.render.site.sample_site import site


def put(files: dict[str, bytes], folder: Path) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def test_every_way_leads_to_a_page_and_a_place_of_the_site() -> None:
    files = site_files(site())
    ids = {
        name: {str(one.get("id")) for one in html.document_fromstring(data).iter() if one.get("id")}
        for name, data in files.items()
        if name.endswith(".html")
    }
    for name, data in files.items():
        if not name.endswith(".html") or name == "nhat-ky-thay-doi.html":
            continue
        for link in html.document_fromstring(data).iterfind(".//a[@href]"):
            address, fragment = urldefrag(str(link.get("href")).partition("?")[0])
            if address.startswith(("http", "mailto", "../bao-cao", "../../trich-gui")):
                continue
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
                if address
                else name
            )
            assert target in files, (name, address)
            if fragment and target != "nhat-ky-thay-doi.html":
                assert unquote(fragment) in ids[target], (name, address, fragment)


def test_the_same_site_is_the_same_bytes() -> None:
    assert site_files(site()) == site_files(site())


def test_one_agency_s_site_has_its_page_alone() -> None:
    whole = site()
    agency = next(one for one in whole.report.agencies if whole.report.written_by(one.id))
    own = [name for name in site_files(site(only=agency.id)) if name.startswith("co-quan/")]
    assert own == [f"co-quan/{agency.id}.html"]


def test_without_a_draft_before_there_are_no_empty_pages() -> None:
    whole = site()
    first = site_files(Site(whole.report, whole.stands, whole.texts))
    assert "y-kien.html" not in first
    assert "nhat-ky-thay-doi.html" not in first
    assert b"y-kien.html" not in first["index.html"]


@pytest.mark.browser
def test_in_chromium_from_disk_search_and_filters_work_and_nothing_is_asked_for(
    tmp_path: Path,
) -> None:
    address = put(site_files(site()), tmp_path).as_uri()
    with chromium() as browser:
        with opened(browser, f"{address}/index.html") as (page, told):
            page.fill("header input[name=q]", "benh vien so 1")
            page.click("header button")
            page.locator("#ket-qua section").first.wait_for()
            assert "q=benh" in page.url
            assert page.locator("mark").first.text_content() == "Bệnh viện số 1"
            page.fill("#tim input", "bệnh viên")
            page.click("#tim button")
            page.get_by_text("Không thấy").wait_for()
            page.fill("#tim input", "Bệnh viện")
            page.click("#tim button")
            link = page.locator("#ket-qua section a").first
            link.wait_for()
            link.click()
            page.locator(":target").wait_for()
            assert told == []
        with opened(browser, f"{address}/y-kien.html?o=mo", width=375) as (page, told):
            assert page.locator("article:not([hidden])").count() == 2
            page.locator("body").press("j")
            assert page.evaluate("document.activeElement.id") == "~YK1-XA-002"
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert told == []


@pytest.mark.browser
@pytest.mark.parametrize("name", ["index.html", "y-kien.html", "tim.html", "leaf", "agency"])
def test_in_chromium_no_page_breaks_a_rule_of_accessibility(tmp_path: Path, name: str) -> None:
    files = site_files(site())
    named = {
        "leaf": next(one for one in files if one.startswith("phan-")),
        "agency": next(one for one in files if one.startswith("co-quan/")),
    }
    address = put(files, tmp_path).as_uri()
    with chromium() as browser:
        assert violations(browser, f"{address}/{named.get(name, name)}") == []
