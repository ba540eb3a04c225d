import pytest

from pipeline.render.word.frame.covers import cover_title


@pytest.mark.parametrize(("title", "lines"), [
    ("Báo cáo Điều chỉnh Quy hoạch tỉnh Lạng Sơn thời kỳ 2021 - 2030, tầm nhìn đến năm 2050",
     ["Báo cáo", "Điều chỉnh Quy hoạch tỉnh Lạng Sơn", "thời kỳ 2021 - 2030,",
      "tầm nhìn đến năm 2050"]),
    ("Báo cáo tổng hợp Quy hoạch tỉnh A", ["Báo cáo tổng hợp", "Quy hoạch tỉnh A"]),
    ("Quy hoạch tỉnh A giai đoạn 2021 - 2030", ["Quy hoạch tỉnh A", "giai đoạn 2021 - 2030"]),
    ("Báo cáo Điều chỉnh Quy hoạch tỉnh Bà Rịa - Vũng Tàu",
     ["Báo cáo", "Điều chỉnh Quy hoạch", "tỉnh Bà Rịa - Vũng Tàu"]),
    ("Đề án phát triển", ["Đề án phát triển"]),
])  # fmt: skip
def test_a_title_is_broken_where_its_meaning_pauses(title: str, lines: list[str]) -> None:
    assert cover_title(title).replace("\u00a0", " ").split("\n") == lines


def test_lines_asked_for_stand_as_they_are() -> None:
    assert cover_title("một hai ba", ("một", "hai ba")) == "một\nhai ba"


def test_no_line_ends_between_a_name_and_its_number() -> None:
    assert "2021\u00a0-\u00a02030" in cover_title("Quy hoạch thời kỳ 2021 - 2030")
