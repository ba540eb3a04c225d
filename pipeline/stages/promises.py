"""What answers promise, held against what became of the draft."""

from typing import Final

from pipeline.compare.drafts import compare
from pipeline.consult.places.spots import Spots
from pipeline.consult.trace import trace
from pipeline.consult.trace_notices import trace_notices
from pipeline.model.comparison import Comparison
from pipeline.model.earlier import Left
from pipeline.model.notice import Notice
from pipeline.model.verdict import Trace
from pipeline.rounds import Resources
from pipeline.stages.build import Built, build
from pipeline.stages.consultation import ConsultationRecord, read_consultation
from pipeline.stages.earlier import Memory, remembered
from pipeline.workspace import Inventory

FIRST_ANSWERED: Final = 2  # draft whose answers are the first: no round is before its own


def promises(
    record: ConsultationRecord, found: Trace, comparison: Comparison
) -> tuple[Notice, ...]:
    """Give what is amiss between answers and changes."""
    register = record.register.file
    return tuple(trace_notices(found, record.consultation, comparison, register=register))


def consulted_notices(
    inventory: Inventory, earlier: Built, built: Built, resources: Resources
) -> tuple[Notice, ...]:
    """Give what is amiss in the consultation on the draft before and in its answers."""
    record = read_consultation(inventory, earlier, built.shared, resources)
    comparison = compare(earlier.flow, built.flow, kept=resources.kept)
    found = trace(record.value.consultation, comparison)
    memory = _memory(inventory, record.value, comparison, found, resources)
    return (*record.notices, *promises(record.value, found, comparison), *memory.notices)


def left_now(
    inventory: Inventory, record: ConsultationRecord, earlier: Built, resources: Resources
) -> tuple[Left, ...]:
    """Give what rounds before the last left, as draft N stands now; () where it has none.

    Args:
        inventory: The workspace's files.
        record: What was said on draft N-1, which `earlier` is.
        earlier: That draft.
        resources: Cache, pool and watch.
    """
    number = record.consultation.round + 1
    built = build(inventory, number, resources).value if number > FIRST_ANSWERED else None
    if built is None:
        return ()
    comparison = compare(earlier.flow, built.flow, kept=resources.kept)
    found = trace(record.consultation, comparison)
    return _memory(inventory, record, comparison, found, resources).left


def _memory(
    inventory: Inventory,
    record: ConsultationRecord,
    comparison: Comparison,
    found: Trace,
    resources: Resources,
) -> Memory:
    return remembered(inventory, record, comparison, found, Spots(comparison.new), resources)
