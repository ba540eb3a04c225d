from pipeline.intake.departmental.paragraphs.numbering import Label, Numbering
from tests.intake.departmental.pages import tree


def level(at: int, text: str, form: str = "decimal", more: str = "") -> str:
    return (
        f"<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{form}'/>{more}"
        f"<w:lvlText w:val='{text}'/></w:lvl>"
    )


def numbering(*levels: str, nums: str = "") -> Numbering:
    lists = "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    return Numbering(tree(
        f"<w:numbering><w:abstractNum w:abstractNumId='0'>{''.join(levels)}</w:abstractNum>"
        f"{lists}{nums}</w:numbering>"
    ))  # fmt: skip


def texts(found: Numbering, *asked: int, number: str = "1") -> list[str]:
    labels = [found.label(number, at) for at in asked]
    return [label.text for label in labels if label]


def test_levels_count_and_begin_anew_below_a_higher_one() -> None:
    found = numbering(level(0, "%1."), level(1, "%1.%2."))
    assert texts(found, 0, 1, 1, 0, 1) == ["1.", "1.1.", "1.2.", "2.", "2.1."]


def test_numbers_are_shown_in_their_format() -> None:
    found = numbering(level(0, "%1.", "upperRoman"), level(1, "%2)", "lowerLetter"),
                      level(2, "(%3)", "lowerRoman"), level(3, "%4.", "decimalZero"),
                      level(4, "%5", "upperLetter"))  # fmt: skip
    assert texts(found, 0, 1, 1, 2, 3, 4) == ["I.", "a)", "b)", "(i)", "01.", "A"]


def test_a_legal_level_shows_roman_numbers_above_it_in_figures() -> None:
    found = numbering(level(0, "%1.", "upperRoman"), level(1, "%1.%2", more="<w:isLgl/>"))
    assert texts(found, 0, 0, 1) == ["I.", "II.", "2.1"]


def test_bullets_keep_their_sign_and_font_and_count_nothing() -> None:
    found = numbering(level(0, "\uf0b7", "bullet"))
    assert found.label("1", 0) == Label("\uf0b7", True, 0)


def test_lists_of_one_kind_count_on_unless_one_begins_anew() -> None:
    nums = (
        "<w:num w:numId='2'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='3'>"
        "<w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/>"
        "</w:lvlOverride></w:num>"
    )
    found = numbering(level(0, "%1."), nums=nums)
    assert texts(found, 0) == ["1."]
    assert texts(found, 0, number="2") == ["2."]
    assert texts(found, 0, 0, number="3") == ["5.", "6."]


def test_a_list_that_is_not_there_numbers_nothing() -> None:
    assert numbering(level(0, "%1.")).label("9", 0) is None
    assert Numbering(None).label("1", 0) is None
