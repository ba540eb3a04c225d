"""`manifest.json`: what a draft was made from, by what, and what came out."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256

from pipeline.model.document import Block, Figure, NoteMark, Table, own_runs, plain_text, walk
from pipeline.model.report import Report


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


def content_counts(report: Report) -> tuple[int, int, int, int]:
    """Give the numbers of sections written, tables, figures, and words of a report."""
    sections = tables = figures = words = 0
    for section in report.sections():
        sections += not section.missing
        words += len(section.title.split())
        for block in walk(section.blocks):
            tables += isinstance(block, Table)
            figures += isinstance(block, Figure)
            words += _words(block)
    return sections, tables, figures, words


def _words(block: Block) -> int:
    runs = own_runs(block)
    notes = (inner for run in runs if isinstance(run, NoteMark) for inner in walk(run.blocks))
    if isinstance(block, Table):
        cells = (len(cell.text.split()) for row in block.grid.rows for cell in row.cells)
        own = len(plain_text(block.caption).split()) + sum(cells)
    else:
        own = len(plain_text(runs).split())
    return own + sum(map(_words, notes))


def _listed(hashes: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"file": name, "sha256": digest} for name, digest in sorted(hashes.items())]
