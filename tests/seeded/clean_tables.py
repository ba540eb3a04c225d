"""Tables as agencies send them, right in every cell: the ground that mistakes are sown in.

Imports nothing of the pipeline. A table is rows of Python values as Excel holds them; `marks`
names the cells that mistakes are sown in, so that a mistake is made on the values alone.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

Value = str | int | float | None

COMMUNES = (
    "Xã Thất Khê", "Xã Đoàn Kết", "Xã Tràng Định", "Xã Bình Gia", "Xã Bắc Sơn", "Xã Vũ Lễ",
    "Xã Văn Quan", "Xã Na Sầm", "Xã Lộc Bình", "Xã Na Dương", "Xã Đình Lập", "Xã Hữu Lũng",
    "Xã Chi Lăng", "Xã Đồng Đăng", "Xã Cao Lộc", "Phường Kỳ Lừa", "Phường Đông Kinh",
)  # fmt: skip
FIELDS = ("Hạ tầng giao thông", "Nông nghiệp, thủy lợi", "Năng lượng", "Thương mại, du lịch")
WORKS = ("Cải tạo đường", "Nâng cấp cầu", "Xây dựng hồ", "Trạm biến áp", "Khu dân cư", "Bến xe")
NAMES = ("Bản Lải", "Nà Cáy", "Khuôn Khoai", "Bản Chành", "Kai Hiển", "Tà Keo", "Nà Tâm", "Vũ Lăng")
YEARS = (2021, 2022, 2023, 2024, 2025)


@dataclass
class Table:
    """One sheet: title rows above, header rows, body; cells count from row 1, column 1."""

    name: str
    kind: str
    rows: list[list[Value]]
    header: int
    merges: list[str] = field(default_factory=list)
    unit: str = ""
    notes: list[str] = field(default_factory=list)
    decimals: dict[int, int] = field(default_factory=dict)
    marks: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    form: str = ""

    @property
    def top(self) -> int:
        """The sheet's row of the first header row."""
        return 2 if self.unit else 1

    def address(self, row: int, column: int) -> str:
        """The address of a cell of `rows`."""
        return f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[column]}{self.top + row}"

    def mark(self, name: str, row: int, column: int) -> None:
        """Name a cell in which a kind of mistake may be sown."""
        self.marks.setdefault(name, []).append((row, column))


def spread(rng: Random, low: float, high: float, decimals: int) -> float | int:
    """A number, whole where no decimals are asked for."""
    return round(rng.uniform(low, high), decimals) if decimals else rng.randint(int(low), int(high))


def added(values: list[Value], decimals: int) -> float | int:
    """The sum of what is there."""
    total = sum(value for value in values if isinstance(value, int | float))
    return round(total, decimals) if decimals else int(total)


def projects(rng: Random, name: str) -> Table:
    """Projects by field in Roman groups, investment with its sources, a grand total."""
    decimals = rng.choice((0, 0, 1))
    table = Table(
        name, "du-an",
        [["STT", "Hạng mục đầu tư", "Địa điểm", "Tổng mức đầu tư", "Trong đó", None, None,
          "Giai đoạn"],
         [None, None, None, None, "NSTW", "NSĐP", "Vốn khác", None]],
        2,
        merges=["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:G1", "H1:H2"],
        unit="tỷ đồng",
        decimals=dict.fromkeys((3, 4, 5, 6), decimals),
    )  # fmt: skip
    number, tops = 0, []
    restart = rng.random() < 0.4
    for index, title in enumerate(FIELDS[: rng.randint(2, 4)]):
        group = len(table.rows)
        table.rows.append([("I", "II", "III", "IV")[index], title, *[None] * 6])
        number = 0 if restart else number
        for _ in range(rng.randint(3, 5)):
            number += 1
            parts: list[Value] = [spread(rng, 20, 180, decimals) for _ in range(3)]
            parts[rng.randrange(1, 3)] = None if rng.random() < 0.3 else parts[1]
            row = len(table.rows)
            begin = rng.randint(2026, 2028)
            table.rows.append(
                [number, f"{rng.choice(WORKS)} {rng.choice(NAMES)} {row}", rng.choice(COMMUNES),
                 added(parts, decimals), *parts, f"{begin} - {begin + 2}"]
            )  # fmt: skip
            for mark in ("tong-cot", "hai-nghia", "chu", "don-vi-o", "do-lon"):
                table.mark(mark, row, 3)
            if number > 2:
                table.mark("stt", row, 0)
        for column in range(3, 7):
            inner = [table.rows[i][column] for i in range(group + 1, len(table.rows))]
            table.rows[group][column] = added(inner, decimals) or None
        table.mark("tong-nhom", group, 3)
        tops.append(group)
    total = len(table.rows)
    table.rows.append([None, "Tổng cộng", *[None] * 6])
    for column in range(3, 7):
        table.rows[total][column] = added([table.rows[i][column] for i in tops], decimals)
        if column == 3:
            table.mark("tong-dong", total, column)
    return table


