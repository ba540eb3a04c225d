"""What an address names in a draft: the stretches that fit it, one where it has one meaning.

An address is read from the coarse to the fine, in whatever order it was written: part, chapter,
section; then table or figure; then điểm, paragraph or row. Each step leaves those of its kind
that lie in what the steps before have left; a column says nothing of the block.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from rapidfuzz import fuzz, process

from pipeline.consult.places.addresses import (
    Address,
    Step,
    StepKind,
    mentions,
    parse,
    says_nothing,
    values,
)
from pipeline.consult.places.blocks import bullets, paragraphs, points, rows_named
from pipeline.consult.places.landmarks import SECTIONS, Landmark, landmarks
from pipeline.consult.places.sections import sections_named
from pipeline.consult.places.spots import Spots, Stretch
from pipeline.model.text import folded

_ALIKE: Final = 90  # of 100: a title typed with a slip, not another
_LONGER: Final = 1.25  # times: of two texts as much alike the longer is 110/90 as long at most
_PART_OF_TITLE: Final = 6  # letters of a title's beginning that may stand for it
_WHOLE: Final = re.compile(
    r"(?:(?:góp ý|ý kiến|nhận xét) )?(?:(?:về|đối với|cho|trong) )?(?:"
    r"(?:toàn bộ|toàn văn|tất cả|cả|toàn)(?: (?:các|nội dung|văn bản|bản|của|phần|mục))*"
    r"(?: (?:dự thảo|báo cáo|quy hoạch|hồ sơ|tài liệu|điều chỉnh|tỉnh|lần [0-9]+))*"
    r"|chung|tổng thể|nội dung chung|bản dự thảo|dự thảo(?: báo cáo)?(?: lần [0-9]+)?"
    r"|dự thảo báo cáo điều chỉnh quy hoạch.*|báo cáo)"
)
_LEGAL: Final = re.compile(
    r"(?:(?:phần|mục|về|các|nội dung) )*(?:cơ sở|căn cứ)(?: (?:pháp lý|pháp luật))?"
    r"(?: (?:lập|của|điều chỉnh|xây dựng|quy hoạch|báo cáo))*"
)
_OF_LAW: Final = ("cơ sở pháp lý", "căn cứ pháp lý")
_CAPTIONED: Final = (StepKind.TABLE, StepKind.FIGURE)


@dataclass(frozen=True, slots=True)
class Found:
    """What an address names.

    Attributes:
        stretches: All that fit it as well, in reading order; () where nothing does.
        rest: Words of it that name no place: a quotation, perhaps.
        missing: The words of it that fit nothing in the draft, "" where all did.
        partly: What the words before the missing ones name.
        is_exact: Whether it is more than a page or a piece of a title.
        named: Whether it has any step or title of an address at all.
    """

    stretches: tuple[Stretch, ...] = ()
    rest: str = ""
    missing: str = ""
    partly: tuple[Stretch, ...] = ()
    is_exact: bool = True
    named: bool = True


def nearly_the_same(title: str, titles: Sequence[str]) -> list[tuple[str, float, int]]:
    """Give the two titles most alike, each with its likeness; they come the longest first."""
    first = bisect_left(titles, -len(title) * _LONGER, key=_minus_length)
    behind = bisect_right(titles, -len(title) / _LONGER, key=_minus_length)
    return process.extract(
        title, titles[first:behind], scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=2
    )


def _minus_length(title: str) -> int:
    return -len(title)


class Addressed:
    """The addresses of one draft."""

    def __init__(self, spots: Spots) -> None:
        self._spots = spots

    @cached_property
    def _all(self) -> tuple[Landmark, ...]:
        return landmarks(self._spots)

    @cached_property
    def _titles(self) -> tuple[str, ...]:
        titles = {mark.title for mark in self._all if mark.title}
        return tuple(sorted(titles, key=len, reverse=True))

    @cached_property
    def _titled(self) -> Mapping[str, Sequence[Landmark]]:
        """Give what bears each title, in reading order."""
        found: dict[str, list[Landmark]] = {}
        for mark in self._all:
            if mark.title:
                found.setdefault(mark.title, []).append(mark)
        return found

    @cached_property
    def _begun(self) -> str:
        """Give the titles, each behind a line break, to be searched for a beginning at once."""
        return "".join(f"\n{mark.title}" for mark in self._all)

    @cached_property
    def _captions(self) -> Mapping[int, Sequence[Landmark]]:
        found: dict[int, list[Landmark]] = {}
        for mark in self._all:
            if mark.kind in _CAPTIONED:
                found.setdefault(mark.stretch.start[0], []).append(mark)
        return found

    def look_up(self, text: str, within: Stretch | None = None) -> Found:
        """Give what an address names, where it can in a stretch that is known already.

        Several addresses parted by ";" or a new line give the stretches of all.
        """
        parts = parse(text, self._titles)
        found = [self._one(part, within) for part in parts]
        named = [one for one in found if one.named]
        if not named:
            return Found(rest=" ".join(part.text for part in parts), named=False)
        return Found(
            tuple(dict.fromkeys(stretch for one in named for stretch in one.stretches)),
            " ".join(filter(None, (one.rest for one in found))),
            "; ".join(filter(None, (one.missing for one in named))),
            tuple(stretch for one in named for stretch in one.partly),
            all(one.is_exact for one in named),
        )

    def mentioned(self, text: str, within: Stretch | None = None) -> Found:
        """Give what the addresses name that a text mentions, by numbers only.

        Where the item is known already, only an address that the text begins with.
        """
        parts = parse(text, self._titles)
        found = [
            self._by_steps(mention, within)
            for part in (parts if within is None else parts[:1])
            for mention in mentions(part, leading=within is not None)
        ]
        return Found(
            tuple(dict.fromkeys(stretch for one in found for stretch in one.stretches)),
            missing="; ".join(one.missing for one in found if one.missing),
            is_exact=all(one.is_exact for one in found),
            named=bool(found),
        )

    def around(self, section: int, ordinal: int) -> tuple[int, int]:
        """Give the ordinals that a block stands for: a caption for all of its table or figure."""
        for mark in self._captions.get(section, ()):
            first, behind = mark.stretch.start[1], mark.stretch.end[1]
            # a table's caption stands above it, a figure's below its drawing
            if ordinal in (first, first + (mark.kind is StepKind.FIGURE)):
                return first, behind
        return ordinal, ordinal + 1

    def _one(self, address: Address, within: Stretch | None) -> Found:
        scope = within or self._spots.whole()
        if own := self._spots.stretch(address.text):
            return Found((own,))
        by_title = self._by_title(address.text, scope)
        if by_title is not None:
            return by_title
        if _WHOLE.fullmatch(address.text):
            return Found((self._spots.whole(),))
        if _LEGAL.fullmatch(address.text) and (legal := self._of_law()):
            return Found(legal)
        if not address.steps:
            return self._by_piece(address.text, scope)
        return self._by_steps(address, within)

    def _by_title(self, text: str, scope: Stretch) -> Found | None:
        """Give what bears a text as its title, in the scope where anything there does."""
        title = text.strip('" ')
        marks = self._titled.get(title, ())
        return Found(_stretches(_preferred(marks, scope))) if marks else None

    def _by_piece(self, text: str, scope: Stretch) -> Found:
        """Give what bears a title nearly the same, or beginning with the text."""
        title = text.strip('" ')
        near = nearly_the_same(title, self._titles)
        if near:
            names = {str(name) for name, score, _ in near if score == near[0][1]}
            marks = [mark for mark in self._all if mark.title in names]
            return Found(_stretches(_preferred(marks, scope)))
        if len(title) >= _PART_OF_TITLE and f"\n{title} " in self._begun:
            marks = [mark for mark in self._all if mark.title.startswith(f"{title} ")]
            if marks:
                return Found(_stretches(_preferred(marks, scope)), is_exact=False)
        return Found(rest=text, named=False)

    def _of_law(self) -> tuple[Stretch, ...]:
        """Give the part on the legal grounds: by its name, else the items that begin with it."""
        sections = [mark for mark in self._all if mark.kind in SECTIONS]
        tests: tuple[Callable[[Landmark], bool], ...] = (
            lambda mark: mark.title in _OF_LAW,
            lambda mark: any(words in mark.title for words in _OF_LAW),
            lambda mark: mark.is_item and mark.title.startswith("căn cứ"),
            lambda mark: mark.title.startswith("căn cứ"),
        )
        found = ([mark for mark in sections if test(mark)] for test in tests)
        return _stretches(next(filter(None, found), []))

    def _by_steps(self, address: Address, within: Stretch | None) -> Found:
        scopes: tuple[Stretch, ...] = (within or self._spots.whole(),)
        told = False
        loose: list[Step] = []
        for steps in _groups(address):
            left = self._narrowed(address, steps, scopes, is_told=told or within is not None)
            if not left and within is not None and not told:
                # not in the item that was chosen: then wherever it is
                left = self._narrowed(address, steps, (self._spots.whole(),), is_told=False)
            if left:
                scopes, told = left, True
            elif all(step.is_loose for step in steps):
                loose += steps
            else:
                words = ", ".join(map(address.words, steps))
                return Found((), address.rest(loose), words, scopes if told else ())
        rest = address.rest(loose)
        page = next((step for step in address.steps if step.kind is StepKind.PAGE), None)
        if page is not None:
            return self._on_page(address, page, scopes if told else (), rest)
        if not told:
            return Found(rest=address.text, named=False)
        return self._with_title(scopes, rest)

    def _on_page(
        self, address: Address, step: Step, scopes: tuple[Stretch, ...], rest: str
    ) -> Found:
        """Give what an address with a page names: Word's pages differ, so other steps come first.

        A page alone gives all that stands on it; with others it tells apart what they leave.
        """
        pages = self._pages(step)
        if scopes:
            there = tuple(one for one in scopes if any(_meet(one, page) for page in pages))
            # what begins on the page, before what may run over onto it
            first, last = (number.value for number in step.labels[0])
            begun = tuple(one for one in there if first <= (self._page_of(one) or 0) <= last)
            return self._with_title(begun or there or scopes, rest)
        words = "" if pages else address.words(step)
        return Found(pages, "" if says_nothing(rest) else rest, words, is_exact=False)

    def _with_title(self, scopes: tuple[Stretch, ...], rest: str) -> Found:
        """Give what was found, told by a title beside the number: "mục II.1. Du lịch"."""
        title = folded(rest.strip('" '))
        marks = self._titled.get(title, ())
        own = tuple(mark.stretch for mark in marks if mark.stretch in scopes)
        if own:
            return Found(own)
        below = tuple(m.stretch for m in marks if any(scope.holds(m.stretch) for scope in scopes))
        if below:
            return Found(below)
        if marks:
            # the number says one place, the title another
            return Found((*scopes, *_stretches(marks)), is_exact=False)
        return Found(scopes, "" if says_nothing(rest) else rest)

    def _narrowed(
        self, address: Address, steps: Sequence[Step], scopes: Sequence[Stretch], *, is_told: bool
    ) -> tuple[Stretch, ...]:
        """Give what steps of one kind name in some stretches; `is_told`: these were named."""
        kind = steps[0].kind
        if kind is StepKind.SECTION:
            return sections_named(self._all, address, steps, scopes, is_told=is_told)
        found: list[Stretch] = []
        for step in steps:
            for scope in scopes:
                found += self._named(step, scope)
        return tuple(dict.fromkeys(found))

    def _named(self, step: Step, scope: Stretch) -> Iterable[Stretch]:
        match step.kind:
            case StepKind.ID:
                own = self._spots.stretch(step.name)
                return () if own is None or not scope.holds(own) else (own,)
            case StepKind.TABLE | StepKind.FIGURE:
                return self._captioned(step, scope)
            case StepKind.POINT:
                return points(self._spots, scope, step.name)
            case StepKind.BULLET:
                return bullets(self._spots, scope, step.labels[0][0].value)
            case StepKind.PARAGRAPH:
                # in a whole draft nobody counts paragraphs
                is_whole = scope == self._spots.whole()
                return () if is_whole else paragraphs(self._spots, scope, step)
            case StepKind.ROW:
                return rows_named(self._spots, scope, step)
            case _:
                return self._of_kind(step, scope)

    def _of_kind(self, step: Step, scope: Stretch) -> Iterable[Stretch]:
        """Give parts, chapters and appendices by their number or title."""
        kinds = SECTIONS if step.name else (step.kind,)
        for mark in self._all:
            if mark.kind not in kinds or not scope.holds(mark.stretch):
                continue
            numbers = [values(label) for label in step.labels]
            if values(mark.label) in numbers or (step.name and mark.title == step.name):
                yield mark.stretch

    def _captioned(self, step: Step, scope: Stretch) -> tuple[Stretch, ...]:
        """Give the tables or figures of a number or caption; the only one where none is named."""
        marks = [mark for mark in self._all if mark.kind is step.kind and scope.holds(mark.stretch)]
        if step.name:
            same = [mark for mark in marks if mark.title == step.name]
            longer = [mark for mark in marks if _begins(mark.title, step.name)]
            return _stretches(same or longer)
        in_appendix = all(mark.label[:1] and not mark.label[0].value for mark in marks)
        found: list[Stretch] = []
        for label in map(values, step.labels):
            exact = [mark for mark in marks if values(mark.label) == label]
            if not exact and in_appendix:
                exact = [mark for mark in marks if values(mark.label)[1:] == label]
            if not exact and len(label) == 1:
                exact = [mark for mark in marks if values(mark.label)[-1:] == label]
            found += _stretches(exact)
        return tuple(found)

    def _pages(self, step: Step) -> tuple[Stretch, ...]:
        """Give what stands on some pages, of each stretch of the draft that is paged alone."""
        first, last = (number.value for number in step.labels[0])
        bounds = [m.stretch for m in self._all if m.kind is StepKind.APPENDIX]
        body_end = bounds[0].start if bounds else self._spots.whole().end
        parts = (Stretch((0, 1), body_end, ""), *bounds)
        found = (self._paged(part, first, last) for part in parts)
        return tuple(stretch for stretch in found if stretch)

    def _page_of(self, stretch: Stretch) -> int | None:
        at, ordinal = stretch.start
        return self._spots.page(self._spots.sections[at].id, ordinal)

    def _paged(self, part: Stretch, first: int, last: int) -> Stretch | None:
        numbered = [
            (page, self._spots.one(spot))
            for spot in self._spots.within(part)
            if (page := self._spots.page(spot.item, spot.ordinal)) is not None
        ]
        begun = [stretch for page, stretch in numbered if page <= last]
        if not any(first <= page <= last for page, _ in numbered):
            return None
        # the last block that began before may run over onto the page
        before = [stretch for page, stretch in numbered if page < first]
        start = before[-1] if before else begun[0]
        words = f"trang {first}" if first == last else f"trang {first} - {last}"
        place = f"{words} (từ {start.place} đến {begun[-1].place})"
        return Stretch(start.start, begun[-1].end, place)


_ORDER: Final = (
    (StepKind.ID,),
    (StepKind.PART,),
    (StepKind.APPENDIX,),
    (StepKind.CHAPTER,),
    (StepKind.SECTION,),
    (StepKind.TABLE,),
    (StepKind.FIGURE,),
    (StepKind.POINT,),
    (StepKind.PARAGRAPH,),
    (StepKind.BULLET,),
    (StepKind.ROW,),
)


def _groups(address: Address) -> Iterable[tuple[Step, ...]]:
    """Give the steps from the coarse to the fine, those of a kind together."""
    for kinds in _ORDER:
        steps = tuple(step for step in address.steps if step.kind in kinds)
        if steps:
            yield steps


def _stretches(marks: Iterable[Landmark]) -> tuple[Stretch, ...]:
    return tuple(dict.fromkeys(mark.stretch for mark in marks))


def _preferred(marks: Sequence[Landmark], scope: Stretch) -> Sequence[Landmark]:
    """Give those that lie in a stretch, all where none does."""
    return [mark for mark in marks if scope.holds(mark.stretch)] or marks


def _begins(title: str, name: str) -> bool:
    return len(name) >= _PART_OF_TITLE and title.startswith(name)


def _meet(one: Stretch, other: Stretch) -> bool:
    return one.start < other.end and other.start < one.end
