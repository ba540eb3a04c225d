from pipeline.intake.departmental.frames import held_cells, is_ruled
from tests.intake.departmental.pages import cell, para, row, table, tree

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
PICTURE = f"<w:p><w:r><w:drawing><a:blip {A} r:embed='rId1'/></w:drawing></w:r></w:p>"


def test_one_cell_is_a_frame_and_pictures_side_by_side_are_taken_column_by_column() -> None:
    assert len(held_cells(tree(table(row("chữ"))))) == 1
    side = table(row(cell(PICTURE), cell(PICTURE)), row("Hình 1. A", "Hình 2. B"))
    texts = ["".join(str(t.text) for t in c.iter("{*}t")) for c in held_cells(tree(side))]
    assert texts == ["", "Hình 1. A", "", "Hình 2. B"]


def test_a_table_with_words_beside_pictures_is_one() -> None:
    mixed = table(row(cell(PICTURE), "Trạm y tế xã"), row(cell(PICTURE), "Bệnh viện"))
    assert held_cells(tree(mixed)) == []
    assert held_cells(tree(table(row("a", "b"), row("c")))) == []


def test_lines_are_drawn_by_the_table_its_style_or_its_cells() -> None:
    ruled = '<w:tblBorders><w:top w:val="single"/></w:tblBorders>'
    bare = '<w:tblBorders><w:top w:val="none"/></w:tblBorders>'
    styled = '<w:tblStyle w:val="TableGrid"/>'
    plain = '<w:tblStyle w:val="TableNormal"/>'
    found = [is_ruled(tree(table(row("a"), settings=s))) for s in (ruled, bare, styled, plain, "")]
    assert found == [True, False, True, False, False]
    celled = cell(para("a"), '<w:tcBorders><w:left w:val="single"/></w:tcBorders>')
    assert is_ruled(tree(table(row(celled))))
