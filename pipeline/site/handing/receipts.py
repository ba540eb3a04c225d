"""`/bien-nhan/ID`: the receipt of a hand-in from its line in the journal, to print or as JSON."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from starlette.responses import Response

from pipeline.rounds.served.journal import Line
from pipeline.site.handing.parts import item_of, lateness
from pipeline.site.keys import Role
from pipeline.site.served import Served
from pipeline.site.showing import show
from pipeline.site.visitor import Visit, Visitor
from pipeline.site.ways import Way
from pipeline.stages.handing.drafts import WAITS
from pipeline.stages.handing.exchange import act_line, received_on

_JSON: Final = ".json"
_READS: Final = frozenset({Role.HAND_IN, Role.CONSULT, Role.WATCH})


def ways(_: Served) -> tuple[Way, ...]:
    """Give the way to a receipt."""
    return (Way("/bien-nhan/{id}", ("GET",), _READS, _receipt, rules=(_own_receipt,)),)


def _own_receipt(served: Served, visitor: Visitor, found: Mapping[str, Any]) -> bool:
    line = act_line(served.workspace, found["id"].removesuffix(_JSON))
    return line is not None and (visitor.sees_all or line.entry.body == visitor.body)


async def _receipt(visit: Visit) -> Response:
    served, name = visit.served, visit.request.path_params["id"]
    line = act_line(served.workspace, name.removesuffix(_JSON))
    assert line is not None, "the way's rule has looked"
    told = _told(served, line)
    if name.endswith(_JSON):
        data = json.dumps(told, ensure_ascii=False, indent=1).encode()
        return Response(data, media_type="application/json")
    return show(visit, "bien-nhan.html", "Biên nhận", told=told)


def _told(served: Served, line: Line) -> dict[str, Any]:
    """Give what a receipt says, as its JSON has it."""
    entry = line.entry
    item = item_of(served, entry.item)
    at = datetime.fromisoformat(line.at)
    plan = served.shared().schedule.round(entry.round)
    day = received_on(served.workspace, entry) or at.date()
    return {
        "id": entry.id,
        "co-quan": entry.body,
        "ten-co-quan": served.name_of(entry.body),
        "lan": entry.round,
        "ten-lan": plan.name if plan else f"Lần {entry.round}",
        "muc": entry.item,
        "ten-muc": item.title if item else entry.item,
        "luc": line.at,
        "gio": f"{at:%H:%M}, ngày {at:%d/%m/%Y}",
        "ngay-nhan": day.isoformat(),
        "cham": lateness(plan.due if plan else None, day),
        "cho-hop-nhat": entry.act == WAITS,
        "tep": [
            {"ten": file.name, "truoc": file.before, "sau": file.after}
            for file in entry.files if not file.name.startswith(".")
        ],
        "nhat-ky": {"dong": line.number, "bam": line.hash},
    }  # fmt: skip
