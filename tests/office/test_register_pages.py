"""The response register shows every line: new, with rows added, and with a longer answer typed."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.intake.excel.register import read_register
from pipeline.model.register_changes import RegisterChanges
from pipeline.render.excel.register_workbook import extended_register, new_register
from tests.office.convert import to_pdf
from tests.office.printed_sheets import sheet_defects
from tests.office.typed_answer import typed

pytestmark = pytest.mark.office
WORDS = "Đề nghị bổ sung dự án vào danh mục ưu tiên, nêu rõ quy mô, nguồn vốn và tiến độ. "


def row(number: int) -> dict[str, str | date]:
    return {
        "code": f"YK1-SYT-{number:03d}",
        "agency": "Sở Nông nghiệp và Môi trường",
        "item": "Danh mục dự án dự kiến ưu tiên đầu tư [pl-du-an]",
        "content": WORDS * (1 + number % 7),
        "proposed": WORDS,
        "due": date(2025, 12, 1),
    }


def printed(data: bytes, path: Path) -> list[str]:
    path.write_bytes(data)
    return sheet_defects(path, to_pdf(path, path.parent))


def test_a_register_prints_every_line_when_new_and_when_rows_are_added(tmp_path: Path) -> None:
    new = new_register(RegisterChanges(tuple(map(row, range(1, 20)))))
    assert printed(new, tmp_path / "new.xlsx") == []
    layout = read_register(new, file="t.xlsx").value.layout
    assert layout is not None
    fills = {(3, "handler"): WORDS * 3}
    more = RegisterChanges(tuple(map(row, range(20, 40))), fills)
    extended = extended_register(new, layout, more)
    assert printed(extended, tmp_path / "extended.xlsx") == []


def test_a_row_grows_with_an_answer_typed_into_it(tmp_path: Path) -> None:
    new, again, once_more = (tmp_path / f"{name}.xlsx" for name in ("new", "again", "once-more"))
    new.write_bytes(new_register(RegisterChanges((row(1), row(2)))))
    typed(new, again, sheet="TiepThu", cell="H2", words=WORDS * 9)
    assert sheet_defects(again, to_pdf(again, tmp_path)) == []
    layout = read_register(again.read_bytes(), file="t.xlsx").value.layout
    assert layout is not None
    extended = extended_register(again.read_bytes(), layout, RegisterChanges((row(3),)))
    (tmp_path / "extended.xlsx").write_bytes(extended)
    typed(tmp_path / "extended.xlsx", once_more, sheet="TiepThu", cell="H4", words=WORDS * 12)
    assert sheet_defects(once_more, to_pdf(once_more, tmp_path)) == []
