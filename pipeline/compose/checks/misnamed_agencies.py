"""Names of ministries and departments written otherwise than in `co-quan.yaml`.

"Sở Tài Chính", "Sở Văn hóa Thể thao và Du lịch", "Sở Nông nghiệp & Môi trường", "Sở Khoa học". The
list is the one name a report uses; how a tone mark is placed is no other name.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from pipeline.compose.checks.evidence import Evidence, Passage
from pipeline.compose.checks.gathered_places import told_once
from pipeline.model.notice import Notice, Severity
from pipeline.model.text import bare

_KINDS: Final = ("Bộ", "Sở")
_JOINT: Final = r"(?:\s*[,–-]\s*|\s*(?:,\s*)?(?:và|&)\s*|\s+)"
_WORD: Final = re.compile(r"[^\W_]+")


def misnamed_agencies(evidence: Evidence) -> Iterator[Notice]:
    """Tell of names that differ from the list, each once a file with its places."""
    names = tuple(
        agency.name for agency in evidence.report.agencies if agency.name.startswith(_KINDS)
    )
    found: dict[tuple[str, str], list[Passage]] = {}
    for passage in evidence.passages:
        if "Sở " in passage.text or "Bộ " in passage.text:
            for written, name in _misnamed(passage.text, names):
                found.setdefault((written, name), []).append(passage)
    for (written, name), places in found.items():
        message = f"“{written}” khác tên trong co-quan.yaml: {name}"
        yield from told_once(places, Severity.WARNING, "co-quan-sai-ten", message, f"viết “{name}”")


def _misnamed(text: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    taken: set[int] = set()  # where a whole name begins, its first words are none by themselves
    for pattern, name in _patterns(tuple(names)):
        for match in pattern.finditer(text):
            written = " ".join(match[0].split())
            if match.start() not in taken and not _is_same(written, name):
                yield written, name
            taken.add(match.start())


def _is_same(written: str, name: str) -> bool:
    """Say whether two names differ by the place of a tone mark at most, or by capitals all over."""
    if written.isupper():
        return True
    return written == name or (_shape(written) == _shape(name) and bare(written) == bare(name))


def _shape(text: str) -> str:
    """Give capitals, small letters and signs of a name, whatever the letters."""
    plain = unicodedata.normalize("NFC", text)
    return "".join("A" if sign.isupper() else "a" if sign.isalpha() else sign for sign in plain)


@lru_cache(maxsize=16)
def _patterns(names: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Give what finds each name however it is joined; its first words alone, too."""
    every = tuple((_loose(name), name) for name in names)
    short = ((_cut(name), name) for name in names)
    return (*every, *((pattern, name) for pattern, name in short if pattern is not None))


def _loose(name: str) -> re.Pattern[str]:
    kind, *words = (word for word in _WORD.findall(name) if word != "và")
    inner = _JOINT.join(f"(?i:{re.escape(word)})" for word in words)
    return re.compile(rf"\b{kind}\s+{inner}(?!\w)")


def _cut(name: str) -> re.Pattern[str] | None:
    """Give what finds a name that stops before its last part: "Sở Nông nghiệp"; None for others."""
    head, joint, _ = name.partition(" và ")
    first = head.split(",")[0]
    if not joint:
        return None
    return re.compile(
        rf"\b{re.escape(first)}(?!\w)(?!\s*(?:,|và|&|-|–)\s*(?:[A-ZĐ]\w|và))(?!\s+[A-ZĐ])"
    )
