"""One comment in a table of comments: what it says, what became of it, what proves that."""

from collections.abc import Iterator
from typing import Final

from pipeline.model.comment import RESOLVED, Comment, CommentKind, Response
from pipeline.model.verdict import VERDICT_WORDS, CommentTrace, Verdict
from pipeline.render.word.tables.text_table import Line

GRADES: Final = (
    Verdict.AS_ASKED,
    Verdict.CHANGED,
    Verdict.OTHERWISE,
    Verdict.ITEM_ONLY,
    Verdict.UNCHANGED,
    Verdict.LATER,
    Verdict.REFUSED_BUT_DONE,
)
PROVEN: Final = frozenset(GRADES)  # verdicts that are told in a table, with their evidence
_OPEN: Final = "(chưa xử lý)"
_LONGEST: Final = 400  # letters of the present words shown beside a comment


def said(comment: Comment) -> Iterator[Line]:
    """Give a comment: its words, what it quotes, what it proposes."""
    yield from (Line(part) for part in comment.content.split("\n"))
    if comment.quote:
        yield Line(quoted(comment.quote), italic=True, label="Trích dẫn:")
    if comment.proposed:
        label = "Sửa thành:" if comment.kind is not CommentKind.REMARK else "Đề nghị sửa thành:"
        yield Line(quoted(comment.proposed), italic=True, label=label)
    for reply in comment.replies:
        first, *rest = reply.text.split("\n")
        yield Line(first, label=reply.head)
        yield from map(Line, rest)
    if comment.resolved:
        yield Line(RESOLVED, italic=True)


def quoted(text: str) -> str:
    """Give words in quotation marks, unless they have their own."""
    return text if text.startswith(("“", '"')) or "”" in text else f"“{text}”"


def answered(response: Response, trace: CommentTrace | None) -> Iterator[Line]:
    """Give what became of a comment, with what the drafts prove of it."""
    row = response.row
    if row is None or row.disposition is None:
        yield Line(_OPEN, italic=True)
    if row is None:
        return
    if row.disposition is not None:
        yield Line(f"{row.disposition.value}.", bold=True)
    yield from (Line(part) for part in row.explanation.split("\n"))
    if row.decision:
        yield Line(row.decision, label="Kết luận:")
    if trace is not None and trace.verdict in PROVEN:
        yield from _proof(trace)


def _proof(trace: CommentTrace) -> Iterator[Line]:
    """Give the verdict with its evidence: asked, old and new words, and where they stand."""
    evidence = trace.evidence
    words = verdict_words(trace)
    where = evidence.place.words if evidence.place else ""
    at = f" ({where})" if where and (evidence.old or evidence.new) else ""
    yield Line(f"{words}{at}.", italic=True, label="Đối chiếu:")
    if trace.verdict is Verdict.OTHERWISE and evidence.asked:
        yield Line(quoted(evidence.asked), italic=True, label="Đề nghị:")
    if evidence.old:
        yield from _side("Cũ:", evidence.old)
    if evidence.new:
        yield from _side("Mới:", evidence.new)
    elif evidence.old:
        yield Line("(không còn)", italic=True, label="Mới:")
    if not (evidence.old or evidence.new) and evidence.told:
        yield Line(f"{evidence.told[:1].upper()}{evidence.told[1:]}.", italic=True)


def verdict_words(trace: CommentTrace) -> str:
    """Give a verdict in words; of what was done later or taken back, in which draft."""
    evidence = trace.evidence
    taken_back = trace.verdict is Verdict.UNCHANGED and bool(evidence.old)
    if evidence.told and (taken_back or trace.verdict is Verdict.LATER):
        return evidence.told
    return VERDICT_WORDS[trace.verdict]


def _side(label: str, words: str) -> Iterator[Line]:
    first, *rest = words.split("\n")
    yield Line(first, italic=True, label=label)
    yield from (Line(line, italic=True) for line in rest)


def cut(words: str) -> str:
    """Give words of the draft in one line, their end left out where they are long."""
    line = "; ".join(words.split("\n"))
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rpartition(' ')[0]} …"
