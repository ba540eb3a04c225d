"""`manifest.json`: what a draft was made from, by what, and what came out."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Counts:
    """What the draft holds, and what became of the files received.

    received = placed + withdrawn + refused, counted in the agencies' files that serve an
    item or are named by one.
    """

    sections: int
    tables: int
    figures: int
    words: int
    received: int
    placed: int
    withdrawn: int
    refused: int


def manifest_json(
    *,
    tool: str,
    round_number: int,
    renderer: str | None,
    inputs: Mapping[str, str],
    outputs: Mapping[str, bytes],
    counts: Counts,
) -> bytes:
    """Give the manifest: every input (by hash) and output with its hash, in order of name."""
    content = {
        "tool": tool,
        "round": round_number,
        "renderer": renderer,
        "inputs": _listed(inputs),
        "outputs": _listed({name: sha256(data).hexdigest() for name, data in outputs.items()}),
        "counts": asdict(counts),
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _listed(hashes: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"file": name, "sha256": digest} for name, digest in sorted(hashes.items())]
