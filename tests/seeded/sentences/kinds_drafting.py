"""Notes of drafting that were left in a text."""

from random import Random

from tests.seeded.sentences.kind import Block, Kind


def _note(rng: Random) -> Block:
    return Block(
        rng.choice(
            (
                "Tổng mức đầu tư khoảng ??? tỷ đồng.",
                "[Ghi chú: đề nghị Sở Tài chính bổ sung số liệu năm 2025]",
                "Diện tích đất trồng cây lâu năm là xxx ha.",
                "Số giường bệnh năm 2025 (chờ số liệu của các bệnh viện).",
                "Nội dung này TODO.",
                "Quy mô dự án [chờ số liệu] sẽ được xác định sau khi có kết quả rà soát.",
                "Chiều dài tuyến là ..... km.",
            )
        )
    )


def _honest(rng: Random) -> Block:
    return Block(
        rng.choice(
            (
                "Các dự án chờ phê duyệt chủ trương đầu tư được rà soát hằng năm.",
                "Danh mục nêu tại Phụ lục XXX của quy hoạch.",
                "Nhà đầu tư bổ sung hồ sơ, cập nhật tiến độ theo quý.",
            )
        )
    )


KINDS = (Kind("ghi-chu-soan-thao", ("ghi-chu-soan-thao",), _note, _honest),)
