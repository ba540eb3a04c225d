import pytest

from pipeline.compose.assemble import compose
from pipeline.compose.checks import gather
from pipeline.compose.checks.unmentioned_tables import unmentioned_tables
from pipeline.model.document import Source
from pipeline.model.fixed import replace
from pipeline.model.inlines import Reference
from tests.compose.checks.ground import NO_REGISTERS, evidence_of, found, said, sheet
from tests.samples import contribution, item, materials, outline, paragraph, source

TABLE = sheet([["STT", "Tên"], ["1", "a"]], id_="bang-a")  # in line 9
TOLD = [("9", "bang-khong-duoc-nhac")]


def test_a_table_no_sentence_names_is_told() -> None:
    assert said(unmentioned_tables, evidence_of(TABLE)) == [
        "9 info bang-khong-duoc-nhac: bài không nhắc tới Bảng 1.1 → thêm câu dẫn có @mã-bảng "
        "(ví dụ: “nêu tại @bang-…”) gần chỗ đặt bảng"
    ]


@pytest.mark.parametrize(
    "words", ["Nêu tại Bảng 1.1.", "bảng  1.1 cho thấy", "Xem Bảng 1.9 và Bảng 1.1"]
)
def test_a_table_is_named_by_its_number(words: str) -> None:
    assert found(unmentioned_tables, evidence_of(paragraph(words), TABLE)) == []


@pytest.mark.parametrize("words", ["Nêu tại Bảng 1.2.", "Bảng 1.11", "Biểu 1.1", "Mục 1.1", "Bảng"])
def test_another_number_names_another_table(words: str) -> None:
    assert found(unmentioned_tables, evidence_of(paragraph(words), TABLE)) == TOLD


def test_a_reference_leads_to_its_own_table() -> None:
    named = paragraph("Xem ", Reference("bang-a"))
    other = paragraph("Xem ", Reference("bang-b"))
    assert found(unmentioned_tables, evidence_of(named, TABLE)) == []
    assert found(unmentioned_tables, evidence_of(other, TABLE)) == TOLD


@pytest.mark.parametrize(
    ("words", "leads"),
    [
        ("Kết quả nêu trong bảng sau", True),
        ("Kết quả nêu trong Bảng dưới đây", True),
        ("Kết quả nêu trong bảng bên dưới", True),
        ("Kết quả nêu trong bảng trên", True),
        ("Kết quả nêu trong bảng kèm theo", True),
        ("Kết quả nêu trong biểu sau:", True),
        ("Kết quả như sau:", True),
        ("Kết quả sau đây:", True),
        ("Kết quả của các bảng như sau: tăng", True),
        ("Kết quả như sau: tăng", False),
        ("Kết quả nêu trong biểu sau", False),
        ("Kết quả nêu trong bảng", False),
        ("Kết quả:", False),
    ],
)
def test_the_line_before_leads_to_a_table(words: str, *, leads: bool) -> None:
    told = found(unmentioned_tables, evidence_of(paragraph(words, line=7), TABLE))
    assert told == ([] if leads else TOLD)


@pytest.mark.parametrize(
    ("line", "leads"), [(8, True), (3, True), (2, False), (9, False), (10, False)]
)
def test_a_line_leads_six_lines_far(line: int, *, leads: bool) -> None:
    led = paragraph("Kết quả nêu trong bảng sau:", line=line)
    assert (found(unmentioned_tables, evidence_of(led, TABLE)) == []) is leads


def test_a_line_leads_to_tables_of_its_file_alone() -> None:
    led = replace(paragraph("Nêu trong bảng sau:"), source=Source("", "b.md", 8))
    nowhere = replace(led, source=Source("", source().file))
    unplaced = replace(TABLE, source=Source("", source().file))
    assert found(unmentioned_tables, evidence_of(led, TABLE)) == TOLD
    assert len(found(unmentioned_tables, evidence_of(nowhere, unplaced))) == 1


def test_the_tables_of_a_file_are_told_together_at_the_first() -> None:
    second = replace(TABLE, id="bang-b", source=replace(source(), line=20))
    third = replace(TABLE, id="bang-c", source=Source("", "b.md", 30))
    told = said(unmentioned_tables, evidence_of(TABLE, second, third))
    assert [line.split(" →")[0] for line in told] == [
        "9 info bang-khong-duoc-nhac: bài không nhắc tới Bảng 1.1, Bảng 1.2",
        "30 info bang-khong-duoc-nhac: bài không nhắc tới Bảng 1.3",
    ]


def test_tables_of_an_appendix_and_those_without_a_number_need_no_reference() -> None:
    shape = outline([[("Chương", [item("muc")])]], [item("phu-luc")])
    report = compose(materials(shape, contribution("phu-luc", TABLE))).value
    assert found(unmentioned_tables, gather(report, NO_REGISTERS)) == []
    assert found(unmentioned_tables, evidence_of(replace(TABLE, id="", caption=()))) == []
