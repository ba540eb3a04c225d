"""Units that are no more, named as if they were, and the level of districts spoken of as living."""

from random import Random

from tests.seeded.sentences.kind import Block, Kind

NOW = (
    "Xã Thất Khê", "Xã Đoàn Kết", "Xã Tràng Định", "Xã Bình Gia", "Xã Bắc Sơn", "Xã Hữu Lũng",
    "Xã Cao Lộc", "Xã Đồng Đăng", "Xã Lộc Bình", "Xã Mẫu Sơn", "Xã Tân Thành", "Xã Hồng Phong",
    "Phường Kỳ Lừa", "Phường Đông Kinh", "Phường Tam Thanh",
)  # fmt: skip
OLD = (
    ("Phường Hoàng Văn Thụ", "Thành phố Lạng Sơn", "Phường Kỳ Lừa"),
    ("Phường Vĩnh Trại", "Thành phố Lạng Sơn", "Phường Đông Kinh"),
    ("Xã Chí Minh", "Huyện Tràng Định", "Xã Thất Khê"),
    ("Thị trấn Thất Khê", "Huyện Tràng Định", "Xã Thất Khê"),
    ("Xã Khánh Long", "Huyện Tràng Định", "Xã Đoàn Kết"),
    ("Thị trấn Cao Lộc", "Huyện Cao Lộc", "Phường Kỳ Lừa"),
    ("Thị trấn Đồng Đăng", "Huyện Cao Lộc", "Xã Đồng Đăng"),
    ("Xã Hòa Bình", "Huyện Bình Gia", "Xã Bình Gia"),
    ("Xã Hòa Bình", "Huyện Hữu Lũng", "Xã Hữu Lũng"),
    ("Xã Yên Khoái", "Huyện Lộc Bình", "Xã Mẫu Sơn"),
    ("Thị trấn Lộc Bình", "Huyện Lộc Bình", "Xã Lộc Bình"),
    ("Xã Tân Hương", "Huyện Bắc Sơn", "Xã Bắc Sơn"),
)
SHARED = {
    "van-ban.yaml": "- {so: 1205/QĐ-UBND, loai: Quyết định, ngay: 2021-05-12}\n",
    "tu-viet-tat.yaml": "- {tat: UBND, day-du: Ủy ban nhân dân}\n",
    "don-vi.csv": "stt,ma,ten,loai,don-vi-cu\n"
    + "".join(f"{n},{6000 + n:05d},{name},,\n" for n, name in enumerate(NOW, 1)),
    "don-vi-cu.csv": "ma-cu,ten-cu,cap-huyen-cu,ma,ten\n"
    + "".join(f"{5900 + n:05d},{o},{d},{n},{new}\n" for n, (o, d, new) in enumerate(OLD)),
}
DISTRICTS = ("Tràng Định", "Cao Lộc", "Bình Gia", "Hữu Lũng", "Lộc Bình", "Bắc Sơn")
PLANS = (
    "Xây dựng khu công nghiệp tại {}, quy mô 150 ha.",
    "Tuyến đường kết nối {} với cửa khẩu Hữu Nghị.",
    "Đến năm 2030, {} là trung tâm dịch vụ phía Bắc của tỉnh.",
    "Nguồn nước mặt của {} bảo đảm cấp cho 12.000 người.",
    "Mở rộng bệnh viện phục vụ người dân {}.",
    "Các điểm du lịch cộng đồng ở {} được nâng cấp.",
    "{} có tiềm năng phát triển cây hồi, cây quế.",
    "- {}: phát triển chăn nuôi đại gia súc;",
)
HISTORY = (
    "Trước sắp xếp, {} có 22 đơn vị hành chính cấp xã.",
    "Giai đoạn 2021 - 2025, {} hoàn thành 12 công trình thủy lợi.",
    "Năm 2023, sản lượng hồi của {} đạt 1.200 tấn.",
    "Địa bàn {} cũ nay do các xã mới quản lý.",
    "Đề án “Phát triển du lịch {}” đã kết thúc.",
    "Quyết định số 1205/QĐ-UBND ngày 12/5/2021 của UBND tỉnh về phê duyệt quy hoạch {};",
    "Đến hết tháng 6 năm 2025, {} đã giải ngân 85% vốn.",
)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _filled(rng: Random, sentences: tuple[str, ...], name: str) -> Block:
    sentence = rng.choice(sentences)
    starts = sentence.startswith("{}")
    return Block(sentence.format(_upper(name) if starts else name))


