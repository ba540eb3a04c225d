"""Pages that only a served site has: forms, receipts, the door; in the frame of all others.

A template of `assets/served/` gives the content; Jinja2 escapes every value put into it.
"""

from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from pipeline.model.fixed import Fixed
from pipeline.render.html.assets import asset
from pipeline.render.html.tables import table_css
from pipeline.render.html.writing import escape
from pipeline.render.site.frame import document, here

FOLDER: Final = "/dung-chung"  # of addresses: what all pages of a served site share
_STYLE: Final = "trang.css"
_STYLES: Final = (
    "theme.css", "preview.css", "top.css", "site.css", "served.css", "handing.css",
)  # fmt: skip
_SCRIPTS: Final = ("gop-y.js", "nop.js", "vao.js")
_SHARED: Final = ("gop-y.css", "viec.css")  # for pages of drafts too, which have a style of theirs
_TEMPLATES: Final = Environment(
    loader=PackageLoader("pipeline.render", "assets/served"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


class Standing(Fixed):
    """What stands over a page of the served site.

    Attributes:
        title: The report's, "" before it is known who asks.
        body: The name of the body that looks, "" for nobody.
        ways: Addresses and words of where it may go.
        here: The address of the page.
    """

    title: str
    body: str = ""
    ways: tuple[tuple[str, str], ...] = ()
    here: str = ""


def served_page(
    template: str,
    *,
    title: str,
    standing: Standing,
    scripts: tuple[str, ...] = (),
    **values: Any,
) -> bytes:
    """Give a whole page.

    Args:
        template: Its name in `assets/served/`, "vao.html".
        title: Of the page.
        standing: What stands over it.
        scripts: Names of those of `shared_files` that it runs.
        values: What the template is filled with.
    """
    main = filled(template, title=title, **values)
    name = standing.title or "Báo cáo quy hoạch"
    return document(
        f"{title} – {name}", main, style=f"{FOLDER}/{_STYLE}", top=_top(standing),
        run=tuple(f"{FOLDER}/{name}" for name in scripts),
    )  # fmt: skip


def filled(template: str, **values: Any) -> str:
    """Give a template of `assets/served/` filled in, every value escaped."""
    return _TEMPLATES.get_template(template).render(**values)


def shared_files() -> dict[str, bytes]:
    """Give the style and the scripts of these pages, by name below `FOLDER`."""
    shared = {name: asset(f"served/{name}") for name in _SHARED}
    style = asset(*_STYLES) + "".join(shared.values()) + table_css()
    scripts = {name: asset(f"served/{name}") for name in _SCRIPTS}
    return {name: text.encode() for name, text in ({_STYLE: style} | shared | scripts).items()}


def _top(standing: Standing) -> str:
    ways = "".join(
        f'<li><a href="{escape(address)}"{here(address == standing.here)}>{escape(words)}</a></li>'
        for address, words in standing.ways
    )
    nav = f'<nav aria-label="Các trang"><ul>{ways}</ul></nav>\n' if ways else ""
    body = f"<span>{escape(standing.body)}</span>" if standing.body else ""
    title = escape(standing.title or "Báo cáo quy hoạch")
    brand = f'<p class="brand"><a href="/">{title}</a>{body}</p>\n'
    return f'<header class="top">\n{brand}{nav}</header>\n'
