"""Debian's Chromium led by Playwright, for tests marked `browser`, and the rules of axe."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
WIDTHS = (375, 768, 1440)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser, without windows."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def opened(
    browser: Browser,
    address: str,
    *,
    width: int = 1440,
    scheme: Literal["light", "dark"] = "light",
    policy: bool = True,
) -> Iterator[tuple[Page, list[str]]]:
    """Open a page; gives it with all that its console says and all that it asks another for.

    Without `policy` its Content-Security-Policy is left aside, so that a tool may look in.
    """
    told: list[str] = []
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=not policy
    )
    page = context.new_page()
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: told.append(request.url) if _outside(request.url) else None)
    page.goto(address)
    yield page, told
    context.close()


def console_of(told: str) -> list[str]:
    """Give what a page wrote to the console, from all that a Chromium without Playwright told.

    Its own new-tab page speaks there too, of slow networks where there is none.
    """
    return [line for line in told.splitlines() if "CONSOLE" in line and "chrome://" not in line]


def _outside(url: str) -> bool:
    return not url.startswith(("file:", "data:", "http://127.0.0.1", "http://localhost"))


def violations(browser: Browser, address: str) -> list[str]:
    """Give each rule of axe that a page breaks, at three widths, in light and in dark."""
    found: list[str] = []
    for width in WIDTHS:
        for scheme in SCHEMES:
            with opened(browser, address, width=width, scheme=scheme, policy=False) as (page, _):
                for one in Axe().run(page).response["violations"]:
                    node = one["nodes"][0]["html"][:120]
                    found.append(f"{width} {scheme}: {one['id']} ({len(one['nodes'])}): {node}")
    return found
