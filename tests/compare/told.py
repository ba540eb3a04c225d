"""Two small drafts, compared and told: entries in short."""

from pipeline.compare.drafts import compare
from pipeline.compare.telling.entries import tell
from pipeline.compare.telling.group import Group
from pipeline.compare.telling.laid import LaidBlock, laid
from pipeline.model.change import Change
from pipeline.model.entry import LogEntry
from pipeline.model.flow import Flow, FlowBlock, FlowParagraph, ListPlace
from pipeline.model.inlines import Text
from tests.compare.flows import one, source

Short = tuple[str, str, dict[str, int]]


def entries(old: Flow, new: Flow) -> tuple[LogEntry, ...]:
    return tell(compare(old, new))


def told(old: Flow, new: Flow) -> list[Short]:
    """Each entry as (kind, what, counts)."""
    return [in_short(entry) for entry in entries(old, new)]


def told_of(old: tuple[FlowBlock, ...], new: tuple[FlowBlock, ...]) -> list[Short]:
    """The same of one item."""
    return told(one(*old), one(*new, number=2))


def in_short(entry: LogEntry) -> Short:
    return entry.kind.value, entry.what.value, {what.value: n for what, n in entry.counts}


def grouped(found: list[Group]) -> list[tuple[str, str, int]]:
    return [(group.kind.value, group.what.value, len(group.changes)) for group in found]


def laid_out(old: Flow, new: Flow) -> tuple[tuple[LaidBlock, ...], tuple[Change, ...]]:
    comparison = compare(old, new)
    return laid(comparison), comparison.changes


def point(letter: str, text: str) -> FlowParagraph:
    return FlowParagraph("Diem1", (Text(f"{letter}) "), Text(text)), source=source())


def item(text: str, *, level: int = 0, start: int | None = None, key: int = 1) -> FlowParagraph:
    style = f"DanhSachSo{level + 1}" if start is not None else f"DanhSach{level + 1}"
    place = ListPlace(key, level, start)
    return FlowParagraph(style, (Text(text),), list_place=place, source=source())


def long(topic: str) -> str:
    """A sentence that is like no other."""
    return f"{topic}: {topic} được đầu tư theo kế hoạch riêng của {topic} đến năm 2030."
