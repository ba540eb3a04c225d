"""A workspace of three rounds, and what its bodies write on the first two drafts.

Imports nothing of the pipeline: files are written as bodies and consultants write them, and the
generator remembers what it wrote.
"""

import random
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from openpyxl import Workbook

BODIES: Final = {
    "so-y-te": "Sở Y tế",
    "so-tu-phap": "Sở Tư pháp",
    "xa-tan-thanh": "Xã Tân Thành",
    "bo-cong-thuong": "Bộ Công Thương",
}
_AGENCIES: Final = """\
- {id: so-tai-chinh, ten: Sở Tài chính, ten-tat: STC, nhom: so}
- {id: so-xay-dung, ten: Sở Xây dựng, ten-tat: SXD, nhom: so}
- {id: so-y-te, ten: Sở Y tế, ten-tat: SYT, nhom: so}
- {id: so-tu-phap, ten: Sở Tư pháp, ten-tat: STP, nhom: so}
- {id: xa-tan-thanh, ten: Xã Tân Thành, ten-tat: XTT, nhom: xa}
- {id: bo-cong-thuong, ten: Bộ Công Thương, ten-tat: BCT, nhom: bo}
"""
_SCHEDULE: Final = """\
lan:
  - {so: 1, ngay: 2026-03-15, lay-y-kien: [so, xa, bo], gui-ngay: 2026-03-16, han-tra-loi: 2026-04-01}
  - {so: 2, ngay: 2026-04-15, lay-y-kien: [so, xa, bo], gui-ngay: 2026-04-16, han-tra-loi: 2026-05-01}
  - {so: 3, ngay: 2026-05-15}
"""  # noqa: E501 -- a round a line
_HEADS: Final = (
    ("Mục (chọn trong danh sách)", "Vị trí, trích dẫn", "Nội dung góp ý", "Đề nghị sửa thành"),
    ("Mục", "Trích dẫn", "Ý kiến góp ý", "Đề nghị sửa thành"),
    ("TT", "Nội dung trong dự thảo", "Nội dung góp ý", "Lý do"),
)
_WISHES: Final = (
    "Bổ sung số liệu về {}", "Làm rõ căn cứ của {}", "Rà soát lại {}", "Thống nhất cách viết {}",
    "Đề nghị cập nhật {}", "Cần đánh giá tác động của {}", "Lược bỏ nội dung trùng về {}",
)  # fmt: skip
_THINGS: Final = (
    "đường tỉnh", "cửa khẩu", "rừng đặc dụng", "nhà ở xã hội", "trạm y tế", "cụm công nghiệp",
    "nước sạch", "chợ biên giới", "đất lúa", "điện lực", "du lịch", "lao động", "chuyển đổi số",
)  # fmt: skip
_AGREED: Final = ("Thống nhất.", "Nhất trí với dự thảo", "Không có ý kiến gì thêm")


@dataclass(slots=True)
class Came:
    """What came in on one draft: rows by words, how often each body wrote them."""

    rows: dict[tuple[str, str], int] = field(default_factory=dict)
    agreements: int = 0

    @property
    def received(self) -> int:
        """Every row, each time it was written."""
        return sum(self.rows.values())

    @property
    def duplicates(self) -> int:
        """What a body says once more."""
        return self.received - len(self.rows)


def make_workspace(folder: Path) -> None:
    """Change a workspace just begun into one of six agencies and three rounds."""
    (folder / "sections/co-quan.yaml").write_text(_AGENCIES, encoding="utf-8")
    (folder / "sections/ke-hoach.yaml").write_text(_SCHEDULE, encoding="utf-8")


def write_comments(folder: Path, round_number: int, rng: random.Random) -> Came:
    """Write the sheets of some bodies on a draft, and tell what is in them."""
    came = Came()
    place = folder / "sections" / f"lan-{round_number}" / "y-kien"
    things = [wish.format(thing) for wish in _WISHES for thing in _THINGS]
    for body, name in BODIES.items():
        if rng.random() < 0.2:
            continue
        said = rng.sample(things, rng.randint(1, 5))
        files = 2 if rng.random() < 0.4 else 1
        for number in range(1, files + 1):
            rows = said if number == 1 else rng.sample(said, rng.randint(0, len(said)))
            agrees = rng.randint(0, 2) if rows else 1
            target = place / body / f"{number}.xlsx" if files > 1 else place / f"{body}.xlsx"
            _sheet(target, name, f"{rng.randint(1, 999)}/{body.upper()}", rows, agrees, rng)
            for words in rows:
                came.rows[body, words] = came.rows.get((body, words), 0) + 1
            came.agreements += agrees
    return came


def _sheet(
    target: Path, body: str, number: str, rows: list[str], agrees: int, rng: random.Random
) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    for line in (("Cơ quan", body), ("Số văn bản", number), ("Ngày văn bản", date(2026, 3, 25))):
        page.append(line)
    page.append(())
    page.append(rng.choice(_HEADS))
    said = [*rows, *rng.sample(_AGREED, agrees)]
    rng.shuffle(said)
    for words in said:
        page.append(("", "", words, ""))
    target.parent.mkdir(parents=True, exist_ok=True)
    book.save(target)
