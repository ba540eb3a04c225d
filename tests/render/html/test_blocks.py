"""Sections and blocks in HTML, each with the place it came from."""

import pytest
from lxml import html

from pipeline.model.document import (
    Block,
    Box,
    Code,
    Definition,
    DefinitionList,
    Division,
    Figure,
    Formula,
    Grid,
    Heading,
    List,
    ListItem,
    NoteMark,
    Paragraph,
    Picture,
    Placement,
    Point,
    Quote,
    Rule,
    Source,
    Table,
)
from pipeline.model.fixed import replace
from pipeline.model.inlines import Image, Text
from pipeline.model.report import Section
from pipeline.model.table import Column
from pipeline.render.html.blocks import write_blocks, write_section
from pipeline.render.html.writing import HtmlWriting, Links, Mark
from tests.render.charts import KINDS
from tests.render.samples import para, row, section

FILE = "a.md"
IMAGE = Image("a.png", "Sơ đồ", "png", 4, 3, "0")
CHART = KINDS[0]
GRID = Grid((Column(),), (row("a"),))


def writing(**known: object) -> HtmlWriting:
    return HtmlWriting(Links(), {}, {}, **known)  # type: ignore[arg-type]


def at(line: int) -> Source:
    return Source("so-y-te", FILE, line)


def text(words: str, line: int = 1, agency: str = "so-y-te") -> Paragraph:
    return Paragraph((Text(words),), Source(agency, FILE, line))


def blocks(*held: Block, page: HtmlWriting | None = None, level: int = 3) -> str:
    return write_blocks(page or writing(), held, level)


# where a block came from: file and line, its name, what a notice asks


@pytest.mark.parametrize(
    "block",
    [
        Paragraph((Text("a"),), at(7)),
        Heading(1, (Text("a"),), source=at(7)),
        Table(GRID, source=at(7)),
        Figure(IMAGE, source=at(7)),
        Figure(CHART, source=at(7)),
        Point("a", (), at(7)),
        List((ListItem(()),), source=at(7)),
        DefinitionList((), at(7)),
        Quote((), at(7)),
        Division("hop", (), source=at(7)),
        Code("a", at(7)),
        Formula("a", at(7)),
        Box("a", at(7)),
        Rule(at(7)),
        Placement("a.xlsx", "", (), source=at(7)),
        Picture("a.png", (), source=at(7)),
    ],
    ids=lambda block: type(block).__name__,
)
def test_every_block_says_its_line_and_what_a_notice_asks_of_it(block: Block) -> None:
    page = writing(lines=True, marks={(FILE, 7): Mark("~d0", "at-error")})
    element = html.fragment_fromstring(blocks(block, page=page))
    assert (element.get("data-file"), element.get("data-line")) == (FILE, "7")
    assert element.get("id") == "~d0"
    assert str(element.get("class")).split()[-1] == "at-error"


@pytest.mark.parametrize(
    "block",
    [
        Heading(1, (Text("a"),), "ten"),
        Table(GRID, id="ten"),
        Figure(IMAGE, id="ten"),
        Figure(CHART, id="ten"),
        Division("hop", (), "ten"),
        Placement("a.xlsx", "", (), "ten"),
        Picture("a.png", (), "ten"),
    ],
    ids=lambda block: type(block).__name__,
)
def test_what_an_author_named_is_found_by_its_name(block: Block) -> None:
    assert html.fragment_fromstring(blocks(block)).get("id") == "ten"


# plain blocks


def test_paragraphs_quotes_and_rules() -> None:
    assert blocks(text("a & b"), Quote((text("c"), text("d"))), Rule()) == (
        "<p>a &amp; b</p>\n<blockquote><p>c</p>\n<p>d</p>\n</blockquote>\n<hr>\n"
    )


def test_code_is_kept_as_written_and_can_be_scrolled_by_keyboard() -> None:
    assert blocks(Code("<b>\n  x\n")) == ('<pre tabindex="0"><code>&lt;b&gt;\n  x\n</code></pre>\n')


def test_a_formula_alone_is_the_one_made_to_stand_alone() -> None:
    page = writing()
    page.formulas = {("x", True): "<math>1</math>", ("x", False): "<math>2</math>"}
    assert blocks(Formula("x"), page=page) == (
        '<div tabindex="0" class="formula"><math>1</math></div>\n'
    )


