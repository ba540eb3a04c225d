"""The reminder list: what each person who is to answer has still open, one sheet a person."""

from collections.abc import Mapping, Sequence
from datetime import date

from pipeline.model.comment import Comment
from pipeline.render.excel.lists import CellValue, ListColumn, ListSheet, table_workbook

Open = tuple[Comment, str, date | None]
_DAY = "dd/mm/yyyy"
_NOBODY = "(chưa giao)"


def reminders_workbook(open_: Sequence[Open], names: Mapping[str, str]) -> bytes:
    """Give the .xlsx of the comments without an answer, by whom they are to be answered.

    The first sheet has how many each person has and by when. It says days, not days left: the
    list reads no clock.

    Args:
        open_: Each comment with who is to answer it ("" for nobody) and by when.
        names: The bodies' names by id.
    """
    by_person: dict[str, list[Open]] = {}
    for entry in open_:
        by_person.setdefault(entry[1] or _NOBODY, []).append(entry)
    people = sorted(by_person)
    lists = tuple(_of_person(person, by_person[person], names) for person in people)
    return table_workbook((_summary(by_person, people), *lists), "Nhắc việc")


def _summary(by_person: Mapping[str, Sequence[Open]], people: Sequence[str]) -> ListSheet:
    columns = (
        ListColumn("Cơ quan, người xử lý", 44),
        ListColumn("Ý kiến chưa trả lời", 12),
        ListColumn("Hạn sớm nhất", 14, _DAY),
    )
    rows = tuple(
        (name, len(by_person[name]), min(filter(None, (due for _, _, due in by_person[name])),
                                         default=None))
        for name in people
    )  # fmt: skip
    return ListSheet("Tổng hợp", columns, rows)


def _of_person(person: str, open_: Sequence[Open], names: Mapping[str, str]) -> ListSheet:
    columns = (
        ListColumn("Hạn xử lý", 13, _DAY),
        ListColumn("Mã ý kiến", 18),
        ListColumn("Cơ quan góp ý", 30),
        ListColumn("Vị trí", 34),
        ListColumn("Trích dẫn", 40),
        ListColumn("Nội dung góp ý", 60),
        ListColumn("Đề nghị sửa thành", 40),
    )
    ordered = sorted(open_, key=lambda entry: (entry[2] or date.max, entry[0].code))
    return ListSheet(person, columns, tuple(_row(*entry, names) for entry in ordered))


def _row(
    comment: Comment, _: str, due: date | None, names: Mapping[str, str]
) -> tuple[CellValue, ...]:
    return (
        due,
        comment.code,
        names.get(comment.agency, comment.agency),
        comment.place.text if comment.place else comment.item_text,
        comment.quote,
        comment.thread,
        comment.proposed,
    )