def changes(rng: Random, name: str) -> Table:
    """Areas in two years with the difference and the rate of completion."""
    decimals = rng.choice((0, 1, 2))
    table = Table(
        name, "bien-dong",
        [["TT", "Khu vực", "Năm 2020", "Năm 2025", "Tăng, giảm", "Kế hoạch",
          "Tỷ lệ thực hiện (%)"]],
        1,
        unit="ha",
        decimals={2: decimals, 3: decimals, 4: decimals, 5: decimals, 6: 1},
    )  # fmt: skip
    for index in range(rng.randint(5, 8)):
        row = len(table.rows)
        before, after = (spread(rng, 100, 900, decimals) for _ in range(2))
        plan = spread(rng, 500, 1500, decimals)
        gap = round(after - before, decimals) if decimals else int(after - before)
        table.rows.append(
            [index + 1, f"Khu vực {NAMES[index]}", before, after, gap, plan,
             round(after / plan * 100, 1)]
        )  # fmt: skip
        table.mark("hieu", row, 4)
        table.mark("ty-le-cot", row, 6)
        table.mark("hai-nghia", row, 3)
        table.mark("chu", row, 2)
        if index > 1:
            table.mark("stt", row, 0)
    row = len(table.rows)
    sums: list[Value] = [
        added([entry[c] for entry in table.rows[1:]], decimals) for c in (2, 3, 4, 5)
    ]
    late, plan_sum = sums[1], sums[3]
    assert isinstance(late, int | float)
    assert isinstance(plan_sum, int | float)
    table.rows.append([None, "Tổng cộng", *sums, round(late / plan_sum * 100, 1)])
    table.mark("tong-dong", row, 2)
    table.mark("hieu", row, 4)
    return table


def sources(rng: Random, name: str) -> Table:
    """Capital by source with shares; the remainder is declared in some."""
    weights = [rng.randint(8, 40) for _ in range(5)]
    whole = sum(weights)
    tenths = [round(1000 * weight / whole) for weight in weights]
    tenths[0] += 1000 - sum(tenths)
    labels = ["Ngân sách trung ương", "Ngân sách địa phương", "Vốn doanh nghiệp", "Vốn dân cư",
              "Vốn đầu tư nước ngoài"]  # fmt: skip
    table = Table(
        name, "co-cau", [["STT", "Nguồn vốn", "Số vốn", "Tỷ trọng (%)"]], 1,
        unit="tỷ đồng", decimals={2: 0, 3: 1},
    )  # fmt: skip
    for index, (label, share) in enumerate(zip(labels, tenths, strict=True)):
        row = len(table.rows)
        table.rows.append([index + 1, label, share * 12, share / 10])
        table.mark("co-cau", row, 3)
        table.mark("don-vi-o", row, 2)
        if index > 1:
            table.mark("stt", row, 0)
    shape = rng.randrange(3)
    if shape == 0:
        table.rows.append([None, "Tổng cộng", 12000, 100.0])
        table.mark("tong-dong", len(table.rows) - 1, 2)
        table.marks["co-cau"] = [(len(table.rows) - 1, 3)]
    elif shape == 1:  # near miss: a declared remainder without its number
        table.rows[-1] = [5, "Còn lại là vốn khác", None, None]
        table.marks.pop("co-cau")
        table.marks["don-vi-o"].pop()
    return table


