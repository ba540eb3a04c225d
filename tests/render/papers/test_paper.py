from datetime import date

import pytest

from pipeline.render.papers.paper import day_words, letterhead_values, lines, paper, paper_shell
from pipeline.render.word.shell import TagValue
from pipeline.render.word.tables.text_table import Line, TextRow, text_table
from tests.consult.answered import report
from tests.oracle.gate import defects
from tests.render.paper_texts import paragraphs, table
from tests.render.shipped import response_template

VALUES: dict[str, TagValue] = {
    "lan_truoc": "Dự thảo lần 1",
    "lan_sau": "Dự thảo lần 2",
    "mo_dau": lines(["A & B < C {{ x }}"]),
    "ket": lines([]),
}


def made() -> bytes:
    values = {**letterhead_values(report(), date(2025, 11, 30)), **VALUES}
    shell = paper_shell(response_template(), values)
    body = text_table(("A",), (1000,), [TextRow(((Line("{% for %}"),),))])
    return paper(shell, body, title="T", creator="C", day=date(2025, 11, 30))


def test_a_paper_passes_the_gate_and_what_agencies_wrote_is_no_template() -> None:
    data = made()
    assert defects(data) == []
    assert "A & B < C {{ x }}" in paragraphs(data)
    assert table(data, 1)[1] == ["{% for %}"]


def test_the_same_paper_is_the_same_bytes() -> None:
    assert made() == made()


def test_the_head_bears_the_names_of_province_and_planning_agency() -> None:
    ((left, right),) = table(made(), 0)
    assert left.startswith("UBND TỈNH Lạng Sơn\nSở Xây dựng")
    assert "Độc lập - Tự do - Hạnh phúc" in right
    assert right.endswith("Lạng Sơn, ngày 30 tháng 11 năm 2025")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
    ],
)
def test_days_and_months_are_written_as_the_decree_says(day: date, words: str) -> None:
    assert day_words(day) == words
