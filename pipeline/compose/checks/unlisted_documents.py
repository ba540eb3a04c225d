"""Documents cited that `van-ban.yaml` does not have: each once, with all its places.

Nobody can say of them whether day, issuer and effect are right. Letters, reports and notices of
offices are no legal bases and are let pass. Source: issue of the province's own comments (cited
laws nobody could find); Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6.b (how bases are cited).
"""

from collections.abc import Iterator
from typing import Final

from pipeline.compose.checks.cited import cited
from pipeline.compose.checks.evidence import Evidence, Passage
from pipeline.compose.law.citations import Citation
from pipeline.compose.law.nearest import misprinted, near
from pipeline.compose.law.symbols import kinds_of
from pipeline.model.legal import LegalLibrary, number_key
from pipeline.model.notice import Notice, Severity
from pipeline.model.text import folded

_PLACES: Final = 6  # of one document that a notice names
_NO_BASES: Final = frozenset({"Công văn", "Báo cáo", "Tờ trình", "Thông báo", "Công điện"})


def unlisted_documents(evidence: Evidence) -> Iterator[Notice]:
    """Tell of documents that the list does not have; nothing where there is no list."""
    if not evidence.registers.documents:
        return
    library = LegalLibrary(evidence.registers.documents)
    found: dict[str, list[tuple[Passage, Citation]]] = {}
    for one in cited(evidence, library):
        if one.document is not None or not _is_base(one.citation):
            continue
        if misprinted(one.passage.text, one.citation, library) is None:
            found.setdefault(_key(one.citation), []).append((one.passage, one.citation))
    for places in found.values():
        yield _told(places, library)


def _is_base(citation: Citation) -> bool:
    if not citation.number:
        return True
    kinds = kinds_of(citation.symbol)
    return bool(kinds) and kinds[0] not in _NO_BASES and citation.kind not in _NO_BASES


def _key(citation: Citation) -> str:
    if not citation.number:
        return folded(f"{citation.kind} {citation.name} {citation.of}")
    year = citation.day.year if citation.day and not citation.year else ""
    return f"{number_key(citation.number)} {year}"


def _told(places: list[tuple[Passage, Citation]], library: LegalLibrary) -> Notice:
    passage, citation = places[0]
    message = f"{_named(places)} chưa có trong van-ban.yaml nên không kiểm tra được ngày, hiệu lực"
    message += _elsewhere([place for place, _ in places])
    fix = "thêm văn bản vào van-ban.yaml (số, loại, ngày, cơ quan, hiệu lực)"
    nearest = next(near(citation, library), None)
    if nearest is not None:
        fix += f"; nếu viết nhầm số, năm: gần giống {nearest.title}"
    return passage.notice(Severity.INFO, "van-ban-ngoai-danh-sach", message, fix)


def _named(places: list[tuple[Passage, Citation]]) -> str:
    """Give the fullest of the ways in which a document is cited."""
    best = max((one for _, one in places), key=lambda one: (one.day is not None, len(one.shown)))
    return f"{best.shown} {best.day.text}" if best.day and best.number else best.shown


def _elsewhere(places: list[Passage]) -> str:
    """Give the words for all places, lines of the first one's file by themselves; "" for one."""
    notices = [place.notice(Severity.INFO, "", "", "") for place in places]
    first = notices[0]
    lines = list(dict.fromkeys(str(n.line) for n in notices if n.file == first.file and n.line))
    others = list(dict.fromkeys(n.place for n in notices if n.file != first.file or not n.line))
    told = [f"dòng {', '.join(lines)}"] if len(lines) > 1 else []
    told += others[:_PLACES]
    rest = f" và {len(others) - _PLACES} chỗ khác" if len(others) > _PLACES else ""
    return f"; viện dẫn tại {'; '.join(told)}{rest}" if told and len(set(places)) > 1 else ""
