"""Folders, rounds, and which file serves which item.

`inventory` lists what stands on disk, `sealed` puts what issued rounds keep in its place,
`serving` says which file serves, `attachments` finds what a path in a section means, `opening`
gives a file's bytes. The rest of the pipeline asks here and never walks a folder itself.
"""

from pipeline.workspace.attachments import ALREADY_TOLD, Refusal, resolve, spelling_advice
from pipeline.workspace.inventory import (
    Inventory,
    RefusedEntry,
    SealedRound,
    StoredFile,
    listed,
    shared_file,
    stored,
)
from pipeline.workspace.opening import opened, read_bytes
from pipeline.workspace.sealed import differences, earlier_seals, input_files, is_bound, scan
from pipeline.workspace.serving import RefusedText, Served, ServedFile, serve
from pipeline.workspace.unused import unused_files

__all__ = [
    "ALREADY_TOLD",
    "Inventory",
    "Refusal",
    "RefusedEntry",
    "RefusedText",
    "SealedRound",
    "Served",
    "ServedFile",
    "StoredFile",
    "differences",
    "earlier_seals",
    "input_files",
    "is_bound",
    "listed",
    "opened",
    "read_bytes",
    "resolve",
    "scan",
    "serve",
    "shared_file",
    "spelling_advice",
    "stored",
    "unused_files",
]
