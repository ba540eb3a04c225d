from pathlib import Path

import pytest

from tests.rounds.workspaces import ROAD, gathered, put, workspace

FOLDER = Path(ROAD).parent
ITEM = "giao-thong-hien-trang"


def broken(folder: Path) -> list[str]:
    return [file for file, _ in gathered(folder).value.materials.broken.get(ITEM, ())]


def without_text(folder: Path) -> Path:
    made = workspace(folder)
    (made / ROAD).unlink()
    return made


def test_a_link_in_the_place_of_a_text_is_named_in_its_box(tmp_path: Path) -> None:
    folder = without_text(tmp_path)
    (folder / ROAD).symlink_to("/etc/passwd")
    assert broken(folder) == [ROAD]


def test_a_folder_that_is_a_link_breaks_every_item_of_its_agency(tmp_path: Path) -> None:
    folder = without_text(tmp_path)
    for file in (folder / FOLDER).iterdir():
        file.unlink()
    (folder / FOLDER).rmdir()
    (folder / FOLDER).symlink_to("/tmp")
    assert broken(folder) == [str(FOLDER)]


@pytest.mark.parametrize("name", [f"{ITEM}.docx", f"gui/{ITEM}.md"])
def test_a_text_elsewhere_or_in_word_is_named_too(tmp_path: Path, name: str) -> None:
    folder = without_text(tmp_path)
    put(folder, f"{FOLDER}/{name}", "Nội dung.\n")
    assert broken(folder) == [f"{FOLDER}/{name}"]


def test_another_agencys_link_and_one_beside_a_text_break_nothing(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    (folder / FOLDER / "anh.png").symlink_to("/etc/passwd")
    put(folder, f"{FOLDER}/{ITEM}.docx", b"PK\x03\x04")
    assert broken(folder) == []
