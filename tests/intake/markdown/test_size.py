import pytest

from pipeline.intake.markdown.parser import parse_blocks
from pipeline.intake.markdown.sections import read_section
from pipeline.intake.markdown.size import TooMuchError
from pipeline.limits import DEFAULT, MAX_BARS, Limits
from pipeline.model.document import Box, Paragraph
from pipeline.model.fixed import replace
from tests.intake.as_markdown import FILE, read

SMALL = replace(DEFAULT, letters=400, blocks=6, notes=2, table_cells=8)


def refused(text: str, limits: Limits = SMALL) -> str:
    """Give what is said of a text that is refused, "" for one that is read."""
    try:
        parse_blocks(text, {"found": []}, limits)
    except TooMuchError as error:
        return f"{error.what}; {error.fix}"
    return ""


@pytest.mark.parametrize(
    ("within", "beyond", "words"),
    [
        ("x" * 400, "x" * 401, "401 ký tự"),
        ("x\n\n" * 6, "x\n\n" * 7, "6 đoạn"),
        ("- a\n- b\n- c\n", "- a\n- b\n- c\n- d\n", "6 đoạn"),
        ("# a\n\n" * 6, "# a\n\n" * 7, "6 đoạn"),
        ("> > a\n\nb\n\n- c\n", "> > > a\n\nb\n\n- c\n\nd\n", "6 đoạn"),
        ("|a|\n|-|\n" + "|b|\n" * 5, "|a|\n|-|\n" + "|b|\n" * 6, "6 đoạn"),
        ("|a|b|c|d|\n|-|-|-|-|\n|1|2|3|4|\n", "|a|b|c|d|\n|-|-|-|-|\n|1|2|\n|1|\n", "8 ô"),
        ("a[^1] b[^2]\n\n[^1]: x\n[^2]: x\n", "a[^1]^[b]^[c]^[d]^[e]", "2 chú thích"),
        ("\n" * 59 + "a", "\n" * 60 + "a", "61 dòng"),
        ("|" * 200, "", ""),
    ],
)
def test_what_is_just_within_a_limit_is_read_and_what_is_beyond_is_refused(
    within: str, beyond: str, words: str
) -> None:
    assert refused(within) == ""
    assert words in refused(beyond)


def test_a_line_of_bars_is_refused_before_its_cells_are_made() -> None:
    assert refused("|" * MAX_BARS, DEFAULT) == ""
    assert "dấu |" in refused("a\n" + "|" * (MAX_BARS + 1), DEFAULT)


def test_a_refusal_says_how_far_the_limit_may_be_raised() -> None:
    assert "gioi-han: {khoi: …}" in refused("x\n\n" * 7)
    assert "tối đa 40000" in refused("x\n\n" * 7)


def test_a_section_beyond_the_limits_is_no_contribution_and_one_error() -> None:
    outcome = read_section(
        "x\n\n" * 7, file=FILE, agency="so-y-te", item="y-te", round_number=1, limits=SMALL
    )
    assert outcome.value is None
    (notice,) = outcome.notices
    assert (notice.code, notice.file, notice.agency) == ("bai-qua-dai", FILE, "so-y-te")


def test_a_table_wider_than_word_takes_becomes_a_box_and_the_rest_stays() -> None:
    row = "|".join("x" * 64)
    text = f"trước\n\n|{row}|\n|{'-|' * 64}\n|{row}|\n\nsau\n"
    outcome = read(text)
    kinds = [type(block) for block in outcome.value.blocks]
    assert kinds == [Paragraph, Box, Paragraph]
    (notice,) = outcome.notices
    assert (notice.code, notice.line) == ("bang-qua-nhieu-cot", 3)
    assert "64 cột" in notice.message
    narrow = text.replace("|x", "", 2).replace("-|", "", 1)
    assert [type(block) for block in read(narrow).value.blocks][1] is not Box
