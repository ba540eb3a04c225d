from pipeline.compose.checks.evidence import sentences
from pipeline.model.notice import Severity
from tests.compose.checks.ground import evidence_of, sheet
from tests.samples import paragraph


def test_a_notice_names_the_cell_of_a_workbook_and_its_owner() -> None:
    placed = evidence_of(sheet([["STT", "Tên"], ["1", "a"]])).tables[0]
    notice = placed.notice(Severity.INFO, "x", "a", "b", (1, 1))
    assert (notice.file, notice.cell) == ("sections/lan-1/so-xay-dung/a.xlsx", "S!B2")
    assert (notice.agency, notice.item) == ("so-xay-dung", "muc")


def test_decimals_and_dates_do_not_end_a_sentence() -> None:
    text = "Ngày 12.8.2023 đạt 12.5 ha. Năm sau tăng."
    assert list(sentences(text)) == ["Ngày 12.8.2023 đạt 12.5 ha.", "Năm sau tăng."]


def test_words_in_cells_are_passages_with_their_place() -> None:
    evidence = evidence_of(paragraph("Lời"), sheet([["STT", "Tên"], ["1", "a b"]]))
    assert "a b" in [passage.text for passage in evidence.passages]
