"""What PyYAML says of a fault is said in the words of those who write, with how to mend it."""

import pytest

from pipeline.intake.shared.yaml_faults import explained


@pytest.mark.parametrize(
    ("said", "at_start", "words"),
    [
        ("while scanning a quoted scalar: found unexpected end of stream", True, "dấu nháy mở"),
        ("while parsing a quoted scalar: found unknown escape character", False, "dấu \\"),
        (": mapping values are not allowed in this context", False, "dấu hai chấm"),
        ("while parsing a flow sequence: did not find expected ',' or ']'", True, "dấu ngoặc"),
        ("while parsing a block mapping: did not find expected key", False, "thụt"),
    ],
)
def test_a_fault_is_said_in_our_words_at_its_place(said: str, at_start: bool, words: str) -> None:
    begun, message, fix = explained(said)
    assert begun == at_start
    assert words in message
    assert fix


def test_what_nobody_foresaw_is_a_fault_all_the_same() -> None:
    assert explained("something new")[0] is False
    assert "HUONG-DAN.md" in explained("something new")[2]
