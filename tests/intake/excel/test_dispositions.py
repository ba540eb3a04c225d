import pytest

from pipeline.intake.excel.dispositions import read_disposition
from pipeline.model.comment import Disposition

A, P, R, N, D = Disposition


@pytest.mark.parametrize("value", Disposition)
def test_the_words_of_the_list_are_read_in_any_case(value: Disposition) -> None:
    assert read_disposition(value.value) is value
    assert read_disposition(f" {value.value.upper()}. ") is value


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Đã tiếp thu", A),
        ("đã tiếp thu, chỉnh sửa", A),
        ("Tiếp thu và bổ sung", A),
        ("Xin tiếp thu ý kiến", A),
        ("Tiếp thu toàn bộ", A),
        ("Tiếp thu ý kiến của Sở Y tế", A),
        ("Đã chỉnh sửa", A),
        ("tiếp thu 1 phần", P),
        ("Đã tiếp thu một phần", P),
        ("Tiếp thu một số nội dung", P),
        ("Tiếp thu một phần, giải trình", P),
        ("giải trình", R),
        ("Giải trình ý kiến", R),
        ("Không tiếp thu (giải trình)", R),
        ("ko tiếp thu", R),
        ("Không tiếp thu, giải trình", R),
        ("Giữ nguyên như dự thảo", R),
        ("Bảo lưu", R),
        ("Đã ghi nhận", N),
        ("Xin ghi nhận ý kiến", N),
        ("còn ý kiến khác", D),
        ("Chưa thống nhất", D),
    ],
)
def test_results_are_read_as_they_are_meant(text: str, meant: Disposition) -> None:
    assert read_disposition(text) is meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tiếp thu, giải trình",
        "chưa tiếp thu",
        "xem xét",
        "không",
        "Tiếp thu nhưng không sửa",
        "Đề nghị tiếp thu",
        "Thiếp thu",
    ],
)
def test_what_is_not_sure_is_not_guessed(text: str) -> None:
    assert read_disposition(text) is None
