"""The small workspace that hostile inputs are put into, one or a hundred of them at once."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from tests.hostile.case import Case

SOUND: Final = "Mục lành mạnh, không có gì sai."


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
        put(root, f"sections/lan-1/so-x{end}/muc-x{end}.md", "Mục chưa bị gì.\n".encode())
        put_case(root, case.files, end)


def put_case(root: Path, files: Mapping[str, bytes], end: str) -> None:
    """Put the files of a case under the names of its number."""
    for name, data in files.items():
        put(root, name.replace("so-x", f"so-x{end}").replace("muc-x", f"muc-x{end}"), data)


def put(root: Path, name: str, data: bytes) -> None:
    """Write one file."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
