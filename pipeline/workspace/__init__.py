"""Folders, rounds, and which file serves which item.

`inventory` lists what stands on disk, `serving` says which file serves, `attachments` finds
what a path in a section means, `opening` gives a file's bytes. The rest of the pipeline
asks here and never walks a folder itself.
"""

from pipeline.workspace.attachments import ALREADY_TOLD, Refusal, resolve, spelling_advice
from pipeline.workspace.inventory import Inventory, RefusedEntry, StoredFile, scan, shared_file
from pipeline.workspace.opening import read_bytes
from pipeline.workspace.serving import RefusedText, Served, ServedFile, serve
from pipeline.workspace.unused import unused_files

__all__ = [
    "ALREADY_TOLD",
    "Inventory",
    "Refusal",
    "RefusedEntry",
    "RefusedText",
    "Served",
    "ServedFile",
    "StoredFile",
    "read_bytes",
    "resolve",
    "scan",
    "serve",
    "shared_file",
    "spelling_advice",
    "unused_files",
]
