"""In Chromium: words are chosen, written about, kept, looked over, sent; the register has them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

from pipeline.model.comment import Certainty
from tests.chromium import SCHEMES, chromium
from tests.site.commenting.reports import ITEM, link, opened, served
from tests.site.sites import Site
from tests.stages.test_consultation import record

pytestmark = pytest.mark.browser
FIRST = "Mạng lưới đường tỉnh dài 300 km."
SMALL: ViewportSize = {"width": 375, "height": 740}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return served(tmp_path / "tinh", url="")


def come_in(page: Page, site: Site, address: str) -> str:
    """Come in with a key; gives the address of the page with the first block."""
    page.goto(link(site, address))
    page.click("button.main")
    page.wait_for_url("**/gop-y/1")
    item = f'id="{ITEM}"'.encode()
    name = next(n for n, made in site.live.pages.items() if item in made.data and "/" not in n)
    return f"{address}/bao-cao/1/{name}"


def told_by(page: Page) -> list[str]:
    """Give, as it grows, all that a page's console says and all that it asks others for."""
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on(
        "request",
        lambda request: None if "//127.0.0.1" in request.url else told.append(request.url),
    )
    return told


def choose(page: Page, words: str) -> None:
    """Select words as a hand does, without one."""
    page.evaluate(
        """words => {
          const main = document.querySelector("main");
          const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
          for (let node; (node = walk.nextNode());) {
            const at = node.data.replace(/\\u00a0/g, " ").indexOf(words);
            if (at < 0) continue;
            getSelection().setBaseAndExtent(node, at, node, at + words.length);
            return;
          }
        }""",
        words,
    )
    page.locator(".speak-bar output", has_text=words[:20]).wait_for()


def keep(page: Page, said: str, proposed: str = "") -> None:
    page.click(".speak-bar button.main")
    page.fill("#gop-y-loi", said)
    if proposed:
        page.fill("#gop-y-sua", proposed)
    page.click("dialog button.main")
    page.locator("dialog").wait_for(state="hidden")


def test_words_chosen_and_a_cell_touched_reach_the_register_at_their_very_places(
    browser: Browser, site: Site
) -> None:
    with opened(site) as address, browser.new_context(viewport=SMALL) as context:
        page = context.new_page()
        told = told_by(page)
        page.goto(come_in(page, site, address))
        choose(page, "đường tỉnh dài 300 km")
        page.click(".speak-bar button.main")
        assert page.input_value("#gop-y-sua") == "đường tỉnh dài 300 km"
        page.click("dialog button:not(.main)")
        page.evaluate("getSelection().removeAllRanges()")
        choose(page, "đường tỉnh dài 300 km")
        keep(page, "Đề nghị rà soát.", "đường tỉnh dài 310 km")
        page.evaluate("getSelection().removeAllRanges()")
        page.click("td:has-text('107')")
        keep(page, "Số liệu mới là 110.")
        page.reload()  # what is not sent is kept
        assert page.inner_text(".speak-bar a") == "Xem lại và gửi (2)"
        page.click(".speak-bar a")
        page.click("#chua-gui button.main")
        page.fill("#so", "9/SXD")
        page.fill("#ngay", "19/11/2025")
        page.click("text=Gửi 2 góp ý")
        page.locator("h1", has_text="Đã gửi").wait_for()
        page.wait_for_load_state()  # its script lets go what was sent
        assert not any((site.place / "sections/lan-2").glob("*"))
        page.goto(f"{address}/gop-y/1")
        assert page.is_hidden("#chua-gui")
    assert told == []
    first, second = (one.comment for one in record(site.place).value.consultation.responses)
    assert {first.certainty, second.certainty} == {Certainty.CERTAIN}
    assert (first.quote, first.proposed) == ("đường tỉnh dài 300 km", "đường tỉnh dài 310 km")
    assert first.place is not None
    assert second.place is not None
    assert first.place.text == "Phần II, mục I.1, đoạn 1"
    assert second.place.text == "Bảng 2.1, dòng “Quốc lộ 4B”, cột Chiều dài (km)"
    assert second.quote == "107"


