"""The report of a draft alone, without what else a draft leaves: a third of its time."""

from pathlib import Path

from pipeline.rounds import Resources
from pipeline.stages.build import build
from pipeline.stages.word import written
from pipeline.work.pool import serial
from pipeline.work.watch import unwatched
from pipeline.workspace import scan
from tests.rounds.workspaces import READ


def report(root: Path, number: int) -> bytes:
    """Give the Word file of a draft's report, as `draft --fast` writes it."""
    built = build(scan(root).value, number, Resources(READ, serial, unwatched)).value
    assert built is not None
    word = written(root, built).value
    assert word is not None
    return word.data
