"""What of a draft has a number or a title: parts, chapters, items, headings, tables, figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.consult.places.addresses import Label, Numeral, StepKind, label_of, searched
from pipeline.consult.places.spots import Spots, Stretch
from pipeline.model.flow import FlowFigure, FlowParagraph, FlowSection, FlowTable, Role, SectionKind
from pipeline.model.ordinals import standings

_KINDS: Final = {
    SectionKind.PART: StepKind.PART,
    SectionKind.CHAPTER: StepKind.CHAPTER,
    SectionKind.ITEM: StepKind.SECTION,
    SectionKind.APPENDIX: StepKind.APPENDIX,
}
SECTIONS: Final = tuple(_KINDS.values())
# a part reaches to the next part, a chapter to the next chapter or part
_REACHES: Final = {
    StepKind.PART: (StepKind.PART, StepKind.APPENDIX),
    StepKind.CHAPTER: (StepKind.CHAPTER, StepKind.PART, StepKind.APPENDIX),
}


@dataclass(frozen=True, slots=True)
class Landmark:
    """Something numbered or named, and the stretch it stands for.

    Attributes:
        kind: `SECTION` for items and headings within items.
        label: Its numbers: of a part or appendix its own, of a chapter, item or heading all
            below its part ("II.1.2"), of a table or figure its caption's, with a 0 in front in
            an appendix.
        title: Its title or caption, as searched.
        stretch: A heading's with all below it, a table's with caption and notes.
        is_item: Whether it is an item of the outline or an appendix.
    """

    kind: StepKind
    label: Label
    title: str
    stretch: Stretch
    is_item: bool = False


def landmarks(spots: Spots) -> tuple[Landmark, ...]:
    """Give all landmarks of a draft in reading order."""
    kinds = [_KINDS[section.kind] for section in spots.sections]
    found: list[Landmark] = []
    for at, section in enumerate(spots.sections):
        found.append(_of_section(section, at, kinds))
        found.extend(_within(section, at))
    return tuple(found)


def _of_section(section: FlowSection, at: int, kinds: Sequence[StepKind]) -> Landmark:
    kind = kinds[at]
    reaches = _REACHES.get(kind)
    behind = at + 1
    while reaches and behind < len(kinds) and kinds[behind] not in reaches:
        behind += 1
    if kind in (StepKind.PART, StepKind.APPENDIX):
        label = label_of(section.place.rpartition(" ")[2])
    else:
        label = _section_label(section.place)
    first = section.blocks[0] if section.blocks else None
    title = first.text if isinstance(first, FlowParagraph) else ""
    is_item = kind in (StepKind.SECTION, StepKind.APPENDIX)
    stretch = Stretch((at, 1), (behind, 1), section.place)
    return Landmark(kind, label, searched(title), stretch, is_item)


def _section_label(place: str) -> Label:
    """Give the numbers below the part: "II.1.2" of "Phần III, mục II.1.2"."""
    return label_of(place.partition(", mục ")[2])


def _within(section: FlowSection, at: int) -> Iterator[Landmark]:
    ordinals: dict[int, list[int]] = {}
    for entry in standings(section):
        ordinals.setdefault(entry.block, []).append(entry.ordinal)
    for position, block in enumerate(section.blocks):
        own = ordinals.get(position)
        if not own or not position:
            continue
        if isinstance(block, FlowParagraph):
            if block.role is Role.HEADING:
                yield _of_heading(section, at, position, ordinals)
        elif block.caption is not None:
            yield _of_caption(block, at, own)


def _of_heading(
    section: FlowSection, at: int, position: int, ordinals: dict[int, list[int]]
) -> Landmark:
    block = section.blocks[position]
    assert isinstance(block, FlowParagraph)
    end = (at + 1, 1)
    for behind in range(position + 1, len(section.blocks)):
        other = section.blocks[behind]
        heads = isinstance(other, FlowParagraph) and other.role is Role.HEADING
        if heads and other.level <= block.level and ordinals.get(behind):  # type: ignore[union-attr]
            end = (at, ordinals[behind][0])
            break
    place = section.heading_place(block.number)
    label = _section_label(place) if block.number else ()
    stretch = Stretch((at, ordinals[position][0]), end, place)
    return Landmark(StepKind.SECTION, label, searched(block.text), stretch)


def _of_caption(block: FlowTable | FlowFigure, at: int, own: Sequence[int]) -> Landmark:
    caption = block.caption
    assert caption is not None
    kind = StepKind.TABLE if isinstance(block, FlowTable) else StepKind.FIGURE
    number = caption.number.casefold()
    label = label_of(number.removeprefix("pl"))
    if number.startswith("pl"):
        label = (Numeral(0), *label)
    word = "Bảng" if kind is StepKind.TABLE else "Hình"
    place = f"{word} {caption.number}" if number else f"{word.lower()} “{caption.text}”"
    stretch = Stretch((at, own[0]), (at, own[-1] + 1), place)
    return Landmark(kind, label, searched(caption.text), stretch)
