"""The site of an issued round, made again from what its seal keeps: reviewers see what was sent."""

from collections.abc import Sequence
from pathlib import Path

from pipeline.model.notice import Notice, Outcome
from pipeline.publish.folder import Files, building
from pipeline.stages.build import Built
from pipeline.stages.drafting import draft
from pipeline.stages.issuing.issued import in_place
from pipeline.stages.pages import Rendering
from pipeline.stages.site import draft_site
from pipeline.work.watch import Watch


def issued_site(root: Path, number: int, *, watch: Watch, wait: float) -> Files:
    """Give the pages by name, none where the seal's inputs do not make a draft.

    Args:
        root: The workspace.
        number: A round that is issued.
        watch: Told of what takes long.
        wait: Seconds for another build of the workspace to end.

    Raises:
        BusyError: It did not end in time.
        OSError: A file cannot be read, or the disk is full.
    """
    pages: dict[str, bytes] = {}

    def web(built: Built, notices: Sequence[Notice], files: Files) -> Files:
        pages.update(draft_site(built, notices, files))
        return {}

    def make(folder: Path, rendering: Rendering | None) -> Outcome[Files | None]:
        return draft(folder, number, fast=True, watch=watch, rendering=rendering, web=web)

    with building(root / "build", wait=wait):
        in_place(root, number, make)
    return pages
