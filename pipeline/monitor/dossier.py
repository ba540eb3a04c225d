"""A dossier against its list: what is there, in numbered folders, and what is missing and whose.

Source: Luật Quy hoạch 112/2025/QH15, Điều 56, khoản 8 and 18; the list itself is configuration.
"""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.model.dossier import DossierPart
from pipeline.model.notice import Notice, Severity
from pipeline.model.outline import Agency, DossierEntry, DossierSource


def dossier_parts(
    entries: Sequence[DossierEntry], found: Mapping[str, Sequence[str]]
) -> tuple[DossierPart, ...]:
    """Give the documents of a list in its order; `found` are the files by the document's id."""
    return tuple(
        DossierPart(number, entry, tuple(sorted(found.get(entry.id, ()))))
        for number, entry in enumerate(entries, 1)
    )


def missing_documents(
    parts: Sequence[DossierPart], agencies: Sequence[Agency], planner: str, round_number: int
) -> Iterator[Notice]:
    """Say of each document that is missing what it is, who owes it, and where it is to be put.

    Args:
        parts: The documents of the list.
        agencies: Those known, by whose names the ones who owe are told.
        planner: The planning agency's id, which owes what names nobody.
        round_number: The round that the dossier is made of.
    """
    names = {agency.id: agency.name for agency in agencies}
    for part in parts:
        if part.is_missing:
            lead = part.entry.lead or planner
            basis = f" ({part.entry.basis})" if part.entry.basis else ""
            yield Notice(
                Severity.ERROR,
                "ho-so-thieu",
                f"thiếu “{part.entry.name}”{basis}; {names.get(lead, lead)} chịu trách nhiệm",
                _where(part.entry, round_number),
                f"sections/{part.entry.place}",
                agency=lead if lead in names else None,
            )


def unused_documents(
    entries: Sequence[DossierEntry], placed: Sequence[str], used: Sequence[str]
) -> Iterator[Notice]:
    """Name files in `ho-so/` that no document of the list takes; names are below `sections/`."""
    for name in sorted(set(placed) - set(used)):
        choices = ", ".join(f"{entry.place}/" for entry in entries[:3])
        yield Notice(
            Severity.WARNING,
            "ho-so-tep-khong-dung",
            "không tài liệu nào trong danh mục hồ sơ dùng tệp này",
            f"đặt tệp vào thư mục của tài liệu ({choices} …), hoặc bỏ tệp",
            f"sections/{name}",
        )


def _where(entry: DossierEntry, round_number: int) -> str:
    place = f"đặt tệp vào sections/{entry.place}/"
    match entry.source:
        case DossierSource.DRAFT:
            return f"chốt dự thảo: `quyhoach seal {round_number}`; hoặc {place}"
        case DossierSource.SUMMARY:
            return f"ghi `tom-tat: true` vào de-cuong.yaml rồi dựng lại dự thảo; hoặc {place}"
        case DossierSource.ANSWERS:
            return f"lập bảng tiếp thu: `quyhoach responses {round_number}`; hoặc {place}"
        case DossierSource.OPINIONS:
            return f"đặt văn bản góp ý vào sections/lan-N/y-kien/<cơ quan>/; hoặc {place}"
        case DossierSource.LETTERS:
            return f"đặt bản quét văn bản đã ký bằng `quyhoach sign --scan …`; hoặc {place}"
        case DossierSource.TEMPLATE:
            return f"thêm mẫu templates/{entry.id}.docx; hoặc {place}"
        case _:
            return place
