"""A name is taken by a file of any case, and by a link on the way to it."""

from pathlib import Path

from pipeline.workspace import scan
from pipeline.workspace.places import is_behind_link, is_taken


def test_a_file_takes_its_name_in_any_case_and_no_other(tmp_path: Path) -> None:
    folder = tmp_path / "sections/lan-1/so-y-te"
    folder.mkdir(parents=True)
    (folder / "Y-te.md").write_text("x")
    inventory = scan(tmp_path).value
    assert is_taken(inventory, "sections/lan-1/so-y-te/y-te.md")
    assert not is_taken(inventory, "sections/lan-1/so-y-te/y-te.xlsx")
    assert not is_behind_link(inventory, "sections/lan-1/so-y-te/y-te.md")


def test_a_link_and_all_that_would_stand_behind_it_are_taken(tmp_path: Path) -> None:
    (tmp_path / "sections/lan-1").mkdir(parents=True)
    (tmp_path / "sections/lan-1/so-y-te").symlink_to(tmp_path)
    inventory = scan(tmp_path).value
    assert is_taken(inventory, "sections/lan-1/so-y-te/y-te.md")
    assert is_behind_link(inventory, "sections/lan-1/so-y-te/hinh/a.png")
    assert not is_behind_link(inventory, "sections/lan-1/so-xay-dung/a.png")
