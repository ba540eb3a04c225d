"""A workspace of two rounds with comments on the first, for tests of the consultation."""

from pathlib import Path

from tests.consult.sheets import comment_sheet
from tests.rounds.workspaces import ROAD, put, workspace

SCHEDULE = """\
lan:
  - so: 1
    ngay: 2025-11-15
    lay-y-kien: [so]
    gui-ngay: 2025-11-17
    han-tra-loi: 2025-11-24
  - so: 2
    ngay: 2025-11-30
"""
FOLDER = "sections/lan-1/y-kien"
ITEM = "Hạ tầng giao thông [giao-thong-hien-trang]"
QUOTE = "Mạng lưới đường tỉnh dài 300 km."


def consulted(folder: Path, *rows: tuple[str, str, str, str]) -> Path:
    """A workspace whose first draft Sở Xây dựng has commented on."""
    place = workspace(folder)
    put(place, "sections/ke-hoach.yaml", SCHEDULE)
    put(place, ROAD, f"{QUOTE}\n\nĐường xã dài 900 km.\n")
    given = rows or (
        (ITEM, "đường tỉnh dài 300 km", "Đề nghị rà soát chiều dài.", "dài 310 km"),
        (ITEM, "", "Bổ sung đường thôn.", ""),
    )
    put(place, f"{FOLDER}/so-xay-dung.xlsx", comment_sheet(*given, body="Sở Xây dựng"))
    return place
