"""What a ministry sees of each province: rounds, deliveries, answers, notices, indicators.

Each workspace's `status` is run as a command of its own, side by side, so that one that cannot be
read costs its own row; what it wrote, the drafts that stand and the register are then put together.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from pipeline.intake.shared.outline import read_outline
from pipeline.intake.text import decode
from pipeline.model.errors import system_words
from pipeline.model.fleet import FleetIndicator, FleetRound, Province
from pipeline.rounds import Resources
from pipeline.rounds.registers import read_registers
from pipeline.stages.fleet.building import MEMORY, reason
from pipeline.stages.fleet.figures import draft_figures
from pipeline.work.cache import MemoryCache
from pipeline.work.crew import Ended, side_by_side
from pipeline.work.fleet.duty import program
from pipeline.work.pool import serial
from pipeline.work.watch import unwatched
from pipeline.workspace import Inventory, scan, shared_file

_OUTLINE: Final = "de-cuong.yaml"
_SILENT: Final = "chua-tra-loi"


def provinces(
    roots: Sequence[Path], *, today: date, at_once: int, limit: float
) -> tuple[Province, ...]:
    """Give each workspace as it stands on a day, in the order given.

    Args:
        roots: The workspaces' folders; `build/theo-doi/` of each is made anew.
        today: The day that delivery is looked at.
        at_once: How many are looked at together.
        limit: Seconds that one may take.
    """
    asked = ("status", "--today", today.isoformat())
    commands = (program(asked, root, memory=MEMORY) for root in roots)
    ended = dict(side_by_side(commands, at_once=at_once, limit=limit))
    return tuple(_province(root, ended[number]) for number, root in enumerate(roots))


def province_name(root: Path, round_number: int) -> str:
    """Give what the outline of a round calls the province; the folder's name where it cannot."""
    inventory = scan(root).value
    return _name(inventory, round_number) or root.resolve().name


def _name(inventory: Inventory, round_number: int) -> str:
    file = shared_file(inventory, _OUTLINE, round_number)
    if file is None:
        return ""
    try:
        text = decode(inventory.root.joinpath(file).read_bytes(), file=file).value
    except OSError:
        return ""
    outline = None if text is None else read_outline(text, file).value
    return "" if outline is None else outline.province


def _province(root: Path, ended: Ended) -> Province:
    inventory = scan(root).value
    newest = max(inventory.rounds, default=1)
    name = _name(inventory, newest) or root.resolve().name
    if ended.code != 0:
        why = f"quá {ended.seconds:.0f} giây" if ended.overtime else reason(ended)
        return Province(str(root), name, why=why)
    try:
        status = json.loads((root / "build/theo-doi/theo-doi.json").read_bytes())
        rounds = tuple(_round(root, one) for one in status["rounds"])
    except OSError as error:
        return Province(str(root), name, why=f"không đọc được theo-doi.json: {system_words(error)}")
    except (ValueError, KeyError, TypeError):
        return Province(str(root), name, why="theo-doi.json không phải của phiên bản này")
    return Province(str(root), name, rounds, tuple(_indicators(inventory, newest)))


def _round(root: Path, told: Mapping[str, Any]) -> FleetRound:
    number, counts = int(told["number"]), told["counts"]
    folder = root / "build" / f"lan-{number}"
    asked = [one for one in told["answers"] if one["asked"]]
    reports = (folder / f"bao-cao-lan-{number}{end}" for end in (".pdf", ".docx"))
    return FleetRound(
        number,
        str(told["name"]),
        date.fromisoformat(told["day"]),
        _day(told["due"]),
        _day(told["answer_by"]),
        parts=counts["all"] - counts["optional"],
        delivered=counts["all"] - counts["optional"] - counts["owed"],
        late=counts["late"],
        asked=len(asked),
        answered=sum(one["answer"] != _SILENT for one in asked),
        draft=draft_figures(folder, number),
        report=next((str(path.resolve()) for path in reports if path.is_file()), ""),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _indicators(inventory: Inventory, round_number: int) -> Iterator[FleetIndicator]:
    resources = Resources(MemoryCache(), serial, unwatched)
    registers, _ = read_registers(inventory, round_number, resources).value
    for one in registers.indicators:
        yield FleetIndicator(one.code, one.name, one.unit, one.target, one.proposed)
