import pytest

from pipeline.intake.stands import beyond, stand_of
from pipeline.model.earlier import Stand


@pytest.mark.parametrize(
    ("choice", "reason", "stand"),
    [
        ("Đồng ý", "", Stand.AGREED),
        ("đồng ý.", "Cảm ơn.", Stand.AGREED),
        ("Nhất trí", "", Stand.AGREED),
        ("Thống nhất với nội dung giải trình.", "", Stand.AGREED),
        ("", "Thống nhất", Stand.AGREED),
        ("Bảo lưu", "", Stand.RESERVED),
        ("BẢO LƯU ý kiến", "", Stand.RESERVED),
        ("Không đồng ý", "", Stand.RESERVED),
        ("", "Bảo lưu: giữ 65%", Stand.RESERVED),
        ("Đồng ý một phần", "", Stand.UNCLEAR),
        ("Đồng ý nhưng cần bổ sung", "", Stand.UNCLEAR),
        ("x", "", Stand.UNCLEAR),
        ("", "Đề nghị xem lại.", Stand.UNCLEAR),
        ("", "", None),
    ],
)
def test_two_cells_mean_yes_no_or_something_a_person_has_to_read(
    choice: str, reason: str, stand: Stand | None
) -> None:
    assert stand_of(choice, reason) is stand


def test_what_is_said_beyond_the_choice_is_kept() -> None:
    assert [beyond(one) for one in ("Đồng ý", "bảo lưu", "Nhất trí với kết quả", "")] == [""] * 4
    assert beyond("Bảo lưu: giữ 65%") == "giữ 65%"
    assert beyond("Không đồng ý, giữ 65%") == "Không đồng ý, giữ 65%"
