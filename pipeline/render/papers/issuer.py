"""Who signs a letter, under which sign, and in what tone: by the body it goes to.

The planning agency writes unless the plan names another body for the group (`co-quan-ky`). A
People's Committee signs "TM. ỦY BAN NHÂN DÂN", a deputy "KT." for whom the seat is; the sign names
who drafted: "Số: …/UBND-STC", "Số: …/STC-QLQH" (`don-vi-soan`). Upwards one asks "Kính đề nghị",
equals and those below "Đề nghị".

Source: Nghị định 30/2020/NĐ-CP, Điều 13 (TM., KT.), Phụ lục I, mục II.1.3 (số, ký hiệu), II.1.7.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pipeline.model.outline import Agency, Group, Outline
from pipeline.render.papers.paper import day_words
from pipeline.render.word.shell import TagValue

Issuers = Sequence[tuple[Group, str]]

_COMMITTEE: Final = re.compile(r"(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd)\s+", re.IGNORECASE)
_COMMITTEE_NAME: Final = "Ủy ban nhân dân "
_CHAIR: Final = re.compile(r"(phó\s+)?chủ tịch", re.IGNORECASE)
_DEPUTY: Final = "phó "
_SEAT: Final = "Chủ tịch"
_UNSIGNED: Final = "……"
# who stands above whom; equals write to one another as those above to those below
_RANKS: Final = {
    Group.MINISTRY: 3,
    Group.COUNCIL: 3,
    Group.PROVINCE: 2,
    Group.ORGANISATION: 2,
    Group.DEPARTMENT: 1,
    Group.OTHER: 1,
    Group.COMMUNE: 0,
    Group.CONSULTANT: 0,
}
_PROVINCIAL: Final = 2  # the rank of a province's own People's Committee


@dataclass(frozen=True, slots=True)
class Issuer:
    """A letter's issuing body as the letter shows it.

    Attributes:
        name: Its name within a sentence.
        reply_to: Where an answer goes: the body itself, for a People's Committee through the
            planning agency.
        asks: "Kính đề nghị" or "Đề nghị".
        head: Values of head and foot.
    """

    name: str
    reply_to: str
    asks: str
    head: dict[str, TagValue]


def issuer_of(
    addressee: Agency | None,
    outline: Outline,
    agencies: Sequence[Agency],
    issuers: Issuers,
    day: date,
) -> Issuer:
    """Give who writes to a body on a day; None for the addressee takes the planning agency."""
    known = {agency.id: agency for agency in agencies}
    planner = known.get(outline.planning_agency)
    named = dict(issuers).get(addressee.group, "") if addressee else ""
    body = known.get(named, planner)
    planner_name = planner.name if planner else ""
    name = body.name if body else ""
    committee = _COMMITTEE.match(name) is not None
    rank = _PROVINCIAL if committee else _RANKS[Group.DEPARTMENT]
    upwards = addressee is not None and _RANKS[addressee.group] > rank
    sign = _sign(body, planner, committee=committee)
    return Issuer(
        name,
        f"{name} (qua {planner_name})" if body is not planner else name,
        "Kính đề nghị" if upwards else "Đề nghị",
        {
            "tinh": outline.province,
            "chu_quan": "" if committee else f"UBND tỉnh {outline.province}",
            "co_quan": _COMMITTEE.sub(_COMMITTEE_NAME, name, count=1) if committee else name,
            "chuc_vu": signing_words(body, committee=committee),
            "nguoi_ky": body.head_name if body else "",
            "noi_ngay": f"{outline.province}, {day_words(day)}",
            "tieu_de": outline.title,
            "ky_hieu": sign,
            "ky_hieu_luu": _drafter(body, planner),
            "bao_cao": _copied(committee=committee),
        },
    )


def signing_words(body: Agency | None, *, committee: bool) -> str:
    """Give the lines above a signature: for whom one signs, and as what.

    A People's Committee without a head on record is signed by a deputy of its chair.
    """
    title = body.head_title if body else ""
    if committee:
        chair = _CHAIR.match(title)
        deputy = not title or (chair is not None and chair[1] is not None)
        last = f"KT. {_SEAT}\nPhó {_SEAT}" if deputy else _SEAT
        return f"TM. Ủy ban nhân dân\n{last}"
    if title.lower().startswith(_DEPUTY):
        seat = title[len(_DEPUTY) :]
        return f"KT. {seat[:1].upper()}{seat[1:]}\n{title}"
    return title


def _sign(body: Agency | None, planner: Agency | None, *, committee: bool) -> str:
    short = body.short_name if body else ""
    issuing = short or ("UBND" if committee else _UNSIGNED)
    return f"{issuing}-{_drafter(body, planner)}"


def _drafter(body: Agency | None, planner: Agency | None) -> str:
    """Give who drafts: a unit of the planning agency for it, the agency itself for another body.

    What the workspace does not say is a gap, to be filled by hand with the number.
    """
    if planner is None:
        return _UNSIGNED
    own = body is planner or body is None
    return (planner.drafting_unit if own else planner.short_name) or _UNSIGNED


def _copied(*, committee: bool) -> str:
    return "Chủ tịch, các Phó Chủ tịch UBND tỉnh" if committee else "UBND tỉnh (báo cáo)"
