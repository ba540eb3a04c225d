"""Forms of the served site in Chromium: what a head signed, what a body says of the answers.

With and without a script they are filled in and sent; no rule of axe is broken, no word stands
on the console, nobody outside is asked.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from pipeline.model.earlier import Stand
from pipeline.rounds.served.journal import lines
from pipeline.site.keys import Role
from pipeline.site.whole import Asked, make_whole
from tests.chromium import SCHEMES, chromium
from tests.site.commenting.test_answers import FILE, answered
from tests.site.commenting.test_in_browser import told_by
from tests.site.handing.browsing import BODY, ITEM
from tests.site.handing.browsing import site as handed
from tests.site.handing.serving import at_a_port
from tests.site.sites import Site, in_second_round

pytestmark = pytest.mark.browser
SIGNING, ANSWERS = "/ky/1", "/ket-qua/2"
LOW = """() => [...document.querySelectorAll("main :is(button, select, a.go, label:has(> input),"
  + " input:not([type=hidden], [type=radio], [type=checkbox]))")]
  .filter(one => one.offsetParent && one.getBoundingClientRect().height < 44)
  .map(one => one.outerHTML.slice(0, 90))"""
ROLES = {SIGNING: Role.HAND_IN, ANSWERS: Role.COMMENT}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, tuple[Site, str]]]:
    """The site of each form, given out at an address."""
    place = tmp_path_factory.mktemp("tinh")
    signing, answers = handed(place / "ky"), answered(place / "ket-qua")
    with at_a_port(signing) as one, at_a_port(answers) as other:
        yield {SIGNING: (signing, one), ANSWERS: (answers, other)}


def at(context: BrowserContext, sites: dict[str, tuple[Site, str]], path: str) -> Page:
    """Come in with a new key and open a form."""
    site, address = sites[path]
    page = context.new_page()
    page.goto(f"{address}/vao")
    page.fill("#khoa", site.key(BODY, ROLES[path]))
    page.click("button.main")
    page.goto(f"{address}{path}")
    return page


def sign(page: Page, number: str, scan: bytes = b"%PDF-1.7") -> None:
    page.fill("#nguoi", "Nguyễn Văn A")
    page.fill("#chuc-vu", "Giám đốc")
    page.fill("#so", number)
    page.fill("#ngay", "2025-11-19")
    page.set_input_files(
        "#ban-chup", {"name": "quét.pdf", "mimeType": "application/pdf", "buffer": scan}
    )
    page.click("button.main")
    page.wait_for_load_state()


def amiss(page: Page) -> list[str]:
    """Give each rule of axe that a page breaks, each thing to press lower than 44 pixels."""
    broken = Axe().run(page).response["violations"]
    told = [f"{one['id']}: {one['nodes'][0]['html'][:90]}" for one in broken]
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth + 1")
    return told + list(page.evaluate(LOW)) + ["wider than the window"] * bool(wide)


@pytest.mark.parametrize("path", [SIGNING, ANSWERS])
@pytest.mark.parametrize("width", [375, 1440])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_form_breaks_no_rule_and_asks_nobody_outside(
    browser: Browser, sites: dict[str, tuple[Site, str]], path: str, width: int,
    scheme: Literal["light", "dark"],
) -> None:  # fmt: skip
    size: ViewportSize = {"width": width, "height": 900}
    with browser.new_context(viewport=size, color_scheme=scheme) as plain:
        page = at(plain, sites, path)
        told = told_by(page)
        page.reload()
        assert told == []
    with browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True) as context:
        assert amiss(at(context, sites, path)) == []


@pytest.mark.parametrize("script", [True, False])
def test_a_signed_letter_is_sent_and_what_is_wrong_keeps_what_was_typed(
    browser: Browser, sites: dict[str, tuple[Site, str]], *, script: bool
) -> None:
    site = sites[SIGNING][0]
    with browser.new_context(java_script_enabled=script) as context:
        page = at(context, sites, SIGNING)
        assert page.is_checked(f"input[value={ITEM}]")
        sign(page, f"{int(script)}/SXD", scan=b"MZ no letter")
        assert "phải là tệp PDF" in page.inner_text("[role=alert]")
        assert page.input_value("#nguoi") == "Nguyễn Văn A"
        sign(page, f"{int(script)}/SXD")
        assert f"Văn bản số {int(script)}/SXD" in page.inner_text("main").replace("\xa0", " ")
    assert [line.entry.act for line in lines(site.place)].count("ky-cho") >= 1
    assert not (site.place / f"sections/lan-1/{BODY}/ky.yaml").exists()


@pytest.mark.parametrize("script", [True, False])
def test_a_word_on_each_answer_is_sent_and_its_receipt_printed(
    browser: Browser, sites: dict[str, tuple[Site, str]], *, script: bool
) -> None:
    site, address = sites[ANSWERS]
    said = Stand.RESERVED.value if script else Stand.AGREED.value
    with browser.new_context(java_script_enabled=script) as context:
        page = at(context, sites, ANSWERS)
        page.check(f"input[name='chon-YK1-SXD-001'][value='{said}']")
        page.fill("#ly-do-YK1-SXD-001", f"Lời {script}")
        page.check("input[name=con-lai]")
        page.fill("#ngay", "mai")
        page.click("button.main")
        page.locator("[role=alert]").wait_for()
        assert page.input_value("#ly-do-YK1-SXD-001") == f"Lời {script}"
        page.fill("#ngay", "19/11/2025")
        page.click("button.main")
        page.click("[role=status] a")
        page.locator("h1", has_text="Biên nhận").wait_for()
        assert page.url.startswith(f"{address}/bien-nhan/")
        assert "Đã nhận ý kiến về kết quả" in page.inner_text("main").replace("\xa0", " ")
    assert (site.place / FILE).is_file()


def test_a_list_that_is_filtered_stays_so_while_the_page_listens(
    browser: Browser, tmp_path: Path
) -> None:
    made = in_second_round(tmp_path / "tinh")
    made.live.exchange(make_whole(Asked(made.place, 2, keeps=False)).pages)
    with at_a_port(made) as address, browser.new_context() as context:
        page = context.new_page()
        with (
            page.expect_response("**/su-kien"),
            page.expect_request_finished(lambda request: request.resource_type == "fetch"),
        ):
            page.goto(f"{address}/bao-cao/2/nhat-ky-thay-doi.html?k=khong")
            page.select_option("select[name=k]", index=1)
        page.wait_for_timeout(300)
        assert page.locator("article").count() > 0
        shown = page.locator("article:not([hidden])").count()
        assert page.inner_text("output").startswith(f"Đang hiện {shown} trên")
        assert page.locator(".live").count() == 0
        page.goto(f"{address}/bao-cao/2/phan-ii.html?xem=lien-dong")
        page.locator(".edit:visible").first.wait_for()
        page.wait_for_timeout(500)
        assert page.locator(".live").count() == 0


@pytest.mark.parametrize("width", [375, 1440])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_body_s_own_pages_break_no_rule(
    browser: Browser, sites: dict[str, tuple[Site, str]], width: int,
    scheme: Literal["light", "dark"],
) -> None:  # fmt: skip
    address = sites[SIGNING][1]
    size: ViewportSize = {"width": width, "height": 900}
    with browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True) as context:
        page = at(context, sites, SIGNING)
        for path in ("/don-vi", "/nop"):
            page.goto(f"{address}{path}")
            assert amiss(page) == [], path
