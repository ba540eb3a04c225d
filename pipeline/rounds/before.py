"""What a round stands on before its agencies write: all that came before, as one hash."""

import hashlib

from pipeline.limits import MAX_FILE_MB, MB
from pipeline.rounds.reader import Resources
from pipeline.workspace import Inventory, StoredFile, read_bytes


def before_texts(inventory: Inventory, round_number: int, resources: Resources) -> str:
    """Give the hash of every file but those that agencies sent for round N and later ones.

    Issued rounds count as they are kept, with what came in since. A file that cannot be
    read counts with its reason.
    """
    made = hashlib.sha256(repr((round_number, resources.limits, inventory.refused)).encode())
    counted: set[tuple[StoredFile, bool]] = set()
    rounds = (inventory.of_round(number) for number in range(1, round_number + 1))
    for files in (inventory, *rounds):
        for file in files.files:
            kind = (file, file.kept is not None)
            if kind not in counted and not (file.agency and (file.round or 0) >= round_number):
                counted.add(kind)
                made.update(_told(files, file).encode())
    made.update(repr([(entry.number, entry.seal) for entry in inventory.seals]).encode())
    return made.hexdigest()


def _told(inventory: Inventory, file: StoredFile) -> str:
    # a workspace's own limit may be the higher one, and is not known here
    read = read_bytes(inventory, file.name, limit=MAX_FILE_MB * MB)
    if read.value is None:
        return repr((file.name, read.notices))
    return repr((file.name, hashlib.sha256(read.value).hexdigest()))
