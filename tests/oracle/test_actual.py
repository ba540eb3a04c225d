from tests.oracle.actual import from_docx
from tests.oracle.small_docx import (
    cell,
    docx,
    field,
    heading,
    note_reference,
    paragraph,
    run,
    table,
)


def test_text_begins_at_the_first_heading_and_keeps_its_order() -> None:
    body = (
        paragraph("Bìa")
        + heading("PHẦN I")
        + paragraph("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>")
        + table(cell("ô một") + cell(""), columns=2)
        + paragraph('<w:hyperlink w:anchor="x"><w:r><w:t>liên kết</w:t></w:r></w:hyperlink>')
    )
    found = from_docx(docx(body, {})).paragraphs
    assert [stood.text for stood in found] == ["PHẦN I", "a b c", "ô một", "", "liên kết"]
    assert [stood.in_cell for stood in found] == [False, False, True, True, False]
    assert found[0].style == "Heading1"


def test_fields_give_their_results_flagged_and_never_their_instructions() -> None:
    caption = paragraph(run("Bảng 1.") + field("SEQ Bang_1", "4") + run(". Tên"))
    (found,) = from_docx(docx(caption, {})).paragraphs
    assert (found.text, found.is_caption, found.results) == ("Bảng 1.4. Tên", True, ("4",))


def test_deleted_text_is_left_out_and_inserted_text_kept() -> None:
    tracked = (
        '<w:ins w:id="1" w:author="a"><w:r><w:t>mới</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="a"><w:r><w:delText>cũ</w:delText></w:r></w:del>'
    )
    (found,) = from_docx(docx(paragraph(tracked), {})).paragraphs
    assert found.text == "mới"


def test_footnotes_come_in_the_order_of_their_references() -> None:
    body = paragraph(run("x") + note_reference(3) + note_reference(2))
    found = from_docx(docx(body, {2: paragraph("hai"), 3: paragraph("ba") + paragraph("bốn")}))
    assert found.notes == (("ba", "bốn"), ("hai",))


def test_the_number_of_a_repeated_note_is_no_text() -> None:
    (found,) = from_docx(docx(paragraph(run("x") + field(r"NOTEREF _R \h", "1")), {})).paragraphs
    assert found.text == "x"
