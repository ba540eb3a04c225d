import pytest

from pipeline.compose.checks.quoted_figures import quoted_figures
from pipeline.model.document import Paragraph
from pipeline.model.inlines import Reference, Text
from tests.compose.checks.ground import evidence_of, said, sheet
from tests.samples import source

ROWS = [
    ["STT", "Cơ sở", "Năm 2020", "Năm 2025"],
    ["1", "Bệnh viện tuyến tỉnh", "900", "1.250"],
    ["2", "Trạm y tế xã", "300", "410"],
    ["3", "Trạm y tế xã", "100", "120"],
]


def told(words: str, rows: list[list[str]] = ROWS, unit: str = "giường") -> list[str]:
    table = sheet(rows, unit=unit, id_="bang-giuong")
    runs = (Text(words), Reference("bang-giuong", line=1), Text("."))
    return said(quoted_figures, evidence_of(table, Paragraph(runs, source())))


@pytest.mark.parametrize(
    "words",
    [
        "Năm 2025, Bệnh viện tuyến tỉnh có 1.300 giường, theo ",
        "Số giường của Bệnh viện tuyến tỉnh năm 2025 là 1.300 giường, theo ",
        "Bệnh viện tuyến tỉnh năm 2020 đạt 1.250 giường, theo ",  # of the other year
    ],
)
def test_a_figure_that_the_table_does_not_bear_out_is_told(words: str) -> None:
    (notice,) = told(words)
    assert "warning so-khac-bang" in notice
    assert "dòng “Bệnh viện tuyến tỉnh”" in notice


@pytest.mark.parametrize(
    "words",
    [
        "Năm 2025, Bệnh viện tuyến tỉnh có 1.250 giường, theo ",
        "Năm 2025, Bệnh viện tuyến tỉnh có khoảng 1.300 giường, theo ",
        "Năm 2025, Bệnh viện tuyến tỉnh có 1.300 bác sĩ, theo ",  # another unit
        "Năm 2023, Bệnh viện tuyến tỉnh có 1.300 giường, theo ",  # another year
        "Bệnh viện tuyến tỉnh có 1.300 giường, theo ",  # no year, two columns
        "Năm 2025, Trạm y tế xã có 99 giường, theo ",  # two rows of one name
        "Năm 2025, bệnh viện khác có 1.300 giường, theo ",
        "Năm 2025, Bệnh viện tuyến tỉnh tăng 350 giường, theo ",
    ],
)
def test_what_cannot_be_meant_or_agrees_is_let_pass(words: str) -> None:
    assert told(words) == []


def test_powers_of_ten_are_those_of_the_table() -> None:
    rows = [["STT", "Nguồn vốn"], ["1", "Ngân sách trung ương"]]
    rows = [[*row, cell] for row, cell in zip(rows, ("Năm 2025", "1.250"), strict=True)]
    wrong = "Năm 2025, Ngân sách trung ương là 1.300 tỷ đồng, theo "
    assert len(told(wrong, rows, "tỷ đồng")) == 1
    assert told(wrong.replace("1.300", "1.250"), rows, "tỷ đồng") == []
    assert told(wrong.replace("tỷ đồng", "triệu đồng"), rows, "tỷ đồng") == []


def test_a_column_without_a_unit_is_held_against_nothing() -> None:
    assert told("Năm 2025, Bệnh viện tuyến tỉnh có 1.300 giường, theo ", unit="") == []


def test_a_table_with_one_column_needs_no_year() -> None:
    rows = [row[:3] for row in ROWS]
    assert len(told("Theo bảng, Bệnh viện tuyến tỉnh có 950 giường, ", [
        ["STT", "Cơ sở", "Số lượng"], *rows[1:]
    ])) == 1  # fmt: skip
