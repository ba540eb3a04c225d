import re

from pipeline.render.word.pages import Opening, PageSetup, Piece, lay_pages
from pipeline.render.word.paragraphs import paragraph
from pipeline.render.word.runs import field, run

SETUP = PageSetup("<w:headerReference/>", 11906, 16838, 1134, 1134, 1134, 1701, 454, 454)
LONG = "đoạn văn dài " * 100


def text(words: str = LONG, **changes: bool | Opening) -> Piece:
    return Piece(paragraph("BodyText", run(words)), **changes)  # type: ignore[arg-type]


def wide(xml: str = "") -> Piece:
    return Piece(xml or "<w:tbl></w:tbl>", wide=True)


def sections(*pieces: Piece) -> list[str]:
    body, last = lay_pages(pieces, SETUP)
    return [*re.findall("<w:sectPr>.*?</w:sectPr>", body), last]


def turned(*pieces: Piece) -> list[bool]:
    return ["landscape" in section for section in sections(*pieces)]


def test_upright_text_is_one_section() -> None:
    assert turned(text(opening=Opening.REPORT), text()) == [False]


def test_a_wide_table_stands_between_upright_sections() -> None:
    assert turned(text(), wide(), text()) == [False, True, False]


def test_wide_tables_in_a_row_share_a_section() -> None:
    assert turned(text(), wide(), wide(), text()) == [False, True, False]


def test_a_short_paragraph_between_wide_tables_stays_with_them() -> None:
    assert turned(text(), wide(), text("ngắn"), wide(), text()) == [False, True, False]


def test_the_source_of_a_wide_table_stands_on_its_page_before_long_text() -> None:
    source = Piece(paragraph("NguonBang", run("Nguồn: Sở Y tế")))
    note = Piece(paragraph("GhiChuBang", run("Ghi chú: số liệu năm 2024")))
    body, _ = lay_pages([text(), wide(), source, note, text()], SETUP)
    _, table, rest = body.split("</w:sectPr>")
    assert "Nguồn" in table
    assert "Ghi chú" in rest.partition("</w:p>")[0]  # this paragraph ends the wide section
    assert turned(text(), wide(), source, text()) == [False, True, False]
    assert turned(text(), source, wide(), text()) == [False, True, False]


def test_a_heading_goes_with_the_wide_table_below_it() -> None:
    body, _ = lay_pages([text(), text("Tiêu đề", keeps=True), wide()], SETUP)
    assert body.index("<w:sectPr>") < body.index("Tiêu đề")


def test_the_rest_of_a_wide_appendix_stays_wide() -> None:
    pieces = (text(), text("PL", opening=Opening.APPENDIX), wide(), text("Ghi chú"))
    assert turned(*pieces) == [False, True]


def test_short_text_of_the_next_part_is_not_drawn_into_a_wide_page() -> None:
    assert turned(text(), wide(), text("PHẦN II", opening=Opening.PART)) == [False, True, False]


def test_pages_count_from_one_only_where_report_and_appendices_begin() -> None:
    found = sections(
        text(opening=Opening.REPORT), wide(), text(), text(opening=Opening.APPENDIX), wide()
    )
    assert ['w:start="1"' in section for section in found] == [True, False, False, True, False]
    assert ["titlePg" in section for section in found] == [True, False, False, False, False]


def test_every_section_says_everything() -> None:
    for section in sections(text(), wide(), text()):
        names = re.findall(r"<w:(\w+)", section)
        assert names[:7] == [
            "sectPr", "headerReference", "type", "pgSz", "pgMar", "pgNumType", "cols",
        ]  # fmt: skip


def test_a_table_that_ends_a_section_is_followed_by_a_line_of_one_point() -> None:
    body, _ = lay_pages([wide(), text()], SETUP)
    assert '</w:tbl><w:p><w:pPr><w:pStyle w:val="NgatTrang"/><w:sectPr>' in body


def test_a_caption_does_not_hold_the_properties_of_its_section() -> None:
    caption = Piece(paragraph("TenHinh", field("SEQ Hinh_1", "1")))
    body, _ = lay_pages([text(), caption, wide()], SETUP)
    assert '</w:p><w:p><w:pPr><w:pStyle w:val="NgatTrang"/><w:sectPr>' in body


