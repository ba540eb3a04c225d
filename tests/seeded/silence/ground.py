"""A workspace whose first draft goes out to reviewers: three items, and what each of them holds.

`KNOWN` words stand in one block each, so that a reviewer of any kind finds his place; which
topics and figures they name is chosen by the seed. Imports nothing of the pipeline.
"""

import struct
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from tests.seeded.tellings.sheets import Sheet

AUTHOR: Final = "so-xay-dung"
TEXT, TABLES, PICTURES = "ha-tang", "so-lieu", "hinh-anh"
_TOPICS: Final = (
    "cầu qua sông Kỳ Cùng", "bến xe phía Bắc", "kho ngoại quan", "trạm quan trắc nước",
    "trường nội trú", "chợ biên giới", "hồ chứa nước", "bãi đỗ xe tải", "khu tái định cư",
    "đường tuần tra", "trạm y tế xã", "nhà văn hóa thôn", "cụm công nghiệp", "vùng chè đặc sản",
    "rừng hồi", "làng du lịch", "đường gom", "trạm biến áp", "tuyến buýt nhanh", "khu logistics",
    "bãi rác liên xã", "nghĩa trang tập trung", "kè suối Ký Cùng", "tuyến cáp quang",
)  # fmt: skip
_PLACES: Final = ("Đồng Đăng", "Tràng Định", "Văn Lãng", "Bình Gia", "Chi Lăng", "Hữu Lũng",
                  "Lộc Bình", "Đình Lập", "Bắc Sơn", "Văn Quan", "Cao Lộc", "Na Dương")  # fmt: skip
_OUTLINE: Final = """tieu-de: Báo cáo điều chỉnh quy hoạch
tinh: Lạng Sơn
co-quan-lap: so-xay-dung
phan:
  - tieu-de: NỘI DUNG
    muc:
      - {id: ha-tang, tieu-de: Hạ tầng, chu-tri: so-xay-dung}
      - {id: so-lieu, tieu-de: Số liệu, chu-tri: so-xay-dung}
      - {id: hinh-anh, tieu-de: Hình ảnh, chu-tri: so-xay-dung}
"""
_ROUNDS: Final = """lan:
  - {so: 1, ten: Dự thảo lần 1, ngay: 2025-11-15, gui-ngay: 2025-11-17}
  - {so: 2, ten: Dự thảo lần 2, ngay: 2025-12-31}
"""


@dataclass(slots=True)
class Ground:
    """What the first draft says, by what a reviewer looks for.

    Attributes:
        paragraphs: Six of the first item, on lines 1 to 6 of it: their words.
        noted: The two paragraphs with a footnote, and the words of these.
        measured: The words of the paragraph with a formula in it.
        bullets: A list's three items.
        below: Two paragraphs under the heading of the first item.
        heading: That heading.
        rows: Of the first table: head, then the body.
        others: Of the second one.
        captions: Of the tables, then of the figures.
        beside: Paragraphs that only comments stand at.
    """

    paragraphs: list[str] = field(default_factory=list)
    noted: list[tuple[str, str]] = field(default_factory=list)
    measured: str = ""
    bullets: list[str] = field(default_factory=list)
    heading: str = ""
    below: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    others: list[list[str]] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)


def made(rng: Random) -> Ground:
    """Give what a draft says, by chance."""
    topics = rng.sample(_TOPICS, len(_TOPICS))
    places = rng.sample(_PLACES, len(_PLACES))

    def sentence() -> str:
        topic, place = topics.pop(), rng.choice(_PLACES)
        return (
            f"Giai đoạn 2026 - 2030, tỉnh đầu tư {topic} tại {place} với tổng vốn "
            f"{rng.randint(20, 900)} tỷ đồng, khởi công năm {rng.randint(2026, 2029)}. Việc giải "
            f"phóng mặt bằng {topic} do địa phương thực hiện."
        )

    def row(name: str, at: int) -> list[str]:
        figures = [str(rng.randint(1_01, 9_98)) for _ in range(3)]
        return [str(at), name, *figures]

    head = ["STT", "Địa bàn", "Dân số (nghìn người)", "Diện tích (km2)", "Số thôn"]
    return Ground(
        paragraphs=[sentence() for _ in range(6)],
        noted=[
            (sentence(), f"Theo số liệu của {place}, báo cáo năm {rng.randint(2021, 2025)}.")
            for place in places[:2]
        ],
        measured=f"Tổng nhu cầu nước của {places[2]} được tính theo công thức",
        bullets=[f"Rà soát quỹ đất dành cho {topics.pop()}" for _ in range(3)],
        heading=f"Mạng lưới cấp nước tại {places[3]}",
        below=[sentence(), sentence()],
        rows=[head, *(row(name, at) for at, name in enumerate(places[4:9], 1))],
        others=[["STT", "Công trình", "Kinh phí (tỷ đồng)"],
                *([str(at), f"Nâng cấp {topics.pop()}", str(rng.randint(101, 998))]
                  for at in range(1, 4))],
        captions=[f"Dân số các xã quanh {places[9]}", f"Công trình tại {places[10]}",
                  f"Sơ đồ vị trí {places[9]}", f"Ảnh chụp {places[10]}",
                  f"Sản lượng điện của {places[11]}"],
        beside=[sentence(), sentence(), sentence()],
    )  # fmt: skip


