"""What earlier rounds left, as notices: one a round for what is open, one for what was done."""

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.consult.memory.kept import lower_first
from pipeline.consult.memory.left import code_of
from pipeline.model.earlier import LEFT_WORDS, Left, LeftKind
from pipeline.model.notice import Notice, Severity

_SHOWN: Final = 6  # codes named of each kind; the response table lists all
_FIX: Final = (
    "trả lời hoặc ghi Kết luận trong {register}, hoặc thêm dòng có mã đó vào bảng tiếp thu của lần "
    "này; sửa nội dung đã hứa tiếp thu; danh sách ở đầu bảng tiếp thu, giải trình"
)


def left_notices(left: Sequence[Left], round_number: int, draft: str) -> Iterator[Notice]:
    """Say what one earlier round left open, and what of it the newest draft has done.

    Args:
        left: What is told again of it.
        round_number: The draft commented on.
        draft: The name of the newest draft.
    """
    register = f"sections/lan-{round_number + 1}/tiep-thu.xlsx"
    open_ = [kind for kind in LeftKind if kind is not LeftKind.LATER]
    told = [words for kind in open_ if (words := _counted(left, kind))]
    if told:
        yield Notice(
            Severity.WARNING,
            "lan-truoc-con-de-lai",
            f"ý kiến đối với {left[0].draft} còn để lại: {'; '.join(told)}",
            _FIX.format(register=register),
            file=register,
        )
    done = [one for one in left if one.kind is LeftKind.LATER]
    if done:
        yield Notice(
            Severity.INFO,
            "thuc-hien-sau",
            f"{len(done)} ý kiến đối với {done[0].draft} ghi tiếp thu mà trước chưa sửa nay đã "
            f"thực hiện tại {lower_first(draft)} ({_codes(done)})",
            file=register,
        )


def _counted(left: Sequence[Left], kind: LeftKind) -> str:
    own = [one for one in left if one.kind is kind]
    return f"{len(own)} {LEFT_WORDS[kind]} ({_codes(own)})" if own else ""


def _codes(left: Sequence[Left]) -> str:
    named = ", ".join(code_of(one.response) for one in left[:_SHOWN])
    return f"{named}, …" if len(left) > _SHOWN else named
