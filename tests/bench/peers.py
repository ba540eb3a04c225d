"""Other engines that compare two .docx: `python -m tests.bench.peers ENGINE OLD NEW OUT`.

A process of its own, so that time and memory are the engine's. They are no part of the build;
`pip install -e '.[bench]'` brings them, with the programs they start inside their wheels.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

AUTHOR: Final = "Bench"


def scalpel(old: Path, new: Path) -> bytes:
    """docx-scalpel: the comparison of its long-running host, with its own settings."""
    import docx_scalpel

    return bytes(docx_scalpel.docx_diff_compare(old.read_bytes(), new.read_bytes()))


def redlines(old: Path, new: Path) -> bytes:
    """python-redlines with the docxodus engine, with its own settings."""
    from python_redlines.engines import DocxodusEngine

    result, *_ = DocxodusEngine().run_redline(AUTHOR, old, new)
    return bytes(result)


ENGINES: Final[Mapping[str, Callable[[Path, Path], bytes]]] = {
    "docx-scalpel": scalpel,
    "python-redlines": redlines,
}
MODULES: Final[Mapping[str, str]] = {
    "docx-scalpel": "docx_scalpel",
    "python-redlines": "python_redlines_docxodus",
}


def main(arguments: Sequence[str]) -> int:
    name, old, new, out = arguments
    Path(out).write_bytes(ENGINES[name](Path(old), Path(new)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
