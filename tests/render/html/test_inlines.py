"""What stands in a line, as HTML."""

from base64 import b64encode
from hashlib import sha256

import pytest

from pipeline.model.document import NOWHERE, Inline, NoteMark, Source
from pipeline.model.inlines import (
    Drawing,
    Image,
    LineBreak,
    Marks,
    Math,
    PictureMark,
    Reference,
    Text,
)
from pipeline.render.html.inlines import missing_picture, write_image, write_inlines, write_math
from pipeline.render.html.writing import HtmlWriting, Links
from tests.render.samples import para, words

DATA = b"\x89PNG..."
DIGEST = sha256(DATA).hexdigest()
IMAGE = Image("so-do.png", 'Sơ đồ "A"', "png", 640, 480, DIGEST)
LINKS = Links({"bang-a": "#bang-a"}, {"bang-a": "Phần I", "xa": "Phần II"})


def writing(**known: object) -> HtmlWriting:
    given = {"media": {DIGEST: DATA}, "formulas": {}, **known}
    return HtmlWriting(LINKS, **given)  # type: ignore[arg-type]


def line(*inlines: Inline, page: HtmlWriting | None = None, source: Source = NOWHERE) -> str:
    return write_inlines(page or writing(), inlines, source)


# text and its marks


@pytest.mark.parametrize(
    ("marks", "written"),
    [
        (Marks(bold=True), "<strong>a&lt;</strong>"),
        (Marks(italic=True), "<em>a&lt;</em>"),
        (Marks(strike=True), "<s>a&lt;</s>"),
        (Marks(underline=True), "<u>a&lt;</u>"),
        (Marks(superscript=True), "<sup>a&lt;</sup>"),
        (Marks(subscript=True), "<sub>a&lt;</sub>"),
        (Marks(superscript=True, subscript=True), "<sup>a&lt;</sup>"),
        (Marks(code=True), "<code>a&lt;</code>"),
        (Marks(), "a&lt;"),
    ],
)
def test_each_mark_has_its_element(marks: Marks, written: str) -> None:
    assert line(Text("a<", marks)) == written


def test_elements_close_in_the_order_opposite_to_their_opening() -> None:
    worn = Marks(bold=True, italic=True, strike=True, underline=True, subscript=True, code=True)
    assert line(Text("a", worn)) == (
        "<strong><em><s><u><sub><code>a</code></sub></u></s></em></strong>"
    )


def test_a_figure_of_the_register_says_which() -> None:
    marks = Marks(bold=True, indicator="grdp<")
    assert line(Text("7,5", marks)) == (
        '<span class="indicator" title="Chỉ tiêu grdp&lt;"><strong>7,5</strong></span>'
    )


def test_a_single_plain_text_and_several_are_written_alike() -> None:
    assert line(Text("a & b")) == "a &amp; b"
    assert line(Text("a & "), Text("b")) == "a &amp; b"
    assert line() == ""


# links


def test_neighbours_with_one_address_are_one_link() -> None:
    address = "https://a.vn/?x=1&y=2"
    runs = (words("a", link=address), words("b", link=address, bold=True), Text("c"))
    assert line(*runs) == (
        '<a href="https://a.vn/?x=1&amp;y=2" rel="noopener noreferrer">a<strong>b</strong></a>c'
    )


def test_neighbours_with_two_addresses_are_two_links() -> None:
    text = line(words("a", link="https://a.vn"), words("b", link="https://b.vn"))
    assert text.count("<a ") == 2


def test_an_address_that_is_no_web_address_leaves_its_words() -> None:
    assert line(words("a", link="javascript:alert(1)")) == "a"


def test_words_that_point_into_the_report_lead_there_or_say_where() -> None:
    assert line(words("a", target="bang-a")) == '<a href="#bang-a">a</a>'
    assert line(words("a", target="xa")) == '<span title="Phần II">a</span>'
    assert line(words("a", target="khong-co")) == "a"


def test_an_address_goes_before_a_place_of_the_report() -> None:
    assert line(words("a", link="https://a.vn", target="bang-a")) == (
        '<a href="https://a.vn" rel="noopener noreferrer">a</a>'
    )
    assert line(words("a", link="ftp://a.vn", target="bang-a")) == '<a href="#bang-a">a</a>'


def test_one_address_and_two_places_of_the_report_are_two_links() -> None:
    text = line(words("a", target="bang-a"), words("b", target="xa"))
    assert text == '<a href="#bang-a">a</a><span title="Phần II">b</span>'


