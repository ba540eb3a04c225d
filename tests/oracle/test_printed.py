"""The printed form holds everything that shows, and nothing that is computed."""

import pytest

from tests.oracle.differences import differences
from tests.oracle.docx_parts import read_package
from tests.oracle.form import Block, Paragraph, Table, Thing, Words
from tests.oracle.numbering import Numbering
from tests.oracle.printed import printed
from tests.oracle.small_docx import (
    cell,
    docx,
    field,
    heading,
    note_reference,
    paragraph,
    parts,
    run,
    table,
    zipped,
)
from tests.oracle.spelling import one_spelling

PART = heading("Hiện trạng")


def form(body: str, notes: dict[int, str] | None = None) -> tuple[Block, ...]:
    return printed(docx(PART + body, notes or {}))[1:]


def told(left: str, right: str) -> list[str]:
    return differences(printed(docx(PART + left, {})), printed(docx(PART + right, {})))


def styled(style: str, content: str, more: str = "") -> str:
    return paragraph(content, f'<w:pStyle w:val="{style}"/>{more}')


def look(text: str, properties: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def test_what_stands_before_the_first_part_is_left_out() -> None:
    front = paragraph("Mục lục")
    assert printed(docx(front + PART + paragraph("a"))) == printed(docx(PART + paragraph("a")))


def test_runs_of_one_look_are_one_however_they_were_cut() -> None:
    assert form(paragraph(run("một ") + run("hai"))) == form(paragraph("một hai"))


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (paragraph("Năm 2025 đạt 12%."), "12%"),
        (paragraph(run("Năm 2025 đạt ") + look("11%", "<w:b/>") + run(".")), "(b)"),
        (styled("Heading2", "Năm 2025 đạt 11%."), "style 'Normal' is 'Heading2'"),
        (paragraph("Năm 2025 đạt 11%.", '<w:jc w:val="center"/>'), "properties"),
        (paragraph("Năm 2025 đạt 11%.") + paragraph("Thêm."), "not expected"),
        (paragraph("Năm 2025 đạt 11%.") + paragraph(""), "not expected"),
        ("", "missing paragraph (Normal) 'Năm 2025 đạt 11%.'"),
        (paragraph(run("Năm 2025") + "<w:r><w:br/></w:r>" + run("đạt 11%.")), "text"),
        (paragraph(run("Năm 2025 đạt 11%.") + field("REF a", "x")), "field 'REF a'"),
        (
            paragraph(f'<w:hyperlink r:id="rId7">{run("Năm 2025 đạt 11%.")}</w:hyperlink>'),
            "https://langson.gov.vn/",
        ),
        (table(cell("Năm 2025 đạt 11%."), columns=1), "is table"),
    ],
)
def test_one_thing_broken_is_one_difference(other: str, said: str) -> None:
    found = told(paragraph("Năm 2025 đạt 11%."), other)
    assert len(found) == 1
    assert said in found[0]
    assert 'below "Hiện trạng"' in found[0]


def test_results_of_fields_are_computed_but_their_instructions_are_content() -> None:
    one, other = field(r"REF _Ref_a \h", "Bảng 3.1"), field(r"REF _Ref_a \h", "Bảng 3.2")
    assert form(paragraph(one)) == form(paragraph(other))
    assert told(paragraph(one), paragraph(field(r"REF _Ref_b \h", "Bảng 3.1")))


def test_a_field_that_does_not_end_is_told() -> None:
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("a")
    assert Thing("broken", "a field does not end in its paragraph") in _runs(paragraph(broken))


def test_captions_are_alike_whether_numbered_by_a_field_or_by_text() -> None:
    counted = run("Bảng 3.") + field(r"SEQ Bang_3 \* ARABIC", "2") + run(". Dân số")
    assert form(styled("TenBang", counted)) == form(styled("TenBang", "Bảng 3.4. Dân số"))
    assert told(styled("TenBang", counted), styled("TenBang", "Bảng 3.2. Dân cư"))
    assert told(styled("TenBang", counted), styled("TenBang", "Hình 3.2. Dân số"))
    assert _runs(styled("TenBang", counted)) == (Thing("label", "Bảng"), Words("Dân số"))


