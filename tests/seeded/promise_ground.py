"""Items that promises are sown in: paragraphs and tables before and after, and the files made.

Imports nothing of the pipeline; what is written is what a workspace holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Final

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.bench import sentences

MADE: Final = datetime(2025, 11, 1)  # noqa: DTZ001 -- what openpyxl asks for
AGENCIES: Final = ("so-xay-dung", "so-y-te", "so-cong-thuong", "so-noi-vu", "so-tai-chinh")
BODIES: Final = ("xa-dong-bang", "xa-nui-cao", "xa-suoi-trong", "phuong-trung-tam")
NOISE: Final = 3  # paragraphs of an item that change for no comment


@dataclass(slots=True)
class Table:
    """A table with a caption of its own; the first row is its head."""

    caption: str
    rows: list[list[str]]

    def markdown(self, id_: str) -> str:
        lines = [self.rows[0], ["---"] * len(self.rows[0]), *self.rows[1:]]
        body = "\n".join("|".join(("", *row, "")) for row in lines)
        return f"Bảng: {self.caption} {{#{id_}}}\n\n{body}"

    def copy(self) -> "Table":
        return Table(self.caption, [list(row) for row in self.rows])


Block = str | Table


@dataclass(slots=True)
class Item:
    """One item in both drafts: its blocks by key, in order."""

    number: int
    agency: str
    title: str
    before: dict[str, Block] = field(default_factory=dict)
    after: dict[str, Block] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return f"muc-{self.number}"

    @property
    def name(self) -> str:
        return f"{self.title} [{self.id}]"

    def put(self, key: str, block: Block) -> None:
        """Put a block at the end of both drafts."""
        self.before[key] = block
        self.after[key] = block.copy() if isinstance(block, Table) else block

    def add(self, key: str, block: Block, *, behind: str = "") -> None:
        """Put a block into the new draft, behind another or at the end."""
        entries = list(self.after.items())
        at = 1 + list(self.after).index(behind) if behind else len(entries)
        self.after = dict([*entries[:at], (key, block), *entries[at:]])

    def move(self, key: str, *, behind: str) -> None:
        """Put a block of the new draft behind another."""
        self.add(key, self.after.pop(key), behind=behind)

    def place(self, key: str) -> str:
        """The place of a paragraph in the new draft, as a consultant writes it."""
        keys = [
            name
            for name, block in self.after.items()
            if isinstance(block, str) and not block.startswith("[^")  # a footnote's own line
        ]
        return f"Phần I, mục {self.number}, đoạn {keys.index(key) + 1}"

    def markdown(self, blocks: dict[str, Block]) -> str:
        told = (
            block if isinstance(block, str) else block.markdown(f"bang-{self.number}-{key}")
            for key, block in blocks.items()
        )
        return "\n\n".join(told) + "\n"


@dataclass(frozen=True, slots=True)
class Row:
    """One comment with its answer, as it is written into a sheet and the register."""

    code: str
    body: str
    item: str
    quote: str
    content: str
    proposed: str
    disposition: str
    changed_at: str


def made_item(rng: Random, number: int) -> Item:
    """An item with some paragraphs of its own, of which a few change for no comment."""
    title = f"{sentences.heading(rng)} {number}"
    item = Item(number, AGENCIES[number % len(AGENCIES)], title)
    for index in range(6):
        item.put(f"nen-{index}", f"{sentences.sentence(rng)} Nội dung nền {number}.{index}.")
    for index in rng.sample(range(6), NOISE):
        old = item.before[f"nen-{index}"]
        assert isinstance(old, str)
        item.after[f"nen-{index}"] = f"{old} {sentences.sentence(rng)}"
    return item


def write(root: Path, items: Sequence[Item], rows: Sequence[Row]) -> None:
    """Write the workspace: two rounds of every item, comment sheets, the register."""
    folder = root / "sections"
    for item in items:
        for lan, blocks in (("lan-1", item.before), ("lan-2", item.after)):
            path = folder / lan / item.agency / f"{item.id}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(item.markdown(blocks), encoding="utf-8")
    for body in BODIES:
        own = [row for row in rows if row.body == body]
        _write_sheet(folder / "lan-1" / "y-kien" / f"{body}.xlsx", body, own)
    _write_register(folder / "lan-2" / "tiep-thu.xlsx", rows)
    _write_shared(folder, items)


def _write_sheet(path: Path, body: str, rows: Sequence[Row]) -> None:
    lines: list[tuple[object, ...]] = [
        ("PHIẾU GÓP Ý DỰ THẢO LẦN 1",),
        ("Cơ quan", _title(body)),
        ("Số văn bản", f"{len(body) * 7}/UBND"),
        ("Ngày văn bản", datetime(2025, 11, 20)),  # noqa: DTZ001 -- a cell's date has no zone
        ("Thống nhất (x)", None),
        (),
        ("Mục (chọn trong danh sách)", "Vị trí, trích dẫn", "Nội dung góp ý", "Đề nghị sửa thành"),
    ]
    lines += [(row.item, row.quote, row.content, row.proposed or None) for row in rows]
    _save(path, "GopY", lines)


def _write_register(path: Path, rows: Sequence[Row]) -> None:
    head = (
        *("Mã ý kiến", "Cơ quan", "Số văn bản", "Mục", "Trích dẫn", "Nội dung góp ý"),
        *("Kết quả xử lý", "Giải trình", "Nội dung chỉnh sửa tại", "Cơ quan, người xử lý"),
    )
    told = [
        (
            *(row.code, _title(row.body), f"{len(row.body) * 7}/UBND", row.item, row.quote),
            *(row.content, row.disposition, "Đã xem xét.", row.changed_at or None, None),
        )
        for row in rows
    ]
    _save(path, "TiepThu", [head, *told])


def _save(path: Path, title: str, rows: Sequence[Sequence[object]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    book.properties.created = book.properties.modified = MADE
    book.save(path)


def _title(body: str) -> str:
    return body.replace("-", " ").capitalize()


def _write_shared(folder: Path, items: Sequence[Item]) -> None:
    outline = "".join(
        f"      - id: {item.id}\n        tieu-de: {item.title}\n        chu-tri: {item.agency}\n"
        for item in items
    )
    bodies = "".join(f"- {{id: {name}, ten: {_title(name)}, nhom: so}}\n" for name in AGENCIES)
    bodies += "".join(f"- {{id: {name}, ten: {_title(name)}, nhom: xa}}\n" for name in BODIES)
    texts = {
        "de-cuong.yaml": (
            "tieu-de: Báo cáo\ntinh: Lạng Sơn\nco-quan-lap: so-tai-chinh\nphan:\n"
            f"  - tieu-de: PHƯƠNG HƯỚNG\n    muc:\n{outline}"
        ),
        "co-quan.yaml": bodies,
        "ke-hoach.yaml": (
            "lan:\n  - {so: 1, ten: Dự thảo lần 1, ngay: 2025-11-15, lay-y-kien: [xa], "
            "gui-ngay: 2025-11-17, han-tra-loi: 2025-11-24}\n"
            "  - {so: 2, ten: Dự thảo lần 2, ngay: 2025-12-31}\n"
        ),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
