"""The site's own pages in Chromium: no word on the console, no rule of axe broken."""

import socket
import threading
from collections.abc import Iterator

import pytest
import uvicorn

from pipeline.site.access import Access
from pipeline.site.keys import Role
from tests.chromium import chromium, opened, violations
from tests.site.sites import Site, with_road

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site where everybody needs a key, behind a server that runs."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = int(found.getsockname()[1])
    place = with_road(tmp_path_factory.mktemp("site") / "tinh")
    made = Site(place, Access(port, host="127.0.0.1"))
    settings = uvicorn.Config(made.application, port=port, log_level="critical")
    server = uvicorn.Server(settings)
    running = threading.Thread(target=server.run)
    running.start()
    while not server.started:
        threading.Event().wait(0.01)
    yield made
    server.should_exit = True
    running.join(10)


def address(site: Site, path: str) -> str:
    return f"{site.access.address}{path}"


def test_a_link_fills_in_the_key_and_only_the_button_sends_it(site: Site) -> None:
    secret = site.key("so-xay-dung", Role.HAND_IN)
    with chromium() as browser, opened(browser, address(site, f"/vao#{secret}")) as (page, told):
        assert page.input_value("#khoa") == secret
        assert secret not in page.url
        page.get_by_role("button", name="Vào").click()
        page.wait_for_url("**/bao-cao/1/index.html")
        page.goto(address(site, "/ra"))
        page.get_by_role("button", name="Ra khỏi trang").click()
        page.wait_for_url("**/vao")
        page.goto(address(site, "/bao-cao/1/index.html"))
        assert page.url.endswith("/vao")
        assert told == []


def test_a_link_opened_where_the_door_stands_open_already_fills_in_the_key(site: Site) -> None:
    secret = site.key("so-xay-dung", Role.HAND_IN)
    with chromium() as browser, opened(browser, address(site, "/vao")) as (page, told):
        page.goto(address(site, f"/vao#{secret}"))
        page.wait_for_function("document.getElementById('khoa').value !== ''")
        assert page.input_value("#khoa") == secret
        assert told == []


def test_a_cited_place_is_where_one_arrives_after_coming_in(site: Site) -> None:
    secret = site.key("so-xay-dung", Role.HAND_IN)
    cited = address(site, "/bao-cao/1/index.html#muc-2")
    with chromium() as browser, opened(browser, cited) as (page, told):
        page.fill("#khoa", secret)
        page.get_by_role("button", name="Vào").click()
        page.wait_for_url("**/bao-cao/1/index.html#muc-2")
        assert told == []


def test_without_javascript_a_key_is_pasted(site: Site) -> None:
    secret = site.key("so-xay-dung", Role.HAND_IN)
    with chromium() as browser:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(address(site, "/vao"))
        page.fill("#khoa", f" {secret.lower()} ")
        page.get_by_role("button", name="Vào").click()
        page.wait_for_url("**/bao-cao/1/index.html")
        context.close()


@pytest.mark.parametrize("path", ["/vao", "/rieng-tu", "/khong-co"])
def test_pages_of_its_own_break_no_rule_of_axe(site: Site, path: str) -> None:
    with chromium() as browser:
        assert violations(browser, address(site, path)) == []


def test_what_is_pressed_is_large_enough_for_a_finger(site: Site) -> None:
    with chromium() as browser, opened(browser, address(site, "/vao"), width=375) as (page, _):
        for name in ("#khoa", "button.main"):
            box = page.locator(name).bounding_box()
            assert box is not None
            assert box["height"] >= 44
