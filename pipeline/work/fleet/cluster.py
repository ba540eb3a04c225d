"""A Dask cluster led: who is there, who may work, what each lacks, what came of each errand.

Dask decides where an errand runs, tells of workers that are gone, and does their work again
elsewhere. What is ours is what it cannot know: whether a worker's code makes the same bytes, which
bytes it holds from days before, and for how long a workspace may take. Workers of our code get a
resource that bears its hash; every errand asks for it, so that no other worker is ever given one.

Source: https://distributed.dask.org/en/stable/resources.html (abstract resources; tasks wait for
a worker that has them), killed.html (a task whose workers died three times is given up).
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace  # noqa: TID251 -- values of one run
from typing import TYPE_CHECKING, Any, Final

from pipeline.work.fingerprint import code
from pipeline.work.fleet.duty import Brought, Errand, Identity, do, identity
from pipeline.work.fleet.parcel import UnfitError

if TYPE_CHECKING:
    from distributed import Client, Future, Scheduler, Worker

_OFFICE: Final = "libreoffice"
_JOIN: Final = 10.0  # seconds until a scheduler answers, or is not there
_LOOK: Final = 1.0  # seconds from one look at who is there to the next
_POLL: Final = 0.02
_FRESH: Final = 10.0  # seconds since a worker was last heard of: it is asked nothing after that
_GRACE: Final = 15.0  # seconds beyond an errand's limit, in which a worker must have ended it
_PATIENCE: Final = 30.0  # seconds without any worker before the rest is given up
_TRIES: Final = 3
_NO_DASK: Final = "thiếu thư viện distributed: pip install 'quyhoach[cluster]'"


class NoSchedulerError(Exception):
    """No scheduler answers at an address; the message is Dask's."""


@dataclass(frozen=True, slots=True)
class Hand:
    """A worker that may work: its address and name, how many errands at once, what it is."""

    address: str
    name: str
    slots: int
    identity: Identity


