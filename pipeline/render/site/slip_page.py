"""The slip that a key goes out on: a page to print, with the link, its QR code and the letters.

It stands alone, apart from the letter: a letter is copied, scanned and filed, a key must not be.
Read from disk, so its style stands in it; its policy lets nothing else in.
"""

from datetime import date
from typing import Final

import segno
from markupsafe import Markup

from pipeline.model.fixed import Fixed
from pipeline.render.html.assets import asset
from pipeline.render.site.frame import day_words
from pipeline.render.site.served_page import filled

_GROUP: Final = 4  # letters that one reads and types at a time


class Slip(Fixed):
    """What a slip says: whose key it is, what it allows (in words), until when.

    `address` is the site's, without a path; `secret` the key, which nobody keeps.
    """

    title: str
    body: str
    allows: str
    id: str
    expires: date
    address: str
    secret: str

    @property
    def link(self) -> str:
        """Give the link that opens the door: what stands behind # reaches no log."""
        return f"{self.address}/vao#{self.secret}"

    @property
    def letters(self) -> str:
        """Give the key as people read and type it."""
        starts = range(0, len(self.secret), _GROUP)
        return " ".join(self.secret[at : at + _GROUP] for at in starts)

    @property
    def code(self) -> Markup:
        """Give the QR code of the link, as SVG."""
        drawn = segno.make(self.link, error="m", micro=False)
        return Markup(drawn.svg_inline(scale=5, border=0, omitsize=True))  # noqa: S704 -- by us

    @property
    def until(self) -> str:
        """Give the last day as people write it."""
        return day_words(self.expires)


def slip_page(slip: Slip) -> bytes:
    """Give the page."""
    style = Markup(asset("slip.css"))  # noqa: S704 -- a file of ours
    return filled("phieu.html", slip=slip, style=style).encode()
