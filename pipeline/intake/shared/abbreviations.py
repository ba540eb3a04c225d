"""`tu-viet-tat.yaml` → `Abbreviation` values, in the file's order."""

from typing import Final

from pipeline.intake.shared.fields import read_list
from pipeline.model.abbreviation import Abbreviation
from pipeline.model.document import Source
from pipeline.model.notice import Outcome

_KEYS: Final = ("tat", "day-du")


def read_abbreviations(text: str, file: str) -> Outcome[tuple[Abbreviation, ...] | None]:
    """Give the abbreviations, the first of two that are alike; None where there is no list."""
    records, findings = read_list(text, file, _KEYS, "từ viết tắt", "tu-viet-tat-can-danh-sach")
    if records is None:
        return Outcome(None, tuple(findings.notices))
    found: dict[str, Abbreviation] = {}
    for record in records:
        short = record.text("tat", required=True)
        full = record.text("day-du", required=True)
        if not short or not full:
            continue
        made = Abbreviation(short, full, Source(file=file, line=record.line))
        first = found.setdefault(short, made)
        if first is not made:
            findings.warning(
                "tu-viet-tat-trung",
                f"'{short}' đã có ở dòng {first.where.line}: {first.full}",
                "giữ một dòng cho mỗi từ",
                record.line,
            )
    return Outcome(tuple(found.values()), tuple(findings.notices))
