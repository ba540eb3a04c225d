"""Pages of an issued report as whoever may comment reads them: with the tools to comment.

The pages themselves are everybody's and stay as they were made; a copy with the tools is kept
for all who comment, packed once. Which body reads is told by a small script of its own.
"""

from collections import OrderedDict
from typing import Final

from pipeline.render.site.served_page import FOLDER
from pipeline.site.live import Page

_KEPT: Final = 400  # pages of a few issued drafts


class CommentedPages:
    """Copies of pages with the tools, by the tag of the page and its round."""

    def __init__(self) -> None:
        self._held: OrderedDict[tuple[str, int], Page] = OrderedDict()

    def of(self, page: Page, round_number: int) -> Page:
        """Give the page with the tools."""
        key = page.tag, round_number
        if key not in self._held:
            self._held[key] = _with_tools(page, round_number)
            while len(self._held) > _KEPT:
                self._held.popitem(last=False)
        return self._held[key]


def _with_tools(page: Page, round_number: int) -> Page:
    tools = (
        f'<link rel="stylesheet" href="{FOLDER}/gop-y.css">\n'
        f'<script src="/gop-y/{round_number}/toi.js" defer></script>\n'
        f'<script src="{FOLDER}/gop-y.js" defer></script>\n</head>'
    )
    way = f'<li><a href="/gop-y/{round_number}">Góp ý</a></li></ul></nav>'
    data = page.data.replace(b"</head>", tools.encode(), 1)
    return Page(data.replace(b"</ul></nav>", way.encode(), 1))
