"""Sentences of a department, made by a seed from words of the field."""

from random import Random
from typing import Final

WHO: Final = (
    "Sở Y tế",
    "Ủy ban nhân dân các xã",
    "Trung tâm kiểm soát bệnh tật",
    "Ban quản lý",
    "Chi cục Thủy lợi",
    "các phòng chuyên môn",
    "Hợp tác xã nông nghiệp",
)
DID: Final = (
    "đã hoàn thành",
    "tiếp tục triển khai",
    "rà soát, cập nhật",
    "phối hợp thực hiện",
    "chưa bố trí đủ vốn cho",
    "đề nghị điều chỉnh",
)
WHAT: Final = (
    "mạng lưới cơ sở khám, chữa bệnh",
    "hạ tầng thủy lợi liên xã",
    "quỹ đất công cộng",
    "các tuyến đường giao thông nông thôn",
    "chuỗi giá trị hồi và quế",
    "hệ thống cấp nước sạch tập trung",
    "khu kinh tế cửa khẩu",
)
TAIL: Final = (
    "theo Quyết định số {a}/QĐ-UBND",
    "trên diện tích {a} ha",
    "tại {b} xã, phường",
    "với tổng vốn {a} tỷ đồng",
    "đạt {b},{c}% kế hoạch",
    "phục vụ {a} hộ dân",
    "giai đoạn 2021 - 2025",
    "so với năm 2020 tăng {b},{c} lần",
)
TOPICS: Final = (
    "Đánh giá chung",
    "Kết quả đạt được",
    "Hạn chế, tồn tại",
    "Mạng lưới cơ sở y tế",
    "Cơ sở hạ tầng",
    "Nguồn nhân lực",
    "Định hướng phát triển",
    "Nguyên nhân",
    "Quan điểm, mục tiêu",
    "Giải pháp thực hiện",
    "Nhu cầu sử dụng đất",
    "Kiến nghị, đề xuất",
    "Công tác quản lý nhà nước",
    "Bảo vệ môi trường",
    "Ứng dụng công nghệ thông tin",
    "Huy động vốn đầu tư",
)
PLACES: Final = (
    "Xã Hữu Lũng",
    "Xã Cai Kinh",
    "Phường Kỳ Lừa",
    "Xã Bắc Sơn",
    "Xã Na Sầm",
    "Phường Đông Kinh",
    "Xã Đồng Đăng",
    "Xã Thất Khê",
    "Xã Lộc Bình",
)


def sentence(rng: Random) -> str:
    """Give a sentence of Vietnamese with a figure in it."""
    tail = rng.choice(TAIL).format(
        a=rng.randint(11, 999), b=rng.randint(2, 98), c=rng.randint(1, 9)
    )
    words = f"{rng.choice(WHO)} {rng.choice(DID)} {rng.choice(WHAT)} {tail}."
    return words[0].upper() + words[1:]


def paragraph(rng: Random) -> str:
    """Give two to four sentences."""
    return " ".join(sentence(rng) for _ in range(rng.randint(2, 4)))
