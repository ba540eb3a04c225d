"""The notices of a run in as many lines as there is room for.

Every agency is named and every error told before a warning gets its second line; where even that
is too much, agencies stand with their counts alone, and the last line says where all of it stands.
"""

import textwrap
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from pipeline.model.named import Named
from pipeline.model.notice import SEVERITY_WORDS, Notice, Severity
from pipeline.render.terminal.causes import MARGIN, MENDED, cause_lines, owner_line
from pipeline.render.terminal.groups import Owner, notice_key, owners
from pipeline.render.terminal.lines import Line, Piece, Style, cut
from pipeline.render.terminal.stages import spent

_LEAST: Final = 4  # lines for notices, however much else is told
_LISTED: Final = "tất cả: thong-bao.xlsx, hoặc thêm --chi-tiet"
_UNLISTED: Final = "từng nơi và cách sửa: thêm --chi-tiet (make: CHI_TIET=1)"


@dataclass(frozen=True, slots=True)
class Told:
    """What a run has to tell.

    Attributes:
        title: What was made, "Dự thảo lần 3"; "" where nothing heads it.
        day: The day it was made, as printed.
        seconds: How long it took.
        made: What was made, a sentence each.
        notices: What authors can mend.
        named: What agencies and items are called.
        known: Keys of the notices of the run before; None where there was none.
        next: Files to open next, of one folder, relative to the workspace.
        judged: Whether finding nothing wrong is worth saying.
        listed: Whether the run left a list of all notices.
    """

    title: str
    day: str
    seconds: float
    made: tuple[str, ...]
    notices: tuple[Notice, ...]
    named: Named
    known: frozenset[str] | None
    next: tuple[str, ...]
    judged: bool
    listed: bool = True


@dataclass(frozen=True, slots=True)
class _Detail:
    """How much of a cause of each weight is told.

    0 nothing, 1 its first place and its message in one line, 2 its places too, 3 its mending too,
    4 all of its message.
    """

    error: int
    warning: int
    info: int

    def of(self, severity: Severity) -> int:
        match severity:
            case Severity.ERROR:
                return self.error
            case Severity.WARNING:
                return self.warning
            case Severity.INFO:
                return self.info


# from the fullest to the barest; the first that fits is taken
_DETAILS: Final = (
    _Detail(4, 4, 4),
    _Detail(4, 3, 3),
    _Detail(4, 3, 1),
    _Detail(4, 2, 1),
    _Detail(4, 1, 1),
    _Detail(4, 2, 0),
    _Detail(3, 1, 0),
    _Detail(2, 1, 0),
    _Detail(2, 0, 0),
    _Detail(1, 0, 0),
    _Detail(0, 0, 0),
)


def summed_up(told: Told, *, room: int, width: int) -> tuple[Line, ...]:
    """Give all that is said when a run ends, in at most `room` lines of `width` columns.

    Header; what was made; how many notices there are, and by agency; what to open next.
    """
    head = [(Piece(told.title, Style.HEAD), Piece(f" · {told.day} · {spent(told.seconds)}"))]
    begin = [*(head if told.title else ()), *_wrapped(told.made, width)]
    end = tuple(_next(told.next, width))
    if not told.notices and not told.judged:
        return (*begin, *end)
    known = told.known
    fresh = 0 if known is None else sum(notice_key(entry) not in known for entry in told.notices)
    begin.append(counted(told.notices, fresh))
    left = max(_LEAST, room - len(begin) - len(end))
    about = summary(
        told.notices,
        told.named,
        room=left,
        width=width,
        known=known,
        rest=_LISTED if told.listed else _UNLISTED,
    )
    return (*begin, *about, *end)


def one_by_one(notices: Iterable[Notice]) -> Iterator[Line]:
    """Give every notice as a compiler prints it: place, weight, message; beneath it the mending."""
    for notice in notices:
        yield from ((Piece(line),) for line in str(notice).splitlines())


def made(lines: Iterable[str]) -> Iterator[Line]:
    """Give what was made, whole."""
    return ((Piece(line),) for line in lines)


