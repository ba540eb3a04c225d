"""A page for each body that commented: its own comments in all rounds, what became of each."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pipeline.model.site import SiteComment
from pipeline.render.site.comments_page import comments_main
from pipeline.render.site.frame import Frame

FOLDER: Final = "y-kien"
_STATE: Final = re.compile(rb'<article [^>]*data-o="(mo|xong)"')


def own_comment_pages(
    frame: Frame,
    comments: Sequence[SiteComment],
    *,
    names: Mapping[str, str],
    items: Mapping[str, str],
    script: str,
    only: str = "",
) -> Iterator[tuple[str, bytes]]:
    """Give the pages by name.

    Args:
        frame: What stands round every page.
        comments: All of them.
        names: Of bodies, by id.
        items: As printed, by id.
        script: Name of the script that filters a list.
        only: The one body that they are for; "" makes everybody's.
    """
    for body in sorted({one.body for one in comments if only in ("", one.body)}):
        own = [one for one in comments if one.body == body]
        name = f"{FOLDER}/{body}.html"
        main = comments_main(own, names=names, items=items)
        title = f"Ý kiến của {names.get(body, body)}"
        yield name, frame.page(title, main, name=name, scripts=(script,))


def counted_comments(page: bytes) -> tuple[int, int]:
    """Give how many comments such a page shows, and how many of them still ask for something."""
    states = _STATE.findall(page)
    return len(states), states.count(b"mo")
