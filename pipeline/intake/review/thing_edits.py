"""What a reviewer did with pictures, charts and formulas, with tracking and without."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Final

from pipeline.intake.review.draft_blocks import DraftBlock
from pipeline.intake.review.edits import shown
from pipeline.intake.review.matching import Matching
from pipeline.intake.review.things import Thing, ThingKind, chart_differences
from pipeline.intake.review.units import Unit
from pipeline.intake.word.comment_parts import day_of
from pipeline.intake.word.package import W

_MOST: Final = 8  # numbers of a chart that are told one by one
_DRAWN: Final = (ThingKind.SHAPE, ThingKind.OBJECT)
# so many of a kind, all of them gone: a program lost them
_LOST: Final = {ThingKind.FORMULA: 2, ThingKind.CHART: 3, ThingKind.PICTURE: 3}


@dataclass(frozen=True, slots=True)
class ThingEdit:
    """One thing that came, went or was put in another's place.

    `block` is the position of its block in the draft, `unit` of its unit in the copy, None where
    there is none; `added` says that it came. Author, day and ids are those of a tracked change.
    """

    block: int | None
    unit: int | None
    kind: ThingKind
    content: str
    added: bool = False
    author: str = ""
    day: date | None = None
    ids: tuple[str, ...] = ()


def tracked_things(
    units: Sequence[Unit], blocks: Sequence[DraftBlock], found: Matching
) -> Iterator[ThingEdit]:
    """Give the things that tracked changes brought, took away, or changed inside."""
    for at, unit in enumerate(units):
        block = found.block_of[at]
        names = () if block is None else blocks[block].things
        for thing in unit.things:
            told = _tracked(thing, names)
            if told:
                yield _by(thing, block, at, told)


def _tracked(thing: Thing, known: Sequence[Thing]) -> str:
    if thing.inserted and thing.deleted:
        return ""  # brought and taken away again
    if thing.inserted:
        return _added(thing)
    if thing.deleted:
        return _gone(next((other for other in known if thing.is_like(other)), thing))
    if thing.after is not None and thing.revisions:
        return f"Sửa công thức “{thing.name}” thành “{thing.after}”"
    return ""


def _by(thing: Thing, block: int | None, unit: int, content: str) -> ThingEdit:
    node = thing.revisions[-1]
    return ThingEdit(
        block,
        unit,
        thing.kind,
        content,
        thing.inserted,
        str(node.get(f"{W}author", "")),
        day_of(node),
        tuple(dict.fromkeys(str(mark.get(f"{W}id", "")) for mark in thing.revisions)),
    )


def untracked_things(
    units: Sequence[Unit],
    blocks: Sequence[DraftBlock],
    found: Matching,
    missing: set[int],
) -> Iterator[ThingEdit]:
    """Give the things that are others than the draft's, those with tracking left out.

    `missing` are the sections that the copy does not hold at all.
    """
    for index, block in enumerate(blocks):
        own = found.units_of[index]
        outside = index in found.outside or block.section in missing
        if not own and (outside or not block.things):
            continue
        now = [thing for unit in own for thing in units[unit].things if not thing.inserted]
        yield from _compared(index, own[0] if own else None, block.things, now)
    for unit in found.free_units():
        for thing in units[unit].things:
            if not thing.inserted:
                yield ThingEdit(None, unit, thing.kind, _added(thing), added=True)


def _compared(
    block: int, unit: int | None, was: Sequence[Thing], now: Sequence[Thing]
) -> Iterator[ThingEdit]:
    for olds, news in _unlike(was, now):
        for old, new in zip(olds, news, strict=False):
            if old.kind is new.kind:
                yield ThingEdit(block, unit, old.kind, _changed(old, new))
            else:
                yield ThingEdit(block, unit, old.kind, _gone(old))
                yield ThingEdit(block, unit, new.kind, _added(new), added=True)
        for old in olds[len(news) :]:
            yield ThingEdit(block, unit, old.kind, _gone(old))
        for new in news[len(olds) :]:
            yield ThingEdit(block, unit, new.kind, _added(new), added=True)


def _unlike(
    was: Sequence[Thing], now: Sequence[Thing]
) -> Iterator[tuple[Sequence[Thing], Sequence[Thing]]]:
    """Give the stretches in which two lines of things are not the same."""
    names: list[Thing] = []
    olds, news = ([_number(thing, names) for thing in things] for things in (was, now))
    steps = SequenceMatcher(None, olds, news, autojunk=False).get_opcodes()
    for tag, start, end, new_start, new_end in steps:
        if tag != "equal":
            yield was[start:end], now[new_start:new_end]


def _number(thing: Thing, names: list[Thing]) -> int:
    for number, known in enumerate(names):
        if known.is_like(thing):
            return number
    names.append(thing)
    return len(names) - 1


def _added(thing: Thing) -> str:
    if thing.kind is ThingKind.FORMULA:
        return f"Thêm công thức “{thing.name}”"
    if thing.chart is not None:
        values = "; ".join(
            f"{category}: {datum.text}"
            for series in thing.chart.series[:1]
            for category, datum in zip(thing.chart.categories, series.data, strict=False)
            if datum is not None
        )
        return f"Thêm biểu đồ ({shown(values)})"
    return f"Thêm {thing.kind.value} (xem trong tệp góp ý)"


def _gone(thing: Thing) -> str:
    return f"Bỏ {thing.kind.value}{_named(thing)}"


def _changed(old: Thing, new: Thing) -> str:
    if old.kind is ThingKind.FORMULA:
        return f"Sửa công thức “{old.name}” thành “{new.name}”"
    if old.chart is not None and new.chart is not None:
        told = list(chart_differences(old.chart, new.chart))
        more = f"; … ({len(told)} chỗ)" if len(told) > _MOST else ""
        return f"Sửa biểu đồ{_named(old)}: {'; '.join(told[:_MOST])}{more}"
    if old.kind is ThingKind.CHART:
        return f"Thay biểu đồ{_named(old)} bằng biểu đồ khác kiểu (xem trong tệp góp ý)"
    return f"Thay {old.kind.value}{_named(old)} (xem trong tệp góp ý)"


def _named(thing: Thing) -> str:
    return f" “{shown(thing.name, 120)}”" if thing.name else ""


def lost_things(units: Iterable[Unit], blocks: Iterable[DraftBlock]) -> dict[ThingKind, int]:
    """Give the kinds that a program lost, with how many: all of several; some left are no loss."""
    wanted = Counter(thing.kind for block in blocks for thing in block.things)
    left = {thing.kind for unit in units for thing in unit.things}
    return {
        kind: wanted[kind]
        for kind, least in _LOST.items()
        if kind not in left and wanted[kind] >= least
    }


def without_drawn_formulas(edits: Iterable[ThingEdit]) -> tuple[list[ThingEdit], int]:
    """Give the edits without formulas that a program drew as shapes, and how many those are.

    A copy saved as .odt holds each formula as an embedded drawing: one goes, one comes, and a few
    come in parts, which are counted with them.
    """
    told = list(edits)
    gone = [edit for edit in told if edit.kind is ThingKind.FORMULA and not edit.added]
    came = [edit for edit in told if edit.kind in _DRAWN and edit.added]
    count = min(len(gone), len(came))
    if count < _LOST[ThingKind.FORMULA]:
        return told, 0
    parts = came[: count + count // 2]
    dropped = {id(edit) for edit in (*gone[:count], *parts)}
    return [edit for edit in told if id(edit) not in dropped], len(parts)
