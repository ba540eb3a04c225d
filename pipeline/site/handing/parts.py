"""What a body writes, and how its part stands: asked by the pages on which it hands in."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from pipeline.model.fixed import Fixed
from pipeline.model.import_record import digest_of
from pipeline.model.outline import Item
from pipeline.publish.sections_lock import reading
from pipeline.site.keys import Role
from pipeline.site.served import Served
from pipeline.site.visitor import Visitor
from pipeline.stages.handing.names import TEXTS
from pipeline.stages.handing.offer import Offer, offer_of, receipts_of
from pipeline.stages.handing.open_round import open_round

BY_HAND: Final = "đặt trực tiếp"
WAYS: Final[Mapping[str, str]] = {
    "trang-web": "nộp trên trang này",
    "nhap-ho": "tư vấn nhập hộ",
    "thu-dien-tu": "thư điện tử",
    "buu-dien": "bưu điện",
    "truc-tiep": "nộp trực tiếp",
    "hoan-lai": "tư vấn hoàn lại bản trước",
}


class StandingFile(Fixed):
    """A file in use: its name, and when and how it came, in words; "" for a day nobody knows."""

    name: str
    day: str
    way: str


class Part(Fixed):
    """A body's part of an item: the item, its place, whether it leads, and its text in use."""

    item: str
    title: str
    leads: bool
    file: StandingFile | None


def writes(item: Item, body: str) -> bool:
    """Say whether a body writes an item, alone or with others."""
    return body in (item.lead, *item.partners)


def item_of(served: Served, name: str) -> Item | None:
    """Give the item of that id in the outline, None where there is none."""
    return next((one for one in served.shared().outline.items if one.id == name), None)


def own_item(served: Served, visitor: Visitor, found: Mapping[str, Any]) -> bool:
    """Say whether a path names an item that the visitor hands in: its own, or as the consultant."""
    item = item_of(served, found["muc"])
    known = served.shared().schedule.round(found["lan"]) is not None
    return (
        known and item is not None and (visitor.role is Role.CONSULT or writes(item, visitor.body))
    )


def handed_round(served: Served) -> int | None:
    """Give the round that is handed in for, None where all are issued."""
    return open_round(served.workspace, served.shared())


def parts_of(served: Served, body: str, number: int) -> tuple[Part, ...]:
    """Give what a body writes in a round, in the order of the outline.

    It reads files, and waits while a folder is exchanged: to be asked in a thread.
    """
    files = _files(served, number, body)
    items = (one for one in served.shared().outline.items if writes(one, body))
    return tuple(Part(one.id, one.title, one.lead == body, _text(files, one.id)) for one in items)


def standing_files(served: Served, number: int, body: str, item: str) -> tuple[StandingFile, ...]:
    """Give the files of a body's folder that are its text of an item, or no item's text.

    It reads files, and waits while a folder is exchanged: to be asked in a thread.
    """
    others = {
        f"{one.id}{ending}".casefold()
        for one in served.shared().outline.items if one.id != item
        for ending in TEXTS
    }  # fmt: skip
    return tuple(
        file for file in _files(served, number, body) if file.name.casefold() not in others
    )


def lateness(due: date | None, day: date) -> str:
    """Give by how much a day is late, in words; "" where it is not."""
    if due is None or day <= due:
        return ""
    return f"muộn {(day - due).days} ngày so với hạn {due:%d/%m/%Y}"


def offered(served: Served, **given: Any) -> Offer:
    """Give an offer on top of what stands in its folder, which nobody exchanges meanwhile.

    Args:
        served: The site.
        given: What `offer_of` is given.
    """
    with reading(served.workspace):
        return offer_of(served.workspace, **given)


def _text(files: Sequence[StandingFile], item: str) -> StandingFile | None:
    names = {f"{item}{ending}" for ending in TEXTS}
    return next((file for file in files if file.name.casefold() in names), None)


def _files(served: Served, number: int, body: str) -> tuple[StandingFile, ...]:
    with reading(served.workspace):
        folder = served.workspace / f"sections/lan-{number}/{body}"
        return tuple(_standing(folder, body, number))


def _standing(folder: Path, body: str, number: int) -> Iterator[StandingFile]:
    known = receipts_of(folder, body, number) if folder.is_dir() else None
    receipts = known[1] if known else ()
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith((".", "~$")) or path.suffix == ".yaml" or not path.is_file():
            continue
        told = [one for one in receipts if one.names(path.name)]
        digest = digest_of(path.read_bytes()) if told else ""
        came = [one for one in told if one.sha256 == digest]
        if came:
            way = WAYS.get(came[-1].way, came[-1].way)
            yield StandingFile(path.name, f"{came[-1].day:%d/%m/%Y}", way)
        else:
            yield StandingFile(path.name, "", BY_HAND)
