import pytest

from pipeline.compose.checks.merged_agencies import merged_agencies
from tests.compose.checks.ground import evidence_of, said
from tests.samples import paragraph


def told(*words: str) -> list[str]:
    return said(merged_agencies, evidence_of(*map(paragraph, words)))


@pytest.mark.parametrize(
    ("name", "now"),
    [
        ("Bộ Kế hoạch và Đầu tư", "Bộ Tài chính"),
        ("Bộ KH&ĐT", "Bộ Tài chính"),
        ("Sở Giao thông vận tải", "Sở Xây dựng"),
        ("Sở Giao thông - Vận tải", "Sở Xây dựng"),
        ("Sở GTVT", "Sở Xây dựng"),
        ("Bộ Tài nguyên & Môi trường", "Bộ Nông nghiệp và Môi trường"),
        ("Sở TN&MT", "Sở Nông nghiệp và Môi trường"),
        ("Sở Nông nghiệp và PTNT", "Sở Nông nghiệp và Môi trường"),
        ("Bộ Thông tin và Truyền thông", "Bộ Khoa học và Công nghệ"),
        ("Bộ Lao động - Thương binh và Xã hội", "Bộ Nội vụ"),
        ("Sở LĐTBXH", "Sở Nội vụ"),
        ("Ủy ban Dân tộc", "Bộ Dân tộc và Tôn giáo"),
        ("Ban Dân tộc tỉnh", "Sở Dân tộc và Tôn giáo"),
    ],
)
def test_a_merged_body_is_told_with_who_it_is_now(name: str, now: str) -> None:
    (notice,) = told(f"Giao {name} chủ trì.")
    assert notice == (
        f"1 warning co-quan-da-hop-nhat: “{name}” đã được hợp nhất, sắp xếp từ ngày 01/3/2025 → "
        f"viết {now}; nếu nói việc đã qua thì viết “{name} (nay là {now})”"
    )


@pytest.mark.parametrize(
    "words",
    [
        "Giao Sở Nông nghiệp và Môi trường chủ trì.", "Trước đây Sở Giao thông vận tải quản lý.",
        "Năm 2023, Bộ Kế hoạch và Đầu tư thẩm định.", "Nguồn: Sở Kế hoạch và Đầu tư.",
        "Bộ Giao thông vận tải (nay là Bộ Xây dựng) quản lý.",
        "Thông tư số 4/2023/TT-BKHĐT ngày 26/6/2023 của Bộ Kế hoạch và Đầu tư hướng dẫn.",
        "Sở Giao thông vận tải được hợp nhất vào Sở Xây dựng.",
        "Ban Dân tộc HĐND tỉnh thẩm tra.", "Ban Dân tộc của Hội đồng nhân dân tỉnh giám sát.",
        "Hội đồng Dân tộc; Ban Dân tộc và Tôn giáo; kế hoạch và đầu tư công.",
    ],
)  # fmt: skip
def test_the_past_and_living_bodies_are_let_pass(words: str) -> None:
    assert told(words) == []


def test_one_name_is_told_once_a_file() -> None:
    (notice,) = told("Giao Sở GTVT chủ trì.", "Sở GTVT phối hợp.")
    assert "Sở GTVT" in notice
