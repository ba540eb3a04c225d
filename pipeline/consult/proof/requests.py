"""What a comment asks for, as far as its words say what should stand.

"Đề nghị sửa thành" is the text asked for, unless it is an instruction ("Bỏ dòng", "Thay “A” bằng
“B”", "Bổ sung đề mục “C”", "Chuyển sang mục D"). Where it is empty the comment itself is read for
what is quoted, or told in figures ("từ 930 ha lên 1.050 ha"); what it only describes cannot be
compared. An edit in Word is always text.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from pipeline.consult.proof import request_words as words
from pipeline.consult.proof.reading import Asked
from pipeline.consult.proof.substance import says_otherwise
from pipeline.consult.proof.terms import said, terms
from pipeline.model.comment import Comment, CommentKind
from pipeline.model.fixed import replace

_FEW: Final = 3  # words
_WHOLE: Final = 0.8  # of the words of a quotation, all of which stand in the proposal
_SHARED: Final = 0.5  # of the words of a quotation and of a proposal: one is the other rewritten


@dataclass(frozen=True, slots=True)
class Request:
    """What one comment asks for.

    Attributes:
        says: Texts that are to stand, all of them.
        gone: Texts that are to be gone.
        whole: What was commented on is to go as a whole.
        moved: Where it is to be moved to, in words; "" for a place not told, None for no move.
        kept: It is to stay as it is.
        form: Its form alone is to be mended; `says` may hold how.
        described: Something is asked that words cannot be held against.
        more: Something is to be added.
        figures: Figures that a described request names, as written.
        wish: The comment, of a described request.
    """

    says: tuple[Asked, ...] = ()
    gone: tuple[str, ...] = ()
    whole: bool = False
    moved: str | None = None
    kept: bool = False
    form: bool = False
    described: bool = False
    more: bool = False
    figures: tuple[str, ...] = ()
    wish: str = ""

    @property
    def is_explicit(self) -> bool:
        """Say whether there is something the new draft can be held against."""
        return bool(self.says or self.gone or self.whole or self.kept or self.moved is not None)


def request(comment: Comment) -> Request:
    """Give what a comment asks for."""
    quote, proposed = _tidy(comment.quote), _tidy(comment.proposed)
    content = _tidy(comment.content)
    more = bool(words.MORE.search(f"{content} {proposed}"))
    if comment.kind is not CommentKind.REMARK:
        return _edited(quote, proposed, content, more=more)
    if not proposed:
        return _described(content, quote, more=more)
    replaced = quoted_words(quote)
    if replaced == proposed:
        return Request(kept=True)
    if replaced and not says_otherwise(replaced, proposed):
        return Request(says=(Asked(proposed, replaced),), form=True)
    if _is_literal(proposed, replaced, is_value=bool(words.VALUE.search(quote))):
        return Request(says=(Asked(proposed, replaced),), more=more)
    return _instructed(proposed, content, replaced, more=more)


def quoted_words(quote: str) -> str:
    """Give the words that a quotation quotes: of a description the value, else the last name.

    `Bảng "Dân số", dòng “Nam”, cột 2024: “812,2”` quotes "812,2".
    """
    parts = words.QUOTED.findall(quote)
    outside = words.QUOTED.sub(" ", quote)
    if not parts or not words.DESCRIBES.search(outside):
        return quote
    return str(parts[-1]).strip()


def _tidy(text: str) -> str:
    return re.sub(r"[ \t\u00a0]+", " ", unicodedata.normalize("NFC", text)).strip()


def _edited(quote: str, proposed: str, content: str, *, more: bool) -> Request:
    """Read an edit in Word: the sentence as it was and as it would read."""
    if content.startswith("Chuyển “"):
        _, told, target = content.rpartition("” ")
        return Request(moved=target if told else "")
    if not proposed:
        return Request(whole=True, gone=(quote,) if quote else ())
    form = bool(quote) and not says_otherwise(quote, proposed)
    return Request(says=(Asked(proposed, quote),), form=form, more=more and not quote)


def _is_literal(proposed: str, quote: str, *, is_value: bool) -> bool:
    """Say whether a proposal is what is to stand, even if it begins like an instruction.

    So is the quotation in other words, and a word or two for the value of a cell.
    """
    told = _bare(proposed)
    if words.DELETES.match(told) and not words.DELETES.match(_bare(quote)):
        return False
    instructs = bool(words.INSTRUCTS.match(told))
    if len(_parts(proposed)) > 1:
        return False
    return (is_value and (not instructs or _is_short(proposed))) or _is_rewriting(proposed, quote)


def _is_rewriting(proposed: str, quote: str) -> bool:
    """Say whether a proposal is the quotation in other words, whatever word it begins with."""
    own = {term.key for term in said(terms(proposed))}
    before = {term.key for term in said(terms(quote))}
    shared = len(own & before)
    least = min(len(own), len(before))
    whole = len(before) > _FEW and shared >= _WHOLE * len(before)
    return least > 1 and (whole or shared >= _SHARED * max(len(own), len(before)))


def _is_short(proposed: str) -> bool:
    return len(said(terms(proposed))) <= _FEW and not words.QUOTED.search(proposed)


def _instructed(proposed: str, content: str, quote: str, *, more: bool) -> Request:
    """Read a proposal part by part: instructions, and words that are to stand."""
    parts = _parts(proposed)
    read = [_part(part, content, quote) for part in parts]
    return replace(_joined(read), more=more)


def _parts(text: str) -> list[str]:
    """Give the instructions of a text; what begins with no verb goes with what stands before."""
    parts: list[str] = []
    for part in filter(str.strip, re.split(r"[;\n]|(?<=[.”\"])\s+(?=[A-ZĐ])", text)):
        goes_on = not parts or not _is_quoting(parts[-1])
        if parts and not _bare(parts[-1]):  # a number, or "đề nghị" alone
            parts[-1] = f"{parts[-1]} {part.strip()}"
        elif parts and goes_on and not words.INSTRUCTS.match(_bare(part)):
            parts[-1] = f"{parts[-1]}; {part.strip()}"
        else:
            parts.append(part.strip())
    return parts


def _is_quoting(part: str) -> bool:
    """Say whether a part is an instruction that quotes what is to stand, and so is complete."""
    return bool(words.INSTRUCTS.match(_bare(part)) and words.QUOTED.search(part))


def _bare(part: str) -> str:
    """Give an instruction without number, dash and "đề nghị" before it."""
    return words.LEAD.sub("", f"{part} ").strip()


def _part(part: str, content: str, quote: str) -> Request:
    """Read one instruction, or one text."""
    told = _bare(part)
    pairs = tuple(_pairs(told)) if words.CHANGES.match(told) or words.ARROW.search(told) else ()
    if pairs:
        return Request(says=tuple(Asked(new, old) for old, new in pairs))
    if words.KEEPS.match(told):
        return Request(kept=True)
    if words.MOVES.match(told):
        return Request(moved=_target(told))
    if words.DELETES.match(told):
        return _deleted(told)
    if found := words.ADDS.match(told):
        return _added(told, told[found.end() :].strip())
    if found := words.WRITES.match(told):
        rest = told[found.end() :].strip(" :")
        return Request(says=(Asked(_unquoted(rest), quote),)) if rest else Request(described=True)
    if words.INSTRUCTS.match(told) and _is_vague(told):
        return Request(described=True)
    replaced = _figure_told(part, content) or quote
    soft = bool(words.INSTRUCTS.match(told))
    return Request(says=(Asked(_unquoted(part), replaced, soft=soft),))


def _figure_told(proposed: str, content: str) -> str:
    """Give the words that a comment says are to become the proposed ones, "" where it does not."""
    own = {term.key for term in terms(proposed)}
    for old, new in _pairs(content):
        if own.issuperset(term.key for term in terms(new)):
            return old
    return ""


def _joined(read: Sequence[Request]) -> Request:
    """Give several requests as one."""
    moved = [one.moved for one in read if one.moved is not None]
    return Request(
        says=tuple(asked for one in read for asked in one.says),
        gone=tuple(text for one in read for text in one.gone),
        whole=any(one.whole for one in read),
        moved=moved[0] if moved else None,
        kept=any(one.kept for one in read),
        described=any(one.described for one in read),
    )


def _deleted(told: str) -> Request:
    """Read "Bỏ …": what is quoted, what is named, or what was commented on."""
    quoted = tuple(words.QUOTED.findall(told))
    if quoted:
        return Request(gone=quoted)
    rest = re.split(r"[,;.]|\b(?:ra )?khỏi\b", words.DELETES.sub("", told, count=1))[0]
    named = [term for term in said(terms(rest)) if term.key not in words.GENERIC]
    if not named:
        return Request(whole=True)
    return Request(gone=(rest[named[0].start : named[-1].end],))


def _added(told: str, rest: str) -> Request:
    """Read "Bổ sung …": what is quoted, what stands behind a colon, or the rest."""
    quoted = tuple(words.QUOTED.findall(rest))
    if quoted:
        return Request(says=tuple(Asked(text) for text in quoted))
    before, colon, behind = rest.partition(":")
    if colon and behind.strip() and len(before) <= words.LEAD_LETTERS:
        return Request(says=(Asked(behind.strip()),))
    named = [term for term in said(terms(rest)) if term.key not in words.GENERIC]
    if not named:
        return Request(described=True)
    return Request(says=(Asked(rest[named[0].start :].strip(), soft=True),))


def _target(told: str) -> str:
    found = words.TO.search(told)
    return told[found.end() :].strip() if found else ""


def _is_vague(told: str) -> bool:
    """Say whether an instruction names nothing but figures, sources, reasons and the like."""
    found = words.INSTRUCTS.match(told)
    rest = told[found.end() :] if found else told
    return all(term.key in words.GENERIC for term in said(terms(rest)))


def _unquoted(text: str) -> str:
    """Give a text without the quotation marks around the whole of it."""
    found = words.QUOTED.fullmatch(text.strip().rstrip("."))
    return found[1] if found else text


def _described(content: str, quote: str, *, more: bool) -> Request:
    """Read a comment without a proposal for what it quotes or tells in figures."""
    read = [one for sentence in _sentences(content) for one in _asked_in(sentence)]
    if read:
        made = _joined(read)
        replaced = quoted_words(quote)
        says = tuple(a if a.instead_of else Asked(a.text, replaced) for a in made.says)
        return replace(made, says=says, more=more)
    return Request(
        form=bool(words.FORM.search(content)),
        described=True,
        more=more,
        figures=tuple(_figures(content)),
        wish=content,
    )


def _sentences(content: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.;!?])\s+|\n", content) if part.strip()]


def _asked_in(sentence: str) -> Iterator[Request]:
    """Give the requests of one sentence of a comment that can be held against the draft."""
    told = words.REQUEST.search(sentence)
    if told is None:
        return
    before = words.DENIES.search(sentence[: told.start()])
    start = before.start() if before else told.end()
    wish = sentence[start:] if told["lead"] else sentence
    pairs = tuple(_pairs(wish))
    if pairs:
        yield Request(says=tuple(Asked(new, old) for old, new in pairs))
        return
    if found := words.NOT_WRITTEN.search(wish):
        yield Request(gone=(found["text"],))
        wish = f"{wish[: found.start()]} {wish[found.end() :]}"
    if found := words.TO_FIGURE.search(wish):
        yield Request(says=(Asked(found["figure"].strip()),))
    elif found := words.WRITTEN.search(wish):
        yield Request(says=tuple(Asked(text) for text in words.QUOTED.findall(found["texts"])))
    elif found := words.DELETES.search(wish):
        deleted = _deleted(wish[found.start() :])
        if deleted.whole or words.QUOTED.search(wish):
            yield deleted
    elif words.MOVES.search(wish) and (target := _target(wish)):
        yield Request(moved=target)
    elif words.KEEPS.match(wish.strip()):
        yield Request(kept=True)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Give what is to become what: “A” thành “B”, 95% lên 97%, 95 → 97."""
    taken: set[int] = set()
    for found in words.REPLACED.finditer(text):
        taken.update(range(*found.span()))
        yield found["old"], found["new"]
    figures = [term for term in terms(text) if term.quantity is not None]
    for one, other in pairwise(figures):
        between = text[one.end : other.start]
        if (
            one.start not in taken
            and one.sentence == other.sentence
            and words.BECOMES.fullmatch(between)
        ):
            yield text[one.start : one.end], text[other.start : other.end]


def _figures(content: str) -> Iterator[str]:
    """Give the measured figures that a comment states to be right ("thực tế là 4,7 km")."""
    for term in terms(content):
        written = content[term.start : term.end]
        if term.quantity is None or not (term.quantity.unit or "," in written):
            continue
        if words.STATES.search(content[: term.start]):
            yield written
