"""Everything a round is made of, read.

The readers open nothing; bytes come from the workspace, each file once, and every file read
is named with its hash as an input of the draft.
"""

from pipeline.rounds.contributions import Gathered, read_round
from pipeline.rounds.reader import Resources
from pipeline.rounds.shared import Shared, read_shared

__all__ = ["Gathered", "Resources", "Shared", "read_round", "read_shared"]
