"""The shared files as values: outline, agencies, rounds, settings."""

from datetime import date
from enum import StrEnum
from typing import Final

from pipeline.limits import DEFAULT, Limits
from pipeline.model.fixed import Fixed

COUNCIL_ROUND: Final = "tham-dinh"
"""The kind of a round that goes before the appraisal council (`loai`)."""
DRAFT: Final = "bai-viet"
CONSULTATION: Final = "lay-y-kien"
"""What of its round a step of the plan is about (`viec`): contributions, or answers."""


CONTENTS_DEPTH: Final = 3  # Phần, chương, mục


class Paper(StrEnum):
    """The paper of an appendix's wide pages (`kho`); NĐ 30/2020/NĐ-CP says A4."""

    A4 = "a4"
    A3 = "a3"


class ItemKind(StrEnum):
    """What an item is, as the plan sorts the departments' duties (`loai`)."""

    ASSESSMENT = "danh-gia"
    PROPOSAL = "de-xuat"
    SUMMARY = "tong-hop"
    OTHER = "khac"


class Group(StrEnum):
    """The kind of body (`nhom`), in the order every table of bodies lists them."""

    MINISTRY = "bo"
    PROVINCE = "tinh"
    ORGANISATION = "to-chuc"
    DEPARTMENT = "so"
    COMMUNE = "xa"
    COUNCIL = "hoi-dong"
    CONSULTANT = "tu-van"
    OTHER = "khac"


class Item(Fixed):
    """A mục of the outline, or a Phụ lục: the unit an agency writes.

    `line` is where the item stands in its outline file. `consolidated` are the tables put
    together from the agencies' forms that stand at its end (`tong-hop`). `paper` is what an
    appendix asks for its wide pages.
    """

    id: str
    title: str
    lead: str
    partners: tuple[str, ...] = ()
    kind: ItemKind = ItemKind.OTHER
    from_round: int = 1
    line: int | None = None
    consolidated: tuple[str, ...] = ()
    paper: Paper = Paper.A4


class ChapterOutline(Fixed):
    """A chương with its items; `title` "" stands for items directly under a part."""

    title: str
    items: tuple[Item, ...]


class PartOutline(Fixed):
    """A phần with its chương."""

    title: str
    chapters: tuple[ChapterOutline, ...]


class Outline(Fixed):
    """The whole outline; ids of items and appendices are unique in it.

    `compares_plan` asks for the comparison with the approved plan (`so-sanh-quy-hoach`),
    `summarised` for two pages at the front and the summary report (`tom-tat`).
    """

    title: str
    province: str
    planning_agency: str
    consultant: str
    parts: tuple[PartOutline, ...]
    appendices: tuple[Item, ...] = ()
    file: str = ""
    compares_plan: bool = False
    summarised: bool = False

    @property
    def items(self) -> tuple[Item, ...]:
        """Give every item in reading order, the appendices last."""
        inner = (item for part in self.parts for chapter in part.chapters for item in chapter.items)
        return (*inner, *self.appendices)


class Agency(Fixed):
    """A body that writes or is consulted.

    `drafting_unit` is the short name of its unit that drafts its letters ("QLQH"), "" for unknown.
    """

    id: str
    name: str
    group: Group
    short_name: str = ""
    contact_for: tuple[str, ...] = ()
    head_name: str = ""
    head_title: str = ""
    line: int | None = None
    drafting_unit: str = ""

    @property
    def is_person(self) -> bool:
        """Say whether it is a member of the appraisal council, who writes without a number."""
        return self.group is Group.COUNCIL


class Round(Fixed):
    """A round of drafting.

    `number` counts from 1, `day` is the date of the draft, `name` is printed wherever the
    round is named. `due` is the last day for contributions (`han-nop`).
    `answer_by` is a date, or words such as "15 ngày làm việc" counted from `sent`.
    """

    number: int
    day: date
    name: str
    kind: str = ""
    consulted: tuple[str, ...] = ()
    sent: date | None = None
    answer_by: date | str | None = None
    due: date | None = None

    @property
    def is_council(self) -> bool:
        """Say whether it is a round of the appraisal council (`loai: tham-dinh`)."""
        return self.kind == COUNCIL_ROUND


class Milestone(Fixed):
    """A step of the plan, its date due, the day it was done, and who does it.

    `round` is the round it is about, and `about` what of it: `DRAFT` or `CONSULTATION`, "" for
    the draft; both are for the figures of the progress report alone.
    """

    title: str
    due: date | None = None
    done: date | None = None
    lead: str = ""
    partners: tuple[str, ...] = ()
    round: int | None = None
    about: str = ""


class DossierSource(StrEnum):
    """Where a document of a dossier comes from (`nguon`); one placed by hand is in `ho-so/`."""

    TEMPLATE = "mau"  # a Word template of the document's id, filled with the report's data
    DRAFT = "du-thao"
    ANSWERS = "tiep-thu"
    OPINIONS = "ban-sao-y-kien"
    LETTERS = "ban-ky"
    SUMMARY = "tom-tat"  # the summary report, where the outline asks for one
    PLACED = "ho-so"


class DossierEntry(Fixed):
    """A document that a dossier must or may hold.

    Attributes:
        id, name: What it is called.
        required: Whether a dossier without it is incomplete.
        source: Where it comes from.
        path: Where in `sections/` it is placed by hand: "ho-so/so-do-ban-do", a file of that name
            with any ending, or a folder.
        lead: The agency that owes it, "" for the planning agency.
        basis: The clause that demands it, as printed.
    """

    id: str
    name: str
    required: bool = False
    source: DossierSource = DossierSource.PLACED
    path: str = ""
    lead: str = ""
    basis: str = ""

    @property
    def place(self) -> str:
        """Give where it is placed by hand, below `sections/`."""
        return self.path or f"{DossierSource.PLACED.value}/{self.id}"


class Schedule(Fixed):
    """Rounds in order of their number, milestones, and the lists of dossiers.

    `issuers` say who signs letters to a group (`co-quan-ky`); the planning agency to others.
    """

    rounds: tuple[Round, ...]
    milestones: tuple[Milestone, ...] = ()
    dossiers: tuple[tuple[str, tuple[DossierEntry, ...]], ...] = ()
    issuers: tuple[tuple[Group, str], ...] = ()

    def round(self, number: int) -> Round | None:
        """Give the round of that number, None where the schedule has none."""
        return next((entry for entry in self.rounds if entry.number == number), None)


class MutedCheck(Fixed):
    """A check switched off for a place, with the reason."""

    code: str
    where: str
    reason: str


class CoverTitle(Fixed):
    """The lines of the report's title on its covers (`tieu-de-bia`), () for where it pauses."""

    lines: tuple[str, ...] = ()
    line: int | None = None


class Settings(Fixed):
    """`cau-hinh.yaml`; every key optional.

    `contents_depth` is how many levels of headings the contents list, from Phần down;
    `watermark` says whether pages bear "DỰ THẢO" across them (`du-thao-chim`).
    """

    tone_style: str = "hòa"
    holidays: tuple[date, ...] = ()
    silence_is_agreement: bool = False
    limits: Limits = DEFAULT
    contents_depth: int = CONTENTS_DEPTH
    muted: tuple[MutedCheck, ...] = ()
    cover_title: CoverTitle = CoverTitle()
    watermark: bool = False