def test_keys_alone_do_it_too(browser: Browser, site: Site) -> None:
    with opened(site) as address, browser.new_context(viewport=SMALL) as context:
        page = context.new_page()
        page.goto(come_in(page, site, address))
        page.focus(".speak-bar .step >> nth=1")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.type("Gõ bằng bàn phím.")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.locator(".speak-bar a", has_text="Xem lại và gửi (1)").wait_for()


def test_words_being_written_are_there_again_when_the_page_is(browser: Browser, site: Site) -> None:
    with opened(site) as address, browser.new_context(viewport=SMALL) as context:
        page = context.new_page()
        page.goto(come_in(page, site, address))
        choose(page, "đường tỉnh dài 300 km")
        page.click(".speak-bar button.main")
        page.fill("#gop-y-loi", "Đang viết dở")
        page.reload()
        assert page.input_value("#gop-y-loi") == "Đang viết dở"


def test_one_tap_agrees_with_the_whole_draft(browser: Browser, site: Site) -> None:
    with opened(site) as address, browser.new_context(viewport=SMALL) as context:
        page = context.new_page()
        come_in(page, site, address)
        page.click("button:has-text('Thống nhất')")
        page.locator("h1", has_text="Đã gửi").wait_for()
    said = record(site.place).value.consultation.bodies
    assert [one.agrees for body in said for one in body.letters] == [True]


def amiss(page: Page) -> list[str]:
    """Give each rule of axe that a page breaks, and each button lower than 44 pixels."""
    broken = Axe().run(page).response["violations"]
    told = [f"{page.url} {one['id']}: {one['nodes'][0]['html'][:90]}" for one in broken]
    return told + list(page.evaluate(SMALL_TARGETS))


SMALL_TARGETS = """() => [...document.querySelectorAll(
  ".comments :is(button, .button, summary), .speak-bar :is(button, a), dialog :is(button, label)"
)].filter(one => one.offsetParent && !one.htmlFor && one.getBoundingClientRect().height < 44)
  .map(one => `${location.pathname}: ${one.textContent} ${one.getBoundingClientRect().height}`)"""


def walked(page: Page, site: Site, address: str) -> Iterator[str]:
    """Go through every page; gives what is amiss on each."""
    report = come_in(page, site, address)
    yield from amiss(page)
    page.goto(report)
    choose(page, FIRST)
    yield from amiss(page)
    page.click(".speak-bar button.main")
    page.fill("#gop-y-loi", "Rà soát.")
    yield from amiss(page)
    page.click("dialog button.main")
    page.goto(f"{address}/gop-y/1")
    yield from amiss(page)
    for button in ("#chua-gui button.main", "text=Gửi 1 góp ý"):
        page.click(button)
        page.wait_for_load_state()
        yield from amiss(page)
    for asked in (f"muc={ITEM}", f"cho={ITEM}.2"):
        page.goto(f"{address}/gop-y/1?{asked}")
        yield from amiss(page)


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_page_breaks_a_rule_of_axe_and_every_button_is_large_enough(
    browser: Browser, site: Site, scheme: Literal["light", "dark"], width: int
) -> None:
    size: ViewportSize = {"width": width, "height": 800}
    with opened(site) as address:
        context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
        with context:
            assert list(walked(context.new_page(), site, address)) == []


def test_without_a_script_a_comment_is_written_from_the_list_of_blocks(
    browser: Browser, site: Site
) -> None:
    with opened(site) as address, browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        secret = link(site, address).partition("#")[2]
        page.goto(f"{address}/vao")
        page.fill("#khoa", secret)
        page.click("button.main")
        page.click("summary:has-text('Chọn chỗ')")
        page.click("a:has-text('Hạ tầng giao thông')")
        page.click("a:has-text('300')")
        page.fill("#noi-dung", "Không cần script.")
        page.click("button.main")
        page.click("button:has-text('Gửi 1 góp ý')")
        page.locator("h1", has_text="Đã gửi").wait_for()
    found = record(site.place).value.consultation.responses[0].comment
    assert (found.content, found.span) == ("Không cần script.", (2, 3))
