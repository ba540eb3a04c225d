"""What bodies say of answers, held against the comments: of whose comment, of which one."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from rapidfuzz import fuzz, process

from pipeline.model.earlier import Feedback, Stand
from pipeline.model.feedback_sheet import FeedbackSheet
from pipeline.model.notice import Notice, Severity

_NEAR: Final = 85  # of 100: a code with a slip of the pen


def known_feedback(
    feedback: Sequence[Feedback], agencies: Mapping[str, str]
) -> tuple[Feedback, ...]:
    """Give what is said of comments that are there, by the body whose they are.

    `agencies` are the bodies by the codes of their comments.
    """
    return tuple(one for one in feedback if agencies.get(one.code) == one.agency)


def feedback_notices(
    feedback: Sequence[Feedback], agencies: Mapping[str, str], names: Mapping[str, str]
) -> Iterator[Notice]:
    """Name what fits no comment, what nobody can read as yes or no, and who holds to what.

    Args:
        feedback: What came in on the last draft.
        agencies: The bodies by the codes of their comments.
        names: Names of bodies by id.
    """
    for one in feedback:
        if agencies.get(one.code) != one.agency:
            yield _unknown(one, agencies, names)
        elif one.stand is Stand.UNCLEAR:
            yield _notice(
                one,
                Severity.WARNING,
                "chua-ro-dong-y",
                f"'{one.code}': chưa rõ cơ quan đồng ý hay bảo lưu: “{one.words}”; ý kiến được giữ "
                "là còn khác nhau",
                "hỏi lại cơ quan, rồi ghi Đồng ý hoặc Bảo lưu",
            )
        elif one.stand is Stand.RESERVED:
            words = f": “{one.words}”" if one.words else ""
            yield _notice(
                one,
                Severity.WARNING,
                "co-quan-bao-luu",
                f"'{one.code}': cơ quan bảo lưu ý kiến về kết quả xử lý{words}",
                "xem lại câu trả lời, hoặc ghi Kết luận của cấp quyết định vào bảng tiếp thu",
            )
        elif one.words:
            yield _notice(
                one,
                Severity.INFO,
                "dong-y-kem-loi",
                f"'{one.code}': cơ quan đồng ý, kèm lời: “{one.words}”",
                "nhập thành dòng của bảng tiếp thu nếu là ý kiến mới",
            )


def check_page(page: FeedbackSheet, file: str, body: str, round_number: int) -> Iterator[Notice]:
    """Say that a page went out with another draft, or came back without a word on it."""
    if page.round not in (None, round_number):
        yield Notice(
            Severity.WARNING,
            "phieu-lan-khac",
            f"phiếu gửi kèm dự thảo lần {page.round} nhưng đặt ở ý kiến đối với dự thảo lần "
            f"{round_number}; ý kiến về kết quả vẫn được tính",
            f"chuyển tệp sang lan-{page.round}/y-kien/",
            file=file,
            agency=body,
        )
    if not page.rows:
        yield Notice(
            Severity.INFO,
            "phieu-y-kien-trong",
            "phiếu chưa ghi ý kiến nào về kết quả; coi như chưa có ý kiến",
            "hỏi lại cơ quan nếu cần",
            file=file,
            agency=body,
        )


def foreign_page(file: str, whose: str, body: str, said: str) -> Notice:
    """Say that a page made for one body came from another, with all it says."""
    return Notice(
        Severity.ERROR,
        "phieu-cua-co-quan-khac",
        f"phiếu lập cho {whose} nhưng đặt ở tệp, thư mục của cơ quan khác; ý kiến về kết quả chưa "
        f"tính cho cơ quan nào: “{said}”",
        "chuyển tệp về thư mục của cơ quan ghi trên phiếu, hoặc hỏi lại",
        file=file,
        agency=body,
    )


def _unknown(one: Feedback, agencies: Mapping[str, str], names: Mapping[str, str]) -> Notice:
    own = [code for code, agency in agencies.items() if agency == one.agency]
    near = process.extractOne(one.code, own, scorer=fuzz.ratio, score_cutoff=_NEAR)
    owner = agencies.get(one.code)
    why = f"là ý kiến của {names.get(owner, owner)}" if owner else "không có trong các lần góp ý"
    choice = f"có phải là {near[0]}? " if near else ""
    return _notice(
        one,
        Severity.ERROR,
        "ma-y-kien-khong-co",
        f"mã '{one.code}' {why}; chưa tính: “{one.told}”",
        f"{choice}ghi đúng Mã ý kiến đã gửi cho cơ quan",
    )


def _notice(one: Feedback, severity: Severity, code: str, message: str, fix: str) -> Notice:
    return Notice(
        severity,
        code,
        message,
        fix,
        file=one.origin.file,
        cell=one.origin.place or None,
        agency=one.agency,
    )
