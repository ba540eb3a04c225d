"""What stands around a report as it is sent: by it a returned copy shows what was changed there.

Words of the cover, of headers and footers, how many pages lie, how large pictures are: no block
of the report holds them, so the custom part does (`goi`, see `package.identity_part`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from lxml import etree

from pipeline.model.identity import text_hash
from pipeline.render.word.shell import NAMESPACES, Shell

_W: Final = f"{{{NAMESPACES['w']}}}"
_COVER: Final = "TrangBia"
_STORIES: Final = ("word/header", "word/footer")
_COMPUTED: Final = (f"{_W}fldChar", f"{_W}fldSimple")
_SHELLS_KEPT: Final = 4  # a report's, its redline's, that of all excerpts
_SIZE: Final = re.compile(r'<wp:extent cx="(\d+)" cy="(\d+)"')
# runs of a redline that only the draft before has; an end that is gone is an empty element
_GONE: Final = re.compile(r"<w:(del|moveFrom) [^>]*(?<!/)>.*?</w:\1>", re.DOTALL)
_LIES: Final = re.compile(r'<w:pgSz [^>]*w:orient="landscape"')


def surroundings(shell: Shell, body: str, section: str) -> Mapping[str, str]:
    """Give what stands around a report: `bia`, `dau`, `ngang`, `co`; `body` is our own markup.

    Of a redline it is what the new draft has.
    """
    stories = (data for name, data in shell.parts.items() if name.startswith(_STORIES))
    cover, above = _of_shell(shell.before + shell.after, tuple(stories))
    before = shell.before.decode()  # not joined to the body: that copies millions of letters
    return {
        "bia": cover,
        "dau": above,
        "ngang": str(sum(_lying(markup) for markup in (before, body, section))),
        "co": " ".join(f"{wide}x{high}" for wide, high in _sizes(body)),
    }


def _lying(markup: str) -> int:
    """Give how many pages lie; what is looked for is found much sooner than an expression."""
    return sum(len(_LIES.findall(stretch)) for stretch in _around(markup, "<w:pgSz ", ">"))


def _sizes(body: str) -> Iterator[tuple[str, str]]:
    """Give width and height of the pictures; a mark that takes one away is in its paragraph."""
    for stretch in _around(body, "<wp:extent ", "</w:p>"):
        yield from _SIZE.findall(_GONE.sub("", stretch))


def _around(markup: str, opening: str, end: str) -> Iterator[str]:
    """Give the stretches from one `end` to the next, that with it, which hold an opening."""
    at = markup.find(opening)
    while at >= 0:
        begin, close = markup.rfind(end, 0, at) + 1, markup.find(end, at) + 1 or len(markup)
        yield markup[begin : close + len(end)]
        at = markup.find(opening, close)


@lru_cache(_SHELLS_KEPT)
def _of_shell(front: bytes, stories: tuple[bytes, ...]) -> tuple[str, str]:
    """Give the hashes of the words of a cover, and of headers and footers."""
    cover = _lines(etree.fromstring(front), _COVER)
    above = {line for story in stories for line in _lines(etree.fromstring(story))}
    return text_hash("\n".join(cover))[:16], text_hash("\n".join(sorted(above)))[:16]


def _lines(root: etree._Element, style: str = "") -> Iterator[str]:
    """Give the words of the paragraphs of a style; those with fields are another program's."""
    for paragraph in root.iter(f"{_W}p"):
        named = paragraph.find(f"{_W}pPr/{_W}pStyle")
        known = "" if named is None else str(named.get(f"{_W}val", ""))
        words = _words(paragraph.iter(f"{_W}t"))
        if words and known.startswith(style) and next(paragraph.iter(*_COMPUTED), None) is None:
            yield words


def _words(texts: Iterable[etree._Element]) -> str:
    return " ".join("".join(text.text or "" for text in texts).split())
