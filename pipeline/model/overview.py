"""How the work on a draft stands on a day, for whoever watches over it."""

from collections.abc import Mapping

from pipeline.model.delivery import DeliveryStatus, PartRecord
from pipeline.model.fixed import Fixed
from pipeline.model.notice import Notice


class Figures(Fixed):
    """What a draft says of each agency: its notices and its changes since the draft before.

    `comments` were received on the drafts before, `opened` of them still ask for something;
    `records` say of what each part and form is made, `faults` are the errors of all of them.
    """

    notices: Mapping[str, int] = {}
    changes: Mapping[str, int] = {}
    comments: int = 0
    opened: int = 0
    records: tuple[PartRecord, ...] = ()
    faults: tuple[Notice, ...] = ()

    @property
    def answered(self) -> int:
        """Give how many comments ask for nothing more."""
        return self.comments - self.opened


NO_FIGURES = Figures()


class Overview(Fixed):
    """The state of deliveries, answers and milestones on a day, with the draft's figures.

    `downloads` are addresses of files and what they are.
    """

    status: DeliveryStatus
    figures: Figures
    downloads: tuple[tuple[str, str], ...] = ()
