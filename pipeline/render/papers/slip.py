"""`phieu-tra-loi.docx`: what became of one body's comments, on one page where they fit it.

It is what a body is sent first, the redline of the items behind it: every comment of the body
once, our answer, old and new words, and where they stand.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Final

from pipeline.model.comment import Comment, Disposition, Response
from pipeline.model.fixed import replace
from pipeline.model.report import Report
from pipeline.model.response_table import BodyLines, LeftLine, ResponseLine, ResponseTable
from pipeline.model.verdict import VERDICT_WORDS, CommentTrace, Evidence
from pipeline.render.papers.comment_lines import GRADES, PROVEN, quoted, said, verdict_words
from pipeline.render.papers.issuer import issuer_of
from pipeline.render.papers.left_rows import left_kind_words
from pipeline.render.papers.paper import lines, paper, paper_shell
from pipeline.render.papers.wording import wording
from pipeline.render.word.shell import TagValue
from pipeline.render.word.tables.text_height import fits
from pipeline.render.word.tables.text_table import Line, TextRow, text_table

_WIDTHS: Final = (600, 3970, 1980, 2500, 2500, 1790, 1230)  # twips, as wide as the page allows
_SIZES: Final = (11, 10, 9)
_USUAL: Final = 10  # where no size brings a slip onto one page
_ROOM: Final = 380.0  # points that head and foot leave of a page for the table
_LINE, _GAP = 13.0, 6.0  # points of a line of text above or below it, and of its gaps
_LETTERS: Final = 150  # that such a line holds
_ALIKE: Final = 0.5  # of their words that two texts have in common
_OPEN: Final = "Chưa xử lý"
_GONE, _NEW = "(không còn)", "(chưa có)"

Stretches = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Enclosed:
    """What goes with a slip: its redline's name, how many items it has, and where they stand.

    `paged` says that the draft was rendered, so that the slip's places have pages.
    """

    redline: str
    items: int
    places: tuple[str, ...]
    paged: bool = True


@dataclass(frozen=True, slots=True)
class SlipFor:
    """What a slip says.

    Attributes:
        body: The body with its comments, each with what became of it.
        left: What earlier rounds left of its comments.
        drafts: Names of the draft commented on and of the one that answers.
        head: Values of the letterhead, of who writes to the body (`papers.issuer`).
        day: The day of the draft that answers.
        enclosed: What goes with it; None for nothing.
        council: Whether it answers a member of the appraisal council.
    """

    body: BodyLines
    left: tuple[LeftLine, ...]
    drafts: tuple[str, str]
    head: dict[str, TagValue]
    day: date
    enclosed: Enclosed | None = None
    council: bool = False


def slips(
    table: ResponseTable, report: Report, enclosed: Mapping[str, Enclosed]
) -> Mapping[str, SlipFor]:
    """Give what the slip of each body that commented says, by the body's id.

    Args:
        table: The comments with their answers.
        report: The draft that answers; who signs letters to a body sends its slip.
        enclosed: What goes with the slips, by body.
    """
    agencies = {agency.id: agency for agency in report.agencies}

    def head(body: str) -> dict[str, TagValue]:
        addressee, day = agencies.get(body), report.round.day
        return issuer_of(addressee, report.outline, report.agencies, report.issuers, day).head

    return {
        name: SlipFor(
            body,
            tuple(line for line in table.left if line.left.response.comment.agency == name),
            (table.earlier, table.later),
            head(name),
            report.round.day,
            enclosed.get(name),
            table.council,
        )
        for group in table.groups
        for body in group.bodies
        if body.lines and (name := body.body.agency)
    }


def slip_docx(slip: SlipFor, *, template: bytes) -> bytes:
    """Give the .docx.

    Raises:
        TemplateError: The template lacks a marker, a style or a value.
    """
    body = slip.body
    letters = f"({body.letters})" if body.letters else ""
    opening, closing = (_opening(slip),), tuple(_closing(slip))
    values: dict[str, TagValue] = {
        **slip.head,
        "lan_truoc": slip.drafts[0],
        "lan_sau": slip.drafts[1],
        "co_quan_gop_y": body.name,
        "van_ban": letters,
        "mo_dau": lines(opening),
        "ket": lines(closing),
    }
    heads, rows = _heads(slip), tuple(_rows(slip))
    size = _size(heads, rows, (f"{body.name} {letters}", *opening, *closing))
    return paper(
        paper_shell(template, values, size=size),
        text_table(heads, _WIDTHS, rows, centred=frozenset({0}), size=size),
        title=f"Trả lời ý kiến của {body.name} đối với {slip.drafts[0]}",
        creator=str(values["co_quan"]),
        day=slip.day,
    )


def _size(heads: Sequence[str], rows: Sequence[TextRow], around: Sequence[str]) -> int:
    """Give the largest size of letters by which all stands on one page."""
    room = _ROOM - sum(_GAP + _LINE * (1 + len(text) // _LETTERS) for text in around)
    fitting = (size for size in _SIZES if fits(heads, _WIDTHS, rows, size, room))
    return next(fitting, _USUAL)


def _heads(slip: SlipFor) -> tuple[str, ...]:
    comments = wording(council=slip.council).comments
    return (
        "STT",
        f"{comments[:1].upper()}{comments[1:]}",
        "Giải trình, tiếp thu" if slip.council else "Trả lời",
        f"{slip.drafts[0]} ghi",
        f"{slip.drafts[1]} ghi",
        "Nơi sửa (mục, trang)",
        "Kết quả",
    )


def _opening(slip: SlipFor) -> str:
    answers = Counter(line.response.disposition for line in slip.body.lines)
    told = [f"{value.value.lower()} {answers[value]}" for value in Disposition if answers[value]]
    if answers[None]:
        told.append(f"{_OPEN.lower()} {answers[None]}")
    counts = Counter(line.trace.verdict for line in slip.body.lines if line.trace)
    held = [f"{VERDICT_WORDS[grade]} {counts[grade]}" for grade in GRADES if counts[grade]]
    against = f" Đối chiếu với {slip.drafts[1]}: {'; '.join(held)}." if held else ""
    return f"{slip.body.name} có {len(slip.body.lines)} ý kiến: {'; '.join(told)}.{against}"


def _closing(slip: SlipFor) -> Iterator[str]:
    enclosed = slip.enclosed
    if enclosed is not None:
        pages = f"Số trang là của báo cáo {slip.drafts[1]}. " if enclosed.paged else ""
        yield (
            f"{pages}Kèm theo: trích bản so sánh "
            f"({enclosed.redline}) {enclosed.items} mục liên quan: {'; '.join(enclosed.places)}."
        )
    yield "Đồng ý hay bảo lưu với kết quả: đề nghị ghi vào y-kien-cac-lan.xlsx gửi cùng phiếu này."


def _rows(slip: SlipFor) -> Iterator[TextRow]:
    if slip.left:
        yield _heading("Ý kiến của các lần trước còn để lại")
        for number, line in enumerate(slip.left, 1):
            yield _left(f"A{number}", line, slip.drafts[1])
        yield _heading(f"Ý kiến đối với {slip.drafts[0]}")
    yield from map(_row, slip.body.lines)


def _heading(words: str) -> TextRow:
    return TextRow(((Line(words, bold=True),),), span=True, shaded=True)


def _row(line: ResponseLine) -> TextRow:
    trace = line.trace
    proof = trace.evidence if trace is not None and trace.verdict in PROVEN else Evidence()
    return TextRow(
        (
            (Line(str(line.number)),),
            tuple(_said(line)),
            tuple(_told(line)),
            *_words(line, proof),
            tuple(_where(line, proof)),
            tuple(_result(line)),
        )
    )


def _said(line: ResponseLine) -> Iterator[Line]:
    """Give the comment under its code; what it quotes stands among the old words."""
    comment = replace(line.response.comment, quote="")
    yield from _coded(line.response, comment)


def _coded(response: Response, comment: Comment) -> Iterator[Line]:
    first, *rest = said(comment)
    code = response.row.code if response.row else response.comment.code
    yield replace(first, label=f"{code}: {first.label}".strip())
    yield from rest


def _told(line: ResponseLine) -> Iterator[Line]:
    row = line.response.row
    if row is not None:
        yield from map(Line, row.explanation.split("\n"))
        if row.decision:
            yield Line(row.decision, label="Kết luận:")


def _words(line: ResponseLine, proof: Evidence) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Give the old and the new words, in bold where they differ; else what was quoted."""
    quote = line.response.comment.quote
    if not (proof.old or proof.new):
        return (Line(quoted(quote) if quote else "", italic=True),), ()
    old, new = proof.old or _NEW, proof.new or _GONE
    if "\n" in old + new or not (proof.old and proof.new):
        return tuple(map(Line, old.split("\n"))), tuple(map(Line, new.split("\n")))
    was, now = differing(old, new)
    return (Line(old, marked=was),), (Line(new, marked=now),)


