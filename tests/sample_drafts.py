"""The three drafts of the repository's own workspace, built once for all tests that read them.

They are what the installed command leaves, `quyhoach draft N --fast`, in a copy of `sections/`
that stands elsewhere, whose files were made in another order and at another time. Tests read
them and never change them.
"""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from filelock import FileLock

REPOSITORY: Final = Path(__file__).parents[1]
SETTINGS: Final = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
_ROOT: Final = "một"


@dataclass(frozen=True, slots=True)
class SampleDrafts:
    """The copied workspace; its drafts are built as they are asked for, each of them once.

    `base` is shared by the processes of a test run: the first that asks builds, under a lock.
    """

    base: Path

    @property
    def root(self) -> Path:
        """Give the workspace."""
        self._once("sections", lambda folder: copied(REPOSITORY / "sections", folder))
        return self.base / _ROOT

    def folder(self, number: int) -> Path:
        """Give `build/lan-N` of a draft."""
        root = self.root
        return self._once(f"build/lan-{number}", lambda _: build(root, number, SETTINGS))

    def report(self, number: int) -> Path:
        """Give the report of a draft, a Word file."""
        return self.folder(number) / f"bao-cao-lan-{number}.docx"

    def changed(self) -> list[str]:
        """Name what is not as it was made, of all that has been made."""
        return [
            stamp.stem
            for stamp in sorted(self.base.glob("*.dau"))
            if stamp.read_text("utf-8") != _stamp(self._place(stamp.stem))
        ]

    def _place(self, name: str) -> Path:
        return self.base / _ROOT / name.replace("+", "/")

    def _once(self, name: str, make: Callable[[Path], object]) -> Path:
        """Give a folder of the workspace, made by the first that asks for it."""
        name = name.replace("/", "+")
        place, stamp = self._place(name), self.base / f"{name}.dau"
        with FileLock(self.base / f"{name}.khoa"):
            if not stamp.exists():
                make(place)
                stamp.write_text(_stamp(place), "utf-8")
        return place


def _stamp(folder: Path) -> str:
    """Give every file below a folder with its size and time."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return repr([(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in files])


def build(workspace: Path, number: int, settings: dict[str, str]) -> Path:
    """Build a draft without LibreOffice by the command, and give its folder."""
    asked = ["draft", str(number), "--fast", "--workspace", str(workspace)]
    subprocess.run(
        [sys.executable, "-m", "pipeline", *asked],
        check=True,
        cwd=REPOSITORY,
        env={**os.environ, **settings},
        capture_output=True,
    )
    return workspace / "build" / f"lan-{number}"


def copied(source: Path, target: Path) -> Path:
    """Give a copy whose files were made in another order and have other times."""
    names = [path.relative_to(source) for path in source.rglob("*") if path.is_file()]
    random.Random(3).shuffle(names)
    for name in names:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, target / name)
        os.utime(target / name, (1, 1))
    return target


def contents(folder: Path) -> dict[str, bytes]:
    """Give the files below a folder by name."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
