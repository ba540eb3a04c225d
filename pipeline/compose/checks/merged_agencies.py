"""Ministries and departments merged in 2025, named as if they were still at work.

Source: Nghị quyết 176/2025/QH15 (14 bộ, 3 cơ quan ngang bộ, at work from 01/3/2025; those before
worked until 28/02/2025); the departments of provinces followed. A sentence of the past, a source
of figures ("Nguồn: …") and the issuer of a document of those days may name them.
"""

import re
from collections.abc import Iterator
from typing import Final

from pipeline.compose.checks.evidence import Evidence, Passage
from pipeline.compose.checks.gathered_places import told_once
from pipeline.compose.checks.told_history import sentences_told
from pipeline.model.notice import Notice, Severity
from pipeline.model.text import bare

_AND: Final = r"\s*(?:và|&)\s*"
# the field of a body, in full and in letters, and who has it now
_FIELDS: Final = (
    (rf"Kế hoạch{_AND}Đầu tư|KH\s?&?\s?ĐT", "Tài chính"),
    (r"Giao thông(?:\s*[-–]\s*|\s+)[Vv]ận tải|GTVT", "Xây dựng"),
    (rf"Tài nguyên{_AND}Môi trường|TN\s?&?\s?MT", "Nông nghiệp và Môi trường"),
    (rf"Nông nghiệp{_AND}(?:Phát triển nông thôn|PTNT)|NN\s?&?\s?PTNT",
     "Nông nghiệp và Môi trường"),
    (rf"Thông tin{_AND}Truyền thông|TT\s?&?\s?TT", "Khoa học và Công nghệ"),
    (rf"Lao động\s*[,–-]?\s*Thương binh{_AND}Xã hội|LĐ\s?-?\s?TB\s?&?\s?XH", "Nội vụ"),
)  # fmt: skip
_ALONE: Final = (
    (r"(?:Ủy|Uỷ) ban Dân tộc(?! tộc)|UBDT", "Bộ Dân tộc và Tôn giáo"),
    # the council has a Ban Dân tộc of its own
    (r"Ban Dân tộc(?: tỉnh)?(?!\w| và|,? (?:của )?(?:HĐND|Hội đồng))", "Sở Dân tộc và Tôn giáo"),
)
_BODY: Final = re.compile(
    r"(?P<kind>\b(?:Bộ|Sở|BỘ|SỞ))\s+(?:"
    + "|".join(f"(?P<f{n}>{words})" for n, (words, _) in enumerate(_FIELDS))
    + r")(?![\w])|"
    + "|".join(f"(?P<a{n}>\\b(?:{words}))" for n, (words, _) in enumerate(_ALONE)),
    re.IGNORECASE,
)
_EXCUSED: Final = re.compile(r"^\s*\(?\s*(?:nay là|cũ\b|trước đây)", re.IGNORECASE)
_HINTS: Final = ("Bộ ", "Sở ", "BỘ ", "SỞ ", "an Dân tộc", "UBDT")


def merged_agencies(evidence: Evidence) -> Iterator[Notice]:
    """Tell of bodies that were merged in 2025, each once a file with its places."""
    listed = {bare(agency.name) for agency in evidence.report.agencies}
    found: dict[tuple[str, str], list[Passage]] = {}
    for passage in evidence.passages:
        text = passage.text
        if not any(hint in text for hint in _HINTS) or text.startswith("Nguồn"):
            continue  # the pattern takes ten times as long
        if _BODY.search(text):
            for name, now in _named(text):
                if bare(name) not in listed:
                    found.setdefault((name, now), []).append(passage)
    for (name, now), places in found.items():
        message = f"“{name}” đã được hợp nhất, sắp xếp từ ngày 01/3/2025"
        fix = f"viết {now}; nếu nói việc đã qua thì viết “{name} (nay là {now})”"
        yield from told_once(places, Severity.WARNING, "co-quan-da-hop-nhat", message, fix)


def _named(text: str) -> Iterator[tuple[str, str]]:
    """Give the merged bodies of a text that it names as living ones, with who they are now."""
    for sentence in sentences_told(text):
        if sentence.is_past:
            continue
        for match in _BODY.finditer(sentence.open):
            if not _EXCUSED.match(sentence.open[match.end() :]):
                yield match[0], _now(match)


def _now(match: re.Match[str]) -> str:
    for number, (_, heir) in enumerate(_ALONE):
        if match[f"a{number}"]:
            return heir
    field = next(heir for n, (_, heir) in enumerate(_FIELDS) if match[f"f{n}"])
    return f"{match['kind'].capitalize()} {field}"
