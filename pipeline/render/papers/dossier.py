"""The papers of a dossier: documents filled with the report's data, and its list of contents.

A document takes the template of its id; which table stands in it, its marker says.
"""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from pipeline.model.comment import Disposition
from pipeline.model.dossier import DossierPart
from pipeline.model.errors import TemplateError
from pipeline.model.legal import LegalDocument
from pipeline.model.opinions import OpinionCount, OpinionRound
from pipeline.model.registers import Indicator
from pipeline.model.report import Report
from pipeline.render.papers.paper import day_words, letterhead_values, lines, paper
from pipeline.render.word.package import DOCUMENT
from pipeline.render.word.shell import (
    OPINIONS_MARKER,
    TABLE_MARKER,
    TARGETS_MARKER,
    TagValue,
    render_shell,
)
from pipeline.render.word.tables.text_table import Line, TextRow, table_styles, text_table
from pipeline.work.archive import read_part

# what a dossier asks for, of whom; of another name, what its name says
_ASKED: Final = {
    "tham-dinh": ("thẩm định", "Hội đồng thẩm định điều chỉnh quy hoạch tỉnh"),
    "phe-duyet": ("phê duyệt", "Ủy ban nhân dân tỉnh"),
}
_TARGETS: Final = (650, 3900, 1121, 1700, 1700)  # twips, as wide as an upright page
_OPINIONS: Final = (600, 3370, 1060, 1060, 1060, 1060, 1060, 1060, 1060, 1060, 1060, 1060)
_CONTENTS: Final = (650, 3700, 2600, 4320, 2000, 1300)
_REPORT: Final = "Báo cáo "


def dossier_values(
    name: str,
    report: Report,
    parts: Sequence[DossierPart],
    documents: Sequence[LegalDocument],
    targets: Sequence[Indicator],
    rounds: Sequence[OpinionRound],
) -> dict[str, TagValue]:
    """Give what the tags of every document of a dossier stand for.

    Args:
        name: The dossier's: "tham-dinh", "phe-duyet" or another of the plan.
        report: The draft that is handed in.
        parts: Its documents.
        documents: Legal documents in force on the draft's day.
        targets: Those whose value is to change.
        rounds: The consultations, in figures.
    """
    asked, receiver = _ASKED.get(name, (name.replace("-", " "), "cấp có thẩm quyền"))
    planner = report.agency(report.outline.planning_agency)
    subject = report.outline.title.removeprefix(_REPORT)
    blank = f"ngày …… tháng …… năm {report.round.day.year}"
    return {
        **letterhead_values(report, report.round.day),
        "noi_ngay_trong": f"{report.outline.province}, {blank}",
        "ngay_trong": blank,
        "ky_hieu": (planner.short_name if planner else "") or "……",
        "quy_hoach": subject,
        "lan": report.round.name,
        "viec": asked,
        "noi_nhan": receiver,
        "ten_ho_so": f"trình {asked}",
        "can_cu": lines([*map(_basis, documents)]),
        "qua_trinh": lines([*_course(rounds)]),
        "chi_tieu": lines([_targets_told(targets)]),
        "ho_so": lines([f"{part.number}. {part.entry.name}." for part in parts]),
        "mo_dau": lines([*_course(rounds)]),
        "ket": lines([]),
    }


def filled_paper(
    template: bytes,
    values: Mapping[str, TagValue],
    targets: Sequence[Indicator],
    rounds: Sequence[OpinionRound],
    *,
    title: str,
    day: date,
) -> bytes:
    """Give a document of a dossier; its template's marker says which table stands in it.

    Raises:
        TemplateError: The template lacks a marker, a style or a value.
    """
    if _marks(template, OPINIONS_MARKER):
        marker, table = OPINIONS_MARKER, _opinions_table(rounds)
    else:
        marker, table = TARGETS_MARKER, _targets_table(targets)
    shell = render_shell(template, values, styles=table_styles(), marker=marker)
    return paper(shell, table, title=title, creator=str(values["co_quan"]), day=day)


def contents_docx(
    parts: Sequence[DossierPart],
    values: Mapping[str, TagValue],
    names: Mapping[str, str],
    *,
    template: bytes,
    day: date,
) -> bytes:
    """Give `muc-luc.docx`: every document with its files, its basis, who owes it, what is missing.

    `names` are those of agencies by id.

    Raises:
        TemplateError: The template lacks a marker, a style or a value.
    """
    told = {**values, "mo_dau": lines([_completeness(parts)])}
    shell = render_shell(template, told, styles=table_styles(), marker=TABLE_MARKER)
    heads = ("STT", "Tài liệu", "Căn cứ", "Thư mục, tệp", "Cơ quan", "Tình trạng")
    rows = (_contents_row(part, names) for part in parts)
    table = text_table(heads, _CONTENTS, rows, centred=frozenset({0, 5}), keeps=True)
    return paper(shell, table, title="Mục lục hồ sơ", creator=str(values["co_quan"]), day=day)


