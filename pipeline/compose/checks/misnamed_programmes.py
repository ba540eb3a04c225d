"""Names of programmes written otherwise than in the decision that approved them.

The names are the subjects of `van-ban.yaml` ("Phê duyệt Chương trình mục tiêu quốc gia …"). A name
is short or whole; one whose words are others by a slip is neither.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.compose.checks.evidence import Evidence
from pipeline.model.legal import LegalDocument
from pipeline.model.notice import Notice, Severity

_SUBJECT: Final = re.compile(
    r"[Cc]hương trình (?P<rest>mục tiêu quốc gia .+?)(?= giai đoạn|[:;,(]|$)"
)
_NAMED: Final = re.compile(
    r"[Cc]hương trình (?:mục tiêu quốc gia|MTQG) (?:về )?(?P<rest>[^.;:()“”\n]{5,140})"
)
_SHORT: Final = (
    ("đồng bào dtts", "đồng bào dân tộc thiểu số"), ("dtts", "dân tộc thiểu số"),
    ("kt-xh", "kinh tế xã hội"), (" - ", " "), ("–", " "), ("&", "và"), (",", ""), ("-", " "),
)  # fmt: skip
_FEWEST: Final = 4  # words of a name that a slip leaves recognisable
_SLIPS: Final = 2  # words that may differ


def misnamed_programmes(evidence: Evidence) -> Iterator[Notice]:
    """Tell of programmes whose name differs by a word or two from the one approved."""
    names = tuple(_programmes(evidence.registers.documents))
    for passage in evidence.passages:
        if "hương trình m" not in passage.text and "hương trình MTQG" not in passage.text:
            continue
        for match in _NAMED.finditer(passage.text):
            near = _near(match["rest"], [name for name, _ in names])
            if near is not None:
                written, name = near
                document = next(one for known, one in names if known == name)
                message = (
                    f"“{written}” khác tên chương trình tại {document.title}: “{name}”"
                    f"{document.hearsay}"
                )
                fix = f"viết “Chương trình mục tiêu quốc gia {name}”"
                yield passage.notice(Severity.WARNING, "chuong-trinh-sai-ten", message, fix)


def _programmes(documents: Sequence[LegalDocument]) -> Iterator[tuple[str, LegalDocument]]:
    for document in documents:
        found = _SUBJECT.search(document.subject)
        if found is not None:
            yield found["rest"].removeprefix("mục tiêu quốc gia "), document


def _near(rest: str, names: Sequence[str]) -> tuple[str, str] | None:
    """Give the words that differ from a name by a slip, and that name; None where none do."""
    # loaded for a programme that is named
    from rapidfuzz.distance import Levenshtein

    words = _words(rest)
    found: tuple[int, int, str] | None = None
    for name in names:
        known = _words(name)
        if words[: len(known)] == known or _is_short(words, known):
            return None
        if len(known) < _FEWEST or words[:1] != known[:1]:
            continue
        for length in range(len(known) - _SLIPS, len(known) + _SLIPS + 1):
            slips = Levenshtein.distance(words[:length], known)
            if 0 < slips <= _SLIPS and (found is None or slips < found[0]):
                found = (slips, length, name)
    if found is None:
        return None
    return " ".join(rest.split()[: found[1] + 1]), found[2]


def _is_short(words: Sequence[str], known: Sequence[str]) -> bool:
    """Say whether a text goes on after the first words of a name: a short form, no other name."""
    same = 0
    for one, other in zip(words, known, strict=False):
        if one != other:
            break
        same += 1
    rest = " ".join(words[same:])
    return same >= 2 and not any(word in rest for word in known[same:] if len(word) > 1)


def _words(text: str) -> list[str]:
    plain = f" {text.casefold()} "
    for short, full in _SHORT:
        plain = plain.replace(short, full)
    return plain.split()
