"""Labels above the table of a sheet, whatever stands between them; days as letters write them."""

from datetime import date, datetime

import pytest

from pipeline.intake.excel.sheet_labels import (
    day_of,
    labels_in,
    letter_day,
    on_one_line,
    unlabelled,
)
from pipeline.intake.excel.workbook import Content
from pipeline.model.inlines import LineBreak, Text

KEYS = {"coquan": "body", "sovanban": "number"}


def key_of(name: str) -> str:
    return KEYS.get(name, "")


def said(text: str) -> Content:
    return Content(text, (Text(text),))


def line(**cells: str) -> dict[int, Content]:
    """Give the cells of a row by their column's letter, in any order."""
    return {ord(letter) - 64: said(text) for letter, text in cells.items()}


def values(*lines: dict[int, Content]) -> dict[str, object]:
    return {key: content.value for key, content in labels_in(lines, key_of).items()}


def test_a_labels_value_is_the_next_cell_that_holds_something() -> None:
    assert values(line(B="CƠ QUAN:", D="Sở X", E="khác"), line(A="Số văn bản", B="1/SX")) == {
        "body": "Sở X", "number": "1/SX",
    }  # fmt: skip
    assert values(line(F="Sở X", C="Cơ quan", A="Kính gửi")) == {"body": "Sở X"}


def test_the_first_label_that_is_filled_counts_and_a_line_has_one() -> None:
    assert values(line(A="Cơ quan"), line(A="Cơ quan", B="Sở X"), line(A="Cơ quan", B="Sở Y")) == {
        "body": "Sở X"
    }
    assert values(line(A="Cơ quan", B="Số văn bản", C="1/SX")) == {"body": "Số văn bản"}
    assert values(line(A="Số ngoài", B="1/SX"), {}) == {}


def test_what_is_no_label_and_no_value_is_given_in_its_order() -> None:
    assert unlabelled(line(C="Sở X", B="Cơ quan:", A="Gấp", D="mai"), key_of) == ["Gấp", "mai"]
    assert unlabelled(line(B="hai", A="một", C=" "), key_of) == ["một", "hai"]
    assert unlabelled(line(A="Cơ quan"), key_of) == []
    assert unlabelled({}, key_of) == []


def test_a_value_of_several_lines_is_read_as_one() -> None:
    assert on_one_line(Content("", (Text("Sở  X"), LineBreak(), Text("tỉnh")))) == "Sở X tỉnh"
    assert on_one_line(None) == ""


@pytest.mark.parametrize(
    "content",
    [
        said("20/11/2025"),
        said("ngày 20 tháng 11 năm 2025"),
        Content(datetime(2025, 11, 20, 7), ()),  # noqa: DTZ001
    ],
)
def test_a_day_is_given_without_a_notice(content: Content) -> None:
    outcome = letter_day(content, "a.xlsx")
    assert (outcome.value, outcome.notices) == (date(2025, 11, 20), ())


def test_a_day_that_no_calendar_has_is_told_and_no_cell_is_not() -> None:
    (notice,) = letter_day(said("31/02/2025"), "a.xlsx").notices
    assert (notice.code, notice.file) == ("ngay-van-ban-sai", "a.xlsx")
    assert "'31/02/2025'" in notice.message
    assert letter_day(said("31/02/2025"), "a.xlsx").value is None
    empty = letter_day(None, "a.xlsx")
    assert (empty.value, empty.notices) == (None, ())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20/11/2025", date(2025, 11, 20)),
        ("ngày 05 tháng 01 năm 2026", date(2026, 1, 5)),
        ("5-1-2026", date(2026, 1, 5)),
        ("31/02/2026", None),
        ("tháng 11/2025", None),
    ],
)
def test_a_day_is_read_as_letters_have_it(text: str, day: date | None) -> None:
    assert day_of(Content(text, (Text(text),))) == day


def test_a_date_of_excels_is_a_day() -> None:
    assert day_of(Content(datetime(2025, 11, 20, 7), ())) == date(2025, 11, 20)  # noqa: DTZ001
    assert day_of(Content(date(2025, 11, 20), ())) == date(2025, 11, 20)