def differing(old: str, new: str) -> tuple[Stretches, Stretches]:
    """Give in each of two texts the stretches of words, as letters, in which it differs.

    None where they have less than half of their words in common: then nothing stands out.
    """
    olds, news = old.split(" "), new.split(" ")
    matcher = SequenceMatcher(a=olds, b=news, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return (), ()
    changed = [step for step in matcher.get_opcodes() if step[0] != "equal"]
    was = (_stretch(olds, start, end) for _, start, end, _, _ in changed if start < end)
    now = (_stretch(news, start, end) for _, _, _, start, end in changed if start < end)
    return tuple(was), tuple(now)


def _stretch(words: Sequence[str], first: int, behind: int) -> tuple[int, int]:
    start = sum(len(word) + 1 for word in words[:first])
    return start, start + len(" ".join(words[first:behind]))


def _where(line: ResponseLine, proof: Evidence) -> Iterator[Line]:
    """Give the place in the new draft; in the old one where it is none there, or another."""
    place = proof.place.words if proof.place and proof.stands else line.new_place
    yield from map(Line, place.split("\n"))
    if not place or line.old_place.partition(" (trang")[0] not in place:
        yield Line(line.old_place, italic=True, label="Nơi góp ý:" if place else "")


def _result(line: ResponseLine) -> Iterator[Line]:
    disposition = line.response.disposition
    if disposition is None:
        yield Line(_OPEN, italic=True)
        return
    yield Line(disposition.value, bold=True)
    yield from _verdict(line.trace)


def _verdict(trace: CommentTrace | None) -> Iterator[Line]:
    if trace is None or trace.verdict not in PROVEN:
        return
    yield Line(verdict_words(trace), italic=True)
    if not (trace.evidence.old or trace.evidence.new) and trace.evidence.told:
        yield Line(f"({trace.evidence.told})", italic=True)


def _left(number: str, line: LeftLine, draft: str) -> TextRow:
    left = line.left
    now, row = left.now, left.response.row
    answer = [Line(part) for part in row.explanation.split("\n")] if row else []
    if left.reply is not None:
        answer.append(Line(left.reply.told, label="Ý kiến của cơ quan về kết quả:"))
    words = quoted("; ".join(now.words.split("\n"))) if now.words else ""
    kind = left_kind_words(left.kind, draft)
    place = Line(now.place.words if now.place else "")
    was = Line(f"{left.draft}, {line.old_place}", italic=True, label="Nơi góp ý:")
    return TextRow(
        (
            (Line(number),),
            tuple(_coded(left.response, left.response.comment)),
            tuple(answer),
            (),
            (Line(words, italic=True),),
            (place, was),
            (Line(f"{kind[:1].upper()}{kind[1:]}", italic=True),),
        )
    )
