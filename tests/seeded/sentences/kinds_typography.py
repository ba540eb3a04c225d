"""Slips of typography in a sentence: spaces, figures, dates, signs of documents, quotes, tones."""

from collections.abc import Callable
from random import Random

from tests.seeded.sentences.kind import Block, Kind

_PLACES = ("xã Tân Văn", "khu vực biên giới", "vùng trung tâm", "các xã phía nam")
_WORKS = ("đường liên xã", "hồ chứa nước", "chợ đầu mối", "trạm bơm", "nhà văn hóa")


def _one(*forms: str) -> Callable[[Random], Block]:
    """Give a maker of one of the forms, with a place, a work and figures put in."""

    def make(rng: Random) -> Block:
        first = rng.randint(2, 8)
        words = rng.choice(forms).format(
            place=rng.choice(_PLACES),
            work=rng.choice(_WORKS),
            n=rng.randint(12, 95),
            k=rng.randint(1, 9),
            t=rng.randint(1, 9) * 100 + 37,
            low=first,
            high=first + rng.randint(1, 4),
            year=rng.randint(2021, 2025),
            next=rng.randint(2026, 2030),
            month=rng.randint(1, 2),
            later=rng.randint(3, 9),
            number=rng.randint(100, 2999),
        )
        return Block(words)

    return make


def _two_ways(name: str) -> Callable[[Random], Block]:
    """Give a text that has a name twice, and then as given."""

    def make(rng: Random) -> Block:
        work = rng.choice(_WORKS)
        return Block(f"Đầu tư {work} gần Kỳ Lừa.\n\nCầu nối với Kỳ Lừa.\n\nChợ ở {name}.", (4,))

    return make


