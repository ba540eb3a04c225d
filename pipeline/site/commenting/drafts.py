"""Issued drafts as comments are made on them: each made once, when it is first asked for, and kept.

One that was opened again and issued anew is made anew: the hash of its package tells.
"""

import threading
from collections.abc import Callable
from pathlib import Path

from pipeline.publish.seal import seal_of
from pipeline.stages.commenting.issued_draft import IssuedDraft


class CommentedDrafts:
    """The issued drafts of a workspace; `make` makes one, None where it cannot be made."""

    def __init__(self, workspace: Path, make: Callable[[int], IssuedDraft | None]) -> None:
        self._workspace = workspace
        self._make = make
        self._lock = threading.Lock()
        self._held: dict[int, tuple[str, IssuedDraft]] = {}

    def draft(self, number: int) -> IssuedDraft | None:
        """Give an issued draft, None where the round is not issued or cannot be made.

        Raises:
            BusyError: Somebody else builds in the workspace for too long.
            OSError: A file cannot be read.
        """
        seal = seal_of(self._workspace / "sections" / f"lan-{number}")
        if seal is None or not seal.is_closed:
            return None
        with self._lock:
            held = self._held.get(number)
            if held is not None and held[0] == seal.package:
                return held[1]
            made = self._make(number)
            if made is not None:
                self._held[number] = seal.package, made
            return made
