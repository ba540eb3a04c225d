"""The comments whose place is not sure, with the two nearest: a sheet of the response workbook."""

from collections.abc import Mapping

from pipeline.model.comment import Certainty
from pipeline.model.response_table import PLACES_SHEET, BodyLines, ResponseLine, ResponseTable
from pipeline.render.excel.lists import CellValue, ListColumn, ListSheet

_UNSURE = (Certainty.UNPLACED, Certainty.UNSURE)


def place_list(table: ResponseTable, names: Mapping[str, str]) -> ListSheet:
    """Give the sheet; `names` are items' titles by id."""
    columns = (
        ListColumn("Mã ý kiến", 18),
        ListColumn("Cơ quan", 26),
        ListColumn("Mục", 30, aside=True),
        ListColumn("Vị trí, trích dẫn", 40),
        ListColumn("Nội dung góp ý", 50),
        ListColumn("Xác định vị trí", 20, aside=True),
        ListColumn("Nơi gần nhất", 34),
        ListColumn("Nơi gần thứ hai", 34, aside=True),
        ListColumn("Vì sao chưa chắc", 40),
        ListColumn("Nguồn (tệp, ô)", 44, aside=True),
    )
    rows = tuple(
        _row(body, line, names)
        for _, body, line in table.lines
        if line.response.comment.certainty in _UNSURE
    )
    return ListSheet(PLACES_SHEET, columns, rows)


def _row(body: BodyLines, line: ResponseLine, names: Mapping[str, str]) -> tuple[CellValue, ...]:
    comment = line.response.comment
    places = [place.text for place in comment.nearest]
    is_lost = comment.certainty is Certainty.UNPLACED
    return (
        comment.code,
        body.name,
        names.get(comment.item, comment.item_text),
        comment.quote,
        comment.thread,
        "chưa xác định vị trí" if is_lost else "chưa chắc chắn",
        places[0] if places else None,
        places[1] if len(places) > 1 else None,
        comment.placing,
        "\n".join(f"{origin.file} ({origin.place})" for origin in comment.origins),
    )
