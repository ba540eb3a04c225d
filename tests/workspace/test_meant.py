import pytest

from pipeline.model.outline import Item
from pipeline.workspace.meant import meant_items

OWN = (
    Item("y-te-hien-trang", "Mạng lưới cơ sở y tế", "so-y-te"),
    Item("y-te-phuong-huong", "Phương án phát triển y tế", "so-y-te"),
    Item("tro-giup-xa-hoi", "Bảo trợ, trợ giúp xã hội", "so-y-te"),
)


@pytest.mark.parametrize(
    ("stem", "ids"),
    [
        ("y-te-hien-trang", ["y-te-hien-trang"]),
        ("Y tế hiện trạng", ["y-te-hien-trang"]),
        ("y-te-hien-trang (2)", ["y-te-hien-trang"]),
        ("y_te_hien_trang_ban_cuoi", ["y-te-hien-trang"]),
        ("Bài y tế phương hướng - sửa 15112025", ["y-te-phuong-huong"]),
        ("Y tế", ["y-te-hien-trang", "y-te-phuong-huong"]),
        ("trợ giúp", ["tro-giup-xa-hoi"]),
        ("mạng lưới cơ sở", ["y-te-hien-trang"]),
        ("y-te-hien-tragn", ["y-te-hien-trang"]),
        ("", []),
        ("???", []),
    ],
)
def test_a_name_given_by_people_and_programs_means_an_item(stem: str, ids: list[str]) -> None:
    assert list(meant_items(stem, OWN)) == ids


def test_what_is_like_none_means_none() -> None:
    assert meant_items("giao-thong", ()) == ()
    assert meant_items("zzzz", OWN) == ()
