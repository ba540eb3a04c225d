"""A generated report: every item has headings, text, lists, điểm, notes, tables and a chart."""

from collections.abc import Iterator
from copy import deepcopy
from random import Random
from typing import Final

from tests.bench import sentences
from tests.seeded.edit_ground import AGENCIES
from tests.seeded.tellings.blocks import Block, Grid, Item
from tests.seeded.tellings.ground import Draft, Ground, Part, Serials
from tests.seeded.tellings.sheets import Sheet, Value

_PARTS: Final = ("HIỆN TRẠNG", "PHƯƠNG ÁN", "GIẢI PHÁP")
_NAMES: Final = ("STT", "Tên công trình", "Địa điểm", "Quy mô (ha)", "Vốn (tỷ đồng)")
_RULE: Final = "|---|---|---|---:|---:|"
_YEARS: Final = (2021, 2022, 2023, 2024, 2025)
TERMS: Final = (
    ("UBND", "Ủy ban nhân dân"),
    ("HĐND", "Hội đồng nhân dân"),
    ("Thường trực", "Chủ tịch"),
    ("Sở chuyên ngành", "cơ quan chuyên môn"),
)


def generated(rng: Random, count: int) -> Ground:
    """Give the ground of so many items, in three parts, one of them with chapters."""
    serials = Serials(rng)
    ground = Ground(rng, Draft([], {}), Draft([], {}), serials, exact=True)
    items: dict[str, Item] = {}
    for number in range(1, count + 1):
        agency = AGENCIES[number % len(AGENCIES)][0]
        title = f"{sentences.heading(rng)}, nội dung {number}"
        id_ = f"noi-dung-{number:03d}"
        items[id_] = Item(id_, agency, title, list(_blocks(ground, number)))
    ids = list(items)
    third = max(1, count // 3)
    first, second, third_ids = ids[:third], ids[third : 2 * third], ids[2 * third :]
    half = len(second) // 2
    chapters = [("HẠ TẦNG KỸ THUẬT", second[:half]), ("HẠ TẦNG XÃ HỘI", second[half:])]
    parts = [
        Part(_PARTS[0], [("", first)]),
        Part(_PARTS[1], chapters),
        Part(_PARTS[2], [("", third_ids)]),
    ]
    draft = Draft(parts, items)
    ground.before, ground.after = deepcopy(draft), draft
    return ground


def _blocks(ground: Ground, number: int) -> Iterator[Block]:
    def text(count: int) -> Iterator[Block]:
        for _ in range(count):
            yield Block("paragraph", ground.paragraph())

    def heading(level: int = 1) -> Block:
        return Block("heading", ground.heading(), level=level)

    yield heading()
    yield from text(4)
    yield Block("list", lines=[(0, "- ", ground.sentence()) for _ in range(6)])
    yield from text(3)
    yield heading()
    yield from text(2)
    yield from (Block("point", ground.paragraph()) for _ in range(6))
    yield from text(3)
    yield Block("paragraph", ground.paragraph(), note="1")
    yield from text(2)
    yield Block("table", grid=pipe(ground, number, "a", rows=8))
    yield from text(3)
    yield heading(2)
    yield from text(5)
    yield Block("formula", f"$$x_{{{number}}} = a^2 + b_{{{ground.rng.randint(1, 9)}}}$$")
    yield from text(3)
    yield Block("list", lines=[(0, f"{n}. ", ground.sentence()) for n in range(1, 6)])
    yield from text(3)
    yield heading()
    yield from text(3)
    yield Block("sheet", sheet=merged(ground, number))
    yield from text(3)
    yield Block("sheet", sheet=chart(ground, number))
    yield from text(3)
    yield heading()
    yield Block(
        "paragraph", f"{ground.sentence()} Việc này do {_term(number)} tỉnh xem xét, quyết định."
    )
    yield from text(4)
    told = sentences.NOTES[number % len(sentences.NOTES)]
    yield Block("note", f"{told}, số {ground.serials.next()}.", note="1")


def _term(number: int) -> str:
    return TERMS[number % len(TERMS)][0]


def pipe(ground: Ground, number: int, sort: str, rows: int) -> Grid:
    """A pipe table with ordinals, names, places and two columns of figures."""
    body = [pipe_row(ground, at) for at in range(1, rows + 1)]
    caption = f"{sentences.caption(ground.rng)}, biểu {ground.serials.next()}"
    attributes = f" {{#bang-{number}-{sort}-{ground.serials.next().replace('.', '')}}}"
    return Grid(caption, attributes, [list(_NAMES), *body], _RULE)


def pipe_row(ground: Ground, at: int) -> list[str]:
    """A row of it."""
    rng = ground.rng
    name = f"{sentences.work(rng)} số {ground.serials.next()}"
    place = sentences.upper_first(rng.choice(sentences.PLACES))
    return [str(at), name, place, str(rng.randint(11, 99)), ground.serials.next()]


def merged(ground: Ground, number: int) -> Sheet:
    """A workbook's table: a head of two rows, groups, rows under them, a merged total."""
    rng, serials = ground.rng, ground.serials
    head: list[list[Value]] = [
        ["STT", "Tên công trình", "Đơn vị", "Quy mô theo kỳ", None, "Ghi chú"],
        [None, None, None, "Năm 2025", "Năm 2030", None],
    ]
    merges = [(1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 2, 3), (1, 4, 1, 5), (1, 6, 2, 6)]
    rows: list[list[Value]] = []
    for letter, name in (("A", "Công trình chuyển tiếp"), ("B", "Công trình mới")):
        rows.append([letter, name, None, None, None, None])
        rows += [sheet_row(ground, at) for at in range(1, 6)]
    total: list[Value] = ["Tổng cộng", None, None, _figure(serials), _figure(serials), None]
    caption = f"{sentences.caption(rng)}, biểu {serials.next()}"
    return Sheet(f"bieu-{number}", caption, head, [*rows, total], merges)


def sheet_row(ground: Ground, at: int) -> list[Value]:
    """A row of it."""
    name = f"{sentences.work(ground.rng)} số {ground.serials.next()}"
    unit = ground.rng.choice(("ha", "km", "hộ"))
    figures = _figure(ground.serials), _figure(ground.serials)
    return [at, name, unit, *figures, f"Nhóm {ground.serials.next()}"]


def _figure(serials: Serials) -> int:
    return int(serials.next().replace(".", ""))


def chart(ground: Ground, number: int) -> Sheet:
    """A chart of five years and two series."""
    rows: list[list[Value]] = [
        [year, _figure(ground.serials), _figure(ground.serials)] for year in _YEARS
    ]
    caption = f"{sentences.caption(ground.rng)}, hình {ground.serials.next()}"
    head: list[list[Value]] = [["Năm", "Kế hoạch", "Thực hiện"]]
    options = 'chart=column x=Năm y="Kế hoạch; Thực hiện"'
    return Sheet(f"do-thi-{number}", caption, head, rows, options=options)
