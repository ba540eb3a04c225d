"""Citations that are wrong of a document, or wrong on the draft's day (15/11/2025)."""

from collections.abc import Callable
from random import Random

from tests.seeded.sentences.kind import Block, Kind

LIST = """\
- {so: 236/QĐ-TTg, loai: Quyết định, co-quan: Thủ tướng Chính phủ, ngay: 2024-03-19,
   doi-chieu: true, trich-yeu: Phê duyệt Quy hoạch tỉnh Lạng Sơn thời kỳ 2021 - 2030}
- {so: 37/2019/NĐ-CP, loai: Nghị định, co-quan: Chính phủ, ngay: 2019-05-07,
   trich-yeu: Quy định chi tiết thi hành một số điều của Luật Quy hoạch}
- {so: 58/2023/NĐ-CP, loai: Nghị định, co-quan: Chính phủ, ngay: 2023-08-12,
   doi-chieu: true, trich-yeu: "Sửa đổi, bổ sung một số điều của Nghị định số 37/2019/NĐ-CP"}
- {so: 22/2025/NĐ-CP, loai: Nghị định, co-quan: Chính phủ, ngay: 2025-02-11}
- {so: 57-NQ/TW, loai: Nghị quyết, co-quan: Bộ Chính trị, ngay: 2024-12-22}
- {so: 21/2017/QH14, loai: Luật, co-quan: Quốc hội, ngay: 2017-11-24, trich-yeu: Luật Quy hoạch,
   hieu-luc-tu: 2019-01-01, het-hieu-luc: 2026-03-01}
- {so: 31/2024/QH15, loai: Luật, co-quan: Quốc hội, ngay: 2024-01-18, trich-yeu: Luật Đất đai}
- {so: 45/2013/QH13, loai: Luật, co-quan: Quốc hội, ngay: 2013-11-29, trich-yeu: Luật Đất đai,
   het-hieu-luc: 2024-08-01, thay-the-boi: 31/2024/QH15}
- {so: 43/2014/NĐ-CP, loai: Nghị định, co-quan: Chính phủ, ngay: 2014-05-15,
   het-hieu-luc: 2024-08-01}
- {so: 1672/NQ-UBTVQH15, loai: Nghị quyết, co-quan: Ủy ban Thường vụ Quốc hội, ngay: 2025-06-16}
- {so: 66.2/2025/NQ-CP, loai: Nghị quyết, co-quan: Chính phủ, ngay: 2025-08-28}
- {so: 112/2025/QH15, loai: Luật, co-quan: Quốc hội, ngay: 2025-12-10, hieu-luc-tu: 2026-03-01,
   trich-yeu: Luật Quy hoạch}
- {so: 88/2025/NĐ-CP, loai: Nghị định, co-quan: Chính phủ, ngay: 2025-11-01,
   hieu-luc-tu: 2026-01-01}
- {so: 12/2022/QĐ-UBND, loai: Quyết định, co-quan: UBND tỉnh Lạng Sơn, ngay: 2022-06-09,
   tam-ngung: [{tu: 2025-03-01, boi: 40/2025/QĐ-UBND}]}
"""
SHARED = {"van-ban.yaml": LIST}
RIGHT = (
    ("Quyết định số 236/QĐ-TTg", 19, 3, 2024, "Thủ tướng Chính phủ"),
    ("Nghị định số 37/2019/NĐ-CP", 7, 5, 2019, "Chính phủ"),
    ("Nghị định số 58/2023/NĐ-CP", 12, 8, 2023, "Chính phủ"),
    ("Nghị định số 22/2025/NĐ-CP", 11, 2, 2025, "Chính phủ"),
    ("Nghị quyết số 57-NQ/TW", 22, 12, 2024, "Bộ Chính trị"),
    ("Nghị quyết số 1672/NQ-UBTVQH15", 16, 6, 2025, "Ủy ban Thường vụ Quốc hội"),
)
LEADS = (
    "Thực hiện {}, các sở, ban, ngành đã xây dựng kế hoạch.",
    "Căn cứ {};",
    "Việc rà soát được tiến hành theo quy định tại khoản 2 Điều 5 {}.",
    "Các nội dung này kế thừa {} và phù hợp với thực tế của tỉnh.",
    "Theo {}, tỉnh tiếp tục phát triển kết cấu hạ tầng đồng bộ.",
    "- {} là cơ sở để xác định phương án phát triển;",
)


def _day(rng: Random, day: int, month: int, year: int | str) -> str:
    return rng.choice(
        (
            f"ngày {day:02}/{month if month > 2 else f'{month:02}'}/{year}",
            f"ngày {day:02} tháng {month:02} năm {year}",
        )
    )


