"""What concerns one body, laid into the first page of a draft and into the body's own page.

The pages themselves are everybody's and stay as they were made; a copy with the block is kept
for as long as both stay the same.
"""

from typing import Final

from pipeline.render.html.unbroken_words import unbroken_words
from pipeline.render.site.agency_pages import FOLDER as AGENCIES
from pipeline.render.site.served_page import FOLDER, filled
from pipeline.site.desk.files import own_files
from pipeline.site.desk.work import own_work
from pipeline.site.keys import Role
from pipeline.site.live import Page
from pipeline.site.visitor import Visit

STYLE: Final = "viec.css"
_FIRST: Final = "index.html"
_LINK: Final = f'<link rel="stylesheet" href="{FOLDER}/{STYLE}">\n</head>'
_TITLE_ENDS: Final = "</h1>\n"
_BESIDE_BEGINS: Final = '<aside class="beside" aria-label="Nội dung">\n'
_WATCHERS: Final = frozenset({Role.WATCH, Role.CONSULT})


def has_block(name: str) -> bool:
    """Say whether a page of a draft may have a block, by its name."""
    return name == _FIRST or name.startswith(f"{AGENCIES}/")


def with_block(visit: Visit, page: Page, number: int, name: str) -> Page:
    """Give a page of a draft as its visitor sees it; most pages as they are."""
    folder, _, last = name.rpartition("/")
    if name == _FIRST and visit.who.role not in _WATCHERS:
        return _with(visit, page, (number, name), work_block(visit), after=_TITLE_ENDS)
    if folder == AGENCIES:
        body = last.removesuffix(".html")
        block = _standing_block(visit, number, body)
        return _with(visit, page, (number, name), block, after=_BESIDE_BEGINS)
    return page


def work_block(visit: Visit) -> str:
    """Give what awaits the body of a visitor, as HTML; "" where nothing does."""
    work = own_work(visit.served, visit.who.body, visit.who.role)
    if not (work.tiles or work.tasks or work.receipts):
        return ""
    return filled("viec.html", work=work)


def _standing_block(visit: Visit, number: int, body: str) -> str:
    """Give how an agency's parts stand in the draft that is being written, and its files."""
    served = visit.served
    is_written = number == served.round_number and not served.is_issued(number)
    work = own_work(served, body, visit.who.role) if is_written else None
    may_sign = visit.who.role is Role.HAND_IN and is_written
    return filled(
        "tinh-trang.html", work=work, files=own_files(served, number, body),
        signing=f"/ky/{number}" if may_sign else "",
    )  # fmt: skip


def _with(visit: Visit, page: Page, which: tuple[int, str], block: str, *, after: str) -> Page:
    """Give a page with a block; `which` are its round and name."""
    if not block:
        return page
    key = "block", *which, visit.who.body, visit.who.role
    made: Page = visit.served.kept.of(key, lambda: _laid(page, block, after), (page.tag, block))
    return made


def _laid(page: Page, block: str, after: str) -> Page:
    text = page.data.decode().replace("</head>", _LINK, 1)
    made = Page(text.replace(after, after + unbroken_words(block), 1).encode())
    _ = made.tag, made.packed  # here, in a thread, not where all others wait
    return made
