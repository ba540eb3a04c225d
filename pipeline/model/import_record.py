"""What an import of a Word file left behind it: `.nhap/<item>.json`.

Source: design.md, section 2: {source, sha256, outputs, left: [{place, text, why, fix}]}.
"""

import json
from collections.abc import Mapping
from hashlib import sha256

from pipeline.model.brought import Left
from pipeline.model.fixed import Fixed


class ImportRecord(Fixed):
    """One import.

    Attributes:
        source: The name of the Word file.
        sha256: The hash of its bytes.
        outputs: The hashes of the files that were written, by name.
        left: What is in none of them.
    """

    source: str
    sha256: str
    outputs: tuple[tuple[str, str], ...]
    left: tuple[Left, ...] = ()

    def changed(self, files: Mapping[str, bytes]) -> tuple[str, ...]:
        """Give the names of written files that are there no more as they were written."""
        return tuple(
            name
            for name, digest in self.outputs
            if name in files and digest_of(files[name]) != digest
        )


def digest_of(data: bytes) -> str:
    """Give the hex SHA-256 of a file's bytes."""
    return sha256(data).hexdigest()


def record_name(item: str) -> str:
    """Give the name of an item's record within its agency's folder."""
    return f".nhap/{item}.json"


def write_record(record: ImportRecord) -> bytes:
    """Give a record as JSON, readable by people."""
    told = {
        "source": record.source,
        "sha256": record.sha256,
        "outputs": [{"file": name, "sha256": digest} for name, digest in record.outputs],
        "left": [
            {"place": left.place, "text": left.text, "why": left.why, "fix": left.fix}
            for left in record.left
        ],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def read_record(data: bytes) -> ImportRecord | None:
    """Give the record of an earlier import; None for what is none."""
    try:
        told = json.loads(data)
        outputs = tuple((str(o["file"]), str(o["sha256"])) for o in told["outputs"])
        left = tuple(
            Left(str(e["place"]), str(e["text"]), str(e["why"]), str(e.get("fix", "")))
            for e in told["left"]
        )
        return ImportRecord(str(told["source"]), str(told["sha256"]), outputs, left)
    except (ValueError, KeyError, TypeError):
        return None