@dataclass(frozen=True, slots=True)
class Job:
    """An errand to be sent: `make` is told what the worker holds; `office` asks for LibreOffice."""

    number: int
    make: Callable[[frozenset[str]], Errand]
    office: bool = False


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a job: `brought`, or in `why` the reason that nothing did.

    `worker` is the name of the one that did it; `left` says that nobody tried, `unfit` that its
    workspace cannot travel.
    """

    number: int
    brought: Brought | None
    why: str = ""
    worker: str = ""
    left: bool = False
    unfit: bool = False


@dataclass(slots=True)
class _Out:
    job: Job
    sent_to: str
    until: float
    tries: int


@dataclass(slots=True)
class Cluster:
    """A cluster that was joined: its hands by address, those refused by name with the reason.

    `sent` and `received` count bytes of files.
    """

    client: "Client"
    hands: dict[str, Hand] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    sent: int = 0
    received: int = 0
    _out: dict[str, _Out] = field(default_factory=dict)
    _looked: float = 0.0
    _empty_since: float | None = None

    @property
    def dashboard(self) -> str:
        """Give the address at which Dask shows its state; "" where it shows none."""
        return str(self.client.dashboard_link or "")

    def look(self) -> None:
        """See who is there; whoever is new is asked what it is."""
        info = self.client.scheduler_info(n_workers=-1)["workers"]
        now = time.time()
        for address in self.hands.keys() - info.keys():
            del self.hands[address]
        known = self.hands.keys() | self.refused.keys()
        fresh = [
            address
            for address, one in info.items()
            if address not in known and now - one.get("last_seen", now) < _FRESH
        ]
        for address, told in self._asked(fresh).items():
            self._meet(address, str(info[address].get("name", address)), info[address], told)
        self._looked = time.monotonic()

    def _asked(self, addresses: Sequence[str]) -> "dict[str, Identity | Exception]":
        if not addresses:
            return {}
        own = code()
        told: dict[str, Identity | Exception] = self.client.run(
            _introduced, own, workers=list(addresses), on_error="return"
        )
        return told

    def _meet(
        self, address: str, name: str, info: dict[str, Any], told: Identity | Exception
    ) -> None:
        label = f"{name} ({address})"
        if not isinstance(told, Identity):
            self.refused[address] = (
                f"{label}: không chạy được quyhoach ({type(told).__name__}: {told})"
            )
        elif told.code != code():
            words = f"mã chương trình {told.code[:12]}, ở đây là {code()[:12]}"
            self.refused[address] = f"{label}: khác phiên bản ({words})"
        else:
            self.hands[address] = Hand(address, name, int(info["nthreads"]), told)

    def run(self, jobs: Sequence[Job]) -> Iterator[Came]:
        """Give what came of each job, as it comes; every job is told of once.

        Raises:
            NoSchedulerError: The scheduler went away; jobs not told of are not done.
        """
        from distributed import as_completed

        waiting = deque((job, 0) for job in jobs)
        ended = as_completed(loop=self.client.loop)
        while waiting or self._out:
            self._still_joined()
            if time.monotonic() - self._looked > _LOOK:
                self.look()
            yield from self._given_up(waiting)
            for sent in self._send(waiting):
                if isinstance(sent, Came):
                    yield sent
                else:
                    ended.add(sent)
            for future in ended.next_batch(block=False):
                yield from self._came(future, waiting)
            yield from self._overdue(waiting)
            time.sleep(_POLL)

    def _still_joined(self) -> None:
        if self.client.status != "running":
            raise NoSchedulerError(self.client.status)

    def _send(self, waiting: "deque[tuple[Job, int]]") -> "Iterator[Future[Any] | Came]":
        """Send what there is room for; the rest waits, and what cannot travel is told."""
        for _ in range(len(waiting)):
            job, tries = waiting.popleft()
            hand = self._free(job)
            if hand is None:
                waiting.append((job, tries))
            else:
                try:
                    yield self._sent(job, hand, tries)
                except UnfitError as error:
                    yield Came(job.number, None, str(error), unfit=True)

    def _free(self, job: Job) -> Hand | None:
        """Give a hand with room for a job: the one that does least, of these the one named first.

        Where it then runs is for Dask to say: a hand is named to tell what need not travel.
        """
        busy = [one.sent_to for one in self._out.values()]
        able = [
            hand
            for hand in self.hands.values()
            if busy.count(hand.address) < hand.slots and (hand.identity.office or not job.office)
        ]
        return min(able, key=lambda hand: (busy.count(hand.address), hand.name), default=None)

    def _sent(self, job: Job, hand: Hand, tries: int) -> "Future[Any]":
        # a second try takes everything along: it may come to a worker that holds nothing
        errand = job.make(frozenset() if tries else hand.identity.held)
        self.sent += sum(map(len, errand.blobs.values()))
        key = f"quyhoach-{job.number}-{tries}-{time.monotonic_ns()}"
        self._out[key] = _Out(job, hand.address, time.monotonic() + errand.limit + _GRACE, tries)
        resources = {_resource(): 1, **({_OFFICE: 1} if job.office else {})}
        return self.client.submit(
            _perform, errand, key, key=key, workers=[hand.address], allow_other_workers=True,
            resources=resources, pure=False,
        )  # fmt: skip

    def _came(self, future: "Future[Any]", waiting: "deque[tuple[Job, int]]") -> Iterator[Came]:
        out = self._out.pop(str(future.key), None)
        if out is None:
            return
        if future.status != "finished":
            why = str(future.exception()) if future.status == "error" else "máy làm việc đã mất"
            yield from self._again(out, waiting, why)
            return
        address, brought = future.result()
        future.release()
        if brought.lacking:
            yield from self._again(out, waiting, "thiếu tệp trên máy làm việc")
        elif brought.full:
            self._dismiss(address, brought.full)
            yield from self._again(out, waiting, brought.full)
        else:
            yield self._whole(out.job, address, brought)

    def _whole(self, job: Job, address: str, brought: Brought) -> Came:
        hand = self.hands.get(address)
        if hand is not None:
            held = hand.identity.held | brought.holds
            known = replace(hand.identity, held=held)
            self.hands[address] = replace(hand, identity=known)
        self.received += sum(map(len, (brought.files or {}).values()))
        return Came(job.number, brought, worker=hand.name if hand else address)

    def _again(self, out: _Out, waiting: "deque[tuple[Job, int]]", why: str) -> Iterator[Came]:
        if out.tries + 1 < _TRIES:
            waiting.appendleft((out.job, out.tries + 1))
        else:
            yield Came(out.job.number, None, f"đã thử {_TRIES} lần: {why}")

    def _overdue(self, waiting: "deque[tuple[Job, int]]") -> Iterator[Came]:
        """Give up workers that answer no more, and send what they had to others."""
        now = time.monotonic()
        late = {key: out for key, out in self._out.items() if now > out.until}
        if not late:
            return
        at = {key: address for address, keys in self.client.processing().items() for key in keys}
        for key, out in late.items():
            del self._out[key]
            address = at.get(key, out.sent_to)
            self._dismiss(address, "không trả lời, quá thời hạn")
            yield from self._again(out, waiting, "máy làm việc không trả lời, quá thời hạn")

    def _dismiss(self, address: str, why: str) -> None:
        """Have a worker do nothing more for anyone: the scheduler forgets it."""
        hand = self.hands.pop(address, None)
        self.refused[address] = f"{hand.name if hand else address} ({address}): {why}"
        self.client.run_on_scheduler(_forgotten, address)

    def _given_up(self, waiting: "deque[tuple[Job, int]]") -> Iterator[Came]:
        """Give up what nobody can do: with no worker for a while, or none with LibreOffice."""
        if self.hands or self._out:
            self._empty_since = None
        elif self._empty_since is None:
            self._empty_since = time.monotonic()
        alone = self._empty_since is not None
        over = alone and time.monotonic() - (self._empty_since or 0.0) > _PATIENCE
        office = any(hand.identity.office for hand in self.hands.values())
        for _ in range(len(waiting)):
            job, tries = waiting.popleft()
            if over:
                yield Came(job.number, None, "không còn máy làm việc nào", left=True)
            elif job.office and self.hands and not office:
                words = "không máy làm việc nào có LibreOffice; dùng --fast, hoặc cài cho một máy"
                yield Came(job.number, None, words, left=True)
            else:
                waiting.append((job, tries))

    def cancel(self) -> None:
        """Have what is still being done stopped."""
        from distributed import Future

        futures: list[Future[object]] = [Future(key, client=self.client) for key in self._out]
        if futures:
            self.client.cancel(futures, force=True)


@contextmanager
def joined(address: str) -> Iterator[Cluster]:
    """Join the cluster of a scheduler; what is still being done at the end is stopped.

    TLS is as Dask's configuration says (distributed.comm.tls).

    Raises:
        NoSchedulerError: Nobody answers there.
    """
    try:
        from distributed import Client

        client = Client(address, timeout=_JOIN, set_as_default=False, name="quyhoach")
    except ImportError as error:
        raise NoSchedulerError(_NO_DASK) from error
    except (TimeoutError, OSError, ValueError) as error:
        raise NoSchedulerError(str(error)) from error
    with client:
        cluster = Cluster(client)
        try:
            cluster.look()
            yield cluster
        finally:
            if client.status == "running":
                cluster.cancel()


def _resource() -> str:
    return f"quyhoach-{code()[:16]}"


async def _introduced(own: str, *, dask_worker: "Worker") -> Identity:
    """Say what a worker is; one of the same code gets the resources that errands ask for."""
    who = identity()
    if who.code == own:
        office = {_OFFICE: 1.0} if who.office else {}
        slots = float(dask_worker.state.nthreads)
        await dask_worker.set_resources(**{f"quyhoach-{own[:16]}": slots}, **office)
    return who


def _perform(errand: Errand, key: str) -> tuple[str, Brought]:
    from distributed import get_worker

    worker = get_worker()

    def wanted() -> bool:
        task = worker.state.tasks.get(key)
        return task is not None and task.state == "executing"

    return worker.address, do(errand, wanted)


async def _forgotten(address: str, *, dask_scheduler: "Scheduler") -> None:
    await dask_scheduler.remove_worker(address, stimulus_id="quyhoach", close=False)


def serve(address: str, *, slots: int, name: str = "") -> None:
    """Work for a scheduler until it goes away or this process is ended.

    Raises:
        NoSchedulerError: Nobody answers there.
    """

    async def work() -> None:
        from distributed import Worker

        async with Worker(address, nthreads=slots, name=name or None, death_timeout=_JOIN) as one:
            await one.finished()

    try:
        asyncio.run(work())
    except ImportError as error:
        raise NoSchedulerError(_NO_DASK) from error
    except (TimeoutError, OSError, ValueError) as error:
        raise NoSchedulerError(str(error)) from error
