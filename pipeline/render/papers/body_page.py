"""`y-kien-cac-lan.docx`: all comments of one body with their answers, to be answered on paper."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pipeline.model.feedback_sheet import HEADINGS, BodyPage, PageRow
from pipeline.model.report import Report
from pipeline.render.papers.comment_lines import answered, cut, quoted, said
from pipeline.render.papers.paper import letterhead_values, lines, paper, paper_shell
from pipeline.render.word.tables.text_table import Line, TextRow, text_table
from pipeline.work.store import NOTHING_KEPT, Store

_WIDTHS: Final = (550, 1450, 3900, 3900, 2450, 2320)  # twips, as wide as the page allows
_GONE: Final = "không còn trong dự thảo"
_DIRECTIONS: Final = (
    "Đề nghị cơ quan cho ý kiến về kết quả ở cột cuối (đồng ý, hoặc bảo lưu và nêu lý do); dòng "
    "để trống được coi là chưa có ý kiến. Nên ghi vào tệp Excel cùng tên gửi kèm."
)
_END: Final = "Đề nghị cơ quan gửi lại bảng này sau khi ghi ý kiến./."


def body_page_files(
    pages: Sequence[BodyPage], report: Report, *, template: bytes, kept: Store = NOTHING_KEPT
) -> Mapping[str, bytes]:
    """Give the Word file of each page by the body's id.

    Args:
        pages: What they hold.
        report: The newest draft; its planning agency signs.
        template: `y-kien-cac-lan.docx`.
        kept: What earlier runs rendered.

    Raises:
        TemplateError: The template lacks a marker, a style or a value.
    """
    values = {
        **letterhead_values(report, report.round.day),
        "lan_sau": report.round.name,
        "mo_dau": lines([_DIRECTIONS]),
        "ket": lines([_END]),
    }
    shell = paper_shell(template, values, kept=kept)
    return {
        page.body: paper(
            shell,
            _table(page),
            title=f"Ý kiến của {page.name} qua các lần dự thảo",
            creator=str(values["co_quan"]),
            day=report.round.day,
        )
        for page in pages
    }


def _table(page: BodyPage) -> str:
    heads = (
        "TT",
        "Mã ý kiến",
        "Nội dung góp ý",
        "Kết quả tiếp thu, giải trình",
        f"Vị trí, nội dung tại {page.draft}",
        HEADINGS["stand"],
    )
    return text_table(heads, _WIDTHS, _rows(page), centred=frozenset({0}), keeps=True)


def _rows(page: BodyPage) -> Iterator[TextRow]:
    yield TextRow(((Line(page.name, bold=True),),), span=True, shaded=True)
    number = 0
    for draft in dict.fromkeys(row.draft for row in page.rows):
        own = [row for row in page.rows if row.draft == draft]
        title = f"Ý kiến đối với {draft} ({len(own)})"
        yield TextRow(((Line(title, bold=True),),), span=True)
        for row in own:
            number += 1
            yield _row(number, row)


def _row(number: int, row: PageRow) -> TextRow:
    comment, told = row.response.comment, row.response.row
    return TextRow(
        (
            (Line(str(number)),),
            (Line(told.code if told else comment.code),),
            (Line(row.old_place, bold=True), *said(comment)),
            tuple(answered(row.response, row.trace)),
            tuple(_now(row)),
            (Line(row.feedback.told if row.feedback else ""),),
        )
    )


def _now(row: PageRow) -> Iterator[Line]:
    place = row.now.place
    if place is None:
        yield Line(_GONE if row.response.comment.item else "", italic=True)
        return
    yield Line(place.words)
    if row.now.words:
        yield Line(quoted(cut(row.now.words)), italic=True)
