"""Runs of a Word file: fields become what they show, links and marks stay, formulas are bare."""

import pytest
from lxml import etree

from pipeline.intake.package import Relation
from pipeline.intake.word.inlines import (
    NOTE_BOOKMARK,
    Surroundings,
    drawn_images,
    joined,
    read_math,
    read_runs,
    references,
    run_marks,
)
from pipeline.intake.word.tokens import tokens
from pipeline.model.document import Inline, NoteMark
from pipeline.model.inlines import PLAIN, Drawing, Image, LineBreak, Marks, Math, Reference, Text
from tests.intake.word.elements import element, paragraph, run

IMAGE = Image("a.png", "Sơ đồ", "png", 10, 10, "0" * 64)
DRAWN = Drawing(IMAGE)
BOLD = Marks(bold=True)


def around(formulas: tuple[str, ...] = ()) -> Surroundings:
    def draw(node: etree._Element) -> Drawing | None:
        return DRAWN if node.tag.endswith("drawing") else None

    relations = {
        "r1": Relation("hyperlink", "https://a.vn", True),
        "r2": Relation("hyperlink", "word/a.xml", False),
    }
    return Surroundings(relations, {"_Ref_1": "bang-a"}, draw, NoteMark, formulas=iter(formulas))


def read(content: str, *formulas: str) -> tuple[Inline, ...]:
    return read_runs(tokens(paragraph(content)), around(formulas))


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(instruction: str, shown: str) -> str:
    asked = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return mark("begin") + asked + mark("separate") + shown + mark("end")


def test_neighbours_that_look_alike_are_one_text_and_empty_ones_none() -> None:
    assert read(run("một ") + run("") + run("hai") + run("ba", "<w:b/>")) == (
        Text("một hai"), Text("ba", BOLD),
    )  # fmt: skip
    assert joined([Text("a"), LineBreak(), Text(""), Text("b")]) == (
        Text("a"), LineBreak(), Text("b"),
    )  # fmt: skip
    assert joined([Text("")]) == ()


@pytest.mark.parametrize(
    ("properties", "marks"),
    [
        ("", PLAIN),
        ("<w:b/>", BOLD),
        ('<w:b w:val="1"/>', BOLD),
        ('<w:b w:val="0"/>', PLAIN),
        ('<w:b w:val="false"/>', PLAIN),
        ('<w:b w:val="off"/>', PLAIN),
        ("<w:i/>", Marks(italic=True)),
        ("<w:strike/>", Marks(strike=True)),
        ('<w:u w:val="single"/>', Marks(underline=True)),
        ('<w:u w:val="none"/>', PLAIN),
        ('<w:vertAlign w:val="superscript"/>', Marks(superscript=True)),
        ('<w:vertAlign w:val="subscript"/>', Marks(subscript=True)),
        ('<w:vertAlign w:val="baseline"/>', PLAIN),
        ('<w:rStyle w:val="MaTrongDong"/>', Marks(code=True)),
        ('<w:rStyle w:val="Hyperlink"/>', PLAIN),
        ('<w:sz w:val="28"/>', PLAIN),
    ],
)
def test_a_run_has_the_marks_that_it_states(properties: str, marks: Marks) -> None:
    assert run_marks(element(run("a", properties))) == marks


def test_a_run_without_properties_is_plain() -> None:
    assert run_marks(None) is PLAIN
    assert run_marks(element("<w:r/>")) is PLAIN
    assert run_marks(element("<w:r><w:rPr/></w:r>")) is PLAIN
    assert run_marks(element(run("a", "<w:sz/>"))) is PLAIN


def test_breaks_formulas_pictures_and_notes_are_runs_of_their_own() -> None:
    content = (
        run("a") + "<w:r><w:br/></w:r>" + "<m:oMath><m:t>x</m:t></m:oMath>"
        "<w:r><w:drawing/></w:r><w:r><w:pict/></w:r>"
        '<w:r><w:footnoteReference w:id="3"/></w:r>'
    )
    text, line, formula, drawn, note = read(content, "x^2")
    assert (text, line, drawn, note) == (Text("a"), LineBreak(), DRAWN, NoteMark("3"))
    assert isinstance(formula, Math)
    assert formula.tex == "x^2"


def test_formulas_take_their_tex_in_order_and_their_letters_where_none_is_left() -> None:
    content = "<m:oMath><m:t>a</m:t></m:oMath><m:oMath><m:t>b</m:t><m:t>c</m:t></m:oMath>"
    found = read(content, "\\alpha")
    assert [one.tex for one in found if isinstance(one, Math)] == ["\\alpha", "bc"]


def test_a_reference_is_what_its_field_shows() -> None:
    shown = run("Bảng ", "<w:b/>") + run("1.1")
    assert read(field(" REF _Ref_1 \\h ", shown)) == (
        Reference("bang-a", "Bảng 1.1", found=True, caption=True, marks=BOLD),
    )
    assert read(field("REF _Ref_9", "")) == (Reference("_Ref_9", "", found=True, caption=True),)


