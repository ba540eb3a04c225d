"""The command `carry`: an agency's current files copied into a round, to be worked on there."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.arguments import Request
from pipeline.intake.nearest import or_nearest
from pipeline.limits import MB
from pipeline.model.notice import Notice, Outcome, Severity, in_order
from pipeline.model.signature import PartSources
from pipeline.publish.folder import building
from pipeline.publish.new_file import put_new_file
from pipeline.rounds import Resources
from pipeline.runs.finished import WAIT_SECONDS, Finished, not_started
from pipeline.stages.build import Built, build
from pipeline.stages.notices import unknown_agency
from pipeline.work.cache import MemoryCache
from pipeline.work.pool import serial
from pipeline.work.watch import Watch
from pipeline.workspace import Inventory, read_bytes, scan
from pipeline.workspace.places import is_taken


@dataclass(frozen=True, slots=True)
class Carried:
    """Copies to make, by name in the workspace, and names that are there already."""

    files: tuple[tuple[str, bytes], ...]
    standing: tuple[str, ...]


def run(request: Request, watch: Watch) -> Finished:
    """Put the copies into `lan-N/<agency>/`, never over a file."""
    assert request.round_number is not None
    root = request.workspace
    with building(root / "build", wait=WAIT_SECONDS):
        made = carry(root, request.agency, request.items, request.round_number, watch=watch)
        carried = made.value
        for name, data in carried.files if carried else ():
            put_new_file(root / name, data)
    if carried is None:
        return not_started(made.notices)
    folder = f"sections/lan-{request.round_number}/{request.agency}"
    there = f"; {len(carried.standing)} tệp đã có, để nguyên" if carried.standing else ""
    return Finished(made.notices, (f"{folder}/: chép {len(carried.files)} tệp{there}",))


def carry(
    root: Path, agency: str, items: Sequence[str], number: int, *, watch: Watch
) -> Outcome[Carried | None]:
    """Give the copies that bring an agency's items, all where none is named, into round N.

    Each is its text with the workbooks and pictures it names, as they serve in round N. What
    stands in round N already stays as it is; None, with errors, where nothing can be carried.
    """
    scanned = scan(root)
    inventory = scanned.value
    built = build(inventory, number, Resources(MemoryCache(), serial, watch))
    if built.value is None:
        return Outcome(None, in_order((*scanned.notices, *built.notices)))
    problem = unknown_agency(agency, built.value.shared.agencies) or _sealed(inventory, number)
    if problem is not None:
        return Outcome(None, (problem,))
    own = {part.item: part for part in built.value.gathered.parts if part.agency == agency}
    problems = tuple(_unknown(item, agency, tuple(own)) for item in items if item not in own)
    if problems or not own:
        return Outcome(None, problems or (_unknown("", agency, ()),))
    chosen = [own[item] for item in dict.fromkeys(items)] if items else list(own.values())
    told = tuple(_withdrawn(part, built.value) for part in chosen if _is_gone(part, built.value))
    kept = [part for part in chosen if not _is_gone(part, built.value)]
    return _copies(inventory, kept, number, told)


def _copies(
    inventory: Inventory, parts: Sequence[PartSources], number: int, told: tuple[Notice, ...]
) -> Outcome[Carried | None]:
    files: dict[str, bytes] = {}
    standing: dict[str, None] = {}
    notices = list(told)
    for part in parts:
        for file in part.files:
            name = f"sections/lan-{number}/{part.agency}/{file.inner}"
            if is_taken(inventory, name):
                standing[name] = None
            elif name not in files:
                read = read_bytes(inventory, file.name, limit=256 * MB)
                notices += read.notices
                if read.value is not None:
                    files[name] = read.value
    return Outcome(Carried(tuple(files.items()), tuple(standing)), tuple(notices))


def _is_gone(part: PartSources, built: Built) -> bool:
    return built.gathered.materials.contributions[part.item, part.agency].withdrawn


def _withdrawn(part: PartSources, built: Built) -> Notice:
    text = built.gathered.materials.contributions[part.item, part.agency]
    message = f"mục '{part.item}' đã rút, không chép"
    fix = "muốn gửi lại thì viết tệp mới, không có `rut: true`"
    return Notice(
        Severity.INFO, "muc-da-rut", message, fix, text.file, agency=part.agency, item=part.item
    )


def _sealed(inventory: Inventory, number: int) -> Notice | None:
    file = f"sections/lan-{number}/khoa.json"
    if inventory.get(file) is None:
        return None
    message = f"dự thảo lần {number} đã chốt, không chép thêm tệp vào"
    return Notice(Severity.ERROR, "lan-da-chot", message, f"chép sang lần {number + 1}", file)


def _unknown(item: str, agency: str, own: Sequence[str]) -> Notice:
    what = f"nội dung của '{agency}' ở mục '{item}'" if item else f"nội dung nào của '{agency}'"
    fix = or_nearest(item, own, f"các mục đã gửi: {', '.join(own[:8]) or 'chưa có'}")
    return Notice(Severity.ERROR, "muc-khong-co", f"không có {what} để chép", fix, agency=agency)
