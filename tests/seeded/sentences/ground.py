"""A workspace of one agency whose texts hold honest paragraphs, and the defects among them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from tests.seeded.sentences.kind import Block, Kind

AGENCY: Final = "so-y-te"
PER_ITEM: Final = 25  # defects in one text
FOLDER: Final = f"sections/lan-1/{AGENCY}"
HONEST: Final = (
    "Mạng lưới đường tỉnh được nâng cấp theo hướng kết nối các vùng kinh tế động lực.",
    "Giai đoạn 2021 - 2025, tỷ lệ hộ nghèo giảm bình quân 2,4%/năm, đạt mục tiêu đề ra.",
    "Toàn tỉnh có 65 xã, phường; diện tích tự nhiên 831.018 ha.",
    "Tỉnh ưu tiên phát triển kinh tế cửa khẩu, logistics, công nghiệp chế biến và du lịch.",
    "Ngày 05/01/2025, Ủy ban nhân dân tỉnh ban hành kế hoạch thực hiện.",
    "Nguồn lực đầu tư công được phân bổ cho các công trình hạ tầng thiết yếu, hoà nhập chung."
    .replace("hoà", "hòa"),
    "Hệ thống thủy lợi phục vụ tưới cho 12.500 ha lúa và 3.200 ha rau màu.",
    "Chất lượng giáo dục mũi nhọn có chuyển biến; 82,5% trường mầm non đạt chuẩn quốc gia.",
    "Công tác quản lý tài nguyên khoáng sản, bảo vệ môi trường được tăng cường.",
    "Các quy hoạch xây dựng vùng, đô thị, nông thôn được rà soát, điều chỉnh kịp thời.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sown:
    """A defect in its file: the lines at which it may be told, () where the file itself is."""

    kind: Kind
    file: str
    lines: tuple[int, ...]
    what: str


def write(root: Path, kinds: Sequence[Kind], blocks: Sequence[tuple[Kind, Block]]) -> list[Sown]:
    """Write the workspace with these blocks; say where each stands."""
    shared = root / "sections"
    folder = root / FOLDER
    folder.mkdir(parents=True)
    alone = [entry for entry in blocks if entry[0].item and not entry[1].file]
    among = [entry for entry in blocks if not entry[0].item and not entry[1].file]
    groups = [among[at : at + PER_ITEM] for at in range(0, len(among), PER_ITEM)]
    groups += [[entry] for entry in alone]
    sown: list[Sown] = []
    for number, group in enumerate(groups, 1):
        sown += _write_text(root, f"muc-{number}", group, number)
    for kind, block in blocks:
        if block.file:
            (folder / block.file).write_text(block.text, encoding="utf-8")
            sown.append(Sown(kind, f"{FOLDER}/{block.file}", (), block.file))
    _write_shared(shared, kinds, len(groups))
    return sown


def _write_text(
    root: Path, item: str, group: Sequence[tuple[Kind, Block]], number: int
) -> list[Sown]:
    rng = Random(number)
    name = f"{FOLDER}/{item}.md"
    lines = ["# Nội dung chính", "", rng.choice(HONEST), ""]
    sown = []
    for kind, block in group:
        first = len(lines) + 1
        lines += [*block.text.split("\n"), "", rng.choice(HONEST), ""]
        at = tuple(first + line for line in block.at)
        sown.append(Sown(kind, name, at, block.text))
    (root / name).write_text("\n".join(lines), encoding="utf-8")
    return sown


def _write_shared(shared: Path, kinds: Sequence[Kind], count: int) -> None:
    items = "\n".join(
        f"      - {{id: muc-{n}, tieu-de: Nội dung {n}, chu-tri: {AGENCY}, loai: de-xuat}}"
        for n in range(1, count + 1)
    )
    texts = {
        "de-cuong.yaml": (
            "tieu-de: Báo cáo\ntinh: Lạng Sơn\nco-quan-lap: so-tai-chinh\nphan:\n"
            f"  - tieu-de: PHƯƠNG HƯỚNG\n    muc:\n{items}\n"
        ),
        "co-quan.yaml": (
            "- {id: so-tai-chinh, ten: Sở Tài chính, nhom: so}\n"
            f"- {{id: {AGENCY}, ten: Sở Y tế, nhom: so}}\n"
        ),
        "ke-hoach.yaml": "lan:\n  - {so: 1, ten: Dự thảo lần 1, ngay: 2025-11-15}\n",
    }
    for kind in kinds:
        for name, text in kind.shared.items():
            if text not in texts.get(name, ""):
                texts[name] = texts.get(name, "") + text
    for name, text in texts.items():
        path = shared / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
