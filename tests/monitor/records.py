"""Records of parts and a round, for the tests of delivery."""

from datetime import date
from typing import Any

from pipeline.model.delivery import Duty, PartRecord
from pipeline.model.fixed import replace
from pipeline.model.outline import Round
from pipeline.model.receipt import Receipt
from pipeline.model.signature import SourceFile

AGENCY = "so-y-te"
DUE = date(2025, 11, 10)
FIRST = Round(1, date(2025, 11, 15), "Dự thảo lần 1", due=DUE)
SECOND = Round(2, date(2025, 11, 30), "Dự thảo lần 2", due=date(2025, 11, 25))


def file(inner: str, in_round: int = 1, sha256: str = "a") -> SourceFile:
    return SourceFile(inner, f"sections/lan-{in_round}/{AGENCY}/{inner}", sha256)


def record(*files: SourceFile, **others: Any) -> PartRecord:
    """The health department's part of an item, made of these files, the first its text."""
    text = files[0].name if files else ""
    blank = PartRecord(AGENCY, "y-te", "Y tế", Duty.LEAD, owed=True, text=text, files=files)
    return replace(blank, **others)


def came(inner: str, day: date, sha256: str = "", in_round: int = 1) -> Receipt:
    name = f"sections/lan-{in_round}/{AGENCY}/nop.yaml"
    return Receipt(AGENCY, in_round, inner, day, sha256, file=name, line=1)
