from datetime import date

from pipeline.intake.word.any_word import read_any
from pipeline.intake.word.tracked import TrackedChanges, undecided
from pipeline.model.flow import Flow, FlowNote, FlowParagraph, FlowTable, Role, note_content
from pipeline.model.inlines import Reference
from tests.ooxml.markup import BY, file_of
from tests.seeded.foreign_pairs.content import Block
from tests.seeded.foreign_pairs.habits import HABITS
from tests.seeded.foreign_pairs.raw_file import paragraph, text_run


def flow(data: bytes, tracked: TrackedChanges | None = None) -> Flow:
    read = read_any(data, file="thư/bản A.docx", tracked=tracked)
    assert read.value is not None
    return read.value


def written(*blocks: Block, habit: str = "Word, style of its own") -> Flow:
    return flow(HABITS[habit](list(blocks)))


def test_sections_follow_outline_levels_of_styles_and_of_paragraphs() -> None:
    blocks = (Block("para", "Mở"), Block("heading", "Hiện trạng", 1), Block("para", "Chữ"),
              Block("heading", "Hiện trạng", 2))  # fmt: skip
    for habit in ("Word, style of its own", "Word, outline levels in paragraphs", "pandoc"):
        read = written(*blocks, habit=habit)
        assert [section.place for section in read.sections] == [
            "Đầu văn bản", "mục “Hiện trạng”", "mục “Hiện trạng”",
        ]  # fmt: skip
        assert len({section.id for section in read.sections}) == 3
        heading = read.sections[2].blocks[0]
        assert isinstance(heading, FlowParagraph)
        assert (heading.role, heading.level) == (Role.HEADING, 2)


def test_boxes_and_endnotes_are_notes_that_say_what_they_are() -> None:
    read = written(Block("box", "a", inner=["trong hộp"]), Block("endnote", "b", inner=["cuối"]))
    notes = [run for block in read.sections[0].blocks if isinstance(block, FlowParagraph)
             for run in block.runs if isinstance(run, FlowNote)]  # fmt: skip
    assert [note.what for note in notes] == ["hộp văn bản", "chú thích cuối văn bản"]
    first = note_content(notes[0])[0]
    assert isinstance(first, FlowParagraph)
    assert first.text == "trong hộp"


def test_tables_within_cells_are_words_of_the_cell() -> None:
    inner = ["một", "hai", "ba", "bốn"]
    read = written(Block("nested", rows=[["a", "b"], ["c", "d"]], inner=inner))
    table = read.sections[0].blocks[0]
    assert isinstance(table, FlowTable)
    assert table.grid.rows[0].cells[0].text.split() == ["a", *inner]


def test_results_of_fields_are_left_out_and_a_note_without_blocks_is_empty() -> None:
    read = written(Block("caption", "Tên"), Block("note", "b", inner=["c"]),
                   habit="Word, hollow footnotes")  # fmt: skip
    caption, noted = read.sections[0].blocks[:2]
    assert isinstance(caption, FlowParagraph)
    assert isinstance(noted, FlowParagraph)
    assert [run.target for run in caption.runs if isinstance(run, Reference)] == [
        "SEQ Bảng \\* ARABIC"
    ]
    assert [note_content(run) for run in noted.runs if isinstance(run, FlowNote)] == [()]


def test_the_kind_of_a_list_is_part_of_the_look() -> None:
    item, number = written(Block("item", "a"), Block("number", "b", 1)).sections[0].blocks[:2]
    assert isinstance(item, FlowParagraph)
    assert isinstance(number, FlowParagraph)
    assert "“-” bullet cấp 1" in item.style
    assert "“%2)” lowerLetter cấp 2" in number.style


def test_tracked_changes_must_be_decided() -> None:
    marked = paragraph(text_run("a") + f"<w:ins {BY}>{text_run('b')}</w:ins>")
    refused = read_any(file_of(marked), file="a.docx")
    assert refused.value is None
    assert refused.notices == (undecided("a.docx", 1),)
    for choice, text in ((TrackedChanges.ACCEPTED, "ab"), (TrackedChanges.REJECTED, "a")):
        block = flow(file_of(marked), choice).sections[0].blocks[0]
        assert isinstance(block, FlowParagraph)
        assert block.text == text


def test_a_paragraph_without_a_style_has_the_default_one() -> None:
    assert styles_of(written(Block("note", "a", inner=["b"]), habit="python-docx")) == {
        "Normal", "Body Text",
    }  # fmt: skip
    assert styles_of(flow(file_of("a"))) == {"Normal"}


def styles_of(read: Flow) -> set[str]:
    blocks = (block for section in read.sections for block in section.blocks)
    return {block.style for block in blocks if isinstance(block, FlowParagraph)}


def test_a_file_is_named_after_itself() -> None:
    read = flow(file_of("a"))
    assert (read.round_name, read.day) == ("bản A", date(1980, 1, 1))
    assert read_any(b"PK", file="a.docx").value is None
