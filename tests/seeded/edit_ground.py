"""A clean report of many agencies, the ground that edits of a draft are sown in.

Imports nothing of the pipeline. Every block and every row of a table holds a number that stands
nowhere else in the report (its serial, like 48.213), so that what a change log says of it can
be told apart from everything else, whatever words it uses.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

import xlsxwriter

from tests.bench import sentences
from tests.seeded.workspace import MADE

ITEMS: Final = 48
ANCHORS: Final = 6  # tables that stay as they are, so that they can be referred to
LARGE: Final = 200  # rows
AGENCIES: Final = (
    ("so-tai-chinh", "Sở Tài chính"),
    ("so-xay-dung", "Sở Xây dựng"),
    ("so-cong-thuong", "Sở Công Thương"),
    ("so-noi-vu", "Sở Nội vụ"),
    ("so-y-te", "Sở Y tế"),
    ("so-tu-phap", "Sở Tư pháp"),
    ("so-khoa-hoc-va-cong-nghe", "Sở Khoa học và Công nghệ"),
    ("so-nong-nghiep-va-moi-truong", "Sở Nông nghiệp và Môi trường"),
)
_COLUMNS: Final = ("Năm 2025", "Năm 2030", "Tổng vốn")
NAMES: Final = ("Tên công trình", "Đơn vị tính")  # of the columns before those of numbers
_UNITS: Final = ("ha", "km", "hộ", "cơ sở")
# what stands word for word in many places, as it does in any report
_AGAIN: Final = (
    "Các nội dung khác thực hiện theo quy định hiện hành.",
    "Số liệu chi tiết được tổng hợp theo từng năm.",
    "Ủy ban nhân dân các xã, phường chủ động phối hợp thực hiện.",
)
_LETTERS: Final = "abcdđ"


@dataclass
class Grid:
    """A table: caption, identifier, names of columns, rows; `file` is its workbook, if any."""

    caption: str
    id: str
    columns: list[str]
    rows: list[list[str]]
    file: str = ""
    anchor: bool = False


@dataclass
class Block:
    """One block of an item as its agency writes it.

    `kind` is paragraph, sixty (a paragraph of some 60 words), reference, heading, list, points,
    table, or again (words that stand in many places). `text` is the Markdown of a paragraph;
    `lines` are the texts of list items and điểm; `note` is the footnote at the end of a
    paragraph. `edited` is set by sowing.
    """

    kind: str
    text: str = ""
    lines: list[str] = field(default_factory=list)
    grid: Grid | None = None
    note: str = ""
    level: int = 1
    edited: bool = False


@dataclass
class Item:
    """One item with its agency and its blocks."""

    id: str
    agency: str
    title: str
    blocks: list[Block]


class Serials:
    """Numbers like 48.213, each given once; a second digit group makes none look alike."""

    def __init__(self, rng: Random) -> None:
        self._left = rng.sample(range(10_000, 100_000), 60_000)
        self._all = frozenset(map(sentences.grouped, self._left))

    def next(self) -> str:
        """Give the next one."""
        return sentences.grouped(self._left.pop())

    def __contains__(self, number: str) -> bool:
        return number in self._all


def make_items(rng: Random, serials: Serials, count: int = ITEMS) -> list[Item]:
    """Give the items of the first draft, each with its share of everything there is."""
    items = []
    for number in range(count):
        blocks = [block for group in _groups(rng, serials, number) for block in group]
        agency = AGENCIES[number % len(AGENCIES)][0]
        title = f"{sentences.heading(rng)}, nội dung {number + 1}"
        items.append(Item(f"noi-dung-{number + 1:02d}", agency, title, blocks))
    return items


def _groups(rng: Random, serials: Serials, number: int) -> Iterator[list[Block]]:
    """Give three headings' worth of text, lists, điểm and tables; tables with text between."""
    for part in range(3):
        heading = f"{sentences.heading(rng)}, mã {serials.next()}"
        yield [Block("heading", heading, level=1 if part == 0 else rng.randint(1, 2))]
        texts = [paragraph(rng, serials) for _ in range(8)]
        texts[1] = Block("sixty", sixty_words(rng, serials))
        texts[5].note = note(rng, serials)
        yield texts[:4]
        yield [_grid(rng, serials, number, part)]
        yield texts[4:]
        yield [Block(("list", "points", "list")[part], lines=_lines(rng, serials))]
        yield [Block("again", rng.choice(_AGAIN)), Block("again", rng.choice(_AGAIN))]
        target = rng.randint(1, ANCHORS)
        reference = f"{_sentence(rng, serials)} Chi tiết tại @bang-neo-{target}."
        yield [paragraph(rng, serials), Block("reference", reference), paragraph(rng, serials)]


def _sentence(rng: Random, serials: Serials) -> str:
    return f"{sentences.sentence(rng)[:-1]}, gồm {serials.next()} đơn vị."


def paragraph(rng: Random, serials: Serials) -> Block:
    """A plain paragraph of two or three sentences."""
    count = rng.randint(2, 3)
    return Block("paragraph", " ".join(_sentence(rng, serials) for _ in range(count)))


def sixty_words(rng: Random, serials: Serials) -> str:
    """Sentences of about 60 words with one more number of one digit's difference to spare."""
    text = _sentence(rng, serials)
    while len(text.split()) < 52:
        text = f"{text} {_sentence(rng, serials)}"
    return f"{text} Tổng kinh phí là {serials.next()} tỷ đồng."


