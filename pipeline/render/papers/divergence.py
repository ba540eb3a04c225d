"""`y-kien-khac-nhau.docx`: points on which bodies differ, for UBND tỉnh to decide."""

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.model.divergence import Divergence, DivergenceKind
from pipeline.model.report import Report
from pipeline.render.papers.comment_lines import cut, quoted
from pipeline.render.papers.paper import ended, letterhead_values, lines, paper, paper_shell
from pipeline.render.papers.wording import wording
from pipeline.render.word.tables.text_columns import lowest
from pipeline.render.word.tables.text_table import USUAL, Line, TextRow, text_table

_WIDTHS: Final = (600, 2300, 3900, 2100, 2300, 1170, 1000, 1200)  # twips, as wide as the page
_LEAST: Final = (600, 1000, 1000, 1000, 1000, 900, 900, 1000)  # the last three are written in
_GROUPS: Final = (
    (DivergenceKind.OPEN, "Nội dung chưa có kết luận"),
    (DivergenceKind.FOUND, "Nội dung có thể còn khác nhau, cần rà soát"),
    (DivergenceKind.DECIDED, "Nội dung đã có kết luận"),
)
_ROMAN: Final = ("I", "II", "III")


def divergence_docx(
    points: Sequence[Divergence],
    report: Report,
    drafts: tuple[str, str],
    *,
    template: bytes,
    council: bool = False,
) -> bytes:
    """Give the Word file; it says so where there is no point.

    `drafts` are the names of the draft commented on and of the one that answers; `council` says
    that those who differ are the appraisal council's members.

    Raises:
        TemplateError: The template lacks a marker, a style or a value.
    """
    values = {
        **letterhead_values(report, report.round.day),
        "lan_truoc": drafts[0],
        "lan_sau": drafts[1],
        "mo_dau": lines([_opening(points)]),
        "ket": ended(len(points), "nội dung"),
    }
    shell = paper_shell(template, values)
    heads, rows = _heads(council=council), tuple(_rows(points, drafts[1]))
    widths = lowest(heads, _WIDTHS, _LEAST, rows, USUAL)
    return paper(
        shell,
        text_table(heads, widths, rows, keeps=True, centred=frozenset({0})),
        title="Các nội dung còn ý kiến khác nhau",
        creator=str(values["co_quan"]),
        day=report.round.day,
    )


def _heads(*, council: bool) -> tuple[str, ...]:
    return (
        "STT",
        "Nội dung, vị trí",
        wording(council=council).views,
        "Quan điểm cơ quan lập",
        "Phương án",
        "Đề xuất",
        "Cấp quyết định",
        "Kết luận",
    )


def _opening(points: Sequence[Divergence]) -> str:
    told = (
        (DivergenceKind.OPEN, "chưa có kết luận"),
        (DivergenceKind.DECIDED, "đã có kết luận"),
        (
            DivergenceKind.FOUND,
            "do đối chiếu tự động các đề nghị sửa mà thấy, cần rà soát trước khi trình",
        ),
    )
    counts = ((sum(point.kind is kind for point in points), words) for kind, words in told)
    parts = [f"{count} nội dung {words}" for count, words in counts if count]
    return f"Có {'; '.join(parts)}." if parts else "Không còn nội dung nào có ý kiến khác nhau."


def _rows(points: Sequence[Divergence], draft: str) -> Iterator[TextRow]:
    filled = [entry for entry in _GROUPS if any(point.kind is entry[0] for point in points)]
    for roman, (kind, title) in zip(_ROMAN, filled, strict=False):
        heading = Line(f"{roman}. {title}".upper(), bold=True)
        yield TextRow(((heading,),), span=True, shaded=True)
        group = (point for point in points if point.kind is kind)
        yield from (_row(number, point, draft) for number, point in enumerate(group, 1))


def _row(number: int, point: Divergence, draft: str) -> TextRow:
    return TextRow(
        (
            (Line(str(number)),),
            tuple(_matter(point, draft)),
            tuple(_views(point)),
            tuple(Line(part) for part in point.stance.split("\n")),
            tuple(map(Line, point.options)),
            tuple(map(Line, point.proposal.split("\n"))),
            tuple(map(Line, point.decider.split("\n"))),
            (Line(point.decision),),
        )
    )


def _matter(point: Divergence, draft: str) -> Iterator[Line]:
    """Give place and words as the newest draft has them, beside those commented on."""
    now = point.now
    if now is None:
        yield Line(point.place, bold=True)
    elif now.place is None:
        yield Line(f"Không còn trong {draft}", bold=True)
    else:
        yield Line(now.place.words, bold=True)
        if now.words:
            yield Line(quoted(cut(now.words)), italic=True, label="Hiện ghi:")
    if now is not None:
        at = ", ".join(filter(None, (point.draft, point.place)))
        yield Line(at, label="Nơi được góp ý:")
    if point.subject:
        yield Line(quoted(point.subject), italic=True, label="Trích dẫn:")
    if point.reason:
        yield Line(point.reason, label="Lý do nêu:")


def _views(point: Divergence) -> Iterator[Line]:
    for view in point.views:
        told = "; ".join(filter(None, (view.letters, view.draft and f"đối với {view.draft}")))
        head = f"{view.body} ({told}):" if told else f"{view.body}:"
        yield Line(view.content or "(chỉ đề nghị sửa chữ)", label=head)
        if view.proposed:
            yield Line(f"“{view.proposed}”", italic=True, label="Đề nghị sửa thành:")
        if view.feedback:
            yield Line(view.feedback, label="Về kết quả xử lý:")
