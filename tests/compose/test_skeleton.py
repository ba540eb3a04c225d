"""Beside skeletons an item is composed as in the whole report."""

from collections.abc import Callable

from pipeline.compose.assemble import assemble, completed, compose
from pipeline.compose.charts import NOWHERE
from pipeline.compose.references import map_sections
from pipeline.compose.skeleton import skeleton
from pipeline.model.document import NoteMark, Paragraph, Table, walk
from pipeline.model.report import Section
from pipeline.render.html.writing import first_notes
from tests.render import sample_report as sample
from tests.samples import item, materials, outline


def beside(own: Section) -> Callable[[Section], Section]:
    return lambda one: one if one is own else skeleton(one)


def test_numbers_references_and_notes_of_an_item_are_those_of_the_whole_report() -> None:
    whole = sample.report()
    for section in whole.sections():
        again = completed(map_sections(whole, beside(section)), NOWHERE).value
        (alone,) = (one for one in again.sections() if one.item.id == section.item.id)
        assert alone == section
        assert first_notes(again) == first_notes(whole)


def test_a_skeleton_holds_no_words_and_no_cells() -> None:
    for section in map(skeleton, sample.report().sections()):
        for block in walk(section.blocks):
            assert not isinstance(block, Table) or not block.grid.rows
            assert not isinstance(block, Paragraph) or {*map(type, block.runs)} == {NoteMark}


def test_an_assembled_report_is_completed_as_it_is_composed() -> None:
    made = materials(outline([[("X", [item("a")])]]))
    composed = compose(made)
    done = completed(assemble(made).value, made.places)
    assert tuple(done.value.sections()) == tuple(composed.value.sections())
