"""A figure that stayed, with its changes: the picture or chart, its caption, the lines below."""

from pipeline.compare.beside import Beside
from pipeline.compare.charts import changed_values, chart_of
from pipeline.compare.ledger import Edit
from pipeline.compare.lines import revise_paragraph
from pipeline.compare.printed import block_text, drawn_text, paragraph_key
from pipeline.compare.tables.lines import revise_lines
from pipeline.model.change import ChangeClass, ChangedThing, Tracked
from pipeline.model.comparison import RevisedBlock, RevisedFigure
from pipeline.model.flow import FlowFigure, FlowParagraph
from pipeline.model.inlines import Drawing

_WIDE = {True: "trang ngang", False: "trang dọc"}


def revise_figure(old: FlowFigure, new: FlowFigure, beside: Beside) -> RevisedBlock:
    """Give a figure with its changes; the new one as it is where nothing is marked."""
    _tell_unmarked(old, new, beside)
    edit = _redrawn(old, new, beside)
    drawn = revise_paragraph(old.drawing, new.drawing, edit, formal=beside.formal)
    lines = (drawn, *revise_lines(old.below, new.below, beside))
    if all(isinstance(line, FlowParagraph) for line in lines):
        return new
    return RevisedFigure(new, lines)


def _redrawn(old: FlowFigure, new: FlowFigure, beside: Beside) -> Edit:
    """Give the edit of what is drawn: of a chart its values, of anything else the whole figure."""
    before, after = chart_of(old), chart_of(new)
    if before is None or after is None:
        return beside.edit(ChangedThing.FIGURE, block_text(old), block_text(new))
    values = changed_values(beside.new.place.text, before, after)
    return beside.edit(ChangedThing.CHART, drawn_text(old), drawn_text(new), tables=values)


def _tell_unmarked(old: FlowFigure, new: FlowFigure, beside: Beside) -> None:
    """Tell of what no mark can show: other words for the blind, a page turned.

    The words of a chart are made of its caption and its values, which are told themselves.
    """
    same = paragraph_key(old.drawing) == paragraph_key(new.drawing)
    if same and _alt(old) != _alt(new) and chart_of(new) is None:
        edit = beside.edit(ChangedThing.FIGURE, _alt(old), _alt(new))
        edit.unmarked(ChangeClass.CONTENT, Tracked.UNTRACKED)
    if old.drawing.wide != new.drawing.wide:
        wide = _WIDE[old.drawing.wide], _WIDE[new.drawing.wide]
        edit = beside.edit(ChangedThing.FIGURE, *wide)
        edit.unmarked(ChangeClass.FORMATTING, Tracked.UNTRACKED)


def _alt(figure: FlowFigure) -> str:
    drawings = (run.image.alt for run in figure.drawing.runs if isinstance(run, Drawing))
    return next(drawings, "")
