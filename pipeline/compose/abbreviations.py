"""Abbreviations of a report: those listed, those its text defines, and what is amiss with them.

A text defines one by "Khu kinh tế cửa khẩu (KKTCK)", "… (viết tắt là KKTCK)", "KKTCK: khu kinh
tế cửa khẩu". Nghị định 30/2020/NĐ-CP, Phụ lục I, asks that words be written in full where
they are not in common use; so what is used without being defined is told once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final, NamedTuple

import msgspec

from pipeline.compose.abbreviation_words import (
    WELL_KNOWN,
    Defined,
    candidates,
    definitions,
    is_in_capitals,
    parts,
    tokens,
)
from pipeline.compose.by_item import ByItem
from pipeline.model.abbreviation import Abbreviation, alphabetical
from pipeline.model.chart import Chart
from pipeline.model.document import (
    Block,
    Figure,
    Inline,
    NoteMark,
    Source,
    Table,
    own_marks,
    own_runs,
    walk,
)
from pipeline.model.fixed import replace
from pipeline.model.inlines import Text
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.report import Report, Section
from pipeline.model.text import folded

_PLACES = 6  # of one word that a notice names
_ALIKE = 80  # per cent of the words that two wordings of one meaning share at least


class _Passage(NamedTuple):
    """A text with its place; `cell` is its address in a workbook, then `file` is that."""

    text: str
    source: Source
    item: str
    place: str
    file: str = ""
    cell: str = ""
    is_cell: bool = False


@dataclass(slots=True)
class _Found:
    """What a text says: definitions and uses by abbreviation, in reading order.

    `words` are all words with two capitals side by side, as they stand; `early` are the first
    places of those that nothing up to there has defined; `items` are the places of the items
    that use one. Passages keep their places alone.
    """

    defined: dict[str, list[tuple[Defined, _Passage]]] = field(default_factory=dict)
    uses: dict[str, int] = field(default_factory=dict)
    doubtful: dict[str, int] = field(default_factory=dict)
    first: dict[str, _Passage] = field(default_factory=dict)
    early: dict[str, list[_Passage]] = field(default_factory=dict)
    items: dict[str, list[str]] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)


_KIND: Final = msgspec.msgpack.Decoder(_Found)


def abbreviations(
    report: Report, listed: tuple[Abbreviation, ...], by_item: ByItem | None = None
) -> Outcome[tuple[Abbreviation, ...]]:
    """Give the abbreviations of a report, sorted, with what is amiss with them.

    Args:
        report: Numbered, references filled.
        listed: Those of the shared list; what it says is printed where the text says it too.
        by_item: What was worked out of its sections.

    Returns:
        Those defined in the text, and those listed that it uses: what a reader needs.
        Notices: listed but not used, used but not defined, defined with two meanings.
    """
    known_of = by_item or ByItem()
    found = _Found()
    for section in report.sections():
        _add(found, known_of.of(section, "tu-viet-tat", _KIND, partial(_in_section, section)))
    used = _used(found)
    own = {entry.short: entry for entry in listed if entry.short in used}
    for short, entries in found.defined.items():
        best = next((pair for pair in entries if pair[0].sure), entries[0])
        own.setdefault(short, Abbreviation(short, best[0].full, best[1].source))
    names = {agency.short_name for agency in report.agencies if agency.short_name}
    known = {*own, *(entry.short for entry in listed), *names}
    notices = (
        *_unused(listed, found),
        *_undefined(found, known),
        *_disputed(found, {entry.short: entry for entry in listed}),
        *_early(found, {*(entry.short for entry in listed), *names}),
    )
    return Outcome(tuple(sorted(own.values(), key=alphabetical)), notices)


def _in_section(section: Section) -> _Found:
    found = _Found()
    for passage in _passages(section):
        _read(passage, found)
    return found


def _add(found: _Found, more: _Found) -> None:
    """Add what a section says to what those before it say."""
    for short, places in more.early.items():
        if short not in found.defined:
            _add_early(found, short, places)
    for short, entries in more.defined.items():
        found.defined.setdefault(short, []).extend(entries)
    for counts, own in ((found.uses, more.uses), (found.doubtful, more.doubtful)):
        for short, count in own.items():
            counts[short] = counts.get(short, 0) + count
    for short, passage in more.first.items():
        found.first.setdefault(short, passage)
        found.items.setdefault(short, []).append(passage.place)
    found.words |= more.words


def _add_early(found: _Found, short: str, places: list[_Passage]) -> None:
    known = found.early.setdefault(short, [])
    known += places[: _PLACES + 1 - len(known)]


def _passages(section: Section) -> Iterator[_Passage]:
    item, place = section.item.id, section.place
    yield _Passage(section.title, Source(), item, place)
    yield from _in_blocks(section.blocks, item, place)


def _in_blocks(blocks: Iterable[Block], item: str, place: str) -> Iterator[_Passage]:
    for block in walk(blocks):
        source: Source = getattr(block, "source", Source())
        if isinstance(block, Table):
            yield _Passage(_words(block.caption), source, item, place)
            for row in block.grid.rows:
                for cell in row.cells:
                    text = _words(cell.runs) if cell.runs else ""
                    # a single letter, or words without a capital, hold none
                    if len(text) > 1 and not text.islower():
                        yield _Passage(
                            text, source, item, place, block.workbook, cell.address, True
                        )
            yield _Passage("\n".join(block.grid.notes), source, item, place)
        else:
            yield _Passage(_words(own_runs(block)), source, item, place)
        if isinstance(block, Figure) and isinstance(block.image, Chart):
            names = (series.name for series in block.image.series)
            words = "\n".join((*names, *block.image.categories, *block.image.notes))
            yield _Passage(words, source, item, place)
        for run in own_marks(block):
            if isinstance(run, NoteMark) and run.blocks:
                yield from _in_blocks(run.blocks, item, place)


def _words(runs: tuple[Inline, ...]) -> str:
    """Give the author's own words: no formulas, references, code and addresses."""
    if len(runs) == 1 and isinstance(runs[0], Text):
        return "" if runs[0].marks.code else runs[0].text
    return "".join(
        run.text if isinstance(run, Text) and not run.marks.code else " "
        for run in runs
        if not isinstance(run, NoteMark)
    )


