"""A folder made once is the same in every place, and each stands for itself."""

from pathlib import Path

from tests.issued_rounds import issued
from tests.made_once import made_once, tree


def test_it_is_made_once_for_the_same_values_and_the_same_files_stand_in_every_place(
    tmp_path: Path,
) -> None:
    calls = []

    @made_once
    def make(folder: Path, word: str = "a") -> Path:
        calls.append(word)
        (folder / "trong" / "rỗng").mkdir(parents=True)
        (folder / "trong" / "tep").write_text(word, "utf-8")
        return folder

    places = [make(tmp_path / name) for name in "123"]
    assert calls == ["a"]
    assert tree(places[2]) == {"trong": None, "trong/rỗng": None, "trong/tep": b"a"}
    assert tree(make(tmp_path / "4", word="b"))["trong/tep"] == b"b"
    assert calls == ["a", "b"]


def test_what_a_test_changes_no_other_is_given(tmp_path: Path) -> None:
    first = issued(tmp_path / "1")
    held = tree(first)
    (first / "sections" / "lan-1" / "manifest.json").write_bytes(b"")
    for path in (first / "sections").glob("*.yaml"):
        path.unlink()
    assert tree(issued(tmp_path / "2")) == held
