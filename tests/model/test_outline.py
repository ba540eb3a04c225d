from datetime import date

from pipeline.model.outline import Round, Schedule
from tests.samples import item, outline


def test_items_come_in_reading_order_appendices_last() -> None:
    shape = outline([[("", [item("a")])], [("X", [item("b")]), ("Y", [item("c")])]], [item("pl")])
    assert [entry.id for entry in shape.items] == ["a", "b", "c", "pl"]


def test_a_round_is_found_by_its_number() -> None:
    schedule = Schedule((Round(1, date(2025, 11, 15), "Dự thảo lần 1"),))
    assert schedule.round(1) is schedule.rounds[0]
    assert schedule.round(2) is None