def _marks(template: bytes, marker: str) -> bool:
    try:
        return marker.encode() in read_part(template, DOCUMENT)
    except (KeyError, zipfile.BadZipFile) as error:
        raise TemplateError("mẫu không phải tệp Word (.docx) đọc được") from error


def _basis(document: LegalDocument) -> str:
    kind = "" if document.subject.startswith(document.kind) else f"{document.kind} "
    named = document.subject if not kind else ""
    day = f" {day_words(document.issued)}" if document.issued else ""
    issuer = f" của {document.issuer}" if document.issuer else ""
    about = f" {document.subject[:1].lower()}{document.subject[1:]}" if kind else ""
    return f"Căn cứ {kind}{named}{' ' if named else ''}số {document.number}{day}{issuer}{about};"


def _course(rounds: Sequence[OpinionRound]) -> Iterator[str]:
    if not rounds:
        yield "Chưa lấy ý kiến đối với dự thảo nào."
    for number, one in enumerate(rounds, 1):
        total = one.total
        results = (
            f"{value.value.lower()} {count}"
            for value, count in zip(Disposition, total.results, strict=False)
            if count
        )
        told = "; ".join(results) or "chưa xử lý"
        left = f"; còn {total.open} ý kiến chưa trả lời" if total.open else ""
        yield (
            f"{number}. {one.draft} (ngày {one.day}): gửi lấy ý kiến {total.asked} cơ quan, tổ "
            f"chức; {total.answered} cơ quan, tổ chức có văn bản, trong đó {total.agreed} thống "
            f"nhất hoàn toàn; {total.comments} ý kiến: {told}{left}."
        )


def _targets_told(targets: Sequence[Indicator]) -> str:
    if not targets:
        return "Không điều chỉnh chỉ tiêu nào trong danh mục chỉ tiêu của quy hoạch đã phê duyệt."
    return f"Đề nghị điều chỉnh {len(targets)} chỉ tiêu của quy hoạch đã phê duyệt, cụ thể:"


def _targets_table(targets: Sequence[Indicator]) -> str:
    if not targets:
        return ""
    heads = ("STT", "Chỉ tiêu", "Đơn vị", "Đã phê duyệt", "Đề nghị điều chỉnh")
    rows = (
        _plain(str(number), one.name, one.unit, one.target or "–", one.proposed)
        for number, one in enumerate(targets, 1)
    )
    return text_table(heads, _TARGETS, rows, centred=frozenset({0, 2, 3, 4}))


def _opinions_table(rounds: Sequence[OpinionRound]) -> str:
    if not rounds:
        return ""
    heads = (
        "STT",
        "Nhóm cơ quan",
        "Gửi xin ý kiến",
        "Có văn bản",
        "Thống nhất",
        "Số ý kiến",
        *(value.value for value in Disposition),
        "Chưa xử lý",
    )
    return text_table(
        heads,
        _OPINIONS,
        _opinion_rows(rounds),
        centred=frozenset({0, *range(2, len(heads))}),
        keeps=True,
    )


def _opinion_rows(rounds: Sequence[OpinionRound]) -> Iterator[TextRow]:
    for one in rounds:
        head = Line(f"{one.draft} (ngày {one.day})", bold=True)
        yield TextRow(((head,),), span=True, shaded=True)
        for number, count in enumerate(one.groups, 1):
            yield _plain(str(number), *_figures(count))
        yield TextRow(((), *((Line(text, bold=True),) for text in _figures(one.total))))


def _figures(count: OpinionCount) -> tuple[str, ...]:
    numbers = (
        count.asked,
        count.answered,
        count.agreed,
        count.comments,
        *count.results,
        count.open,
    )
    return (count.group.partition(". ")[2] or count.group, *map(str, numbers))


def _completeness(parts: Sequence[DossierPart]) -> str:
    missing = sum(part.is_missing for part in parts)
    filled = sum(bool(part.files) for part in parts)
    state = f"còn thiếu {missing} tài liệu bắt buộc" if missing else "đủ tài liệu bắt buộc"
    return f"Hồ sơ gồm {len(parts)} loại tài liệu, đã có {filled}; {state}."


def _contents_row(part: DossierPart, names: Mapping[str, str]) -> TextRow:
    state = "Thiếu" if part.is_missing else "Có" if part.files else "Không có"
    files = (Line(f"{part.folder}/", bold=True), *map(Line, part.files))
    return TextRow(
        (
            (Line(str(part.number)),),
            (Line(part.entry.name),),
            (Line(part.entry.basis),),
            files if part.files else (),
            (Line(names.get(part.entry.lead, part.entry.lead)),),
            (Line(state, bold=part.is_missing),),
        )
    )


def _plain(*texts: str) -> TextRow:
    return TextRow(tuple((Line(text),) for text in texts))
