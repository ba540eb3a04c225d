"""What earlier rounds left, as the rows that open the response table."""

from collections.abc import Iterator, Sequence

from pipeline.model.earlier import LEFT_WORDS, LeftKind
from pipeline.model.response_table import LeftLine, ResponseTable
from pipeline.render.papers.comment_lines import answered, cut, quoted, said
from pipeline.render.word.tables.text_table import Line, TextRow

_GONE = "không còn trong dự thảo"


def left_words(table: ResponseTable) -> str:
    """Give in a sentence what earlier rounds left, "" where that is nothing."""
    told = [
        f"{left_kind_words(kind, table.later)}: {count}"
        for kind, count in table.left_counts
        if count
    ]
    return f"Ý kiến của các lần trước (nêu ở phần A): {'; '.join(told)}." if told else ""


def left_kind_words(kind: LeftKind, draft: str) -> str:
    """Give why comments are told again: "đã thực hiện tại dự thảo lần 3"."""
    if kind is LeftKind.LATER:
        return f"đã thực hiện tại {draft[:1].lower()}{draft[1:]}"
    return LEFT_WORDS[kind]


def left_rows(left: Sequence[LeftLine], drafts: tuple[str, str]) -> Iterator[TextRow]:
    """Give the rows of what is left, by kind, and the heading of what follows; none for nothing.

    `drafts` are the names of the draft whose comments follow, and of the one that answers.
    """
    if not left:
        return
    yield _heading(f"A. Ý kiến của các lần trước còn để lại ({len(left)})")
    kinds = dict.fromkeys(line.left.kind for line in left)
    told = 0
    for number, kind in enumerate(kinds, 1):
        own = [line for line in left if line.left.kind is kind]
        words = left_kind_words(kind, drafts[1])
        title = f"{number}. {words[:1].upper()}{words[1:]} ({len(own)})"
        yield TextRow(((Line(title, bold=True),),), span=True)
        yield from (_row(f"A{at}", line) for at, line in enumerate(own, told + 1))
        told += len(own)
    yield _heading(f"B. Ý kiến đối với {drafts[0]}")


def _heading(words: str) -> TextRow:
    return TextRow(((Line(words.upper(), bold=True),),), span=True, shaded=True)


def _row(number: str, line: LeftLine) -> TextRow:
    left = line.left
    comment, row = left.response.comment, left.response.row
    code = row.code if row else comment.code
    return TextRow(
        (
            (Line(number),),
            (Line(f"{line.body} ({code})", bold=True), *said(comment)),
            (Line(left.draft, bold=True), Line(line.old_place)),
            (*answered(left.response, left.trace), *_words_now(line), *_reply(line)),
            tuple(_now(line)),
        )
    )


def _reply(line: LeftLine) -> Iterator[Line]:
    reply = line.left.reply
    if reply is not None:
        yield Line(reply.told, label="Ý kiến của cơ quan về kết quả:")


def _now(line: LeftLine) -> Iterator[Line]:
    """Give where it stands in the newest draft."""
    now = line.left.now
    if now.place is None:
        yield Line(_GONE if line.left.response.comment.item else "", italic=True)
        return
    yield Line(now.place.words)


def _words_now(line: LeftLine) -> Iterator[Line]:
    """Give what stands there: in the wide column, for the one of places is narrow."""
    now = line.left.now
    if now.place is not None and now.words:
        yield Line(quoted(cut(now.words)), italic=True, label="Nay viết:")
