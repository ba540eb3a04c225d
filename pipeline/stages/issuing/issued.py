"""What an issued round is made of and what is sent of it, made again from its seal's inputs.

The inputs of a round are unpacked into a folder of their own, which is a workspace like any
other; what the seal of an earlier round keeps lies beside them, for a draft is compared with
what was sent.
"""

import json
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, Final

from pipeline.model.earlier import LeftKind
from pipeline.model.notice import Outcome
from pipeline.model.seal import INPUTS, ISSUED, PAGES, Seal, package_name
from pipeline.model.verdict import Verdict
from pipeline.publish.archive import OnDisk, opened_archive, stream_hash
from pipeline.publish.bag import payload
from pipeline.publish.folder import Files
from pipeline.render.pdf.pages_json import read_pages_json
from pipeline.stages.drafting import draft, tool
from pipeline.stages.handouts import forms
from pipeline.stages.pages import Rendering
from pipeline.work.pool import Pool, serial
from pipeline.work.watch import Watch
from pipeline.workspace import Inventory, earlier_seals, input_files, opened, scan

_TEMPLATES: Final = "templates"
HANDOUTS: Final = "bieu-mau"


def inputs_of(inventory: Inventory, round_number: int) -> dict[str, OnDisk]:
    """Give what a seal of round N keeps: the round's files, and the workspace's own templates."""
    files = {
        file.name: OnDisk(partial(opened, inventory, file), _size(inventory, file.name))
        for file in input_files(inventory, round_number)
    }
    templates = {
        f"{_TEMPLATES}/{path.name}": OnDisk(_opener(path), path.stat().st_size)
        for path in own_templates(inventory.root)
    }
    return {**files, **templates}


def own_templates(root: Path) -> tuple[Path, ...]:
    """Give the Word templates of a workspace's own, links left out."""
    found = sorted((root / _TEMPLATES).glob("*.docx"))
    return tuple(path for path in found if path.is_file() and not path.is_symlink())


def earlier_of(inventory: Inventory, round_number: int) -> dict[str, str]:
    """Give the SHA-256 of the seals of earlier rounds, by name."""
    hashes = {}
    for file in earlier_seals(inventory, round_number):
        with opened(inventory, file) as stream:
            hashes[file.name] = stream_hash(stream)
    return hashes


def unpack(archive: Path, inventory: Inventory, round_number: int, folder: Path) -> None:
    """Lay out the inputs of a round as a workspace, earlier seals with them.

    Args:
        archive: Its `dau-vao.zip`.
        inventory: The workspace, whose earlier seals are taken.
        round_number: The round.
        folder: Where to; names that lead elsewhere are passed over.

    Raises:
        BadZipFile: The archive is damaged.
        OSError: The disk is full or refuses.
    """
    with opened_archive(archive) as files:
        for entry in files.infolist():
            if _is_inner(entry.filename):
                _copy(partial(files.open, entry), folder / entry.filename)
    for file in earlier_seals(inventory, round_number):
        _copy(partial(opened, inventory, file), folder / file.name)


@contextmanager
def empty_folder(place: Path) -> Iterator[Path]:
    """Give an empty folder that is gone at the end; what a killed run left there goes before."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def sent_files(
    folder: Path,
    round_number: int,
    rendering: Rendering,
    *,
    watch: Watch,
    pool: Pool = serial,
) -> Outcome[Files | None]:
    """Give what is sent of a round: the draft, and what is handed out with it (`bieu-mau/`)."""
    drafted = draft(folder, round_number, fast=True, watch=watch, pool=pool, rendering=rendering)
    if drafted.value is None:
        return drafted
    given = forms(folder, round_number, "", watch=watch, pool=pool).value or {}
    handed = {f"{HANDOUTS}/{name}": data for name, data in given.items()}
    return Outcome({**drafted.value, **handed}, drafted.notices)


def kept_rendering(issued: Path, seal: Seal) -> Rendering:
    """Give the page numbers and the PDF that a seal keeps.

    Raises:
        BadZipFile: The package is damaged.
        OSError: A file cannot be read.
    """
    pages = issued / PAGES
    pdf = payload(issued / package_name(seal.round)).get(f"bao-cao-lan-{seal.round}.pdf")
    numbers = read_pages_json(pages.read_bytes()) if pages.is_file() else None
    return Rendering(numbers, pdf, seal.renderer)


def in_place(
    root: Path, round_number: int, make: Callable[[Path, Rendering | None], Outcome[Files | None]]
) -> Outcome[Files | None]:
    """Make a draft in the workspace, or that of an issued round in a copy of its inputs.

    `make` is given the folder, and what a seal keeps of pages, where the program is the same.
    """
    scanned = scan(root)
    own = scanned.value.sealed(round_number)
    if own is None:
        return make(root, None)
    issued = issued_place(root, round_number)
    try:
        rendering = kept_rendering(issued, own.seal) if own.seal.tool == tool() else None
    except (zipfile.BadZipFile, OSError):
        rendering = None
    with empty_folder(root / "build" / ".chot") as folder:
        unpack(issued / INPUTS, scanned.value, round_number, folder)
        made = make(folder, rendering)
    return Outcome(made.value, (*scanned.notices, *made.notices))


def unanswered(files: Files) -> tuple[str, ...]:
    """Give the codes of the comments that a draft leaves without an answer, of all rounds."""
    # with all that consults, loaded where a draft has answers
    from pipeline.stages.answers import TABLE

    data = files.get(f"{TABLE}.json")
    if data is None:
        return ()
    table = json.loads(data)
    newest = [one for one in table["comments"] if one["verdict"] == Verdict.OPEN.value]
    earlier = [one for one in table["earlier"] if one["kind"] == LeftKind.UNANSWERED.value]
    return tuple(one["code"] for one in (*newest, *earlier))


def issued_place(root: Path, round_number: int) -> Path:
    """Give the `phat-hanh/` of a round."""
    return root / "sections" / f"lan-{round_number}" / ISSUED


def expected_files(seal: Seal) -> Mapping[str, str]:
    """Give the SHA-256 of each file of `phat-hanh/`, by name within it."""
    return {
        name.removeprefix(f"{ISSUED}/"): digest
        for name, digest in seal.outputs.items()
        if name.startswith(f"{ISSUED}/")
    }


def _size(inventory: Inventory, name: str) -> int:
    file = inventory.get(name)
    return 0 if file is None else file.size


def _opener(path: Path) -> Callable[[], AbstractContextManager[IO[bytes]]]:
    return lambda: path.open("rb")


def _is_inner(name: str) -> bool:
    parts = PurePosixPath(name).parts
    inner = parts[:1] in (("sections",), (_TEMPLATES,)) and ".." not in parts
    return inner and "\\" not in name and not name.endswith("/")


def _copy(opener: Callable[[], AbstractContextManager[IO[bytes]]], target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with opener() as source, target.open("wb") as stream:
        stream_hash(source, stream)
