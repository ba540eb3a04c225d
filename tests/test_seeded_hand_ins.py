"""Hand-ins killed, at once, read meanwhile: a small run of `python -m tests.seeded.hand_ins`."""

from pathlib import Path

from tests.seeded import hand_ins

SEED = 11


def test_a_hand_in_that_is_killed_stands_whole_with_its_receipt_or_not_at_all(
    tmp_path: Path,
) -> None:
    wrong, _ = hand_ins.kills(tmp_path, 3, SEED)
    assert wrong == []


def test_hand_ins_at_once_are_neither_lost_nor_mixed_and_no_reader_sees_two(
    tmp_path: Path,
) -> None:
    wrong, seen = hand_ins.at_once(tmp_path, 16, 2_000)
    assert wrong == []
    assert seen > 1


def test_what_is_mixed_lost_or_told_twice_is_seen(tmp_path: Path) -> None:
    root = hand_ins.workspace(tmp_path / "w")
    folder = root / hand_ins.FOLDER
    folder.mkdir(parents=True)
    for name, mark in zip(hand_ins.NAMES, ("m", "m", "n"), strict=True):
        (folder / name).write_text(mark, encoding="utf-8")
    assert hand_ins.marks(folder) == {"m", "n"}
    (folder / hand_ins.NAMES[0]).unlink()
    assert "" in hand_ins.marks(folder)
    assert hand_ins.read_on(root, 3)[:2] == (3, 3)
    (root / "sections/lan-1/.nop-1").mkdir()
    assert hand_ins.beside(root) == ["left beside: .nop-1"]
    (root / ".phuc-vu").mkdir()
    (root / ".phuc-vu/nhat-ky.jsonl").write_text('{"so":1,"truoc":"x","tep":[]}\n', "utf-8")
    assert len(list(hand_ins.unchained(root))) == 1
    assert hand_ins.receipts(root, ["m"])["m"] == 0
