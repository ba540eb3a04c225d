from pipeline.intake.departmental.paragraphs.content import Content, Word
from pipeline.intake.departmental.paragraphs.looks import RunLook
from pipeline.intake.departmental.paragraphs.words import (
    all_words,
    columns,
    drawing_words,
    emphasis,
    piece_runs,
    replace_pieces,
)
from pipeline.model.document import Inline
from pipeline.model.inlines import PLAIN, LineBreak, Text
from tests.intake.departmental.pages import tree

A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def word(text: str, *, bold: bool = False, size: int = 28) -> Word:
    return Word(text, RunLook(bold=bold, size=size), PLAIN)


def test_a_line_is_bold_where_its_words_are_whatever_its_number_is() -> None:
    pieces: list[Word | Inline] = [word("1. "), word("Dân số", bold=True, size=30)]
    assert emphasis(pieces, 0, 3).bold
    assert emphasis(pieces, 0, 3).size == 30
    assert not emphasis(pieces, 0, 0).bold
    assert not emphasis([word("1.", bold=True), word(" Dân số")], 0, 3).bold


def test_parts_between_tabs_are_columns_and_tabs_before_words_none() -> None:
    pieces: list[Word | Inline] = [word("\tHữu Lũng\t\t12,5"), word("\tkm")]
    assert [part[0] for part in columns(pieces)] == [Text("Hữu Lũng"), Text("12,5"), Text("km")]
    assert columns([word("\tThụt vào")]) == ()
    assert columns([word("a\tb"), LineBreak(), word("c")]) == ()


def test_words_of_an_element_are_read_paragraph_by_paragraph() -> None:
    node = tree("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>")
    assert all_words(tree(f"<w:tc>{'<w:p><w:r><w:t>một</w:t></w:r></w:p>' * 2}</w:tc>")) == (
        "một một"
    )
    assert all_words(tree(f"<w:x>{''.join(('<w:p><w:r><w:t>c</w:t></w:r></w:p>',))}</w:x>")) == "c"
    assert list(piece_runs([word("a\tb")], "1. ")) == [Text("1. "), Text("a b")]
    assert node.tag.endswith("p")


def test_words_of_a_drawing_are_its_paragraphs_and_numbers() -> None:
    root = tree(f"<x xmlns:a='{A}'><a:p><a:r><a:t>Sở</a:t></a:r></a:p><v>12</v></x>")
    assert list(drawing_words(root)) == ["Sở", "12"]


def test_other_pieces_leave_the_rest_of_a_content() -> None:
    content = Content([word("a")], anchors=["x"], captioned=True)
    changed = replace_pieces(content, [word("b")])
    assert (changed.anchors, changed.captioned) == (["x"], True)
