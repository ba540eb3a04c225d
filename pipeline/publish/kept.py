"""Files put into a folder that its owner writes in too: what they replace is kept beside.

Each file is put in place whole, beside it first and then renamed. What was there goes to `.luu/`,
under its name with a number, so that nothing an agency sent is ever lost.

Source: design.md, section 2 (`.luu/`).
"""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from pipeline.publish.folder import replace_file

KEPT: Final = ".luu"


def replace_kept(
    folder: Path, files: Mapping[str, bytes], *, gone: Collection[str] = ()
) -> tuple[Path, ...]:
    """Put files into a folder, in their order, and give where the former ones are kept.

    Args:
        folder: The folder, made where it is missing.
        files: Names relative to it, with `/`, and their bytes; equal files are left alone.
        gone: Names of files that are kept and taken away.

    Raises:
        OSError: The disk is full or refuses; each file is as it was, or whole as it is to be.
    """
    changed = {name: data for name, data in files.items() if _bytes(folder / name) != data}
    former = [name for name in (*changed, *gone) if (folder / name).is_file()]
    kept = tuple(_keep(folder, name) for name in former if not name.startswith("."))
    for name, data in changed.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        replace_file(folder / name, data)
    for name in gone:
        (folder / name).unlink(missing_ok=True)
    return kept


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _keep(folder: Path, name: str) -> Path:
    """Keep a copy of a file under the first free number, the same bytes only once."""
    data = (folder / name).read_bytes()
    stem, dot, ending = name.rpartition(".")
    number = 1
    while True:
        path = folder / KEPT / f"{stem}.{number}{dot}{ending}"
        if not path.exists():
            replace_file(path, data)  # a killed run leaves no half of it
            return path
        if path.read_bytes() == data:
            return path
        number += 1
