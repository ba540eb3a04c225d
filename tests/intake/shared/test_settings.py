from datetime import date

import pytest

from pipeline.intake.shared.settings import check_cover_title, read_settings
from pipeline.limits import BOUNDS, DEFAULT
from pipeline.model.fixed import replace
from pipeline.model.outline import CoverTitle, MutedCheck, Settings

FILE = "sections/cau-hinh.yaml"


def test_an_empty_file_leaves_every_default() -> None:
    outcome = read_settings("", FILE)
    assert (outcome.value, outcome.notices) == (Settings(), ())


def test_every_key_is_read() -> None:
    text = (
        "kieu-dau: hoà\n"
        "ngay-nghi: [2025-09-02, 2026-01-01]\n"
        "im-lang-la-dong-y: true\n"
        "muc-luc: 4\n"
        "tieu-de-bia: [Báo cáo, 'Quy hoạch  tỉnh']\n"
        "du-thao-chim: true\n"
        "gioi-han: {anh-trieu-diem: 40, ky-tu: 2.000.000}\n"
        "tat-kiem-tra: [{ma: don-vi-cu, noi: sections/lan-1/so-noi-vu, ly-do: trích văn bản cũ}]\n"
    )
    outcome = read_settings(text, FILE)
    assert outcome.notices == ()
    assert outcome.value == Settings(
        "hoà",
        (date(2025, 9, 2), date(2026, 1, 1)),
        True,
        replace(DEFAULT, megapixels=40, letters=2_000_000),
        4,
        (MutedCheck("don-vi-cu", "sections/lan-1/so-noi-vu", "trích văn bản cũ"),),
        CoverTitle(("Báo cáo", "Quy hoạch tỉnh"), 5),
        watermark=True,
    )


def test_lines_of_the_cover_that_say_another_title_are_told_with_their_line() -> None:
    settings = read_settings("muc-luc: 4\ntieu-de-bia: [Báo cáo, Quy hoạch]\n", FILE).value
    assert list(check_cover_title(settings, "Báo cáo quy hoạch", FILE)) == []
    (notice,) = check_cover_title(settings, "Báo cáo quy hoạch tỉnh", FILE)
    assert (notice.code, notice.file, notice.line) == ("tieu-de-bia-khac", FILE, 2)
    assert list(check_cover_title(Settings(), "Báo cáo", FILE)) == []


def test_a_watermark_that_is_neither_true_nor_false_is_told_and_left_out() -> None:
    outcome = read_settings("du-thao-chim: đậm\n", FILE)
    assert not outcome.value.watermark
    assert [(notice.code, notice.line) for notice in outcome.notices] == [("yaml-dung-sai", 1)]


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


@pytest.mark.parametrize("name", BOUNDS)
def test_every_limit_may_be_set_to_both_its_bounds_and_no_further(name: str) -> None:
    bounds = BOUNDS[name]
    for asked, value, told in (
        (bounds.lowest, bounds.lowest, 0),
        (bounds.highest, bounds.highest, 0),
        (bounds.lowest - 1, bounds.lowest, 1),
        (bounds.highest + 1, bounds.highest, 1),
    ):
        outcome = read_settings(f"gioi-han: {{{bounds.key}: {asked}}}\n", FILE)
        assert outcome.value.limits == replace(DEFAULT, **{name: value})
        assert [notice.code for notice in outcome.notices] == ["gioi-han-sai"] * told
        assert all(f"viết {value}" in notice.fix for notice in outcome.notices)


def test_a_limit_nobody_knows_is_told_with_the_nearest() -> None:
    (notice,) = read_settings("gioi-han:\n  khoii: 900\n", FILE).notices
    assert (notice.code, notice.line) == ("yaml-khoa-la", 2)
    assert "khoi" in notice.fix


@pytest.mark.parametrize("written", ["nhiều", "-5", "1.5", "1e5", "٣٠٠٠", "3.00"])
def test_a_limit_that_is_no_whole_number_leaves_the_default(written: str) -> None:
    outcome = read_settings(f"gioi-han: {{khoi: {written}}}\n", FILE)
    assert outcome.value.limits == DEFAULT
    assert [notice.code for notice in outcome.notices] == ["gioi-han-sai"]
