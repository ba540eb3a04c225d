"""What a trace finds amiss, as notices: promises not kept, and changes nobody answers for."""

from collections.abc import Iterator, Mapping

from pipeline.model.change import Change, ChangeClass
from pipeline.model.comment import Consultation, Ground, Proof, Response, Trace
from pipeline.model.comparison import Comparison
from pipeline.model.notice import Notice, Severity


def trace_notices(
    found: Trace, consultation: Consultation, comparison: Comparison, *, register: str
) -> Iterator[Notice]:
    """Say which comments were promised and not done, and which were done though refused.

    Changes of content with neither comment nor reason are told once an item and agency.
    `register` is the register's file, relative to the workspace.
    """
    responses = {response.row.code: response for response in consultation.responses if response.row}
    draft = comparison.new.round_name
    for entry in found.comments:
        response = responses.get(entry.code)
        if response is None:
            continue
        if entry.proof is Proof.MISSING:
            yield _missing(response, draft, register)
        elif entry.proof is Proof.CHANGED_ANYWAY:
            yield _changed_anyway(response, draft, register, entry.evidence)
    yield from _unexplained(found, {change.id: change for change in comparison.changes})


def _missing(response: Response, draft: str, register: str) -> Notice:
    row, comment = response.row, response.comment
    assert row is not None
    where = f" ({comment.place.text})" if comment.place else ""
    return Notice(
        Severity.ERROR,
        "tiep-thu-chua-sua",
        f"ý kiến {row.code} ghi “{row.disposition}” nhưng {draft} chưa có thay đổi nào "
        f"tại nơi góp ý{where}",
        "sửa nội dung theo ý kiến, ghi đúng nơi đã sửa vào cột Nội dung chỉnh sửa tại "
        "(ví dụ Phần III, mục II.1.2, đoạn 4), hoặc đổi Kết quả xử lý",
        file=register,
        cell=row.cell or None,
        item=comment.item or None,
    )


def _changed_anyway(response: Response, draft: str, register: str, evidence: str) -> Notice:
    row, comment = response.row, response.comment
    assert row is not None
    return Notice(
        Severity.WARNING,
        "khong-tiep-thu-ma-sua",
        f"ý kiến {row.code} ghi “{row.disposition}” nhưng trong {draft} {evidence}",
        "đổi Kết quả xử lý, hoặc xem lại nội dung đã sửa",
        file=register,
        cell=row.cell or None,
        item=comment.item or None,
    )


def _unexplained(found: Trace, changes: Mapping[str, Change]) -> Iterator[Notice]:
    counts: dict[tuple[str, str], int] = {}
    for entry in found.changes:
        change = changes[entry.change]
        if entry.ground is Ground.NONE and change.class_ is ChangeClass.CONTENT:
            key = (change.item, change.agency)
            counts[key] = counts.get(key, 0) + 1
    for (item, agency), count in counts.items():
        yield Notice(
            Severity.INFO,
            "sua-khong-ly-do",
            f"{count} thay đổi không gắn với ý kiến nào và không nêu lý do",
            "ghi ly-do ở đầu tệp của mục, hoặc ghi nơi đã sửa vào bảng tiếp thu",
            agency=agency or None,
            item=item,
        )
