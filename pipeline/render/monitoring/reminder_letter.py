"""The letter that reminds one agency of what it owes, ready to be numbered and signed."""

from collections.abc import Iterator
from typing import Final

from pipeline.model.delivery import DeliveryStatus
from pipeline.model.progress import Reminder
from pipeline.render.monitoring.progress_words import day_text, reminded_of
from pipeline.render.papers.issuer import Issuer, issuer_of
from pipeline.render.papers.paper import lines, paper, paper_shell
from pipeline.render.word.shell import TagValue
from pipeline.render.word.tables.text_table import Line, TextRow, text_table

_WIDTHS: Final = (600, 4471, 1400, 2600)
_HEADS: Final = ("TT", "Nội dung", "Hạn", "Việc cần làm")


def reminder_letter(reminder: Reminder, status: DeliveryStatus, *, template: bytes) -> bytes:
    """Give the .docx.

    Raises:
        TemplateError: The template lacks a marker, a style or a value.
    """
    assert status.outline is not None
    agency = next((one for one in status.agencies if one.id == reminder.agency), None)
    issuer = issuer_of(agency, status.outline, status.agencies, status.issuers, status.today)
    name = status.named(reminder.agency)
    values: dict[str, TagValue] = {
        **issuer.head,
        "noi_nhan": name,
        "doan": lines([*_opening(reminder, status, name, issuer.name)]),
        "ket": lines([*_closing(reminder, name, issuer)]),
    }
    rows = [
        TextRow(tuple((Line(text),) for text in (str(at), what, by, to_do)))
        for at, (what, by, to_do) in enumerate(reminded_of(reminder, status), 1)
    ]
    return paper(
        paper_shell(template, values),
        text_table(_HEADS, _WIDTHS, rows, centred=frozenset({0, 2})),
        title=f"Đôn đốc {name}",
        creator=issuer.name,
        day=status.today,
    )


def _opening(reminder: Reminder, status: DeliveryStatus, name: str, planner: str) -> Iterator[str]:
    assert status.outline is not None
    draft = reminder.round
    due = f" (hạn nộp ngày {day_text(draft.due)})" if draft.due else ""
    yield (
        f"Thực hiện Kế hoạch tổ chức lập {status.outline.title.removeprefix('Báo cáo ')}, "
        f"{planner} đang tổng hợp {draft.name}{due}. Đến ngày {day_text(status.today)}, {name} còn "
        "các nội dung sau:"
    )


def _closing(reminder: Reminder, name: str, issuer: Issuer) -> Iterator[str]:
    owes = [entry for entry in reminder.due if entry.days_late]
    when = "ngay" if owes else "đúng hạn"
    yield (
        f"{issuer.asks} {name} quan tâm chỉ đạo, hoàn thành và gửi {when} về {issuer.reply_to} để "
        "bảo đảm tiến độ theo Kế hoạch. Trường hợp có khó khăn, vướng mắc, đề nghị nêu rõ nội "
        "dung và đề xuất để tổng hợp, báo cáo UBND tỉnh."
    )
    yield f"Trân trọng cảm ơn sự phối hợp của {name}./."
