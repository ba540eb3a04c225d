"""What people write for a place, read into steps; whether the draft has it is no matter here."""

import pytest

from pipeline.consult.places.addresses import (
    LAST,
    Numeral,
    StepKind,
    label_of,
    mentions,
    parse,
    says_nothing,
    searched,
)

Said = list[tuple[str, str]]


def steps(text: str, titles: tuple[str, ...] = ()) -> Said:
    """Give kind and number or name of each step, Roman numerals as capitals of a kind."""
    return [
        (step.kind.value, step.name or " | ".join(".".join(map(shown, one)) for one in step.labels))
        for address in parse(text, titles)
        for step in address.steps
    ]


def shown(number: Numeral) -> str:
    return f"R{number.value}" if number.is_roman else str(number.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phần I, mục 9", [("phan", "R1"), ("muc", "9")]),
        ("mục II.1.2", [("muc", "R2.1.2")]),
        ("MỤC II-1", [("muc", "R2.1")]),
        ("Mục 1-3", [("muc", "1")]),
        ("phần thứ ba", [("phan", "3")]),
        ("Phần thứ III", [("phan", "R3")]),
        ("đoạn 0", [("doan", "0")]),
        ("chương 2", [("chuong", "2")]),
        ("khoản 1 mục II", [("muc", "1"), ("muc", "R2")]),
        ("mục 1.2 và 1.3", [("muc", "1.2 | 1.3")]),
        ("mục 9, 5 dự án", [("muc", "9")]),
        ("mục 2a", [("muc", "2"), ("diem", "a")]),
        ("mục II.1.b)", [("muc", "R2.1"), ("diem", "b")]),
        ("điểm b mục 2", [("diem", "b"), ("muc", "2")]),
        ("điểm đ) khoản 1", [("diem", "đ"), ("muc", "1")]),
        ("điểm 1.2.1", [("muc", "1.2.1")]),
        ("mục c", [("diem", "c")]),
        ("Bảng 3.1", [("bang", "3.1")]),
        ("Bảng số 3.01.", [("bang", "3.1")]),
        ("biểu 3-1", [("bang", "3.1")]),
        ("bảng 2.1, 2.2", [("bang", "2.1 | 2.2")]),
        ("Bảng PL4.1", [("bang", "0.4.1")]),
        ("bảng PL 4.1 và PL4.2", [("bang", "0.4.1 | 0.4.2")]),
        ("Bảng 1 Phụ lục IV", [("bang", "1"), ("phu-luc", "R4")]),
        ("Hình 2.4", [("hinh", "2.4")]),
        ("biểu đồ 2.4", [("hinh", "2.4")]),
        ("Phụ lục IV", [("phu-luc", "R4")]),
        ("phu luc 4", [("phu-luc", "4")]),
        ("PL4", [("phu-luc", "4")]),
        ("Phụ lục L", [("phu-luc", "R50")]),
        ("trang 41", [("trang", "41.41")]),
        ("tr. 41 - 43", [("trang", "41.43")]),
        ("trang 41 đến trang 43", [("trang", "41.43")]),
        ("đoạn 3", [("doan", "3")]),
        ("đoạn thứ ba", [("doan", "3")]),
        ("đoạn cuối", [("doan", str(LAST))]),
        ("gạch đầu dòng thứ 2", [("gach-dau-dong", "2")]),
        ("dòng đầu tiên", [("dong", "1")]),
        ("STT: 29", [("dong", "29")]),
        ("[y-te-hien-trang], đoạn 2", [("ma", "y-te-hien-trang"), ("doan", "2")]),
        ("II.1.2. Du lịch", [("muc", "R2.1.2")]),
        ("5. Dự án", [("muc", "5")]),
        ("1.2", [("muc", "1.2")]),
        ("Phần III, II.1", [("phan", "R3"), ("muc", "R2.1")]),
        ("Phụ lục VIII/1", [("phu-luc", "R8"), ("muc", "1")]),
        ("Phần II, 5 dự án", [("phan", "R2")]),
    ],
)
def test_numbers_are_read_as_they_are_meant(text: str, expected: Said) -> None:
    assert steps(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Bảng "Dân số", dòng “Nam”', [("bang", "dân số"), ("dong", "nam")]),
        ("dòng Quốc lộ 4A, cột 2024", [("dong", "quốc lộ 4a"), ("cot", "2024")]),
        ("mục “A; B”", [("muc", "a; b")]),
        ("bảng Dân số thuộc mục II.1", [("bang", "dân số"), ("muc", "R2.1")]),
    ],
)
def test_names_stand_for_numbers(text: str, expected: Said) -> None:
    assert steps(text) == expected


def test_only_a_name_without_quotation_marks_may_be_none() -> None:
    loose, sure = (parse(text)[0].steps[0] for text in ("dòng Nam", "dòng “Nam”"))
    assert (loose.is_loose, sure.is_loose) == (True, False)


def test_a_title_of_the_draft_is_taken_with_its_commas() -> None:
    title = "cấp nước, thoát nước"
    assert steps("mục Cấp nước, thoát nước, đoạn 2", (title,)) == [("muc", title), ("doan", "2")]
    assert steps("mục Cấp nước, thoát nước thải", (title,)) == [("muc", "cấp nước")]
    assert steps("mục y tế xã", ("y t",)) == [("muc", "y tế xã")]


