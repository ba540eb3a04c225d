"""What a plan comes to, on paper: targets, proposals by field and projects, each with its place.

The same tables stand on the two pages before the contents and in the summary report; a place is a
link, a caption's number a REF field, as references in the text are.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from pipeline.model.fixed import Fixed
from pipeline.model.identity import reference_bookmark
from pipeline.model.numbers import signed
from pipeline.model.plan_summary import PROPOSAL_KINDS, PlanSummary, ReportPlace
from pipeline.render.unbroken import unbroken
from pipeline.render.word.inlines import caption_reference
from pipeline.render.word.paragraphs import KEEP, paragraph
from pipeline.render.word.runs import run
from pipeline.render.word.tables.text_table import Line, TextRow, text_table
from pipeline.render.word.writing import Writing

SIZE: Final = 10
TITLE: Final = "TÓM TẮT"
_TITLE_STYLE, _PART_STYLE = "TieuDeMucLuc", "TieuDeDanhMucPhuLuc"
# twips, as wide as an upright page
_TARGETS: Final = (550, 2950, 1000, 950, 950, 950, 1721)
_FIELDS: Final = (550, 3321, 800, 800, 800, 800, 700, 1300)
_PROJECTS: Final = (550, 2650, 2250, 1650, 800, 1171)
_UNLIKE: Final = "–"


class SummaryPart(Fixed):
    """One of the three: its id, title, the sentence that opens it, heads and rows of its table."""

    id: str
    title: str
    opening: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[TextRow, ...]
    centred: frozenset[int]

    @property
    def table(self) -> str:
        """Give its table."""
        return text_table(self.heads, self.widths, self.rows, centred=self.centred, size=SIZE)


def summary_parts(summary: PlanSummary, writing: Writing | None = None) -> tuple[SummaryPart, ...]:
    """Give what a summary shows, what has no row left out.

    `writing` knows the places of the document; without it, and where it knows none, a place is
    told in words.
    """
    parts = (
        _targets(summary, writing),
        _fields(summary, writing),
        _projects(summary, writing),
    )
    return tuple(part for part in parts if part.rows)


def summary_pages(summary: PlanSummary | None, writing: Writing) -> tuple[str, ...]:
    """Give the pages that stand before the contents; () where there is nothing to tell."""
    parts = summary_parts(summary, writing) if summary else ()
    return (paragraph(_TITLE_STYLE, run(TITLE)), *_pages(parts)) if parts else ()


def _pages(parts: Sequence[SummaryPart]) -> Iterator[str]:
    for number, part in enumerate(parts, 1):
        yield paragraph(_PART_STYLE, run(f"{number}. {part.title}"))
        yield paragraph("BodyText", run(unbroken(part.opening)), KEEP)
        yield part.table


def _targets(summary: PlanSummary, writing: Writing | None) -> SummaryPart:
    known = summary.changed + summary.kept
    more = summary.changed - len(summary.targets)
    rest = f"; {len(summary.targets)} chỉ tiêu đầu danh mục như sau" if more else ", cụ thể"
    heads = ("STT", "Chỉ tiêu", "Đơn vị", "Đã phê duyệt", "Đề nghị", "Chênh lệch", "Nơi nêu")
    rows = tuple(
        _row(
            str(at),
            one.name,
            one.unit,
            one.approved or _UNLIKE,
            one.proposed,
            difference_words(one.differences, new=not one.approved),
            place=_place((one.place,), writing),
        )
        for at, one in enumerate(summary.targets, 1)
    )
    return SummaryPart(
        "chi-tieu",
        "Chỉ tiêu chủ yếu đề nghị điều chỉnh",
        f"Đề nghị điều chỉnh {summary.changed} trong {known} chỉ tiêu của danh mục{rest}:",
        heads,
        _TARGETS,
        rows,
        frozenset({0, 2, 3, 4, 5}),
    )


def _fields(summary: PlanSummary, writing: Writing | None) -> SummaryPart:
    totals = tuple(
        sum(column) for column in zip(*(one.counts for one in summary.fields), strict=True)
    )
    counted = ", ".join(
        f"{kind.lower()} {count}" for kind, count in zip(PROPOSAL_KINDS, totals, strict=False)
    )
    rows = [
        _row(
            str(at),
            one.field,
            *(str(count or _UNLIKE) for count in one.counts),
            str(one.total),
            place=_place(one.places, writing),
        )
        for at, one in enumerate(summary.fields, 1)
    ]
    if rows:
        every = ("", "Tổng cộng", *map(str, totals), str(sum(totals)), "")
        rows.append(TextRow(tuple((Line(text, bold=True),) for text in every)))
    return SummaryPart(
        "de-xuat",
        "Nội dung đề nghị điều chỉnh theo lĩnh vực",
        f"Các cơ quan đề xuất {sum(totals)} nội dung: {counted}.",
        ("STT", "Lĩnh vực", *PROPOSAL_KINDS, "Tổng số", "Nơi nêu"),
        _FIELDS,
        tuple(rows),
        frozenset({0, *range(2, 7)}),
    )


def _projects(summary: PlanSummary, writing: Writing | None) -> SummaryPart:
    invested = f", tổng mức đầu tư {summary.invested} tỷ đồng" if summary.invested else ""
    rows = tuple(
        _row(
            str(at),
            one.name,
            one.field,
            one.where,
            one.cost,
            place=_place((one.place,), writing),
        )
        for at, one in enumerate(summary.projects, 1)
    )
    return SummaryPart(
        "du-an",
        "Các dự án có tổng mức đầu tư lớn nhất",
        f"Danh mục dự án ưu tiên có {summary.listed} dự án{invested}; {len(rows)} dự án lớn nhất "
        "gồm:",
        ("STT", "Tên dự án", "Lĩnh vực", "Địa điểm", "Tỷ đồng", "Nơi nêu"),
        _PROJECTS,
        rows,
        frozenset({0, 4}),
    )


def difference_words(differences: Sequence[Decimal], *, new: bool = False) -> str:
    """Give a difference as printed: "+2", of a range whose ends moved unlike "+0,5; 0"."""
    if not differences:
        return "mới" if new else _UNLIKE
    return "; ".join(signed(one) if one else "0" for one in differences)


def _row(*texts: str, place: tuple[Line, ...]) -> TextRow:
    return TextRow((*((Line(text),) for text in texts), place))


def _place(places: Sequence[ReportPlace | None], writing: Writing | None) -> tuple[Line, ...]:
    known = [place for place in places if place is not None]
    return tuple(Line(place.words, runs=_reference(place, writing)) for place in known)


def _reference(place: ReportPlace, writing: Writing | None) -> str:
    """Give the runs that lead to a place, "" where the document does not have it."""
    target = writing.place_of(place.target) if writing else None
    if target is None:
        return ""
    if place.caption:
        return caption_reference(target, place.words)
    name, words = reference_bookmark(target), run(unbroken(place.words))
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{words}</w:hyperlink>'
