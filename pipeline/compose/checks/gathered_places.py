"""One cause told once in each file, with all its places: many notices drown their reader."""

from collections.abc import Iterator, Sequence

from pipeline.compose.checks.evidence import Passage
from pipeline.model.fixed import replace
from pipeline.model.notice import Notice, Severity

_MOST = 12  # places that a notice names


def told_once(
    places: Sequence[Passage], severity: Severity, code: str, message: str, fix: str
) -> Iterator[Notice]:
    """Give a notice for each file, at its first place, naming all: "(dòng 3, 18 và 42)"."""
    files: dict[str, list[Notice]] = {}
    for passage in places:
        notice = passage.notice(severity, code, message, fix)
        files.setdefault(notice.file, []).append(notice)
    for notices in files.values():
        yield replace(notices[0], message=message + _others(notices))


def _others(notices: Sequence[Notice]) -> str:
    lines = list(dict.fromkeys(str(notice.line) for notice in notices if notice.line))
    cells = list(dict.fromkeys(notice.cell for notice in notices if notice.cell))
    if len(lines) + len(cells) < 2:
        return ""
    told = [f"{word} {_listed(found)}" for word, found in (("dòng", lines), ("ô", cells)) if found]
    return f" ({'; '.join(told)})"


def _listed(found: Sequence[str]) -> str:
    shown = found[:_MOST]
    if len(found) > _MOST:
        return f"{', '.join(shown)} và {len(found) - _MOST} chỗ khác"
    return " và ".join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else shown[0]
