"""Numbers that only the draft before has: how each heading and caption was numbered there."""

from collections.abc import Mapping

from pipeline.model.fixed import Fixed, field
from pipeline.model.flow import FlowParagraph
from pipeline.render.word.listing import HeadingLabel

NumberPlace = tuple[str, str, bool, int, str]


class FormerNumbers(Fixed):
    """How headings and captions of the draft before were numbered, by item and number."""

    headings: Mapping[NumberPlace, HeadingLabel] = field(default_factory=dict)
    captions: Mapping[NumberPlace, str] = field(default_factory=dict)

    def by_item(self) -> Mapping[str, tuple[object, ...]]:
        """Give all that is known of each item."""
        found: dict[str, list[object]] = {}
        for known in (*self.headings.items(), *self.captions.items()):
            found.setdefault(known[0][0], []).append(known)
        return {item: tuple(entries) for item, entries in found.items()}

    def heading(self, item: str, line: FlowParagraph) -> HeadingLabel | None:
        """Give how a heading was numbered, None where Word's list did not count it."""
        label = self.headings.get(number_place(item, line))
        return label if label and label.counted else None

    def caption(self, item: str, line: FlowParagraph) -> str:
        """Give the label of a caption with its field, as runs; "" for one without a number."""
        return self.captions.get(number_place(item, line), "")


def number_place(item: str, line: FlowParagraph) -> NumberPlace:
    """Give by what a numbered line is known within its draft."""
    return item, line.role.value, line.appendix, line.level, line.number
