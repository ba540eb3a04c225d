"""A report as a department writes it, composed by a seed: sentences, lists, tables, notes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Final

from tests.seeded.departmental.prose import TOPICS, WHAT, paragraph, sentence
from tests.seeded.departmental.tables import TABLES
from tests.seeded.departmental.truth import (
    Aside,
    Break,
    Extra,
    Figure,
    Formula,
    Heading,
    Item,
    Para,
    Piece,
    Report,
    Title,
)

LETTERS: Final = "abcdđeghik"
_NUMERALS: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a report of a habit is to hold.

    `numbers` names the scheme of headings; `markers` are the marks of lists; `tables` the kinds
    of tables; `extras` the kinds of odd paragraphs, each once; `notes` how many footnotes.
    """

    numbers: str = "roman"
    markers: tuple[str, ...] = ("-", "a)")
    tables: tuple[str, ...] = ("plain", "merged")
    extras: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    notes: int = 1
    below: bool = False
    asides: bool = True
    title: bool = True
    breaks: bool = False
    mentions: bool = False
    sections: int = 3


def composed(name: str, plan: Plan, rng: Random) -> Report:
    """Give a report of the plan; the same for the same seed."""
    pieces: list[Piece] = []
    if plan.asides:
        pieces.append(_letterhead(rng))
    if plan.title:
        pieces.append(
            Title(("BÁO CÁO", f"Kết quả thực hiện quy hoạch lĩnh vực {rng.choice('ABC')}"))
        )
    pieces.extend(_body(plan, rng))
    if plan.asides:
        pieces.append(_ending(rng))
    return Report(name, tuple(pieces))


def _body(plan: Plan, rng: Random) -> Iterator[Piece]:
    parts = [_Numbered(plan.numbers, rng)]
    tables = iter(enumerate(plan.tables, 1))
    figures = iter(enumerate(plan.figures, 1))
    extras = iter(plan.extras)
    topics = iter(rng.sample(TOPICS, min(len(TOPICS), plan.sections * 4)))
    notes = plan.notes
    for _ in range(plan.sections):
        yield parts[0].heading(1, next(topics))
        yield _noted(rng, notes > 0)
        notes -= 1
        for _ in range(rng.randint(1, 2)):
            yield parts[0].heading(2, next(topics))
            yield Para(paragraph(rng))
            yield from _list(rng, rng.choice(plan.markers))
            yield from _table(next(tables, None), plan, rng)
            yield from _figure(next(figures, None), rng)
            yield from _extra(next(extras, ""), rng)
        if plan.numbers in ("decimal", "roman3", "phan", "outline"):
            yield parts[0].heading(3, next(topics))
            yield Para(paragraph(rng))
        yield from [Break()] * plan.breaks
    yield from (piece for left in tables for piece in _table(left, plan, rng))
    yield from (piece for left in figures for piece in _figure(left, rng))
    yield from (piece for left in extras for piece in _extra(left, rng))
    yield from (_noted(rng, True) for _ in range(notes))
    if plan.mentions:
        yield Para(f"{sentence(rng)[:-1]}, chi tiết tại ", mention="1")
    yield Para(paragraph(rng))


class _Numbered:
    """Counts headings as an author does."""

    def __init__(self, scheme: str, rng: Random) -> None:
        self.scheme, self.rng = scheme, rng
        self.counts = [0, 0, 0]

    def heading(self, level: int, text: str) -> Heading:
        """Give the next heading of a level."""
        self.counts[level - 1] += 1
        self.counts[level:] = [0] * (3 - level)
        shown = text.upper() if level == 1 and self.scheme != "plain" else text
        return Heading(level, self._number(level), shown)

    def _number(self, level: int) -> str:
        first, second, third = self.counts
        roman = _NUMERALS[first - 1]
        schemes = {
            "roman": (f"{roman}.", f"{second}.", f"{second}.{third}."),
            "roman3": (f"{roman}.", f"{second}.", f"{second}.{third}."),
            "decimal": (f"{first}.", f"{first}.{second}.", f"{first}.{second}.{third}."),
            "outline": (f"{first}.", f"{first}.{second}.", f"{first}.{second}.{third}."),
            "bare": (f"{first}.", f"{first}.{second}", f"{first}.{second}.{third}"),
            "phan": (f"Phần {roman}", f"{_NUMERALS[second - 1]}.", f"{third}."),
            "letters": ("ABCDE"[first - 1] + ".", f"{_NUMERALS[second - 1]}.", f"{third}."),
            "plain": ("", "", ""),
        }
        return schemes[self.scheme][level - 1]


def _noted(rng: Random, has_note: bool) -> Para:
    note = (
        f"Quyết định số {rng.randint(100, 999)}/QĐ-TTg của Thủ tướng Chính phủ." if has_note else ""
    )
    return Para(paragraph(rng), note)


def _list(rng: Random, marker: str) -> Iterator[Item]:
    for number in range(rng.randint(2, 5)):
        shown = marker
        if marker in ("a)", "a."):
            shown = LETTERS[number] + marker[1]
        elif marker in ("1.", "1)", "(1)"):
            shown = marker.replace("1", str(number + 1))
        yield Item(shown, sentence(rng))
        if marker == "-" and not rng.randrange(3):
            yield Item("+", sentence(rng))


def _extra(kind: str, rng: Random) -> Iterator[Extra]:
    if kind:
        yield Extra(kind, sentence(rng))


def _table(given: tuple[int, str] | None, plan: Plan, rng: Random) -> Iterator[Piece]:
    if given is None:
        return
    number, kind = given
    made = TABLES[kind](rng)
    caption = f"{made.caption} giai đoạn {2015 + number} - {2025 + number}"
    yield replace(made, number=str(number), caption=caption, below=plan.below)
    yield Para(paragraph(rng))


def _figure(given: tuple[int, str] | None, rng: Random) -> Iterator[Piece]:
    if given is None:
        return
    number, kind = given
    if kind == "formula":
        yield Formula(("GRDP", "2025", "1", "n"))
        return
    rows = (
        tuple((str(2020 + i), str(rng.randint(10, 99))) for i in range(4))
        if kind == "chart"
        else ()
    )
    head = (("Năm", "Số giường"),) if rows else ()
    yield Figure(f"Sơ đồ phân bố {rng.choice(WHAT)}", str(number), kind, (*head, *rows))


def _letterhead(rng: Random) -> Aside:
    return Aside(
        "letterhead",
        (
            ("UBND TỈNH LẠNG SƠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ("SỞ Y TẾ", "Độc lập - Tự do - Hạnh phúc"),
            (f"Số: {rng.randint(10, 999)}/BC-SYT", "Lạng Sơn, ngày 05 tháng 11 năm 2025"),
        ),
    )


def _ending(rng: Random) -> Aside:
    return Aside(
        "recipients",
        (
            ("Nơi nhận:", "KT. GIÁM ĐỐC"),
            ("- Sở Tài chính;", "PHÓ GIÁM ĐỐC"),
            ("- Lưu: VT, KHTC.", f"Hoàng Văn {rng.choice(('An', 'Bình', 'Cường'))}"),
        ),
    )
