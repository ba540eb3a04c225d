"""The changes of a draft as an agency's page shows them: each at the block that has it."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from pipeline.model.change import THING_WORDS, ChangeClass, ChangedThing, ChangeKind
from pipeline.model.flow import Flow
from pipeline.model.site import SiteEdit
from pipeline.render.changelog.names import KIND_WORDS, difference
from pipeline.stages.site_blocks import shown_blocks

_Starts = Mapping[str, tuple[list[int], list[str]]]
_SHOWN: Final = frozenset({ChangeClass.CONTENT.value, ChangeClass.FORMATTING.value})


def site_edits(
    flow: Flow, own: Mapping[tuple[str, int], str], log: Mapping[str, Any]
) -> Iterator[SiteEdit]:
    """Give the changes in reading order, those of form alone left out.

    Args:
        flow: The draft as it is printed.
        own: The ids that authors gave, by file and line.
        log: The change log as machines read it, `nhat-ky-thay-doi.json`.
    """
    starts = _starts(flow, own)
    for one in log.get("changes", ()):
        if one["class"] in _SHOWN:
            yield _edit(one, starts)


def standing_places(
    flow: Flow, own: Mapping[tuple[str, int], str], log: Mapping[str, Any]
) -> Iterator[tuple[str, tuple[str, str]]]:
    """Give item and block of each change and entry by its id; the block is "" where none is left.

    An entry of several items stands where the first of its changes does.
    """
    starts = _starts(flow, own)
    found = {one["id"]: (one["item"], _at(one["item"], one["where"]["new"], starts))
             for one in log.get("changes", ())}  # fmt: skip
    entries = {one["id"]: found[one["changes"][0]] for one in log.get("entries", ())}
    yield from {**entries, **found}.items()


def _starts(flow: Flow, own: Mapping[tuple[str, int], str]) -> _Starts:
    """Give, by item, the ordinals at which blocks begin, and the ids of these."""
    found: dict[str, tuple[list[int], list[str]]] = {}
    for section in flow.sections:
        blocks = sorted((place.block, at, name) for at, place, name in shown_blocks(section, own))
        found[section.id] = [start for start, _, _ in blocks], [name for _, _, name in blocks]
    return found


def _edit(one: Mapping[str, Any], starts: _Starts) -> SiteEdit:
    side = one["where"]["new"]
    place = side or one["where"]["old"] or {}
    thing = THING_WORDS[ChangedThing(one["what"])].lower()
    comments = f"Ý kiến: {', '.join(one['comments'])}" if one["comments"] else ""
    reason = f"Lý do: {one['reason']}" if one["reason"] else ""
    return SiteEdit(
        id=one["id"],
        item=one["item"],
        at=_at(one["item"], side, starts),
        kind=one["kind"],
        told=f"{KIND_WORDS[ChangeKind(one['kind'])]}: {thing}",
        place=place.get("text") or "",
        old=one["old"] or "",
        new=one["new"] or "",
        why=" · ".join(filter(None, (comments, reason))),
        cells=tuple(map(_cell, one["tables"])),
        agency=one["agency"] or "",
    )


def _at(item: str, side: Mapping[str, Any] | None, starts: _Starts) -> str:
    """Give the id of the block that holds an ordinal: the last that begins at it or before."""
    ordinals, names = starts.get(item, ([], []))
    if side is None or not ordinals:
        return ""
    at = bisect_right(ordinals, side["block"])
    return names[at - 1] if at else ""


def _cell(cell: Mapping[str, Any]) -> tuple[str, str, str, str, str]:
    delta, percent = (
        None if cell[key] is None else Decimal(str(cell[key])) for key in ("delta", "percent")
    )
    changed = difference(delta, percent, cell["unit"] or "")
    return cell["row_key"], cell["column"], cell["old"] or "", cell["new"] or "", changed
