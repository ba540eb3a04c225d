"""The report of one round: parts, chapters, sections and appendices, in reading order."""

from collections.abc import Iterator
from datetime import date

from pipeline.model.abbreviation import Abbreviation
from pipeline.model.document import Block
from pipeline.model.fixed import Fixed
from pipeline.model.outline import CONTENTS_DEPTH, Agency, Group, Item, MutedCheck, Outline, Round
from pipeline.model.plan_summary import PlanSummary
from pipeline.model.slip import Slip


class Contribution(Fixed):
    """What one agency wrote for one item: the blocks of one file, and its front matter.

    `title` and `reason` are the front matter's `tieu-de` and `ly-do`, "" where absent;
    `withdrawn` is `rut: true`. `sent` (`ngay`) and `difficulties` (`kho-khan`) are for those who
    watch over the work, `muted` (`tat-kiem-tra`) are warnings switched off for the text, `slips`
    those of language; nothing of them stands in the report. `summary` is the front matter's
    `tom-tat`, which stands in the summary report alone.
    """

    agency: str
    item: str
    file: str
    round: int
    blocks: tuple[Block, ...]
    title: str = ""
    reason: str = ""
    withdrawn: bool = False
    sent: date | None = None
    difficulties: tuple[str, ...] = ()
    muted: tuple[MutedCheck, ...] = ()
    summary: tuple[Block, ...] = ()
    slips: tuple[Slip, ...] = ()


class Section(Fixed):
    """An item of the outline with what was written for it.

    `number` is the label of its heading ("1.", "Phụ lục I"), `place` the words that name
    the place ("Phần III, mục II.1", "Phụ lục I"); both filled by numbering.
    `reasons` keeps each contribution's `ly-do` as (agency, reason). `summary` is what the
    contributions' front matter says of the item in a few sentences (`tom-tat`).
    """

    item: Item
    title: str
    blocks: tuple[Block, ...]
    number: str = ""
    place: str = ""
    missing: bool = False
    reasons: tuple[tuple[str, str], ...] = ()
    summary: tuple[Block, ...] = ()


class Chapter(Fixed):
    """A chương; `title` "" has no heading and no number of its own."""

    title: str
    sections: tuple[Section, ...]
    number: str = ""


class Part(Fixed):
    """A phần; `number` is its Roman numeral."""

    title: str
    chapters: tuple[Chapter, ...]
    number: str = ""


class Report(Fixed):
    """One draft, assembled.

    `content_hash` is the hex SHA-256 of all that the draft says,
    independent of files' names and of dates. `abbreviations` are those of its list, sorted.
    `contents_depth` is how many levels of headings its contents list, `summary` what stands
    on the pages before them, None for a report without. `cover_title` are the lines of its title
    on the covers, () to leave them to the words; `watermark` says whether its pages bear
    "DỰ THẢO" across them. `issuers` say who signs the letters that go with it to a group.
    """

    outline: Outline
    agencies: tuple[Agency, ...]
    round: Round
    parts: tuple[Part, ...]
    appendices: tuple[Section, ...] = ()
    content_hash: str = ""
    abbreviations: tuple[Abbreviation, ...] = ()
    contents_depth: int = CONTENTS_DEPTH
    summary: PlanSummary | None = None
    cover_title: tuple[str, ...] = ()
    watermark: bool = False
    issuers: tuple[tuple[Group, str], ...] = ()

    def sections(self) -> Iterator[Section]:
        """Give every section in reading order, the appendices last."""
        for part in self.parts:
            for chapter in part.chapters:
                yield from chapter.sections
        yield from self.appendices

    def written_by(self, agency_id: str) -> tuple[Section, ...]:
        """Give the sections that an agency writes, alone or with others, in reading order."""
        return tuple(
            section
            for section in self.sections()
            if agency_id in (section.item.lead, *section.item.partners)
        )

    def agency(self, agency_id: str) -> Agency | None:
        """Give the agency of that id, None where there is none."""
        return next((agency for agency in self.agencies if agency.id == agency_id), None)
