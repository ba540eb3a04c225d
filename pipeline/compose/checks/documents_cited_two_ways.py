"""One document cited with two days, or with and without the year in its number.

Documents of the list are held against it; this holds what no list has against itself. A number
without a year ("12/QĐ-UBND") begins anew each year, so two years are two documents.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.compose.checks.cited import Cited, cited
from pipeline.compose.checks.evidence import Evidence
from pipeline.model.legal import LegalLibrary, number_key
from pipeline.model.notice import Notice, Severity


def documents_cited_two_ways(evidence: Evidence) -> Iterator[Notice]:
    """Tell of citations that disagree with others of the same document."""
    library = LegalLibrary(evidence.registers.documents)
    every = [one for one in cited(evidence, library) if one.citation.number]
    dated: dict[tuple[str, str], list[Cited]] = {}
    for one in every:
        day = one.citation.day
        if one.document is None and day is not None and day.value is not None:
            dated.setdefault((number_key(one.citation.number), day.year), []).append(one)
    for places in dated.values():
        yield from _two_days(places)
    yield from _without_year(every)


def _two_days(places: Sequence[Cited]) -> Iterator[Notice]:
    days = Counter(_day(one) for one in places)
    if len(days) < 2:
        return
    usual = days.most_common(1)[0][0]
    model = next(one for one in places if _day(one) == usual)
    for one in places:
        if _day(one) != usual and one.citation.day is not None and model.citation.day is not None:
            message = (
                f"{one.citation.shown} ở đây ghi “{one.citation.day.text}”, tại {_address(model)} "
                f"ghi “{model.citation.day.text}”"
            )
            fix = "ghi một ngày thống nhất, theo văn bản"
            yield one.passage.notice(Severity.WARNING, "van-ban-hai-cach", message, fix)


def _without_year(every: Sequence[Cited]) -> Iterator[Notice]:
    """Tell of "66.2/NQ-CP" where the report elsewhere has "66.2/2025/NQ-CP" of no other day."""
    full: dict[str, Cited] = {}
    for one in every:
        if one.citation.year:
            head, _, rest = number_key(one.citation.number).partition("/")
            full.setdefault(f"{head}/{rest.partition('/')[2]}", one)
    for one in every:
        other = full.get(number_key(one.citation.number)) if not one.citation.year else None
        if other is None or one.document is not None or not _may_be_same(one, other):
            continue
        message = (
            f"{one.citation.shown} thiếu năm trong số hiệu; tại {_address(other)} viết là "
            f"{other.citation.number}"
        )
        fix = f"viết {other.citation.number} nếu là cùng văn bản"
        yield one.passage.notice(Severity.WARNING, "van-ban-hai-cach", message, fix)


def _may_be_same(one: Cited, other: Cited) -> bool:
    """Say whether two citations can be of one document: the day does not speak against it.

    Without a day only a decree is sure: none has had a number without its year since 1997.
    """
    day = one.citation.day
    if day is None or not day.year:
        return one.citation.symbol == "NĐ-CP"
    known = other.document.issued if other.document else None
    return day.value == known if known else day.year == other.citation.year


def _day(one: Cited) -> tuple[int, int]:
    day = one.citation.day
    return (day.day, day.month) if day is not None else (0, 0)


def _address(one: Cited) -> str:
    return one.passage.notice(Severity.INFO, "", "", "").place
