from decimal import Decimal

from pipeline.model.change_summary import ItemShare
from pipeline.render.changelog.chart import changed_shares
from tests.render.sample_comparison import SUMMARY


def share(place: str, marked: int, words: int) -> ItemShare:
    return ItemShare(place, place, "Tên", "so-y-te", bool(marked), marked, words)


def test_parts_have_their_share_of_changed_words() -> None:
    chart = changed_shares(SUMMARY.items)
    assert chart is not None
    assert chart.categories == ("Phần II", "Phần III")
    assert [datum.text for datum in chart.series[0].data if datum] == ["3,0%", "65,8%"]
    assert chart.percent
    assert "phần" in chart.alt


def test_a_report_of_one_part_is_drawn_by_item() -> None:
    chart = changed_shares((share("Phần I, mục I.1", 1, 4), share("Phần I, mục I.2", 0, 9)))
    assert chart is not None
    assert chart.categories == ("Phần I, mục I.1", "Phần I, mục I.2")
    assert chart.values == (Decimal("0.25"), Decimal(0))


def test_only_those_that_changed_most_are_drawn_in_reading_order() -> None:
    chart = changed_shares(share(f"Phụ lục {n}", n % 30, 100) for n in range(40))
    assert chart is not None
    assert len(chart.categories) == 24
    assert "Phụ lục 30" not in chart.categories
    assert list(chart.categories) == sorted(chart.categories, key=lambda name: int(name[8:]))


def test_where_nothing_changed_there_is_no_chart() -> None:
    assert changed_shares((share("Phần I, mục I.1", 0, 4),)) is None
    assert changed_shares(()) is None
