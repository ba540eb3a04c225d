"""Word files with tracked changes, all of them accepted or rejected by LibreOffice.

    python -m tests.office.settle redline.docx settled.docx accept|reject [more of these]

A second opinion on the project's own acceptor. LibreOffice is driven by the system's Python, in
a process of its own with a limit on time; only files that are there count. One LibreOffice
settles several files, one after another.
"""

import importlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

SECONDS: Final = 900
COMMANDS: Final = {
    "accept": ".uno:AcceptAllTrackedChanges",
    "reject": ".uno:RejectAllTrackedChanges",
}


class SettlingError(RuntimeError):
    """LibreOffice made nothing; the message has its last words."""


class Job(NamedTuple):
    """A file to be settled, the file that is to be made, and how: "accept" or "reject"."""

    document: Path
    target: Path
    way: str


def settle(document: Path, target: Path, way: str, seconds: float = SECONDS) -> Path:
    """Accept ("accept") or reject ("reject") every tracked change; give `target`.

    Raises SettlingError when no file came out in time.
    """
    settle_all([Job(document, target, way)], seconds)
    return target


def settle_all(jobs: Sequence[Job], seconds: float = SECONDS) -> None:
    """Settle several files with one LibreOffice.

    Raises SettlingError when a file did not come out in time.
    """
    from tests.office.driven import drive

    arguments: list[str] = []
    for job in jobs:
        job.target.unlink(missing_ok=True)
        arguments += [str(job.document.resolve()), str(job.target.resolve()), job.way]
    code, complaint = drive(__file__, *arguments, seconds=seconds)
    if code is None or _missing(jobs):
        raise SettlingError(f"{_missing(jobs)}: exit {code}: {complaint}")


def _missing(jobs: Sequence[Job]) -> str:
    return ", ".join(job.document.name for job in jobs if not job.target.is_file())


def _serve(*arguments: str) -> None:
    """What the system's Python does: start LibreOffice; for each file open, settle, store."""
    driven: Any = importlib.import_module("driven")
    with driven.office() as office:
        dispatcher = office.service("com.sun.star.frame.DispatchHelper")
        for document, target, way in zip(*[iter(arguments)] * 3, strict=True):
            opened = office.opened(document)
            frame = opened.getCurrentController().getFrame()
            dispatcher.executeDispatch(frame, COMMANDS[way], "", 0, ())
            office.store(opened, target)


if __name__ == "__main__":
    _serve(*sys.argv[1:])
