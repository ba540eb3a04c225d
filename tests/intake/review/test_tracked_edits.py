"""A reviewer's tracked changes: one edit an author and paragraph, rows and moves told as such."""

from datetime import date

from pipeline.intake.review.edits import Edit
from pipeline.intake.review.tracked_edits import (
    TrackedEdit,
    marks_alone,
    note_edits,
    tracked_edits,
)
from tests.intake.review.copies import cut, ins, p, row, table, units
from tests.intake.word.elements import by, run

LONG = "Bố trí quỹ đất cho trạm y tế xã."


def edits(content: str) -> list[TrackedEdit]:
    return tracked_edits(units(content))


def said(content: str) -> list[tuple[int, str, str]]:
    return [(one.unit, one.author, one.edit.content) for one in edits(content)]


def test_an_edit_says_who_when_and_what() -> None:
    (found,) = edits(p("trước") + p(run("Dài ") + cut("5") + ins("6") + run(" km.")))
    assert found == TrackedEdit(
        1, "A", date(2025, 11, 20), ("1",),
        Edit("Dài 5 km.", "Dài 6 km.", "Sửa “5” thành “6”"), added=False,
    )  # fmt: skip


def test_each_author_has_an_edit_of_their_own_without_the_others_insertions() -> None:
    content = p(run("Dài ") + ins("rất ", "B") + cut("5", "A") + ins("6", "A") + run(" km."))
    assert [(one.author, one.edit.quote, one.edit.proposed) for one in edits(content)] == [
        ("B", "Dài 5 km.", "Dài rất 5 km."), ("A", "Dài 5 km.", "Dài 6 km."),
    ]  # fmt: skip


def test_what_one_hand_wrote_and_struck_out_again_is_nothing() -> None:
    both = by("ins", cut("x"))
    assert edits(p(run("a ") + both)) == []
    assert said(p(run("a ") + by("ins", cut("x", "B"), "A"))) == [
        (0, "A", "Thêm “x”"), (0, "B", "Bỏ “x”"),
    ]  # fmt: skip


def test_a_whole_paragraph_that_came_is_not_in_the_draft() -> None:
    came, gone = edits(p(ins("Câu mới.")) + p(cut("Câu cũ.")))
    assert (came.added, came.edit) == (True, Edit("", "Câu mới.", "Thêm đoạn “Câu mới.”"))
    assert (gone.added, gone.edit.content) == (False, "Bỏ đoạn “Câu cũ.”")


def test_a_change_in_a_cell_is_of_its_content() -> None:
    assert said(table(row(ins("mới"), "b"))) == [(0, "A", "Thêm nội dung ô “mới”")]


def test_a_row_that_came_or_went_as_a_whole_is_one_edit() -> None:
    content = table(row(ins("a"), ins("b"), fate="ins"), row(cut("c"), cut("d"), fate="del"))
    came, gone = edits(content)
    assert (came.unit, came.added, came.ids) == (0, True, ("1", "1"))
    assert came.edit == Edit("", "a | b", "Thêm dòng “a | b”")
    assert (gone.unit, gone.added) == (1, False)
    assert gone.edit == Edit("c | d", "", "Bỏ dòng “c | d”")


def test_a_row_that_several_wrote_in_is_told_cell_by_cell() -> None:
    content = table(row(ins("a", "A"), ins("b", "B"), fate="ins"))
    assert [one.author for one in edits(content)] == ["A", "B"]


def test_the_ends_of_paragraphs_and_empty_rows_alone_are_named() -> None:
    both = units(p("a", mark="ins") + p("b", mark="del") + p("c"))
    assert list(marks_alone(both)) == [(0, "tách đoạn"), (0, "ghép đoạn")]
    assert list(marks_alone(units(p(ins("a"), mark="ins") + p("b")))) == []
    assert len(list(marks_alone(units(p(ins("a", "B"), mark="ins") + p("b"))))) == 1
    rows = table(row("", fate="ins"), row("x", fate="del"), row(""))
    assert list(marks_alone(units(rows))) == [(0, "dòng trống")]
    assert edits(p("a", mark="ins") + p("b")) == []


def test_what_was_taken_here_and_put_there_was_moved() -> None:
    (found,) = edits(p(cut(LONG)) + p("Giữa.") + p(ins(LONG)))
    assert (found.unit, found.ids) == (0, ("1", "1"))
    content = f"Chuyển “{LONG}” đến sau “Giữa.”"
    assert found.edit == Edit(LONG, LONG, content)


def test_a_move_touched_up_on_the_way_is_one() -> None:
    (found,) = edits(p(cut(LONG)) + p(ins(LONG.replace("xã", "phường"))))
    assert found.edit.proposed == LONG.replace("xã", "phường")
    assert found.edit.content.endswith(f"đến sau “{LONG}”")


def test_a_move_to_the_top_stands_behind_nothing() -> None:
    (found,) = edits(p(ins(LONG)) + p("Giữa.") + p(cut(LONG)))
    assert found.edit.content == f"Chuyển “{LONG}” đến chỗ khác"


def test_other_words_another_hand_and_little_are_no_move() -> None:
    other = "Xây cầu qua sông Kỳ Cùng năm 2027."
    assert len(edits(p(cut(LONG)) + p(ins(other)))) == 2
    assert len(edits(p(cut(LONG)) + p(ins(LONG, "B")))) == 2
    for words, count in (("x" * 20, 1), ("x" * 19, 2)):
        assert len(edits(p(cut(words)) + p(ins(words)))) == count


def test_each_text_taken_is_moved_once() -> None:
    assert len(edits(p(cut(LONG)) + p(ins(LONG)) + p(ins(LONG)))) == 2
    assert len(edits(p(cut(LONG)) + p(cut(LONG)) + p(ins(LONG)) + p(ins(LONG)))) == 2


def test_edits_in_a_note_are_told_at_the_paragraph_of_its_mark() -> None:
    note = units(p(run("Luật số ") + cut("1") + ins("2")) + p(ins("Thêm.")))
    first, second = note_edits(7, note, "Chú thích cuối trang")
    assert (first.unit, first.edit.content) == (7, "Chú thích cuối trang: Sửa “1” thành “2”")
    assert (second.unit, second.added) == (7, False)
