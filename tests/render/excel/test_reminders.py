import io
from datetime import date

from openpyxl import load_workbook

from pipeline.model.fixed import replace
from pipeline.render.excel.reminders import reminders_workbook
from tests.consult.comments import comment

ONE, TWO, THREE = (replace(comment(f"Ý {n}."), code=f"YK1-SYT-00{n}") for n in (1, 2, 3))
FIRST, LAST = date(2025, 11, 28), date(2025, 11, 30)


def test_each_person_has_a_sheet_with_the_most_urgent_first() -> None:
    open_ = ((ONE, "Ông A", LAST), (TWO, "", None), (THREE, "Ông A", FIRST))
    book = load_workbook(io.BytesIO(reminders_workbook(open_, {"so-y-te": "Sở Y tế"})))
    assert book.sheetnames == ["Tổng hợp", "(chưa giao)", "Ông A"]
    rows = list(book["Ông A"].iter_rows(min_row=2, values_only=True))
    assert [row[1:3] for row in rows] == [("YK1-SYT-003", "Sở Y tế"), ("YK1-SYT-001", "Sở Y tế")]
    summary = list(book["Tổng hợp"].iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[1]) for row in summary] == [("(chưa giao)", 1), ("Ông A", 2)]
    assert str(summary[1][2])[:10] == FIRST.isoformat()


def test_nothing_open_leaves_the_summary_alone() -> None:
    book = load_workbook(io.BytesIO(reminders_workbook((), {})))
    assert book.sheetnames == ["Tổng hợp"]
