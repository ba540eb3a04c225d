"""Which workspaces are built: each once, the missing told, the others there."""

from pathlib import Path

from pipeline.stages.fleet.tasks import fleet_tasks


def folder(root: Path, name: str) -> Path:
    (root / name / "sections").mkdir(parents=True)
    return root / name


def test_folders_and_lists_are_taken_together_and_each_once(tmp_path: Path) -> None:
    one, two = folder(tmp_path, "a"), folder(tmp_path, "b")
    (tmp_path / "fleet.yaml").write_text("- thu-muc: a\n- {thu-muc: b, lan: 3}\n- thu-muc: none\n")
    read = fleet_tasks((two, tmp_path / "fleet.yaml", one), round_number=1, fast=True)
    assert [(Path(task.folder).name, task.round_number) for task in read.value] == [
        ("b", 1), ("a", 1), ("b", 3),
    ]  # fmt: skip
    codes = sorted(notice.code for notice in read.notices)
    assert codes == ["fleet-khong-co-sections", "fleet-trung"]


def test_a_list_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    read = fleet_tasks((tmp_path / "fleet.yaml",), round_number=1, fast=True)
    assert read.value == ()
    assert [notice.code for notice in read.notices] == ["fleet-khong-doc"]
    (tmp_path / "la.yml").write_bytes(b"\xff\xfe\x00")
    assert fleet_tasks((tmp_path / "la.yml",), round_number=1, fast=True).notices
