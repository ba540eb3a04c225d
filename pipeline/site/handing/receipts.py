"""`/bien-nhan/ID`: the receipt of what was sent, from its line in the journal, as page or JSON.

Hand-ins, comments, words on answers and signatures have one each.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from starlette.responses import Response

from pipeline.consult.deadline import answer_by
from pipeline.model.outline import Round
from pipeline.rounds.served.journal import Entry, Line
from pipeline.site.handing.parts import item_of, lateness
from pipeline.site.served import Served
from pipeline.site.showing import show
from pipeline.site.visitor import Visit, Visitor
from pipeline.site.ways import ALL, Way
from pipeline.stages.commenting.answers import ACT as FEEDBACK
from pipeline.stages.commenting.sending import ACT as COMMENTS
from pipeline.stages.handing.drafts import WAITS
from pipeline.stages.handing.exchange import ACT as HANDED
from pipeline.stages.handing.exchange import received_on
from pipeline.stages.handing.receipt_lines import receipt_line
from pipeline.stages.handing.sent_signatures import RETURNED, SENT, SIGNED

_JSON: Final = ".json"
_HANDED: Final = frozenset({HANDED, WAITS})
# what is said of each act, whether somebody still has to do something, where one goes from there
_TOLD: Final = {
    HANDED: ("Đã nhận bài, đã đưa vào báo cáo.", False, "/nop", "Việc của tôi"),
    WAITS: (
        "Đã nhận. Tư vấn đã sửa bài đang dùng nên bài này chờ tư vấn hợp nhất.",
        True, "/nop", "Việc của tôi",
    ),
    COMMENTS: ("Đã nhận ý kiến góp ý.", False, "/gop-y/{}", "Trang góp ý"),
    FEEDBACK: (
        "Đã nhận ý kiến về kết quả tiếp thu, giải trình.", False, "/ket-qua/{}", "Trang kết quả",
    ),
    SENT: ("Đã nhận văn bản ký, chờ tư vấn xác nhận.", True, "/ky/{}", "Trang ký"),
    SIGNED: ("Tư vấn đã xác nhận chữ ký.", False, "/ky/{}", "Trang ký"),
    RETURNED: ("Tư vấn đã trả lại văn bản ký.", True, "/ky/{}", "Trang ký"),
}  # fmt: skip


def ways(_: Served) -> tuple[Way, ...]:
    """Give the way to a receipt."""
    return (Way("/bien-nhan/{id}", ("GET",), ALL, _receipt, rules=(_own_receipt,)),)


def _own_receipt(served: Served, visitor: Visitor, found: Mapping[str, Any]) -> bool:
    return _line(served, visitor, found["id"]) is not None


def _line(served: Served, visitor: Visitor, name: str) -> Line | None:
    body = "" if visitor.sees_all else visitor.body
    return receipt_line(served.workspace, name.removesuffix(_JSON), body)


async def _receipt(visit: Visit) -> Response:
    served, name = visit.served, visit.request.path_params["id"]
    line = _line(served, visit.who, name)
    assert line is not None, "the way's rule has looked"
    told = _told(served, line)
    if name.endswith(_JSON):
        data = json.dumps(told, ensure_ascii=False, indent=1).encode()
        return Response(data, media_type="application/json")
    words, waits, back, back_words = _TOLD[line.entry.act]
    return show(
        visit, "bien-nhan.html", "Biên nhận", told=told, words=words, waits=waits,
        back=back.format(line.entry.round), back_words=back_words,
    )  # fmt: skip


def _told(served: Served, line: Line) -> dict[str, Any]:
    """Give what a receipt says, as its JSON has it; "muc" only of what is about one item."""
    entry = line.entry
    item = item_of(served, entry.item)
    at = datetime.fromisoformat(line.at)
    plan = served.shared().schedule.round(entry.round)
    day = at.date()
    if entry.act in _HANDED:
        day = received_on(served.workspace, entry) or day
    named = {"muc": entry.item, "ten-muc": item.title if item else entry.item}
    return {
        "id": entry.id,
        "viec": entry.act,
        "co-quan": entry.body,
        "ten-co-quan": served.name_of(entry.body),
        "lan": entry.round,
        "ten-lan": plan.name if plan else f"Lần {entry.round}",
        **(named if entry.item else {}),
        "luc": line.at,
        "gio": f"{at:%H:%M}, ngày {at:%d/%m/%Y}",
        "ngay-nhan": day.isoformat(),
        "cham": lateness(_due(served, entry, plan), day),
        "cho-hop-nhat": entry.act == WAITS,
        "tep": [
            {"ten": _name(file.name), "truoc": file.before, "sau": file.after}
            for file in entry.files if not file.name.startswith(".")
        ],
        "nhat-ky": {"dong": line.number, "bam": line.hash},
    }  # fmt: skip


def _due(served: Served, entry: Entry, plan: Round | None) -> date | None:
    """Give the day by which it had to come, None where none is set."""
    if plan is None:
        return None
    if entry.act in _HANDED:
        return plan.due
    return answer_by(plan, served.shared().settings.holidays) if entry.act == COMMENTS else None


def _name(name: str) -> str:
    """Give a file's own name, also of one that is told by its whole path."""
    return name.rpartition("/")[2] if name.startswith("sections/") else name
