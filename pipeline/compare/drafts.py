"""Two drafts compared: the text with its changes marked, and the list of changes."""

from pipeline.compare.align import align
from pipeline.compare.kept.pairs import SectionPairs
from pipeline.compare.ledger import Ledger
from pipeline.compare.revise import revise
from pipeline.model.comparison import Comparison
from pipeline.model.flow import Flow
from pipeline.work.store import NOTHING_KEPT, Store


def compare(
    old: Flow, new: Flow, *, formal: bool = False, kept: Store = NOTHING_KEPT
) -> Comparison:
    """Say what became of one draft in another.

    Args:
        old: The earlier draft as printed.
        new: The later one.
        formal: Mark differences of form too (NFC, tone marks, kinds of space, dash, quote);
            else they are listed only.
        kept: What earlier runs found of two sections.

    Returns:
        Every block of both drafts in reading order. Leaving out what is inserted or moved here
        gives the old draft (after folding differences of form, unless `formal`), leaving out
        what is deleted or moved away the new one. A change is marked exactly if a revision
        names it.
    """
    ledger = Ledger(old, new)
    pairs = SectionPairs(kept)
    lying = align(old, new, pairs)
    sections = revise(lying, old, new, ledger, formal=formal, pairs=pairs)
    return Comparison(old, new, sections, ledger.changes(), formal)