def _read(passage: _Passage, found: _Found) -> None:
    text = passage.text
    words = candidates(text)
    if not words:
        return
    found.words.update(word[0] for word in words)
    here = tokens(text, words)
    known = passage._replace(text="")
    defining: dict[str, int] = {}
    for defined in definitions(text):
        defining[defined.short] = defining.get(defined.short, 0) + 1
        found.defined.setdefault(defined.short, []).append((defined, known))
    # a cell of nothing else holds a code
    is_code = is_in_capitals(text) or (passage.is_cell and len(here) == 1 and here[0].text == text)
    for token in here:
        if defining.get(token.text, 0) > 0:
            # the definition itself is no use
            defining[token.text] -= 1
            continue
        counts = found.doubtful if is_code or token.doubtful else found.uses
        counts[token.text] = counts.get(token.text, 0) + 1
        if counts is found.uses:
            found.first.setdefault(token.text, known)
            if token.text not in found.defined:
                _add_early(found, token.text, [known])


def _used(found: _Found) -> set[str]:
    return {part for word in found.words for part in parts(word)} | {*found.uses, *found.doubtful}


def _unused(listed: Iterable[Abbreviation], found: _Found) -> Iterator[Notice]:
    used = _used(found)
    for entry in listed:
        if entry.short not in used:
            yield Notice(
                Severity.INFO,
                "tu-viet-tat-thua",
                f"'{entry.short}' ({entry.full}) có trong danh sách nhưng báo cáo không dùng",
                "bỏ khỏi danh sách nếu các lần dự thảo sau cũng không dùng",
                file=entry.where.file,
                line=entry.where.line,
            )


