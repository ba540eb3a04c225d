"""The change log within the site: the page that stands beside it, in the frame of all others.

By itself that page brings its style and script; the site's policy lets only files of the site
run, so here they are files. By itself it leads to the redline beside it; the site has none, and
its report shows the same places.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pipeline.render.html.assets import asset
from pipeline.render.html.writing import escape, marker
from pipeline.render.site.frame import Frame

NAME: Final = "nhat-ky-thay-doi.html"
STYLE: Final = "nhat-ky.css"
LISTING: Final = "loc.js"
_NONE: Final[Mapping[str, str]] = MappingProxyType({})
_STYLE: Final = re.compile("<style>(.*?)</style>", re.DOTALL)
_BODY: Final = re.compile(
    r"<body>\n(?P<skip><a class=\"skip\"[^\n]*\n)<header(?P<about> class=\"about\">.*?)</header>"
    "(?P<rest>.*)<script>.*</script>\n</body>",
    re.DOTALL,
)
# what has an id, and a way to the redline in it
_TOLD: Final = re.compile(
    r'<(?:article|div class="d") id="(?P<id>[^"]+)"|<a href="so-sanh-[^"]+">(?P<words>[^<]*)</a>'
)


def log_files(page: bytes, frame: Frame, ways: Mapping[str, str] = _NONE) -> dict[str, bytes]:
    """Give the page and its style sheet; {} where there is no change log.

    Args:
        page: The change log as it stands by itself.
        frame: What stands round every page.
        ways: Where the report shows each entry and change, by its id; one that the report shows
            nowhere has none.
    """
    text = page.decode()
    body, style = _BODY.search(text), _STYLE.search(text)
    if body is None or style is None:
        return {}
    # the site has a banner of its own
    about = f'<section aria-label="Nhật ký thay đổi"{body["about"]}</section>'
    written = frame.around(
        "Thay đổi",
        about + _led(body["rest"], ways),
        skip=body["skip"],
        name=NAME,
        style=STYLE,
        scripts=(LISTING, "trang.js"),
    )
    return {NAME: written, STYLE: (style[1] + asset("top.css", "log.css")).encode()}


def _led(body: str, ways: Mapping[str, str]) -> str:
    """Give the changes with ways to the report in the place of those to the redline."""
    addresses = {escape(marker(name)): escape(way) for name, way in ways.items()}
    here = ""

    def led(found: re.Match[str]) -> str:
        nonlocal here
        if found["id"]:
            here = addresses.get(found["id"], "")
            return found[0]
        return f'<a href="{here}">{found["words"]}</a>' if here else found["words"]

    return _TOLD.sub(led, body)
