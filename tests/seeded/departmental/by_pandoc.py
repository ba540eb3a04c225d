"""A report written in Markdown by someone who sends what pandoc makes of it."""

import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Final

import pypandoc

from tests.seeded.departmental.truth import (
    Aside,
    Heading,
    Item,
    Para,
    Piece,
    Report,
    Table,
    Title,
)

_NO_PIECES: Final = (Aside, Title)


def written(report: Report) -> bytes:
    """Give the .docx that pandoc makes of the report."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "bai.docx"
        subprocess.run(
            [pypandoc.get_pandoc_path(), "-f", "markdown", "-o", str(target)],
            input=_markdown(report).encode(),
            check=True,
        )
        return target.read_bytes()


def fit(report: Report) -> Report:
    """Leave out what Markdown cannot say."""
    kept = (piece for piece in report.pieces if not isinstance(piece, _NO_PIECES))
    return replace(report, pieces=tuple(map(_bare, kept)))


def _bare(piece: Piece) -> Piece:
    return replace(piece, unit="", origin="") if isinstance(piece, Table) else piece


def _markdown(report: Report) -> str:
    lines: list[str] = []
    notes: list[str] = []
    last: Piece | None = None
    for piece in report.pieces:
        if isinstance(piece, Item) and isinstance(last, Item):
            lines[-1:] = [] if lines[-1] == "" else lines[-1:]
        lines.extend(_lines(piece, notes))
        last = piece
    return "\n".join((*lines, *notes))


def _lines(piece: Piece, notes: list[str]) -> tuple[str, ...]:
    match piece:
        case Heading():
            return (
                "",
                f"{'#' * piece.level} {_escaped(f'{piece.number} {piece.text}'.strip())}",
                "",
            )
        case Para():
            mark = ""
            if piece.note:
                mark = f"[^{len(notes) + 1}]"
                notes.extend(("", f"[^{len(notes) + 1}]: {piece.note}"))
            return (piece.text + mark, "")
        case Item(marker="+"):
            return (f"    - {piece.text}",)
        case Item():
            return (f"{piece.marker} {piece.text}", "")
        case Table():
            rows = [" | ".join(cell.text if cell else "" for cell in row) for row in piece.rows]
            rule = " | ".join("---" for _ in piece.rows[0])
            table = (rows[0], rule, *rows[1:])
            return ("", *(f"| {row} |" for row in table), "", f": {piece.caption}", "")
        case _:
            return ()


def _escaped(text: str) -> str:
    return text.replace(".", "\\.")