def counted(notices: Sequence[Notice], fresh: int = 0) -> Line:
    """Give how many notices there are of each weight, and how many of all are new."""
    if not notices:
        return (Piece("Không có lỗi, cảnh báo, lưu ý nào", Style.NEW),)
    if not any(notice.severity is Severity.ERROR for notice in notices):
        head = Piece("Không có lỗi", Style.NEW)
    else:
        head = Piece(_count(notices, Severity.ERROR), Style.ERROR)
    rest = "".join(f", {_count(notices, weight)}" for weight in (Severity.WARNING, Severity.INFO))
    new = (Piece(f" ({fresh} mới so với lần chạy trước)", Style.NEW),) if fresh else ()
    return (head, Piece(rest), *new)


def summary(
    notices: Sequence[Notice],
    named: Named,
    *,
    room: int,
    width: int,
    known: Container[str] | None = None,
    rest: str = _LISTED,
) -> tuple[Line, ...]:
    """Give the notices by agency in at most `room` lines of `width` columns.

    Args:
        notices: As the run gives them.
        named: What agencies and items are called.
        room: How many lines there are, at least 4.
        width: Columns of a line.
        known: Keys of the notices of the run before, None where there was none.
        rest: Where to find what is not told.
    """
    by_owner = owners(notices, named, known)
    for detail in _DETAILS:
        lines = tuple(islice(_told(by_owner, named, detail, width, rest), room + 1))
        if len(lines) <= room:
            # the barest has room left where it names few agencies
            return lines if detail.error else _heaviest(by_owner, named, room, width, rest)
    left = by_owner[room - 1 :]
    last = f"… và {len(left)} cơ quan khác; {rest}"
    return (*lines[: room - 1], cut((Piece(last, Style.DIM),), width))


def _told(
    by_owner: Sequence[Owner], named: Named, detail: _Detail, width: int, rest: str
) -> Iterator[Line]:
    """Give the lines of all, the last one saying where the rest is, where anything is left out."""
    whole = True
    for owner in by_owner:
        yield cut(owner_line(owner), width)
        for cause in owner.causes:
            depth = detail.of(cause.severity)
            whole = whole and depth >= MENDED
            yield from (cut(line, width) for line in cause_lines(cause, named, depth, width))
    if not whole:
        yield cut((Piece(f"{MARGIN}{rest}", Style.DIM),), width)


def _heaviest(
    by_owner: Sequence[Owner], named: Named, room: int, width: int, rest: str
) -> tuple[Line, ...]:
    """Give every agency, and as many causes in a line each as there is room for, heaviest first."""
    told = _shares(by_owner, room - len(by_owner) - 1)
    lines: list[Line] = []
    for owner, count in zip(by_owner, told, strict=True):
        lines.append(owner_line(owner))
        for cause in owner.causes[:count]:
            lines.extend(cause_lines(cause, named, 1, width))
    return tuple(cut(line, width) for line in (*lines, (Piece(f"{MARGIN}{rest}", Style.DIM),)))


def _shares(by_owner: Sequence[Owner], room: int) -> list[int]:
    """Give how many causes of each agency are told: errors before warnings, in turn."""
    told = [0] * len(by_owner)
    for weight in Severity:
        for _ in range(room):
            for at, owner in enumerate(by_owner):
                following = owner.causes[told[at] : told[at] + 1]
                if sum(told) < room and any(cause.severity is weight for cause in following):
                    told[at] += 1
    return told


def _wrapped(lines: Iterable[str], width: int) -> Iterator[Line]:
    for line in lines:
        parts = textwrap.wrap(line, width, subsequent_indent=MARGIN, break_on_hyphens=False)
        yield from ((Piece(part),) for part in parts)


def _next(names: Sequence[str], width: int) -> Iterator[Line]:
    if names:
        folder = names[0].rpartition("/")[0]
        inside = " · ".join(name.removeprefix(f"{folder}/") for name in names)
        yield cut((Piece(f"Xem tiếp trong {folder}/: ", Style.HEAD), Piece(inside)), width)


def _count(notices: Sequence[Notice], severity: Severity) -> str:
    return f"{sum(notice.severity is severity for notice in notices)} {SEVERITY_WORDS[severity]}"
