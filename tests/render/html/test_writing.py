"""What a page knows while it is written: escaping, links, numbers of notes, marks of places."""

import pytest

from pipeline.model.document import (
    Division,
    Figure,
    Grid,
    Heading,
    NoteMark,
    Paragraph,
    Quote,
    Source,
    Table,
)
from pipeline.model.inlines import Image, Text
from pipeline.model.report import Chapter, Part, Report
from pipeline.render.html.writing import (
    HtmlWriting,
    Links,
    Mark,
    escape,
    first_notes,
    fragment,
    marker,
    report_links,
    safe_link,
)
from tests.render.samples import para, report, section

FILE = "sections/lan-1/so-y-te/y-te.md"


def writing(**known: object) -> HtmlWriting:
    return HtmlWriting(Links(), {}, {}, **known)  # type: ignore[arg-type]


def at(line: int | None, file: str = FILE) -> Source:
    return Source("so-y-te", file, line)


# text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Điều 5; 12% – “a”", "Điều 5; 12% – “a”"),
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("\"x\" 'y'", "&quot;x&quot; &#x27;y&#x27;"),
        ("&lt;", "&amp;lt;"),
        ("a\tb\nc\rd", "a\tb\nc\rd"),
        ("", ""),
    ],
)
def test_text_is_escaped_where_html_would_read_it_otherwise(text: str, written: str) -> None:
    assert escape(text) == written


@pytest.mark.parametrize(
    "code",
    [0, 8, 0xB, 0xC, 0xE, 0x1F, 0x7F, 0x80, 0x9F, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF],
)
def test_what_html_cannot_hold_is_shown_as_lost(code: int) -> None:
    letter = chr(code)
    assert escape(f"a{letter}b") == "a\ufffdb"
    assert escape(f"<{letter}{letter}") == "&lt;\ufffd\ufffd"


@pytest.mark.parametrize("letter", ["\xa0", "\ufffd", "\ue000", "\U0001f600", "ệ", "e\u0302"])
def test_what_it_can_hold_is_left(letter: str) -> None:
    assert escape(letter) == letter


@pytest.mark.parametrize(
    "address", ["http://a.vn", "https://a.vn/x?y=1", "HTTPS://A.VN", "mailto:a@b.vn", "MailTo:a@b"]
)
def test_addresses_of_the_web_and_of_mail_are_links(address: str) -> None:
    assert safe_link(address) == address


@pytest.mark.parametrize(
    "address",
    ["", "javascript:alert(1)", "data:text/html,x", "ftp://a.vn", "http:a", "//a.vn", "a.vn",
     " https://a.vn", "xhttps://a.vn", "file:///a", "tel:1"],
)  # fmt: skip
def test_any_other_address_is_none(address: str) -> None:
    assert safe_link(address) == ""


def test_a_link_within_the_page_is_spelt_as_an_address() -> None:
    assert fragment("bảng x") == "#b%E1%BA%A3ng%20x"
    assert fragment(marker("d", 3)) == "#~d3"
    assert fragment("a#b/c") == "#a%23b%2Fc"


def test_ids_of_ours_begin_as_no_author_s_does() -> None:
    assert (marker("m", 1), marker("m", 0), marker("top")) == ("~m1", "~m0", "~top")


# links


LINKS = Links(
    {"bang-a": "#bang-a", "giao-thong": "khác.html#giao-thong"},
    {"bang-a": "Phần I: A", "giao-thong": "Phần I, mục 1", "xa": 'Phần "II"', "muc-x": "Phần III",
     "x": "Phần IV", "trong": ""},
)  # fmt: skip


def test_a_place_of_the_site_is_a_link_and_another_says_where_it_is() -> None:
    assert LINKS.opening("bang-a") == ('<a href="#bang-a">', "</a>")
    assert LINKS.opening("xa") == ('<span title="Phần &quot;II&quot;">', "</span>")


def test_muc_before_the_name_of_an_item_is_left_out_unless_the_name_has_it() -> None:
    assert LINKS.opening("muc-giao-thong") == ('<a href="khác.html#giao-thong">', "</a>")
    assert LINKS.opening("muc-x") == ('<span title="Phần III">', "</span>")
    assert LINKS.opening("muc-muc-x") == ('<span title="Phần III">', "</span>")


def test_what_is_nowhere_is_neither() -> None:
    assert LINKS.opening("khong-co") == ("", "")
    assert LINKS.opening("trong") == ("", "")


IMAGE = Image("a.png", "", "png", 1, 1, "0")


def two_sections() -> Report:
    first = section(
        "giao-thong",
        "Giao thông",
        Heading(1, (), "muc-con"),
        Quote((Table(Grid((), ()), id="bang-a"), Division("", (Figure(IMAGE, id="hinh-a"),)))),
        Division("", (), "hop"),
        Table(Grid((), ())),
        place="Phần I, mục 1",
    )
    second = section("y-te", "Y tế", Heading(1, (), "xa"))
    return report(Part("A", (Chapter("", (first, second)),), "I"))