def test_a_box_is_a_note_to_the_reader() -> None:
    assert blocks(Box("Chưa có <nội dung>")) == (
        '<div role="note" class="box">Chưa có &lt;nội dung&gt;</div>\n'
    )


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (Placement("a<.xlsx", "", ()), " [Thiếu bảng: a&lt;.xlsx]"),
        (Placement("a.xlsx", "Trang 2", ()), " [Thiếu bảng: a.xlsx#Trang 2]"),
        (Placement("a.xlsx", "", (Text("Vốn"),)), "Vốn [Thiếu bảng: a.xlsx]"),
        (Picture("a.png", ()), " [Thiếu hình: a.png]"),
        (Picture("a.png", (Text("Sơ đồ"),)), "Sơ đồ [Thiếu hình: a.png]"),
    ],
)
def test_a_table_or_picture_that_is_missing_says_so_beside_its_caption(
    block: Block, words: str
) -> None:
    assert blocks(block) == f'<div role="note" class="box">{words}</div>\n'


def test_a_division_has_the_classes_of_its_kind_and_its_label_bold() -> None:
    held = Division('ghi-chu "đậm"', (text("Lưu ý: số tạm tính"),), "hop")
    assert blocks(held) == (
        '<div id="hop" class="division ghi-chu đậm">'
        "<p><strong>Lưu ý:</strong> số tạm tính</p>\n</div>\n"
    )
    assert blocks(Division("", ())) == '<div class="division"></div>\n'


# headings


@pytest.mark.parametrize(
    ("level", "inner", "tag"), [(1, 1, "h2"), (3, 1, "h4"), (3, 3, "h6"), (2, 4, "h6")]
)
def test_a_heading_stands_below_its_section_s(level: int, inner: int, tag: str) -> None:
    held = Heading(inner, (Text("Đường bộ"),), number="1.1.")
    assert blocks(held, level=level) == (
        f'<{tag} class="inner-{inner}"><span class="number">1.1.</span> Đường bộ</{tag}>\n'
    )


def test_a_heading_deeper_than_html_has_is_one_for_screen_readers() -> None:
    assert blocks(Heading(4, (Text("a"),), "ten"), level=3) == (
        '<div role="heading" aria-level="7" id="ten" class="inner-4">a</div>\n'
    )


def test_looks_of_headings_end_with_the_sixth() -> None:
    assert 'class="inner-6"' in blocks(Heading(6, (Text("a"),)))
    assert 'class="inner-6"' in blocks(Heading(7, (Text("a"),)))


# điểm, lists, definitions


@pytest.mark.parametrize(
    ("letter", "printed"), [("a", "a)"), ("đ)", "đ)"), ("1.", "1."), ("<", "&lt;)"), ("-", "-)")]
)
def test_a_point_s_letter_stands_beside_its_first_paragraph(letter: str, printed: str) -> None:
    held = Point(letter, (text("một", 3), text("hai", 4)), at(3))
    assert blocks(held) == (f'<div class="point"><p>{printed} một</p>\n<p>hai</p>\n</div>\n')


def test_a_point_s_first_paragraph_says_its_own_line() -> None:
    page = writing(lines=True)
    held = Point("a", (text("một", 4),), at(3))
    assert blocks(held, page=page) == (
        '<div class="point" data-file="a.md" data-line="3">'
        '<p data-file="a.md" data-line="4">a) một</p>\n</div>\n'
    )


def test_a_point_that_opens_with_no_paragraph_has_its_letter_alone() -> None:
    assert blocks(Point("a", (Code("x"), text("b")))) == (
        '<div class="point"><p>a)</p><pre tabindex="0"><code>x</code></pre>\n<p>b</p>\n</div>\n'
    )
    assert blocks(Point("a", ())) == '<div class="point"><p>a)</p></div>\n'


@pytest.mark.parametrize(
    ("start", "opening", "tag"),
    [(None, "<ul", "ul"), (1, "<ol", "ol"), (2, "<ol", "ol"), (0, "<ol", "ol")],
)
def test_a_list_says_where_its_numbers_begin_unless_at_one(
    start: int | None, opening: str, tag: str
) -> None:
    told = "" if start in (None, 1) else f' start="{start}"'
    held = List((ListItem((text("a"),)), ListItem((text("b"),))), start, tight=False)
    assert blocks(held) == (f"{opening}{told}><li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</{tag}>\n")


def test_a_tight_list_says_so() -> None:
    held = List((ListItem((text("a"),)),), 3)
    assert blocks(held) == '<ol class="tight" start="3"><li><p>a</p>\n</li>\n</ol>\n'


def test_terms_have_all_their_meanings() -> None:
    held = DefinitionList(
        (
            Definition((Text("GRDP"),), ((text("một"),), (text("hai"), text("ba")))),
            Definition((Text("FDI"),), ()),
        )
    )
    assert blocks(held) == (
        "<dl><dt>GRDP</dt>\n<dd><p>một</p>\n</dd>\n<dd><p>hai</p>\n<p>ba</p>\n</dd>\n"
        "<dt>FDI</dt>\n</dl>\n"
    )