def write(root: Path, ground: Ground, bodies: list[str]) -> None:
    """Write the workspace of a draft; `bodies` are the reviewers' ids."""
    shared = root / "sections"
    own = shared / "lan-1" / AUTHOR
    own.mkdir(parents=True)
    agencies = [f"- {{id: {AUTHOR}, ten: Sở Xây dựng, nhom: so}}"]
    agencies += [f"- {{id: {body}, ten: Đơn vị {body}, nhom: khac}}" for body in bodies]
    texts = {
        "de-cuong.yaml": _OUTLINE,
        "ke-hoach.yaml": _ROUNDS,
        "co-quan.yaml": "\n".join(agencies) + "\n",
        f"lan-1/{AUTHOR}/{TEXT}.md": _text(ground),
        f"lan-1/{AUTHOR}/{TABLES}.md": _tables(ground),
        f"lan-1/{AUTHOR}/{PICTURES}.md": _pictures(ground),
    }
    for name, text in texts.items():
        (shared / name).write_text(text, encoding="utf-8")
    for name, shade in (("so-do.png", 90), ("anh.png", 180)):
        (own / name).write_bytes(picture(shade))
    numbers: list[list[str | int | float | None]] = [
        [str(2020 + at), 310 + 37 * at] for at in range(5)
    ]
    Sheet("dien", ground.captions[4], [["Năm", "Sản lượng"]], numbers).write(own)


def _text(ground: Ground) -> str:
    first, second = ground.noted
    return "\n\n".join((
        *ground.paragraphs, f"{first[0]}[^mot]", f"{second[0]}[^hai]",
        f"{ground.measured} $a+b$.", "$$Q = k + q$$", ground.beside[0],
        "\n".join(f"- {item}" for item in ground.bullets), f"# {ground.heading}", *ground.below,
        f"[^mot]: {first[1]}\n\n[^hai]: {second[1]}",
    )) + "\n"  # fmt: skip


def _tables(ground: Ground) -> str:
    first, second = ground.captions[:2]
    return "\n\n".join((
        "Dân số nêu tại @bang-dan, công trình nêu tại @bang-cong.",
        f"Bảng: {first} {{#bang-dan}}\n\n{_pipes(ground.rows)}", ground.beside[1],
        f"Bảng: {second} {{#bang-cong}}\n\n{_pipes(ground.others)}",
    )) + "\n"  # fmt: skip


def _pipes(rows: list[list[str]]) -> str:
    head, *body = (f"| {' | '.join(row)} |" for row in rows)
    return "\n".join((head, "|" + "---|" * len(rows[0]), *body))


def _pictures(ground: Ground) -> str:
    plan, photo, power = ground.captions[2:]
    return "\n\n".join((
        "Vị trí nêu tại @hinh-so-do, hiện trạng tại @hinh-chup, điện tại @hinh-dien.",
        f"![{plan}](so-do.png){{#hinh-so-do}}", ground.beside[2],
        f"![{photo}](anh.png){{#hinh-chup}}",
        f'![{power}](dien.xlsx#Bang){{#hinh-dien chart=column x=Năm y="Sản lượng"}}',
        "Các hình trên do đơn vị tư vấn lập năm 2025.",
    )) + "\n"  # fmt: skip


def picture(shade: int, side: int = 24) -> bytes:
    """Give a square PNG of one grey."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        sum_ = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", sum_)

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    lines = (b"\0" + bytes([shade]) * side) * side
    return b"".join((
        b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(lines)),
        chunk(b"IEND", b""),
    ))  # fmt: skip
