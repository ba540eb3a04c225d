"""`tu-viet-tat.yaml` → `Abbreviation` values, in the file's order."""

from typing import Final

from pipeline.intake.shared.fields import Findings, as_record
from pipeline.intake.shared.yaml import Sequence, kind_of, read_node
from pipeline.model.abbreviation import Abbreviation
from pipeline.model.document import Source
from pipeline.model.notice import Outcome

_KEYS: Final = ("tat", "day-du")


def read_abbreviations(text: str, file: str) -> Outcome[tuple[Abbreviation, ...] | None]:
    """Give the abbreviations, the first of two that are alike; None where there is no list."""
    node = read_node(text, file=file)
    findings = Findings(file, list(node.notices))
    if node.value is None:
        return Outcome(None if node.notices else (), tuple(findings.notices))
    if not isinstance(node.value, Sequence):
        findings.error(
            "tu-viet-tat-can-danh-sach",
            f"cần danh sách từ viết tắt, nhưng là {kind_of(node.value)}",
            "viết mỗi từ bắt đầu bằng dòng `- tat: …`, dưới là `day-du: …`",
            node.value.line,
        )
        return Outcome(None, tuple(findings.notices))
    found: dict[str, Abbreviation] = {}
    for entry in node.value.items:
        record = as_record(entry, _KEYS, findings, "từ viết tắt")
        if record is None:
            continue
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
