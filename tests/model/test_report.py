from pipeline.compose.assemble import assemble
from tests.samples import item, materials, outline


def test_sections_come_in_reading_order_appendices_last() -> None:
    shape = outline([[("X", [item("a")]), ("Y", [item("b")])]], [item("pl")])
    report = assemble(materials(shape)).value
    assert [section.item.id for section in report.sections()] == ["a", "b", "pl"]
    assert report.agency("so-xay-dung") is report.agencies[0]
    assert report.agency("so-la") is None
