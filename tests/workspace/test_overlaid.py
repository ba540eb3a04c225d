"""Files that are in memory alone stand in an inventory as any others."""

from pathlib import Path

from pipeline.workspace import read_bytes
from pipeline.workspace.overlaid import overlaid
from tests.workspace.tree import listed


def test_files_take_the_place_of_those_of_the_same_name_and_others_go(tmp_path: Path) -> None:
    inventory = listed(tmp_path, "lan-1/so-y-te/Y-TE.md", "lan-1/so-y-te/b.xlsx", "lan-1/x/b.xlsx")
    folder = "sections/lan-1/so-y-te"
    made = overlaid(inventory, folder, {"y-te.md": b"new"}, ["b.xlsx"])
    assert [file.name for file in made.files] == [f"{folder}/y-te.md", "sections/lan-1/x/b.xlsx"]
    assert read_bytes(made, f"{folder}/y-te.md", limit=10).value == b"new"
    assert made.files[0].agency == "so-y-te"
    assert made.files[0].size == 3
    assert read_bytes(made, f"{folder}/y-te.md", limit=2).value is None
    assert not (tmp_path / folder / "y-te.md").exists()
