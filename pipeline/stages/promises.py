"""What answers promise, held against what became of the draft."""

from pipeline.compare.drafts import compare
from pipeline.consult.places.spots import Spots
from pipeline.consult.trace import trace
from pipeline.consult.trace_notices import trace_notices
from pipeline.model.comparison import Comparison
from pipeline.model.notice import Notice
from pipeline.model.verdict import Trace
from pipeline.rounds import Resources
from pipeline.stages.build import Built
from pipeline.stages.consultation import ConsultationRecord, read_consultation
from pipeline.stages.earlier import remembered
from pipeline.workspace import Inventory


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
    comparison = compare(earlier.flow, built.flow)
    found = trace(record.value.consultation, comparison)
    memory = remembered(
        inventory, record.value, comparison, found, Spots(comparison.new), resources
    )
    return (*record.notices, *promises(record.value, found, comparison), *memory.notices)
