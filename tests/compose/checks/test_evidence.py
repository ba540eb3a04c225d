from decimal import Decimal

import pytest

from pipeline.compose.assemble import compose
from pipeline.compose.checks.evidence import (
    MAX_TOLD,
    Evidence,
    PlacedTable,
    gather,
    sentences,
    told,
)
from pipeline.model.consolidated import GENERATED
from pipeline.model.document import Cell, Definition, DefinitionList, NoteMark, Source, Table
from pipeline.model.fixed import replace
from pipeline.model.form import Form, FormTable
from pipeline.model.notice import Notice, Severity
from pipeline.model.table import RowKind
from tests.compose.checks.ground import NO_REGISTERS, evidence_of, report_of, sheet
from tests.samples import (
    contribution,
    figure,
    heading,
    item,
    materials,
    outline,
    paragraph,
    source,
    table,
    text,
)

ROWS = [["STT", "Tên"], ["1", "a"], ["2", "b"]]


def placed(of: Table) -> PlacedTable:
    return evidence_of(of).tables[0]


def told_at(of: PlacedTable, place: tuple[int, int] | None) -> Notice:
    return of.notice(Severity.INFO, "x", "a", "b", place)


def test_a_notice_names_the_cell_of_a_workbook_and_its_owner() -> None:
    notice = told_at(placed(sheet(ROWS)), (1, 1))
    assert (notice.file, notice.cell) == ("sections/lan-1/so-xay-dung/a.xlsx", "S!B2")
    assert (notice.line, notice.agency, notice.item) == (None, "so-xay-dung", "muc")
    assert (notice.severity, notice.code, notice.message, notice.fix) == (
        Severity.INFO, "x", "a", "b",
    )  # fmt: skip


def test_the_owner_of_a_workbook_is_the_folder_it_came_in() -> None:
    lent = replace(sheet(ROWS), workbook="sections/lan-1/so-y-te/a.xlsx")
    assert told_at(placed(lent), (1, 1)).agency == "so-y-te"
    assert told_at(placed(lent), None).agency == "so-xay-dung"
    shared = replace(sheet(ROWS), workbook="sections/lan-1/a.xlsx")
    assert told_at(placed(shared), (1, 1)).agency == "so-xay-dung"
    nobodys = replace(shared, source=replace(source(), agency=""))
    assert told_at(placed(nobodys), (1, 1)).agency is None


def test_a_notice_of_a_whole_table_stands_where_the_text_places_it() -> None:
    notice = told_at(placed(sheet(ROWS)), None)
    assert (notice.file, notice.line, notice.cell) == (source().file, 9, None)


def test_a_cell_of_a_pipe_table_is_named_by_its_line() -> None:
    own = table(cells=[["STT", "Tên"], ["1", "a"], ["2", "b"]])
    rows = (own.grid.rows[0], replace(own.grid.rows[1], line=41), own.grid.rows[2])
    of = placed(replace(own, grid=replace(own.grid, rows=rows), source=replace(source(), line=9)))
    notice = told_at(of, (1, 1))
    assert (notice.file, notice.line, notice.cell) == (source().file, 41, None)
    assert notice.agency == "so-xay-dung"
    assert told_at(of, (2, 1)).line == 9
    assert of.at(1, 0) == "dòng 41"
    assert placed(sheet(ROWS)).at(2, 1) == "B3"


def test_a_row_of_a_table_in_word_is_counted_from_its_top() -> None:
    own = table(cells=[["STT", "Tên"], ["1", "a"]])
    word = replace(own, source=Source("so-y-te", "sections/lan-1/so-y-te/y-te.docx", 3))
    assert placed(word).at(1, 0) == "hàng 2"


