"""The gate every .docx must pass: invariants of our own on lxml, none of the pipeline's code.

`defects(docx)` is empty for a clean file. The other half is the SDK validator (`sdk.py`, in CI);
what each finds the other partly misses, so both are asked.

Used by CI: `python -m tests.oracle.gate FILE…` prints every defect and exits 1 if there is one.
"""

import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from tests.oracle import gate_markup, gate_names, gate_order, gate_package, gate_tables
from tests.oracle.docx_parts import Package, read_package

_PACKAGE_CHECKS: Final[tuple[Callable[[Package], Iterator[str]], ...]] = (
    gate_package.content_types,
    gate_package.relationships,
    gate_package.references,
    gate_package.roots,
)
# what `zipfile` raises for damaged bytes; RuntimeError is encryption, or an unknown method
_DAMAGED: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)
_DOCUMENT_CHECKS: Final[tuple[Callable[[Package], Iterator[str]], ...]] = (
    gate_order.element_order,
    gate_order.nesting,
    gate_order.spaces,
    gate_order.paragraph_ids,
    gate_markup.revisions,
    gate_markup.annotation_ids,
    gate_markup.pairs,
    gate_markup.bookmark_names,
    gate_markup.fields,
    gate_markup.anchors,
    gate_tables.endings,
    gate_tables.tables,
    gate_tables.sections,
    gate_names.styles,
    gate_names.numbering,
    gate_names.notes,
    gate_names.comments,
    gate_names.drawings,
)


def defects(docx: str | Path | bytes) -> list[str]:
    """Every defect of a .docx (path or bytes), as "part: element near "text": what is wrong"."""
    try:
        package = read_package(docx)
        found = [*gate_package.entries(docx), *package.defects]
    except _DAMAGED as problem:
        return [f"the file is no readable zip: {problem}"]
    for check in _PACKAGE_CHECKS:
        found.extend(check(package))
    if package.main not in package.trees:
        return [*found, f"{package.main}: no main document"]
    for check in _DOCUMENT_CHECKS:
        found.extend(check(package))
    return found


def main(arguments: Sequence[str]) -> int:
    """Print the defects of all files (or of every .docx below a folder); 1 if there are any."""
    files: list[Path] = []
    for name in arguments:
        path = Path(name)
        files.extend(sorted(path.rglob("*.docx")) if path.is_dir() else [path])
    if not files:
        print("gate: no file given", file=sys.stderr)
        return 2
    results = [(path, defects(path)) for path in files]
    for path, found in results:
        for defect in found:
            print(f"{path}: {defect}")
    wrong = sum(bool(found) for _, found in results)
    print(f"gate: {len(files)} files, {wrong} with defects")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
