"""What became of everything the agencies sent: received = placed + withdrawn + refused.

A file received is the newest version, in rounds 1…N, of one name in one agency's folder;
records of sending and signing are not contributions. A text withdrawn says so, or its item
left the outline.
"""

from collections.abc import Collection, Sequence

from pipeline.model.fixed import Fixed
from pipeline.model.report import Contribution
from pipeline.workspace import Inventory, Served
from pipeline.workspace.records import is_record


class Tally(Fixed):
    """Numbers of files; the last three add up to the first."""

    received: int
    placed: int
    withdrawn: int
    refused: int


def tally(
    inventory: Inventory,
    round_number: int,
    served: Served,
    contributions: Sequence[Contribution],
    attached: Collection[str],
) -> Tally:
    """Count the files of rounds 1…N by what became of them.

    Args:
        inventory: What stands on disk.
        round_number: N.
        served: Which texts serve.
        contributions: Those that could be read.
        attached: Names of the workbooks and pictures that stand in the report.
    """
    newest = {
        file.name for file in inventory.newest_files(round_number) if not is_record(file.inner)
    }
    texts = {entry.file for entry in contributions if not entry.withdrawn}
    gone = {entry.file for entry in contributions if entry.withdrawn} | set(served.dropped)
    placed = newest & (texts | set(attached))
    withdrawn = (newest & gone) - placed
    return Tally(len(newest), len(placed), len(withdrawn), len(newest - placed - withdrawn))
