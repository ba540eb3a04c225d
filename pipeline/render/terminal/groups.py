"""Notices as a person takes them up: by agency, errors first, one cause told once."""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Final

from pipeline.model.fixed import Fixed
from pipeline.model.named import Named
from pipeline.model.notice import Notice, Severity, shown_signs

WHOLE: Final = "Cả báo cáo"  # what no agency answers for
_WEIGHT: Final = {severity: weight for weight, severity in enumerate(Severity)}


class Cause(Fixed):
    """Notices of one code and weight, of one agency; at least one.

    `fresh` counts those that the run before did not have.
    """

    notices: tuple[Notice, ...]
    fresh: int = 0

    @property
    def severity(self) -> Severity:
        """Give how much each of them weighs."""
        return self.notices[0].severity


class Owner(Fixed):
    """What one agency has to mend; `name` is `WHOLE` where no agency answers for it."""

    name: str
    causes: tuple[Cause, ...]

    def count(self, severity: Severity) -> int:
        """Give how many notices of that weight it has."""
        return sum(len(cause.notices) for cause in self.causes if cause.severity is severity)


def owners(
    notices: Sequence[Notice], named: Named, known: Container[str] | None = None
) -> tuple[Owner, ...]:
    """Give the notices by agency: who has most errors first, then most warnings.

    Args:
        notices: In any order; those of one cause keep theirs.
        named: Names of agencies, and who leads an item.
        known: Keys (`notice_key`) of the notices of the run before; None where there was none.
    """
    by_agency: dict[str, list[Notice]] = {}
    for notice in notices:
        by_agency.setdefault(_agency(notice, named), []).append(notice)
    order = {agency: at for at, agency in enumerate(named.agencies)}
    found = [
        (Owner(named.agencies.get(agency, agency) or WHOLE, _causes(own, known)), agency)
        for agency, own in by_agency.items()
    ]
    found.sort(key=lambda pair: (*_burden(pair[0]), order.get(pair[1], len(order)), pair[1]))
    return tuple(owner for owner, _ in found)


def notice_key(notice: Notice | Mapping[str, object]) -> str:
    """Give what a notice is known by from one run to the next: all but its line, which moves."""
    if isinstance(notice, Notice):
        parts: tuple[object, ...] = (notice.code, notice.file, notice.cell, notice.message)
    else:
        parts = tuple(notice.get(name) for name in ("code", "file", "cell", "message"))
    return "\n".join(str(part or "") for part in parts)


def places(cause: Cause, named: Named) -> tuple[str, ...]:
    """Give where the notices of a cause stand, once each, in their order.

    A file is named once, with its lines or cells: "a.xlsx:DuAn!B3, B7"; what stands in no file
    is named by its item, number and title.
    """
    found: dict[str, list[str]] = {}
    for notice in cause.notices:
        name, spot = _place(notice, named)
        found.setdefault(name, [])
        if spot and spot not in found[name]:
            found[name].append(spot)
    return tuple(":".join(filter(None, (name, _spots(at)))) for name, at in found.items() if name)


def items(cause: Cause, named: Named) -> tuple[str, ...]:
    """Give the printed places of the items that a cause is found in, once each."""
    ids = dict.fromkeys(entry.item for entry in cause.notices if entry.item)
    return tuple(named.items[item].place or item for item in ids if item in named.items)


def _place(notice: Notice, named: Named) -> tuple[str, str]:
    """Give the file with line or cell; without a file the item with nothing."""
    if notice.file:
        line = "" if notice.line is None else str(notice.line)
        return shown_signs(notice.file), shown_signs(notice.cell or line)
    item = named.items.get(notice.item or "")
    return (item.full if item else "", "")


def _spots(spots: Sequence[str]) -> str:
    """Give lines or cells in a row; a sheet that is the one before is not named again."""
    told, before = [], ""
    for spot in spots:
        sheet, mark, cell = spot.rpartition("!")
        told.append(cell if mark and sheet == before else spot)
        before = sheet
    return ", ".join(told)


def _agency(notice: Notice, named: Named) -> str:
    if notice.agency:
        return notice.agency
    item = named.items.get(notice.item or "")
    return item.lead if item else ""


def _causes(notices: Iterable[Notice], known: Container[str] | None) -> tuple[Cause, ...]:
    found: dict[tuple[int, str], list[Notice]] = {}
    for notice in notices:
        found.setdefault((_WEIGHT[notice.severity], notice.code), []).append(notice)
    ordered = sorted(found, key=lambda key: key[0])
    return tuple(Cause(tuple(found[key]), _fresh(found[key], known)) for key in ordered)


def _fresh(notices: Iterable[Notice], known: Container[str] | None) -> int:
    return 0 if known is None else sum(notice_key(notice) not in known for notice in notices)


def _burden(owner: Owner) -> tuple[int, ...]:
    return tuple(-owner.count(severity) for severity in Severity)
