from datetime import date

from pipeline.intake.shared.settings import read_settings
from pipeline.model.outline import MutedCheck, Settings

FILE = "sections/cau-hinh.yaml"


def test_an_empty_file_leaves_every_default() -> None:
    outcome = read_settings("", FILE)
    assert (outcome.value, outcome.notices) == (Settings(), ())


def test_every_key_is_read() -> None:
    text = (
        "kieu-dau: hoà\n"
        "ngay-nghi: [2025-09-02, 2026-01-01]\n"
        "im-lang-la-dong-y: true\n"
        "gioi-han: {anh-diem-anh: 40000000}\n"
        "tat-kiem-tra: [{ma: don-vi-cu, noi: sections/lan-1/so-noi-vu, ly-do: trích văn bản cũ}]\n"
    )
    outcome = read_settings(text, FILE)
    assert outcome.notices == ()
    assert outcome.value == Settings(
        "hoà",
        (date(2025, 9, 2), date(2026, 1, 1)),
        True,
        (("anh-diem-anh", "40000000"),),
        (MutedCheck("don-vi-cu", "sections/lan-1/so-noi-vu", "trích văn bản cũ"),),
    )


def test_what_is_wrong_is_said_and_falls_back_to_the_default() -> None:
    text = (
        "kieu-dau: hòaa\n"
        "ngay-nghi:\n"
        "  - 2/9/2025\n"
        "  - 2026-01-01\n"
        "im-lang-la-dong-y: có\n"
        "tat-kiem-tra:\n"
        "  - ma: x\n"
        "im-lang: true\n"
    )
    outcome = read_settings(text, FILE)
    assert outcome.value == Settings(holidays=(date(2026, 1, 1),))
    assert sorted((n.code, n.line) for n in outcome.notices) == [
        ("yaml-dung-sai", 5),
        ("yaml-gia-tri-la", 1),
        ("yaml-khoa-la", 8),
        ("yaml-ngay-sai", 3),
        ("yaml-thieu-khoa", 7),
    ]


def test_a_file_of_another_shape_is_one_error() -> None:
    outcome = read_settings("- a\n", FILE)
    assert outcome.value == Settings()
    assert [notice.code for notice in outcome.notices] == ["yaml-can-khoa"]
