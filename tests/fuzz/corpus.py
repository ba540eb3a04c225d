"""What fuzzing begins with: small inputs of the workspace and of `tests/bad`, by target."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.fuzz.packages import (
    COMMENTS,
    DOCUMENT,
    FIRST_COMMENTS,
    FIRST_DOCUMENT,
    FIRST_SHEET,
    SHEET,
)

REPOSITORY: Final = Path(__file__).parents[2]
FOUND: Final = Path(__file__).parent / "found"  # what once was a finding, `TARGET-what`
LONGEST: Final = 6_000  # bytes of one input
_PARTS: Final = {
    "sheet": (SHEET, "xlsx", FIRST_SHEET),
    "document": (DOCUMENT, "docx", FIRST_DOCUMENT),
    "comments": (COMMENTS, "docx", FIRST_COMMENTS),
}
_BRACES: Final = re.compile(rb"\{[^}\n]{0,200}\}")
_PLACES: Final = (
    "điểm b mục 2 Phần III",
    "Bảng 3.1, 3.2 và Hình II.4",
    "đoạn cuối trang 12 - 14, mục “Dân số”",
    "gạch đầu dòng thứ hai, dòng 29 “Khu Phú Xá” [y-te]",
)


def inputs(target: str) -> list[bytes]:
    """Give the first inputs of a target, each once, in a fixed order."""
    known = [path.read_bytes() for path in sorted(FOUND.glob(f"{target}-*"))]
    return [*dict.fromkeys([*known, *_first(target)])]


def _first(target: str) -> Iterator[bytes]:
    if target in _PARTS:
        part, ending, first = _PARTS[target]
        yield first
        yield from (data for path in _files(ending, 400_000) for data in _part(path, part))
    elif target == "yaml":
        yield from (path.read_bytes() for path in _files("yaml"))
    elif target == "addresses":
        yield from (place.encode() for place in _PLACES)
    elif target == "attributes":
        yield from (one for path in _files("md") for one in _BRACES.findall(path.read_bytes()))
    else:
        yield from (path.read_bytes() for path in _files("md"))


def _files(ending: str, longest: int = LONGEST) -> list[Path]:
    folders = (REPOSITORY / "sections", REPOSITORY / "tests" / "bad")
    found = (path for folder in folders for path in sorted(folder.rglob(f"*.{ending}")))
    return [path for path in found if path.is_file() and path.stat().st_size <= longest]


def _part(path: Path, name: str) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(path) as package:
            if package.getinfo(name).file_size <= LONGEST:
                yield package.read(name)
    except (zipfile.BadZipFile, KeyError, RuntimeError, OSError, EOFError):
        return
