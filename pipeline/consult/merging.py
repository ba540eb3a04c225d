"""Comments that say the same, made one; sheets of one body that contradict one another, told.

A sheet may be sent twice, and a reviewer may write the same comment in the margin of the Word
file and in the sheet: one comment then, with every place it was read.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from rapidfuzz import fuzz

from pipeline.model.comment import Certainty, Comment, CommentKind, Letter, comment_key
from pipeline.model.fixed import replace
from pipeline.model.notice import Notice, Severity
from pipeline.model.text import folded

_SAME_PLACE: Final = 80  # of 100: one quotes a little more of the sentence than the other
_CERTAINTY: Final = tuple(Certainty)


def merged(comments: Sequence[Comment]) -> tuple[Comment, ...]:
    """Give the comments once each, in order, with all the places they were read.

    As many places go out as came in. Each keeps the key of what was received.
    """
    found: dict[str, Comment] = {}
    kept_as: dict[str, str] = {}  # the key of every comment read: the one it is found under
    twins: dict[tuple[str, str, str], list[str]] = {}
    for comment in comments:
        own = comment_key(comment)
        said = (comment.agency, folded(comment.content), folded(comment.proposed))
        near = (other for other in twins.get(said, ()) if _is_one(found[other], comment))
        key = kept_as.setdefault(own, next(near, own))
        if key in found:
            found[key] = _joined(found[key], comment)
        else:
            found[key] = replace(comment, key=key)
            twins.setdefault(said, []).append(key)
    return tuple(found.values())


def _is_one(one: Comment, other: Comment) -> bool:
    """Say whether what a sheet says and what a Word file says are the same comment."""
    kinds = {_is_of_word(one), _is_of_word(other)}
    if len(kinds) < 2 or CommentKind.REMARK not in (one.kind, other.kind):
        return False
    if one.item and other.item and one.item != other.item:
        return False
    quotes = folded(one.quote), folded(other.quote)
    return not all(quotes) or fuzz.partial_ratio(*quotes) >= _SAME_PLACE


def _is_of_word(comment: Comment) -> bool:
    return any(origin.file.casefold().endswith(".docx") for origin in comment.origins)


def _joined(one: Comment, other: Comment) -> Comment:
    """Give the comment with both origins, and the surer of the two places."""
    sure = min(one, other, key=lambda comment: _CERTAINTY.index(comment.certainty))
    return replace(
        one,
        item=sure.item,
        certainty=sure.certainty,
        place=sure.place,
        bookmark=sure.bookmark,
        quote=one.quote or other.quote,
        author=one.author or other.author,
        day=one.day or other.day,
        replies=tuple(dict.fromkeys((*one.replies, *other.replies))),
        resolved=one.resolved or other.resolved,
        origins=(*one.origins, *other.origins),
    )


def contradictions(letters: Sequence[Letter], comments: Sequence[Comment]) -> Iterator[Notice]:
    """Say where two files of one body do not agree: one agrees, one comments; two proposals."""
    files_with_comments: dict[str, set[str]] = {}
    for comment in comments:
        own = files_with_comments.setdefault(comment.agency, set())
        own.update(origin.file for origin in comment.origins)
    for letter in letters:
        others = sorted(files_with_comments.get(letter.agency, set()).difference(letter.files))
        if letter.agrees and others and len(others) == len(files_with_comments[letter.agency]):
            yield _contradiction(
                f"phiếu ghi “Thống nhất”, nhưng {others[0]} có ý kiến; các ý kiến được giữ",
                letter.files[0],
                letter.agency,
            )
    yield from _rival_proposals(comments)


def _rival_proposals(comments: Sequence[Comment]) -> Iterator[Notice]:
    first: dict[tuple[str, str, str], Comment] = {}
    for comment in comments:
        if not comment.quote or not comment.proposed:
            continue
        key = (comment.agency, comment.item, folded(comment.quote))
        other = first.setdefault(key, comment)
        here, there = comment.origins[0], other.origins[0]
        if here.file != there.file and folded(other.proposed) != folded(comment.proposed):
            yield replace(
                _contradiction(
                    f"đề nghị sửa “{comment.quote[:60]}” khác với {there.file} ({there.place}); "
                    "cả hai ý kiến được giữ",
                    here.file,
                    comment.agency,
                ),
                cell=here.place,
            )


def _contradiction(message: str, file: str, agency: str) -> Notice:
    return Notice(
        Severity.WARNING,
        "hai-phieu-khac-nhau",
        message,
        "hỏi lại cơ quan góp ý, giữ một phiếu",
        file=file,
        agency=agency,
    )