KINDS = (
    Kind(
        "hai-dau-cach",
        ("dau-cach-thua",),
        _one("Đầu tư  {work} tại {place}.", "Đầu tư {work} tại   {place} trong kỳ."),
        _one("Đầu tư {work} tại {place}."),
    ),
    Kind(
        "cach-truoc-dau",
        ("dau-cach-thua",),
        _one(
            "Đầu tư {work} , chợ tại {place}.",
            "Đầu tư {work} tại {place} .",
            "Gồm {n} công trình ; trong đó có {work}.",
            "Đầu tư ( giai đoạn sau ) tại {place}.",
            "Gọi là “ vùng xanh ” của {place}.",
        ),
        _one("Đầu tư (giai đoạn sau), tỷ lệ 1 : 500; gọi là “vùng xanh”."),
    ),
    Kind(
        "thieu-cach-sau-dau",
        ("thieu-dau-cach",),
        _one(
            "Đầu tư {work},chợ tại {place}.",
            "Đã hoàn thành.Các công trình tại {place} đang khai thác.",
            "Gồm chợ;đường tại {place}.",
            "Đầu tư {work}(giai đoạn sau) tại {place}.",
        ),
        _one("Xem TP.HCM, f(x); UBND(2) và v.v."),
    ),
    Kind(
        "dau-lap",
        ("dau-cau-lap",),
        _one("Đầu tư {work} tại {place}..", "Đầu tư {work},, chợ tại {place}."),
        _one("Đầu tư {work}, chợ…"),
    ),
    Kind(
        "gach-noi",
        ("gach-noi-lech",),
        _one("Phát triển kinh tế- xã hội {place}.", "Phát triển kinh tế -xã hội {place}."),
        _one("Phát triển kinh tế - xã hội {place}."),
    ),
    Kind(
        "phan-tram",
        ("phan-tram-cach",),
        _one("Tỷ lệ đạt {n},{k} % tại {place}.", "Tỷ lệ là {n} %, cao hơn bình quân."),
        _one("Tỷ lệ đạt {n},{k}% tại {place}."),
    ),
    Kind(
        "don-vi",
        ("don-vi-dinh-so",),
        _one("Diện tích 3.{t}ha tại {place}.", "Dài {n},{k}km.", "Vốn {n}tỷ đồng."),
        _one("Tuyến cáp 2x40MVA, mạng 5G, Km{n}, QL4B, 3.{t} ha."),
    ),
    Kind(
        "khoang-nam",
        ("khoang-viet-lech",),
        _one(
            "Giai đoạn {year}-{next} đầu tư {work}.",
            "Giai đoạn {year} – {next} đầu tư {work}.",
            "Giai đoạn {year}- {next} đầu tư {work}.",
        ),
        _one("Giai đoạn {year} - {next} áp dụng QCVN 01-2021/BYT."),
    ),
    Kind(
        "khoang-so",
        ("khoang-viet-lech",),
        _one("Tăng {low}-{high}%/năm.", "Tăng {low} -{high} lần.", "Rộng {low}–{high} ha."),
        _one("Tăng {low} - {high}%/năm theo mục {high}-{low}."),
    ),
    Kind(
        "ngay-so-0",
        ("ngay-thieu-so-0",),
        _one(
            "Họp ngày {k} tháng {later} năm {year}.",
            "Họp ngày {n} tháng {month} năm {year}.".replace("{n}", "15"),
            "Họp ngày {k}/{later}/{year}.",
            "Họp ngày 15/{month}/{year}.",
        ),
        _one("Họp ngày 0{k}/{later}/{year}, ngày 19 tháng {later} năm {year}; tháng {k} năm 2025."),
    ),
    Kind(
        "ngay-khac",
        ("ngay-viet-khac",),
        _one("Họp ngày 15-{later}-{year}.", "Họp ngày {k}.{later}.{year}."),
        _one("Họp ngày 15/{later}/{year}."),
    ),
    Kind(
        "ky-hieu",
        ("ky-hieu-co-cach",),
        _one(
            "Theo Kế hoạch số {number}/KH- UBND của tỉnh.",
            "Theo Kế hoạch số {number} /KH-UBND của tỉnh.",
            "Theo Kế hoạch số {number}/KH–UBND của tỉnh.",
        ),
    ),
    Kind(
        "thieu-so-van-ban",
        ("van-ban-thieu-so",),
        _one("Theo Quyết định số  /QĐ- UBND của tỉnh.", "Theo Kế hoạch số …/KH-UBND của tỉnh."),
    ),
    Kind(
        "ngoac-kep",
        ("ngoac-kep-lan", "ngoac-kep-le"),
        _one('Gọi là “vùng xanh” và "vùng sạch" của {place}.', "Gọi là “vùng xanh của {place}."),
        _one("Gọi là “vùng xanh” và “vùng sạch”."),
        item=True,
    ),
    Kind(
        "kieu-dau",
        ("kieu-dau",),
        _one("Hàng hoá tại {place}.", "Thuỷ lợi tại {place}.", "Sức khoẻ người dân {place}."),
        _one("Hàng hóa, thủy lợi, sức khỏe; quý, giá, thuở xưa, gìn giữ."),
        item=True,
    ),
    Kind(
        "dau-sai-cho",
        ("dau-thanh-sai-cho",),
        _one("Kết qủa tại {place}.", "Tòan bộ {place}.", "Kế hoạch hòan thành."),
        _one("Kết quả toàn bộ, hoàng hôn, quý giá, giếng, khuỷu tay."),
    ),
    Kind(
        "so-hai-nghia-cau",
        ("so-hai-nghia",),
        _one("Dân số 15,000 người.", "Diện tích 1,{t}.5 ha.", "Tỷ lệ {n}.{k}%."),
        _one("Dân số 15.000 người, đạt {n},{k}%, theo 66.2/2025/NQ-CP, mục 1.1."),
    ),
    Kind("ten-i-y", ("ten-viet-hai-kieu",), _two_ways("Kì Lừa"), _two_ways("Kỳ Lừa"), item=True),
)
