"""Marks are counted one by one, with the letters that each marks itself."""

from tests.oracle.marked_docx import A, B, deleted, inserted, inserted_mark, marked_row
from tests.oracle.marks import doubled_ids, letters, marks
from tests.oracle.small_docx import docx, note_reference, paragraph, run, table


def test_runs_count_letters_and_marks_of_paragraphs_and_rows_none() -> None:
    body = paragraph(run("giữ ") + deleted("cũ") + inserted("mới"), inserted_mark())
    found = marks(docx(body + table(marked_row("dòng", "ins"), columns=1) + paragraph("")))
    assert [(mark.kind, mark.inside, mark.text) for mark in found] == [
        ("ins", "rPr", ""),
        ("del", "p", "cũ"),
        ("ins", "p", "mới"),
        ("ins", "trPr", ""),
        ("ins", "rPr", ""),
        ("ins", "p", "dòng"),
    ]
    assert {mark.author for mark in found} == {"A"}


def test_a_deletion_inside_an_insertion_is_counted_once() -> None:
    inside = f'<w:ins w:id="900" {A}>{run("mới")}{deleted(" thừa", by=B)}</w:ins>'
    assert letters(docx(paragraph(inside))) == len("mới thừa")


def test_words_of_another_look_are_counted() -> None:
    change = f'<w:rPrChange w:id="40" {A}><w:rPr/></w:rPrChange>'
    look = f"<w:r><w:rPr><w:b/>{change}</w:rPr><w:t>đậm</w:t></w:r>"
    assert letters(docx(paragraph(look))) == 3


def test_marks_in_notes_are_among_them() -> None:
    source = docx(paragraph(note_reference(2)), {2: paragraph(inserted("Nguồn"))})
    assert [mark.part for mark in marks(source)] == ["word/footnotes.xml"]


def test_squares_of_the_colour_key_mark_nothing() -> None:
    squares = inserted("■■") + run(" Sở A")
    assert marks(docx(paragraph(squares))) == ()
    assert letters(docx(paragraph(squares + inserted("mới ■■")))) == len("mới ■■")


def test_an_id_used_twice_is_told() -> None:
    twice = f'<w:ins w:id="7" {A}>{run("a")}</w:ins><w:del w:id="7" {A}/>'
    assert doubled_ids(marks(docx(paragraph(twice)))) == ["7"]
    assert doubled_ids(marks(docx(paragraph(inserted("a") + inserted("b"))))) == []
