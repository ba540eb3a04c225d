"""What is amiss with a register, told with the row's cell."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from pipeline.model.comment import Comment, Consultation, Disposition, RegisterRow
from pipeline.model.notice import Notice, Severity

_UNEXPLAINED: Final = (Disposition.REFUSED, Disposition.PARTLY)


def orphaned(orphans: Iterable[RegisterRow], file: str) -> Iterator[Notice]:
    """Name the rows whose comment came in once and is no longer there."""
    for row in orphans:
        if row.code:
            yield Notice(
                Severity.WARNING,
                "y-kien-khong-con",
                f"'{row.code}': ý kiến này không còn trong y-kien/; dòng và câu trả lời được giữ",
                "đặt lại tệp ý kiến đã nhận, hoặc xóa dòng nếu cơ quan đã rút ý kiến",
                file=file,
                cell=row.cell,
            )


def reworded(
    paired: Mapping[int, RegisterRow], comments: Sequence[Comment], found: Iterable[int], file: str
) -> Iterator[Notice]:
    """Name the comments, by position, that their bodies have reworded since."""
    for at in sorted(found):
        row = paired[at]
        yield Notice(
            Severity.WARNING,
            "y-kien-da-sua",
            f"'{row.code}': cơ quan đã sửa lời góp ý sau khi vào bảng: "
            f"“{comments[at].content[:120]}”",
            "xem lại kết quả xử lý, rồi sửa cột Nội dung góp ý theo phiếu mới",
            file=file,
            cell=row.cell,
        )


def unexplained(made: Consultation, file: str) -> Iterator[Notice]:
    """Name the comments that were not taken over, or not wholly, and nobody said why."""
    for response in made.responses:
        row = response.row
        if row is not None and row.disposition in _UNEXPLAINED and not row.explanation:
            yield Notice(
                Severity.WARNING,
                "thieu-giai-trinh",
                f"'{row.code}' ghi “{row.disposition}” nhưng chưa giải trình",
                "ghi lý do vào cột Giải trình",
                file=file,
                cell=row.cell,
            )


def strange_groups(rows: Sequence[RegisterRow], file: str) -> Iterator[Notice]:
    """Name the rows that are answered with one that is not there."""
    codes = {row.code for row in rows}
    for row in rows:
        if row.group and row.group not in codes:
            yield Notice(
                Severity.WARNING,
                "tra-loi-chung-sai",
                f"'{row.code}' trả lời chung với '{row.group}', nhưng không có mã đó",
                "ghi đúng mã ý kiến đã trả lời",
                file=file,
                cell=row.cell,
            )


def decided(made: Consultation, file: str) -> Iterator[Notice]:
    """Name the points that were decided and are still marked as open."""
    for response in made.responses:
        row = response.row
        if row is not None and row.decision and row.disposition is Disposition.DIFFERING:
            yield Notice(
                Severity.INFO,
                "da-co-ket-luan",
                f"'{row.code}' đã có kết luận nhưng vẫn ghi “{row.disposition}”",
                "đổi Kết quả xử lý theo kết luận",
                file=file,
                cell=row.cell,
            )
