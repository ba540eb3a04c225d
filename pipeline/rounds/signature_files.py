"""The signatures of all agencies, out of `lan-N/<agency>/ky.yaml`; never an input of a draft."""

from pipeline.intake.shared.signatures import read_signatures
from pipeline.intake.text import decode
from pipeline.model.notice import Outcome, owned
from pipeline.model.signature import Signature
from pipeline.rounds.reader import Filed, Resources, RoundReader, Task
from pipeline.workspace import Inventory
from pipeline.workspace.records import SIGNATURES


def read_signature_files(
    inventory: Inventory, round_number: int, resources: Resources
) -> Outcome[tuple[Signature, ...]]:
    """Give every signature of rounds 1…N, by round, then agency; what is damaged is told."""
    reader = RoundReader(inventory, round_number, resources)
    files = sorted(
        (file.round, file.name, file.agency)
        for file in inventory.files
        if file.agency
        and file.inner.casefold() == SIGNATURES
        and file.round is not None
        and file.round <= round_number
    )
    tasks = [Task(name, (agency, number)) for number, name, agency in files]
    read = reader.all(signature_file, tasks, "Đọc chữ ký")
    found = tuple(entry for entries in read for entry in entries or ())
    return Outcome(found, tuple(reader.notices))


def signature_file(filed: Filed[tuple[str, int]]) -> Outcome[tuple[Signature, ...]]:
    """Give the signatures of one file, () where it cannot be read."""
    agency, number = filed.details
    text = decode(filed.data, file=filed.name)
    if text.value is None:
        return Outcome((), owned(text.notices, agency=agency, item=None))
    read = read_signatures(text.value, filed.name, agency=agency, round_number=number)
    return Outcome(
        read.value or (), owned((*text.notices, *read.notices), agency=agency, item=None)
    )
