"""A report as it is printed: paragraphs, tables and figures one after another.

What nests in `blocks` (lists, điểm, quotes, divisions) is laid out here as Word will have it:
each paragraph with its style, each table with what stands above and below it. The flow is what
a writer of Word files writes and what two drafts are compared by, so that a comparison sees
exactly what is printed. Styles are those of `templates/bao-cao.docx`, by id.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

from pipeline.model.document import NOWHERE, Grid, Inline, NoteMark, Source, plain_text
from pipeline.model.fixed import Fixed, field


class Role(StrEnum):
    """What a paragraph is, as far as its writing differs from that of plain text."""

    TEXT = "text"
    HEADING = "heading"
    TABLE_CAPTION = "table-caption"
    FIGURE_CAPTION = "figure-caption"
    DRAWING = "drawing"  # one `Drawing`
    FORMULA = "formula"  # one `Math`, on lines of its own
    RULE = "rule"  # a short centred line, no text
    FIXED = "fixed"  # printed by the layout itself, known by no identity

    @property
    def is_caption(self) -> bool:
        """Say whether it is the caption of a table or figure."""
        return self in (Role.TABLE_CAPTION, Role.FIGURE_CAPTION)


class ListPlace(Fixed):
    """Where a paragraph counts in a list.

    `key` is the list's ordinal within its section (footnotes: within the note), `level` its
    depth from 0, however deep, `start` the first number of a numbered list, None for bullets.
    """

    key: int
    level: int
    start: int | None = None


class FlowParagraph(Fixed):
    """One paragraph as printed.

    Attributes:
        style: The id of its paragraph style; a heading's follows from `level` and `appendix`.
        runs: What stands in it; a điểm's letter ("a) ") is its first run. The number of a
            heading or caption is not part of them.
        number: The label of a heading ("III", "II.", "1.1.", "Phụ lục I") or the number of a
            caption ("3.2"), "" elsewhere.
        level: The outline level of a heading from 1 (Phần); within an appendix counted from
            its title; 0 elsewhere.
        appendix: Whether a heading counts in the appendices' list; level 1 is the title.
        list_place: Where a list's item counts, None elsewhere.
        id: The identifier that references to a heading or caption name.
        anchors: Identifiers whose references point to this paragraph, of what has no text.
        keeps: Whether it stays on the page of what follows.
        wide: Whether it stands on a landscape page by itself (a figure's, asked for).
    """

    style: str
    runs: tuple[Inline, ...] = ()
    role: Role = Role.TEXT
    number: str = ""
    level: int = 0
    appendix: bool = False
    list_place: ListPlace | None = None
    id: str = ""
    anchors: tuple[str, ...] = ()
    keeps: bool = False
    wide: bool = False
    source: Source = NOWHERE

    @property
    def text(self) -> str:
        """Give its words, without numbers, notes and pictures."""
        return plain_text(self.runs)


class FlowTable(Fixed):
    """One table as printed.

    Attributes:
        grid: What is printed: names of groups merged, dashes for empty figures.
        written: The grid as its agency wrote it; rows one to one with those of `grid`.
        above: Caption, title line and units, in this order, where there are any.
        below: Sources and notes.
        landscape: Asked for by the author; None leaves it to the width.
        options: Further attributes of the author's (`form`, `cols` …).
        key: Fields of the form that name a row, as column positions; () where unknown.
        workbook: The .xlsx relative to the workspace, "" for a pipe table.
        parts: How many tables were made of one too wide for a page; said of the first.
    """

    grid: Grid
    written: Grid
    above: tuple[FlowParagraph, ...] = ()
    below: tuple[FlowParagraph, ...] = ()
    landscape: bool | None = None
    options: tuple[tuple[str, str], ...] = ()
    key: tuple[int, ...] = ()
    anchors: tuple[str, ...] = ()
    workbook: str = ""
    source: Source = NOWHERE
    parts: int = 1

    @property
    def caption(self) -> FlowParagraph | None:
        """Give the caption, None where the table has none."""
        return next((line for line in self.above if line.role.is_caption), None)


class FlowFigure(Fixed):
    """A figure as printed: its drawing, then its caption, and a chart's source and notes."""

    drawing: FlowParagraph
    below: tuple[FlowParagraph, ...] = ()
    source: Source = NOWHERE

    @property
    def caption(self) -> FlowParagraph | None:
        """Give the caption, None where the figure has none."""
        return next((line for line in self.below if line.role.is_caption), None)

    @property
    def paragraphs(self) -> tuple[FlowParagraph, ...]:
        """Give its paragraphs in reading order."""
        return (self.drawing, *self.below)


FlowBlock = FlowParagraph | FlowTable | FlowFigure


class FlowNote(NoteMark):
    """A footnote as printed: its mark, and its content laid out.

    It stands among a paragraph's runs where the mark stood, so that what knows blocks and runs
    need not know the flow. A mark without content (`first=False`, or no note of that label)
    stays a `NoteMark`. `what` says what it is where it is none at the foot of a page.
    """

    content: tuple[FlowBlock, ...] = ()
    what: str = "chú thích cuối trang"


def note_content(mark: NoteMark) -> tuple[FlowBlock, ...]:
    """Give a footnote's content as printed, () for a mark without one."""
    return mark.content if isinstance(mark, FlowNote) else ()


class SectionKind(StrEnum):
    """What a stretch of the flow is in the outline."""

    PART = "part"
    CHAPTER = "chapter"
    ITEM = "item"
    APPENDIX = "appendix"


class FlowSection(Fixed):
    """One stretch of the flow: the heading of a part or chapter, an item, or an appendix.

    Attributes:
        id: The item, "phan:1" or "phan:1/chuong:2" for headings of the outline.
        place: The words that name it: "Phần III", "Phần III, mục II", "Phần III, mục II.1",
            "Phụ lục I".
        number: The label of its heading, "1." or "Phụ lục I".
        owner: The agency that answers for it: the item's lead, else the planning agency.
        blocks: Its heading first.
        reasons: Why it changed this round, as (agency, reason).
        large: Whether its wide pages are of A3, as an appendix may ask.
    """

    id: str
    kind: SectionKind
    place: str
    number: str
    owner: str
    blocks: tuple[FlowBlock, ...]
    reasons: tuple[tuple[str, str], ...] = ()
    large: bool = False

    def heading_place(self, number: str) -> str:
        """Give the words that name a heading within it, "Phần III, mục II.1.2".

        The heading's number takes the place of that of the item's title.
        """
        label = number.removesuffix(".")
        if not label:
            return self.place
        if ", mục " not in self.place:
            return f"{self.place}, mục {label}"
        return self.place.removesuffix(self.number.removesuffix(".")) + label


class Flow(Fixed):
    """One draft as it is printed.

    `names` are the agencies' names by id, `planner` the id of the planning agency;
    `anchors` are identifiers behind which no paragraph came.
    """

    round_number: int
    round_name: str
    day: date
    title: str
    planner: str
    names: Mapping[str, str]
    sections: tuple[FlowSection, ...]
    content_hash: str = ""
    anchors: tuple[str, ...] = field(default=())

    def agency_name(self, agency: str) -> str:
        """Give an agency's name, the planning agency's where none is said or known."""
        return self.names.get(agency) or self.names.get(self.planner, self.planner)


def paragraphs(blocks: tuple[FlowBlock, ...]) -> Iterator[FlowParagraph]:
    """Give every paragraph of the blocks in reading order, cells and footnotes left out."""
    for block in blocks:
        match block:
            case FlowParagraph():
                yield block
            case FlowTable(above=above, below=below):
                yield from above
                yield from below
            case FlowFigure():
                yield from block.paragraphs
