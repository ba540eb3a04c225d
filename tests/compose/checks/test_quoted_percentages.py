import pytest

from pipeline.compose.checks.quoted_percentages import quoted_percentages
from pipeline.model.inlines import Reference
from tests.compose.checks.ground import evidence_of, found, sheet
from tests.samples import paragraph

TABLE = sheet(
    [["STT", "Loại đất", "Diện tích [ha]"], ["1", "Đất nông nghiệp", "831"],
     ["2", "Đất phi nông nghiệp", "70"], ["3", "Đất chưa sử dụng", "99"],
     ["", "Tổng cộng", "1.000"]],
    id_="bang-dat",
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Năm 2025, đất nông nghiệp chiếm 83,1%, theo ", []),
        ("Năm 2025, đất nông nghiệp chiếm 85,1%, theo ", ["ty-le-khac-bang"]),
        ("Năm 2025, đất phi nông nghiệp chiếm 7,0%, theo ", []),
        ("Năm 2025, đất ở chiếm 3,0%, theo ", []),
    ],
)
def test_a_percentage_must_be_that_of_the_row_it_names(words: str, codes: list[str]) -> None:
    evidence = evidence_of(paragraph(words, Reference("bang-dat"), "."), TABLE)
    assert [code for _, code in found(quoted_percentages, evidence)] == codes
