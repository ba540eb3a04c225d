"""The page that opens an agency's kit: its notices, then what was said of its part, answered."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from pipeline.model.kit import Kit, KitComment, KitNotice
from pipeline.model.report import Report
from pipeline.render.papers.comment_lines import quoted
from pipeline.render.papers.paper import letterhead_values, lines, paper, paper_shell
from pipeline.render.word.paragraphs import paragraph
from pipeline.render.word.runs import run
from pipeline.render.word.shell import TagValue
from pipeline.render.word.tables.text_table import Line, TextRow, text_table

_NOTICES: Final = (650, 1300, 4300, 4860, 3460)
_COMMENTS: Final = (2100, 3070, 4700, 4700)
_GAP: Final = paragraph("KeDuoi", "")


def kit_page(
    kit: Kit,
    report: Report,
    names: Mapping[str, str],
    enclosed: tuple[str, ...],
    *,
    template: bytes,
) -> bytes:
    """Give the Word file.

    Args:
        kit: Notices and comments.
        report: The draft.
        names: Names of bodies by id.
        enclosed: The other files of the kit, as they are told.
        template: `trang-co-quan.docx`.

    Raises:
        TemplateError: The template lacks the marker, a style or a value.
    """
    day: date = report.round.day
    values: dict[str, TagValue] = {
        **letterhead_values(report, day),
        "ten_co_quan": names.get(kit.agency, kit.agency),
        "lan": report.round.name,
        "mo_dau": lines([*_opening(kit, enclosed)]),
        "ket": lines([]),
    }
    body = _notices(kit) + (_GAP if kit.notices and kit.comments else "") + _comments(kit, names)
    title = f"Thông báo cho {values['ten_co_quan']}"
    creator = str(values["co_quan"])
    return paper(paper_shell(template, values), body, title=title, creator=creator, day=day)


def _opening(kit: Kit, enclosed: tuple[str, ...]) -> Iterator[str]:
    yield (
        f"Có {len(kit.notices)} điểm cần xem lại trong phần của cơ quan và {len(kit.comments)} "
        "ý kiến góp ý đối với các mục cơ quan chủ trì, phối hợp."
    )
    if enclosed:
        yield f"Gửi kèm: {'; '.join(enclosed)}."


def _notices(kit: Kit) -> str:
    if not kit.notices:
        return paragraph("BodyText", run("Không có điểm nào cần xem lại."))
    heads = ("STT", "Mức", "Nơi", "Nội dung", "Cách sửa")
    rows = (_notice(number, notice) for number, notice in enumerate(kit.notices, 1))
    return text_table(heads, _NOTICES, rows, centred=frozenset({0, 1}))


def _notice(number: int, notice: KitNotice) -> TextRow:
    texts = (str(number), notice.severity, notice.place, notice.message, notice.fix)
    return TextRow(tuple((Line(text),) for text in texts))


def _comments(kit: Kit, names: Mapping[str, str]) -> str:
    if not kit.comments:
        return ""
    heads = ("Mã", "Cơ quan góp ý, nơi góp ý", "Nội dung góp ý", "Tiếp thu, giải trình")
    rows = (_comment(one, names) for one in kit.comments)
    return text_table(heads, _COMMENTS, rows, keeps=True)


def _comment(one: KitComment, names: Mapping[str, str]) -> TextRow:
    asked = (Line(quoted(one.proposed), italic=True, label="Đề nghị sửa thành:"),)
    answer = (Line(f"{one.disposition}." if one.disposition else "Chưa trả lời.", bold=True),)
    return TextRow(
        (
            (Line(one.code),),
            (
                Line(names.get(one.body, one.body), bold=True),
                *((Line(one.letter),) if one.letter else ()),
                Line(one.place),
            ),
            (*map(Line, one.text.split("\n")), *(asked if one.proposed else ())),
            (*answer, *map(Line, one.explanation.split("\n"))),
        )
    )
