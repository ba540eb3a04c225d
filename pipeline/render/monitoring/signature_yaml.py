"""An entry of `ky.yaml`, as our strict reader and a person read it."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from pipeline.model.signature import PartSources

# letters, digits and signs that mean nothing to YAML where they stand; others are quoted
_PLAIN: Final = re.compile(r"[^\W_][\w ./()-]*(?<! )")


def signature_entry(
    parts: Sequence[PartSources],
    *,
    person: str,
    title: str,
    number: str,
    day: date,
    scan: str,
) -> str:
    """Give the lines of an entry that signs these parts, each with the hashes of its files."""
    made = _lines(parts, person=person, title=title, number=number, day=day, scan=scan)
    return "".join(f"{line}\n" for line in made)


def _lines(
    parts: Sequence[PartSources],
    *,
    person: str,
    title: str,
    number: str,
    day: date,
    scan: str,
) -> Iterator[str]:
    yield f"- nguoi: {scalar(person)}"
    if title:
        yield f"  chuc-vu: {scalar(title)}"
    yield f"  so: {scalar(number)}"
    yield f"  ngay: {day.isoformat()}"
    if scan:
        yield f"  ban-ky: {scalar(scan)}"
    yield "  muc:"
    for part in parts:
        yield f"    - id: {part.item}"
        yield f"      sha256: {part.sha256}"
        yield "      tep:"
        for file in part.files:
            yield f"        - tep: {scalar(file.inner)}"
            yield f"          sha256: {file.sha256}"


def scalar(text: str) -> str:
    """Give a text as a value of YAML that reads back as just that."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
