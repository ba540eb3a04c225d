from pipeline.ooxml.blocks import BlockKind, blocks, boxes, cell_paragraphs, cells, compared, rows
from tests.ooxml.markup import tree, words
from tests.seeded.foreign_pairs.raw_file import complex_field, paragraph, text_run


def test_blocks_in_controls_are_found_and_lists_that_a_field_makes_told_apart() -> None:
    begin, end = complex_field("TOC \\h", "\0").split("\0")
    body = tree(
        f"<w:body><w:sdt><w:sdtContent>{paragraph(text_run('a'))}</w:sdtContent></w:sdt>"
        f"{paragraph(begin + text_run('I … 1'))}{paragraph(text_run('II … 2'))}"
        f"{paragraph(end)}<w:tbl/><w:sectPr/></w:body>"
    )
    assert [block.kind.value for block in blocks(body)] == [
        "paragraph", "contents", "contents", "contents", "table",
    ]  # fmt: skip
    assert [block.kind for block in compared(body)] == [BlockKind.PARAGRAPH, BlockKind.TABLE]


def test_cells_stand_at_their_columns() -> None:
    table = tree(
        '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:tcPr><w:gridSpan '
        'w:val="2"/></w:tcPr><w:p/></w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>'
        "</w:tbl>"
    )
    (row,) = rows(table)
    told = [(box.column, box.span, box.merge) for box in boxes(row)]
    assert told == [(1, 2, ""), (3, 1, "continue")]


def test_the_lines_of_a_cell_go_through_tables_in_it() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{paragraph(text_run('b'))}</w:tc></w:tr></w:tbl>"
    cell = f"<w:tc>{paragraph(text_run('a'))}{inner}{paragraph(text_run('c'))}</w:tc>"
    row = tree(f"<w:tr>{cell}</w:tr>")
    (found,) = cells(row)
    assert [words(line)[0] for line in cell_paragraphs(found)] == ["a", "b", "c"]
