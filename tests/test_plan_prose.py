"""The sample's own texts, which are plan prose as it should be: no slip is told of any of them."""

from pathlib import Path

import pytest

from pipeline.intake.markdown.pasted.rules import pieces
from pipeline.intake.markdown.slips import without_code
from pipeline.intake.markdown.spelling import language_slips
from pipeline.language.words import OLD_STYLE

SECTIONS = Path(__file__).parents[1] / "sections"
TEXTS = sorted(SECTIONS.glob("lan-*/*/*.md"))


def test_there_is_prose_enough_to_be_a_measure() -> None:
    assert sum(len(text.read_text(encoding="utf-8").split()) for text in TEXTS) > 50_000


@pytest.mark.parametrize("number", [1, 2, 3])
def test_no_word_no_sign_and_no_line_of_the_sample_is_told(number: int) -> None:
    for file in TEXTS:
        if f"lan-{number}" in file.parts:
            text = file.read_text(encoding="utf-8")
            told = [slip for slip in language_slips(text) if slip.code != OLD_STYLE]
            assert told == [], file.name
            assert pieces(without_code(text)) == (), file.name
