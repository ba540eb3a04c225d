"""A report passed through LibreOffice: what comes from .odt, .rtf and .doc."""

import subprocess
import tempfile
from pathlib import Path
from typing import Final

_SECONDS: Final = 120


def passed(data: bytes, *through: str) -> bytes:
    """Give a Word file as LibreOffice saves it in each format in turn ("odt", "docx")."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        current = work / "bai.docx"
        current.write_bytes(data)
        for number, kind in enumerate(through):
            current = _saved(current, kind, work, str(number))
        return current.read_bytes()


def converted(source: Path) -> bytes:
    """Give a file of another format as a .docx."""
    with tempfile.TemporaryDirectory() as folder:
        return _saved(source, "docx", Path(folder), "out").read_bytes()


def _saved(source: Path, kind: str, work: Path, target: str) -> Path:
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(work / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            kind,
            "--outdir",
            str(work / target),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=_SECONDS,
    )
    return work / target / f"{source.stem}.{kind}"