def land(rng: Random, name: str) -> Table:
    """Communes with codes that begin with 0 and areas that add up across and down."""
    table = Table(
        name, "dat",
        [["STT", "Mã", "Xã, phường", "Tổng diện tích", "Đất nông nghiệp", "Đất phi nông nghiệp",
          "Đất chưa sử dụng"]],
        1, unit="ha", decimals=dict.fromkeys((3, 4, 5, 6), 0),
    )  # fmt: skip
    for index, commune in enumerate(rng.sample(COMMUNES, rng.randint(6, 10))):
        row = len(table.rows)
        parts = [rng.randint(5000, 9000), rng.randint(500, 900), rng.randint(600, 2000)]
        table.rows.append([index + 1, f"0{6000 + 3 * index}", commune, sum(parts), *parts])
        table.mark("tong-cot", row, 3)
        table.mark("hai-nghia", row, 4)
        table.mark("so-hang", row, 5)
        table.mark("mat-dong", row, 2)
        if index > 1:
            table.mark("stt", row, 0)
    row = len(table.rows)
    table.rows.append(
        ["Tổng cộng", None, None, *(added([r[c] for r in table.rows[1:]], 0) for c in (3, 4, 5, 6))]
    )
    table.merges.append(f"A{table.top + row}:C{table.top + row}")
    table.mark("tong-dong", row, 4)
    table.mark("tong-cot", row, 3)
    return table


def schools(rng: Random, name: str) -> Table:
    """A merged header whose last column under each group is its total."""
    table = Table(
        name, "truong",
        [["STT", "Khu vực", "Số trường", None, None, "Ghi chú"],
         [None, None, "Tổng số", "Công lập", "Ngoài công lập", None]],
        2, merges=["A1:A2", "B1:B2", "C1:E1", "F1:F2"],
    )  # fmt: skip
    for index in range(rng.randint(5, 8)):
        row = len(table.rows)
        public, private = rng.randint(10, 60), rng.choice((0, "-", rng.randint(1, 9)))
        total = public + (private if isinstance(private, int) else 0)
        table.rows.append([index + 1, f"Cụm {NAMES[index]}", total, public, private, None])
        table.mark("tong-cot", row, 2)
        table.mark("chu", row, 3)
    return table


def numbered(rng: Random, name: str) -> Table:
    """A row of column numbers that says 3=4+5, with group rows that hold no numbers."""
    table = Table(
        name, "so-cot",
        [["STT", "Chỉ tiêu", "Cộng", "Thường xuyên", "Đầu tư"], ["A", "B", "1=2+3", "2", "3"]],
        2, unit="triệu đồng", decimals=dict.fromkeys((2, 3, 4), 1),
    )  # fmt: skip
    for index in range(rng.randint(4, 7)):
        row = len(table.rows)
        parts = [spread(rng, 100, 900, 1) for _ in range(2)]
        table.rows.append([index + 1, f"Khoản chi {NAMES[index]}", added(list(parts), 1), *parts])
        table.mark("tong-cot", row, 2)
        table.mark("mat-dong", row, 1)
    return table


def indicators(rng: Random, name: str) -> Table:
    """Indicators by year with targets that are ranges and bounds: mostly near misses."""
    table = Table(
        name, "chi-tieu",
        [["STT", "Chỉ tiêu", "Đơn vị", *(f"Năm {year}" for year in YEARS), "Mục tiêu 2030"]],
        1,
    )  # fmt: skip
    entries = (
        ("Tỷ lệ che phủ rừng", "%", "28-30"),
        (f"Số giường bệnh tại cụm {name}", "giường", ">68,0"),
        (f"Sản lượng điện vùng {name}", "triệu kWh", "–"),
        (f"Tổng số hộ tại cụm {name}", "hộ", "1.250"),
        (f"Mật độ dân số cụm {name}", "người/km²", "8 - 9"),
        (f"Trong đó: khu vực đô thị {name}", "hộ", "≥ 40%"),
    )
    for index, (label, unit, target) in enumerate(entries):
        row = len(table.rows)
        base = rng.randint(20, 60)
        values: list[Value] = [base + step for step in range(len(YEARS))]
        table.rows.append([index + 1, label, unit, *values, target])
        if index in (1, 2):
            table.mark("mat-dong", row, 1)
        if index > 1:
            table.mark("stt", row, 0)
    table.rows[1][3:] = [57, 58, 59, 60, 61, "64,5"]
    table.mark("lech-bang", 1, rng.randint(3, 7))
    table.mark("chi-tieu-bang", 1, len(table.rows[0]) - 1)
    table.notes = ["Nguồn: Số liệu minh họa"]
    return table


