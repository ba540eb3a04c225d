"""What one body sees of a page that was written for all: its own page alone is led to, and
nothing tells of comments before the answers to them are issued.

A page is written once. Whatever tells of comments bears `OF_COMMENTS` and is left out here, so
that a page knows no bodies and a body's view needs no second writing.

Source: the site's design, "Who sees what".
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from pipeline.render.html.listing import COMMENT_KEYS, OF_COMMENTS, UNANSWERED
from pipeline.render.site.agency_pages import FOLDER

_MARK: Final = f" {OF_COMMENTS}".encode()
_INSTEAD: Final = f" {UNANSWERED}".encode()
_NAME: Final = re.compile(rb"<(\w+)")
_CHOSEN: Final = re.compile(f' data-(?:{"|".join(COMMENT_KEYS)})="[^"]*"'.encode())
_WAY: Final = re.compile(rf'<a href="{FOLDER}/([^"/]+)\.html">([^<]*)</a>'.encode())


def own_ways(page: bytes, body: str) -> bytes:
    """Give the first page with a way to the body's own page alone: others stand there by name."""
    return _WAY.sub(partial(_own_way, body.encode()), page)


def _own_way(body: bytes, way: re.Match[bytes]) -> bytes:
    return way[0] if way[1] == body else way[2]


def before_answers(page: bytes) -> bytes:
    """Give a page without what tells of comments; the page itself where nothing does.

    What the entries of a list are chosen by goes too: grounds, verdicts, codes. That there is
    something to wait for is said whether there is or not.
    """
    page = page.replace(_INSTEAD + b">", b">")
    kept, at = [], 0
    for start, end in _marked(page):
        kept.append(page[at:start])
        at = end
    return _CHOSEN.sub(b"", b"".join((*kept, page[at:]))) if kept else page


def _marked(page: bytes) -> Iterator[tuple[int, int]]:
    """Give where the marked elements begin and end, what stands in another one left out."""
    at = 0
    while (mark := page.find(_MARK, at)) >= 0:
        start = page.rfind(b"<", at, mark)
        if start < 0 or b">" in page[start:mark]:
            at = mark + len(_MARK)  # words of an author, no mark
        else:
            end = _end(page, start)
            yield start, end
            at = end


def _end(page: bytes, start: int) -> int:
    """Give where the element that begins there ends, with all of its own kind within."""
    name = _NAME.match(page, start)
    assert name is not None, "a tag stands there"
    depth = 0
    for tag in re.compile(rb"<(/?)" + name[1] + rb"\b[^<>]*>").finditer(page, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return len(page)
