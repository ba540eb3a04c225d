import io

import docx

from pipeline.render.templates.article import article_template


def test_headings_are_words_own_and_carry_no_number() -> None:
    document = docx.Document(io.BytesIO(article_template()))
    for level in range(1, 7):
        style = document.styles[f"Heading {level}"]
        properties = style.element.pPr
        assert properties.numPr is None
        assert properties.xpath("./w:outlineLvl/@w:val") == [str(level - 1)]


def test_every_style_that_the_example_names_is_there() -> None:
    document = docx.Document(io.BytesIO(article_template()))
    named = {str(name) for name in document.element.body.xpath("//w:pStyle/@w:val")}
    there = {str(name) for name in document.styles.element.xpath("./w:style/@w:styleId")}
    assert {"Heading1", "TenBang", "DonViBang", "NguonBang", "BangTieuDe"} <= named
    assert named <= there


def test_the_example_has_a_table_with_caption_unit_and_source() -> None:
    document = docx.Document(io.BytesIO(article_template()))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert any(text.startswith("Bảng 1.") for text in texts)
    assert "Đơn vị tính: tỷ đồng" in texts
    assert "Nguồn: số liệu minh họa" in texts
    (table,) = document.tables
    assert table.rows[0].cells[2].text == "Năm 2025"


def test_no_style_of_the_reports_own_parts_is_offered() -> None:
    names = {style.name for style in docx.Document(io.BytesIO(article_template())).styles}
    assert not {"Trang bìa", "Phụ lục", "Tiêu đề mục lục"} & names
