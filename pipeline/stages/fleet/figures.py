"""What a draft's folder says of the draft: words, pages, notices, comments; from its own files."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from pipeline.model.fleet import DraftFigures
from pipeline.model.notice import Severity
from pipeline.model.verdict import STILL_OPEN


def draft_figures(folder: Path, round_number: int) -> DraftFigures | None:
    """Give the figures of `build/lan-N/`; None where no draft stands there."""
    manifest = _read(folder / "manifest.json")
    if not isinstance(manifest, dict):
        return None
    notices = _read(folder / "thong-bao.json") or []
    answers = _read(folder / "tiep-thu-giai-trinh.json") or {}
    verdicts = {name: int(count) for name, count in (answers.get("counts") or {}).items()}
    weights = Counter(one.get("severity") for one in notices)
    return DraftFigures(
        words=int((manifest.get("counts") or {}).get("words", 0)),
        pages=_pages(folder / f"bao-cao-lan-{round_number}.pdf"),
        errors=weights[Severity.ERROR.value],
        warnings=weights[Severity.WARNING.value],
        comments=sum(verdicts.values()),
        open_comments=sum(count for name, count in verdicts.items() if name in STILL_OPEN),
        codes=tuple(sorted(Counter(str(one.get("code")) for one in notices).items())),
        verdicts=tuple(sorted(verdicts.items())),
    )


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None


def _pages(pdf: Path) -> int | None:
    """Give how many pages a PDF has; None where there is none, or it cannot be read."""
    if not pdf.is_file():
        return None
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        with PdfReader(pdf) as reader:
            return len(reader.pages)
    except (OSError, ValueError, PyPdfError):
        return None
