import pytest

from pipeline.intake.oddities import conflicts, oddities


def codes(text: str) -> list[str]:
    return [code for code, _, _ in oddities(text)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Công\u200btrình", "ky-tu-vo-hinh"),
        ("Số \u202e321\u202c đồng", "ky-tu-dao-chieu"),
        ("C\ufffdng trình", "chu-da-mat"),
        ("\uf0b7 Công trình", "ky-tu-rieng"),
        ("c\u043eng trình", "chu-giong"),
        ("Ngày 31/04/2025", "ngay-khong-co"),
        ("ngày 30 tháng 2 năm 2024", "ngay-khong-co"),
    ],
)
def test_each_oddity_is_told_once_with_its_mending(text: str, code: str) -> None:
    ((told, message, fix),) = oddities(text)
    assert told == code
    assert "{}" not in message
    assert fix


@pytest.mark.parametrize(
    "text",
    ["Đường 31/3 dài 5 km", "hệ số α, ΔT, 5 μm", "Москва", "ngày 29/02/2024", "Ngày mai", "100 %"],
)
def test_honest_words_are_not_odd(text: str) -> None:
    assert codes(text) == []


def test_signs_of_a_kind_are_named_once_and_every_impossible_day_by_itself() -> None:
    ((_, message, _),) = oddities("a\u200bb\u200bc\u00ad")
    assert "khoảng rộng bằng không U+200B, dấu nối mềm U+00AD" in message
    assert codes("ngày 31/04/2025 và ngày 31/06/2025") == ["ngay-khong-co"] * 2


def test_a_conflict_is_told_at_its_first_mark_and_a_mark_alone_too() -> None:
    lines = ["a", "<<<<<<< ta", "b", "=======", "c", ">>>>>>> khác", "d", ">>>>>>> x", "======="]
    assert list(conflicts(lines)) == [(1, "<<<<<<<"), (7, ">>>>>>>")]
    assert list(conflicts(["<<<<<<<<", "<<", "a <<<<<<< b"])) == []