def _in_sentence(rng: Random, citation: str) -> Block:
    return Block(rng.choice(LEADS).format(citation))


def _short(rng: Random, name: str) -> str:
    """Give a citation as people write it: with "số", without, or with letters for the kind."""
    shorts = {"Quyết định": "QĐ", "Nghị định": "NĐ", "Nghị quyết": "NQ"}
    kind, _, number = name.partition(" số ")
    return rng.choice((name, f"{kind} {number}", f"{shorts[kind]} {number}"))


def _wrong_day(rng: Random) -> Block:
    name, day, month, year, issuer = rng.choice(RIGHT)
    wrong = rng.choice(((day % 27 + 1, month), (day, month % 12 + 1), (day % 12 + 2, month)))
    told = _day(rng, *wrong, year)
    of = f" của {issuer}" if rng.random() < 0.5 else ""
    return _in_sentence(rng, f"{_short(rng, name)} {told}{of}")


def _wrong_year(rng: Random) -> Block:
    name, day, month, year, _ = rng.choice(RIGHT)
    wrong: int | str = rng.choice((year + 1, year - 1, f"{str(year)[:3]}2{str(year)[3]}"))
    return _in_sentence(rng, f"{_short(rng, name)} {_day(rng, day, month, wrong)}")


def _right(rng: Random) -> Block:
    name, day, month, year, issuer = rng.choice(RIGHT)
    of = f" của {issuer}" if rng.random() < 0.5 else ""
    return _in_sentence(rng, f"{_short(rng, name)} {_day(rng, day, month, year)}{of}")


def _wrong_issuer(rng: Random) -> Block:
    name, day, month, year, issuer = rng.choice(RIGHT)
    bodies = ("Chính phủ", "Thủ tướng Chính phủ", "Quốc hội", "Bộ Tài chính", "UBND tỉnh")
    other = rng.choice([body for body in bodies if body not in issuer and issuer not in body])
    if issuer in ("Chính phủ", "Thủ tướng Chính phủ"):
        other = rng.choice(("Quốc hội", "Bộ Xây dựng", "UBND tỉnh"))
        if rng.random() < 0.5:
            other = "Chính phủ" if issuer.startswith("Thủ") else "Thủ tướng Chính phủ"
    told = f" {_day(rng, day, month, year)}" if rng.random() < 0.6 else ""
    return _in_sentence(rng, f"{name}{told} của {other}")


def _wrong_kind(rng: Random) -> Block:
    name, day, month, year, _ = rng.choice(RIGHT)
    kind, _, number = name.partition(" số ")
    kinds = ("Quyết định", "Nghị định", "Nghị quyết", "Thông tư", "Chỉ thị")
    other = rng.choice([one for one in kinds if one != kind])
    told = f" {_day(rng, day, month, year)}" if rng.random() < 0.5 else ""
    return _in_sentence(rng, f"{other} số {number}{told}")


def _wrong_number(rng: Random) -> Block:
    """A number with two figures changed about, or a letter of its symbol, its day left right."""
    name, day, month, year, _ = rng.choice(RIGHT[:4])
    kind, _, number = name.partition(" số ")
    head, _, rest = number.partition("/")
    slips = [f"{head[::-1]}/{rest}", f"{head}{head[-1]}/{rest}", number.replace("Đ-", "D-", 1)]
    if "/20" in number:
        slips.append(number.replace("/20", "/202", 1))
    wrong = rng.choice([slip for slip in slips if slip != number])
    return _in_sentence(rng, f"{kind} số {wrong} {_day(rng, day, month, year)}")


def _unlisted(rng: Random) -> Block:
    number = rng.randint(300, 2900)
    year = rng.randint(2019, 2024)
    kinds = (
        f"Quyết định số {number}/QĐ-TTg ngày {rng.randint(1, 28)}/{rng.randint(3, 12)}/{year}",
        f"Nghị định số {number % 140 + 1}/{year}/NĐ-CP",
        f"Thông tư số {number % 40 + 1}/{year}/TT-BXD",
        f"Nghị quyết số {number}/NQ-HĐND ngày {rng.randint(10, 28)}/{rng.randint(3, 12)}/{year}",
        f"Luật {rng.choice(('Lâm nghiệp', 'Thủy lợi', 'Du lịch'))} năm 20{number % 15 + 10}",
    )
    return _in_sentence(rng, rng.choice(kinds))


