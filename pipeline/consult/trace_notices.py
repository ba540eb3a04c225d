"""What a trace finds amiss, as notices: promises not borne out, and changes without a reason."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.consult.proof.excerpts import cut
from pipeline.consult.proof.findings import NOTHING
from pipeline.model.change import Change, ChangeClass
from pipeline.model.comment import Consultation, Response
from pipeline.model.comparison import Comparison
from pipeline.model.notice import Notice, Severity
from pipeline.model.verdict import CommentTrace, Ground, Trace, Verdict


def trace_notices(
    found: Trace, consultation: Consultation, comparison: Comparison, *, register: str
) -> Iterator[Notice]:
    """Say which answers are not borne out by the new draft, each with how to mend it.

    Changes of content with neither comment nor reason are told once an item and agency.
    `register` is the register's file, relative to the workspace.
    """
    responses = {response.row.code: response for response in consultation.responses if response.row}
    draft = comparison.new.round_name
    for entry in found.comments:
        response = responses.get(entry.code)
        if response is not None and entry.verdict in _TELLERS:
            yield _notice(entry, response, _TELLERS[entry.verdict], draft, register)
    yield from _unexplained(found, {change.id: change for change in comparison.changes})


@dataclass(frozen=True, slots=True)
class _Teller:
    """How a verdict is told: severity, code, what was found, what to do."""

    severity: Severity
    code: str
    found: Callable[[CommentTrace, Response, str], str]
    fix: str


def _notice(
    entry: CommentTrace, response: Response, teller: _Teller, draft: str, register: str
) -> Notice:
    row = response.row
    assert row is not None
    return Notice(
        teller.severity,
        teller.code,
        f"ý kiến {row.code} ghi “{row.disposition}” nhưng {teller.found(entry, response, draft)}",
        teller.fix,
        file=register,
        cell=row.cell or None,
        item=response.comment.item or None,
    )


def _unchanged(entry: CommentTrace, response: Response, draft: str) -> str:
    place = response.comment.place
    where = f" ({place.text})" if place else ""
    told = entry.evidence.told
    more = f": {told}" if told not in ("", NOTHING) else ""
    return f"{draft} chưa có thay đổi nào tại nơi góp ý{where}{more}"


def _otherwise(entry: CommentTrace, response: Response, draft: str) -> str:
    evidence = entry.evidence
    asked = f"đề nghị “{cut(evidence.asked)}”, " if evidence.asked else ""
    where = f" ({evidence.place.text})" if evidence.place else ""
    now = f"ghi “{cut(evidence.new)}”" if evidence.new else f"đã bỏ “{cut(evidence.old)}”"
    return f"đã sửa khác đề nghị: {asked}{draft} {now}{where}"


def _item_only(entry: CommentTrace, response: Response, draft: str) -> str:
    return f"chưa chỉ ra được chỗ sửa trong {draft}: {entry.evidence.told}"


def _refused(entry: CommentTrace, response: Response, draft: str) -> str:
    evidence = entry.evidence
    where = f" tại {evidence.place.text}" if evidence.place else ""
    now = f" thành “{cut(evidence.new)}”" if evidence.new else ""
    return f"{draft} đã sửa{where}{now}"


_PLACE_FIX: Final = (
    "ghi đúng nơi đã sửa vào cột Nội dung chỉnh sửa tại (ví dụ Phần III, mục II.1.2, đoạn 4; "
    "Bảng 3.2, dòng 5)"
)
_TELLERS: Final = {
    Verdict.UNCHANGED: _Teller(
        Severity.ERROR,
        "tiep-thu-chua-sua",
        _unchanged,
        f"sửa nội dung theo ý kiến, {_PLACE_FIX}, hoặc đổi Kết quả xử lý",
    ),
    Verdict.OTHERWISE: _Teller(
        Severity.WARNING,
        "tiep-thu-khac-de-nghi",
        _otherwise,
        "sửa đúng như đề nghị, hoặc ghi Tiếp thu một phần và nêu nội dung đã sửa ở cột Giải trình",
    ),
    Verdict.ITEM_ONLY: _Teller(Severity.WARNING, "tiep-thu-chi-neu-muc", _item_only, _PLACE_FIX),
    Verdict.REFUSED_BUT_DONE: _Teller(
        Severity.WARNING,
        "khong-tiep-thu-ma-sua",
        _refused,
        "đổi Kết quả xử lý, hoặc xem lại nội dung đã sửa",
    ),
}


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
