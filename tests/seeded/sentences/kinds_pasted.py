"""What is pasted from Word: looks that Markdown reads as something else."""

from collections.abc import Callable
from random import Random

from tests.seeded.sentences.kind import Block, Kind

_PLACES = ("xã Tân Văn", "vùng biên giới", "các xã phía nam", "khu vực trung tâm")
_WORKS = ("đường liên xã", "hồ chứa nước", "chợ đầu mối", "trạm bơm", "nhà văn hóa")


def _lines(*forms: str, at: tuple[int, ...] = (0,)) -> Callable[[Random], Block]:
    """Give a maker of one of the forms, with places, works and figures put in."""

    def make(rng: Random) -> Block:
        one, two, three = rng.sample(_WORKS, 3)
        text = rng.choice(forms).format(
            place=rng.choice(_PLACES), one=one, two=two, three=three, n=rng.randint(2, 9)
        )
        return Block(text, at)

    return make


KINDS = (
    Kind(
        "so-truoc-tieu-de",
        ("tieu-de-tu-danh-so",),
        _lines("# 1.{n}. Đầu tư {one}", "# {n}. Đầu tư {one}", "# II. Đầu tư {one}"),
        _lines("# 203{n} là năm hoàn thành", "# {n} nhiệm vụ về {one}"),
    ),
    Kind(
        "dong-dam",
        ("dam-lam-tieu-de",),
        _lines("**Đầu tư {one}**", "**Kết quả tại {place}**"),
        _lines("**Đầu tư {one}:** đã hoàn thành tại {place}.", "**Lưu ý:** chưa có."),
    ),
    Kind(
        "bang-tab",
        ("bang-bang-tab",),
        _lines("Công trình\tSố lượng\n{one}\t{n}\n{two}\t1{n}", at=(0, 1, 2)),
        _lines(
            "| Công trình | Nơi |\n|---|---|\n| {one} | {place} |\n\nBảng: Nơi đặt {one}, {two}"
        ),
        item=True,
    ),
    Kind(
        "bang-dau-cach",
        ("bang-bang-tab",),
        _lines(
            "Công trình      Số lượng     Vốn\n{one}      {n}      12\n{two}      3{n}      15",
            at=(0, 1, 2),
        ),
    ),
    Kind(
        "dong-la-doan",
        ("dong-la-doan",),
        _lines("Đã đầu tư {one}.\nĐang đầu tư {two} tại {place}.", at=(0, 1)),
        _lines("Đã đầu tư {one} và\nđang đầu tư {two}."),
    ),
    Kind(
        "dau-dong",
        ("dau-dong-la",),
        _lines("• Đầu tư {one};", "– Đầu tư {one};", "-Đầu tư {one};", "●\tĐầu tư {one};"),
        _lines("- Đầu tư {one};\n- đầu tư {two}."),
    ),
    Kind(
        "dau-cong",
        ("dau-cong-cung-cap",),
        _lines("- Đầu tư {one}:\n+ tại {place};", at=(1,)),
        _lines("- Đầu tư {one}:\n  + tại {place};"),
    ),
    Kind(
        "thut-bon-cach",
        ("thut-thanh-ma",),
        _lines("Gồm:\n\n    Đầu tư {one} tại {place}.", "Gồm:\n\n\tĐầu tư {one}.", at=(2,)),
        _lines("- Gồm:\n\n    đầu tư {one} tại {place}."),
    ),
    Kind(
        "diem-mot-dong",
        ("diem-tren-mot-dong",),
        _lines("Nhiệm vụ: a) đầu tư {one}; b) đầu tư {two}; c) đầu tư {three}."),
        _lines("Theo điểm a), b) khoản 2 của quy chế về {one}."),
    ),
    Kind(
        "chu-thich-tay",
        ("chu-thich-go-tay",),
        _lines("Diện tích của {place}(1) đã tăng.\n\n(1) Theo niên giám."),
        _lines("Gồm: (1) {one}; (2) {two}."),
        item=True,
    ),
    Kind(
        "tro-tay",
        ("tro-go-tay",),
        _lines(
            "Số liệu về {one} nêu tại Bảng 2.{n}.",
            "Vị trí {one} xem Hình {n}.",
            "Chi tiết về {one} trong bảng dưới đây.",
        ),
        _lines("Chỉ tiêu nêu tại Bảng {n} của Quyết định đã phê duyệt về {one}."),
    ),
    Kind(
        "ten-bang-tay",
        ("ten-bang-go-tay",),
        _lines("Bảng 2.{n}. Danh mục {one}", "Hình {n}: Sơ đồ {one}"),
    ),
    Kind(
        "phan-trong-bai",
        ("phan-chuong-trong-bai",),
        _lines("PHẦN II. ĐÁNH GIÁ HIỆN TRẠNG", "# CHƯƠNG III", "**Phần I**"),
        _lines("Phần III nêu phương hướng về {one}.", "Chương trình hành động về {one}."),
    ),
    Kind(
        "bang-khong-ten",
        ("bang-khong-ten",),
        _lines("| Công trình | Nơi |\n|---|---|\n| {one} | {place} |"),
        item=True,
    ),
)
