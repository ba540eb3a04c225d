"""A small map of the report: its items side by side, as wide as they are long, darker where more
changed. A click shows the changes of one item; the outline beside them leads there by keyboard."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from pipeline.model.change_summary import ItemShare
from pipeline.render.chart_look import vietnamese
from pipeline.render.html.writing import escape

_WIDTH: Final = 1000
_HEIGHT: Final = 24
_LEAST: Final = 3  # of the width, so that the shortest item is seen
_STEPS: Final = (  # share of words from which a step begins
    (0.5, "trên 50% số từ"),
    (0.2, "20 - 50%"),
    (0.05, "5 - 20%"),
    (0.0, "dưới 5%"),
)
_NONE: Final = "không thay đổi"


def strip(items: Sequence[ItemShare]) -> str:
    """Give the map of a report's items in reading order; "" where none has words."""
    shown = [share for share in items if share.words]
    if not shown:
        return ""
    return (
        '<section class="strip" aria-label="Bản đồ thay đổi">\n'
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none" '
        f'aria-hidden="true">\n{"".join(_bars(shown))}</svg>\n<p>{_legend()}</p>\n</section>\n'
    )


def _bars(shown: Sequence[ItemShare]) -> Iterator[str]:
    room = _WIDTH - _LEAST * len(shown)
    total = sum(share.words for share in shown)
    at, part = 0.0, ""
    for share in shown:
        width = _LEAST + max(0, room) * share.words / total
        yield _bar(share, at, width)
        own = share.place.partition(",")[0]
        if part and own != part:
            yield f'<line x1="{at:.1f}" x2="{at:.1f}" y1="0" y2="{_HEIGHT}"></line>\n'
        at, part = at + width, own


def _bar(share: ItemShare, at: float, width: float) -> str:
    drawn = (
        f'<rect class="s{_step(share)}" x="{at:.1f}" y="0" width="{width:.1f}" '
        f'height="{_HEIGHT}"><title>{escape(_told(share))}</title></rect>'
    )
    if not share.changes:
        return f"{drawn}\n"
    return f'<a href="?i={escape(share.item)}" tabindex="-1">{drawn}</a>\n'


def _told(share: ItemShare) -> str:
    percent = vietnamese(Decimal(100 * share.marked) / share.words, 1)
    changes = f"{share.changes} thay đổi, {percent}% số từ" if share.changes else _NONE
    return f"{share.place}. {share.title}: {changes}"


def _step(share: ItemShare) -> int:
    if not share.changes:
        return 0
    part = share.marked / share.words
    return next(len(_STEPS) - at for at, (least, _) in enumerate(_STEPS) if part >= least)


def _legend() -> str:
    steps = ((len(_STEPS) - at, words) for at, (_, words) in enumerate(_STEPS))
    keys = "".join(
        f'<span><span class="key s{step}"></span>{escape(words)}</span> '
        for step, words in (*steps, (0, _NONE))
    )
    return f"<span>Bản đồ thay đổi, mỗi ô một mục theo thứ tự báo cáo:</span> {keys}"
