import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from pipeline.render.templates.letterhead import (
    MOTTO,
    letterhead_looks,
    write_foot,
    write_letterhead,
)
from pipeline.render.templates.pages import ROOM, WIDE_ROOM


def texts(document: Document, column: int) -> list[str]:
    return [p.text for p in document.tables[0].rows[0].cells[column].paragraphs]


@pytest.mark.parametrize("room", [ROOM, WIDE_ROOM])
def test_the_head_is_as_wide_as_its_room_and_the_nation_stands_on_one_line(room: int) -> None:
    document = docx.Document()
    write_letterhead(document, room, number="Số: 1", place="Lạng Sơn, ngày 1")
    widths = [int(str(column.get(qn("w:w")))) for column in document.tables[0]._tbl.tblGrid]
    assert sum(widths) == room
    assert widths[1] > widths[0]
    assert texts(document, 0) == ["UBND TỈNH {{ tinh }}", "{{ co_quan }}", "", "Số: 1"]
    assert texts(document, 1)[1:] == [MOTTO, "", "Lạng Sơn, ngày 1"]


def test_a_subject_stands_below_the_number() -> None:
    document = docx.Document()
    write_letterhead(document, ROOM, number="Số: 1", subject="V/v a", place="")
    assert texts(document, 0)[-2:] == ["Số: 1", "V/v a"]


def test_the_rule_below_the_motto_is_as_long_as_it_and_the_others_a_third() -> None:
    document = docx.Document()
    write_letterhead(document, ROOM, number="", place="")
    left, right = document.tables[0].rows[0].cells
    for cell, column in ((left, 0), (right, 1)):
        (rule,) = [p for p in cell.paragraphs if p._p.style == "KeDuoi"]
        width = int(str(document.tables[0]._tbl.tblGrid[column].get(qn("w:w"))))
        indent = rule.paragraph_format.left_indent
        assert indent is not None
        assert indent == rule.paragraph_format.right_indent
        length = width - 216 - 2 * round(indent.twips)
        assert (abs(length - width // 3) <= 2) == (column == 0)
        assert rule._p.xpath("./w:pPr/w:pBdr/w:bottom")


def test_without_copies_the_left_of_the_foot_is_empty() -> None:
    document = docx.Document()
    write_foot(document, ROOM)
    assert texts(document, 0) == [""]
    assert texts(document, 1) == ["{{ chuc_vu }}", "{{ nguoi_ky }}"]
    other = docx.Document()
    write_foot(other, ROOM, copies=("- Như trên;",))
    assert texts(other, 0) == ["Nơi nhận:", "- Như trên;"]


def test_sizes_are_those_of_the_decree() -> None:
    looks = {look.id: look for look in letterhead_looks()}
    assert (looks["QuocHieu"].size, looks["QuocHieu"].bold, looks["QuocHieu"].caps) == (
        13,
        True,
        True,
    )
    assert looks["TieuNgu"].size == 14
    assert (looks["NoiNhan"].size, looks["NoiNhan"].italic) == (12, True)
    assert looks["NoiNhanDong"].size == 11