def test_every_named_block_has_its_section_s_place() -> None:
    links = report_links(two_sections(), lambda _: "")
    first = "Phần I, mục 1: Giao thông"
    assert links.places == {
        **dict.fromkeys(("giao-thong", "muc-con", "bang-a", "hinh-a", "hop"), first),
        **dict.fromkeys(("y-te", "xa"), "Y tế"),
    }
    assert links.addresses == {name: f"#{name}" for name in links.places}


def test_only_sections_with_a_page_are_linked_to_there() -> None:
    links = report_links(
        two_sections(), lambda found: None if found.item.id == "y-te" else "trang.html"
    )
    assert links.addresses["bang-a"] == "trang.html#bang-a"
    assert not {"y-te", "xa"} & set(links.addresses)
    assert links.places["xa"] == "Y tế"


# footnotes


def note(label: str, *, first: bool = True, text: str = "chữ") -> NoteMark:
    return NoteMark(label, (Paragraph((Text(text),)),) if first else (), first)


def test_footnotes_are_counted_through_the_report_second_marks_left_out() -> None:
    one = section("a", "A", para(note("1"), note("1", first=False)), Quote((para(note("2")),)))
    two = section("b", "B", para("chữ"))
    three = section("c", "C", para(note("1")))
    whole = report(Part("A", (Chapter("", (one, two, three)),), "I"))
    assert first_notes(whole) == {"a": 1, "b": 3, "c": 3}


def test_a_second_mark_has_the_number_of_the_first_of_its_file() -> None:
    page = writing(next_note=4)
    assert page.note(note("a"), at(1)) == 4
    assert page.note(note("b"), at(2)) == 5
    assert page.note(note("a", first=False), at(9)) == 4
    assert page.next_note == 6
    assert [number for number, _ in page.notes] == [4, 5]


def test_the_same_label_in_another_file_is_another_note() -> None:
    page = writing()
    page.note(note("a"), at(1))
    assert page.note(note("a", first=False), at(1, "khác.md")) == 0
    assert page.note(note("a"), at(1, "khác.md")) == 2


def test_a_first_mark_repeated_is_a_note_of_its_own() -> None:
    page = writing()
    assert (page.note(note("a"), at(1)), page.note(note("a"), at(2))) == (1, 2)
    assert page.note(note("a", first=False), at(3)) == 2


def test_a_second_mark_whose_first_is_not_there_counts_where_it_brings_the_words() -> None:
    page = writing()
    brings = NoteMark("a", (Paragraph((Text("chữ"),)),), first=False)
    assert page.note(note("a", first=False), at(1)) == 0
    assert page.note(brings, at(2)) == 1
    assert page.notes == [(1, brings)]


def test_a_note_without_words_is_one_all_the_same() -> None:
    page = writing()
    assert page.note(NoteMark("a"), at(1)) == 1
    assert page.note(note("a", first=False), at(2)) == 1


def test_a_note_within_a_note_is_kept_for_its_end_without_a_number() -> None:
    page = writing(in_note=True)
    inner = note("a")
    assert page.note(inner, at(1)) == 0
    assert (page.inner_notes, page.notes, page.next_note) == ([inner], [], 1)


def test_a_section_begins_with_its_own_labels() -> None:
    page = writing()
    page.note(note("a"), at(1))
    page.enter(7)
    assert (page.next_note, page.notes) == (7, [])
    assert page.note(note("a", first=False), at(2)) == 0
    assert page.note(note("a"), at(3)) == 7


# attributes of a block


def test_a_block_says_nothing_of_itself_where_nothing_is_asked() -> None:
    assert writing().attributes(at(3)) == ""
    assert writing().attributes() == ""


def test_name_class_file_and_line_stand_in_that_order_and_escaped() -> None:
    told = writing(lines=True).attributes(at(3, 'a"b.md'), name="b<", classes="c&d")
    assert told == ' id="b&lt;" class="c&amp;d" data-file="a&quot;b.md" data-line="3"'


def test_lines_are_told_only_where_there_are_any() -> None:
    assert writing(lines=True).attributes(at(None), name="a") == ' id="a"'


def test_a_mark_gives_the_first_block_of_its_line_an_id_and_a_class() -> None:
    page = writing(marks={(FILE, 3): Mark("~d0", "at-error"), (FILE, 4): Mark("~d1", "at-info")})
    assert page.attributes(at(3), classes="box") == ' id="~d0" class="box at-error"'
    assert page.attributes(at(3), classes="box") == ' class="box"'
    assert list(page.marks) == [(FILE, 4)]
    assert page.attributes(at(4, "khác.md")) == ""


def test_an_author_s_name_wins_over_the_id_of_a_mark() -> None:
    page = writing(marks={(FILE, 3): Mark("~d0", "at-error")})
    assert page.attributes(at(3), name="bang-a") == ' id="bang-a" class="at-error"'
