"""Whole drafts, made in a process of their own while pages are given out.

One process has one thread that runs Python at a time: a draft made beside the server keeps 200
readers waiting for a second. The process lives on, so that its imports are paid for once.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from pipeline.model.delivery import DeliveryStatus
from pipeline.model.errors import QuyhoachError, system_words
from pipeline.model.fixed import replace
from pipeline.model.notice import Notice, Severity
from pipeline.model.overview import NO_FIGURES, Figures
from pipeline.monitor.missing_rows import missing_rows
from pipeline.publish.folder import Files
from pipeline.publish.sections_lock import reading
from pipeline.render.html.assets import asset
from pipeline.render.site.frame import SCRIPT
from pipeline.render.site.leaves import leaf_of, leaves
from pipeline.rounds import Resources
from pipeline.stages.build import Built, newest_round
from pipeline.stages.drafting import draft
from pipeline.stages.monitoring.delivery_status import delivery_status
from pipeline.stages.monitoring.part_records import part_records
from pipeline.stages.site import draft_site, site_figures
from pipeline.work.cache import Cache, MemoryCache
from pipeline.work.packs import Packs
from pipeline.work.pool import Processes, serial
from pipeline.work.store import NOTHING_KEPT
from pipeline.work.watch import Watch, unwatched
from pipeline.workspace import scan

Answer = TypeVar("Answer")
_NICE: Final = 5  # behind whoever reads or saves
_DIED: Final = "chương trình lập dự thảo bị tắt giữa chừng hai lần (thiếu bộ nhớ?)"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which draft: the workspace, the round, whether what was read is kept in `build/.cache/`.

    The round None is the newest that there is when the draft is made.
    """

    workspace: Path
    number: int | None
    keeps: bool = True


@dataclass(frozen=True, slots=True)
class Whole:
    """A draft made: its round, its pages, the page of each item.

    Where there is none, `round` is 0, `wrong` says what is wrong, `file` in which file ("" where
    in none).
    """

    round: int = 0
    pages: Mapping[str, bytes] = field(default_factory=dict)
    leaf_of: Mapping[str, str] = field(default_factory=dict)
    figures: Figures = NO_FIGURES
    notices: tuple[Notice, ...] = ()
    wrong: str = ""
    file: str = ""


def make_whole(
    asked: Asked,
    *,
    watch: Watch = unwatched,
    cache: Cache | None = None,
    hear: Callable[[Built], None] = lambda built: None,
) -> Whole:
    """Make the site of a whole draft; `hear` is given the draft itself."""
    made: list[Whole] = []

    def web(built: Built, notices: Sequence[Notice], files: Files) -> Files:
        pages = dict(draft_site(built, notices, files))
        pages[SCRIPT] += asset("live.js").encode()
        held = leaf_of(leaves(built.report))
        shared = built.shared
        lacking = missing_rows(built.gathered.forms, shared.communes, shared.agencies)
        found = (*notices, *lacking)
        figures = replace(
            site_figures(notices, files),
            records=part_records(scan(asked.workspace).value, built, {}),
            faults=tuple(one for one in found if one.severity is Severity.ERROR),
        )
        made.append(Whole(built.report.round.number, pages, held, figures))
        hear(built)
        return {}

    folder = asked.workspace / "build" / ".cache" / "doc"
    kept = Packs(folder) if asked.keeps else nullcontext(NOTHING_KEPT)
    with reading(asked.workspace), kept as results:
        done = draft(
            asked.workspace,
            asked.number or newest_round(scan(asked.workspace).value),
            fast=True,
            cache=cache,
            watch=watch,
            pool=Processes(),
            results=results,
            web=web,
        )
    if made:
        return made[0]
    errors = [one for one in done.notices if one.severity is Severity.ERROR]
    if not errors:
        return Whole(notices=done.notices)
    first = errors[0]
    told = f"{first.place}: {first.message}"
    return Whole(notices=done.notices, wrong=told, file=first.file)


class Apart:
    """Makes whole drafts in a process of its own, one after the other.

    A process that dies takes nothing with it: another is asked, once. Nothing is ever made in the
    server itself, which has threads: a copy of it (fork) would wait for locks that nobody frees,
    and outlive it.
    """

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._executor: ProcessPoolExecutor | None = None
        self._lock = threading.Lock()

    def make(self) -> Whole:
        """Make a whole draft; one that cannot be made says why."""
        made = self._answered(_told, self._asked)
        return Whole(wrong=_DIED) if made is None else made

    def status(self, today: date) -> DeliveryStatus | None:
        """Give how the work stands on a day; None where the shared files do not allow it."""
        return self._answered(_status, self._asked, today)

    def _answered(self, work: Callable[..., Answer], *given: object) -> Answer | None:
        """Give what the process answers, None where it dies of the question twice."""
        for _ in range(2):
            executor = self._started()
            try:
                return executor.submit(work, *given).result()
            except BrokenProcessPool:
                self._end(executor)
        return None

    def _started(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._executor is None:
                spawned = multiprocessing.get_context("spawn")
                self._executor = ProcessPoolExecutor(1, spawned, initializer=_end_with_parent)
            return self._executor

    def _end(self, executor: ProcessPoolExecutor) -> None:
        """End a process, not the one that another who met its death has started since."""
        with self._lock:
            if self._executor is executor:
                self._executor = None
        executor.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        """End the process."""
        if self._executor is not None:
            self._end(self._executor)


def _told(asked: Asked) -> Whole:
    """Make a whole draft; whatever is wrong is told as words."""
    try:
        return make_whole(asked)
    except QuyhoachError as error:
        return Whole(wrong=str(error))
    except OSError as error:
        return Whole(wrong=system_words(error))


def _status(asked: Asked, today: date) -> DeliveryStatus | None:
    folder = asked.workspace / "build" / ".cache" / "doc"
    kept = Packs(folder) if asked.keeps else nullcontext(NOTHING_KEPT)
    try:
        with reading(asked.workspace), kept as results:
            resources = Resources(MemoryCache(), serial, unwatched, kept=results)
            return delivery_status(scan(asked.workspace).value, resources, today=today).value
    except (QuyhoachError, OSError):
        return None


def _end_with_parent() -> None:
    """End this process when the one that began it is gone, however it went."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's, which ends this too
    if hasattr(os, "nice"):
        os.nice(_NICE)
    parent = multiprocessing.parent_process()
    assert parent is not None

    def wait() -> None:
        parent.join()
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()