def test_a_caption_in_an_appendix_is_alike_too() -> None:
    counted = run("Bảng PL5.") + field(r"SEQ Bang_PL5 \* ARABIC", "2") + run(". Dân số")
    assert form(styled("TenBang", counted)) == form(styled("TenBang", "Bảng PL5.1. Dân số"))


def test_headings_are_alike_whether_counted_or_numbered_by_text() -> None:
    none = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    by_hand = styled("Heading1", run("PHẦN II") + "<w:r><w:br/></w:r>" + run("HẠ TẦNG"), none)
    counted = styled("Heading1", "<w:r><w:br/></w:r>" + run("HẠ TẦNG"))
    assert form(by_hand) == form(counted)
    assert told(by_hand, styled("Heading1", "HẠ TẦNG KHÁC"))


def test_a_counted_heading_keeps_a_number_its_author_wrote() -> None:
    assert _runs(styled("Heading1", "1. Hạ tầng")) == (Words("1. Hạ tầng"),)


def test_words_of_a_reference_to_a_heading_are_computed() -> None:
    def link(anchor: str, text: str) -> str:
        return paragraph(f'<w:hyperlink w:anchor="{anchor}">{run(text)}</w:hyperlink>')

    assert form(link("_Ref_a", "mục II.1.2")) == form(link("_Ref_a", "Phần III, mục II.1.3"))
    assert told(link("_Ref_a", "mục II.1.2"), link("_Ref_b", "mục II.1.2"))
    assert told(link("_Ref_a", "xem dưới đây"), link("_Ref_a", "xem trên đây"))


def test_thin_paragraphs_between_tables_are_left_out_unless_they_say_something() -> None:
    one = table(cell("a"), columns=1)
    assert form(one + styled("NgatTrang", "<w:r/>") + paragraph("b")) == form(one + paragraph("b"))
    assert told(one + styled("NgatTrang", "x"), one)


def test_tables_side_by_side_are_one_as_in_word() -> None:
    one, other = table(cell("a"), columns=1), table(cell("b"), columns=1)
    apart = form(one + styled("NgatTrang", "<w:r/>") + other + paragraph(""))
    joined = form(one + other + paragraph(""))
    assert [type(block) for block in apart] == [Table, Table, Paragraph]
    assert [type(block) for block in joined] == [Table, Paragraph]


def test_one_cell_changed_is_told_with_row_and_cell() -> None:
    rows = [cell(str(n)) + cell(f"dòng {n}") for n in range(200)]
    changed = [*rows[:120], cell("120") + cell("dòng khác"), *rows[121:]]
    (said,) = told(table(*rows, columns=2), table(*changed, columns=2))
    assert "table row 121, cell 2: text 'dòng 120' is text 'dòng khác'" in said


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (table(cell("a") + cell("b"), columns=2), "row 2 missing"),
        (
            table(cell("a") + cell("b"), cell("c") + cell("d"), cell("e") + cell("f"), columns=2),
            "not expected",
        ),
        (table(cell("a", '<w:gridSpan w:val="2"/>'), cell("c") + cell("d"), columns=2), "columns"),
        (
            table(
                cell("a", '<w:vMerge w:val="restart"/>') + cell("b"),
                cell("c", "<w:vMerge/>") + cell("d"),
                columns=2,
            ),
            "1 columns by 1 rows is 1 columns by 2 rows",
        ),
        (
            table(
                f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('a')}{cell('b')}</w:tr>",
                cell("c") + cell("d"),
                columns=2,
            ),
            "header False is True",
        ),
    ],
)
def test_a_table_of_another_shape_is_told(other: str, said: str) -> None:
    found = told(table(cell("a") + cell("b"), cell("c") + cell("d"), columns=2), other)
    assert any(said in line for line in found), found


def test_a_merge_that_reaches_nowhere_is_none() -> None:
    alone = table(cell("a", '<w:vMerge w:val="restart"/>'), cell("b"), columns=1)
    assert form(alone) == form(table(cell("a"), cell("b"), columns=1))


def test_size_and_indent_in_cells_are_computed_but_alignment_is_not() -> None:
    def of(style: str, more: str = "") -> str:
        return table(f"<w:tc>{styled(style, 'a', more)}</w:tc>", columns=1)

    assert form(of("BangChu")) == form(of("BangChu10", '<w:ind w:right="80"/>'))
    assert told(of("BangChu"), of("BangSo"))


