"""The blocks of a laid-out item with the ids by which pages, letters and comments name them."""

from collections.abc import Iterator, Mapping

from pipeline.compare.places import Places
from pipeline.model.change import Place
from pipeline.model.flow import FlowSection


def shown_blocks(
    section: FlowSection, own: Mapping[tuple[str, int], str]
) -> Iterator[tuple[int, Place, str]]:
    """Give each block's position, place and id; blocks of one line have the first one's.

    `own` are the ids that authors gave, by file and line.
    """
    places = Places(section)
    for position, block in enumerate(section.blocks):
        place = places.block(position)
        source = block.source
        name = own.get((source.file, source.line or 0), f"{section.id}.{place.block}")
        if position == 0:
            name = section.id  # the item's own heading
        yield position, place, name