def _expired(rng: Random) -> Block:
    return _in_sentence(
        rng,
        rng.choice(
            (
                "Luật Đất đai năm 2013", "Luật Đất đai 2013", "Luật Đất đai số 45/2013/QH13",
                "Nghị định số 43/2014/NĐ-CP",
                "Nghị định 43/2014/NĐ-CP ngày 15/5/2014 của Chính phủ",
                "Luật Đất đai số 45/2013/QH13 ngày 29/11/2013", "NĐ 43/2014/NĐ-CP",
            )
        ),
    )  # fmt: skip


def _of_the_past(rng: Random) -> Block:
    return Block(
        rng.choice(
            (
                "Nghị định số 43/2014/NĐ-CP đã hết hiệu lực từ ngày 01/8/2024.",
                "Luật Đất đai năm 2024 thay thế Luật Đất đai năm 2013.",
                "Giai đoạn 2021 - 2023, việc giao đất thực hiện theo Luật Đất đai năm 2013.",
                "Trước đây, theo Nghị định số 43/2014/NĐ-CP, hồ sơ gồm bốn loại giấy tờ.",
                "Trong năm 2022, tỉnh đã giao 125 ha theo Luật Đất đai số 45/2013/QH13.",
            )
        )
    )


def _coming(rng: Random) -> Block:
    return _in_sentence(
        rng,
        rng.choice(
            (
                "Nghị định số 88/2025/NĐ-CP", "NĐ 88/2025/NĐ-CP ngày 01/11/2025",
                "Luật Quy hoạch số 112/2025/QH15", "Luật Quy hoạch năm 2025",
            )
        ),
    )  # fmt: skip


def _announced(rng: Random) -> Block:
    return Block(
        rng.choice(
            (
                "Nghị định số 88/2025/NĐ-CP có hiệu lực từ ngày 01/01/2026.",
                "Khi Luật Quy hoạch số 112/2025/QH15 có hiệu lực, hồ sơ được rà soát lại.",
            )
        )
    )


def _suspended(rng: Random) -> Block:
    number = rng.choice(("12/2022/QĐ-UBND", "12/2022/QĐ-UBND ngày 09/6/2022 của UBND tỉnh"))
    return _in_sentence(rng, f"Quyết định số {number}")


def _two_ways(rng: Random) -> Block:
    number = f"{rng.randint(3000, 4900)}/{rng.choice(('QĐ-UBND', 'KH-UBND', 'NQ-HĐND'))}"
    kind = {"Q": "Quyết định", "K": "Kế hoạch", "N": "Nghị quyết"}[number.split("/")[1][0]]
    day, month = rng.randint(3, 12), rng.randint(3, 11)
    right, wrong = f"ngày {day:02}/{month}/2023", f"ngày {day + 9}/{month}/2023"
    text = f"Theo {kind} số {number} {right}, dự án được triển khai."
    return Block(f"{text}\n\n{text}\n\n{text.replace(right, wrong)}", (4,))


def _one_way(rng: Random) -> Block:
    del rng
    first = "Theo Quyết định số 236/QĐ-TTg ngày 19/3/2024, không gian gồm ba vùng."
    second = "Theo QĐ 236/QĐ-TTg ngày 19 tháng 3 năm 2024, không gian gồm ba vùng."
    return Block(f"{first}\n\n{second}", (0, 2))


def _kind(
    name: str, codes: tuple[str, ...], make: Callable[[Random], Block],
    honest: Callable[[Random], Block] | None = None,
) -> Kind:  # fmt: skip
    return Kind(name, codes, make, honest, shared=SHARED)


KINDS = (
    _kind("van-ban-ngay", ("van-ban-sai-ngay",), _wrong_day, _right),
    _kind("van-ban-nam", ("van-ban-sai-ngay",), _wrong_year, _right),
    _kind("van-ban-co-quan", ("van-ban-sai-co-quan",), _wrong_issuer, _right),
    _kind("van-ban-loai", ("van-ban-sai-loai",), _wrong_kind, _right),
    _kind("van-ban-so", ("van-ban-sai-so", "van-ban-sai-ngay"), _wrong_number, _right),
    _kind("van-ban-la", ("van-ban-ngoai-danh-sach",), _unlisted),
    _kind("van-ban-het-hieu-luc", ("van-ban-het-hieu-luc",), _expired, _of_the_past),
    _kind("van-ban-chua-hieu-luc", ("van-ban-chua-hieu-luc",), _coming, _announced),
    _kind("van-ban-tam-ngung", ("van-ban-tam-ngung",), _suspended),
    _kind("van-ban-hai-cach", ("van-ban-hai-cach",), _two_ways, _one_way),
)