# references


def test_a_reference_shows_its_words_with_their_marks() -> None:
    found = Reference("bang-a", "Bảng 1.1", found=True, marks=Marks(italic=True))
    assert line(found) == '<a href="#bang-a"><em>Bảng 1.1</em></a>'


def test_a_reference_to_nothing_shows_what_was_written_as_lost() -> None:
    assert line(Reference("bang-b<")) == (
        '<span class="lost" title="Không có nơi này trong báo cáo">@bang-b&lt;</span>'
    )


def test_a_reference_elsewhere_says_the_place() -> None:
    assert line(Reference("xa", "mục 2", found=True)) == '<span title="Phần II">mục 2</span>'


# notes


def test_the_first_mark_of_a_note_is_an_id_and_later_ones_are_not() -> None:
    page = writing(next_note=5)
    source = Source("a", "a.md", 1)
    first, second = NoteMark("x", (para("chữ"),)), NoteMark("x", first=False)
    assert line(Text("a"), first, second, page=page, source=source) == (
        'a<sup class="note"><a id="~m5" href="#~n5" role="doc-noteref">5</a></sup>'
        '<sup class="note"><a href="#~n5" role="doc-noteref">5</a></sup>'
    )


def test_a_later_mark_in_another_line_of_the_same_file_still_finds_its_note() -> None:
    page = writing()
    line(NoteMark("x", (para("chữ"),)), page=page, source=Source("a", "a.md", 1))
    again = line(NoteMark("x", first=False), page=page, source=Source("a", "a.md", 9))
    assert again == '<sup class="note"><a href="#~n1" role="doc-noteref">1</a></sup>'


def test_a_mark_without_a_note_shows_its_label() -> None:
    assert line(NoteMark("<x>", first=False)) == "<sup>[&lt;x&gt;]</sup>"


# the rest


def test_a_break_breaks_and_a_figure_of_the_flow_is_not_shown_twice() -> None:
    assert line(Text("a"), LineBreak(), Text("b"), Drawing(IMAGE)) == "a<br>b"


def test_a_formula_is_the_mathml_of_its_kind_or_what_was_written() -> None:
    page = writing(formulas={("x<y", False): "<math>1</math>", ("x<y", True): "<math>2</math>"})
    assert line(Math("x<y"), page=page) == "<math>1</math>"
    assert write_math(page, "x<y", alone=True) == "<math>2</math>"
    assert line(Math("a<b"), page=page) == '<code class="tex">$a&lt;b$</code>'
    assert write_math(page, "a<b", alone=True) == '<code class="tex">$$a&lt;b$$</code>'


# pictures


def test_a_picture_in_a_line_is_brought_with_its_size_and_words() -> None:
    data = b64encode(DATA).decode()
    told = 'alt="Sơ đồ &quot;A&quot;" width="640" height="480">'
    assert line(IMAGE) == f'<img class="inline" src="data:image/png;base64,{data}" {told}'
    assert write_image(writing(), IMAGE) == f'<img src="data:image/png;base64,{data}" {told}'


@pytest.mark.parametrize(
    ("kind", "type_"),
    [("png", "image/png"), ("jpeg", "image/jpeg"), ("gif", "image/gif"), ("svg", "image/svg+xml")],
)
def test_a_picture_says_its_kind(kind: str, type_: str) -> None:
    image = Image("a", "", kind, 1, 1, DIGEST)
    assert f'src="data:{type_};base64,' in write_image(writing(), image)


def test_a_picture_whose_bytes_or_kind_are_not_there_leaves_its_words_or_its_file() -> None:
    lost = Image("a.png", "Sơ đồ", "png", 1, 1, "0")
    assert write_image(writing(), lost) == missing_picture("Sơ đồ")
    assert write_image(writing(), Image("a.bmp", "", "bmp", 1, 1, DIGEST)) == (
        '<span class="lost">[Thiếu hình: a.bmp]</span>'
    )


def test_an_empty_picture_is_there() -> None:
    assert write_image(writing(media={DIGEST: b""}), IMAGE).startswith("<img")


def test_a_place_for_a_picture_says_what_is_missing() -> None:
    assert line(PictureMark("a.png", "Sơ đồ <1>")) == (
        '<span class="lost">[Thiếu hình: Sơ đồ &lt;1&gt;]</span>'
    )
    assert line(PictureMark("a.png", "")) == missing_picture("a.png")
