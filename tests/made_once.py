"""What many tests begin with: made in a folder once in a process, then written from memory."""

from collections.abc import Callable, Hashable
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec

P = ParamSpec("P")
Tree = dict[str, bytes | None]  # what stands below a folder, by name; None is a folder


def made_once(make: Callable[Concatenate[Path, P], Path]) -> Callable[Concatenate[Path, P], Path]:
    """Give what makes the same files in a folder, and takes no time from its second call on."""
    known: dict[Hashable, Tree] = {}

    @wraps(make)
    def made(folder: Path, /, *given: P.args, **named: P.kwargs) -> Path:
        asked = (given, *sorted(named.items()))
        if asked in known:
            return written(folder, known[asked])
        make(folder, *given, **named)
        known[asked] = tree(folder)
        return folder

    return made


def tree(folder: Path) -> Tree:
    """Give all that stands below a folder."""
    found = sorted(folder.rglob("*"))
    names = ((path.relative_to(folder).as_posix(), path) for path in found)
    return {name: None if path.is_dir() else path.read_bytes() for name, path in names}


def written(folder: Path, held: Tree) -> Path:
    """Write it below another folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in held.items():
        if data is None:
            (folder / name).mkdir(exist_ok=True)
        else:
            (folder / name).write_bytes(data)
    return folder
