"""The map of the report shows where it changed, and leads to the changes of an item."""

import re

from pipeline.model.change_summary import ItemShare
from pipeline.render.changelog.strip import strip


def share(
    item: str, changes: int, marked: int, words: int, place: str = "Phần I, mục 1"
) -> ItemShare:
    return ItemShare(item, place, item.capitalize(), "so-y-te", changes, marked, words)


def test_items_stand_in_order_as_wide_as_they_are_long_and_darker_where_more_changed() -> None:
    drawn = strip([share("a", 0, 0, 100), share("b", 3, 1, 100), share("c", 9, 120, 200)])
    bars = re.findall(r'class="(s\d)" x="([\d.]+)" y="0" width="([\d.]+)"', drawn)
    assert [one[0] for one in bars] == ["s0", "s1", "s4"]
    widths = [float(one[2]) for one in bars]
    assert widths[0] == widths[1] < widths[2]
    assert abs(sum(widths) - 1000) < 1
    assert abs(float(bars[2][1]) - widths[0] - widths[1]) < 1


def test_an_item_that_changed_leads_to_its_changes_and_says_how_many() -> None:
    drawn = strip([share("a", 0, 0, 100), share("b", 3, 17, 200)])
    assert re.findall(r'href="([^"]+)"', drawn) == ["?i=b"]
    assert "B: 3 thay đổi, 8,5% số từ" in drawn
    assert "A: không thay đổi" in drawn


def test_parts_are_set_apart_and_without_words_there_is_no_map() -> None:
    drawn = strip([share("a", 1, 1, 9), share("b", 1, 1, 9), share("c", 1, 1, 9, "Phần II, mục 1")])
    assert drawn.count("<line ") == 1
    assert strip([share("a", 0, 0, 0)]) == ""
