"""A workspace to hand in to: two rounds, two departments, an item written by both."""

import io
from datetime import datetime
from pathlib import Path

import openpyxl

from pipeline.stages.handing.offer import Offer, standing

NOW = datetime.fromisoformat("2025-11-08T09:00:00+07:00")
SHARED = {
    "de-cuong.yaml": (
        "tieu-de: Báo cáo\ntinh: Lạng Sơn\nco-quan-lap: so-tai-chinh\nphan:\n"
        "  - tieu-de: HIỆN TRẠNG\n    muc:\n"
        "      - {id: y-te, tieu-de: Y tế cơ sở, chu-tri: so-y-te}\n"
        "      - id: tre-em\n        tieu-de: Chăm sóc trẻ em\n        chu-tri: so-giao-duc\n"
        "        phoi-hop: [so-y-te]\n"
    ),
    "co-quan.yaml": (
        "- {id: so-y-te, ten: Sở Y tế, nhom: so}\n- {id: so-giao-duc, ten: Sở GD, nhom: so}\n"
        "- {id: so-tai-chinh, ten: Sở Tài chính, nhom: so}\n"
    ),
    "ke-hoach.yaml": (
        "lan:\n  - {so: 1, ngay: 2025-11-15, han-nop: 2025-11-10}\n  - {so: 2, ngay: 2025-12-15}\n"
    ),
}


def workspace(root: Path) -> Path:
    """Write a workspace in which nothing was handed in yet, and give its folder."""
    (root / "sections").mkdir(parents=True)
    for name, text in SHARED.items():
        (root / "sections" / name).write_text(text, encoding="utf-8")
    return root


def offer(
    root: Path, files: dict[str, str | bytes], *, id_: str = "a1", item: str = "y-te",
    agency: str = "so-y-te", round_: int = 1, way: str = "trang-web",
) -> Offer:  # fmt: skip
    """Give an offer built on what stands in the folder now."""
    data = {n: d.encode() if isinstance(d, str) else d for n, d in files.items()}
    now = standing(root / f"sections/lan-{round_}/{agency}", item, data)
    return Offer(
        id_, round_, agency, item, "k1", agency, way, tuple(data.items()), now.gone, now.touched,
        now.edited,
    )  # fmt: skip


def book(number: int) -> bytes:
    """Give a workbook of one table with a number in it."""
    made = openpyxl.Workbook()
    for line in (("Xã", "Giường"), ("A", number)):
        made.worksheets[0].append(line)
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()
