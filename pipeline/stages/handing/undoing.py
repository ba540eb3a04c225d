"""What a hand-in replaced put back in its place: a hand-in like any other, of what was kept."""

from datetime import date
from pathlib import Path

from pipeline.intake.shared.receipts import read_receipts
from pipeline.intake.text import decode
from pipeline.model.fixed import replace
from pipeline.model.import_record import digest_of
from pipeline.publish.kept import KEPT
from pipeline.rounds.served.journal import Line
from pipeline.stages.handing.offer import Offer, standing
from pipeline.workspace.records import DELIVERIES

WAY = "hoan-lai"


def undoing(root: Path, line: Line, *, id_: str, who: tuple[str, str]) -> Offer | None:
    """Give the offer that undoes a hand-in; None where what it brought stands there no more.

    Args:
        root: The workspace.
        line: Of the hand-in.
        id_: The id of the new one.
        who: The id of the consultant's key, and its body.
    """
    entry = line.entry
    folder = root / f"sections/lan-{entry.round}/{entry.body}"
    brought = {file.name: file.after for file in entry.files if file.after}
    if any(_digest(folder / name) != digest for name, digest in brought.items()):
        return None
    kept = folder / KEPT / entry.id
    files = {
        file.name: (kept / file.name).read_bytes()
        for file in entry.files
        if file.before and (kept / file.name).is_file()
    }
    now = standing(folder, entry.item, [*files, *brought])
    gone = tuple(sorted({*now.gone, *(name for name in brought if name not in files)}))
    offer = Offer(
        id_, entry.round, entry.body, entry.item, *who, WAY, tuple(files.items()), gone,
        now.touched, insists=True, day=_day(kept, files),
    )  # fmt: skip
    # the names that go are looked at again when it lands
    return replace(offer, base=standing(folder, entry.item, [*files, *gone]).touched)


def _digest(path: Path) -> str:
    return digest_of(path.read_bytes()) if path.is_file() else ""


def _day(kept: Path, files: dict[str, bytes]) -> date | None:
    """Give the day that the former files came on, by the list that was kept with them."""
    path = kept / DELIVERIES
    text = decode(path.read_bytes(), file=DELIVERIES).value if path.is_file() else None
    read = read_receipts(text, DELIVERIES, agency="", round_number=1).value if text else ()
    days = [one.day for one in read for name, data in files.items()
            if one.names(name) and one.holds(digest_of(data))]  # fmt: skip
    return max(days, default=None)
