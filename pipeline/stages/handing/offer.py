"""What is offered for a folder: its files, what they replace, and on which files it was built.

Pure but for the reading of one folder: whoever previews and whoever exchanges ask the same here.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path

from pipeline.intake.shared.receipts import read_receipts
from pipeline.intake.text import decode
from pipeline.model.fixed import Fixed
from pipeline.model.import_record import digest_of, read_record, record_name
from pipeline.model.notice import Severity
from pipeline.model.receipt import Receipt
from pipeline.stages.handing.names import TEXTS
from pipeline.workspace.records import DELIVERIES


class Offer(Fixed):
    """A hand-in: an agency's files for one item of a round, not yet in its folder.

    Attributes:
        id: Its own, that of its preview and of its receipt.
        key: The id of the key that offers it.
        by: The body of that key.
        way: How the files came: `trang-web`, `nhap-ho`, `thu-dien-tu`.
        files: Names within the folder and bytes.
        gone: Names of files that go: the text that this one replaces, what an import made of it.
        base: What stood there of all these names when it was previewed, with SHA-256.
        edited: Whether somebody edited the text since it came: it is not overwritten.
        insists: Whether an edited text is to be replaced all the same (the consultant's choice).
        day: The day they came, where it is another than that of the hand-in.
    """

    id: str
    round: int
    agency: str
    item: str
    key: str
    by: str
    way: str
    files: tuple[tuple[str, bytes], ...]
    gone: tuple[str, ...] = ()
    base: tuple[tuple[str, str], ...] = ()
    edited: bool = False
    insists: bool = False
    day: date | None = None

    @property
    def folder(self) -> str:
        """Give its folder, relative to the workspace."""
        return f"sections/lan-{self.round}/{self.agency}"


def offer_of(
    root: Path,
    *,
    id_: str,
    place: tuple[int, str, str],
    who: tuple[str, str],
    way: str,
    files: Mapping[str, bytes],
    day: date | None = None,
) -> Offer:
    """Give an offer on top of what stands in the folder now.

    Args:
        root: The workspace.
        id_: Its own id.
        place: Round, agency, item.
        who: The id of the key, and its body.
        way: How the files came.
        files: Names within the folder, and bytes.
        day: The day they came, where it is another than that of the hand-in.
    """
    number, agency, item = place
    now = standing(root / f"sections/lan-{number}/{agency}", item, files)
    return Offer(
        id_, number, agency, item, *who, way, tuple(files.items()), now.gone, now.touched,
        now.edited, day=day,
    )  # fmt: skip


class Standing(Fixed):
    """What stands in a folder of the names that a hand-in touches.

    `touched` are those files with their SHA-256; `gone` those of them that go; `edited` whether
    somebody edited the item's text since it came.
    """

    touched: tuple[tuple[str, str], ...]
    gone: tuple[str, ...]
    edited: bool


def standing(folder: Path, item: str, files: Collection[str]) -> Standing:
    """Give what stands in an agency's folder of what files for an item would replace.

    Where a text comes, the other text of the item goes, and so does what an import made of the
    Word file before; a name that is spelled otherwise there is the same file.
    """
    there = _names(folder)
    wanted = {name.casefold() for name in files}
    texts = {f"{item}{ending}".casefold() for ending in TEXTS}
    comes = bool(wanted & texts)
    made = _imported(folder, item) if comes else {}
    names = wanted | ({*texts, *(name.casefold() for name in made)} if comes else set())
    touched = {name: digest_of((folder / name).read_bytes()) for name in there
               if name.casefold() in names}  # fmt: skip
    gone = [name for name in touched if name not in files]
    if comes and (folder / record_name(item)).is_file():
        gone.append(record_name(item))
    edited = comes and _is_edited(folder, touched, texts, made)
    return Standing(tuple(sorted(touched.items())), tuple(sorted(gone)), edited)


def receipts_of(folder: Path, agency: str, number: int) -> tuple[str, tuple[Receipt, ...]] | None:
    """Give a folder's `nop.yaml` as text and as read; None where it is damaged."""
    path = folder / DELIVERIES
    if not path.is_file():
        return "", ()
    text = decode(path.read_bytes(), file=DELIVERIES).value
    if text is None:
        return None
    read = read_receipts(text, DELIVERIES, agency=agency, round_number=number)
    wrong = any(notice.severity is Severity.ERROR for notice in read.notices)
    return None if wrong else (text, read.value)


def withdrawal(item: str, reason: str) -> Mapping[str, bytes]:
    """Give the file that withdraws an item ("Rút mục"), with the reason where one is given."""
    why = f"ly-do: {json.dumps(' '.join(reason.split()), ensure_ascii=False)}\n" if reason else ""
    return {f"{item}.md": f"---\nrut: true\n{why}---\n".encode()}


def _names(folder: Path) -> Sequence[str]:
    if not folder.is_dir():
        return ()
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def _imported(folder: Path, item: str) -> Mapping[str, str]:
    """Give what an import wrote for an item, with the SHA-256 it had then."""
    path = folder / record_name(item)
    record = read_record(path.read_bytes()) if path.is_file() else None
    return dict(record.outputs) if record else {}


def _is_edited(
    folder: Path,
    touched: Mapping[str, str],
    texts: Collection[str],
    made: Mapping[str, str],
) -> bool:
    """Say whether a text or what an import made is there otherwise than it is known to have come.

    Of a file that nobody wrote down, put there by hand, nothing is known: it is not edited.
    """
    read = receipts_of(folder, "", 0)
    receipts = read[1] if read else ()
    for name, digest in touched.items():
        came = {receipt.sha256 for receipt in receipts if receipt.names(name)} - {""}
        came |= {made[name]} if name in made else set()
        if (name.casefold() in texts or name in made) and came and digest not in came:
            return True
    return False
