"""Figures: another picture, another caption, and what no mark can show."""

from dataclasses import replace

from pipeline.compare.drafts import compare
from pipeline.model.change import Change, ChangedThing, Tracked
from pipeline.model.flow import FlowFigure
from tests.compare.flows import figure, one

SHOWN = figure("Sơ đồ không gian", "a" * 64)


def changes(new: FlowFigure) -> tuple[Change, ...]:
    return compare(one(SHOWN), one(new, number=2)).changes


def test_another_picture_is_a_change_of_the_figure() -> None:
    (change,) = changes(figure("Sơ đồ không gian", "b" * 64))
    assert change.what is ChangedThing.FIGURE
    assert change.new_place is not None
    assert change.new_place.text == "Hình 1.1"


def test_another_caption_is_a_change_of_the_caption() -> None:
    (change,) = changes(figure("Sơ đồ không gian tỉnh", "a" * 64))
    assert (change.what, change.new) == (ChangedThing.CAPTION, "Sơ đồ không gian tỉnh")


def test_other_words_for_the_blind_are_listed_unmarked() -> None:
    (change,) = changes(figure("Sơ đồ không gian", "a" * 64, alt="Bản đồ"))
    assert (change.tracked, change.new) == (Tracked.UNTRACKED, "Bản đồ")


def test_a_page_turned_is_listed_unmarked() -> None:
    (change,) = changes(replace(SHOWN, drawing=replace(SHOWN.drawing, wide=True)))
    assert (change.tracked, change.new) == (Tracked.UNTRACKED, "trang ngang")
