"""`tiep-thu-giai-trinh.xlsx`: the response table with all that is known of every comment."""

from collections.abc import Iterator, Mapping
from typing import Final

from pipeline.model.comment import Answer, Certainty, Response
from pipeline.model.earlier import LEFT_WORDS
from pipeline.model.response_table import BodyLines, GroupLines, ResponseLine, ResponseTable
from pipeline.model.verdict import VERDICT_WORDS, CommentTrace
from pipeline.render.excel.left_list import left_list
from pipeline.render.excel.lists import CellValue, ListColumn, ListSheet, table_workbook
from pipeline.render.excel.place_list import place_list

CERTAINTY_WORDS: Final = {
    Certainty.CERTAIN: "chắc chắn",
    Certainty.BY_HAND: "đơn vị tư vấn xác định",
    Certainty.BY_TEXT: "theo trích dẫn",
    Certainty.BY_ADDRESS: "theo nơi nêu",
    Certainty.BY_ITEM: "chỉ theo mục",
    Certainty.UNSURE: "chưa chắc chắn",
    Certainty.UNPLACED: "chưa xác định vị trí",
}
ANSWER_WORDS: Final = {
    Answer.COMMENTED: "có ý kiến",
    Answer.AGREED: "thống nhất, không có ý kiến",
    Answer.LETTER_ONLY: "có văn bản, chưa nhập ý kiến",
    Answer.FEEDBACK: "chỉ có ý kiến về kết quả tiếp thu",
    Answer.SILENT: "chưa trả lời",
    Answer.SILENT_AGREED: "quá hạn, coi như thống nhất",
}
_DAY: Final = "dd/mm/yyyy"


def response_workbook(table: ResponseTable, names: Mapping[str, str]) -> bytes:
    """Give the .xlsx: comments one by one, bodies, figures; `names` are items' titles by id."""
    return table_workbook(
        (
            _comments(table, names),
            *((left_list(table, names),) if table.left else ()),
            place_list(table, names),
            _bodies(table),
            _figures(table),
        ),
        "Tổng hợp tiếp thu, giải trình ý kiến",
    )


def _comments(table: ResponseTable, names: Mapping[str, str]) -> ListSheet:
    columns = (
        ListColumn("TT", 7, aside=True),
        ListColumn("Mã ý kiến", 18),
        ListColumn("Nhóm", 24, aside=True),
        ListColumn("Cơ quan", 26),
        ListColumn("Số văn bản", 18, aside=True),
        ListColumn("Ngày văn bản", 13, _DAY, aside=True),
        ListColumn("Gửi sau thời hạn", 10, aside=True),
        ListColumn("Mục", 32, aside=True),
        ListColumn(f"Vị trí tại {table.earlier}", 28),
        ListColumn("Xác định vị trí", 14, aside=True),
        ListColumn("Trích dẫn", 36, aside=True),
        ListColumn("Nội dung góp ý", 48),
        ListColumn("Đề nghị sửa thành", 36, aside=True),
        ListColumn("Kết quả xử lý", 17),
        ListColumn("Giải trình", 44),
        ListColumn(f"Vị trí tại {table.later}", 30),
        ListColumn("Đối chiếu với dự thảo", 24, aside=True),
        ListColumn("Mã đối chiếu", 18, aside=True),
        ListColumn("Căn cứ đối chiếu", 36, aside=True),
        ListColumn("Nội dung trước khi sửa", 44, aside=True),
        ListColumn("Nội dung sau khi sửa", 44, aside=True),
        ListColumn("Nơi sửa", 30, aside=True),
        ListColumn("Mã thay đổi", 30, aside=True),
        ListColumn("Kết luận", 30, aside=True),
        ListColumn("Cơ quan, người xử lý", 26, aside=True),
        ListColumn("Người góp ý", 20, aside=True),
        ListColumn("Nguồn (tệp, ô)", 44, aside=True),
    )
    rows = tuple(
        _comment(number, group, body, line, names)
        for number, (group, body, line) in enumerate(table.lines, 1)
    )
    return ListSheet("Tiếp thu, giải trình", columns, rows)


