"""How a command ended: what is shown, and what its exit code is made of."""

import json
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from hashlib import sha256
from pathlib import Path

from pipeline.arguments import Request
from pipeline.model.fixed import Fixed, field
from pipeline.model.named import Named
from pipeline.model.notice import Notice, Severity
from pipeline.render.terminal.groups import notice_key
from pipeline.render.terminal.lines import Line
from pipeline.work.packs import Packs
from pipeline.work.store import NOTHING_KEPT, Store

WAIT_SECONDS = 600.0  # for another build of the same workspace to end


class Finished(Fixed):
    """A command that ran to its end.

    Attributes:
        notices: What authors can mend, in the order they are shown.
        lines: What was made, a sentence each; shown after the notices.
        started: Whether it could start; where not, nothing was replaced.
        judges: Whether errors among the notices are its answer (`check`), asked for or not.
        title: What was made, "Dự thảo lần 3"; "" where there is nothing to head.
        named: What agencies and items are called.
        known: Keys of the notices of the run before (`notice_key`); None where there was none.
        next: Files to open next, relative to the workspace.
        outputs: Hashes of all that it left, by folder in the workspace and name within (`left`).
        shown: What the command is for, where that is to be read at once; goes to the output.
        data: The same for machines, in the place of the notices where JSON is asked for.
    """

    notices: tuple[Notice, ...] = ()
    lines: tuple[str, ...] = ()
    started: bool = True
    judges: bool = False
    title: str = ""
    named: Named = field(default_factory=Named)
    known: frozenset[str] | None = None
    next: tuple[str, ...] = ()
    outputs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    shown: tuple[Line, ...] = ()
    data: bytes | None = None

    def exit_code(self, *, strict: bool) -> int:
        """Give 0 for done, 1 for done with errors that count, 2 for not started."""
        if not self.started:
            return 2
        wrong = any(notice.severity is Severity.ERROR for notice in self.notices)
        return int(wrong and (strict or self.judges))


def not_started(notices: Sequence[Notice]) -> Finished:
    """Give the end of a command that could not start."""
    return Finished(tuple(notices), started=False)


def shown(target: Path, request: Request) -> str:
    """Give a folder of outputs as a user finds it: "build/lan-2/"."""
    return f"{target.relative_to(request.workspace).as_posix()}/"


def kept_results(request: Request) -> AbstractContextManager[Store]:
    """Give where results of reading are kept; what is put there stays when the block ends."""
    if not request.cache:
        return nullcontext(NOTHING_KEPT)
    return Packs(request.workspace / "build" / ".cache" / "doc")


def left(
    target: Path, request: Request, files: Mapping[str, bytes]
) -> Mapping[str, Mapping[str, str]]:
    """Give the hashes of the files that a command put into a folder; "" names `target` itself."""
    place = target.relative_to(request.workspace).as_posix()
    return {place: {name: sha256(data).hexdigest() for name, data in files.items()}}


def notices_before(target: Path) -> frozenset[str] | None:
    """Give the keys of the notices that a draft's folder holds; None where it holds none."""
    try:
        read = json.loads((target / "thong-bao.json").read_bytes())
        return frozenset(notice_key(entry) for entry in read)
    except (OSError, ValueError, AttributeError):
        return None
