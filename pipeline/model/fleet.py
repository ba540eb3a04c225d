"""Many workspaces at once: what is to be built, what came of each, and all of them side by side."""

from datetime import date
from enum import StrEnum

from pipeline.model.fixed import Fixed


class FleetState(StrEnum):
    """What became of a workspace."""

    BUILT = "da-dung"
    UNCHANGED = "khong-doi"
    FAILED = "khong-dung-duoc"
    OVERTIME = "qua-thoi-han"
    NOT_DONE = "chua-lam"


STATE_WORDS = {
    FleetState.BUILT: "đã dựng",
    FleetState.UNCHANGED: "không đổi",
    FleetState.FAILED: "không dựng được",
    FleetState.OVERTIME: "quá thời hạn",
    FleetState.NOT_DONE: "chưa làm",
}
STANDING = frozenset({FleetState.BUILT, FleetState.UNCHANGED})


class FleetTask(Fixed):
    """A draft to be built: the folder of a workspace as it was named, the round, and how."""

    folder: str
    round_number: int
    fast: bool = False


class DraftFigures(Fixed):
    """What a draft's folder says of it.

    `pages` is None without a PDF; `codes` counts notices by their code; `verdicts` comments by
    their verdict; `open_comments` are those that still ask for something.
    """

    words: int = 0
    pages: int | None = None
    errors: int = 0
    warnings: int = 0
    comments: int = 0
    open_comments: int = 0
    codes: tuple[tuple[str, int], ...] = ()
    verdicts: tuple[tuple[str, int], ...] = ()


class FleetRow(Fixed):
    """What became of a task: in how many seconds, by which worker, and why not where it did not.

    `figures` are those of the draft that stands there now, also one of an earlier day.
    """

    task: FleetTask
    state: FleetState
    province: str = ""
    seconds: float = 0.0
    figures: DraftFigures | None = None
    worker: str = ""
    why: str = ""


class FleetRound(Fixed):
    """A round of a province: its days, what was delivered and answered, its draft if one stands."""

    number: int
    name: str
    day: date
    due: date | None = None
    answer_by: date | None = None
    parts: int = 0
    delivered: int = 0
    late: int = 0
    asked: int = 0
    answered: int = 0
    draft: DraftFigures | None = None
    report: str = ""


class FleetIndicator(Fixed):
    """An indicator of a province's register, as printed there."""

    code: str
    name: str
    unit: str
    target: str
    proposed: str


class Province(Fixed):
    """A workspace as a ministry sees it; `why` says what could not be read, "" for nothing."""

    folder: str
    name: str
    rounds: tuple[FleetRound, ...] = ()
    indicators: tuple[FleetIndicator, ...] = ()
    why: str = ""
