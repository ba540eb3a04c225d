"""`co-quan.yaml` → `Agency` values, in the file's order."""

from collections.abc import Sequence
from typing import Final

from pipeline.intake.nearest import or_nearest
from pipeline.intake.shared.fields import Findings, Record, as_record
from pipeline.intake.shared.yaml import Sequence as NodeSequence
from pipeline.intake.shared.yaml import kind_of, read_node
from pipeline.model.notice import Notice, Outcome
from pipeline.model.outline import Agency, Group

# Folders that stand beside the agencies' own in lan-N/ and sections/.
RESERVED: Final = frozenset({"y-kien", "phat-hanh", "ho-so", "bieu-mau", "ban-do"})

_AGENCY: Final = ("id", "ten", "ten-tat", "nhom", "dau-moi", "thu-truong", "don-vi-soan")
_HEAD: Final = ("ten", "chuc-vu")


def read_agencies(text: str, file: str) -> Outcome[tuple[Agency, ...] | None]:
    """Give the agencies; None where the file cannot be read or names none."""
    node = read_node(text, file=file)
    findings = Findings(file, list(node.notices))
    if node.value is None and node.notices:
        return Outcome(None, tuple(findings.notices))
    if not isinstance(node.value, NodeSequence):
        found = "tệp trống" if node.value is None else kind_of(node.value)
        line = 1 if node.value is None else node.value.line
        fix = "viết mỗi cơ quan bắt đầu bằng dòng `- id: …`, rồi ten, nhom"
        findings.error(
            "co-quan-can-danh-sach", f"cần danh sách cơ quan, nhưng là {found}", fix, line
        )
        return Outcome(None, tuple(findings.notices))
    agencies: dict[str, Agency] = {}
    for entry in node.value.items:
        record = as_record(entry, _AGENCY, findings, "cơ quan")
        agency = None if record is None else _agency(record)
        if agency is not None and _usable(agency, agencies, findings):
            agencies[agency.id] = agency
    return Outcome(tuple(agencies.values()) or None, tuple(findings.notices))


def check_agencies(agencies: Sequence[Agency], file: str) -> tuple[Notice, ...]:
    """Say which bodies in `dau-moi` the list does not have, and which names stand twice."""
    findings = Findings(file)
    known = [agency.id for agency in agencies]
    names: dict[str, Agency] = {}
    for agency in agencies:
        first = names.setdefault(agency.name, agency)
        if first is not agency and agency.name:
            message = f"tên '{agency.name}' đã dùng cho '{first.id}' ở dòng {first.line}"
            fix = "gộp hai cơ quan, hoặc ghi tên phân biệt"
            findings.warning("co-quan-trung-ten", message, fix, agency.line)
        for body in agency.contact_for:
            if body not in known:
                fix = or_nearest(body, known, "thêm cơ quan này vào danh sách, hoặc sửa mã")
                message = f"dau-moi của '{agency.id}': không có cơ quan '{body}'"
                findings.error("co-quan-khong-co", message, fix, agency.line)
    return tuple(findings.notices)


def _agency(record: Record) -> Agency:
    head = record.record("thu-truong", _HEAD)
    name = record.identifier("id", required=True)
    return Agency(
        id=name,
        name=record.text("ten", required=True) or name,
        group=record.choice("nhom", Group, Group.OTHER, required=True),
        short_name=record.text("ten-tat"),
        contact_for=record.identifiers("dau-moi"),
        head_name="" if head is None else head.text("ten"),
        head_title="" if head is None else head.text("chuc-vu"),
        line=record.line,
        drafting_unit=record.text("don-vi-soan"),
    )


def _usable(agency: Agency, earlier: dict[str, Agency], findings: Findings) -> bool:
    """Say whether an agency can have a folder of its own."""
    if agency.id in RESERVED:
        message = f"mã '{agency.id}' dành cho thư mục dùng chung"
        findings.error("co-quan-ma-danh-rieng", message, "đặt mã khác", agency.line)
        return False
    if agency.id in earlier:
        message = f"mã cơ quan '{agency.id}' đã dùng ở dòng {earlier[agency.id].line}"
        fix = "đặt mã khác cho một trong hai cơ quan"
        findings.error("co-quan-trung-ma", message, fix, agency.line)
        return False
    return bool(agency.id)