def test_a_table_and_its_columns_are_named_as_well_as_they_can_be() -> None:
    of = placed(sheet(ROWS, caption="Hồ chứa"))
    assert of.name == "Bảng 1.1"
    bare = replace(of, table=replace(of.table, number=""))
    assert bare.name == "bảng “Hồ chứa”"
    assert replace(bare, table=replace(bare.table, caption=())).name == "bảng"
    assert of.column(1) == "Tên"
    assert placed(sheet([["", "Tên"], ["1", "a"]])).column(0) == "cột 1"
    assert of.sheet == ("sections/lan-1/so-xay-dung/a.xlsx", "S")


def test_header_rows_count_nothing() -> None:
    numbered = sheet([["STT", "Đất"], ["1", "2"], ["1", "5,5"]])
    rows = (numbered.grid.rows[0], replace(numbered.grid.rows[1], kind=RowKind.HEADER))
    of = placed(replace(numbered, grid=replace(numbered.grid, rows=(*rows, numbered.grid.rows[2]))))
    first, second, third = of.quantities(1)
    assert (first, second) == (None, None)
    assert third is not None
    assert third.low == Decimal("5.5")
    assert of.quantities(0)[2] != third


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Ngày 12.8.2023 đạt 12.5 ha. Năm sau tăng.", 2),
        ("Một; Hai: Ba! Đất? 5 hồ.", 5),
        ("Một; hai: ba. bốn", 1),
        ("Một.Hai", 1),
        ("Hồ. Ỷ lại. Ấp.", 3),
    ],
)
def test_a_sentence_ends_before_a_capital_or_a_figure_alone(words: str, parts: int) -> None:
    assert len(list(sentences(words))) == parts
    assert " ".join(sentences(words)) == words


def test_no_more_than_twenty_notices_of_a_kind_are_told_of_a_table() -> None:
    of = placed(sheet(ROWS))
    many = [told_at(of, (1, 1))] * 30
    assert len(list(told(iter(many)))) == MAX_TOLD == 20
    assert len(list(told(iter(many), most=3))) == 3


def words(evidence: Evidence) -> list[str]:
    return [passage.text for passage in evidence.passages]


def test_all_that_is_written_is_a_passage_in_reading_order() -> None:
    note = NoteMark("1", (paragraph("Theo niên giám"), table("Bảng trong chú thích")))
    blocks = (heading("Đất"), paragraph("Lời", note), sheet(ROWS), figure("Sơ đồ"), paragraph())
    assert words(evidence_of(*blocks)) == [
        "Đất", "Lời", "Theo niên giám", "Bảng trong chú thích",
        "Bảng thử", "STT", "Tên", "a", "b", "Sơ đồ",
    ]  # fmt: skip


def test_notes_of_a_caption_follow_the_table() -> None:
    noted = replace(sheet(ROWS), caption=(*text("Hồ"), NoteMark("1", (paragraph("Ghi"),))))
    assert words(evidence_of(noted)) == ["Hồ", "STT", "Tên", "a", "b", "Ghi"]


def test_words_in_cells_are_passages_with_their_place_numbers_are_none() -> None:
    evidence = evidence_of(sheet([["STT", "Tên", "Đất"], ["1", "a b", "5"], ["2", "", "x"]]))
    cells = {passage.text: passage.place for passage in evidence.passages if passage.place}
    assert cells == {"STT": (0, 0), "Tên": (0, 1), "Đất": (0, 2), "a b": (1, 1), "x": (2, 2)}
    of_cell = next(passage for passage in evidence.passages if passage.text == "a b")
    assert of_cell.notice(Severity.INFO, "x", "a", "b").cell == "S!B2"
    assert (of_cell.item, of_cell.source) == ("muc", evidence.tables[0].table.source)


def test_an_empty_text_in_a_cell_is_no_passage() -> None:
    own = sheet(ROWS)
    rows = (*own.grid.rows[:2], replace(own.grid.rows[2], cells=(Cell((), ""), Cell((), " "))))
    assert "" not in words(evidence_of(replace(own, grid=replace(own.grid, rows=rows))))


