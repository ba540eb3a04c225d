"""Each feature is a workspace that differs in just that, whatever builds it."""

from pathlib import Path

from tests.oracle.features import FEATURES, write_feature


def test_there_are_at_least_forty_five_each_with_its_name() -> None:
    names = [feature.name for feature in FEATURES]
    assert len(set(names)) == len(names) >= 45


def test_every_feature_writes_both_drafts(tmp_path: Path) -> None:
    for number, feature in enumerate(FEATURES):
        root = tmp_path / str(number)
        write_feature(root, feature)
        assert list((root / "sections" / "lan-1").rglob("*.md"))
        outline = root / "sections" / "lan-2" / "de-cuong.yaml"
        assert outline.exists() or list((root / "sections" / "lan-2").rglob("*.md"))


def test_what_has_no_mark_is_told_of_few() -> None:
    assert [f.name for f in FEATURES if f.untrackable] == ["landscape toggled", "alt text"]