def form(rng: Random, name: str) -> Table:
    """A filled form: required names, choices, limits, unique codes, communes."""
    table = Table(
        name, "bieu-mau",
        [["STT", "Mã", "Tên công trình", "Địa điểm", "Công suất", "Năm"]], 1, form="cong-trinh",
    )  # fmt: skip
    for index in range(rng.randint(5, 8)):
        row = len(table.rows)
        table.rows.append(
            [index + 1, f"0{100 + index}", f"{rng.choice(WORKS)} số {index + 1}",
             rng.choice(COMMUNES), rng.randint(10, 90), rng.randint(2021, 2030)]
        )  # fmt: skip
        for mark, column in (("form-thieu", 2), ("form-khoang", 4), ("form-xa", 3)):
            table.mark(mark, row, column)
        if index:
            table.mark("form-trung", row, 1)
    return table


def structure(rng: Random, name: str) -> Table:
    """Near misses: ranges as shares, the rest declared in words, years as a column."""
    begin = rng.randint(8, 12)
    return Table(
        name, "co-cau-khoang",
        [["STT", "Khu vực", "Cơ cấu năm 2030 (%)", "Năm"],
         [1, "Nông nghiệp, lâm nghiệp", f"{begin} - {begin + 1}", 2030],
         [2, "Công nghiệp - xây dựng", "32-33", 2030],
         [3, "Dịch vụ", "50–51", 2030],
         [4, "Thuế sản phẩm trừ trợ cấp", "Phần còn lại", 2030]],
        1,
    )  # fmt: skip


def roads(rng: Random, name: str) -> Table:
    """Near misses: a total of some groups only, sizes with their own units, 2 x 63, dashes."""
    table = Table(
        name, "tuyen",
        [["STT", "Tuyến", "Chiều dài", "Quy mô", "Nền/mặt đường (m)", "Số hiệu", "Thời gian"]],
        1, unit="km", decimals={2: 1},
    )  # fmt: skip
    tops = []
    for mark, title in (("I", "Đường tỉnh"), ("II", "Đường xã"), ("III", "Đường sắt")):
        lengths = [round(rng.uniform(4, 60), 1) for _ in range(3)]
        tops.append(round(sum(lengths), 1))
        table.rows.append([mark, title, tops[-1], None, None, None, None])
        sizes = ("24 km", "1,2 ha", "2 x 63 MVA")
        for index, length in enumerate(lengths):
            table.rows.append(
                [index + 1, f"{title} {NAMES[index]}", length, sizes[index], "12,0/11,0",
                 f"0{rng.randint(10, 99)}", "2026-2028"]
            )  # fmt: skip
    table.rows.append([None, "Tổng cộng đường bộ", round(tops[0] + tops[1], 1), "-", *[None] * 3])
    return table


def growth(rng: Random, name: str) -> Table:
    """Near misses: rates with a row that is no sum, an average, sub-numbers, a total on top."""
    table = Table(
        name, "tang-truong",
        [["STT", "Chỉ tiêu", "Năm 2024", "Năm 2025", "Tỷ trọng vốn nhà nước (%)"]], 1,
        decimals={2: 1, 3: 1, 4: 1},
    )  # fmt: skip
    parts = [[rng.randint(100, 900) for _ in range(2)] for _ in range(3)]
    table.rows.append([None, "Tổng số", *(sum(part[i] for part in parts) for i in (0, 1)), 35.2])
    for index, part in enumerate(parts):
        table.rows.append([index + 1, f"Nhóm {NAMES[index]}", *part, 30.5 + index])
    table.rows.append(["1.1", "Trong đó: doanh nghiệp mới", 12, 15, None])
    return table


def statuses(rng: Random, name: str) -> Table:
    """Near misses: one large project among small ones, dates, empty cells, notes, no numbers."""
    sizes = [rng.randint(60, 900) for _ in range(6)]
    sizes[rng.randrange(6)] = rng.randint(9_000, 14_000)
    table = Table(
        name, "tinh-trang",
        [["STT", "Công trình", "Tổng mức đầu tư (tỷ đồng)", "Ngày khởi công", "Ghi chú"]], 1,
    )  # fmt: skip
    for index, size in enumerate(sizes):
        day = "05/01/2026" if index % 2 else None
        table.rows.append([index + 1, f"Công trình {NAMES[index]}", size, day, "Hoàn thành 80%"])
    table.notes = ["Ghi chú: (*) số liệu ước thực hiện 15,000 lượt"]
    return table


MAKERS: tuple[Callable[[Random, str], Table], ...] = (
    projects, changes, sources, land, schools, numbered, indicators, form,
    projects, changes, sources, land, schools, numbered, indicators, form,
    structure, roads, growth, statuses,
)  # fmt: skip
