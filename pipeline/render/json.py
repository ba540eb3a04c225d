"""The machine-readable outputs: the change log and the notices as JSON.

UTF-8, keys in the order of the contract, two spaces a level, a line feed at the end; the
same values give the same bytes.
"""

import json
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

import msgspec

from pipeline.model.change import Change, Place, TableChange
from pipeline.model.entry import LogEntry
from pipeline.model.notice import Notice
from pipeline.model.pages import Pages

_Json = dict[str, object]
_LONE: Final = re.compile("[\ud800-\udfff]")


def notices_json(notices: Iterable[Notice]) -> bytes:
    """Give `thong-bao.json`: a list of notices, in the order given."""
    return json_bytes([_notice(notice) for notice in notices])


def changes_json(
    changes: Sequence[Change], entries: Iterable[LogEntry], earlier: int, later: int
) -> bytes:
    """Give `nhat-ky-thay-doi.json`: the numbers of both drafts, changes and entries as given.

    A change that is told with others names their entry (`group`); one that is told by itself
    has an entry of the same id.
    """
    told = tuple(entries)
    groups = {index: entry.id for entry in told if entry.folded for index in entry.changes}
    ids = [change.id for change in changes]
    return json_bytes(
        {
            "from": earlier,
            "to": later,
            "changes": [_change(change, groups.get(at)) for at, change in enumerate(changes)],
            "entries": [_entry(entry, ids) for entry in told],
        }
    )


LAYOUT_NAMES: Final = {
    "kept": "giu-cung-hang-sau",
    "airy": "gian-hang-cuoi",
    "cut": "ngat-trong-hang",
    "loose": "roi-doan-sau",
    "upright": "trang-dung-tu",
    "lowered": "ha-hinh",
}
"""What a decision of `Layout` is called in `trang.json`."""


def pages_json(pages: Pages) -> bytes:
    """Give `trang.json`: page numbers by bookmark (`trang`), lengths of appendices (`so-trang`).

    Where something was decided from the pages, `bo-cuc` has it by item, as `LAYOUT_NAMES` names
    it: ordinals of rows and paragraphs, of figures with the percentage of their height.
    """
    numbers, lengths = sorted(pages.numbers.items()), sorted(pages.lengths.items())
    value: _Json = {"trang": dict(numbers), "so-trang": dict(lengths)}
    if pages.layout:
        decided = ((name, getattr(pages.layout, field)) for field, name in LAYOUT_NAMES.items())
        value["bo-cuc"] = {name: dict(sorted(found.items())) for name, found in decided if found}
    return json_bytes(value)


def _notice(notice: Notice) -> _Json:
    return {
        "severity": notice.severity.value,
        "code": notice.code,
        "file": notice.file,
        "line": notice.line,
        "cell": notice.cell,
        "agency": notice.agency,
        "item": notice.item,
        "message": notice.message,
        "fix": notice.fix,
    }


def _change(change: Change, group: str | None) -> _Json:
    return {
        "id": change.id,
        "item": change.item,
        "agency": change.agency,
        "author": change.author,
        "kind": change.kind.value,
        "class": change.class_.value,
        "what": change.what.value,
        "where": {"old": _place(change.old_place), "new": _place(change.new_place)},
        "old": change.old,
        "new": change.new,
        "tables": [_table_change(cell) for cell in change.tables],
        "comments": list(change.comments),
        "reason": change.reason,
        "tracked": change.tracked.value,
        "marks": list(change.marks),
        "group": group,
        "look": change.look,
    }


def _entry(entry: LogEntry, ids: Sequence[str]) -> _Json:
    return {
        "id": entry.id,
        "item": entry.item,
        "agency": entry.agency,
        "kind": entry.kind.value,
        "class": entry.class_.value,
        "what": entry.what.value,
        "where": {"old": _place(entry.old_place), "new": _place(entry.new_place)},
        "old": entry.old,
        "new": entry.new,
        "counts": {what.value: count for what, count in entry.counts},
        "changes": [ids[index] for index in entry.changes],
    }


def _place(place: Place | None) -> _Json | None:
    if place is None:
        return None
    return {"text": place.text, "block": place.block, "page": place.page}


def _table_change(change: TableChange) -> _Json:
    return {
        "table": change.table,
        "row_key": change.row_key,
        "column": change.column,
        "old": change.old,
        "new": change.new,
        "delta": _number(change.delta),
        "percent": _number(change.percent),
        "unit": change.unit,
    }


def _number(value: Decimal | None) -> int | float | None:
    """Give a number that JSON can hold; exact for the figures of a report (15 digits)."""
    if value is None or not value.is_finite():
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def json_bytes(value: object) -> bytes:
    """Give a value as JSON in our one way to write it; what XML could not hold is replaced."""
    # what indents in Python writes its numbers and texts one by one
    text = _LONE.sub("\ufffd", json.dumps(value, ensure_ascii=False, allow_nan=False))
    return msgspec.json.format(text.encode(), indent=2) + b"\n"
