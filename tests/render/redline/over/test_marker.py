from lxml import etree

from pipeline.ooxml.names import W, local
from pipeline.render.redline.over.marker import Marker, properties_of
from pipeline.render.word.revisions import Tracks
from tests.ooxml.markup import tree
from tests.render.comparisons import came, went
from tests.seeded.foreign_pairs.raw_file import paragraph, text_run


def marker() -> Marker:
    return Marker(Tracks("2025-01-01"))


def test_a_row_is_marked_in_its_properties_its_ends_and_its_runs() -> None:
    row = tree(f"<w:tr><w:tc>{paragraph(text_run('a'))}</w:tc></w:tr>")
    marker().row(row, went())
    assert row.find(f"{W}trPr/{W}del") is not None
    assert row.find(f".//{W}pPr/{W}rPr/{W}del") is not None
    assert row.findtext(f".//{W}del/{W}r/{W}delText") == "a"


def test_rows_of_a_table_within_are_marked_as_rows() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{paragraph(text_run('a'))}</w:tc></w:tr></w:tbl>"
    cell = tree(f"<w:tc>{inner}{paragraph(text_run('b'))}</w:tc>")
    marker().whole(cell, went())
    (row,) = cell.iter(f"{W}tr")
    assert [local(node) for node in row] == ["trPr", "tc"]
    assert [local(node) for node in row[0]] == ["del"]
    assert [text.text for text in cell.iter(f"{W}delText")] == ["a", "b"]


def test_marks_stand_inside_a_link_and_a_box_keeps_its_text() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(text_run('b'))}</w:txbxContent></w:pict></w:r>"
    cell = tree(f"<w:tc><w:p><w:hyperlink>{text_run('a')}</w:hyperlink>{box}</w:p></w:tc>")
    marker().whole(cell, went())
    link = next(cell.iter(f"{W}hyperlink"))
    assert [local(node) for node in link] == ["del"]
    assert next(cell.iter(f"{W}txbxContent")).findtext(f".//{W}t") == "b"


def test_the_mark_of_an_end_stands_before_the_page_section() -> None:
    line = tree("<w:p><w:pPr><w:sectPr/></w:pPr></w:p>")
    marker().end(line, came())
    assert [local(node) for node in line[0]] == ["rPr", "sectPr"]
    assert local(properties_of(line, "pPr")[0][0]) == "ins"


def test_a_changed_grid_and_a_cell_say_how_it_was() -> None:
    grid, cell = tree("<w:tblGrid/>"), tree("<w:tc><w:p/></w:tc>")
    marker().grid(grid, [etree.Element(f"{W}gridCol")])
    marker().cell(cell, came())
    assert grid.find(f"{W}tblGridChange/{W}tblGrid/{W}gridCol") is not None
    assert cell.find(f"{W}tcPr/{W}cellIns") is not None
