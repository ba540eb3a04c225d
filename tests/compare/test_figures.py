"""Figures: another picture, another caption, and what no mark can show."""

from decimal import Decimal

import pytest

from pipeline.compare.drafts import compare
from pipeline.model.change import Change, ChangeClass, ChangedThing, ChangeKind, Tracked
from pipeline.model.chart import Chart, ChartKind, Datum, Series
from pipeline.model.comparison import RevisedFigure, RevisedParagraph
from pipeline.model.fixed import replace
from pipeline.model.flow import FlowFigure, FlowParagraph, Role
from pipeline.model.inlines import Drawing, PictureMark
from tests.compare.flows import figure, one, words

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
    (change,) = compare(
        one(replace(SHOWN, drawing=replace(SHOWN.drawing, wide=True))), one(SHOWN, number=2)
    ).changes
    assert (change.old, change.new) == ("trang ngang", "trang dọc")
    assert (change.class_, change.what) == (ChangeClass.FORMATTING, ChangedThing.FIGURE)


def revised(old: FlowFigure, new: FlowFigure) -> list[bool]:
    """Which paragraphs of the figure are marked."""
    (block,) = compare(one(old), one(new, number=2)).sections[0].blocks[1:]
    if not isinstance(block, RevisedFigure):
        assert block is new
        return [False] * len(new.paragraphs)
    assert block.figure is new
    marked = [isinstance(line, RevisedParagraph) for line in block.paragraphs]
    assert any(marked)
    return marked


def test_each_line_of_a_figure_is_marked_by_itself() -> None:
    caption = figure("Sơ đồ không gian tỉnh", "a" * 64)
    assert revised(SHOWN, figure("Sơ đồ không gian", "b" * 64)) == [True, False]
    assert revised(SHOWN, caption) == [False, True]
    assert revised(SHOWN, figure("Sơ đồ không gian tỉnh", "b" * 64)) == [True, True]
    assert revised(SHOWN, figure("Sơ đồ không gian", "a" * 64, alt="Bản đồ")) == [False, False]


def chart(*values: str) -> FlowFigure:
    data = tuple(Datum(Decimal(value), value) for value in values)
    years = tuple(str(2024 + n) for n in range(len(values)))
    drawn = Chart(ChartKind.COLUMN, years, (Series("Vốn", data),), alt=f"Biểu đồ {values}")
    paragraph = replace(SHOWN.drawing, runs=(Drawing(drawn, "Hình 1.1"),))
    return replace(SHOWN, drawing=paragraph)


def test_what_is_drawn_of_a_chart_is_told_by_its_values() -> None:
    (change,) = compare(one(chart("1", "2")), one(chart("1", "3"), number=2)).changes
    assert (change.what, change.old, change.new) == (ChangedThing.CHART, "Vốn: 1 2", "Vốn: 1 3")
    ((value,), kind) = change.tables, change.kind
    assert (value.table, value.row_key, value.old, value.new) == ("Hình 1.1", "2025", "2", "3")
    assert kind is ChangeKind.CHANGED


@pytest.mark.parametrize(("old", "new"), [(SHOWN, chart("1")), (chart("1"), SHOWN)])
def test_a_chart_for_a_picture_is_another_figure(old: FlowFigure, new: FlowFigure) -> None:
    (change,) = compare(one(old), one(new, number=2)).changes
    assert (change.what, change.tables) == (ChangedThing.FIGURE, ())
    texts = {change.old, change.new}
    assert texts == {"Vốn: 1\nSơ đồ không gian", f"[so-do.png {'a' * 8}]\nSơ đồ không gian"}


def test_the_words_of_a_chart_for_the_blind_are_not_told() -> None:
    drawing = chart("1").drawing
    (run,) = drawing.runs
    assert isinstance(run, Drawing)
    spoken = replace(run, image=replace(run.image, alt="Khác"))
    assert changes_of(chart("1"), replace(SHOWN, drawing=replace(drawing, runs=(spoken,)))) == ()
    # those of another picture are part of it
    (change,) = changes(figure("Sơ đồ không gian", "b" * 64, alt="Bản đồ"))
    assert change.tracked is Tracked.MARKED


def changes_of(old: FlowFigure, new: FlowFigure) -> tuple[Change, ...]:
    return compare(one(old), one(new, number=2)).changes


def test_a_figure_whose_picture_is_missing_has_no_words_for_the_blind() -> None:
    missing = FlowParagraph("HinhAnh", (PictureMark("a.png", "Sơ đồ"),), Role.DRAWING)
    old, new = (FlowFigure(missing, (words(text),)) for text in ("Hình một", "Hình hai"))
    assert [change.tracked for change in changes_of(old, new)] == [Tracked.MARKED]
    (alt, _) = changes_of(FlowFigure(missing), replace(SHOWN, below=()))
    assert alt.what is ChangedThing.FIGURE
