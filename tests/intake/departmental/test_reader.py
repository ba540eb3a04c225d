import pytest

from pipeline.intake.word.tracked import TrackedChanges
from pipeline.model.document import Heading, Paragraph, Table, plain_text
from pipeline.render.markdown.blocks import section_markdown
from tests.intake.departmental.pages import (
    BODY,
    CENTRE,
    bold,
    left,
    outcome,
    para,
    read,
    row,
    table,
    written,
)
from tests.ooxml.markup import BY
from tests.seeded.foreign_pairs.raw_file import RawFile, complex_field, paragraph, text_run


def test_a_report_by_look_becomes_headings_points_and_a_captioned_table() -> None:
    found = written(
        bold("I. HIỆN TRẠNG"), para(BODY), bold("1. Dân số"), para("a) Thành thị;"),
        para("- Phường;"), bold("Bảng 1. Dân số (ĐVT: người)", CENTRE),
        table(row("Xã", "Dân số"), row("A", "12.500")), para("Nguồn: Cục Thống kê"),
        para("Xem Bảng 1."),
    )  # fmt: skip
    assert found == (
        f"# HIỆN TRẠNG\n\n{BODY}\n\n## Dân số\n\na) Thành thị;\n\n- Phường;\n\n"
        'Bảng: Dân số {#bang-y-te-1 don-vi=người nguon="Cục Thống kê"}\n\n'
        "| Xã | Dân số |\n|---|---|\n| A | 12.500 |\n\nXem @bang-y-te-1.\n"
    )


def test_numbers_and_words_that_the_report_sets_itself_are_told() -> None:
    assert left(bold("I. HIỆN TRẠNG"), para(BODY)) == [
        ("I.", "số thứ tự của tiêu đề gõ tay; báo cáo tự đánh số"),
        ("Đầu trang", "chữ ở đầu trang; báo cáo có đầu trang riêng"),
    ]


REVISED = paragraph(
    f"{text_run('Có ')}<w:ins {BY}>{text_run('mười ')}</w:ins>"
    f"<w:del {BY}><w:r><w:delText>chín </w:delText></w:r></w:del>{text_run('trạm')}"
)


@pytest.mark.parametrize(
    ("tracked", "text"),
    [(TrackedChanges.ACCEPTED, "Có mười trạm"), (TrackedChanges.REJECTED, "Có chín trạm")],
)
def test_tracked_changes_are_settled_as_asked(tracked: TrackedChanges, text: str) -> None:
    found = outcome(REVISED, tracked=tracked).value
    assert found is not None
    (block,) = found.blocks
    assert isinstance(block, Paragraph)
    assert plain_text(block.runs) == text


def test_tracked_changes_that_nobody_settled_stop_the_reading_and_say_whose() -> None:
    found = outcome(REVISED)
    assert found.value is None
    (notice,) = found.notices
    assert notice.code == "word-co-sua-doi"
    assert "2 sửa đổi" in notice.message
    assert "A (2)" in notice.message
    assert "--revisions accept" in notice.fix


def test_what_cannot_be_read_is_refused() -> None:
    from pipeline.intake.departmental.reader import Wanted, read_departmental

    found = read_departmental(b"no zip", Wanted("y-te"), file="a.docx")
    assert found.value is None
    assert found.notices


def test_places_name_paragraphs_and_tables_independent_of_pages() -> None:
    found = read(para("Một"), para(""), table(row("a"), row("b")), para("Hai"))
    assert found.places == (
        "đoạn 1: 'Một'", "bảng 1", "bảng 1, hàng 1", "bảng 1, hàng 2", "đoạn 2: 'Hai'",
    )  # fmt: skip
    assert [block.source.line for block in found.blocks] == [1, 2, 5]
    table_ = found.blocks[1]
    assert isinstance(table_, Table)
    assert [row.line for row in table_.grid.rows] == [3, 4]


def test_fields_and_equations_are_resolved_in_the_end() -> None:
    equation = "<m:oMathPara><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></m:oMathPara>"
    inline = "<m:oMath><m:r><m:t>y</m:t></m:r></m:oMath>"
    found = written(f"<w:p>{equation}</w:p>", paragraph(f"{text_run('Với ')}{inline}"))
    assert found == "$$x = 1$$\n\nVới $y$\n"


def test_a_cross_reference_leads_to_the_caption_its_bookmark_stands_in() -> None:
    caption = paragraph(
        '<w:bookmarkStart w:id="1" w:name="_Ref1"/>' + text_run("Bảng ")
        + complex_field("SEQ Bảng \\* ARABIC", text_run("4")) + '<w:bookmarkEnd w:id="1"/>'
        + text_run(". Dân số")
    )  # fmt: skip
    reference = paragraph(
        text_run("theo ") + complex_field("REF _Ref1 \\h", text_run("Bảng 4")) + text_run(".")
    )
    found = written(caption, table(row("a", "b", "c"), row("1", "2", "3")), reference)
    assert "Bảng: Dân số {#bang-y-te-1}" in found
    assert found.endswith("theo @bang-y-te-1.\n")


def test_headers_comments_and_hidden_words_are_told() -> None:
    raw = RawFile(header="MẬT")
    hidden = paragraph(text_run("ẩn", "<w:vanish/>") + text_run("hiện"))
    told = dict(left(hidden, raw=raw))
    assert told["ẩn"].startswith("chữ ẩn")
    assert written(hidden) == "hiện\n"


def test_a_note_nobody_marks_is_told_and_a_marked_one_is_read() -> None:
    raw = RawFile()
    raw.note("footnote", para("lạc"))
    second = raw.note("footnote", para("đúng"))
    mark = f'<w:r><w:footnoteReference w:id="{second}"/></w:r>'
    block = paragraph(text_run("Có") + mark)
    assert written(block, raw=raw) == "Có[^1]\n\n[^1]: đúng\n"
    assert ("lạc", "chú thích không có dấu trỏ nào trong bài") in left(block, raw=raw)


def test_old_letters_are_told_and_turned_where_asked() -> None:
    old = "S¶n xuÊt n«ng nghiÖp ph¸t triÓn kh¸, ®êi sèng nh©n d©n ®­îc c¶i thiÖn"
    assert written(para(old), convert=True) == (
        "Sản xuất nông nghiệp phát triển khá, đời sống nhân dân được cải thiện\n"
    )
    (told,) = (entry for entry in read(para(old)).left if "TCVN3" in entry.why)
    assert "Sản xuất nông nghiệp" in told.why


def test_a_file_all_bold_has_no_bold_words_left() -> None:
    found = read(bold("I. HIỆN TRẠNG"), bold(BODY), bold(BODY))
    assert isinstance(found.blocks[0], Heading)
    assert "**" not in section_markdown(found.blocks)
