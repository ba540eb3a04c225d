"""Pictures of Windows (EMF, WMF) drawn as PNG by LibreOffice, in a child with limits.

What it draws depends on its version and fonts, so nothing that a build needs is drawn here: only
an import, which leaves files that are looked at.
"""

import io
import json
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
# LibreOffice draws the page on which it lays the picture: large, then cut to what is drawn
_SIDE: Final = {"PixelWidth": 2480, "PixelHeight": 3508}
_DRAWING: Final = "png:draw_png_Export:" + json.dumps(
    {name: {"type": "long", "value": str(value)} for name, value in _SIDE.items()}
)
_MARGIN: Final = 8  # pixels left white round what is drawn


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
        command = office_command(program, work / "profile", "--convert-to", _DRAWING, "--outdir",
                                 str(work / "out"), *sources)  # fmt: skip
        try:
            run_child(within(command, megabytes=MAX_CHILD_MB), limit=MAX_CHILD_SECONDS,
                      ending=ending)  # fmt: skip
        except OvertimeError:
            return {}
        made = {name: _read(work / "out" / f"{Path(own).stem}.png") for name, own in names.items()}
    return {name: _cut(data) for name, data in made.items() if data.startswith(_PNG)}


def _cut(png: bytes) -> bytes:
    """Give a picture without the white of the page round it; the whole where it is all white."""
    from PIL import Image, ImageChops

    try:
        with Image.open(io.BytesIO(png)) as opened:
            page = Image.new("RGB", opened.size, "white")
            layer = opened.convert("RGBA")
            page.paste(layer, mask=layer.getchannel("A"))
    except OSError:
        return png
    inked = ImageChops.difference(page, Image.new("RGB", page.size, "white")).getbbox()
    if inked is None:
        return png
    left, top, right, bottom = inked
    box = (max(0, left - _MARGIN), max(0, top - _MARGIN),
           min(page.width, right + _MARGIN), min(page.height, bottom + _MARGIN))  # fmt: skip
    held = io.BytesIO()
    page.crop(box).save(held, "PNG")
    return held.getvalue()


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