def test_a_table_never_ends_the_body() -> None:
    assert lay_pages([text(), Piece("<w:tbl></w:tbl>")], SETUP)[0].endswith("</w:p>")


def test_section_properties_stand_before_a_change_of_the_paragraph() -> None:
    changed = Piece(
        "<w:p><w:pPr><w:pStyle/><w:pPrChange><w:pPr></w:pPr></w:pPrChange></w:pPr></w:p>"
    )
    body, _ = lay_pages([text(), changed, wide()], SETUP)
    assert "</w:sectPr><w:pPrChange>" in body


def test_the_wide_page_turns_the_binding_margin_up() -> None:
    assert SETUP.landscape.width == 16838 - 1134 - 1134
    assert SETUP.portrait.width == 11906 - 1701 - 1134
    assert 'w:top="1701"' in sections(wide())[0]


def test_contents_count_in_roman_numbers_from_their_first_page() -> None:
    front, report = sections(text(opening=Opening.FRONT), text(opening=Opening.REPORT))
    assert '<w:pgNumType w:fmt="lowerRoman" w:start="1"/>' in front
    assert "titlePg" not in front
    assert '<w:pgNumType w:fmt="decimal" w:start="1"/>' in report
    assert "titlePg" in report


def test_what_is_gone_stands_on_the_page_it_falls_on() -> None:
    gone = [text(gone=True), Piece("<w:tbl></w:tbl>", wide=True, gone=True)]
    assert turned(text(), *gone, text()) == [False]
    assert turned(text(), wide(), *gone, text()) == [False, True, False]
    assert turned(*gone, text()) == [False]


def test_short_text_that_is_gone_keeps_no_page_upright() -> None:
    pieces = (text(), wide(), text("ngắn"), text(gone=True), wide(), text())
    assert turned(*pieces) == [False, True, False]


def test_a_paragraph_whose_end_may_go_holds_no_section() -> None:
    for pieces in ((text(loose=True), wide()), (wide(), text(loose=True))):
        body, _ = lay_pages(pieces, SETUP)
        loose = body.index("đoạn văn")
        assert "<w:sectPr>" not in body[body.rindex("<w:p>", 0, loose) : loose]
        assert 'w:val="NgatTrang"' in body[loose:]


def known(name: str) -> Piece:
    """Short text in a bookmark of its own."""
    mark = f'<w:bookmarkStart w:id="1" w:name="{name}"/>{run("ngắn")}<w:bookmarkEnd w:id="1"/>'
    return Piece(paragraph("BodyText", mark))


def laid(*pieces: Piece, upright: str) -> list[bool]:
    body, last = lay_pages(pieces, SETUP, frozenset({upright}))
    found = [*re.findall("<w:sectPr>.*?</w:sectPr>", body), last]
    return ["landscape" in section for section in found]


def test_short_text_behind_a_wide_table_is_upright_from_where_its_page_asks_for_it() -> None:
    pieces = (wide(), known("_qh_a"), known("_qh_b"), known("_qh_c"))
    assert laid(*pieces, upright="_qh_b") == [True, False]
    assert laid(*pieces, upright="_qh_khac") == [True]
    body, _ = lay_pages(pieces, SETUP, frozenset({"_qh_b"}))
    assert body.index("_qh_a") < body.index("</w:sectPr>") + 200
    assert body.index("</w:sectPr>") < body.index("_qh_b")


def test_text_between_wide_tables_stays_wide_whatever_its_page_asks_for() -> None:
    assert laid(wide(), known("_qh_a"), wide(), upright="_qh_a") == [True]


def test_wide_pages_of_an_appendix_that_asks_for_it_are_of_a3() -> None:
    appendix = text("PL", opening=Opening.APPENDIX, large=True)
    found = sections(text(), wide(), appendix, Piece("<w:tbl></w:tbl>", wide=True, large=True))
    assert [re.findall(r'w:pgSz w:w="(\d+)" w:h="(\d+)"', section)[0] for section in found] == [
        ("11906", "16838"), ("16838", "11906"), ("23811", "16838"),
    ]  # fmt: skip
    upright = sections(text(), text(opening=Opening.APPENDIX, large=True))[-1]
    assert 'w:w="11906"' in upright
    assert SETUP.large.width == 23811 - 1134 - 1134
