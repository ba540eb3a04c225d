from pipeline.compare.passages import passages
from pipeline.compose.assemble import compose
from pipeline.model.change import ChangedThing
from tests.samples import contribution, figure, heading, item, materials, outline, paragraph, table


def test_every_passage_has_the_words_of_its_place() -> None:
    shape = outline([[("CHƯƠNG", [item("mot", "Giao thông")])]], [item("pl", "Danh mục")])
    blocks = (paragraph("a"), heading("Đường bộ"), paragraph("b"), table("T"), figure("H"))
    written = (contribution("mot", *blocks), contribution("pl", heading("A"), paragraph("c")))
    report = compose(materials(shape, *written)).value
    found = [
        (passage.what, passage.place)
        for section in report.sections()
        for passage in passages(report, section)
    ]
    assert found == [
        (ChangedThing.HEADING, "Phần I, mục I.1"),
        (ChangedThing.PARAGRAPH, "Phần I, mục I.1, đoạn 1"),
        (ChangedThing.HEADING, "Phần I, mục I.1.1"),
        (ChangedThing.PARAGRAPH, "Phần I, mục I.1.1, đoạn 1"),
        (ChangedThing.TABLE, "Bảng 1.1"),
        (ChangedThing.FIGURE, "Hình 1.1"),
        (ChangedThing.HEADING, "Phụ lục I"),
        (ChangedThing.HEADING, "Phụ lục I, mục 1"),
        (ChangedThing.PARAGRAPH, "Phụ lục I, mục 1, đoạn 1"),
    ]
