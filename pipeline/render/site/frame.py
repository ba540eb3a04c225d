"""What every page of the site has: policy, head, ways to the other pages.

Style and scripts are files of the site itself: under the policy nothing that an author wrote can
run, also where a page is read from disk ('self' is then the disk; tried in Chromium 140).
"""

from datetime import date
from typing import Final

from pipeline.model.fixed import Fixed
from pipeline.render.html.unbroken_words import unbroken_words
from pipeline.render.html.writing import escape, fragment, marker

STYLE: Final = "trang.css"
SCRIPT: Final = "trang.js"
OWN_DESK: Final = "/don-vi"  # of a served site: all that its visitor may do there
_WAYS_BEGIN: Final = '<nav aria-label="Các trang"><ul>'
CONTENT: Final = marker("noi-dung")
POLICY: Final = (
    "default-src 'none'; img-src data: 'self'; style-src 'self'; script-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'"
)
_WAYS: Final = (
    ("index.html", "Tổng quan"),
    ("y-kien.html", "Ý kiến"),
    ("nhat-ky-thay-doi.html", "Thay đổi"),
    ("huong-dan.html", "Hướng dẫn"),
)


class Frame(Fixed):
    """What stands round every page: the report's title, the draft, the pages there are.

    `pages` are the names of all pages, so that no way leads to one that was not made.
    """

    title: str
    draft: str
    day: date
    pages: frozenset[str] = frozenset()

    def page(
        self, title: str, main: str, *, name: str, aside: str = "", scripts: tuple[str, ...] = ()
    ) -> bytes:
        """Give a whole page.

        Args:
            title: Its own, without the draft's.
            main: HTML of what it is about, without a `main` of its own.
            name: Its name below the site, "co-quan/so-y-te.html".
            aside: HTML that stands beside it.
            scripts: Names of more scripts of the site.
        """
        up = "../" * name.count("/")
        return document(
            f"{title} – {self.draft}",
            main,
            style=f"{up}{STYLE}",
            top=self._top(name, up),
            aside=aside,
            run=tuple(f"{up}{one}" for one in (SCRIPT, *scripts)),
        )

    def around(
        self,
        title: str,
        body: str,
        *,
        skip: str,
        name: str,
        style: str,
        scripts: tuple[str, ...] = (),
    ) -> bytes:
        """Give a whole page round a body that has a `main` and a style sheet of its own.

        `skip` is the link past what stands over the body, the first that a keyboard meets.
        """
        return _written(
            f"{title} – {self.draft}", skip + self._top(name, "") + body, style=style, run=scripts
        )

    def _top(self, name: str, up: str) -> str:
        ways = "".join(
            f'<li><a href="{up}{address}"{here(address == name)}>{words}</a></li>'
            for address, words in _WAYS
            if address in self.pages
        )
        search = ""
        if "tim.html" in self.pages:
            search = (
                f'<form role="search" action="{up}tim.html"><label>Tìm trong dự thảo'
                '<input type="search" name="q" autocomplete="off"></label>'
                '<button type="submit">Tìm</button></form>'
            )
        draft = f"{self.draft}, ngày {day_words(self.day)}"
        return (
            f'<header class="top">\n<p class="brand"><a href="{up}index.html">'
            f"{escape(self.title)}</a><span>{escape(draft)}</span></p>"
            f"\n{_WAYS_BEGIN}{ways}</ul></nav>\n{search}</header>\n"
        )


def served(page: bytes) -> bytes:
    """Give a page of the site as it is served: with the way to what only a served site has.

    One that has it already is given as it is.
    """
    with_way = f'{_WAYS_BEGIN}<li><a href="{OWN_DESK}">Việc của đơn vị</a></li>'.encode()
    return page if with_way in page else page.replace(_WAYS_BEGIN.encode(), with_way, 1)


def document(
    title: str,
    main: str,
    *,
    style: str,
    top: str,
    aside: str = "",
    run: tuple[str, ...] = (),
) -> bytes:
    """Give a page from its parts, with the policy and the head that every page has.

    Args:
        title: Of its window.
        main: HTML of what it is about, without a `main` of its own.
        style: Address of the style sheet.
        top: HTML that stands over it.
        aside: HTML that stands beside it.
        run: Addresses of scripts.
    """
    beside = f'<aside class="beside" aria-label="Nội dung">\n{aside}</aside>\n' if aside else ""
    body = (
        f'<a class="skip" href="{fragment(CONTENT)}">Đến nội dung</a>\n{top}'
        f'<div class="site{" with-aside" if aside else ""}">\n{beside}'
        f'<main id="{CONTENT}">\n{main}</main>\n</div>\n'
    )
    return _written(title, body, style=style, run=run)


def _written(title: str, body: str, *, style: str, run: tuple[str, ...]) -> bytes:
    scripts = "".join(f'<script src="{one}" defer></script>\n' for one in run)
    return (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="referrer" content="same-origin">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n"
        f'<link rel="icon" href="data:,">\n<link rel="stylesheet" href="{style}">\n'
        f"{scripts}</head>\n<body>\n{unbroken_words(body)}</body>\n</html>\n"
    ).encode()


def here(stands: bool) -> str:
    """Give the attribute of the way to the page that is looked at, "" for other ways."""
    return ' aria-current="page"' if stands else ""


def day_words(day: date) -> str:
    """Give a day as people write it."""
    return f"{day:%d/%m/%Y}"
