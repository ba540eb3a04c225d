"""What agencies' folders say of themselves: signatures (`ky.yaml`), days of delivery (`nop.yaml`).

Never inputs of a draft: whoever watches over the work reads them, and seal and dossier.
"""

from pipeline.intake.shared.difficulties import read_difficulties
from pipeline.intake.shared.receipts import read_receipts
from pipeline.intake.shared.signatures import read_signatures
from pipeline.intake.text import decode
from pipeline.model.notice import Outcome, owned
from pipeline.model.receipt import Difficulty, Receipt
from pipeline.model.signature import Signature
from pipeline.rounds.reader import Filed, Resources, RoundReader, Task
from pipeline.workspace import Inventory, shared_file
from pipeline.workspace.records import DELIVERIES, SIGNATURES

DIFFICULTIES = "kho-khan.yaml"
Of = tuple[str, int]  # agency and round


def read_signature_files(
    inventory: Inventory, round_number: int, resources: Resources
) -> Outcome[tuple[Signature, ...]]:
    """Give every signature of rounds 1…N, by round, then agency; what is damaged is told."""
    reader = RoundReader(inventory, round_number, resources)
    read = reader.all(signature_file, _tasks(inventory, SIGNATURES, round_number), "Đọc chữ ký")
    return Outcome(
        tuple(entry for entries in read for entry in entries or ()), tuple(reader.notices)
    )


def read_receipt_files(
    inventory: Inventory, round_number: int, resources: Resources
) -> Outcome[tuple[Receipt, ...]]:
    """Give what is written down of files that came in rounds 1…N, by round, then agency."""
    reader = RoundReader(inventory, round_number, resources)
    read = reader.all(receipt_file, _tasks(inventory, DELIVERIES, round_number), "Đọc sổ nộp")
    return Outcome(
        tuple(entry for entries in read for entry in entries or ()), tuple(reader.notices)
    )


def read_difficulty_file(
    inventory: Inventory, round_number: int, resources: Resources
) -> Outcome[tuple[Difficulty, ...]]:
    """Give what `kho-khan.yaml` says, as it serves in round N."""
    reader = RoundReader(inventory, round_number, resources)
    file = shared_file(inventory, DIFFICULTIES, round_number)
    read = None if file is None else reader.one(difficulty_file, file, "")
    return Outcome(read or (), tuple(reader.notices))


def signature_file(filed: Filed[Of]) -> Outcome[tuple[Signature, ...]]:
    """Give the signatures of one file, () where it cannot be read."""
    agency, number = filed.details
    text = decode(filed.data, file=filed.name)
    if text.value is None:
        return Outcome((), owned(text.notices, agency=agency, item=None))
    read = read_signatures(text.value, filed.name, agency=agency, round_number=number)
    return Outcome(
        read.value or (), owned((*text.notices, *read.notices), agency=agency, item=None)
    )


def receipt_file(filed: Filed[Of]) -> Outcome[tuple[Receipt, ...]]:
    """Give the entries of one `nop.yaml`, () where it cannot be read."""
    agency, number = filed.details
    text = decode(filed.data, file=filed.name)
    if text.value is None:
        return Outcome((), owned(text.notices, agency=agency, item=None))
    read = read_receipts(text.value, filed.name, agency=agency, round_number=number)
    return Outcome(read.value, owned((*text.notices, *read.notices), agency=agency, item=None))


def difficulty_file(filed: Filed[str]) -> Outcome[tuple[Difficulty, ...]]:
    """Give the difficulties of a file, () where it cannot be read."""
    text = decode(filed.data, file=filed.name)
    if text.value is None:
        return Outcome((), text.notices)
    read = read_difficulties(text.value, filed.name)
    return Outcome(read.value, (*text.notices, *read.notices))


def _tasks(inventory: Inventory, name: str, round_number: int) -> list[Task[Of]]:
    files = sorted(
        (file.round, file.name, file.agency)
        for file in inventory.files
        if file.agency
        and file.inner.casefold() == name
        and file.round is not None
        and file.round <= round_number
    )
    return [Task(file, (agency, number)) for number, file, agency in files]