def _district(rng: Random) -> str:
    name = rng.choice(DISTRICTS)
    return rng.choice((f"huyện {name}", f"Huyện {name}", "thành phố Lạng Sơn", "TP. Lạng Sơn"))


def _districts(rng: Random) -> str:
    one, two, three = rng.sample(DISTRICTS, 3)
    return rng.choice((f"các huyện {one}, {two} và {three}", f"02 huyện {one} và {two}"))


def _commune(rng: Random) -> str:
    name = rng.choice(OLD)[0]
    return rng.choice((name, name[:1].lower() + name[1:]))


def _wrong_kind(rng: Random) -> str:
    return rng.choice(
        ("phường Đồng Đăng", "xã Kỳ Lừa", "xã Đông Kinh", "phường Thất Khê", "Phường Mẫu Sơn")
    )


def _right_kind(rng: Random) -> str:
    name = rng.choice(NOW)
    return name[:1].lower() + name[1:]


def _level(rng: Random) -> Block:
    return Block(
        rng.choice(
            (
                "UBND các huyện bố trí quỹ đất cho dự án.",
                "Giao UBND huyện chủ trì, phối hợp với Sở Xây dựng.",
                "Phân cấp quản lý cho cấp huyện thực hiện đến năm 2030.",
                "Các huyện, thành phố tổ chức triển khai kế hoạch.",
                "Nâng cấp trung tâm y tế tại 10 huyện.",
                "Huyện ủy chỉ đạo công tác giải phóng mặt bằng.",
                "Phòng Nông nghiệp huyện hướng dẫn kỹ thuật.",
                "Hệ thống truyền thanh cấp huyện được đầu tư đồng bộ.",
            )
        )
    )


def _past_level(rng: Random) -> Block:
    return Block(
        rng.choice(
            (
                "Trước ngày 01/7/2025, UBND các huyện quản lý các công trình này.",
                "Cấp huyện kết thúc hoạt động từ ngày 01/7/2025.",
                "Hồ sơ do UBND cấp huyện bàn giao được lưu trữ tại tỉnh.",
                "Giai đoạn 2021 - 2025, các huyện, thành phố đã giải ngân 95% vốn.",
            )
        )
    )


KINDS = (
    Kind("don-vi-huyen", ("don-vi-cu",), lambda rng: _filled(rng, PLANS, _district(rng)),
         lambda rng: _filled(rng, HISTORY, _district(rng)), shared=SHARED),
    Kind("don-vi-nhieu-huyen", ("don-vi-cu",), lambda rng: _filled(rng, PLANS, _districts(rng)),
         lambda rng: _filled(rng, HISTORY, _districts(rng)), shared=SHARED),
    Kind("don-vi-xa-cu", ("don-vi-cu",), lambda rng: _filled(rng, PLANS, _commune(rng)),
         lambda rng: _filled(rng, HISTORY, _commune(rng)), shared=SHARED),
    Kind("don-vi-sai-loai", ("don-vi-sai-loai",),
         lambda rng: _filled(rng, PLANS, _wrong_kind(rng)),
         lambda rng: _filled(rng, PLANS, _right_kind(rng)), shared=SHARED),
    Kind("cap-huyen", ("cap-huyen-con-sot",), _level, _past_level, shared=SHARED),
)  # fmt: skip
