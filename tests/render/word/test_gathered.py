from pipeline.compose.flow import lay_out
from pipeline.model.document import NoteMark
from pipeline.render.word.gathered import ContentsEntry, Note
from pipeline.render.word.writing import FIRST_NOTE, Frame, Writing
from tests.render.samples import para, single, written


def test_contents_are_gathered_in_reading_order() -> None:
    entries = written(single(para("a"))).front.entries
    assert [(entry.kind, entry.level, entry.text) for entry in entries] == [
        ("tieu-de", 1, "ĐÁNH GIÁ HIỆN TRẠNG"),
        ("tieu-de", 3, "Mục một"),
    ]
    assert all(isinstance(entry, ContentsEntry) and entry.bookmark for entry in entries)


def test_a_note_waits_with_its_content() -> None:
    state = Writing("lan-1", {}, {}, frozenset(), Frame(1, 1), Frame(1, 1))
    flow = lay_out(single(para("a", NoteMark("1", (para("b"),)))))
    blocks = flow.sections[-1].blocks
    number = state.note("1", blocks, blocks[0].source)
    assert state.notes == [Note(number, blocks)]
    assert number == FIRST_NOTE
