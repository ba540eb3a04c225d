"""What became of one block that stayed in its place, beside what it was."""

from typing import Final

from pipeline.compare.beside import Beside
from pipeline.compare.figures import revise_figure
from pipeline.compare.lettered import is_relettered
from pipeline.compare.lines import revise_paragraph
from pipeline.compare.printed import block_text
from pipeline.compare.tables.table import revise_table
from pipeline.compare.whole import whole_block
from pipeline.model.change import ChangeClass, ChangedThing
from pipeline.model.comparison import Fate, RevisedBlock
from pipeline.model.flow import FlowBlock, FlowFigure, FlowParagraph, FlowTable, Role

_THINGS: Final = {
    Role.HEADING: ChangedThing.HEADING,
    Role.TABLE_CAPTION: ChangedThing.CAPTION,
    Role.FIGURE_CAPTION: ChangedThing.CAPTION,
    Role.DRAWING: ChangedThing.FIGURE,
    Role.FORMULA: ChangedThing.FORMULA,
}


def revised_block(before: FlowBlock, after: FlowBlock, beside: Beside) -> list[RevisedBlock]:
    """Give a block that stayed and differs, with its changes marked."""
    match before, after:
        case FlowParagraph(), FlowParagraph():
            class_ = ChangeClass.FORM if is_relettered(before, after) else ChangeClass.CONTENT
            texts = block_text(before), block_text(after)
            edit = beside.edit(thing_of(after), *texts, class_=class_)
            return [revise_paragraph(before, after, edit, formal=beside.formal)]
        case FlowTable(), FlowTable():
            return revise_table(before, after, beside)
        case FlowFigure(), FlowFigure():
            return [revise_figure(before, after, beside)]
        case _:
            edit = beside.edit(thing_of(after), block_text(before), block_text(after))
            gone, came = edit.revision(Fate.DELETED), edit.revision(Fate.INSERTED)
            return [whole_block(before, gone), whole_block(after, came)]


def thing_of(block: FlowBlock) -> ChangedThing:
    """Give what kind of thing the change of a block is told of."""
    match block:
        case FlowTable():
            return ChangedThing.TABLE
        case FlowFigure():
            return ChangedThing.FIGURE
        case FlowParagraph(role=role):
            return _THINGS.get(role, ChangedThing.PARAGRAPH)


def laid_otherwise(before: FlowBlock, after: FlowBlock) -> bool:
    """Say whether two blocks that print the same differ in what no mark can show."""
    match before, after:
        case FlowTable(), FlowTable():
            was, now = dict(before.options).get("cols"), dict(after.options).get("cols")
            return before.landscape != after.landscape or was != now
        case FlowFigure(), FlowFigure():
            return before.drawing != after.drawing
        case _:
            return False
