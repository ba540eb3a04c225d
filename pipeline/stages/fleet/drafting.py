"""Drafts of many workspaces, a row each as it comes: on this machine, or on a cluster."""

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pipeline.model.errors import FleetError, QuyhoachError, system_words
from pipeline.model.fleet import FleetRow, FleetState, FleetTask
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.publish.folder import Files, make_and_publish
from pipeline.stages.fleet.building import Sent, built_afar, built_here, reason, sent_back
from pipeline.stages.fleet.figures import draft_figures
from pipeline.stages.fleet.provinces import province_name
from pipeline.work.crew import Ended
from pipeline.work.fleet.cluster import Came, Cluster, NoSchedulerError, joined
from pipeline.work.watch import Watch

_WAIT: Final = 600.0  # seconds for another build of a workspace to end


@dataclass(slots=True)
class Drafting:
    """How drafts are built, and what is told of the whole.

    `cluster` is the scheduler's address, "" for this machine; `adopt` is told of a task whose
    draft was put in place, with the record that its command kept on the other machine. `notices`
    and `lines` grow while rows are given.
    """

    watch: Watch
    adopt: Callable[[FleetTask, bytes], None]
    cluster: str = ""
    processes: int = 1
    limit: float = 3600.0
    notices: list[Notice] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def rows(self, tasks: Sequence[FleetTask]) -> Generator[FleetRow]:
        """Give what became of each task, as it comes.

        Raises:
            FleetError: The cluster's scheduler does not answer, and nothing was begun.
        """
        if self.cluster:
            return self._afar(tasks)
        self.watch.now(f"Dựng {len(tasks)} thư mục, mỗi lúc {self.processes}")
        return self._here(tasks)

    def _here(self, tasks: Sequence[FleetTask]) -> Generator[FleetRow]:
        with closing(built_here(tasks, at_once=self.processes, limit=self.limit)) as built:
            for task, ended in built:
                yield _ended(task, ended)

    def _afar(self, tasks: Sequence[FleetTask]) -> Generator[FleetRow]:
        unfit: list[FleetTask] = []
        try:
            with joined(self.cluster) as cluster:
                self._tell_of(cluster)
                yield from self._brought(cluster, tasks, unfit)
                self._tell_refused(cluster)
                moved = cluster.sent / 1e6, cluster.received / 1e6
                self.lines.append(f"Gửi đi {moved[0]:.1f} MB, nhận về {moved[1]:.1f} MB")
        except NoSchedulerError as error:
            raise FleetError(_no_scheduler(self.cluster, str(error))) from error
        yield from self._here(unfit)

    def _brought(
        self, cluster: Cluster, tasks: Sequence[FleetTask], unfit: list[FleetTask]
    ) -> Generator[FleetRow]:
        with closing(built_afar(cluster, tasks, limit=self.limit)) as built:
            for task, came in built:
                if came.unfit:
                    unfit.append(task)
                else:
                    yield self._placed(task, came)

    def _placed(self, task: FleetTask, came: Came) -> FleetRow:
        """Put in place what was made elsewhere, whole, under the lock of the workspace."""
        if came.brought is None or came.brought.ended is None:
            state = FleetState.NOT_DONE if came.left else FleetState.FAILED
            return fleet_row(task, state, why=came.why)
        row = _ended(task, came.brought.ended, came.worker)
        if row.state is not FleetState.BUILT:
            return row
        try:
            self._put(task, sent_back(task, came.brought.files or {}))
        except (OSError, QuyhoachError) as error:
            why = system_words(error) if isinstance(error, OSError) else str(error)
            return fleet_row(task, FleetState.FAILED, row.seconds, came.worker, why)
        return fleet_row(task, FleetState.BUILT, row.seconds, came.worker)

    def _put(self, task: FleetTask, sent: Sent) -> None:
        build = Path(task.folder, "build")
        made = Outcome[Files | None](sent.files)
        target = build / f"lan-{task.round_number}"
        make_and_publish(lambda: made, build, target, wait=_WAIT)
        self.adopt(task, sent.record)

    def _tell_of(self, cluster: Cluster) -> None:
        names = ", ".join(sorted(hand.name for hand in cluster.hands.values()))
        seen = f"; xem {cluster.dashboard}" if cluster.dashboard else ""
        told = f"Cụm {self.cluster}: {len(cluster.hands)} máy làm việc ({names}){seen}"
        self.watch.now(told)
        self.lines.append(told)

    def _tell_refused(self, cluster: Cluster) -> None:
        for why in cluster.refused.values():
            message = f"không dùng máy làm việc {why}"
            fix = "cài cùng phiên bản quyhoach và thư viện, rồi chạy lại quyhoach worker"
            self.notices.append(Notice(Severity.WARNING, "fleet-may-bi-loai", message, fix))


def _ended(task: FleetTask, ended: Ended, worker: str = "") -> FleetRow:
    if ended.overtime:
        return fleet_row(
            task, FleetState.OVERTIME, ended.seconds, worker, f"quá {ended.seconds:.0f} giây"
        )
    if ended.code != 0:
        return fleet_row(task, FleetState.FAILED, ended.seconds, worker, reason(ended))
    return fleet_row(task, FleetState.BUILT, ended.seconds, worker)


def fleet_row(
    task: FleetTask, state: FleetState, seconds: float = 0.0, worker: str = "", why: str = ""
) -> FleetRow:
    """Give a row with the figures of the draft that stands in the workspace now."""
    root, number = Path(task.folder), task.round_number
    return FleetRow(
        task,
        state,
        province_name(root, number),
        round(seconds, 1),
        draft_figures(root / "build" / f"lan-{number}", number),
        worker,
        why,
    )


def _no_scheduler(address: str, why: str) -> str:
    return (
        f"bộ điều phối {address} không trả lời ({why}); "
        "khởi động bằng `dask scheduler`, kiểm tra địa chỉ, hoặc bỏ --cluster để dựng trên máy này"
    )
