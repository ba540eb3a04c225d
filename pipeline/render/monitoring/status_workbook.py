"""`theo-doi.xlsx`: how the work stands on a day, coloured by what the cells say.

Sheets: figures by agency and round, the matrix of parts and rounds, every delivery, every answer.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.model.body_groups import grouped
from pipeline.model.delivery import (
    ANSWER_WORDS,
    DUTY_WORDS,
    SIGN_WORDS,
    STATE_WORDS,
    Delivery,
    DeliveryState,
    DeliveryStatus,
    RoundDelivery,
)
from pipeline.model.delivery_counts import Counts, counted
from pipeline.model.outline import Agency, Round
from pipeline.model.signature import PartSignature, SignState
from pipeline.render.excel.lists import CellValue, Highlight, ListColumn, ListSheet, table_workbook

Row = tuple[CellValue, ...]
_DATE: Final = "dd/mm/yyyy"
_RED: Final = ("#F8CBAD", "#9C0006")
_AMBER: Final = ("#FFE699", "#7F6000")
_GREEN: Final = ("#C6EFCE", "#006100")
_BLUE: Final = ("#DDEBF7", "#1F4E78")
_GREY: Final = ("#EDEDED", "#595959")
_COUNTS: Final = (
    ("Chưa gửi", _RED),
    ("Đã nhận", None),
    ("Giữ nguyên", None),
    ("Thiếu số liệu", _AMBER),
    ("Có lỗi", _AMBER),
    ("Đã rút", None),
    ("Chậm", _RED),
    ("Không rõ ngày", _AMBER),
    ("Đã ký", _GREEN),
    ("Chưa ký", _AMBER),
)
_LATE: Final = "chậm"
_ON_TIME: Final = "đúng hạn"
_UNDATED: Final = "không rõ ngày"
_BY_STATE: Final = (
    (_LATE, _RED),
    (STATE_WORDS[DeliveryState.OWED], _RED),
    (STATE_WORDS[DeliveryState.FAULTY], _AMBER),
    (STATE_WORDS[DeliveryState.INCOMPLETE], _AMBER),
    (STATE_WORDS[DeliveryState.RECEIVED], _GREEN),
    (STATE_WORDS[DeliveryState.UNCHANGED], _BLUE),
    (STATE_WORDS[DeliveryState.WITHDRAWN], _GREY),
    (STATE_WORDS[DeliveryState.OPTIONAL], _GREY),
)


def status_workbook(status: DeliveryStatus) -> bytes:
    """Give the .xlsx; every sheet has filters, fixed panes, and prints on A4 lying."""
    sheets = (_figures(status), _matrix(status), _details(status), _answers(status))
    return table_workbook(
        [sheet for sheet in sheets if sheet.rows], "Theo dõi gửi nội dung và lấy ý kiến"
    )


def _by_group(status: DeliveryStatus, bodies: Sequence[Agency]) -> Iterator[tuple[str, Agency]]:
    for title, group in grouped(bodies):
        yield from ((title, agency) for agency in group)


def _writing(status: DeliveryStatus) -> list[Agency]:
    writing = {entry.record.agency for _, entry in status.all()}
    return [agency for agency in status.agencies if agency.id in writing]


def _figures(status: DeliveryStatus) -> ListSheet:
    columns = (
        ListColumn("Lần", 6),
        ListColumn("Nhóm", 26),
        ListColumn("Cơ quan", 44),
        *(ListColumn(name, 13.5) for name, _ in _COUNTS),
    )
    rules = tuple(Highlight((at, at), "", *look) for at, (_, look) in enumerate(_COUNTS, 3) if look)
    return ListSheet("Tổng hợp", columns, (*_figure_rows(status),), fixed=3, highlights=rules)


def _figure_rows(status: DeliveryStatus) -> Iterator[Row]:
    """Give the figures of each agency in each round, the newest round first, and their sums."""
    for one in status.rounds[::-1]:
        for title, agency in _by_group(status, _writing(status)):
            counts = counted(one.of(agency.id))
            if counts.all:
                yield one.round.number, title, agency.name, *_numbers(counts)
        sums = _numbers(counted(one.deliveries))
        yield one.round.number, f"Đến ngày {status.today:%d/%m/%Y}", "Cộng", *sums


def _numbers(counts: Counts) -> tuple[int | None, ...]:
    """Give the figures in the order of the columns, none where there is nothing to count."""
    figures = (
        counts.owed,
        counts.received,
        counts.unchanged,
        counts.incomplete,
        counts.faulty,
        counts.withdrawn,
        counts.late,
        counts.undated,
        counts.signed,
        counts.unsigned,
    )
    return tuple(figure or None for figure in figures)


def _matrix(status: DeliveryStatus) -> ListSheet:
    columns = (
        ListColumn("Nhóm", 27),
        ListColumn("Cơ quan", 30),
        ListColumn("Vai trò", 10),
        ListColumn("Mục, biểu mẫu", 46),
        *(ListColumn(f"Lần {one.round.number}", 25) for one in status.rounds),
        ListColumn("Chữ ký", 16),
    )
    first, last = 4, 3 + len(status.rounds)
    states = tuple(Highlight((first, last), words, *look) for words, look in _BY_STATE)
    signs = tuple(
        Highlight((last + 1, last + 1), SIGN_WORDS[state], *look)
        for state, look in (
            (SignState.SIGNED, _GREEN),
            (SignState.CHANGED, _RED),
            (SignState.UNSIGNED, _AMBER),
        )
    )
    rows = tuple(_matrix_rows(status))
    return ListSheet("Ma trận", columns, rows, fixed=4, highlights=(*states, *signs))


def _matrix_rows(status: DeliveryStatus) -> Iterator[Row]:
    for title, agency in _by_group(status, _writing(status)):
        found: dict[tuple[str, str], dict[int, Delivery]] = {}
        for one in status.rounds:
            for entry in one.of(agency.id):
                key = "form" if entry.record.duty.value == "bieu-mau" else "item"
                found.setdefault((key, entry.record.item), {})[one.round.number] = entry
        for rounds in found.values():
            newest = rounds[max(rounds)]
            current = rounds.get(status.current.round.number)
            yield (
                title,
                agency.name,
                DUTY_WORDS[newest.record.duty],
                newest.record.title,
                *(_cell(rounds.get(one.round.number)) for one in status.rounds),
                _sign(current.signature) if current else "",
            )


def _cell(entry: Delivery | None) -> str:
    """Give what became of a part in a round in a few words, how late it is first."""
    if entry is None:
        return ""
    words = STATE_WORDS[entry.state] + (" (chép sang)" if entry.carried else "")
    if entry.late:
        return f"{_LATE} {entry.days_late} ngày ({words})"
    return f"{words}, {_UNDATED}" if entry.late is None else words


def _sign(part: PartSignature | None) -> str:
    return "" if part is None else SIGN_WORDS[part.state]


def _details(status: DeliveryStatus) -> ListSheet:
    columns = (
        ListColumn("Lần", 6),
        ListColumn("Nhóm", 20),
        ListColumn("Cơ quan", 28),
        ListColumn("Vai trò", 10),
        ListColumn("Vị trí", 20),
        ListColumn("Mục, biểu mẫu", 36),
        ListColumn("Mã", 22),
        ListColumn("Tình trạng", 14),
        ListColumn("Hạn nộp", 12, _DATE),
        ListColumn("Ngày nhận", 12, _DATE),
        ListColumn("Theo", 10),
        ListColumn("Thời hạn", 13),
        ListColumn("Số ngày chậm", 8),
        ListColumn("Chữ ký", 15),
        ListColumn("Số văn bản", 18),
        ListColumn("Ngày ký", 12, _DATE),
        ListColumn("Người ký", 20),
        ListColumn("Tệp", 34),
        ListColumn("Cần sửa", 60),
    )
    rules = (
        *(Highlight((7, 7), words, *look) for words, look in _BY_STATE),
        Highlight((11, 11), _LATE, *_RED),
        Highlight((11, 11), _UNDATED, *_AMBER),
        Highlight((13, 13), SIGN_WORDS[SignState.SIGNED], *_GREEN),
        Highlight((13, 13), SIGN_WORDS[SignState.CHANGED], *_RED),
    )
    rows = tuple(
        _detail(one.round, title, agency, entry)
        for one in status.rounds
        for title, agency in _by_group(status, _writing(status))
        for entry in one.of(agency.id)
    )
    return ListSheet("Chi tiết", columns, rows, fixed=3, highlights=rules)


def _detail(in_round: Round, title: str, agency: Agency, entry: Delivery) -> Row:
    record = entry.record
    by = entry.signature.signature if entry.signature else None
    changes = entry.signature.changes if entry.signature else ()
    return (
        in_round.number,
        title,
        agency.name,
        DUTY_WORDS[record.duty],
        record.place,
        record.title,
        record.item,
        STATE_WORDS[entry.state],
        in_round.due,
        entry.day,
        entry.day_from.value if entry.day_from else "",
        _in_time(entry, in_round),
        entry.days_late or None,
        _sign(entry.signature),
        by.number if by else "",
        by.day if by else None,
        by.person if by else "",
        record.text,
        "\n".join((*entry.faults, *changes)),
    )


def _in_time(entry: Delivery, in_round: Round) -> str:
    if entry.late is None:
        return _UNDATED
    if entry.late:
        return _LATE
    return _ON_TIME if entry.arrived and in_round.due else ""


def _answers(status: DeliveryStatus) -> ListSheet:
    columns = (
        ListColumn("Lần", 6),
        ListColumn("Nhóm", 27),
        ListColumn("Cơ quan, tổ chức", 34),
        ListColumn("Đầu mối", 26),
        ListColumn("Trả lời", 24),
        ListColumn("Số ý kiến", 9),
        ListColumn("Đã xử lý", 9),
        ListColumn("Văn bản", 24),
        ListColumn("Ngày văn bản", 13, _DATE),
        ListColumn("Hạn trả lời", 13, _DATE),
        ListColumn("Sau hạn", 9),
    )
    rules = (
        Highlight((4, 4), "chưa trả lời", *_RED),
        Highlight((4, 4), "có ý kiến", *_GREEN),
        Highlight((4, 4), "thống nhất", *_GREEN),
        Highlight((4, 4), "có văn bản", *_AMBER),
        Highlight((10, 10), "x", *_AMBER),
    )
    rows = tuple(row for one in status.rounds for row in _answer_rows(one, status))
    return ListSheet("Lấy ý kiến", columns, rows, fixed=3, highlights=rules)


def _answer_rows(one: RoundDelivery, status: DeliveryStatus) -> Iterator[Row]:
    answers = {entry.agency: entry for entry in one.answers}
    known = [agency for agency in status.agencies if agency.id in answers]
    for title, agency in _by_group(status, known):
        entry = answers[agency.id]
        number, day, late = entry.letters[0] if entry.letters else ("", None, False)
        yield (
            one.round.number,
            title,
            agency.name,
            status.named(entry.contact) if entry.contact else "",
            ANSWER_WORDS[entry.answer],
            entry.comments or None,
            entry.answered or None,
            number,
            day,
            entry.due,
            "x" if late else "",
        )
