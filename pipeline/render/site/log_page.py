"""The change log within the site: the page that stands beside it, in the frame of all others.

By itself that page brings its style and script; the site's policy lets only files of the site
run, so here they are files.
"""

import re
from typing import Final

from pipeline.render.html.assets import asset
from pipeline.render.site.frame import Frame

NAME: Final = "nhat-ky-thay-doi.html"
STYLE: Final = "nhat-ky.css"
LISTING: Final = "loc.js"
_STYLE: Final = re.compile("<style>(.*?)</style>", re.DOTALL)
_BODY: Final = re.compile("<body>\n(.*)<script>.*</script>\n</body>", re.DOTALL)


def log_files(page: bytes, frame: Frame) -> dict[str, bytes]:
    """Give the page and its style sheet; {} where there is no change log."""
    text = page.decode()
    body, style = _BODY.search(text), _STYLE.search(text)
    if body is None or style is None:
        return {}
    written = frame.around(
        "Thay đổi", body[1], name=NAME, style=STYLE, scripts=(LISTING, "trang.js")
    )
    return {NAME: written, STYLE: (style[1] + asset("top.css", "log.css")).encode()}
