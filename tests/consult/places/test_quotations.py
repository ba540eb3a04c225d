import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.consult.places.quotations import letters, quoted, stands_whole, verbatim
from pipeline.consult.places.spots import Stretch
from tests.consult.places.addressed_draft import spots

SPOTS = spots()
WHOLE = SPOTS.whole()


def item(name: str) -> Stretch:
    found = SPOTS.stretch(name)
    assert found is not None
    return found


def found(text: str, stretch: Stretch = WHOLE) -> list[str]:
    return [spot.place for spot in quoted(SPOTS, text, stretch)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6.850 tỷ đồng", ["Phần I, mục 1.2, đoạn 3"]),
        ("“6.850 TỶ đồng”.", ["Phần I, mục 1.2, đoạn 3"]),
        ("850 tỷ đồng", []),
        ("34", ["Phần II, mục I.1.1, đoạn 1"]),
        ("812", []),
        ("120,5", ["Bảng 2.1, dòng “Tuyến xã”", "Bảng PL1.1, dòng “Quốc lộ 4A”"]),
        ("Quốc lộ 4A … 120,5", ["Bảng PL1.1, dòng “Quốc lộ 4A”"]),
        ("Quốc lộ 4A [...] 120,5", ["Bảng PL1.1, dòng “Quốc lộ 4A”"]),
        ("120,5 … Quốc lộ 4A", []),
        ("Quốc lộ 4A … 80", []),
        ("Quốc lộ 4", []),
        ("ạch mạng cấp", []),
        ("ng cấp nước cũ", ["Phần II, mục I.2.1, đoạn 1"]),
        ("", []),
        ("…", []),
    ],
)
def test_words_are_looked_for_as_they_stand(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_heading_is_meant_by_its_words_and_not_the_sentences_with_them() -> None:
    assert found("Căn cứ điều chỉnh quy hoạch") == ["Phần I, mục 2"]
    assert found("hạn chế", item("y-te")) == ["Phần II, mục I.1.2"]


def test_a_description_is_read_by_what_stands_in_quotation_marks() -> None:
    text = "Bảng “Số giường bệnh theo tuyến”, dòng “Tuyến tỉnh”, cột Giường: “812,2”"
    assert found(text, item("y-te")) == ["Bảng 2.1, dòng “Tuyến tỉnh”"]
    assert found("Bảng “Số giường bệnh theo tuyến”", item("y-te")) == ["Bảng 2.1"]
    assert found("dòng “50 giường”: “Không có”", item("y-te")) == []


def test_a_slip_is_forgiven_in_a_long_quotation_of_an_item_only() -> None:
    slip = "Nhân lực y tế thiếu bác sỹ chuyên khoa"
    assert found(slip, item("y-te")) == ["Phần II, mục I.1.1, đoạn 2"]
    assert found(slip) == []
    assert found("thiếu bác sỹ", item("y-te")) == []


def test_what_fits_as_well_is_given_too() -> None:
    assert found("thiếu") == [
        "Phần II, mục I.1.1, đoạn 2",
        "Phần II, mục I.1.2, đoạn 1",
        "Phần II, mục I.1.2, đoạn 2",
    ]


def test_verbatim_means_no_other_way_of_finding() -> None:
    assert verbatim(SPOTS, "Quốc lộ 4A … 120,5", WHOLE) == ()
    assert len(verbatim(SPOTS, "“mở không gian phát triển mới.”", WHOLE)) == 1
    assert verbatim(SPOTS, "  ", WHOLE) == ()


def test_letters_are_counted_without_signs_and_spaces() -> None:
    assert letters("“6.850 tỷ”") == 6


SIGNS = st.text("aạ05_., (²", max_size=8)


@given(SIGNS.filter(bool), SIGNS)
@example("0,5", "120,5")
@example("0", "00, 0")
@example("5", "5.0")
def test_words_stand_whole_as_a_pattern_has_it(words: str, text: str) -> None:
    before = r"(?<!\w)(?<![0-9][.,])" if words[0].isalnum() else ""
    behind = r"(?!\w)(?![.,][0-9])" if words[-1].isalnum() else ""
    expected = re.search(f"{before}{re.escape(words)}{behind}", text) is not None
    assert stands_whole(words, text) == expected
