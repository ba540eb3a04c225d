from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.intake.markdown.sections import read_section
from pipeline.model.document import (
    Block,
    Code,
    Definition,
    DefinitionList,
    Division,
    Heading,
    List,
    ListItem,
    NoteMark,
    Paragraph,
    Point,
    Quote,
    Rule,
)
from pipeline.model.inlines import Marks, Text
from pipeline.model.notice import Severity
from pipeline.render.markdown.blocks import section_markdown
from tests.render.markdown.any_blocks import blocks, noted, plain
from tests.tries import tries


def again(text: str) -> tuple[Block, ...]:
    read = read_section(text, file="f.md", agency="a", item="i", round_number=1)
    assert read.value is not None
    assert not [notice for notice in read.notices if notice.severity is Severity.ERROR]
    return read.value.blocks


def para(text: str) -> Paragraph:
    return Paragraph((Text(text),))


@settings(max_examples=tries(30, 60), deadline=None)
@given(blocks)
@example((para("1."), para("a)"), para("Bảng : x"), para("---"), para("a | b")))
def test_what_is_written_reads_as_the_same_blocks(written: tuple[Block, ...]) -> None:
    assert plain(again(section_markdown(written))) == plain(written)


@settings(max_examples=30, deadline=None)
@given(st.lists(noted, min_size=1, max_size=1).map(tuple))
def test_notes_are_defined_at_the_end_and_read_at_their_mark(written: tuple[Block, ...]) -> None:
    assert plain(again(section_markdown(written))) == plain(written)


def test_blocks_that_word_files_seldom_hold_read_the_same_too() -> None:
    written = (
        Quote((para("trích"), para("tiếp"))),
        Division("luu-y", (para("lưu ý"),)),
        Code("một\n  hai"),
        Rule(),
        DefinitionList((Definition((Text("GRDP"),), ((para("tổng sản phẩm"),),)),)),
    )
    assert plain(again(section_markdown(written))) == plain(written)


def test_a_note_has_its_paragraphs_set_in_and_front_matter_stands_above() -> None:
    note = NoteMark("1", (para("một"), para("hai")))
    text = section_markdown((Paragraph((Text("Có"), note)),), (("ly-do", "theo công văn 5"),))
    assert text == "---\nly-do: theo công văn 5\n---\n\nCó[^1]\n\n[^1]: một\n\n    hai\n"


def test_two_lists_in_a_row_stay_two_and_a_bold_word_needs_no_brackets() -> None:
    one = List((ListItem((para("a"),)),))
    strong = Paragraph((Text("Quy mô", Marks(bold=True)), Text(" lớn")))
    assert section_markdown((one, one, strong)) == "- a\n\n* a\n\n**Quy mô** lớn\n"


def test_points_and_headings_keep_their_letter_and_level() -> None:
    point = Point("đ", (para("bao"), List((ListItem((para("gồm"),)),), start=3)))
    assert section_markdown((Heading(2, (Text("Dân số #"),)), point)) == (
        "## Dân số \\#\n\nđ) bao\n\n   3. gồm\n"
    )
