"""`/don-vi`: all that a visitor may do here, a way each; every page of a draft leads to it."""

from typing import Final

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from pipeline.render.site.frame import OWN_DESK
from pipeline.site.desk.blocks import work_block
from pipeline.site.keys import Role
from pipeline.site.served import Served
from pipeline.site.showing import show
from pipeline.site.visitor import Visit
from pipeline.site.ways import ALL, Way

_AUTHORS: Final = frozenset({Role.HAND_IN})
_REVIEWERS: Final = frozenset({Role.VIEW, Role.COMMENT})
_WATCHERS: Final = frozenset({Role.WATCH, Role.CONSULT})
_CONSULTANT: Final = frozenset({Role.CONSULT})
# who is shown the way, its address ({body}, {round}), its words and what is there
_DESK: Final = (
    (_AUTHORS, "/nop", "Nộp bài", "Các mục của cơ quan, hạn nộp; xem trước rồi nộp"),
    (_AUTHORS, "/co-quan/{body}", "Phần của cơ quan", "Như trong báo cáo, kèm thông báo, ý kiến"),
    (_AUTHORS, "/y-kien/{round}/{body}", "Ý kiến đã góp", "Ý kiến của cơ quan và kết quả xử lý"),
    (_AUTHORS | _WATCHERS, "/bao-cao/{round}", "Báo cáo", "Toàn bộ bản dự thảo đang soạn"),
    (_REVIEWERS, "/", "Dự thảo đã phát hành", "Đọc, và góp ý nếu phiếu cho phép"),
    (_WATCHERS, "/tong-quan", "Theo dõi", "Nộp bài, hạn, ý kiến, tiến độ đến hôm nay"),
    (_CONSULTANT, "/quan-ly", "Quản lý", "Việc chờ xử lý, mới nộp, hoàn lại, nhập hộ"),
    (_CONSULTANT, "/quan-ly/khoa", "Khóa truy cập", "Cấp, đổi, thu hồi khóa của các cơ quan"),
    (ALL, "/rieng-tu", "Thông tin được giữ", "Trang này giữ gì, bao lâu, hỏi ai"),
    (ALL, "/ra", "Ra khỏi trang", "Xong việc trên máy dùng chung thì bấm đây"),
)  # fmt: skip


def ways(_: Served) -> tuple[Way, ...]:
    """Give the way to the desk."""
    return (Way(OWN_DESK, ("GET",), ALL, _desk),)


async def _desk(visit: Visit) -> Response:
    who, number = visit.who, visit.served.round_number
    found = [
        (address.format(body=who.body, round=number), words, what)
        for roles, address, words, what in _DESK
        if who.role in roles
    ]
    work = Markup(await run_in_threadpool(work_block, visit))  # noqa: S704  # escaped there
    name = visit.served.name_of(who.body)
    return show(visit, "don-vi.html", name, found=found, work=work)
