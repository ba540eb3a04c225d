"""Answers with pages of the served site's own, in its frame."""

from typing import Any, Final

from markupsafe import Markup
from starlette.responses import HTMLResponse, Response
from starlette_wtf import csrf_token

from pipeline.render.site.served_page import Standing, served_page
from pipeline.site.keys import Role
from pipeline.site.visitor import Visit, Visitor

_EVERYBODY: Final = frozenset(Role)
# who is shown the way, its address and words; {body} and {round} are filled in
_WAYS: Final = (
    (_EVERYBODY, "/", "Báo cáo"),
    (frozenset({Role.WATCH, Role.CONSULT}), "/tong-quan", "Theo dõi"),
    (frozenset({Role.HAND_IN}), "/nop", "Việc của tôi"),
    (frozenset({Role.CONSULT}), "/quan-ly", "Quản lý"),
    (frozenset({Role.CONSULT}), "/quan-ly/khoa", "Khóa truy cập"),
    (_EVERYBODY, "/ra", "Ra"),
)
_GONE: Final = "Không có trang này, hoặc trang không dành cho đơn vị của bạn."


def show(
    visit: Visit,
    template: str,
    title: str,
    *,
    status: int = 200,
    scripts: tuple[str, ...] = (),
    **values: Any,
) -> Response:
    """Answer with a page made of a template of `assets/served/`.

    Every template finds `csrf`, the hidden field that stands in each form that posts.

    Args:
        visit: Who asks.
        template: "vao.html".
        title: Of the page.
        status: Of HTTP.
        scripts: Names of scripts that it runs.
        values: What the template is filled with.
    """
    token = Markup('<input type="hidden" name="csrf_token" value="{}">').format(
        csrf_token(visit.request)
    )
    page = served_page(
        template,
        title=title,
        standing=_standing(visit),
        scripts=scripts,
        csrf=token,
        **values,
    )
    return HTMLResponse(page, status)


def missing() -> Response:
    """Answer that there is no such page: to everybody the same, whatever was asked for."""
    return refused(404, "Không có trang này", _GONE)


def refused(status: int, title: str, words: str) -> Response:
    """Answer why something is not done, to whoever it may be.

    Args:
        status: Of HTTP.
        title: Of the page.
        words: What was found, and what to do.
    """
    page = served_page("loi.html", title=title, standing=Standing(""), words=words)
    return HTMLResponse(page, status)


def _standing(visit: Visit) -> Standing:
    visitor, served = visit.visitor, visit.served
    if visitor is None:
        return Standing("")
    title = served.shared().outline.title
    return Standing(
        title, served.name_of(visitor.body), _ways(visitor, served.round_number),
        visit.request.url.path,
    )  # fmt: skip


def _ways(visitor: Visitor, round_number: int) -> tuple[tuple[str, str], ...]:
    return tuple(
        (address.format(body=visitor.body, round=round_number), words)
        for roles, address, words in _WAYS
        if visitor.role in roles
    )
