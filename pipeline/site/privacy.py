"""`/rieng-tu`: what the site keeps of whoever uses it, why, how long, and whom to ask.

Source: Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 (whoever processes data says what for); the
site's design, "Journal".
"""

from starlette.responses import Response

from pipeline.site.access import SESSION
from pipeline.site.middleware.access_log import KEPT
from pipeline.site.served import Served
from pipeline.site.showing import show
from pipeline.site.visitor import Visit
from pipeline.site.ways import Way


def ways(_: Served) -> tuple[Way, ...]:
    """Give the way to the notice, which nobody needs a key for."""
    return (Way("/rieng-tu", ("GET",), None, _notice),)


async def _notice(visit: Visit) -> Response:
    served = visit.served
    return show(
        visit,
        "rieng-tu.html",
        "Trang này giữ những thông tin gì",
        contact=served.name_of(served.shared().outline.planning_agency),
        days=KEPT.days,
        hours=SESSION // 3600,
    )
