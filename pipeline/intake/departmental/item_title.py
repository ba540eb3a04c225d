"""The heading with which a file names its item again: it is that title, no heading below it."""

from collections.abc import Mapping, Sequence

from pipeline.intake.departmental.headings import Levelled
from pipeline.intake.departmental.paragraphs.lines import Laid
from pipeline.intake.departmental.paragraphs.store import Store
from pipeline.model.text import folded

_WHY = "tên mục; báo cáo in tên mục theo đề cương"


def without_title(
    laid: Sequence[Laid], heads: Mapping[int, Levelled], title: str, store: Store
) -> tuple[list[Laid], dict[int, Levelled]]:
    """Give the things and headings without a first heading that is the item's title.

    Where it was the only one of its level, those below it move up.
    """
    first = min(heads, default=None)
    if first is None or not title or not _is_title(laid, first, heads[first], title):
        return list(laid), dict(heads)
    taken = 1 + heads[first].heading.joined
    for thing in laid[first : first + taken]:
        store.leave(store.words(thing.place), thing.text, _WHY)
    kept = [*laid[:first], *laid[first + taken :]]
    rest = {at - taken: head for at, head in heads.items() if at != first}
    alone = all(head.level > heads[first].level for head in rest.values())
    if not alone:
        return kept, rest
    moved = {at: Levelled(head.heading, head.level - 1) for at, head in rest.items()}
    return kept, moved


def _is_title(laid: Sequence[Laid], at: int, head: Levelled, title: str) -> bool:
    words = laid[at].text[head.heading.length :]
    if head.heading.joined:
        words = " ".join(thing.text for thing in laid[at + 1 : at + 1 + head.heading.joined])
    return head.level == 1 and folded(words) == folded(title)