@pytest.mark.parametrize(
    "text",
    [
        "5 dự án",
        "hàng năm",
        "đơn vị hàng đầu",
        "giai đoạn 2026",
        "thời điểm 2025",
        "danh mục 5",
        "một phần 3",
        "120,5 km",
        "điểm a khoản 2 Điều 5",
        "theo khoản 1 Điều 56 Luật Quy hoạch",
        "Phụ lục XXIV kèm theo Quyết định số 236/QĐ-TTg",
    ],
)
def test_what_counts_or_cites_names_no_place(text: str) -> None:
    assert steps(text) == []


def test_places_are_parted_by_semicolons_and_lines_but_not_within_quotation_marks() -> None:
    parts = parse("Trang 12; Bảng 3.4\nmục “A; B”")
    assert [part.text for part in parts] == ["trang 12", "bảng 3.4", 'mục "a; b"']
    assert parse(" ; ") == ()


def test_what_is_left_is_told_apart_from_joining_words() -> None:
    address = parse("Tại Bảng 3.1 của dự thảo: “120,5”")[0]
    assert says_nothing(address.rest()) is False
    assert '"120,5"' in address.rest()
    assert says_nothing(parse("Tại Bảng 3.1 của dự thảo")[0].rest())
    assert says_nothing("5") is False
    assert says_nothing("a")


def test_steps_that_are_none_are_given_back() -> None:
    address = parse("Bảng 3.1, dòng chảy")[0]
    assert address.rest() == ""
    assert address.rest(address.steps[1:]) == "dòng chảy"
    assert address.words(address.steps[0]) == "bảng 3.1"


def test_a_sentence_mentions_addresses_written_with_numbers() -> None:
    address = parse("Đề nghị sửa điểm b mục 1.2 cho khớp Bảng 3.1 và dòng chảy, đoạn 4")[0]
    found = mentions(address, leading=False)
    assert [[step.kind for step in one.steps] for one in found] == [
        [StepKind.POINT, StepKind.SECTION],
        [StepKind.TABLE],
    ]
    assert mentions(address, leading=True) == ()


def test_where_the_item_is_known_only_the_address_a_sentence_begins_with_counts() -> None:
    address = parse("Tại điểm b mục 1.2, sửa cho khớp Bảng 3.1")[0]
    (found,) = mentions(address, leading=True)
    assert [step.kind for step in found.steps] == [StepKind.POINT, StepKind.SECTION]


def test_the_number_of_a_comment_in_a_list_is_no_address() -> None:
    assert mentions(parse("1. Đề nghị bổ sung")[0], leading=True) == ()
    assert len(mentions(parse("II.1.2. Đề nghị bổ sung")[0], leading=True)) == 1


@pytest.mark.parametrize(
    ("text", "label"),
    [("II.1", (Numeral(2, True), Numeral(1))), ("12", (Numeral(12),)), ("II.a", ()), ("", ())],
)
def test_labels(text: str, label: tuple[Numeral, ...]) -> None:
    assert label_of(text) == label


def test_spellings_of_quotation_marks_and_dashes_are_one() -> None:
    assert searched("“Dân  Số” – ‘A’") == '"dân số" - "a"'


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("thứ nhất", 1), ("thứ hai", 2), ("thứ nhì", 2), ("thứ ba", 3), ("thứ tư", 4),
        ("thứ bốn", 4), ("thứ năm", 5), ("thứ sáu", 6), ("thứ bảy", 7), ("thứ tám", 8),
        ("thứ chín", 9), ("thứ mười", 10), ("đầu", 1), ("đầu tiên", 1), ("cuối", LAST),
        ("cuối cùng", LAST), ("thứ 12", 12), ("12", 12),
    ],
)  # fmt: skip
def test_what_is_counted_is_counted_in_words_too(word: str, number: int) -> None:
    for thing, kind in (("đoạn", "doan"), ("dòng", "dong"), ("gạch đầu dòng", "gach-dau-dong")):
        assert steps(f"{thing} {word}") == [(kind, str(number))]
        address = parse(f"{thing} {word}")[0]
        assert address.rest() == ""


@pytest.mark.parametrize("dash", ["-", "–", "—", "\u2011"])
def test_a_dash_is_a_dash(dash: str) -> None:
    assert searched(f"Tăng 8 {dash} 9%") == "tăng 8 - 9%"


@pytest.mark.parametrize(
    "text",
    [
        "mục II.2. Mục tiêu đến năm 2030",
        "mục II.2: “Mục tiêu đến năm 2030”",
        "mục II.2 - Mục tiêu đến năm 2030, chưa rõ",
    ],
)
def test_the_title_behind_a_number_is_no_step_of_its_own(text: str) -> None:
    titles = ("mục tiêu đến năm 2030", "mục tiêu")
    assert steps(text, titles) == [("muc", "R2.2")]
    (address,) = parse(text, titles)
    assert "mục tiêu đến năm 2030" in address.rest()


def test_what_only_begins_like_a_title_is_read_on() -> None:
    assert steps("mục II.2. Bảng 3.1", ("bảng 3",)) == [("muc", "R2.2"), ("bang", "3.1")]
