from datetime import date

import pytest

from pipeline.intake.markdown.front_matter import read_front_matter
from tests.intake.as_markdown import FILE, codes, read, text_of


def test_the_three_keys_are_read_and_the_text_below_keeps_its_lines() -> None:
    outcome = read("---\ntieu-de: Y tế\nly-do: Cập nhật\nrut: true\n---\n\nĐoạn.\n")
    section = outcome.value
    assert (section.title, section.reason, section.withdrawn) == ("Y tế", "Cập nhật", True)
    assert section.blocks[0].source.line == 7
    assert outcome.notices == ()


@pytest.mark.parametrize("value", ["007", "no", "12:30", "2025-11-15"])
def test_a_value_stays_as_written(value: str) -> None:
    assert read_front_matter(f"---\nly-do: {value}\n---\n", file=FILE).value.reason == value


@pytest.mark.parametrize(
    ("entry", "line"),
    [("lydo: x", 3), ("rut: có", 3), ("ly-do: *a", 3), ("ly-do: !!str x", 3), ("tieu-de: b", 3)],
)
def test_a_wrong_entry_is_an_error_with_its_line_and_the_text_is_read(
    entry: str, line: int
) -> None:
    outcome = read(f"---\ntieu-de: a\n{entry}\n---\nĐoạn.\n")
    assert [notice.line for notice in outcome.notices] == [line]
    assert outcome.notices[0].agency == "so-y-te"
    assert len(outcome.value.blocks) == 1


def test_an_unknown_key_names_the_nearest() -> None:
    (notice,) = read("---\nlydo: x\n---\n").notices
    assert "ly-do" in notice.fix


def test_an_empty_front_matter_says_nothing() -> None:
    assert codes("---\n---\nĐoạn.") == []


def test_a_line_drawn_at_the_top_is_no_front_matter() -> None:
    assert text_of("---\n\nĐoạn một.\n\n---\n\nĐoạn hai.") == "Đoạn một.  Đoạn hai.".replace(
        "  ", " "
    )


def test_a_front_matter_never_closed_stays_text_with_an_error() -> None:
    text = "---\nly-do: Cập nhật\n\nĐoạn."
    assert codes(text) == ["khai-bao-khong-dong"]
    assert text_of(text) == "ly-do: Cập nhật Đoạn."


def test_the_day_of_sending_and_difficulties_are_read_and_stand_in_no_block() -> None:
    text = "---\nngay: 2025-11-09\nkho-khan:\n  - Thiếu số liệu.\n  - Gấp.\n---\nĐoạn.\n"
    section = read(text).value
    assert section.sent == date(2025, 11, 9)
    assert section.difficulties == ("Thiếu số liệu.", "Gấp.")
    assert read("---\nkho-khan: Gấp.\n---\nĐoạn.\n").value.difficulties == ("Gấp.",)
    assert text_of(text) == "Đoạn."
    assert codes("---\nngay: hôm qua\n---\nĐoạn.") == ["yaml-ngay-sai"]


def test_a_check_is_switched_off_for_the_text_with_a_reason_and_never_elsewhere() -> None:
    entry = "tat-kiem-tra:\n  - ma: am-tiet-la\n    ly-do: tên riêng\n"
    (muted,) = read(f"---\n{entry}---\nĐoạn.\n").value.muted
    assert (muted.code, muted.where, muted.reason) == ("am-tiet-la", FILE, "tên riêng")
    assert codes("---\ntat-kiem-tra: [{ma: am-tiet-la}]\n---\nĐoạn.") == ["yaml-thieu-khoa"]
    with_place = "---\ntat-kiem-tra: [{ma: a, noi: b, ly-do: c}]\n---\nĐoạn."
    assert codes(with_place) == ["yaml-khoa-la"]
