"""Pages kept up with what is saved: an item at once, the whole draft behind it.

A whole draft takes seconds. While it is made more may be saved, which it has not read: that is
put into its pages before they take the place of the old ones, so that nothing that was shown
goes back to what it was.
"""

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pipeline.model.errors import QuyhoachError
from pipeline.model.fixed import replace
from pipeline.model.overview import NO_FIGURES, Figures
from pipeline.publish.sections_lock import reading
from pipeline.render.site.sheets import with_sheet
from pipeline.rounds.shared import Shared
from pipeline.site.live import Live
from pipeline.site.whole import Whole
from pipeline.stages.saved_sections import SavedSheet, Standing, saved_sheets

_NONE: Final = "không lập lại được dự thảo; các trang vẫn là bản trước"


@dataclass(slots=True)
class Following:
    """The pages of a workspace's draft, and what of the draft is kept to show an item anew.

    Attributes:
        workspace: Where things are saved.
        live: The pages.
        figures: What the last whole draft says of each agency.
        stand: Reads the draft of a round anew where more than items was saved, or another round
            began; None where it cannot stand.
    """

    workspace: Path
    live: Live
    stand: Callable[[int], Standing | None]
    figures: Figures = NO_FIGURES
    _standing: Standing | None = None
    _since: dict[tuple[str, str], SavedSheet] = field(default_factory=dict)
    _all: bool = False  # whether the draft is to be read anew
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def shared(self) -> Shared | None:
        """Give the shared files as they were read last, None before the first draft."""
        return None if self._standing is None else self._standing.shared

    def saved(self, paths: Sequence[Path]) -> None:
        """Show what was saved of items; what else was saved waits for the whole draft.

        Args:
            paths: Absolute.
        """
        agencies = [_agency(self.workspace, path) for path in paths]
        with self._lock:
            self._all = self._all or "" in agencies
            sheets = self._sheets({*agencies} - {""})
            self._since.update({(sheet.page, sheet.item): sheet for sheet in sheets})
            pages = {name: page.data for name, page in self.live.pages.items()}
            self.live.exchange(_with_sheets(pages, sheets))

    def whole(self, make: Callable[[], Whole]) -> Whole:
        """Make a whole draft and show it, with what was saved while it was made."""
        with self._lock:
            self._since.clear()
        made = make()
        with self._lock:
            if made.wrong or not made.pages:
                self.live.fail(made.wrong or _NONE, made.file)
                return made
            self._stand(made.round, made.leaf_of)
            # behind the shared files: what is worked out of both is kept by the figures
            self.figures = made.figures
            self.live.exchange(_with_sheets(made.pages, self._since.values()), made.round)
        return made

    def _stand(self, number: int, leaf_of: Mapping[str, str]) -> None:
        """Keep of the draft what shows an item anew, the pages as the whole draft has them."""
        known = self._standing
        if self._all or known is None or known.report.round.number != number:
            stands = self._stands(number)
            self._standing, self._all = stands or known, stands is None
        elif leaf_of.keys() == known.leaf_of.keys():
            self._standing = replace(known, leaf_of=leaf_of)

    def _stands(self, number: int) -> Standing | None:
        try:
            return self.stand(number)
        except (QuyhoachError, OSError):
            return None  # a file went meanwhile: the next draft meets what is there then

    def _sheets(self, agencies: set[str]) -> tuple[SavedSheet, ...]:
        if self._standing is None or not agencies:
            return ()
        try:
            with reading(self.workspace):
                saved = saved_sheets(self.workspace, self._standing, agencies)
        except (QuyhoachError, OSError):
            return ()  # the whole draft meets the same, and tells of it
        self._standing = saved.standing
        return saved.sheets


def _with_sheets(pages: Mapping[str, bytes], sheets: Iterable[SavedSheet]) -> dict[str, bytes]:
    made = dict(pages)
    for sheet in sheets:
        if sheet.page in made:
            made[sheet.page] = with_sheet(made[sheet.page], sheet.item, sheet.html)
    return made


def _agency(workspace: Path, path: Path) -> str:
    """Give the agency in whose folder a file stands (sections/lan-1/so-y-te/y-te.md), else ""."""
    root = workspace.absolute()
    if path.is_relative_to(root):
        match path.relative_to(root).parts:
            case ("sections", _, agency, _, *_):
                return agency
    return ""
