from datetime import date

from pipeline.compose.law.bases import TABLE, cited_texts, legal_bases, serving, with_legal_bases
from pipeline.model.consolidated import GENERATED
from pipeline.model.document import NoteMark, Paragraph, Table
from pipeline.model.fixed import replace
from pipeline.model.inlines import Text
from pipeline.model.legal import LegalDocument, LegalSpan
from tests.compose.checks.ground import sheet
from tests.samples import contribution, item, materials, outline, paragraph, source

DAY = date(2025, 11, 15)
PLAN = LegalDocument(
    "236/QĐ-TTg", "Quyết định", date(2024, 3, 19), "Thủ tướng Chính phủ", "Phê duyệt", checked=True
)
DECREE = LegalDocument(
    "37/2019/NĐ-CP", "Nghị định", date(2019, 5, 7), "Chính phủ", "Quy định chi tiết",
    checked=True, amended_by=("58/2023/NĐ-CP",),
)  # fmt: skip
AMENDING = LegalDocument("58/2023/NĐ-CP", "Nghị định", date(2023, 8, 12), checked=True)
PARTY = LegalDocument("57-NQ/TW", "Nghị quyết", date(2024, 12, 22), "Bộ Chính trị", checked=True)
HEARSAY = LegalDocument("81/2023/QH15", "Nghị quyết", date(2023, 1, 9))
EXPIRED = LegalDocument("1/2013/QH13", "Luật", date(2013, 1, 1), expired=DAY, checked=True)
LATER = LegalDocument(
    "2/2025/QH15", "Luật", date(2025, 11, 1), in_force=date(2026, 3, 1),
    early=(LegalSpan(date(2025, 11, 1), what="Điều 56"),), checked=True,
)  # fmt: skip
LIST = (EXPIRED, PLAN, HEARSAY, AMENDING, DECREE, PARTY, LATER)


def rows(*texts: str) -> list[list[str]]:
    table = legal_bases(texts, LIST, DAY)
    return [] if table is None else [[cell.text for cell in row.cells] for row in table.rows]


def firsts(*texts: str) -> list[tuple[str, str]]:
    return [(row[0], row[1]) for row in rows(*texts)]


def test_documents_stand_once_in_the_order_of_the_state_by_group() -> None:
    told = firsts("QĐ 236/QĐ-TTg, Nghị định 37/2019/NĐ-CP", "57-NQ/TW; 236/QĐ-TTg ngày 19/3/2024")
    assert told == [
        ("I", "Văn bản của Đảng"),
        ("1", "Nghị quyết số 57-NQ/TW ngày 22/12/2024"),
        ("II", "Nghị định, nghị quyết của Chính phủ"),
        ("2", "Nghị định số 37/2019/NĐ-CP ngày 07/5/2019"),
        ("III", "Quyết định của Thủ tướng Chính phủ"),
        ("3", "Quyết định số 236/QĐ-TTg ngày 19/3/2024"),
    ]


def test_what_nobody_checked_stands_last_and_apart() -> None:
    assert firsts("81/2023/QH15 và 236/QĐ-TTg") == [
        ("I", "Quyết định của Thủ tướng Chính phủ"),
        ("1", "Quyết định số 236/QĐ-TTg ngày 19/3/2024"),
        ("II", "Văn bản được viện dẫn, chưa đối chiếu với bản gốc"),
        ("2", "Nghị quyết số 81/2023/QH15 ngày 09/01/2023"),
    ]


def test_each_row_tells_the_state_on_the_drafts_day() -> None:
    states = {row[1].split(" ngày")[0]: row[-1] for row in rows("2/2025/QH15, 37/2019/NĐ-CP")}
    assert states["Luật số 2/2025/QH15"] == (
        "Điều 56 đang có hiệu lực; các nội dung khác có hiệu lực từ ngày 01/3/2026"
    )
    assert states["Nghị định số 37/2019/NĐ-CP"].endswith("bổ sung bởi 58/2023/NĐ-CP")


def test_what_only_amends_another_and_what_expired_are_no_rows() -> None:
    chain = "Nghị định số 37/2019/NĐ-CP, được sửa đổi, bổ sung bởi Nghị định số 58/2023/NĐ-CP"
    assert [first for first, _ in firsts(chain)] == ["I", "1"]
    assert len(firsts(chain, "Nghị định số 58/2023/NĐ-CP")) == 3
    assert rows("Luật số 1/2013/QH13", "9/QĐ-TTg", "không viện dẫn") == []


def test_the_table_stands_in_the_item_that_asks_for_it_made_of_all_texts() -> None:
    asking = replace(item("can-cu"), consolidated=(TABLE,))
    note = NoteMark("1", (paragraph("Nghị quyết 57-NQ/TW."),))
    cells = sheet([["STT", "Căn cứ"], ["1", "Nghị định 37/2019/NĐ-CP"]])
    shape = outline([[("Chương", [asking, item("muc")])]])
    given = materials(
        shape,
        contribution("muc", paragraph("QĐ 236/QĐ-TTg"), cells, Paragraph((note,), source())),
    )
    (line, table) = with_legal_bases(given, LIST).generated["can-cu"]
    assert isinstance(line, Paragraph)
    assert isinstance(line.runs[0], Text)
    assert "được lập từ các văn bản viện dẫn trong Báo cáo" in line.runs[0].text
    assert isinstance(table, Table)
    assert dict(table.options)[GENERATED] == TABLE
    assert len(table.grid.rows) == 1 + 3 * 2


def test_without_an_item_that_asks_or_a_list_nothing_is_made() -> None:
    shape = outline([[("Chương", [item("muc")])]])
    given = materials(shape, contribution("muc", paragraph("QĐ 236/QĐ-TTg")))
    assert with_legal_bases(given, LIST) is given
    asking = outline([[("Chương", [replace(item("muc"), consolidated=(TABLE,))])]])
    made = materials(asking, contribution("muc", paragraph("Không viện dẫn.")))
    assert with_legal_bases(made, ()) is made
    assert with_legal_bases(made, LIST).generated == {}


def test_what_serves_is_given_in_order_for_other_papers() -> None:
    shape = outline([[("Chương", [item("muc")])]])
    given = materials(shape, contribution("muc", paragraph("QĐ 236/QĐ-TTg, 57-NQ/TW, 1/2013/QH13")))
    assert serving(cited_texts(given), LIST, DAY) == (PARTY, PLAN)


def test_the_columns_are_those_a_reader_of_bases_expects() -> None:
    table = legal_bases(["236/QĐ-TTg"], LIST, DAY)
    assert table is not None
    assert [column.title for column in table.columns] == [
        "STT", "Văn bản", "Cơ quan ban hành", "Trích yếu", "Hiệu lực tại ngày của dự thảo",
    ]  # fmt: skip
    assert [cell.text for cell in table.rows[1].cells] == [
        "1", "Quyết định số 236/QĐ-TTg ngày 19/3/2024", "Thủ tướng Chính phủ", "Phê duyệt",
        "Còn hiệu lực",
    ]  # fmt: skip
