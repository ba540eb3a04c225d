"""A comment sheet that nobody filled in says nothing and agrees to nothing."""

import pytest

from pipeline.model.comment_sheet import CommentSheet, SheetRow


def test_a_sheet_by_itself_states_nothing() -> None:
    sheet = CommentSheet()
    assert (sheet.body, sheet.number, sheet.draft) == ("", "", "")
    assert (sheet.day, sheet.round, sheet.rows) == (None, None, ())
    assert not sheet.agrees
    assert not sheet.dated


def test_rows_are_the_same_where_they_say_the_same_at_the_same_cell() -> None:
    row = SheetRow("y-te", "trích", "góp ý", "sửa thành", "A8")
    assert row == SheetRow("y-te", "trích", "góp ý", "sửa thành", "A8")
    assert row != SheetRow("y-te", "trích", "góp ý", "sửa thành", "A9")


def test_what_was_read_is_not_changed_afterwards() -> None:
    with pytest.raises(AttributeError):
        CommentSheet().body = "Sở Y tế"  # type: ignore[misc]