def _comment(
    number: int,
    group: GroupLines,
    body: BodyLines,
    line: ResponseLine,
    names: Mapping[str, str],
) -> tuple[CellValue, ...]:
    response = line.response
    comment, row, trace = response.comment, response.row, line.trace
    return (
        number,
        comment.code,
        group.title,
        body.name,
        comment.letter.number,
        comment.letter.day,
        "x" if comment.letter.late else None,
        names.get(comment.item, comment.item_text),
        line.old_place,
        CERTAINTY_WORDS[comment.certainty],
        comment.quote,
        comment.thread,
        comment.proposed,
        response.disposition.value if response.disposition else None,
        row.explanation if row else None,
        line.new_place,
        *_proof(trace),
        "\n".join(trace.changes) if trace else None,
        row.decision if row else None,
        row.handler if row else None,
        comment.author,
        "\n".join(_origins(response)),
    )


def _proof(trace: CommentTrace | None) -> tuple[CellValue, ...]:
    """Give verdict, its key, what it was found by, old and new words, and where they stand."""
    if trace is None:
        return (None,) * 6
    evidence = trace.evidence
    return (
        VERDICT_WORDS[trace.verdict],
        trace.verdict.value,
        evidence.told,
        evidence.old,
        evidence.new,
        evidence.place.words if evidence.place else None,
    )


def _origins(response: Response) -> Iterator[str]:
    for origin in response.sources:
        yield f"{origin.file} ({origin.place})" if origin.place else origin.file


def _bodies(table: ResponseTable) -> ListSheet:
    columns = (
        ListColumn("Nhóm", 34),
        ListColumn("Cơ quan", 44),
        ListColumn("Được gửi xin ý kiến", 12),
        ListColumn("Trả lời", 28),
        ListColumn("Văn bản", 50),
        ListColumn("Số ý kiến", 10),
    )
    wrote = tuple(
        (
            group.title,
            body.name,
            "x" if body.body.asked else None,
            ANSWER_WORDS[body.body.answer],
            body.letters,
            len(body.lines),
        )
        for group in table.groups
        for body in group.bodies
    )
    word = ANSWER_WORDS[Answer.SILENT_AGREED if table.presumed else Answer.SILENT]
    silent = tuple(
        (title, name, "x", word, None, 0) for title, names in table.silent for name in names
    )
    return ListSheet("Cơ quan", columns, (*wrote, *silent))


def _figures(table: ResponseTable) -> ListSheet:
    balance = table.balance
    rows: tuple[tuple[CellValue, ...], ...] = (
        ("Cơ quan, tổ chức được gửi xin ý kiến", table.asked),
        ("Cơ quan, tổ chức, cá nhân có văn bản", table.answered),
        ("Thống nhất, không có ý kiến", table.agreed),
        ("Quá hạn, coi như thống nhất", table.presumed),
        ("Ý kiến nhận được", balance.received),
        ("Đã trả lời", balance.answered),
        *((f"   {value.value}", count) for value, count in table.dispositions),
        ("Chưa trả lời", balance.open),
        ("Trùng", balance.duplicates),
        *((f"Đối chiếu: {VERDICT_WORDS[verdict]}", count) for verdict, count in table.verdicts),
        ("Ý kiến do đơn vị tư vấn nhập", balance.entered),
        ("   Chưa trả lời", balance.entered_open),
        ("Dòng phiếu chỉ ghi thống nhất", balance.agreements),
        *((f"Các lần trước: {LEFT_WORDS[kind]}", count) for kind, count in table.left_counts),
    )
    return ListSheet("Tổng hợp", (ListColumn("Chỉ số", 44), ListColumn("Số lượng", 12)), rows)
