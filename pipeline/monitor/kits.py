"""Which notices and comments go to which agency: its own, and nobody else's."""

from collections.abc import Mapping, Sequence

from pipeline.model.kit import Kit, KitComment, KitNotice
from pipeline.model.outline import Agency, Outline


def kits(
    agencies: Sequence[Agency],
    outline: Outline,
    notices: Sequence[tuple[str, KitNotice]],
    comments: Sequence[KitComment],
) -> Mapping[str, Kit]:
    """Give the page of every agency by its id, the empty ones too.

    Args:
        agencies: All of them.
        outline: By it comments go to the agencies that lead the item or take part in it.
        notices: Each with the agency whose it is.
        comments: In the order of the response table.
    """
    writers = {item.id: (item.lead, *item.partners) for item in outline.items}
    return {
        agency.id: Kit(
            agency.id,
            tuple(notice for owner, notice in notices if owner == agency.id),
            tuple(one for one in comments if agency.id in writers.get(one.item, ())),
        )
        for agency in agencies
    }