def _undefined(found: _Found, known: set[str]) -> Iterator[Notice]:
    for short, count in found.uses.items():
        if short in known or short in WELL_KNOWN or _made_of(short, known):
            continue
        passage = found.first[short]
        times = f"{count} lần, lần đầu" if count > 1 else "một lần,"
        yield _notice(
            passage,
            "tu-viet-tat-chua-giai-thich",
            f"'{short}' chưa được giải thích, dùng {times} tại {passage.place or 'mục này'}"
            f"{_elsewhere(found.items[short][1:])}",
            f"viết đầy đủ ở lần dùng đầu: “Tên đầy đủ ({short})”, "
            "hoặc thêm vào sections/tu-viet-tat.yaml",
        )


def _elsewhere(places: Sequence[str]) -> str:
    """Give the words for the other items that use an abbreviation, the first few by place."""
    if not places:
        return ""
    more = len(places) - _PLACES
    return f"; còn tại {'; '.join(places[:_PLACES])}" + (f" và {more} mục khác" * (more > 0))


def _early(found: _Found, known: set[str]) -> Iterator[Notice]:
    """Tell of words used before the text defines them; those of the shared list open the report."""
    for short, entries in found.defined.items():
        places = found.early.get(short, [])
        if not places or short in known or short in WELL_KNOWN or not entries[0][0].sure:
            continue
        shown = list(dict.fromkeys(map(_address, places)))
        more = f" (và tại {', '.join(shown[1:_PLACES])}{' …' if len(shown) > _PLACES else ''})"
        message = (
            f"'{short}' dùng ở đây{more if len(shown) > 1 else ''} trước khi được giải thích tại "
            f"{_address(entries[0][1])}"
        )
        fix = f"viết đầy đủ ở lần dùng đầu: “{entries[0][0].full} ({short})”"
        told = _notice(places[0], "tu-viet-tat-truoc-giai-thich", message, fix)
        yield replace(told, severity=Severity.INFO)  # the report opens with a list of them


def _made_of(short: str, known: set[str]) -> bool:
    """Say whether a compound ("HĐND-UBND") is made of abbreviations that are known."""
    parts = short.replace("&", "-").split("-")
    return len(parts) > 1 and all(part in known or part in WELL_KNOWN for part in parts)


def _disputed(found: _Found, listed: Mapping[str, Abbreviation]) -> Iterator[Notice]:
    """Tell each meaning that is not the first one's, where both are beyond doubt."""
    for short, entries in found.defined.items():
        sure = [(defined, passage) for defined, passage in entries if defined.sure]
        entry = listed.get(short)
        if entry is not None:
            meanings, first = [entry.full], f"{entry.where.file}:{entry.where.line}"
        elif sure:
            meanings, first = [sure[0][0].full], _address(sure[0][1])
        else:
            continue
        for defined, passage in sure:
            if any(_same(defined.full, meaning) for meaning in meanings):
                continue
            yield _notice(
                passage,
                "tu-viet-tat-hai-nghia",
                f"'{short}' ở đây là “{defined.full}”, nhưng tại {first} là “{meanings[0]}”",
                "dùng hai chữ viết tắt khác nhau, hoặc viết đầy đủ một trong hai",
            )
            meanings.append(defined.full)


def _same(one: str, other: str) -> bool:
    # loaded for a meaning that is told twice: loading it takes longer than all the rest here
    from rapidfuzz import fuzz

    one, other = folded(one), folded(other)
    return one in other or other in one or fuzz.token_set_ratio(one, other) >= _ALIKE


def _address(passage: _Passage) -> str:
    if passage.cell:
        return f"{passage.file}:{passage.cell}"
    return f"{passage.source.file}:{passage.source.line}"


def _notice(passage: _Passage, code: str, message: str, fix: str) -> Notice:
    source, in_cell = passage.source, bool(passage.cell and passage.file)
    return Notice(
        Severity.WARNING,
        code,
        message,
        fix,
        file=passage.file if in_cell else source.file,
        line=None if in_cell else source.line,
        cell=passage.cell if in_cell else None,
        agency=source.agency or None,
        item=passage.item,
    )
