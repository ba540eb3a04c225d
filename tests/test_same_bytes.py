"""Same inputs, same bytes: elsewhere, at another time, in another order, under other settings."""

from pathlib import Path

from pipeline.publish.start import first_files, start
from pipeline.workspace import templates as shipped
from tests.sample_drafts import REPOSITORY, SampleDrafts, build, contents, copied


def built(workspace: Path, **settings: str) -> dict[str, bytes]:
    return contents(build(workspace, 2, settings))


def test_a_copy_elsewhere_under_other_settings_builds_the_same_bytes(
    sample_drafts: SampleDrafts, tmp_path: Path
) -> None:
    first = contents(sample_drafts.folder(2))
    other = copied(REPOSITORY / "sections", tmp_path / "hai b" / "sections").parent
    second = built(other, TZ="Asia/Ho_Chi_Minh", LC_ALL="C", PYTHONHASHSEED="77", LANG="vi_VN")
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
    assert "bao-cao-lan-2.docx" in first


def test_building_twice_changes_nothing(tmp_path: Path) -> None:
    shipped_files = first_files(shipped.templates() / "khoi-tao", shipped.guide(), province="Mẫu")
    start(tmp_path / "w", shipped_files)
    assert built(tmp_path / "w") == built(tmp_path / "w")