def test_a_notice_of_a_passage_stands_at_its_line() -> None:
    first, nobodys = evidence_of(
        paragraph("Lời", line=7), replace(paragraph("Của ai"), source=Source("", "a.md", 8))
    ).passages
    notice = first.notice(Severity.ERROR, "x", "a", "b")
    assert (notice.file, notice.line, notice.cell) == (source().file, 7, None)
    assert (notice.agency, notice.item) == ("so-xay-dung", "muc")
    assert nobodys.notice(Severity.ERROR, "x", "a", "b").agency is None


def test_a_table_that_no_agency_wrote_is_not_looked_at() -> None:
    made = replace(sheet(ROWS, caption="Tổng hợp"), options=((GENERATED, "x"),))
    evidence = evidence_of(made, paragraph("Lời"))
    assert evidence.tables == ()
    assert words(evidence) == ["Lời"]


def test_a_table_knows_whether_it_stands_in_an_appendix() -> None:
    shape = outline([[("Chương", [item("muc")])]], [item("phu-luc")])
    written = (contribution("muc", sheet(ROWS)), contribution("phu-luc", sheet(ROWS)))
    evidence = gather(compose(materials(shape, *written)).value, NO_REGISTERS)
    assert [(of.item, of.is_appendix) for of in evidence.tables] == [
        ("muc", False), ("phu-luc", True),
    ]  # fmt: skip


def test_a_form_that_no_text_places_is_a_table_without_an_item() -> None:
    form = sheet([["STT", "Tên"], ["1", "Đường"]], caption="Công trình")
    before = sheet([["STT", "Tên"], ["1", "Đường"], ["2", "Cầu"]], caption="Công trình")
    evidence = gather(report_of(), NO_REGISTERS, loose=(form,), loose_before=(before,))
    assert [(of.item, of.table, of.is_appendix) for of in evidence.tables] == [("", form, False)]
    assert [of.table for of in evidence.previous] == [before]
    assert evidence.tables[0].notice(Severity.INFO, "a", "b", "c").item is None


def test_sheets_that_were_read_as_forms_are_known() -> None:
    filled = FormTable(Form("f", "F", ()), "a.xlsx", "S", (), ())
    evidence = gather(report_of(), NO_REGISTERS, forms=(filled, replace(filled, sheet="T")))
    assert evidence.form_sheets == {("a.xlsx", "S"), ("a.xlsx", "T")}


def test_tables_of_the_round_before_stand_apart() -> None:
    earlier = report_of(sheet(ROWS, caption="Lần trước"))
    evidence = evidence_of(sheet(ROWS), previous=earlier)
    assert [of.name for of in evidence.tables] == ["Bảng 1.1"]
    assert len(evidence.previous) == 1
    assert "Lần trước" not in words(evidence)


def test_a_term_is_a_passage_of_its_own_on_the_line_before_its_meaning() -> None:
    terms = tuple(
        Definition(
            text(f"Thuật ngữ {line}"),
            ((replace(paragraph("nghĩa"), source=replace(source(), line=line)),),),
        )
        for line in (5, 8)
    )
    passages = evidence_of(DefinitionList(terms, replace(source(), line=4))).passages
    assert [(passage.text, passage.source.line) for passage in passages] == [
        ("Thuật ngữ 5", 4), ("Thuật ngữ 8", 7), ("nghĩa", 5), ("nghĩa", 8),
    ]  # fmt: skip


def test_a_term_without_a_meaning_stands_where_its_list_does() -> None:
    lone = DefinitionList((Definition(text("Thuật ngữ"), ()),), replace(source(), line=4))
    assert [passage.source.line for passage in evidence_of(lone).passages] == [4]


def test_what_the_summary_says_is_looked_at_too() -> None:
    said = replace(contribution("mot", paragraph("a")), summary=(paragraph("b"),))
    report = compose(materials(outline([[("", [item("mot")])]]), said)).value
    found = gather(report, NO_REGISTERS).passages
    assert [(passage.text, passage.item) for passage in found] == [("a", "mot"), ("b", "mot")]
