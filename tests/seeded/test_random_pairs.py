"""Random pairs are the same for a seed, differ between drafts, and hold every kind of block."""

import hashlib
from pathlib import Path
from random import Random

from tests.seeded.random_blocks import MAKERS, NOTE, block, changed_lines, pipe_table, revised
from tests.seeded.random_pairs import make_pair

SEEDS = range(12)


def _files(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_the_same_seed_writes_the_same_pair(tmp_path: Path) -> None:
    make_pair(tmp_path / "one", 3)
    make_pair(tmp_path / "other", 3)
    assert _files(tmp_path / "one") == _files(tmp_path / "other")


def test_every_pair_has_two_drafts_that_differ(tmp_path: Path) -> None:
    for seed in SEEDS:
        make_pair(tmp_path / str(seed), seed)
        drafts = [_files(tmp_path / str(seed) / "sections" / f"lan-{number}") for number in (1, 2)]
        assert drafts[0] != drafts[1]
        assert any(name.endswith(".md") for name in drafts[0])


def test_every_kind_of_block_is_made() -> None:
    rng = Random(1)
    blocks = [block(rng) for _ in range(300)]
    openings = {text[0] for text in blocks}
    assert {"#", "-", ">", ":", "`", "$", "a", "B", "1"} <= openings
    assert any(NOTE in text for text in blocks)
    assert len(MAKERS) >= 11


def test_a_table_keeps_its_header_when_lines_are_changed() -> None:
    for seed in range(30):
        rng = Random(seed)
        table = pipe_table(rng, caption=False)
        head = table.split("\n")[:2]
        assert changed_lines(rng, table).split("\n")[:2] == head


def test_a_draft_of_which_nothing_is_touched_is_the_same() -> None:
    rng = Random(2)
    blocks = [block(rng) for _ in range(20)]
    assert revised(rng, blocks, 1e-9) == blocks
    assert revised(rng, blocks, 0.9) != blocks
