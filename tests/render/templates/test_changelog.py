import io

import docx
from docx.oxml.ns import qn

from pipeline.render.templates.changelog import changelog_template
from pipeline.render.word.shell import LOG_MARKER

DOCUMENT = docx.Document(io.BytesIO(changelog_template()))


def test_each_summary_repeats_one_row_between_its_tags() -> None:
    counts, figures = DOCUMENT.tables
    groups = [counts.rows[at : at + 4] for at in (1, 5, 9)]
    assert len(counts.rows) == 13
    for name, *_ in groups:
        assert len(name._tr.tc_lst) == 1
        assert name._tr.xpath("./w:tc/w:p/w:pPr/w:keepNext")
    for table, rows in [*((counts, group[1:]) for group in groups), (figures, figures.rows[1:])]:
        head = table.rows[0]
        opening, row, closing = rows
        assert opening.cells[0].text.startswith("{%tr for dong in")
        assert closing.cells[0].text == "{%tr endfor %}"
        assert len(opening._tr.tc_lst) == len(closing._tr.tc_lst) == 1
        assert len(row._tr.tc_lst) == len(head._tr.tc_lst) == len(table.columns)
        assert head._tr.xpath("./w:trPr/w:tblHeader")
        assert not row._tr.xpath("./w:trPr/w:tblHeader")


def test_tables_are_as_wide_as_the_page_leaves_room() -> None:
    for table in DOCUMENT.tables:
        assert sum(int(str(column.get(qn("w:w")))) for column in table._tbl.tblGrid) == 14570


def test_words_stand_left_and_figures_right() -> None:
    row = DOCUMENT.tables[0].rows[3]
    styles = [cell.paragraphs[0]._p.style for cell in row.cells]
    assert styles == ["BangChu10", *["BangSo10"] * 8]
    assert [cell.text for cell in row.cells][:2] == ["{{ dong.ten }}", "{{ dong.them }}"]


def test_the_lists_of_changes_come_last() -> None:
    assert DOCUMENT.paragraphs[-1].text == LOG_MARKER


def test_deleted_words_are_struck_and_added_ones_underlined() -> None:
    styles = {style.style_id: style for style in DOCUMENT.styles}
    assert styles["ChuXoa"].font.strike
    assert styles["ChuThem"].font.underline
    assert not styles["ChuThem"].font.bold  # bold would say more than new
