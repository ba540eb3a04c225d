"""The finished report in other formats: by LibreOffice where it writes them, else by pandoc.

Both run in a child process with limits. pandoc reads the .docx as it was sent out, so tracked
changes are none of its business; it embeds no file from elsewhere (`--sandbox`).

Source: pandoc manual, `--sandbox`, `--standalone`; GHC's run-time options (`-M`).
"""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pipeline.model.errors import ConversionError
from pipeline.render.pdf.office import Office, run_limited, to_format

_BY_OFFICE: Final = frozenset({"odt", "rtf"})
_WRITERS: Final[Mapping[str, str]] = {
    "odt": "odt",
    "rtf": "rtf",
    "epub": "epub3",
    "html": "html5",
    "md": "gfm",
    "txt": "plain",
}
_MEMORY: Final = "-M2G"  # of pandoc's heap: it ends with a message instead of taking all


def exported(docx: bytes, name: str, office: Office | None) -> tuple[bytes, str]:
    """Give a Word file in another format, and who made it.

    Args:
        docx: The report.
        name: "odt", "rtf", "epub", "html", "md" or "txt".
        office: LibreOffice, None where there is none.

    Raises:
        ConversionError: Nothing came out.
    """
    if office is not None and name in _BY_OFFICE:
        return to_format(office, docx, name), office.version
    return _by_pandoc(docx, name), "pandoc"


def _by_pandoc(docx: bytes, name: str) -> bytes:
    import pypandoc

    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "bao-cao.docx", Path(folder) / f"bao-cao.{name}"
        source.write_bytes(docx)
        run_limited(
            [
                pypandoc.get_pandoc_path(),
                "--from=docx",
                f"--to={_WRITERS[name]}",
                "--standalone",
                "--sandbox",
                *(("--embed-resources",) if name == "html" else ()),
                f"--output={target}",
                str(source),
                "+RTS",
                _MEMORY,
                "-RTS",
            ]
        )
        data = target.read_bytes() if target.is_file() else b""
    if not data:
        raise ConversionError(f"pandoc kết thúc mà không tạo ra tệp .{name}")
    return data
