"""The folders of `tests/bad`: an input each, with the notices it must give beside it."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

BAD = Path(__file__).parents[1] / "bad"


class Told(Protocol):
    """What is asked of a notice: its weight, its code, its place as printed, its words."""

    @property
    def severity(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def message(self) -> str: ...


def bad_folders(prefix: str) -> list[Path]:
    """Give the folders whose name begins with a prefix; an empty list would test nothing."""
    folders = sorted(path for path in BAD.iterdir() if path.name.startswith(prefix))
    assert folders, prefix
    return folders


def bad_files(prefix: str) -> list[Path]:
    """Give the one input file of each folder."""
    return [_only_input(folder) for folder in bad_folders(prefix)]


def unmet(folder: Path, notices: Iterable[Told]) -> list[str]:
    """Say which expected notices are missing and which notices nobody expected."""
    left = list(notices)
    missing = []
    for severity, code, place, part in _expected(folder):
        found = next(
            (
                notice
                for notice in left
                if (notice.severity, notice.code, notice.place) == (severity, code, place)
                and part in notice.message
            ),
            None,
        )
        if found is None:
            missing.append(f"thiếu: {severity} | {code} | {place} | {part}")
        else:
            left.remove(found)
    return missing + [f"thừa: {notice.code} | {notice}" for notice in left]


def _expected(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    for line in (folder / "expected.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            severity, code, place, part = (field.strip() for field in line.split("|", 3))
            yield severity, code, place, part


def _only_input(folder: Path) -> Path:
    inputs = [path for path in folder.iterdir() if path.name != "expected.txt"]
    assert len(inputs) == 1, folder
    return inputs[0]
