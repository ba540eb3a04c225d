import time

from pipeline.model.document import COVERED, Block, Cell, Grid, Row, Table
from pipeline.model.fixed import replace
from pipeline.model.identity import text_hash
from pipeline.model.inlines import Text
from pipeline.model.pages import Layout, Pages
from pipeline.model.table import Align, Column, RowKind
from tests.render.golden_cases import CASES
from tests.render.samples import (
    W,
    body,
    cell,
    para,
    paragraphs,
    projects,
    row,
    single,
    source,
    text_of,
    wide_table,
    written,
)


def table_of(*rows: Row, **changes: object) -> Table:
    columns = tuple(Column() for _ in rows[0].cells)
    return replace(Table(Grid(columns, rows), source=source(1)), **changes)  # type: ignore[arg-type]


def test_header_rows_repeat_and_rows_are_not_split() -> None:
    found = body(written(single(wide_table())).data)
    rows = list(found.iter(f"{W}tbl"))[-1].findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows[:3]] == [
        True, True, False,
    ]  # fmt: skip
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_every_cell_of_every_header_row_has_a_light_ground_and_no_other() -> None:
    found = body(written(single(wide_table())).data)
    for entry in list(found.iter(f"{W}tbl"))[-1].findall(f"{W}tr"):
        header = entry.find(f"{W}trPr/{W}tblHeader") is not None
        fills = {cell.find(f"{W}tcPr/{W}shd") is not None for cell in entry.iter(f"{W}tc")}
        assert fills == {header}


def test_a_row_that_could_fill_a_page_may_be_split() -> None:
    found = body(written(single(table_of(row("a", "dài " * 1000)))).data)
    assert not list(list(found.iter(f"{W}tbl"))[-1].iter(f"{W}cantSplit"))


def test_what_stands_around_a_table_is_printed_in_order() -> None:
    found = paragraphs(written(single(projects(2))).data)
    start = found.index(("TenBang", "Bảng 1.1. Danh mục dự án ưu tiên"))
    assert found[start + 1 : start + 3] == [
        ("TieuDeBang", "Biểu 01"), ("DonViBang", "Đơn vị: tỷ đồng"),
    ]  # fmt: skip
    end = found.index(("NguonBang", "Nguồn: Sở Tài chính, số liệu minh họa"))
    assert found[end + 1] == ("GhiChuBang", "Số liệu làm tròn.")


def test_a_units_two_spellings_are_both_kept() -> None:
    grid = Grid((Column(),), (row("1"),), unit="ha", origin="Sở A", title="Tên")
    table = Table(grid, (Text("Tên"),), unit="km²", origin="Sở B", source=source(1))
    texts = [text for _, text in paragraphs(written(single(table)).data)]
    assert [text for text in texts if text.startswith(("Đơn vị", "Nguồn"))] == [
        "Đơn vị: km²", "Đơn vị: ha", "Nguồn: Sở B", "Nguồn: Sở A",
    ]  # fmt: skip
    assert texts.count("Tên") == 1


def test_a_title_that_says_what_the_caption_says_is_not_printed_again() -> None:
    for title, printed in (("DÂN SỐ  NĂM 2025.", 0), ("Biểu 01. Dân số năm 2025", 1)):
        grid = Grid((Column(),), (row("1"),), title=title)
        table = Table(grid, (Text("Dân số năm 2025"),), number="1.1", source=source(1))
        styles = [style for style, _ in paragraphs(written(single(table)).data)]
        assert styles.count("TieuDeBang") == printed


def test_a_groups_name_takes_the_empty_cells_beside_it() -> None:
    table = table_of(row("I", "Nhóm một", "", "", kind=RowKind.GROUP), row("1", "a", "b", "c"))
    found = written(single(table))
    spans = list(body(found.data).iter(f"{W}tbl"))[-1].findall(f".//{W}gridSpan")
    assert [span.get(f"{W}val") for span in spans] == ["3"]
    known = next(entry for entry in found.identities if entry.kind == "dong")
    assert known.text_hash == text_hash("I\tNhóm một\t\t")


def test_a_group_stands_on_the_page_of_its_first_row() -> None:
    table = table_of(row("I", "Nhóm", "3", kind=RowKind.GROUP), row("1", "a", "3"))
    rows = list(body(written(single(table)).data).iter(f"{W}tbl"))[-1].findall(f"{W}tr")
    keeps = [len(entry.findall(f".//{W}keepNext")) for entry in rows]
    assert keeps == [3, 0]


def test_the_last_row_stands_on_the_page_of_its_source() -> None:
    def keeps(*blocks: Block) -> list[int]:
        rows = list(body(written(single(*blocks)).data).iter(f"{W}tbl"))[-1].findall(f"{W}tr")
        return [len(entry.findall(f".//{W}keepNext")) for entry in rows]

    table = table_of(row("1", "a"), row("2", "b"), row("3", "c"))
    assert keeps(table) == [2, 2, 0]
    assert keeps(replace(table, origin="Sở A")) == [2, 2, 2]
    assert keeps(replace(table, grid=replace(table.grid, notes=("Làm tròn.",)))) == [2, 2, 2]
    assert keeps(table, para("Nguồn: Sở A")) == [2, 2, 2]
    assert keeps(table, para("Lời.")) == [2, 2, 0]


