import pytest
from lxml import etree

from pipeline.model.fixed import replace
from pipeline.render.word.frame.covers import centre_sole_signer, cover_title
from tests.oracle.gate import defects
from tests.render.samples import W, body, single, text_of, written


@pytest.mark.parametrize(("title", "lines"), [
    ("Báo cáo Điều chỉnh Quy hoạch tỉnh Lạng Sơn thời kỳ 2021 - 2030, tầm nhìn đến năm 2050",
     ["Báo cáo", "Điều chỉnh Quy hoạch tỉnh Lạng Sơn", "thời kỳ 2021 - 2030,",
      "tầm nhìn đến năm 2050"]),
    ("Báo cáo tổng hợp Quy hoạch tỉnh A", ["Báo cáo tổng hợp", "Quy hoạch tỉnh A"]),
    ("Quy hoạch tỉnh A giai đoạn 2021 - 2030", ["Quy hoạch tỉnh A", "giai đoạn 2021 - 2030"]),
    ("Báo cáo Điều chỉnh Quy hoạch tỉnh Bà Rịa - Vũng Tàu",
     ["Báo cáo", "Điều chỉnh Quy hoạch", "tỉnh Bà Rịa - Vũng Tàu"]),
    ("Đề án phát triển", ["Đề án phát triển"]),
])  # fmt: skip
def test_a_title_is_broken_where_its_meaning_pauses(title: str, lines: list[str]) -> None:
    assert cover_title(title).replace("\u00a0", " ").split("\n") == lines


def test_lines_asked_for_stand_as_they_are() -> None:
    assert cover_title("một hai ba", ("một", "hai ba")) == "một\nhai ba"


def test_no_line_ends_between_a_name_and_its_number() -> None:
    assert "2021\u00a0-\u00a02030" in cover_title("Quy hoạch thời kỳ 2021 - 2030")


def cells_above_signatures(data: bytes) -> list[tuple[str, str, str]]:
    """Text, width and reach of the cells of the table of signatures, in reading order."""
    table = next(table for table in body(data).iter(f"{W}tbl"))
    return [
        (text_of(cell), attribute(cell, "tcW", "w"), attribute(cell, "gridSpan", "val"))
        for cell in table.iter(f"{W}tc")
    ]


def attribute(cell: etree._Element, name: str, key: str) -> str:
    node = cell.find(f"{W}tcPr/{W}{name}")
    return "" if node is None else str(node.get(f"{W}{key}"))


def test_who_signs_alone_stands_in_the_middle() -> None:
    report = single()
    alone = written(replace(report, outline=replace(report.outline, consultant="")))
    assert cells_above_signatures(alone.data)[:2] == [
        ("CƠ QUAN LẬP QUY HOẠCH", "9070", "2"),
        ("Sở Tài chính", "9070", "2"),
    ]
    assert defects(alone.data) == []
    both = cells_above_signatures(written(report).data)
    assert both[:2] == [("CƠ QUAN LẬP QUY HOẠCH", "4535", ""), ("ĐƠN VỊ TƯ VẤN", "4535", "")]


def test_a_cell_without_width_and_other_tables_stay_as_they_are() -> None:
    cell = "<w:tc><w:tcPr/><w:p><w:pPr><w:pStyle w:val='{}'/></w:pPr></w:p></w:tc>"
    for style in ("BangChu", "TrangBiaKy"):
        table = f"<w:tbl><w:tr>{cell.format(style)}{cell.format(style)}</w:tr></w:tbl>"
        root = etree.fromstring(f"<w:body xmlns:w='{W[1:-1]}'>{table}</w:body>")
        centre_sole_signer(root)
        assert len(root[0][0]) == (2 if style == "BangChu" else 1)