# inner blocks stand at the level of their section


@pytest.mark.parametrize(
    "around",
    [
        lambda inner: Quote((inner,)),
        lambda inner: Division("", (inner,)),
        lambda inner: Point("a", (inner,)),
        lambda inner: Point("a", (text("a"), inner)),
        lambda inner: List((ListItem((inner,)),)),
        lambda inner: DefinitionList((Definition((), ((inner,),)),)),
    ],
)
def test_a_heading_within_a_block_has_the_level_it_would_have_outside(around) -> None:  # type: ignore[no-untyped-def]
    assert "<h5" in blocks(around(Heading(2, (Text("a"),))), level=3)


# tables


def lines(block: Block) -> list[tuple[str, str]]:
    """Give what stands in a table's or figure's place, by kind, from the top."""
    element = html.fragment_fromstring(blocks(block))
    assert not element.text
    assert not any(child.tail for child in element)
    return [
        (child.get("class") or child.tag, "" if child.tag == "div" else child.text_content())
        for child in element
    ]


def test_a_table_has_caption_title_and_unit_above_and_source_and_notes_below() -> None:
    grid = replace(GRID, title="Biểu 01", notes=("Số tạm tính.", "", "Làm tròn."))
    held = Table(grid, (Text("Vốn"),), number="1.2", unit="tỷ đồng", origin="Sở Tài chính")
    assert lines(held) == [
        ("figcaption", "Bảng 1.2. Vốn"),
        ("title", "Biểu 01"),
        ("unit", "Đơn vị: tỷ đồng"),
        ("frame", ""),
        ("origin", "Nguồn: Sở Tài chính"),
        ("remark", "Số tạm tính."),
        ("remark", "Làm tròn."),
    ]


def test_a_title_that_says_what_the_caption_says_is_not_said_again() -> None:
    assert lines(Table(replace(GRID, title="VỐN  ĐẦU TƯ"), (Text("Vốn đầu tư"),))) == [
        ("figcaption", "Vốn đầu tư"),
        ("frame", ""),
    ]


def test_unit_and_source_of_author_and_sheet_are_both_said_where_they_differ() -> None:
    both = Table(replace(GRID, unit="m", origin="B"), unit="km", origin="A")
    assert lines(both) == [
        ("unit", "Đơn vị: km"),
        ("unit", "Đơn vị: m"),
        ("frame", ""),
        ("origin", "Nguồn: A"),
        ("origin", "Nguồn: B"),
    ]
    same = Table(replace(GRID, unit="km", origin="A"), unit="km", origin="A")
    assert lines(same) == [("unit", "Đơn vị: km"), ("frame", ""), ("origin", "Nguồn: A")]


def test_a_table_without_anything_round_it_is_its_frame() -> None:
    assert blocks(Table(GRID)) == (
        '<figure class="table"><div class="frame" role="region" tabindex="0" aria-label="Bảng">'
        "<table><tbody><tr><td>a</td></tr></tbody></table></div></figure>\n"
    )


def test_a_numbered_table_names_its_frame_and_needs_no_caption() -> None:
    text = blocks(Table(GRID, number="PL5.1"))
    assert "<figcaption>Bảng PL5.1</figcaption>" in text
    assert 'aria-label="Bảng PL5.1"' in text


def test_a_source_and_a_note_behind_a_table_are_set_as_the_table_s_own() -> None:
    written = blocks(Table(GRID), text("Nguồn: A"), text("Ghi chú: b"), text("Nguồn lực"))
    element = html.fragment_fromstring(f"<div>{written}</div>")
    assert [child.get("class") for child in element] == ["table", "origin", "remark", None]


# figures


def test_a_figure_has_its_picture_and_caption() -> None:
    held = Figure(IMAGE, (Text("Mạng lưới"),), number="1.1")
    assert blocks(held) == (
        '<figure class="figure"><span class="lost">[Thiếu hình: Sơ đồ]</span>'
        "<figcaption>Hình 1.1. Mạng lưới</figcaption></figure>\n"
    )
    assert "figcaption" not in blocks(Figure(IMAGE))
    assert "<figcaption>Mạng lưới</figcaption>" in blocks(replace(held, number=""))


def test_a_chart_s_source_and_notes_stand_below_its_caption() -> None:
    drawn = replace(CHART, origin="Sở Y tế <1>", notes=("Số tạm tính.", "", "Làm tròn."))
    held = Figure(drawn, (Text("GRDP"),), number="2.1")
    assert lines(held)[1:] == [
        ("origin", "Nguồn: Sở Y tế <1>"),
        ("remark", "Số tạm tính."),
        ("remark", "Làm tròn."),
    ]
    element = html.fragment_fromstring(blocks(held))
    assert element.get("class") == "figure"
    assert element[0][-1].tag == "figcaption"
    assert element[0][-1].text == "Hình 2.1. GRDP"


