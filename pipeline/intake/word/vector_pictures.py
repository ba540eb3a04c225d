"""Pictures of Windows (EMF, WMF) drawn as PNG by LibreOffice, in a child with limits.

What it draws depends on its version and fonts, so nothing that a build needs is drawn here: only
an import, which leaves files that are looked at.
"""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pipeline.limits import MAX_CHILD_MB, MAX_CHILD_SECONDS
from pipeline.work.child import (
    OvertimeError,
    office_command,
    run_child,
    tidied_when_ended,
    within,
)

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_ENDINGS: Final = ("emf", "wmf")


def drawn(pictures: Mapping[str, bytes], *, program: str | None) -> Mapping[str, bytes]:
    """Give the PNG of each picture that could be drawn, by its name; the others are absent.

    Args:
        pictures: Bytes by a name that ends in .emf or .wmf.
        program: LibreOffice's, None where there is none: nothing is drawn then.
    """
    wanted = {name: data for name, data in pictures.items() if name.lower().endswith(_ENDINGS)}
    if program is None or not wanted:
        return {}
    with tidied_when_ended() as ending, tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        names = {name: f"{number}.{name[-3:].lower()}" for number, name in enumerate(wanted)}
        for name, data in wanted.items():
            (work / names[name]).write_bytes(data)
        sources = [str(work / own) for own in names.values()]
        command = office_command(program, work / "profile", "--convert-to", "png", "--outdir",
                                 str(work / "out"), *sources)  # fmt: skip
        try:
            run_child(within(command, megabytes=MAX_CHILD_MB), limit=MAX_CHILD_SECONDS,
                      ending=ending)  # fmt: skip
        except OvertimeError:
            return {}
        made = {name: _read(work / "out" / f"{Path(own).stem}.png") for name, own in names.items()}
    return {name: data for name, data in made.items() if data.startswith(_PNG)}


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
