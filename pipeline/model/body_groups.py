"""The groups of bodies in every table of them: order, titles, numbers closed up.

Source: design.md, section 2, "Groups in every table of bodies".
"""

from collections.abc import Iterable
from typing import Final

from pipeline.model.numerals import roman
from pipeline.model.outline import Agency, Group

TITLES: Final = {
    Group.MINISTRY: "Bộ, ngành Trung ương",
    Group.PROVINCE: "Các tỉnh liền kề",
    Group.ORGANISATION: "Ủy ban MTTQ Việt Nam tỉnh và các tổ chức",
    Group.DEPARTMENT: "Sở, ban, ngành",
    Group.COMMUNE: "UBND các xã, phường",
    Group.COUNCIL: "Thành viên Hội đồng thẩm định",
    Group.OTHER: "Tổ chức, cá nhân khác",
}


def grouped(agencies: Iterable[Agency]) -> tuple[tuple[str, tuple[Agency, ...]], ...]:
    """Give the bodies by group as ("II. Các tỉnh liền kề", bodies), empty groups left out.

    Within a group the order given stays; a consultant stands with the others of no group.
    """
    found: dict[Group, list[Agency]] = {group: [] for group in TITLES}
    for agency in agencies:
        found[agency.group if agency.group in found else Group.OTHER].append(agency)
    filled = [(group, bodies) for group, bodies in found.items() if bodies]
    return tuple(
        (f"{roman(number)}. {TITLES[group]}", tuple(bodies))
        for number, (group, bodies) in enumerate(filled, start=1)
    )
