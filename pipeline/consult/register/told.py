"""What is amiss with a register, told with the row's cell."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from pipeline.model.comment import Comment, Consultation, Disposition, RegisterRow
from pipeline.model.notice import Notice, Severity

_UNEXPLAINED: Final = (Disposition.REFUSED, Disposition.PARTLY)


def orphaned(
    orphans: Iterable[RegisterRow], file: str, answered: Collection[str] = ()
) -> Iterator[Notice]:
    """Name the rows whose comment came in once and is no longer there.

    A row whose code another row has `answered` was told where the register was read.
    """
    for row in orphans:
        if row.code and row.code not in answered:
            yield Notice(
                Severity.WARNING,
                "y-kien-khong-con",
                f"'{row.code}': ý kiến này không còn trong y-kien/; dòng và câu trả lời được giữ",
                "đặt lại tệp ý kiến đã nhận, hoặc xóa dòng nếu cơ quan đã rút ý kiến",
                file=file,
                cell=row.cell,
            )


def restored(rows: Iterable[RegisterRow], file: str) -> Iterator[Notice]:
    """Name the rows that were deleted though their comment is there."""
    for row in rows:
        yield Notice(
            Severity.WARNING,
            "dong-bi-xoa",
            f"'{row.code}' đã bị xóa khỏi bảng nhưng ý kiến vẫn còn; mã và câu trả lời cũ được "
            "dùng lại",
            "chạy `quyhoach responses N` để dòng hiện lại trong bảng",
            file=file,
        )


def entries_deleted(rows: Iterable[RegisterRow], file: str) -> Iterator[Notice]:
    """Name the consultant's own rows that were taken out, with what they said."""
    for row in rows:
        yield Notice(
            Severity.INFO,
            "dong-nhap-da-xoa",
            f"'{row.code}' do đơn vị tư vấn nhập đã bị xóa khỏi bảng: “{row.content[:200]}”",
            "nhập lại nếu xóa nhầm; chạy `quyhoach responses N` thì không nhắc nữa",
            file=file,
        )


def reworded(changed: Iterable[tuple[RegisterRow, Comment]], file: str) -> Iterator[Notice]:
    """Name the rows whose comment its body has reworded since."""
    for row, comment in changed:
        yield Notice(
            Severity.WARNING,
            "y-kien-da-sua",
            f"'{row.code}': cơ quan đã sửa lời góp ý sau khi vào bảng: “{comment.content[:120]}”",
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
