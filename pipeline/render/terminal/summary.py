"""The notices of a run in as many lines as there is room for.

Every agency is named and every error told before a warning gets its second line; where even that
is too much, agencies stand with their counts alone, and the last line says where all of it stands.
"""

import textwrap
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.model.named import Named
from pipeline.model.notice import SEVERITY_WORDS, Notice, Severity, shown_signs
from pipeline.render.terminal.groups import Cause, Owner, items, notice_key, owners, places
from pipeline.render.terminal.lines import Line, Piece, Style, cut
from pipeline.render.terminal.stages import spent

_STYLES: Final = {
    Severity.ERROR: Style.ERROR,
    Severity.WARNING: Style.WARNING,
    Severity.INFO: Style.INFO,
}
_MARGIN: Final = "  "
_HANGING: Final = " " * 12
_LABEL_COLUMNS: Final = len(_HANGING) - len(_MARGIN)
_LEAST: Final = 4  # lines for notices, however much else is told
_ALL: Final = "tất cả: thong-bao.xlsx, hoặc thêm --chi-tiet"


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


@dataclass(frozen=True, slots=True)
class _Detail:
    """How much of a cause of each weight is told.

    0 nothing, 1 its message in one line, 2 its places too, 3 its mending too, 4 all of its message.
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
    about = summary(told.notices, told.named, room=left, width=width, known=known)
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
) -> tuple[Line, ...]:
    """Give the notices by agency in at most `room` lines of `width` columns.

    Args:
        notices: As the run gives them.
        named: What agencies and items are called.
        room: How many lines there are, at least 4.
        width: Columns of a line.
        known: Keys of the notices of the run before, None where there was none.
    """
    by_owner = owners(notices, named, known)
    for detail in _DETAILS:
        lines = tuple(_told(by_owner, named, detail, width))
        if len(lines) <= room:
            return lines
    left = by_owner[room - 1 :]
    last = f"… và {len(left)} cơ quan khác; {_ALL}"
    return (*lines[: room - 1], cut((Piece(last, Style.DIM),), width))


def _told(by_owner: Sequence[Owner], named: Named, detail: _Detail, width: int) -> Iterator[Line]:
    hidden = False
    for owner in by_owner:
        yield cut(_owner(owner), width)
        for cause in owner.causes:
            depth = detail.of(cause.severity)
            hidden = hidden or depth == 0
            yield from (cut(line, width) for line in _cause(cause, named, depth, width))
    if hidden:
        yield cut((Piece(f"{_MARGIN}{_ALL}", Style.DIM),), width)


def _wrapped(lines: Iterable[str], width: int) -> Iterator[Line]:
    for line in lines:
        parts = textwrap.wrap(line, width, subsequent_indent=_MARGIN, break_on_hyphens=False)
        yield from ((Piece(part),) for part in parts)


def _next(names: Sequence[str], width: int) -> Iterator[Line]:
    if names:
        folder = names[0].rpartition("/")[0]
        inside = " · ".join(name.removeprefix(f"{folder}/") for name in names)
        yield cut((Piece(f"Xem tiếp trong {folder}/: ", Style.HEAD), Piece(inside)), width)


def _owner(owner: Owner) -> Line:
    counts = ", ".join(
        f"{count} {SEVERITY_WORDS[severity]}"
        for severity in Severity
        if (count := owner.count(severity))
    )
    fresh = sum(cause.fresh for cause in owner.causes)
    new = (Piece(f" · {fresh} mới", Style.NEW),) if fresh else ()
    return (Piece(owner.name, Style.HEAD), Piece(f": {counts}"), *new)


def _cause(cause: Cause, named: Named, depth: int, width: int) -> Iterator[Line]:
    if depth >= 1:
        yield from _message(cause, named, width, whole=depth >= 4)
    where = _where(cause, named)
    if depth >= 2 and where:
        yield (Piece(_HANGING), Piece(where, Style.DIM))
    fix = cause.notices[0].fix
    if depth >= 3 and fix:
        yield (Piece(_HANGING), Piece(f"cách sửa: {shown_signs(fix)}", Style.DIM))


def _message(cause: Cause, named: Named, width: int, *, whole: bool) -> Iterator[Line]:
    """Give the words of the first notice of a cause, in as many lines as they need if `whole`.

    What stands in no file is told with its item, which nothing else in the line would name.
    """
    first = cause.notices[0]
    item = named.items.get(first.item or "")
    label = SEVERITY_WORDS[cause.severity].ljust(_LABEL_COLUMNS)
    new = (Piece("[mới] ", Style.NEW),) if cause.fresh else ()
    many = f"{len(cause.notices)} nơi: " if len(cause.notices) > 1 else ""
    about = f"{item.full}: " if item and not first.file else ""
    words = many + shown_signs(" ".join((about + first.message).split()))
    taken = len(_HANGING) + sum(len(piece.text) for piece in new)
    lines = textwrap.wrap(words, width - taken) if whole else [words]
    yield (Piece(_MARGIN), Piece(label, _STYLES[cause.severity]), *new, *map(Piece, lines[:1]))
    for line in lines[1:]:
        yield (Piece(_HANGING), Piece(line))


def _where(cause: Cause, named: Named) -> str:
    """Give the items by printed number, then the files: what a person looks for first."""
    found, stated = items(cause, named), places(cause, named)
    inside = "; ".join(found)
    files = "; ".join(place for place in stated if not any(place.startswith(at) for at in found))
    return f"{inside} – {files}" if inside and files else inside or "; ".join(stated)


def _count(notices: Sequence[Notice], severity: Severity) -> str:
    return f"{sum(notice.severity is severity for notice in notices)} {SEVERITY_WORDS[severity]}"
