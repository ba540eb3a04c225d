from pathlib import Path

import pytest

from tests.edit_sequences import differences


@pytest.mark.parametrize("seed", [1, 2])
def test_what_is_kept_changes_no_byte_whatever_was_edited(tmp_path: Path, seed: int) -> None:
    assert differences(tmp_path / "w", seed, steps=3) == []
