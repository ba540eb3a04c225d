from pipeline.compose.assemble import assemble
from tests.samples import item, materials, outline


def test_sections_come_in_reading_order_appendices_last() -> None:
    shape = outline([[("X", [item("a")]), ("Y", [item("b")])]], [item("pl")])
    report = assemble(materials(shape)).value
    assert [section.item.id for section in report.sections()] == ["a", "b", "pl"]
    assert report.agency("so-xay-dung") is report.agencies[0]
    assert report.agency("so-la") is None


def test_an_agency_writes_what_it_leads_and_what_it_takes_part_in() -> None:
    own, others = item("a"), item("c", lead="so-y-te")
    shared = item("b", lead="so-y-te", partners=("so-xay-dung",))
    report = assemble(materials(outline([[("X", [own, shared, others])]]))).value
    assert [section.item.id for section in report.written_by("so-xay-dung")] == ["a", "b"]
    assert [section.item.id for section in report.written_by("so-y-te")] == ["b", "c"]
    assert report.written_by("so-la") == ()