def test_notes_stand_where_they_are_referred_to_whatever_their_ids() -> None:
    one = form(paragraph(run("a") + note_reference(2)), {2: paragraph(run(" ") + run("Nguồn."))})
    other = form(
        paragraph(run("a") + note_reference(7)),
        {5: paragraph("thừa"), 7: paragraph(run(" ") + run("Nguồn."))},
    )
    assert one == other
    changed = form(paragraph(run("a") + note_reference(2)), {2: paragraph(" Nguồn khác.")})
    (said,) = differences(one, changed)
    assert "in a note" in said


def test_a_picture_is_known_by_its_content() -> None:
    drawing = (
        '<w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' r:embed="rId8"/></w:drawing></w:r>'
    )
    named = parts(PART + paragraph(drawing), {})
    one = printed(zipped(named))
    named["word/media/image1.png"] += b"\0"
    (said,) = differences(one, printed(zipped(named)))
    assert "drawing" in said


def test_lists_are_compared_by_what_they_print() -> None:
    def numbered(num: str) -> str:
        return paragraph("a", f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{num}"/></w:numPr>')

    def with_second(kind: str, body: str) -> tuple[Block, ...]:
        named = parts(PART + body, {})
        second = (
            f'<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
            '<w:num w:numId="8"><w:abstractNumId w:val="4"/></w:num>'
            '<w:num w:numId="9"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0">'
            '<w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>'
        )
        named["word/numbering.xml"] = named["word/numbering.xml"].replace(
            b"</w:numbering>", second.encode()
        )
        return printed(zipped(named))

    roman = with_second("upperRoman", numbered("1"))
    assert differences(roman, with_second("upperRoman", numbered("8"))) == []
    assert differences(roman, with_second("decimal", numbered("8")))
    assert differences(roman, with_second("upperRoman", numbered("9")))
    twice = numbered("8") * 2
    assert differences(with_second("decimal", twice), with_second("decimal", twice)) == []
    restarted = numbered("8") + numbered("9")
    assert differences(with_second("decimal", twice), with_second("decimal", restarted))


def test_a_style_counts_by_itself_or_by_the_style_it_is_based_on() -> None:
    numbering = Numbering(read_package(docx(PART)))
    (properties,) = list(
        read_package(docx(PART))
        .trees["word/document.xml"]
        .iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}pPr")
    )
    assert numbering.style_of(properties).num == "1"
    assert numbering.counts(properties)
    assert not numbering.counts(None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà bình", "hòa bình"),
        ("uỷ ban", "ủy ban"),
        ("Thuỷ lợi, HOÀ", "Thủy lợi, HÒA"),
        ("khoẻ", "khỏe"),
        ("quý", "qúy"),
        ("Việt", "Vie\u0323\u0302t"),
        ("5 – 6%", "5 - 6%"),
        ("“a”", '"a"'),
        ("a\u00a0b", "a  b"),
    ],
)
def test_spellings_of_one_text_are_one(one: str, other: str) -> None:
    assert one_spelling(one) == one_spelling(other)
    left, right = docx(PART + paragraph(one)), docx(PART + paragraph(other))
    assert printed(left) != printed(right)
    assert printed(left, fold=True) == printed(right, fold=True)


@pytest.mark.parametrize(
    ("one", "other"), [("hoa", "hòa"), ("hoàn", "hòan"), ("Hoà", "hoà"), ("ab", "a b"), ("1", "2")]
)
def test_folding_keeps_what_is_no_spelling(one: str, other: str) -> None:
    assert one_spelling(one) != one_spelling(other)


def test_folding_reaches_into_cells_and_notes_and_over_runs() -> None:
    def body(word: str, gap: str) -> bytes:
        text = run(f"{word} ") + look(f"{gap}b", "<w:b/>") + note_reference(2)
        return docx(PART + table(cell(text), columns=1), {2: paragraph(f" {word}")})

    assert printed(body("hoà", " "), fold=True) == printed(body("hòa", ""), fold=True)


def _runs(body: str) -> tuple[Words | Thing, ...]:
    (block,) = form(body)
    assert isinstance(block, Paragraph)
    return block.runs