def test_a_chart_without_source_says_none() -> None:
    held = Figure(replace(CHART, origin="", notes=()))
    assert [kind for kind, _ in lines(held)] == ["figure"]


# sections


def whole(held: Section, *, page: HtmlWriting | None = None, first_note: int = 1) -> str:
    return write_section(page or writing(), held, level=2, first_note=first_note)


def test_a_section_has_its_heading_its_blocks_and_its_id() -> None:
    held = section("y-te", "Y tế & A", text("a"), Heading(1, (Text("b"),)), number="2.")
    assert whole(held) == (
        '<section class="item" id="y-te"><h2><span class="number">2.</span> Y tế &amp; A</h2>\n'
        '<p>a</p>\n<h3 class="inner-1">b</h3>\n</section>\n'
    )
    assert "<h2>Y tế</h2>" in whole(section("y-te", "Y tế", number=""))


def test_an_appendix_is_one() -> None:
    text = whole(section("pl", "Danh mục", number="Phụ lục I"))
    assert text.startswith('<section class="item appendix" id="pl">')


def test_blocks_of_others_are_marked_as_theirs_together_and_by_name() -> None:
    held = section(
        "y-te", "Y tế", text("một"), text("hai", agency="so-xay-dung"),
        text("ba", agency="so-xay-dung"), text("bốn", agency="<x>"), text("năm", agency=""),
    )  # fmt: skip
    page = writing(agency="so-y-te", names={"so-xay-dung": "Sở Xây dựng"})
    body = whole(held, page=page).partition("</h2>\n")[2]
    assert body == (
        '<p>một</p>\n<div class="theirs" data-agency="Phần của Sở Xây dựng"><p>hai</p>\n<p>ba</p>\n'
        '</div>\n<div class="theirs" data-agency="Phần của &lt;x&gt;"><p>bốn</p>\n</div>\n'
        "<p>năm</p>\n</section>\n"
    )


def test_a_page_of_no_agency_marks_none_as_theirs() -> None:
    held = section("y-te", "Y tế", text("một"), text("hai", agency="so-xay-dung"))
    assert "theirs" not in whole(held)


# footnotes


def note(label: str, *held: Block) -> NoteMark:
    return NoteMark(label, held)


def notes_of(written: str) -> list[html.HtmlElement]:
    found = html.fragment_fromstring(written).xpath("section/ol[@class='notes']/li")
    assert isinstance(found, list)
    return found


def test_footnotes_stand_at_the_end_of_their_section_with_a_way_back() -> None:
    held = section(
        "y-te", "Y tế", para("a", note("x", text("lời một")), note("y", text("lời hai")))
    )
    text_ = whole(held, first_note=4)
    assert text_.endswith(
        '<section role="doc-endnotes" aria-label="Chú thích: Y tế"><ol class="notes">'
        '<li id="~n4" value="4"><p>lời một</p>\n<a class="back" href="#~m4" role="doc-backlink" '
        'aria-label="Về chỗ chú thích 4"></a></li>\n'
        '<li id="~n5" value="5"><p>lời hai</p>\n<a class="back" href="#~m5" role="doc-backlink" '
        'aria-label="Về chỗ chú thích 5"></a></li>\n</ol></section></section>\n'
    )


def test_a_section_without_footnotes_has_no_list_of_them() -> None:
    assert "<ol" not in whole(section("y-te", "Y tế", text("a")))


def test_a_note_within_a_note_follows_it_and_one_within_that_too() -> None:
    third = note("c", text("ba"))
    second = note("b<", para("hai", third))
    held = section(
        "y-te", "Y tế", para("a", note("a", para("một", second)), note("d", text("bốn")))
    )
    first, last = notes_of(whole(held))
    assert first.text_content().split() == ["một[b<]", "[b<]", "hai[c]", "[c]", "ba"]
    assert last.text_content().split() == ["bốn"]


def test_notes_within_one_note_follow_it_in_their_order() -> None:
    outer = para("một", note("b", text("hai")), note("c", text("ba")))
    (found,) = notes_of(whole(section("y-te", "Y tế", para("a", note("a", outer)))))
    assert found.text_content().split() == ["một[b][c]", "[b]", "hai", "[c]", "ba"]


def test_notes_of_the_next_section_are_its_own() -> None:
    page = writing()
    one = whole(section("a", "A", para("a", note("x", text("một")))), page=page)
    two = whole(section("b", "B", para("b", note("x", text("hai")))), page=page, first_note=2)
    assert [[li.get("value") for li in notes_of(written)] for written in (one, two)] == [
        ["1"],
        ["2"],
    ]
