"""What every route of the served site is given: where things stand, who may come, how to make.

Nothing here is global: the command that serves makes one `Served` and hands it to the routes.
The clock and whatever builds are functions that it hands in, for only it reads the time and
knows the stages.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from pipeline.model.handing import HandingPreview
from pipeline.model.overview import NO_FIGURES, Figures, Overview
from pipeline.rounds.served.state import STATE
from pipeline.rounds.shared import Shared
from pipeline.site.access import Access
from pipeline.site.commenting.drafts import CommentedDrafts
from pipeline.site.commenting.reading import CommentedPages
from pipeline.site.desk.kept import Kept
from pipeline.site.issued import Issued
from pipeline.site.keys import Keys
from pipeline.site.live import Live, Page
from pipeline.site.own.first_pages import FirstPages
from pipeline.site.rates import Rates
from pipeline.stages.handing.asking import ask_alone, make_alone
from pipeline.stages.handing.child import Question
from pipeline.stages.handing.made_files import FileWanted, MadeFile


@dataclass(frozen=True, slots=True)
class Served:
    """A served site.

    Attributes:
        workspace: The folder with `sections/`.
        access: How the site is reached.
        live: The pages of the working draft as they stand.
        issued: The pages of rounds that were issued.
        commented: Issued drafts as comments are made on them.
        keys: Who may come in.
        secret: What sessions and forms are signed with.
        clock: Gives the time with its zone.
        shared: Gives outline, bodies and rounds as they were when the pages were last made.
        rebuild: Has the pages made anew after files were changed here; nobody waits for them.
        preview: Answers what files of a hand-in would make of the draft.
        make_file: Makes a file of one agency.
        figures: Gives what the last whole draft says of each agency.
        overview: Gives how the work stands on a day, None where that cannot be said.
        rates: How often things were asked.
        tools: Pages of issued reports as whoever may comment reads them.
        first_pages: First pages as each body reads them.
        kept: What of one body is read or made once.
    """

    workspace: Path
    access: Access
    live: Live
    issued: Issued
    commented: CommentedDrafts
    keys: Keys
    secret: str
    clock: Callable[[], datetime]
    shared: Callable[[], Shared]
    rebuild: Callable[[], None]
    preview: Callable[[Question], HandingPreview] = ask_alone
    make_file: Callable[[FileWanted], MadeFile] = make_alone
    figures: Callable[[], Figures] = lambda: NO_FIGURES
    overview: Callable[[date], Overview | None] = lambda day: None
    rates: Rates = field(default_factory=Rates)
    tools: CommentedPages = field(default_factory=CommentedPages)
    first_pages: FirstPages = field(default_factory=FirstPages)
    kept: Kept = field(default_factory=Kept)

    @property
    def state(self) -> Path:
        """Give the folder of what the site remembers."""
        return self.workspace / STATE

    @property
    def today(self) -> date:
        """Give the day."""
        return self.clock().date()

    @property
    def round_number(self) -> int:
        """Give the round of the working draft as its pages stand."""
        return self.live.round

    @property
    def consultant(self) -> str:
        """Give the body that somebody at this machine without a key stands for."""
        outline = self.shared().outline
        return outline.consultant or outline.planning_agency

    def name_of(self, body: str) -> str:
        """Give a body's name, its id where the list has none."""
        names = (agency.name for agency in self.shared().agencies if agency.id == body)
        return next(names, body)

    def is_issued(self, number: int) -> bool:
        """Say whether a round was issued and not opened again."""
        return self.issued.is_issued(number)

    def pages(self, number: int) -> Mapping[str, Page] | None:
        """Give the pages of a round that is shown; None while those of an issued one are made."""
        current, pages = self.live.stands
        return pages if number == current else self.issued.pages(number)
