"""The lines of one agency and of one cause: what is wrong, where, how to mend it, as deep as asked.

A cause told in one line begins with where it is found first, a cause told in more says all places
beneath.
"""

import textwrap
from collections.abc import Iterator
from typing import Final

from pipeline.model.named import Named
from pipeline.model.notice import SEVERITY_WORDS, Severity, shown_signs
from pipeline.render.terminal.groups import Cause, Owner, items, places
from pipeline.render.terminal.lines import Line, Piece, Style

MARGIN: Final = "  "
MENDED: Final = 3
"""The depth from which a cause is told with its mending: nothing a person needs is left out."""
_PLACED: Final = 2
_WHOLE: Final = 4
_HANGING: Final = " " * 12
_LABEL_COLUMNS: Final = len(_HANGING) - len(MARGIN)
_STYLES: Final = {
    Severity.ERROR: Style.ERROR,
    Severity.WARNING: Style.WARNING,
    Severity.INFO: Style.INFO,
}


def owner_line(owner: Owner) -> Line:
    """Give an agency with its counts: "Sở Y tế: 1 lỗi, 2 lưu ý · 1 mới"."""
    counts = ", ".join(
        f"{count} {SEVERITY_WORDS[severity]}"
        for severity in Severity
        if (count := owner.count(severity))
    )
    fresh = sum(cause.fresh for cause in owner.causes)
    new = (Piece(f" · {fresh} mới", Style.NEW),) if fresh else ()
    return (Piece(owner.name, Style.HEAD), Piece(f": {counts}"), *new)


def cause_lines(cause: Cause, named: Named, depth: int, width: int) -> Iterator[Line]:
    """Give the lines of a cause.

    `depth` is 0 for none, 1 for one line that begins with its first place, 2 for all places
    beneath, 3 for its mending too, 4 for its message in as many lines as it needs.
    """
    if depth:
        yield from _message(cause, named, depth, width)
    where = _where(cause, named)
    if depth >= _PLACED and where:
        yield (Piece(_HANGING), Piece(where, Style.DIM))
    fix = cause.notices[0].fix
    if depth >= MENDED and fix:
        yield (Piece(_HANGING), Piece(f"cách sửa: {shown_signs(fix)}", Style.DIM))


def _message(cause: Cause, named: Named, depth: int, width: int) -> Iterator[Line]:
    label = SEVERITY_WORDS[cause.severity].ljust(_LABEL_COLUMNS)
    new = (Piece("[mới] ", Style.NEW),) if cause.fresh else ()
    words = _words(cause, named, depth)
    taken = len(_HANGING) + sum(len(piece.text) for piece in new)
    lines = textwrap.wrap(words, width - taken) if depth >= _WHOLE else [words]
    yield (Piece(MARGIN), Piece(label, _STYLES[cause.severity]), *new, *map(Piece, lines[:1]))
    for line in lines[1:]:
        yield (Piece(_HANGING), Piece(line))


def _words(cause: Cause, named: Named, depth: int) -> str:
    """Give the message of the first notice of a cause, with what says which notice it is.

    What stands in no file is told with its item, which nothing else in the line would name.
    """
    first, count = cause.notices[0], len(cause.notices)
    item = named.items.get(first.item or "")
    if item and not first.file:
        about = f"{item.full}: "
        head = f"{count} nơi: {about}" if count > 1 else about
    elif depth < _PLACED and (place := _first_place(cause, named)):
        head = f"{place} và {count - 1} nơi khác: " if count > 1 else f"{place}: "
    else:
        head = f"{count} nơi: " if count > 1 else ""
    return head + shown_signs(" ".join(first.message.split()))


def _first_place(cause: Cause, named: Named) -> str:
    """Give the item of the first notice by its number, else its file's name with line or cell."""
    first = Cause(cause.notices[:1])
    found = items(first, named) or tuple(place.rpartition("/")[2] for place in places(first, named))
    return found[0] if found else ""


def _where(cause: Cause, named: Named) -> str:
    """Give the items by printed number, then the files: what a person looks for first."""
    found, stated = items(cause, named), places(cause, named)
    inside = "; ".join(found)
    files = "; ".join(place for place in stated if not any(place.startswith(at) for at in found))
    return f"{inside} – {files}" if inside and files else inside or "; ".join(stated)
