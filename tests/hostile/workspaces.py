"""The small workspace that hostile inputs are put into, one or a hundred of them at once."""

import os
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace  # noqa: TID251 -- knows nothing of the pipeline
from pathlib import Path
from socket import AF_UNIX, socket
from typing import Final

from tests.hostile.case import ROUND_ONE, SOUND, Case, Odd

FOLDER: Final = f"{ROUND_ONE}/so-x"


def base(root: Path, cases: Sequence[Case]) -> None:
    """Make a workspace with an agency `so-x<n>` and an item `muc-x<n>` for each case.

    A single case has them without a number. `so-y` wrote a sound section.
    """
    ends = [""] if len(cases) == 1 else [str(number) for number in range(len(cases))]
    items = "".join(
        f"      - {{id: muc-x{end}, tieu-de: Mục X{end}, chu-tri: so-x{end}}}\n" for end in ends
    )
    files = {
        "de-cuong.yaml": "tieu-de: Báo cáo thử\ntinh: Lạng Sơn\nco-quan-lap: so-y\nphan:\n"
        f"  - tieu-de: PHẦN THỬ\n    muc:\n{items}"
        "      - {id: muc-y, tieu-de: Mục Y, chu-tri: so-y}\n",
        "co-quan.yaml": "".join(f"- {{id: so-x{end}, ten: Sở X{end}, nhom: so}}\n" for end in ends)
        + "- {id: so-y, ten: Sở Y, nhom: so}\n",
        "ke-hoach.yaml": "lan:\n  - {so: 1, ngay: 2025-11-15}\n  - {so: 2, ngay: 2025-12-15}\n",
        "lan-1/so-y/muc-y.md": f"{SOUND}\n",
    }
    for name, text in files.items():
        put(root, f"sections/{name}", text.encode())
    for case, end in zip(cases, ends, strict=True):
        if not any(isinstance(data, Odd) and name == FOLDER for name, data in case.files.items()):
            put(root, f"sections/lan-1/so-x{end}/muc-x{end}.md", "Mục chưa bị gì.\n".encode())
        put_case(root, case.files, end)


def put_case(root: Path, files: Mapping[str, bytes | Odd], end: str) -> None:
    """Put the files of a case under the names of its number."""
    for name, data in files.items():
        put(root, _numbered(name, end), _of(data, end))


def _numbered(name: str, end: str) -> str:
    return name.replace("so-x", f"so-x{end}").replace("muc-x", f"muc-x{end}")


def _of(data: bytes | Odd, end: str) -> bytes | Odd:
    """Give what a file holds: texts and links name what is of the same number."""
    if isinstance(data, Odd):
        return replace(data, target=_numbered(data.target, end))
    return data.replace(b"muc-x]", f"muc-x{end}]".encode())


def put(root: Path, name: str, data: bytes | Odd) -> None:
    """Write one file; a name of bytes that are no UTF-8 is written with surrogates."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(data, bytes):
        path.write_bytes(data)
    else:
        _put_odd(path, data)


def _put_odd(path: Path, odd: Odd) -> None:
    """Make what is no plain file."""
    path.unlink(missing_ok=True)
    match odd.kind:
        case "link":
            path.symlink_to(odd.target)
        case "hard link":
            path.hardlink_to(path.parent / odd.target)
        case "pipe":
            os.mkfifo(path)
        case "socket":
            _bind(path)
        case "folder":
            path.mkdir(exist_ok=True)
        case "sparse":
            with path.open("wb") as stream:
                stream.truncate(int(odd.target))
        case _:
            raise ValueError(odd.kind)


def _bind(path: Path) -> None:
    """Make a socket; its address is given relative to its folder, for addresses are short."""
    here = Path.cwd()
    os.chdir(path.parent)
    with closing(socket(AF_UNIX)) as made:
        made.bind(path.name)
    os.chdir(here)
