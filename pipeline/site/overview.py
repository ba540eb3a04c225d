"""`/tong-quan`: how the work stands today, for whoever watches over it.

Source: the site's design, "Who sees what" (`theo-doi`: the matrix).
"""

from typing import Final

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from pipeline.model.fixed import replace
from pipeline.render.site.overview_page import overview_main
from pipeline.site.keys import Role
from pipeline.site.served import Served
from pipeline.site.showing import refused, show
from pipeline.site.visitor import Visit
from pipeline.site.ways import Way

ADDRESS: Final = "/tong-quan"
_WATCHERS: Final = frozenset({Role.WATCH, Role.CONSULT})
_NONE: Final = (
    "Chưa tính được tổng quan",
    "Tệp chung (đề cương, cơ quan, kế hoạch) đang có lỗi; xem thông báo ở trang báo cáo.",
)


def ways(_: Served) -> tuple[Way, ...]:
    """Give the way to the overview."""
    return (Way(ADDRESS, ("GET",), _WATCHERS, _overview),)


async def _overview(visit: Visit) -> Response:
    served = visit.served
    found = await run_in_threadpool(served.overview, served.today)
    if found is None:
        return refused(503, *_NONE)
    here = replace(found, downloads=tuple(_downloads(served)))
    return show(visit, "tong-quan.html", "Tổng quan", main=Markup(overview_main(here)))  # noqa: S704


def _downloads(served: Served) -> list[tuple[str, str]]:
    """Give the ways to the files that the last `draft N` left."""
    number = served.round_number
    named = (
        (f"bao-cao-lan-{number}.pdf", "Báo cáo (PDF)"),
        (f"bao-cao-lan-{number}.docx", "Báo cáo (Word)"),
        (f"so-sanh-lan-{number - 1}.docx", "Bản so sánh với dự thảo trước (Word)"),
        ("nhat-ky-thay-doi.docx", "Nhật ký thay đổi (Word)"),
        ("nhat-ky-thay-doi.xlsx", "Nhật ký thay đổi (Excel)"),
        ("tiep-thu-giai-trinh.docx", "Bảng tiếp thu, giải trình (Word)"),
        ("tiep-thu-giai-trinh.xlsx", "Bảng tiếp thu, giải trình (Excel)"),
        ("y-kien-khac-nhau.docx", "Các ý kiến còn khác nhau (Word)"),
        ("thong-bao.xlsx", "Mọi thông báo (Excel)"),
    )
    built = served.workspace / "build" / f"lan-{number}"
    return [(f"/tai/{number}/{name}", words) for name, words in named if (built / name).is_file()]
