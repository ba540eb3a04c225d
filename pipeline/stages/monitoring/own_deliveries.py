"""What one agency owes in the round that is being written, as its records say at this moment.

The draft says of what each part is made; days and signatures are read from the agency's own
`nop.yaml` and `ky.yaml`, so that a page may tell them without a draft being built.
"""

import contextlib
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

from pipeline.intake.shared.receipts import read_receipts
from pipeline.intake.shared.signatures import read_signatures
from pipeline.intake.text import decode
from pipeline.model.delivery import Delivery, Duty, PartRecord
from pipeline.model.fixed import replace
from pipeline.model.outline import Round
from pipeline.model.overview import Figures
from pipeline.model.receipt import Receipt
from pipeline.model.signature import PartSources, Signature, SourceFile
from pipeline.monitor.delivery import deliveries
from pipeline.monitor.signatures import signed_parts
from pipeline.workspace.records import DELIVERIES, SIGNATURES


def own_deliveries(
    root: Path, figures: Figures, in_round: Round, agency: str, *, today: date
) -> tuple[Delivery, ...]:
    """Give the parts and forms of an agency, in the order of the outline, judged on a day.

    Args:
        root: The workspace.
        figures: Of the draft of the round.
        in_round: The round.
        agency: Its id.
        today: The day.
    """
    number = in_round.number
    records = tuple(
        replace(record, before=tuple(_before(root, number, record)))
        for record in figures.records
        if record.agency == agency
    )
    parts = [
        PartSources(agency, record.item, record.files)
        for record in records
        if record.duty is not Duty.FORM and record.files
        if not (record.withdrawn or record.broken)  # nothing of it stands in the report
    ]
    signatures = tuple(
        one for n in range(1, number + 1) for one in _signatures(root, n, agency)
    )  # fmt: skip
    return deliveries(
        records,
        in_round,
        receipts=own_receipts(root, number, agency),
        notices=[one for one in figures.faults if one.agency == agency],
        signatures=signed_parts(parts, signatures),
        today=today,
    )


def own_receipts(root: Path, number: int, agency: str) -> tuple[Receipt, ...]:
    """Give what an agency's `nop.yaml` of a round says, () where it says nothing readable."""
    name = _name(number, agency, DELIVERIES)
    text = _text(root, name)
    return read_receipts(text, name, agency=agency, round_number=number).value if text else ()


def _before(root: Path, number: int, record: PartRecord) -> Iterator[SourceFile]:
    """Give the files of a part as they stood in the newest round before."""
    for file in record.files:
        for earlier in range(number - 1, 0, -1):
            name = _name(earlier, record.agency, file.inner)
            with contextlib.suppress(OSError):
                yield SourceFile(file.inner, name, sha256((root / name).read_bytes()).hexdigest())
                break


def _signatures(root: Path, number: int, agency: str) -> tuple[Signature, ...]:
    name = _name(number, agency, SIGNATURES)
    text = _text(root, name)
    if not text:
        return ()
    return read_signatures(text, name, agency=agency, round_number=number).value or ()


def _text(root: Path, name: str) -> str:
    try:
        return decode((root / name).read_bytes(), file=name).value or ""
    except OSError:
        return ""


def _name(number: int, agency: str, inner: str) -> str:
    return f"sections/lan-{number}/{agency}/{inner}"
