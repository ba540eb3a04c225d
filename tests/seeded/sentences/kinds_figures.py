"""Sentences whose numbers do not agree with one another, with a table, or with another section."""

from random import Random

from tests.seeded.sentences.kind import Block, Kind

FIRST = ("Nà", "Bản", "Khau", "Pác", "Tà", "Khuổi", "Lũng", "Cốc", "Keo", "Phai")
SECOND = (
    "Lải",
    "Cáy",
    "Tâm",
    "Sen",
    "Chành",
    "Khoai",
    "Luông",
    "Mười",
    "Hiển",
    "Dài",
    "Vạt",
    "Pia",
)


def vn(value: float, decimals: int = 0) -> str:
    """A number in Vietnamese print."""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


THINGS = (
    ("tỷ đồng", "Thu ngân sách", 0), ("triệu USD", "Kim ngạch xuất khẩu", 0),
    ("ha", "Diện tích cây hồi", 0), ("nghìn lượt", "Khách du lịch", 0),
    ("tấn", "Sản lượng na", 0), ("giường", "Số giường bệnh", 0),
)  # fmt: skip


def _grown(rng: Random, off: float) -> Block:
    """Two values with a rate that is right but for `off` points."""
    unit, name, _ = rng.choice(THINGS)
    before = rng.randint(200, 4000)
    rate = rng.choice((1, -1)) * rng.uniform(5, 45)
    after = round(before * (1 + rate / 100))
    verb, way = ("tăng", "lên") if after > before else ("giảm", "xuống")
    shown = abs((after / before - 1) * 100) + off * rng.choice((1, 1.6))
    r = vn(shown, 1)
    a, b = vn(before), vn(after)
    return Block(
        rng.choice(
            (
                f"{name} {verb} {r}% so với năm 2020, từ {a} {way} {b} {unit}.",
                f"{name} {verb} từ {a} {unit} năm 2020 {way} {b} {unit} năm 2024, {verb} {r}%.",
                f"{name} năm 2024 đạt {b} {unit}, {verb} {r}% so với {a} {unit} năm 2020.",
                f"{name} {verb} từ {a} {way} {b} {unit} ({verb} {r}%).",
                f"{name} từ {a} {unit} {way} {b} {unit}, {verb} khoảng {r}%.",
            )
        )
    )


def _difference(rng: Random, off: int) -> Block:
    unit, name, _ = rng.choice(THINGS[2:])
    unit = unit.replace("nghìn ", "")
    before, by = rng.randint(100, 900), rng.randint(20, 90)
    told = vn(by + off)
    return Block(
        rng.choice(
            (
                f"{name} tăng từ {before} {unit} lên {before + by} {unit}, tăng {told} {unit}.",
                f"{name} tăng {told} {unit} so với năm 2020, từ {before} lên {before + by} {unit}.",
                f"{name} giảm từ {before + by} {unit} xuống {before} {unit}, giảm {told} {unit}.",
            )
        )
    )


def _yearly(rng: Random, off: float) -> Block:
    unit, name, _ = rng.choice(THINGS)
    before, years = rng.randint(300, 3000), rng.choice((4, 5))
    after = round(before * (1 + rng.uniform(0.05, 0.15)) ** years)
    rate = ((after / before) ** (1 / years) - 1) * 100 + off
    end = 2020 + years
    return Block(
        rng.choice(
            (
                f"{name} tăng từ {vn(before)} {unit} năm 2020 lên {vn(after)} {unit} năm {end}, "
                f"tăng bình quân {vn(rate, 1)}%/năm.",
                f"{name} tăng bình quân {vn(rate, 1)}%/năm, từ {vn(before)} {unit} năm 2020 lên "
                f"{vn(after)} {unit} năm {end}.",
            )
        )
    )


def _direction(rng: Random, *, wrong: bool) -> Block:
    unit, name, _ = rng.choice(THINGS)
    low, high = rng.randint(100, 400), rng.randint(500, 900)
    pair = (high, low) if wrong else (low, high)
    if rng.random() < 0.5:
        return Block(f"{name} tăng từ {pair[0]} {unit} lên {pair[1]} {unit}.")
    return Block(f"{name} giảm từ {pair[1]} {unit} xuống {pair[0]} {unit}.")


def _sum(rng: Random, off: int) -> Block:
    parts = [rng.randint(8, 90) for _ in range(rng.choice((2, 3)))]
    whole = sum(parts) + off
    kind = rng.choice(("dự án", "công trình", "cơ sở", "km đường"))
    of = rng.sample(("giao thông", "thủy lợi", "y tế", "giáo dục", "tỉnh lộ", "nông thôn"), 3)
    told = [f"{part} {kind} {name}" for part, name in zip(parts, of, strict=False)]
    listed = f"{', '.join(told[:-1])} và {told[-1]}"
    return Block(
        rng.choice(
            (
                f"Toàn tỉnh có {whole} {kind}, gồm {listed}.",
                f"Giai đoạn tới đầu tư {whole} {kind}, bao gồm: {'; '.join(told)}.",
                f"Đã rà soát {whole} {kind} ({', '.join(told)}).",
                f"Tỉnh có {rng.choice((61, 62)) + 4 + off * 0 + (1 if off else 0)} xã, phường, gồm "
                f"61 xã và 4 phường."
                if off
                else "Tỉnh có 65 xã, phường, gồm 61 xã và 4 phường.",
            )
        )
    )