def test_the_name_before_a_number_belongs_to_the_reference() -> None:
    number = field("REF _Ref_1 \\h", run("1.1"))
    table = Reference("bang-a", "Bảng 1.1", found=True, caption=True)
    assert read(run("xem Bảng\u00a0") + number) == (Text("xem "), table)
    assert read(run("Bảng ") + number + run(".")) == (table, Text("."))
    bare = Reference("bang-a", "1.1", found=True, caption=True)
    assert read(run("hàng ") + number) == (Text("hàng "), bare)
    assert read(run("xem mụcBảng ") + number) == (Text("xem mụcBảng "), bare)


def test_other_fields_are_the_words_they_show() -> None:
    assert read(run("trang ") + field("PAGE", run("7"))) == (Text("trang 7"),)
    assert read(field("REF", run("7"))) == (Text("7"),)
    assert read(field("", run("7"))) == (Text("7"),)


def test_a_field_shows_only_its_result() -> None:
    content = mark("begin") + run("ẩn") + mark("separate") + run("hiện") + mark("end") + run(" sau")
    assert read(content) == (Text("hiện sau"),)
    assert read(mark("begin") + run("ẩn") + mark("end")) == ()


def test_fields_within_fields_show_in_the_outer_one() -> None:
    assert read(field("QUOTE", run("a") + field("PAGE", run("7")) + run("b"))) == (Text("a7b"),)


def test_a_field_without_an_end_shows_what_it_has_and_an_end_without_a_field_nothing() -> None:
    assert read(mark("begin") + mark("separate") + run("a")) == (Text("a"),)
    assert read(mark("end") + mark("separate") + run("a")) == (Text("a"),)
    assert read("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("a")) == (Text("a"),)


def test_the_words_of_a_hyperlink_field_lead_to_its_address() -> None:
    shown = run("đây", "<w:b/>") + "<w:r><w:br/></w:r>"
    assert read(field(' HYPERLINK "https://a.vn" \\o "x"', shown)) == (
        Text("đây", Marks(bold=True, link="https://a.vn")), LineBreak(),
    )  # fmt: skip
    assert read(field("HYPERLINK khac", run("đây"))) == (Text("đây"),)


@pytest.mark.parametrize(
    ("attributes", "marks"),
    [
        ('r:id="r1"', Marks(link="https://a.vn")),
        ('r:id="r2"', PLAIN),
        ('r:id="r2" w:anchor="_Ref_1"', Marks(target="bang-a")),
        ('w:anchor="_Ref_9"', Marks(target="_Ref_9")),
        ("", PLAIN),
    ],
)
def test_the_words_of_a_link_lead_to_its_goal(attributes: str, marks: Marks) -> None:
    link = f"<w:hyperlink {attributes}>{run('đây')}</w:hyperlink>"
    found = read(run("xem ", "<w:i/>") + link + run(" và", "<w:i/>"))
    assert found[1] == Text("đây", marks)
    assert found[2] == Text(" và", Marks(italic=True))


def test_a_repeated_note_is_the_second_mark_of_the_first() -> None:
    named = f'<w:bookmarkStart w:name="{NOTE_BOOKMARK}7"/><w:bookmarkStart w:name="khac"/>'
    first = named + '<w:r><w:footnoteReference w:id="3"/></w:r>'
    again = field(f"NOTEREF {NOTE_BOOKMARK}7 \\h", run("1"))
    assert read(first + again) == (NoteMark("3"), NoteMark("3", first=False))
    assert read(first + field("NOTEREF khac", run("1"))) == (NoteMark("3"), Text("1"))


def test_a_link_that_prints_a_place_is_a_reference_to_it() -> None:
    def linked(text: str, bold: bool = False) -> Text:
        return Text(text, Marks(bold=bold, target="y-te"))

    for words in ("mục II.1.2", "Phần I", "Phụ lục V"):
        assert references([linked(words)]) == (Reference("y-te", words, found=True),)
    (bold,) = references([linked("mục 1", bold=True)])
    assert isinstance(bold, Reference)
    assert bold.marks == BOLD
    kept = (linked("xem mục 1"), linked("mụcđích"), Text("mục 1"), LineBreak())
    assert references(kept) == kept


def test_a_formula_is_read_with_nothing_of_other_namespaces() -> None:
    node = element(
        "<m:oMath><m:r><w:rPr><w:b/></w:rPr><m:t>x</m:t></m:r><mc:AlternateContent/></m:oMath>"
    )
    found = read_math(node)
    assert found == Math(
        "x", omml="<m:oMath><m:r><w:rPr><w:b/></w:rPr><m:t>x</m:t></m:r></m:oMath>"
    )
    assert len(node) == 2  # the file's own is left as it is
    assert read_math(node, "y").tex == "y"


def test_small_pictures_in_a_line_are_no_figures() -> None:
    assert drawn_images([Text("a"), DRAWN]) == (Text("a"), IMAGE)
