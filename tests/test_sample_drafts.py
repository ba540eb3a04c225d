"""The shared drafts are made once, by whoever asks first, and who changes them is found out."""

from pathlib import Path

from tests.sample_drafts import REPOSITORY, SampleDrafts, contents


def test_the_workspace_is_copied_once_however_many_ask(tmp_path: Path) -> None:
    outline = SampleDrafts(tmp_path).root / "sections" / "de-cuong.yaml"
    made = outline.stat().st_ino
    assert SampleDrafts(tmp_path).root / "sections" / "de-cuong.yaml" == outline
    assert outline.stat().st_ino == made


def test_the_copy_says_the_same_in_files_of_another_time(tmp_path: Path) -> None:
    copy = SampleDrafts(tmp_path).root / "sections"
    assert contents(copy) == contents(REPOSITORY / "sections")
    assert {path.stat().st_mtime for path in copy.rglob("*") if path.is_file()} == {1}


def test_a_file_changed_added_or_gone_is_found_out(tmp_path: Path) -> None:
    drafts = SampleDrafts(tmp_path)
    outline = drafts.root / "sections" / "de-cuong.yaml"
    assert drafts.changed() == []
    before = outline.read_bytes()
    (outline.parent / "thừa.md").touch()
    assert drafts.changed() == ["sections"]
    (outline.parent / "thừa.md").unlink()
    assert drafts.changed() == []
    outline.write_bytes(before + b"\n")
    assert drafts.changed() == ["sections"]
    outline.unlink()
    assert drafts.changed() == ["sections"]
