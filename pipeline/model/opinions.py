"""How a round of consultation went, in figures, by group of bodies."""

from pipeline.model.fixed import Fixed


class OpinionCount(Fixed):
    """The figures of one group of bodies.

    Attributes:
        group: Its title: "I. Bộ, ngành Trung ương".
        asked: Bodies asked.
        answered: Bodies that wrote, asked or not.
        agreed: Bodies that agree with everything.
        comments: Their comments, each counted once.
        results: How many comments have each result, in the order of `Disposition`.
        open: Comments that are not answered yet.
    """

    group: str
    asked: int
    answered: int
    agreed: int
    comments: int
    results: tuple[int, ...]
    open: int


class OpinionRound(Fixed):
    """One round of consultation: the draft it was on, its day (dd/mm/yyyy), and its figures."""

    draft: str
    day: str
    groups: tuple[OpinionCount, ...]

    @property
    def total(self) -> OpinionCount:
        """Give the figures of all groups together."""
        groups = self.groups
        width = max((len(group.results) for group in groups), default=0)
        return OpinionCount(
            "Cộng",
            sum(group.asked for group in groups),
            sum(group.answered for group in groups),
            sum(group.agreed for group in groups),
            sum(group.comments for group in groups),
            tuple(sum(group.results[at] for group in groups) for at in range(width)),
            sum(group.open for group in groups),
        )
