"""Within the site the change log has the site's ways, and nothing that its policy forbids."""

import re
from datetime import date
from pathlib import Path

import pytest

from pipeline.render.changelog.page import changelog_page
from pipeline.render.site.frame import Frame
from pipeline.render.site.log_page import NAME, STYLE, log_files
from pipeline.render.site.site import site_files
from tests.chromium import chromium, opened, violations
from tests.render import sample_comparison as sample
from tests.render.changelog import folded
from tests.render.site.sample_site import site

FRAME = Frame("Báo cáo", "Dự thảo lần 2", date(2025, 12, 1), frozenset({"index.html", NAME}))


def test_it_stands_in_the_frame_with_its_style_as_a_file() -> None:
    files = log_files(changelog_page(sample.log()).encode(), FRAME)
    page = files[NAME].decode()
    assert f'href="{NAME}" aria-current="page"' in page
    assert "<style" not in page
    assert "<script>" not in page
    assert page.count("<main") == 1
    assert "header.top" in files[STYLE].decode()


def test_the_skip_link_is_first_and_the_site_s_banner_the_only_one() -> None:
    page = log_files(changelog_page(sample.log()).encode(), FRAME)[NAME].decode()
    body = page.partition("<body>\n")[2]
    assert body.startswith('<a class="skip" href="#~noi-dung">')
    assert page.count("<header") == page.count("</header>") == 1
    assert '<section aria-label="Nhật ký thay đổi" class="about">' in page


def test_it_leads_to_the_report_of_the_site_and_never_to_a_file_beside_it() -> None:
    page = changelog_page(folded.log())
    entry = re.findall('<article id="~([^"]+)"', page)[0]
    change = re.findall('<div class="d" id="~([^"]+)"', page)[-1]
    assert '<a href="so-sanh-' in page
    without = log_files(page.encode(), FRAME)[NAME].decode()
    assert "so-sanh-" not in without
    ways = {entry: "phan-i.html#a", change: "phan-i.html#b"}
    led = log_files(page.encode(), FRAME, ways)[NAME].decode()
    assert re.findall('<a href="(phan-i.html#.)">[^<]', led) == ["phan-i.html#a", "phan-i.html#b"]
    assert re.sub('<a href="phan-i[^>]*>([^<]*)</a>', r"\1", led) == without


@pytest.mark.browser
def test_it_breaks_no_rule_of_axe(tmp_path: Path) -> None:
    for name, data in log_files(changelog_page(sample.log()).encode(), FRAME).items():
        (tmp_path / name).write_bytes(data)
    with chromium() as browser:
        assert violations(browser, (tmp_path / NAME).as_uri()) == []


def test_without_a_change_log_there_is_no_page() -> None:
    assert log_files(b"", FRAME) == {}


@pytest.mark.browser
def test_in_chromium_from_disk_what_is_ticked_as_seen_stays_ticked(tmp_path: Path) -> None:
    for name, data in site_files(site()).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    with chromium() as browser, opened(browser, (tmp_path / NAME).as_uri()) as (page, told):
        count = page.locator("article").count()
        page.locator("body").press("j")
        page.locator("article:focus").press("x")
        page.reload()
        assert page.locator("article.seen").count() == 1
        page.select_option("select[name=x]", "chua")
        page.wait_for_url("**x=chua*")
        assert page.locator("article:not([hidden])").count() == count - 1
        page.select_option("select[name=x]", "")
        page.locator(".strip a").first.click()
        page.wait_for_url("**i=*")
        assert 0 < page.locator("article:not([hidden])").count() < count
        page.click("header.top nav a >> nth=0")
        page.wait_for_url("**index.html")
        assert told == []
