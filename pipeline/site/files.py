"""Files given out as they stand: packed once, known by their tag, asked for again each time."""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from pipeline.render.site.served_page import FOLDER, shared_files
from pipeline.site.live import Page, pages_of
from pipeline.site.served import Served
from pipeline.site.showing import missing
from pipeline.site.visitor import Visit
from pipeline.site.ways import Way

_KINDS: Final = {
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "svg": "image/svg+xml",
    "json": "application/json",
}


def ways(_: Served) -> tuple[Way, ...]:
    """Give the way to the style and scripts of the site's own pages, those of the door too."""
    shared = pages_of(shared_files())

    async def given(visit: Visit) -> Response:
        name = visit.request.path_params["ten"]
        found = shared.get(name)
        return missing() if found is None else page_answer(found, name, visit.request)

    return (Way(f"{FOLDER}/{{ten}}", ("GET",), None, given),)


def script_answer(data: bytes) -> Response:
    """Answer with a script that was made for who asks."""
    return Response(data, media_type=_KINDS["js"])


def page_answer(page: Page, name: str, request: Request) -> Response:
    """Answer with a file, or that the browser has it already."""
    headers = {"etag": page.tag, "vary": "accept-encoding"}
    if request.headers.get("if-none-match") == page.tag:
        return Response(status_code=304, headers=headers)
    kind = _KINDS.get(name.rpartition(".")[2], "application/octet-stream")
    if page.packs and "gzip" in request.headers.get("accept-encoding", ""):
        packed = {**headers, "content-encoding": "gzip"}
        return Response(page.packed, headers=packed, media_type=kind)
    return Response(page.data, headers=headers, media_type=kind)
