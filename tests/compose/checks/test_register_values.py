import pytest

from pipeline.compose.checks.register_values import register_values, same_value
from pipeline.model.fixed import replace
from pipeline.model.inlines import Marks, Reference, Text
from pipeline.model.registers import Indicator, Registers
from tests.compose.checks.ground import REGISTERS, evidence_of, found, said
from tests.samples import paragraph

GRDP = Indicator("grdp", "Tăng trưởng", "%/năm", "8 - 9", "10 - 11", "S!E4")


def told(words: str, code: str, *known: Indicator, file: str = "chi-tieu.xlsx") -> list[str]:
    run = Text(words, Marks(indicator=code))
    evidence = evidence_of(paragraph("Tăng ", run, "%."), registers=Registers(known, file))
    return said(register_values, evidence)


@pytest.mark.parametrize(
    ("words", "code", "expected"),
    [
        ("10 - 11", "grdp", []),
        ("8-9", "grdp", []),
        ("12", "grdp", ["chi-tieu-lech"]),
        ("10 - 11", "gdrp", ["chi-tieu-khong-co"]),
    ],
)
def test_a_marked_figure_must_agree_with_the_register(
    words: str, code: str, expected: list[str]
) -> None:
    run = Text(words, Marks(indicator=code))
    evidence = evidence_of(paragraph("Tăng ", run, "%."), registers=REGISTERS)
    assert [kind for _, kind in found(register_values, evidence)] == expected


def test_words_that_are_not_marked_are_no_figures() -> None:
    assert told("12", "", GRDP) == []
    evidence = evidence_of(paragraph("Xem ", Reference("bang-a")), registers=REGISTERS)
    assert said(register_values, evidence) == []


def test_what_is_said_names_the_values_of_the_register() -> None:
    assert told("12", "grdp", GRDP) == [
        "1 error chi-tieu-lech: chỉ tiêu “Tăng trưởng” ở đây là 12, trong chi-tieu.xlsx là "
        "8 - 9 hoặc 10 - 11 → viết 8 - 9 hoặc 10 - 11, hoặc sửa chi-tieu.xlsx (S!E4) nếu số ở "
        "đây đúng"
    ]
    assert told("12", "grdp", replace(GRDP, target="", proposed="")) == []


def test_an_indicator_the_register_does_not_know_is_told_with_the_nearest() -> None:
    other = replace(GRDP, code="rung")
    assert told("12", "gdrp", other, GRDP) == [
        "1 error chi-tieu-khong-co: không có chỉ tiêu 'gdrp' trong chi-tieu.xlsx → có phải là "
        "'grdp'? dùng một mã trong cột “Mã”, hoặc thêm chỉ tiêu vào sổ"
    ]
    assert told("12", "xyz", GRDP, file="") == [
        "1 error chi-tieu-khong-co: không có chỉ tiêu 'xyz': không có tệp chi-tieu.xlsx → "
        "dùng một mã trong cột “Mã”, hoặc thêm chỉ tiêu vào sổ"
    ]


@pytest.mark.parametrize(
    ("code", "known", "near"),
    [
        ("abcxy", "abcde", True),  # 60 of 100
        ("abcdefghijkuvwxyz0", "abcdefghijk12345678", False),  # 59,5
    ],
)
def test_a_code_is_near_where_most_of_it_is_the_same(code: str, known: str, *, near: bool) -> None:
    (told_one,) = told("12", code, replace(GRDP, code=known))
    assert ("có phải là" in told_one) is near


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("8", "8,0", True),
        ("8", "9", False),
        ("8-9", "8 - 9", True),
        ("8-9", "8 - 10", False),
        ("8-9", "7 - 9", False),
        (">35,0", "> 35", True),
        (">35,0", "> 36", False),
        (">35,0", "≥ 35", False),
        (">35,0", "35,0", False),
        ("35,0", "trên 35", False),
        ("Đạt chuẩn", "đạt  CHUẨN.", True),
        ("Đạt chuẩn", "chưa đạt", False),
        ("15,000", "15,000", True),
    ],
)
def test_values_are_the_same_however_they_are_written(one: str, other: str, *, same: bool) -> None:
    assert same_value(one, other) is same
