import pytest

from pipeline.render.word.listing import (
    HeadingCounters,
    OrderedList,
    list_definitions,
    list_properties,
    roman,
)


@pytest.mark.parametrize(("number", "text"), [(0, ""), (4, "IV"), (14, "XIV"), (1999, "MCMXCIX")])
def test_roman_numerals(number: int, text: str) -> None:
    assert roman(number) == text


def test_labels_that_word_would_count_are_left_to_word() -> None:
    counters = HeadingCounters()
    steps = [
        (1, "I"), (2, "I"), (3, "1."), (4, "1.1."), (4, "1.2."), (5, "1.2.1."), (3, "2."),
        (4, "2.1."), (2, "II"), (3, "1."), (1, "II"), (3, "1."),
    ]  # fmt: skip
    assert all(counters.report(level, number).counted for level, number in steps)


def test_a_label_out_of_order_is_written_and_does_not_count() -> None:
    counters = HeadingCounters()
    assert counters.report(1, "I").counted
    odd = counters.report(3, "7.")
    assert (odd.counted, odd.printed) == (False, "7.")
    assert 'w:numId w:val="0"' in odd.properties
    assert odd.properties.endswith('<w:ind w:firstLine="720"/>')  # where its list would put it
    assert counters.report(3, "1.").counted


def test_a_heading_without_number_has_none_in_word() -> None:
    label = HeadingCounters().report(4, "")
    assert (label.counted, label.printed) == (False, "")


def test_headings_in_an_appendix_count_in_the_list_of_appendices() -> None:
    counters = HeadingCounters()
    assert counters.appendix("Phụ lục I").counted
    inner = counters.within_appendix(1, "1.")
    assert inner.counted
    assert (inner.style, inner.properties) == ("PhuLuc2", "")
    assert counters.within_appendix(2, "1.1.").counted
    assert counters.appendix("Phụ lục II").counted
    assert counters.within_appendix(1, "1.").counted


def test_a_heading_in_an_appendix_that_word_would_count_otherwise_is_written_out() -> None:
    counters = HeadingCounters()
    counters.appendix("Phụ lục I")
    label = counters.within_appendix(1, "3.")
    assert (label.counted, label.printed) == (False, "3.")
    assert 'w:numId w:val="0"' in label.properties
    assert label.properties.endswith('<w:ind w:firstLine="720"/>')
    assert "w:ind" not in counters.within_appendix(1, "").properties
    assert "w:ind" not in counters.report(1, "IX").properties


def test_deep_headings_stay_at_the_deepest_level() -> None:
    assert HeadingCounters().within_appendix(9, "").style == "PhuLuc7"
    assert HeadingCounters().report(12, "1.").style == "Heading9"


def test_a_style_that_says_all_needs_no_list_properties() -> None:
    assert list_properties(2, None) == ""


def test_each_numbered_list_restarts_at_its_own_first_number() -> None:
    xml = list_definitions([OrderedList(7, 1, 3)], abstract=4)
    assert 'w:numId="7"' in xml
    assert '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="3"/>' in xml
