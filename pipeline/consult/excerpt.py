"""What of a comparison concerns one body: the items its comments led to, under their headings."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from pipeline.consult.changed_places import ChangedPlaces
from pipeline.model.change import ChangeClass
from pipeline.model.comment import Comment, Consultation, Response
from pipeline.model.comparison import Comparison, RevisedSection
from pipeline.model.fixed import replace
from pipeline.model.flow import Flow, SectionKind
from pipeline.model.verdict import Trace

_HEADS = (SectionKind.PART, SectionKind.CHAPTER)


def items_led_to(
    consultation: Consultation, trace: Trace, comparison: Comparison
) -> Mapping[str, frozenset[str]]:
    """Give by body the items its comments led to: commented on, named in the answer, or changed.

    Of a comment on a whole part or chapter they are the items of it in which the content
    changed; of one on the whole draft only what was changed for it: the redline of the draft
    shows the rest. Bodies whose comments led to no item are left out.
    """
    led = _Led(trace, comparison)
    found: dict[str, set[str]] = {}
    for response in consultation.responses:
        found.setdefault(response.comment.agency, set()).update(led.to(response))
    return {body: frozenset(items) for body, items in found.items() if items}


def excerpt(comparison: Comparison, items: Collection[str]) -> Comparison:
    """Give the comparison of some items only, with the headings of part and chapter above each.

    Changes keep their places in its list, and what stands elsewhere is no longer referred to.
    """
    sections = tuple(_with_heads(comparison.sections, items))
    kept = {entry.section.id for entry in sections}
    old, new = (_of(flow, kept) for flow in (comparison.old, comparison.new))
    return replace(comparison, old=old, new=new, sections=sections)


class _Led:
    """Says which items of two drafts a comment led to."""

    def __init__(self, trace: Trace, comparison: Comparison) -> None:
        self._items = frozenset(
            entry.section.id for entry in comparison.sections if entry.section.kind not in _HEADS
        )
        self._places = ChangedPlaces(comparison.new)
        self._traced = {entry.code: entry for entry in trace.comments}
        self._of_change = {change.id: change.item for change in comparison.changes}
        self._changed = {
            change.item for change in comparison.changes if change.class_ is ChangeClass.CONTENT
        }

    def to(self, response: Response) -> frozenset[str]:
        led = (*self._pointed(response.comment), *self._named(response), *self._proof(response))
        return self._items.intersection(led)

    def _pointed(self, comment: Comment) -> Iterator[str]:
        if not comment.scope:
            yield comment.item
        elif not self._items <= {*comment.scope}:
            yield from self._changed.intersection(comment.scope)

    def _named(self, response: Response) -> Iterator[str]:
        """Give the items that "Nội dung chỉnh sửa tại" names one by one."""
        yield from self._places.items(response.row.changed_at if response.row else "")

    def _proof(self, response: Response) -> Iterator[str]:
        entry = self._traced.get(response.comment.code)
        if entry is not None:
            yield from (self._of_change.get(change, "") for change in entry.changes)
            yield entry.evidence.item


def _with_heads(
    sections: Sequence[RevisedSection], items: Collection[str]
) -> tuple[RevisedSection, ...]:
    """Give the items and the headings that each stands under, each heading once, in order.

    An item that stays stands under headings that stay; one that is gone also under those gone.
    """
    kept: set[int] = set()
    heads: dict[tuple[bool, SectionKind], int] = {}
    for at, entry in enumerate(sections):
        kind = entry.section.kind
        if kind in _HEADS:
            heads = _below(heads, entry) | {(entry.gone, kind): at}
        elif entry.section.id in items:
            kept.add(at)
            if kind is SectionKind.ITEM:
                kept.update(head for (gone, _), head in heads.items() if entry.gone or not gone)
    return tuple(sections[at] for at in sorted(kept))


def _below(
    heads: Mapping[tuple[bool, SectionKind], int], entry: RevisedSection
) -> dict[tuple[bool, SectionKind], int]:
    """Give the headings that a new one leaves in force: one that is gone ends none that stays."""
    left = heads if entry.gone else {key: at for key, at in heads.items() if not key[0]}
    if entry.section.kind is SectionKind.CHAPTER:
        return dict(left)
    return {key: at for key, at in left.items() if entry.gone and not key[0]}


def _of(flow: Flow, ids: Collection[str]) -> Flow:
    return replace(flow, sections=tuple(entry for entry in flow.sections if entry.id in ids))
