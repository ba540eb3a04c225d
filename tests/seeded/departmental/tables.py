"""Tables of a department by their kinds: merges, tall headers, groups, codes, figures."""

from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import Final

from tests.seeded.departmental.prose import PLACES, WHAT, WHO
from tests.seeded.departmental.truth import Cell, Table, plain


def _figure_cell(value: Decimal) -> Cell:
    whole, _, part = f"{value:f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return Cell(grouped + ("," + part if part else ""), number=value)


def _decimals(rng: Random, count: int) -> list[Cell]:
    return [_figure_cell(Decimal(rng.randint(10_001, 9_999_999)).scaleb(-1)) for _ in range(count)]


def _plain_table(rng: Random) -> Table:
    head = plain([("TT", "Tên xã", "Dân số", "Diện tích", "Năm")])
    rows = [
        (Cell(str(i + 1)), Cell(place), *_decimals(rng, 2), Cell(str(2020 + i)))
        for i, place in enumerate(rng.sample(PLACES, 5))
    ]
    return Table(
        (*head, *rows), 1, "Diện tích, dân số các xã", unit="người", origin="Cục Thống kê tỉnh"
    )


def _merged_table(rng: Random) -> Table:
    first = (Cell("TT", rows=2), Cell("Chỉ tiêu", rows=2), Cell("Thực hiện", columns=2), None)
    second = (None, None, Cell("Năm 2020"), Cell("Năm 2025"))
    rows = [
        (Cell(str(i + 1)), Cell(f"{rng.choice(WHAT)} số {i}"), *_decimals(rng, 2)) for i in range(4)
    ]
    total = (Cell("Tổng cộng", columns=2), None, *_decimals(rng, 2))
    return Table((first, second, *rows, total), 2, "Kết quả thực hiện chỉ tiêu", unit="tỷ đồng")


def _tall_table(rng: Random) -> Table:
    head = plain([("Địa bàn", "Công trình", "Vốn")])
    rows: list[tuple[Cell | None, ...]] = []
    for place in rng.sample(PLACES, 2):
        rows.append((Cell(place, rows=3), Cell(f"Trạm {rng.randint(10, 99)}"), *_decimals(rng, 1)))
        rows.extend(
            (None, Cell(f"Trạm {rng.randint(100, 999)}"), *_decimals(rng, 1)) for _ in range(2)
        )
    return Table(
        (*head, *rows), 1, "Công trình theo địa bàn", unit="triệu đồng", origin="Sở Tài chính"
    )


def _text_table(rng: Random) -> Table:
    head = plain([("Nội dung", "Cơ quan thực hiện")])
    rows = plain([(f"{rng.choice(WHAT)} đợt {i}".capitalize(), rng.choice(WHO)) for i in range(3)])
    return Table((*head, *rows), 1, "Phân công thực hiện")


def _three_rows_head(rng: Random) -> Table:
    first = (Cell("Xã", rows=3), Cell("Đất nông nghiệp", columns=4), None, None, None)
    second = (None, Cell("Hiện trạng", columns=2), None, Cell("Quy hoạch", columns=2), None)
    third = (None, Cell("Diện tích"), Cell("Cơ cấu"), Cell("Diện tích"), Cell("Cơ cấu"))
    rows = [
        (Cell(place), *_decimals(rng, 1), _percent(rng), *_decimals(rng, 1), _percent(rng))
        for place in rng.sample(PLACES, 4)
    ]
    return Table((first, second, third, *rows), 3, "Cơ cấu sử dụng đất nông nghiệp", unit="ha, %")


def _percent(rng: Random) -> Cell:
    value = Decimal(rng.randint(10, 990)).scaleb(-1)
    return _figure_cell(value)


def _codes_table(rng: Random) -> Table:
    head = plain([("Mã xã", "Tên", "Khoảng", "Tỷ lệ")])
    rows = [
        (
            Cell(f"0{rng.randint(6000, 6999)}"),
            Cell(place),
            Cell(f"{rng.randint(20, 28)} - {rng.randint(29, 40)}"),
            Cell(f"{rng.randint(10, 89)},{rng.randint(1, 9)}%"),
        )
        for place in rng.sample(PLACES, 4)
    ]
    return Table((*head, *rows), 1, "Mã đơn vị hành chính")


def _grouped_table(rng: Random) -> Table:
    head = plain([("STT", "Dự án", "Tổng vốn")])
    rows: list[tuple[Cell | None, ...]] = []
    for numeral in ("I", "II"):
        rows.append(
            (Cell(numeral), Cell(f"Nhóm {numeral}: {rng.choice(WHAT)}"), *_decimals(rng, 1))
        )
        rows.extend(
            (Cell(str(i)), Cell(f"Dự án {rng.randint(100, 999)}"), *_decimals(rng, 1))
            for i in (1, 2)
        )
    return Table((*head, *rows), 1, "Danh mục dự án", unit="tỷ đồng", origin="Số liệu tổng hợp")


def _long_table(rng: Random) -> Table:
    head = plain([("TT", "Công trình", "Vốn", "Ghi chú")])
    rows = [
        (
            Cell(str(i + 1)),
            Cell(f"Công trình {rng.randint(1000, 9999)}"),
            *_decimals(rng, 1),
            Cell("Chuyển tiếp" if i % 3 else ""),
        )
        for i in range(25)
    ]
    return Table((*head, *rows), 1, "Danh mục công trình", unit="tỷ đồng")


TABLES: Final[dict[str, Callable[[Random], Table]]] = {
    "plain": _plain_table,
    "merged": _merged_table,
    "tall": _tall_table,
    "text": _text_table,
    "three": _three_rows_head,
    "codes": _codes_table,
    "grouped": _grouped_table,
    "long": _long_table,
}
