from pipeline.compose.checks.evidence import gather, sentences
from pipeline.model.notice import Severity
from tests.compose.checks.ground import NO_REGISTERS, evidence_of, report_of, sheet
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


def test_a_form_that_no_text_places_is_a_table_without_an_item() -> None:
    table = sheet([["STT", "Tên"], ["1", "Đường"]], caption="Công trình")
    before = sheet([["STT", "Tên"], ["1", "Đường"], ["2", "Cầu"]], caption="Công trình")
    evidence = gather(report_of(), NO_REGISTERS, loose=(table,), loose_before=(before,))
    assert [(placed.item, placed.table) for placed in evidence.tables] == [("", table)]
    assert [placed.table for placed in evidence.previous] == [before]
    assert evidence.tables[0].notice(Severity.INFO, "a", "b", "c").item is None
