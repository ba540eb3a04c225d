"""Places of a printed draft as people would write them: which have one meaning, and which do not.

    python -m tests.seeded.place_spellings --seed 7 REPORT.docx [--show 20]

Reads the Word file of a draft by the oracle's reader, numbers its headings and captions anew,
and spells them in many ways. Each spelling has the words of the block that it means, several
where it has several meanings. Imports nothing of the pipeline.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from tests.oracle.form import Block, Paragraph, Table, Words
from tests.oracle.printed import printed

_ROMANS: Final = ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)
_ORDINALS: Final = {1: "nhất", 2: "hai", 3: "ba", 4: "tư", 5: "năm"}


@dataclass(frozen=True, slots=True)
class Spelling:
    """A place as typed, and the words of every block that it may mean."""

    kind: str
    text: str
    meant: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbered line: of which kind, in which part (0: an appendix), its number and words."""

    kind: str
    part: int
    label: str
    words: str


def marks(report: Path) -> tuple[Mark, ...]:
    """Give the headings and captions of a report, numbered by their order."""
    return tuple(_marks(printed(report)))


def roman(number: int) -> str:
    """Give a number in Roman numerals."""
    text = ""
    for letters, value in _ROMANS:
        while number >= value:
            text, number = text + letters, number - value
    return text


def _marks(blocks: Sequence[Block]) -> Iterator[Mark]:
    part = chapter = item = appendix = 0
    below: list[int] = []
    captions: Counter[tuple[str, int, int]] = Counter()
    for block in blocks:
        if isinstance(block, Table):
            continue
        words = _words(block)
        if block.style == "Heading1":
            part, chapter, item, below = part + 1, 0, 0, []
            yield Mark("part", part, roman(part), words)
        elif block.style == "Heading2":
            chapter, item, below = chapter + 1, 0, []
            yield Mark("chapter", part, roman(chapter), words)
        elif block.style == "Heading3":
            item, below = item + 1, []
            yield Mark("item", part, _label(chapter, item), words)
        elif block.style.startswith("Heading"):
            level = int(block.style[7:]) - 3
            below = [*below[:level], *[0] * (level - len(below))]
            below[-1] += 1
            yield Mark("heading", part, _label(chapter, item, *below), words)
        elif block.style == "PhuLuc":
            appendix, below, part = appendix + 1, [], 0
            yield Mark("appendix", 0, str(appendix), words)
        elif block.style in ("TenBang", "TenHinh"):
            captions[block.style, part, appendix if not part else 0] += 1
            count = captions[block.style, part, appendix if not part else 0]
            number = f"{part}.{count}" if part else f"PL{appendix}.{count}"
            yield Mark("table" if block.style == "TenBang" else "figure", part, number, words)


def _label(chapter: int, *numbers: int) -> str:
    return ".".join(filter(None, (roman(chapter), *map(str, numbers))))


def _words(block: Paragraph) -> str:
    return " ".join("".join(run.text for run in block.runs if isinstance(run, Words)).split())


def spellings(found: Sequence[Mark], seed: int) -> tuple[Spelling, ...]:
    """Give the spellings of a draft's places, those of some headings and captions by chance."""
    chance = Random(seed)
    told: list[Spelling] = []
    by_kind: dict[str, list[Mark]] = defaultdict(list)
    for mark in found:
        by_kind[mark.kind].append(mark)
    for kind, ways in _WAYS.items():
        for mark in chance.sample(by_kind[kind], min(8, len(by_kind[kind]))):
            for way in ways:
                text = way(mark)
                told.append(Spelling(kind, text, (mark.words,)))
    told += _without_part(by_kind, chance)
    told += _by_title(found, chance)
    return tuple(dict.fromkeys(told))


_WAYS: Final[Mapping[str, Sequence[Callable[[Mark], str]]]] = {
    "part": (
        lambda m: f"Phần {m.label}",
        lambda m: f"phần {m.part}",
        lambda m: f"PHẦN THỨ {_ORDINALS[m.part].upper()}",
    ),
    "chapter": (
        lambda m: f"Phần {roman(m.part)}, mục {m.label}",
        lambda m: f"Chương {m.label} Phần {roman(m.part)}",
        lambda m: f"mục {m.label} của Phần {roman(m.part)}",
    ),
    "item": (
        lambda m: f"Phần {roman(m.part)}, mục {m.label}",
        lambda m: f"mục {m.label}, Phần {roman(m.part)}",
        lambda m: f"Phần {roman(m.part)} mục {m.label}. {m.words}",
        lambda m: f"phần {m.part}, MỤC {m.label}",
    ),
    "heading": (
        lambda m: f"Phần {roman(m.part)}, mục {m.label}",
        lambda m: f"tại mục {m.label} Phần {roman(m.part)}",
        lambda m: f"Phần {roman(m.part)} - mục {m.label}.",
        lambda m: f"Phần {roman(m.part)}, {m.label}",
    ),
    "appendix": (
        lambda m: f"Phụ lục {roman(int(m.label))}",
        lambda m: f"PHỤ LỤC {m.label}",
        lambda m: f"PL {roman(int(m.label))}",
        lambda m: f"phu luc {m.label}",
    ),
    "table": (
        lambda m: f"Bảng {m.label}",
        lambda m: f"bảng số {m.label}",
        lambda m: f"Biểu {m.label}",
        lambda m: f"Tại Bảng {m.label}:",
    ),
    "figure": (
        lambda m: f"Hình {m.label}",
        lambda m: f"biểu đồ {m.label}",
        lambda m: f"Sơ đồ {m.label}.",
    ),
}


def _without_part(by_kind: dict[str, list[Mark]], chance: Random) -> Iterator[Spelling]:
    """Give numbers without their part: of one meaning where no other part has them."""
    numbered = [*by_kind["chapter"], *by_kind["item"], *by_kind["heading"]]
    # of one figure, a heading's last may be meant as well: those are left out
    long = [mark for mark in numbered if mark.label.count(".") > 1]
    for mark in chance.sample(long, min(16, len(long))):
        same = tuple(other.words for other in numbered if other.label == mark.label)
        yield Spelling("no-part", f"mục {mark.label}", same)


def _by_title(found: Sequence[Mark], chance: Random) -> Iterator[Spelling]:
    """Give titles alone, of items and headings: of one meaning where nothing else bears them."""
    titled = [mark for mark in found if len(mark.words) > 8]
    count = Counter(mark.words.casefold() for mark in titled)
    several = [mark for mark in titled if count[mark.words.casefold()] > 1]
    for mark in (*chance.sample(titled, 24), *chance.sample(several, min(6, len(several)))):
        meant = (mark.words,) * count[mark.words.casefold()]
        yield Spelling("title", mark.words, meant)


def main() -> None:
    """Print how many spellings of each kind there are, and some of them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("report", type=Path)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--show", type=int, default=20)
    given = parser.parse_args()
    made = spellings(marks(given.report), given.seed)
    kinds = Counter((one.kind, len(one.meant) > 1) for one in made)
    for (kind, is_ambiguous), count in sorted(kinds.items()):
        print(f"{kind:10} {'nhiều nghĩa' if is_ambiguous else 'một nghĩa':12} {count}")
    for one in made[: given.show]:
        print(f"  {one.text} → {' | '.join(one.meant)}")


if __name__ == "__main__":
    main()
