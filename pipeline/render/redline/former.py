"""Numbers as the draft before printed them, found by counting it once more.

Which heading Word's list numbered, and with what field each caption was written.
"""

from pipeline.model.flow import Flow, Role, paragraphs
from pipeline.render.word.former_numbers import FormerNumbers, NumberPlace, number_place
from pipeline.render.word.listing import HeadingCounters, HeadingLabel
from pipeline.render.word.paragraphs import caption_label, heading_label


def former_numbers(flow: Flow) -> FormerNumbers:
    """Give the numbers of a draft, counted from its first heading to its last."""
    counters, sequences = HeadingCounters(), dict[str, int]()
    headings, captions = dict[NumberPlace, HeadingLabel](), dict[NumberPlace, str]()
    for section in flow.sections:
        for line in paragraphs(section.blocks):
            place = number_place(section.id, line)
            if line.role is Role.HEADING:
                headings.setdefault(place, heading_label(counters, line))
            elif line.role.is_caption and line.number:
                captions.setdefault(place, caption_label(sequences, line.role, line.number))
    return FormerNumbers(headings, captions)
