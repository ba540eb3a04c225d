"""Where in a draft a comment points: its item, and the block it names or quotes.

A place is given by what was chosen or typed as the item, by an address ("Bảng 3.1, dòng 5"),
by words of the draft, or by both. Words that stand verbatim somewhere win over an item that
does not hold them; where several places fit, the comment is said to be unsure and has the two
nearest of them. How a place was found is told in `Comment.placing`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.consult.places.addressed import Addressed, Found
from pipeline.consult.places.apart import ranked
from pipeline.consult.places.quotations import SHORTEST, letters, quoted, verbatim
from pipeline.consult.places.spots import Spots, Stretch
from pipeline.model.change import Place
from pipeline.model.comment import Certainty, Comment
from pipeline.model.fixed import replace

_ID: Final = re.compile(r"\s*\[[^\]]*\]\s*$")
WHOLE_DRAFT: Final = "Toàn bộ dự thảo"
_MOST_ITEMS: Final = 5  # of more than these the first is as good as any
_SHOWN: Final = 60  # letters of a place or quotation shown in a sentence


@dataclass(frozen=True, slots=True)
class Placing:
    """Where something points: all that fits, the likeliest first, and how sure the first is.

    `said` tells how it was found where that is not plain, in a few Vietnamese words; `are_alike`
    says that each place has the same words that were quoted.
    """

    stretches: tuple[Stretch, ...] = ()
    certainty: Certainty = Certainty.UNPLACED
    said: str = ""
    are_alike: bool = False


NOWHERE: Final = Placing()


def located(comments: Sequence[Comment], spots: Spots) -> tuple[Comment, ...]:
    """Give the comments with the place each points to, as sure as its words allow.

    What a reader of Word files has placed already stays.
    """
    placer = Placer(spots)
    return tuple(map(placer.located, comments))


class Placer:
    """Finds the places of one draft."""

    def __init__(self, spots: Spots) -> None:
        self._spots = spots
        self._addressed = Addressed(spots)

    def located(self, comment: Comment) -> Comment:
        """Give a comment with its place."""
        if comment.place is not None:
            return replace(comment, span=self._span_of(comment))
        if comment.certainty is Certainty.CERTAIN:
            return self._named(comment)
        placing = self.placing(comment.item, comment.item_text, comment.quote)
        if placing.certainty in (Certainty.UNPLACED, Certainty.BY_ITEM):
            placing = self._by_content(comment.content, placing)
        if placing.certainty is Certainty.UNSURE and placing.are_alike:
            placing = self._told_apart(placing, comment)
        return self.put(comment, placing)

    def _named(self, comment: Comment) -> Comment:
        """Give a comment at the block that its sheet names; by its words where there is none."""
        ordinal = comment.span[0] if comment.span else 0
        if not 0 < ordinal <= len(self._spots.of(comment.item)):
            plain = replace(comment, certainty=Certainty.UNPLACED, span=None, bookmark="")
            return self.located(plain)
        place = self._spots.at(comment.item, ordinal)
        if place is not None and comment.column:
            place = replace(place, text=f"{place.text}, cột {comment.column}")
        found = replace(comment, place=place)
        return replace(found, span=self._span_of(found))

    def _told_apart(self, placing: Placing, comment: Comment) -> Placing:
        """Give places that hold one quotation by what else the comment says."""
        found = ranked(self._spots, placing.stretches, comment.proposed, comment.content)
        if not found.is_sure:
            return replace(placing, stretches=found.stretches)
        said = f"{placing.said}, chọn nơi khớp lời góp ý"
        return Placing(found.stretches, Certainty.BY_TEXT, said)

    def placing(self, item: str, item_text: str, quote: str) -> Placing:
        """Give where an item, known or as typed, and a quotation or address point."""
        chosen = self.chosen(item, item_text)
        if not quote.strip():
            return chosen
        scopes = chosen.stretches
        if len(scopes) < 2:
            return self.pointed(quote, scopes[0] if scopes else None) or chosen
        # the item as typed has several meanings: the quotation may tell them apart
        found = [self.pointed(quote, scope, elsewhere=False) for scope in scopes]
        fits = [placing for placing in found if placing is not None]
        return fits[0] if len(fits) == 1 else chosen

    def put(self, comment: Comment, placing: Placing) -> Comment:
        """Give a comment at the first place of a placing, the nearest others beside it."""
        unsure = placing.certainty in (Certainty.UNSURE, Certainty.UNPLACED)
        nearest = tuple(map(self._place, placing.stretches[:2])) if unsure else ()
        if not placing.stretches or placing.certainty is Certainty.UNPLACED:
            return replace(comment, placing=placing.said, nearest=nearest)
        first = placing.stretches[0]
        return replace(
            comment,
            item=self._item(first),
            place=self._place(first),
            span=self._span(first),
            scope=self._scope(first),
            certainty=placing.certainty,
            nearest=nearest,
            placing=placing.said,
        )

    def chosen(self, item: str, item_text: str) -> Placing:
        """Give where the cell of the item points, by its id or as typed."""
        own = self._spots.stretch(item) if item else None
        if own is not None:
            return self._agreeing(own, f"[{item}]", item_text)
        if not item_text.strip():
            return NOWHERE
        found = self._addressed.look_up(item_text)
        if found.stretches and not found.missing:
            placing = self._of_address(found)
            if not found.rest:
                return placing
            said = f"không hiểu “{_shown(found.rest)}”"
            unsure = replace(placing, certainty=Certainty.UNSURE, said=said)
            return self._within(found.rest, found.stretches) or unsure
        by_title = (
            self._addressed.look_up(_ID.sub("", item_text)) if _ID.search(item_text) else None
        )
        if by_title is not None and by_title.stretches and not by_title.rest:
            said = f"không có “{_shown(found.missing)}”, chỉ theo tên mục"
            return Placing(by_title.stretches, Certainty.UNSURE, said)
        return self._not_there(found, item_text)

    def _agreeing(self, own: Stretch, name: str, item_text: str) -> Placing:
        """Give an item known by its title, unless the number beside it says another."""
        found = Found() if name in item_text else self._addressed.look_up(item_text)
        if not found.stretches or any(own.holds(one) for one in found.stretches):
            return Placing((own,), Certainty.BY_ITEM)
        said = f"{_shown(found.stretches[0].place)} không phải mục có tên đó"
        return Placing(tuple(dict.fromkeys((own, *found.stretches))), Certainty.UNSURE, said)

    def pointed(
        self, quote: str, scope: Stretch | None, *, elsewhere: bool = True
    ) -> Placing | None:
        """Give where a quotation or address points, None where it names nothing in the draft.

        Args:
            quote: As typed.
            scope: The item that is known already.
            elsewhere: Whether it may point to somewhere out of it.
        """
        found = self._addressed.look_up(quote, scope)
        if found.stretches and not found.rest and not found.missing:
            return self._fits(found, scope)
        area = scope or self._spots.whole()
        here = verbatim(self._spots, quote, area)
        if here and (letters(quote) >= SHORTEST or not found.stretches):
            return self._of_words([self._spots.one(spot) for spot in here])
        if found.stretches and (there := self._within(found.rest, found.stretches)):
            return there
        near = quoted(self._spots, quote, area)
        if near and (len(near) == 1 or not found.stretches):
            placing = self._of_words([self._spots.one(spot) for spot in near])
            if not found.stretches:
                return placing
            return replace(placing, said=f"theo trích dẫn; {_not_at(found)}")
        if found.stretches:
            return self._beside_address(found, scope)
        if scope is not None and elsewhere and (other := self._elsewhere(quote, scope)):
            return other
        return self._not_there(found, quote, scope) if found.missing else None

    def _within(self, words: str, stretches: Iterable[Stretch]) -> Placing | None:
        """Give where words that stand beside an address are found in what it names."""
        if not words:
            return None
        found = [
            self._spots.one(spot)
            for stretch in stretches
            for spot in quoted(self._spots, words, stretch)
        ]
        return self._of_words(list(dict.fromkeys(found))) if found else None

    def _fits(self, found: Found, scope: Stretch | None) -> Placing:
        """Give what an address names; elsewhere than in the item chosen it is not sure."""
        if scope is None or any(scope.holds(one) or one.holds(scope) for one in found.stretches):
            return self._of_address(found)
        said = f"{_shown(found.stretches[0].place)} không thuộc mục đã chọn"
        return Placing((scope, *found.stretches), Certainty.UNSURE, said)

    def _beside_address(self, found: Found, scope: Stretch | None) -> Placing:
        """Give what an address names where the words beside it are not found there."""
        placing = self._fits(found, scope)
        if '"' not in found.rest:
            return placing
        elsewhere = verbatim(self._spots, found.rest, self._spots.whole())
        said = _not_at(found)
        if len(elsewhere) == 1 and letters(found.rest) >= SHORTEST:
            own = self._spots.one(elsewhere[0])
            return Placing((own,), Certainty.BY_TEXT, f"theo trích dẫn; {said}")
        is_unsure = placing.certainty is Certainty.UNSURE
        return placing if is_unsure else Placing(placing.stretches, Certainty.UNSURE, said)

    def _elsewhere(self, quote: str, scope: Stretch) -> Placing | None:
        """Give where a quotation stands verbatim, once, when not in the item that was chosen."""
        if letters(quote) < SHORTEST // 2:
            return None
        found = verbatim(self._spots, quote, self._spots.whole())
        stretches = tuple(map(self._spots.one, found))
        said = f"trích dẫn không có trong mục đã chọn ({scope.place})"
        if len(found) == 1 and letters(quote) >= SHORTEST - 2:
            return Placing(stretches, Certainty.BY_TEXT, f"theo trích dẫn; {said}")
        if found:
            return Placing((scope, *stretches), Certainty.UNSURE, said)
        return None

    def _by_content(self, content: str, known: Placing) -> Placing:
        """Give where the comment itself says it points, when its other cells say no more.

        Of one whose item is known only the address it begins with counts ("Tại Bảng 3.1, …").
        """
        scope = known.stretches[0] if known.stretches else None
        found = self._addressed.mentioned(content, scope)
        if found.stretches:
            placing = self._fits(found, scope)
            return replace(placing, said=placing.said or "theo lời góp ý")
        if scope is None and found.missing and not known.said:
            return replace(known, said=self._not_there(found, content).said)
        return known

    def _of_address(self, found: Found) -> Placing:
        if len(found.stretches) > 1:
            return self._several(found.stretches, f"có {len(found.stretches)} nơi phù hợp")
        if not found.is_exact:
            return Placing(found.stretches, Certainty.UNSURE, "chỉ biết gần đúng")
        is_finer = self._span(found.stretches[0]) is not None
        return Placing(found.stretches, Certainty.BY_ADDRESS if is_finer else Certainty.BY_ITEM)

    def _of_words(self, stretches: Sequence[Stretch]) -> Placing:
        if len(stretches) == 1:
            return Placing(tuple(stretches), Certainty.BY_TEXT)
        said = f"trích dẫn có ở {len(stretches)} nơi"
        return replace(self._several(tuple(stretches), said), are_alike=True)

    def _several(self, stretches: tuple[Stretch, ...], said: str) -> Placing:
        """Give what fits several places: unsure, and unplaced where they are all over the draft."""
        items = {stretch.start[0] for stretch in stretches}
        too_many = len(items) > _MOST_ITEMS
        return Placing(stretches, Certainty.UNPLACED if too_many else Certainty.UNSURE, said)

    def _not_there(self, found: Found, typed: str, scope: Stretch | None = None) -> Placing:
        """Give what is known of an address that names something the draft does not have."""
        if not found.named:
            return NOWHERE
        missing = found.missing or typed
        if missing.startswith("tr") and not self._spots.has_pages:
            said = f"dự thảo không giữ số trang, không tra được “{_shown(missing)}”"
        else:
            where = f" trong {found.partly[0].place}" if len(found.partly) == 1 else ""
            said = f"không có “{_shown(missing)}”{where}"
        stretches = found.partly or ((scope,) if scope else ())
        if not stretches:
            return Placing((), Certainty.UNPLACED, said)
        certainty = Certainty.BY_ITEM if stretches == (scope,) else Certainty.UNSURE
        return Placing(stretches, certainty, said)

    def _item(self, stretch: Stretch) -> str:
        is_whole = stretch == self._spots.whole()
        return "" if is_whole else self._spots.sections[stretch.start[0]].id

    def _place(self, stretch: Stretch) -> Place:
        if stretch == self._spots.whole():
            return Place(WHOLE_DRAFT, 0)
        ordinal = stretch.start[1]
        return Place(stretch.place, ordinal, self._spots.page(self._item(stretch), ordinal))

    def _scope(self, stretch: Stretch) -> tuple[str, ...]:
        """Give the sections that a stretch of several covers, () for one or the whole draft."""
        first, last = stretch.start[0], stretch.end[0] - (stretch.end[1] == 1)
        if first == last or stretch == self._spots.whole():
            return ()
        return tuple(section.id for section in self._spots.sections[first : last + 1])

    def _span(self, stretch: Stretch) -> tuple[int, int] | None:
        """Give the ordinals of a stretch within its item, None where it is all of it or more."""
        (at, first), (end, behind) = stretch.start, stretch.end
        if end == at:
            is_block = behind == first + 1
            return self._addressed.around(at, first) if is_block else (first, behind)
        if first > 1 and (end, behind) == (at + 1, 1):
            return first, len(self._spots.of(self._spots.sections[at].id)) + 1
        return None

    def _span_of(self, comment: Comment) -> tuple[int, int] | None:
        """Give the ordinals of a block placed already; of a caption those of its whole table."""
        sure = comment.certainty in (Certainty.CERTAIN, Certainty.BY_TEXT)
        if comment.place is None or not sure:
            return None
        own = self._spots.stretch(comment.item)
        return self._addressed.around(own.start[0], comment.place.block) if own else None


def _not_at(found: Found) -> str:
    """Say that the words beside an address are not where it points."""
    return f"không có “{_shown(found.rest.strip(chr(34)))}” tại {found.stretches[0].place}"


def _shown(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