def note(rng: Random, serials: Serials) -> str:
    """What a footnote says."""
    return f"{rng.choice(sentences.NOTES)}; hồ sơ số {serials.next()}."


def _lines(rng: Random, serials: Serials) -> list[str]:
    return [_sentence(rng, serials) for _ in range(rng.randint(3, len(_LETTERS)))]


def _grid(rng: Random, serials: Serials, number: int, part: int) -> Block:
    """One of three tables an item: pipe, workbook, and pipe or a workbook of 200 rows."""
    large = part == 2 and number % 2 == 0
    sheet = part == 1 or large
    ident = f"bang-{number + 1}-{part + 1}"
    anchor = part == 0 and number < ANCHORS
    grid = new_grid(rng, serials, ident, LARGE if large else rng.randint(6, 12))
    if anchor:
        grid.id, grid.anchor = f"bang-neo-{number + 1}", True
    if sheet:
        grid.file = f"{ident}.xlsx"
    return Block("table", grid=grid)


def new_grid(rng: Random, serials: Serials, ident: str, rows: int) -> Grid:
    """A table of named rows and three columns of numbers, each number once in the report."""
    return Grid(
        f"{sentences.caption(rng)}, biểu {serials.next()}",
        ident,
        [*NAMES, *_COLUMNS],
        [new_row(rng, serials, len(_COLUMNS)) for _ in range(rows)],
    )


def new_row(rng: Random, serials: Serials, numbers: int) -> list[str]:
    """A row: a name that stands once, a unit, and numbers."""
    name = f"{sentences.work(rng)} số {serials.next()}"
    return [name, rng.choice(_UNITS), *(serials.next() for _ in range(numbers))]


def write_shared(root: Path, items: list[Item]) -> None:
    """Write outline, agencies and plan of two rounds."""
    shared = root / "sections"
    shared.mkdir(parents=True, exist_ok=True)
    lines = ["tieu-de: Báo cáo điều chỉnh quy hoạch", "tinh: Thử Nghiệm"]
    lines += ["co-quan-lap: so-tai-chinh", "phan:"]
    half = len(items) // 2
    for title, inside in (("HIỆN TRẠNG", items[:half]), ("PHƯƠNG ÁN", items[half:])):
        lines += [f"  - tieu-de: {title}", "    muc:"]
        for item in inside:
            lines += [f"      - id: {item.id}", f"        tieu-de: {item.title}"]
            lines += [f"        chu-tri: {item.agency}"]
    texts = {
        "de-cuong.yaml": "\n".join(lines) + "\n",
        "co-quan.yaml": "".join(f"- id: {k}\n  ten: {v}\n  nhom: so\n" for k, v in AGENCIES),
        "ke-hoach.yaml": "lan:\n  - so: 1\n    ngay: 2025-11-15\n  - so: 2\n    ngay: 2025-12-31\n",
    }
    for name, text in texts.items():
        (shared / name).write_text(text, encoding="utf-8")


def write_item(folder: Path, item: Item) -> None:
    """Write the Markdown of an item and the workbooks it names."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{item.id}.md").write_text(markdown(item), encoding="utf-8")
    for block in item.blocks:
        if block.grid is not None and block.grid.file:
            (folder / block.grid.file).write_bytes(_workbook(block.grid))


def markdown(item: Item) -> str:
    """Give the item as its agency writes it, notes numbered in order at the end."""
    written, notes = [], []
    for block in item.blocks:
        text = _markdown(block)
        if block.note:
            notes.append(block.note)
            text += f"[^{len(notes)}]"
        written.append(text)
    written += [f"[^{n}]: {text}" for n, text in enumerate(notes, start=1)]
    return "\n\n".join(written) + "\n"


def _markdown(block: Block) -> str:
    if block.grid is not None:
        return _table(block.grid)
    if block.kind == "heading":
        return f"{'#' * block.level} {block.text}"
    if block.kind == "list":
        return "\n".join(f"- {line}" for line in block.lines)
    if block.kind == "points":
        named = zip(_LETTERS, block.lines, strict=False)
        return "\n\n".join(f"{letter}) {line}" for letter, line in named)
    return block.text


def _table(grid: Grid) -> str:
    if grid.file:
        return f"![{grid.caption}]({grid.file}#Sheet1){{#{grid.id}}}"
    rule = "|".join(("---", "---", *("---:" for _ in grid.columns[2:])))
    rows = [f"| {' | '.join(row)} |" for row in (grid.columns, *grid.rows)]
    return "\n".join((f"Bảng: {grid.caption} {{#{grid.id}}}", "", rows[0], f"|{rule}|", *rows[1:]))


def _workbook(grid: Grid) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": MADE})
    sheet, whole = book.add_worksheet("Sheet1"), book.add_format({"num_format": "#,##0"})
    for at, row in enumerate((grid.columns, *grid.rows)):
        texts = row if at == 0 else row[:2]
        for column, text in enumerate(texts):
            sheet.write_string(at, column, text)
        for column, text in enumerate(row[len(texts) :], start=len(texts)):
            sheet.write_number(at, column, int(text.replace(".", "")), whole)
    book.close()
    return out.getvalue()
