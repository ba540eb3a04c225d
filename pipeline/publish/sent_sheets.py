"""Comment sheets put beside one another: each under the next number, whole, with its scan.

The sheet's name is what makes a letter be there. Its scan stands hidden until then, under a name
that nobody reads, and is shown after; what a killed run left between is shown or taken away by
the next one (`settle`). No number is ever given twice: a name that is there is refused.
"""

import re
from pathlib import Path
from typing import Final

from pipeline.publish.folder import sync_folder, write_durably
from pipeline.publish.new_file import put_new_file

_STEM: Final = "truc-tuyen"
_SHEET: Final = re.compile(rf"{_STEM}-([1-9][0-9]*)\.xlsx")
_HIDDEN: Final = re.compile(rf"\.({_STEM}-[1-9][0-9]*)\.(pdf|png|jpg)")
_UNFINISHED: Final = f".moi-{_STEM}-*"


def sent_sheets(folder: Path) -> tuple[Path, ...]:
    """Give the sheets in a folder, in the order in which they came."""
    found = ((_SHEET.fullmatch(path.name), path) for path in _files(folder))
    numbered = sorted((int(match[1]), path) for match, path in found if match)
    return tuple(path for _, path in numbered)


def scan_of(sheet: Path) -> Path | None:
    """Give the scan that came with a sheet, None where none did."""
    beside = (sheet.with_suffix(f".{ending}") for ending in ("pdf", "png", "jpg"))
    return next((path for path in beside if path.is_file()), None)


def put_sheet(folder: Path, sheet: bytes, *, scan: bytes = b"", ending: str = "") -> Path:
    """Put a sheet under the next free number, and its scan beside it; give the sheet's path.

    Whoever calls keeps others from putting sheets into the folder meanwhile.

    Args:
        folder: The body's folder, made where it is missing.
        sheet: The .xlsx.
        scan: The letter, b"" for none; `ending` is "pdf", "png" or "jpg".

    Raises:
        OSError: The disk is full or refuses; nothing is left.
    """
    folder.mkdir(parents=True, exist_ok=True)
    settle(folder)
    last = sent_sheets(folder)[-1:]
    number = int(last[0].stem.rpartition("-")[2]) + 1 if last else 1
    path = folder / f"{_STEM}-{number}.xlsx"
    hidden = folder / f".{path.stem}.{ending}"
    try:
        if scan:
            write_durably(hidden, scan)
        put_new_file(path, sheet)
    except BaseException:
        hidden.unlink(missing_ok=True)
        raise
    settle(folder)
    return path


def settle(folder: Path) -> None:
    """Show the scans of sheets that are there, take away what belongs to none."""
    for path in tuple(_files(folder)):
        hidden = _HIDDEN.fullmatch(path.name)
        if hidden is None:
            continue
        if (folder / f"{hidden[1]}.xlsx").exists():
            path.rename(folder / path.name[1:])
        else:
            path.unlink()
    for path in folder.glob(_UNFINISHED):
        path.unlink()
    if folder.is_dir():
        sync_folder(folder)


def _files(folder: Path) -> tuple[Path, ...]:
    return tuple(folder.iterdir()) if folder.is_dir() else ()
