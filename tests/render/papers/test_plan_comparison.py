import io
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from pipeline.model.plan_comparison import NumberDifference, PlanRow
from pipeline.render.papers.plan_comparison import (
    difference_words,
    plan_comparison_docx,
    plan_comparison_workbook,
)
from pipeline.render.templates.dossier import plan_comparison_template
from tests.consult.answered import report
from tests.oracle.gate import defects
from tests.render.paper_texts import kept_with_next, paragraphs, table

CHANGED = NumberDifference("18", "20", Decimal(2), Decimal("11.1"))
ROWS = (
    PlanRow("Chỉ tiêu", "Cụm: 18", "Cụm: 20", "Rà soát", "", "Sở Tài chính", (CHANGED,)),
    PlanRow("Giao thông", "", "Cầu & đường <mới>", "Bổ sung", "cần", "Sở Xây dựng"),
    PlanRow("Giao thông", "Giữ", "Giữ", "Kế thừa", "", "Sở Xây dựng"),
)


@pytest.mark.parametrize(
    ("difference", "words"),
    [
        (CHANGED, "18 → 20 (+2; +11,1%)"),
        (NumberDifference("75", "70", Decimal(-5), Decimal("-6.7")), "75 → 70 (-5; -6,7%)"),
        (
            NumberDifference("1.000", "2.234,5", Decimal("1234.5"), Decimal("123.5")),
            "1.000 → 2.234,5 (+1.234,5; +123,5%)",
        ),
        (NumberDifference("0", "2", Decimal(2)), "0 → 2 (+2)"),
        (NumberDifference("8 - 9", "10 - 11"), "8 - 9 → 10 - 11"),
        (NumberDifference("3", ""), "bỏ 3"),
        (NumberDifference("", "3"), "thêm 3"),
    ],
)
def test_a_difference_is_printed_as_the_country_writes_numbers(
    difference: NumberDifference, words: str
) -> None:
    assert difference_words(difference) == words


def test_rows_stand_under_their_field_and_are_counted_through() -> None:
    data = plan_comparison_docx(ROWS, report(), template=plan_comparison_template())
    assert defects(data) == []
    rows = table(data, 1)
    assert [row[0] for row in rows[1:]] == ["I. CHỈ TIÊU", "1", "II. GIAO THÔNG", "2", "3"]
    assert rows[2][3:5] == ["18 → 20 (+2; +11,1%)", "Rà soát"]
    assert rows[4][1:3] == ["–", "Cầu & đường <mới>"]
    assert (
        "Có 3 nội dung đề nghị điều chỉnh: bổ sung 1; kế thừa 1; rà soát 1. 1 nội dung có số liệu "
        "khác quy hoạch đã phê duyệt." in paragraphs(data)
    )
    assert "Bảng trên có 3 nội dung./." in kept_with_next(data)


def test_without_a_proposal_the_paper_says_so() -> None:
    data = plan_comparison_docx((), report(), template=plan_comparison_template())
    assert defects(data) == []
    assert "Chưa có đề xuất điều chỉnh nào." in paragraphs(data)


def test_the_workbook_has_a_row_for_each_and_is_the_same_every_time() -> None:
    data = plan_comparison_workbook(ROWS)
    assert data == plan_comparison_workbook(ROWS)
    sheet = load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:2] == ("Lĩnh vực", "STT")
    assert rows[1][0:5] == ("Chỉ tiêu", 1, "Cụm: 18", "Cụm: 20", "18 → 20 (+2; +11,1%)")
    assert len(rows) == 4
