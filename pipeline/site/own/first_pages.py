"""First pages as each body sees them: with a way to its own page alone, packed once."""

from collections import OrderedDict
from typing import Final

from pipeline.render.site.own_view import own_ways
from pipeline.site.live import Page

_KEPT: Final = 400  # of a province's bodies and a few drafts


class FirstPages:
    """Copies of first pages by the tag of the page and the body."""

    def __init__(self) -> None:
        self._held: OrderedDict[tuple[str, str], Page] = OrderedDict()

    def of(self, page: Page, body: str) -> Page:
        """Give the page as a body sees it."""
        key = page.tag, body
        if key not in self._held:
            self._held[key] = Page(own_ways(page.data, body))
            while len(self._held) > _KEPT:
                self._held.popitem(last=False)
        return self._held[key]
