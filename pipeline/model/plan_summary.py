"""What a plan comes to on two pages: targets that change, what is asked for by field, projects.

A line refers to its place in the report: the identifier that references name.
"""

from decimal import Decimal

from pipeline.model.fixed import Fixed

# the four kinds of a proposal (Kế hoạch lập điều chỉnh, III.1.b), in the plan's order
PROPOSAL_KINDS = ("Kế thừa", "Cụ thể hóa", "Rà soát", "Bổ sung")


class ReportPlace(Fixed):
    """A place of the report: its identifier, and the words that name it from anywhere.

    `caption` says that it is a table or figure with a number of its own ("Bảng PL2.1").
    """

    target: str
    words: str
    caption: bool = False


class TargetChange(Fixed):
    """An indicator whose value is to be another; values as printed, "" where there is none.

    `differences` are what was added or taken: one for a number, and for a range both of whose
    ends moved alike; of other ranges the lower and the higher end's; () for no two of one kind.
    """

    name: str
    unit: str
    approved: str
    proposed: str
    differences: tuple[Decimal, ...] = ()
    place: ReportPlace | None = None


class FieldCount(Fixed):
    """How many proposals a field has, of each of `PROPOSAL_KINDS` in their order."""

    field: str
    counts: tuple[int, ...]
    places: tuple[ReportPlace, ...] = ()

    @property
    def total(self) -> int:
        """Give how many there are in all."""
        return sum(self.counts)


class Project(Fixed):
    """A project of the priority lists; `cost` is its investment in tỷ đồng, as printed."""

    name: str
    field: str
    where: str
    period: str
    cost: str
    place: ReportPlace | None = None


class PlanSummary(Fixed):
    """What the two pages say.

    Attributes:
        targets: Indicators that change, in the order of the register.
        changed, kept: How many of the register change in all, and how many stay.
        fields: Fields in the order of the form.
        projects: The largest, by investment.
        listed: How many projects the lists have, each once.
        invested: Their investment in tỷ đồng, as printed, "" where none is known.
    """

    targets: tuple[TargetChange, ...] = ()
    changed: int = 0
    kept: int = 0
    fields: tuple[FieldCount, ...] = ()
    projects: tuple[Project, ...] = ()
    listed: int = 0
    invested: str = ""
