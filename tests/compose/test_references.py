from pipeline.compose.assemble import compose
from pipeline.model.document import Block, Heading, Paragraph, Table, plain_text
from pipeline.model.inlines import Reference
from pipeline.model.notice import Notice, Severity
from pipeline.model.report import Report
from tests.samples import contribution, figure, heading, item, materials, outline, paragraph, table

SHAPE = outline(
    [[("", [item("mot")])], [("CHƯƠNG A", [item("hai"), item("ba")])]], [item("pl-mot")]
)


def composed(**written: tuple[Block, ...]) -> tuple[Report, tuple[Notice, ...]]:
    parts = (contribution(id_.replace("_", "-"), *blocks) for id_, blocks in written.items())
    outcome = compose(materials(SHAPE, *parts))
    return outcome.value, tuple(n for n in outcome.notices if n.code != "chua-gui")


def words(report: Report, item_id: str) -> str:
    section = next(section for section in report.sections() if section.item.id == item_id)
    return " ".join(plain_text(b.runs) for b in section.blocks if isinstance(b, Paragraph))


def test_a_reference_to_a_table_names_its_number_wherever_it_stands() -> None:
    report, notices = composed(
        mot=(paragraph("Xem ", Reference("bang-x"), "."),),
        ba=(table(id_="bang-y"), table(id_="bang-x")),
    )
    assert words(report, "mot") == "Xem Bảng 2.2."
    assert notices == ()


def test_a_reference_to_a_figure_of_an_appendix() -> None:
    report, _ = composed(mot=(paragraph(Reference("hinh-x")),), pl_mot=(figure(id_="hinh-x"),))
    assert words(report, "mot") == "Hình PL1.1"


def test_a_place_in_the_same_part_is_named_without_the_part() -> None:
    report, _ = composed(hai=(paragraph(Reference("muc-ba")),), ba=(paragraph("a"),))
    assert words(report, "hai") == "mục I.2"


def test_a_place_in_another_part_is_named_whole() -> None:
    report, _ = composed(
        mot=(paragraph(Reference("muc-x"), " và ", Reference("muc-pl-mot")),),
        ba=(heading("A"), heading("B", 2, "muc-x")),
    )
    assert words(report, "mot") == "Phần II, mục I.2.1.1 và Phụ lục I"


def test_a_heading_of_an_appendix_is_named_with_it() -> None:
    report, _ = composed(mot=(paragraph(Reference("muc-x")),), pl_mot=(heading("A", 1, "muc-x"),))
    assert words(report, "mot") == "Phụ lục I, mục 1"


def test_a_table_without_caption_is_named_by_its_place() -> None:
    report, _ = composed(mot=(paragraph(Reference("bang-x")),), ba=(table("", "bang-x"),))
    assert words(report, "mot") == "bảng tại Phần II, mục I.2"


def test_a_dangling_reference_stays_as_written_and_names_the_nearest() -> None:
    report, notices = composed(
        mot=(paragraph("Xem ", Reference("bang-giuong-benh", line=41)),),
        ba=(table(id_="bang-giuong"),),
    )
    assert words(report, "mot") == "Xem @bang-giuong-benh"
    (notice,) = notices
    assert notice.severity is Severity.ERROR
    assert notice.line == 41
    assert notice.message == "không có bảng 'bang-giuong-benh' trong báo cáo"
    assert "@bang-giuong" in notice.fix


def test_of_two_equal_ids_the_first_keeps_its_name_and_the_second_is_told() -> None:
    report, notices = composed(
        mot=(table(id_="bang-x"), paragraph(Reference("bang-x"))), ba=(table("Khác", "bang-x"),)
    )
    assert words(report, "mot") == "Bảng 1.1"
    tables = [b for s in report.sections() for b in s.blocks if isinstance(b, Table)]
    assert [block.id for block in tables] == ["bang-x", ""]
    assert [notice.code for notice in notices] == ["ma-trung"]


def test_an_id_that_is_an_item_is_told() -> None:
    report, notices = composed(mot=(heading("A", 1, "ba"),))
    assert [notice.code for notice in notices] == ["ma-trung"]
    first = next(report.sections()).blocks[0]
    assert isinstance(first, Heading)
    assert first.id == ""
