"""Texts that tests keep beside them, written anew by `pytest --renew-golden`."""

from pathlib import Path

import pytest


def is_as_kept(file: Path, found: str, request: pytest.FixtureRequest) -> bool:
    """Say whether a text is the one kept in a file; look at what is renewed before committing."""
    if request.config.getoption("--renew-golden"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(found, encoding="utf-8")
    return found == file.read_text(encoding="utf-8")