def _left(rng: Random, off: int) -> Block:
    whole = rng.randint(80, 300)
    done = rng.randint(20, whole - 15)
    left = whole - done + off
    return Block(
        rng.choice(
            (
                f"Trong tổng số {whole} dự án, đã hoàn thành {done} dự án, còn lại {left} dự án.",
                f"Có {whole} hộ thuộc diện di dời, đã di dời {done} hộ, còn {left} hộ.",
                f"Tổng số {whole} xã, trong đó đạt chuẩn {done} xã, còn lại {left} xã.",
            )
        )
    )


def _share(rng: Random, off: float) -> Block:
    whole = rng.randint(300, 900) * 1000
    part = rng.randint(60, 250) * 1000
    rate = part / whole * 100 + off
    r = vn(rate, rng.choice((0, 1)) if off else 1)
    a, b = vn(part), vn(whole)
    return Block(
        rng.choice(
            (
                f"Đất rừng phòng hộ có {a} của {b} ha, chiếm {r}%.",
                f"Đất rừng có {a} ha, chiếm {r}% trong tổng số {b} ha.",
                f"Diện tích có rừng {a} ha của {b} ha đất lâm nghiệp, chiếm khoảng {r}%.",
                f"Tỷ lệ đạt {r}% ({a}/{b} ha).",
            )
        )
    )


def _table(rng: Random, off: int) -> Block:
    """A small table and the sentence that quotes it."""
    key = f"bang-so-lieu-{rng.randint(10_000, 99_999)}"
    place = f"{rng.choice(FIRST)} {rng.choice(SECOND)}"
    rows = {
        f"Bệnh viện tuyến tỉnh {place}": rng.randint(900, 1900),
        f"Trung tâm y tế {place}": rng.randint(300, 800),
        f"Trạm y tế xã {place}": rng.randint(200, 700),
    }
    before = {name: value - rng.randint(20, 90) for name, value in rows.items()}
    name = rng.choice(list(rows))
    told = vn(rows[name] + off)
    body = "\n".join(f"| {row} | {vn(before[row])} | {vn(value)} |" for row, value in rows.items())
    sentence = rng.choice(
        (
            f"Theo @{key}, số giường của {name} năm 2025 là {told} giường.",
            f"Năm 2025, {name} có {told} giường (@{key}).",
        )
    )
    head = f"Bảng: Số giường bệnh {key[-5:]} {{#{key}}}\n\n"
    cols = "| Cơ sở | Năm 2020 (giường) | Năm 2025 (giường) |\n|---|---:|---:|\n"
    return Block(f"{sentence}\n\n{head}{cols}{body}")


def _twice(rng: Random, off: int) -> Block:
    names = ("Diện tích rừng sản xuất", "Tổng đàn gia súc", "Sản lượng hoa hồi khô",
             "Chiều dài đường tỉnh", "Diện tích lúa cả năm", "Số thuê bao băng rộng")  # fmt: skip
    units = ("ha", "con", "tấn", "km", "ha", "thuê bao")
    at = rng.randrange(len(names))
    year, value = rng.randint(2016, 2024), rng.randint(1200, 9900)
    label = (
        f"{names[at]} {rng.choice(('vùng', 'khu vực'))} {rng.choice(FIRST)} {rng.choice(SECOND)}"
    )
    one = f"{label} năm {year} là {vn(value)} {units[at]}."
    two = f"{label} năm {year} đạt {vn(value + off)} {units[at]}."
    return Block(f"{one}\n\nKết quả nêu trên là cơ sở đề xuất.\n\n{two}", (0, 4))


KINDS = (
    Kind("tang-truong", ("tang-giam-sai",), lambda rng: _grown(rng, 4.0),
         lambda rng: _grown(rng, 0)),
    Kind("chenh-lech", ("tang-giam-sai",), lambda rng: _difference(rng, rng.choice((7, 12, -9))),
         lambda rng: _difference(rng, 0)),
    Kind("binh-quan-nam", ("tang-giam-sai",), lambda rng: _yearly(rng, rng.choice((4.5, 6))),
         lambda rng: _yearly(rng, 0)),
    Kind("huong", ("tang-giam-sai",), lambda rng: _direction(rng, wrong=True),
         lambda rng: _direction(rng, wrong=False)),
    Kind("tong-cau", ("tong-trong-cau-sai",), lambda rng: _sum(rng, rng.choice((1, 3, -2))),
         lambda rng: _sum(rng, 0)),
    Kind("con-lai", ("tong-trong-cau-sai",), lambda rng: _left(rng, rng.choice((2, 5, -3))),
         lambda rng: _left(rng, 0)),
    Kind("so-khac-bang", ("so-khac-bang",), lambda rng: _table(rng, rng.choice((30, -40, 100))),
         lambda rng: _table(rng, 0)),
    Kind("hai-so-lieu", ("so-lieu-hai-noi",), lambda rng: _twice(rng, rng.choice((90, -110, 1000))),
         lambda rng: _twice(rng, 0)),
    Kind("ty-le-cua", ("ty-le-trong-cau-sai",), lambda rng: _share(rng, 5.4),
         lambda rng: _share(rng, 0)),
)  # fmt: skip
