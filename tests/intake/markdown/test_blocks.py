import pytest

from pipeline.model.document import (
    Code,
    DefinitionList,
    Heading,
    List,
    Paragraph,
    Placement,
    Quote,
    Rule,
    plain_text,
)
from pipeline.model.inlines import LineBreak, Marks, Text
from tests.intake.as_markdown import blocks, codes, only, read, shown, text_of


@pytest.mark.parametrize("level", range(1, 7))
def test_headings_have_levels_and_ids(level: int) -> None:
    above = "".join(f"{'#' * number} trên\n" for number in range(1, level))
    heading = blocks(f"{above}{'#' * level} Đầu đề {{#muc-x}}")[-1]
    assert isinstance(heading, Heading)
    assert (heading.level, heading.id) == (level, "muc-x")
    assert heading.runs == (Text("Đầu đề"),)
    assert heading.source.line == level


@pytest.mark.parametrize("text", ["Đầu đề {#muc-x}\n===", "# Đầu đề {#muc-x} #"])
def test_other_spellings_of_headings_are_known(text: str) -> None:
    heading = only(text)
    assert isinstance(heading, Heading)
    assert (plain_text(heading.runs), heading.id) == ("Đầu đề", "muc-x")


@pytest.mark.parametrize("text", ["# a\n\n### b", "## a", "### a\n\n# b\n\n### c"])
def test_a_skipped_level_is_noticed(text: str) -> None:
    assert "tieu-de-nhay-cap" in codes(text)


def test_going_back_up_is_no_skip() -> None:
    assert codes("# a\n\n## b\n\n### c\n\n# d") == []


@pytest.mark.parametrize("text", ["####### a", "#Đầu đề", "##2. Đầu đề"])
def test_what_looks_like_a_heading_is_a_paragraph_with_a_notice(text: str) -> None:
    assert codes(text) == ["khong-phai-tieu-de"]
    assert text_of(text) == text


@pytest.mark.parametrize("text", ["- # a", "> # a", "a) # a", "1. # a", "x[^1]\n\n[^1]: # a"])
def test_a_heading_within_another_block_is_a_bold_paragraph(text: str) -> None:
    assert codes(text) == ["tieu-de-sai-cho"]
    assert Text("a", Marks(bold=True)) in _runs(text)


def _runs(text: str) -> list[object]:
    from pipeline.model.document import walk_inlines

    return list(walk_inlines(read(text).value.blocks))


def test_an_empty_heading_is_left_out_with_a_notice() -> None:
    assert codes("#") == ["tieu-de-trong"]


def test_lists_nest_four_deep_and_mix() -> None:
    text = "- một\n  1. hai\n     - ba\n\n       7. bốn\n       8. năm"
    level: object = only(text)
    starts = []
    while isinstance(level, List):
        starts.append(level.start)
        level = level.items[0].blocks[-1]
    assert starts == [None, 1, None, 7]
    assert text_of(text) == "một hai ba bốn năm"


def test_a_list_is_tight_or_loose() -> None:
    tight, loose = only("- a\n- b"), only("- a\n\n- b")
    assert isinstance(tight, List)
    assert isinstance(loose, List)
    assert (tight.tight, loose.tight) == (True, False)
    assert [item.source.line for item in loose.items] == [1, 3]


def test_numbers_that_will_not_be_printed_are_noticed() -> None:
    assert codes("1. a\n3. b") == ["danh-sach-nhay-so"]
    assert codes("1. a\n1. b\n1. c") == []


def test_definitions_keep_terms_and_meanings() -> None:
    found = only("Thuật **ngữ**\n: nghĩa một\n: nghĩa hai\n\n  đoạn nữa")
    assert isinstance(found, DefinitionList)
    (entry,) = found.entries
    assert plain_text(entry.term) == "Thuật ngữ"
    assert [shown(meaning) for meaning in entry.meanings] == ["nghĩa một", "nghĩa hai đoạn nữa"]


def test_quotations_rules_and_code_are_blocks() -> None:
    quote, rule, fence, indented = blocks("> a\n>\n> b\n\n* * *\n\n```python\nx  y\n```\n\n    z")
    assert isinstance(quote, Quote)
    assert len(quote.blocks) == 2
    assert isinstance(rule, Rule)
    assert fence == Code("x  y", fence.source)
    assert indented == Code("z", indented.source)


@pytest.mark.parametrize("info", ["{=openxml}", "{=html}"])
def test_a_raw_block_is_shown_as_text_with_a_notice(info: str) -> None:
    text = f"```{info}\n<w:p/>\n```"
    assert codes(text) == ["ma-nguyen-van"]
    assert text_of(text) == "<w:p/>"


def test_words_beside_a_fence_are_named() -> None:
    assert codes("```danh mục dự án\nx\n```") == ["chu-sau-rao"]
    assert codes('```text {.rong ghi-chu="x"}\nx\n```') == ["thuoc-tinh-la"]


def test_hard_breaks_stay_within_their_paragraph() -> None:
    paragraph = only("a  \nb")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.runs == (Text("a"), LineBreak(), Text("b"))


def test_sheets_moved_from_a_cell_follow_the_table() -> None:
    found = read("| ![a](a.xlsx) |\n|---|\n\nSau.").value.blocks
    assert [type(block) for block in found][1:] == [Placement, Paragraph]


def test_every_block_knows_its_line_below_a_front_matter() -> None:
    text = "---\nly-do: x\n---\n# a\n\nb\n\n- c\n\n> d\n\na) e\n\n|f|\n|-|\n"
    assert [block.source.line for block in blocks(text)] == [4, 6, 8, 10, 12, 14]
    assert {block.source.agency for block in blocks(text)} == {"so-y-te"}
