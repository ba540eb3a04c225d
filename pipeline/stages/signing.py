"""Who signed what stands in a round: asked by status, progress, seal and dossier."""

from collections import defaultdict
from datetime import date

from pipeline.model.fixed import Fixed
from pipeline.model.notice import Notice, Outcome
from pipeline.model.signature import PartSignature, Signature
from pipeline.monitor.receipt_notices import receipt_notices
from pipeline.monitor.signature_notices import signature_notices
from pipeline.monitor.signatures import signed_parts
from pipeline.rounds import Resources, Shared
from pipeline.rounds.record_files import read_receipt_files, read_signature_files
from pipeline.stages.build import Built
from pipeline.workspace import Inventory


class Signing(Fixed):
    """The parts of a round with their signatures, in the order of the outline.

    `signatures` are all entries of the `ky.yaml` files of rounds 1…N, those that no longer
    hold among them.
    """

    parts: tuple[PartSignature, ...]
    signatures: tuple[Signature, ...]


def signing(
    inventory: Inventory, built: Built, resources: Resources, *, today: date
) -> Outcome[Signing]:
    """Give who signed what stands in a round that was built, and what is wrong with it.

    A part that withdraws is no part: nothing of it stands in the report.
    """
    number = built.shared.round.number
    read = read_signature_files(inventory, number, resources)
    withdrawn = {
        key
        for key, contribution in built.gathered.materials.contributions.items()
        if contribution.withdrawn
    }
    standing = [part for part in built.gathered.parts if (part.item, part.agency) not in withdrawn]
    states = signed_parts(standing, read.value)
    notices = signature_notices(
        read.value,
        states,
        writes=writers(built.shared),
        files={file.name for file in inventory.files},
        today=today,
    )
    return Outcome(Signing(states, read.value), (*read.notices, *notices))


def record_notices(inventory: Inventory, built: Built, resources: Resources) -> tuple[Notice, ...]:
    """Give what is wrong with `ky.yaml` and `nop.yaml` up to a round, whatever day it is."""
    signed = signing(inventory, built, resources, today=date.max)
    receipts = read_receipt_files(inventory, built.shared.round.number, resources)
    read = built.gathered.inputs
    files = {file.name: read.get(file.name, "") for file in inventory.files if file.agency}
    wrong = receipt_notices(receipts.value, files, today=date.max)
    return (*signed.notices, *receipts.notices, *wrong)


def writers(shared: Shared) -> dict[str, set[str]]:
    """Give the items that each agency writes, in any outline up to the round."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for outline in (*shared.earlier, shared.outline):
        for item in outline.items:
            for agency in (item.lead, *item.partners):
                found[agency].add(item.id)
    return dict(found)
