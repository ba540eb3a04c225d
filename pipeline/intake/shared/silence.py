"""Checks switched off at one place, each with its reason: `tat-kiem-tra: [{ma, noi, ly-do}]`.

The consultant writes them in `cau-hinh.yaml`, an author at the head of a text, where `noi` is that
text and is not written.
"""

from collections.abc import Iterable
from typing import Final

from pipeline.intake.shared.fields import Record
from pipeline.model.outline import MutedCheck

KEYS: Final = ("ma", "noi", "ly-do")
OF_A_TEXT: Final = ("ma", "ly-do")


def silenced(records: Iterable[Record], *, here: str = "") -> tuple[MutedCheck, ...]:
    """Give what records switch off; one that does not say which check and why switches off none.

    `here` is the file in which they stand, where each is of that file alone.
    """
    found = (_silenced(record, here) for record in records)
    return tuple(entry for entry in found if entry is not None)


def _silenced(record: Record, here: str) -> MutedCheck | None:
    code = record.identifier("ma", required=True)
    reason = record.text("ly-do", required=True)
    where = here or record.text("noi")
    return MutedCheck(code, where, reason) if code and reason else None
