"""Issued rounds that somebody tampers with: a small run of `python -m tests.seeded.sealed`."""

import random
from pathlib import Path

import pytest

from tests.seeded.sealed import (
    command,
    dossier_kills,
    elsewhere,
    flips,
    issued,
    kills,
    moves,
)

SEED = 5


@pytest.mark.bench
def test_every_byte_turned_and_file_moved_is_told_by_name(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    root = issued(tmp_path / "w", SEED)
    assert flips(root, 6, chance) == 6
    assert moves(root, 6, chance) == 6
    assert command(root, "verify") == (0, [])
    assert elsewhere(root, tmp_path / "nơi khác")


@pytest.mark.bench
def test_what_is_killed_is_whole_or_not_there(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    assert kills(tmp_path, 2, SEED, chance) == 2
    assert dossier_kills(tmp_path, 2, SEED, chance) == 2