def test_merged_cells_fill_the_grid_of_every_row() -> None:
    found = body(written(CASES["table-merged"]().report).data)
    for entry in list(found.iter(f"{W}tbl"))[-1].findall(f"{W}tr"):
        spans = [
            int(str(span.get(f"{W}val"))) if (span := cell.find(f"{W}tcPr/{W}gridSpan"))
            is not None else 1
            for cell in entry.findall(f"{W}tc")
        ]  # fmt: skip
        assert sum(spans) == 3


def test_a_covered_cell_without_a_merge_above_is_an_empty_cell() -> None:
    found = body(written(single(table_of(Row((COVERED, cell("x")))))).data)
    assert len(list(list(found.iter(f"{W}tbl"))[-1].iter(f"{W}tc"))) == 2


def test_group_and_total_rows_are_bold() -> None:
    table = table_of(
        row("I", "Nhóm", kind=RowKind.GROUP), row("1", "a"), row("", "Cộng", kind=RowKind.TOTAL)
    )
    rows = list(body(written(single(table)).data).iter(f"{W}tbl"))[-1].findall(f"{W}tr")
    assert [row.find(f".//{W}b") is not None for row in rows] == [True, False, True]


def test_a_cells_own_alignment_wins_over_its_columns() -> None:
    grid = Grid(
        (Column(align=Align.RIGHT),),
        (row("1"), Row((Cell((Text("2"),), align=Align.CENTER),)), row("3")),
    )
    styles = [style for style, _ in paragraphs(written(single(Table(grid))).data)]
    assert [style for style in styles if style.startswith("Bang")] == [
        "BangSo", "BangGiua", "BangSo",
    ]  # fmt: skip


def test_smaller_type_is_a_style_of_its_own() -> None:
    table = replace(wide_table(), landscape=False)
    styles = {style for style, _ in paragraphs(written(single(table)).data)}
    assert {"BangChu10", "BangSo10", "BangTieuDe10"} <= styles


def test_a_crowded_table_is_noticed_with_its_place() -> None:
    table = table_of(row(*(f"Chỉ_tiêu_thứ_{n}" for n in range(60))))
    (notice,) = written(single(table)).notices
    assert notice.code == "bang-qua-rong"
    assert notice.place.endswith("giao-thong.md:1")


def test_rows_from_a_workbook_name_its_file_and_row() -> None:
    table = table_of(replace(row("a"), line=14), workbook="sections/lan-1/x/du-an.xlsx")
    found = [entry for entry in written(single(table)).identities if entry.kind == "dong"]
    assert [(entry.file, entry.line) for entry in found] == [("sections/lan-1/x/du-an.xlsx", 14)]


def test_two_tables_in_a_row_stay_two() -> None:
    found = body(written(single(table_of(row("a")), table_of(row("b")))).data)
    tables = [node for node in found if node.tag == f"{W}tbl"]
    assert [text_of(table) for table in tables[-2:]] == ["a", "b"]
    assert all(table.getnext().tag == f"{W}p" for table in tables)  # type: ignore[union-attr]


def test_a_table_of_many_rows_takes_time_in_proportion() -> None:
    def seconds(count: int) -> float:
        value = single(table_of(*(row(str(n), "Xã Tân Thành", "1,5") for n in range(count))))
        begun = time.process_time()
        written(value)
        return time.process_time() - begun

    seconds(10)
    assert seconds(8000) < 12 * max(seconds(1000), 0.05)


def test_a_pair_stays_on_a_line_where_its_cell_has_room() -> None:
    def shown(width: float) -> str:
        columns = (Column(width=width), Column(width=1 - width))
        rows = (row("tại Quyết định số 2276/QĐ-UBND ngày 24/10/2025", "dài " * 40),)
        data = written(single(Table(Grid(columns, rows), source=source(1)))).data
        return "".join(str(node.text) for node in body(data).iter(f"{W}t"))

    assert "Quyết định số\u00a02276/QĐ-UBND ngày\u00a024/10/2025" in shown(0.4)
    # the number alone is as wide as the column, the day is not
    assert "Quyết định số 2276/QĐ-UBND ngày\u00a024/10/2025" in shown(0.17)


def test_a_row_may_go_on_over_the_page_where_that_was_decided() -> None:
    report = single(table_of(row("1", "a"), row("2", "b")))
    second = [i for i in written(report).identities if i.kind == "dong"][1]
    layout = Layout(cut={second.item: (second.ordinal,)})
    rows = body(written(report, pages=Pages(layout=layout)).data).iter(f"{W}tr")
    found = [line.find(f"{W}trPr/{W}cantSplit") is not None for line in rows]
    assert found[-2:] == [True, False]
