"""No text makes a rule of language, or one for what was pasted, take time with its square."""

import time

import pytest

from pipeline.intake.markdown.mended import mended_section
from pipeline.intake.markdown.pasted.rules import pieces
from pipeline.intake.markdown.prose import prose
from pipeline.language.typography import typography

SIZE = 40_000
PATTERNS = (
    "{", "`", "$a", "[^", "](", "<a", "\u00a0", " ", "a  ", ",111", "1-", "ă", "ắa", "(", '"',
    "“", "- ", "/ QĐ", "a) ", "```a\n", "\t", "a\t", "**", "- a\n", "Bảng 1 {", "x@", "1.", "a.B",
    "số /", "-\n", "    a\n\n", "a.\n", "# 1.1.", "¹", "(1)",
)  # fmt: skip


@pytest.mark.parametrize("piece", PATTERNS)
def test_a_text_of_one_sign_over_and_over_is_read_at_once(piece: str) -> None:
    text = f"x@y.vn (1)\n{piece * (SIZE // len(piece))}a"
    began = time.process_time()
    found = typography(prose(text))
    pieces(text.split("\n"))
    assert len(found) <= len(text)
    assert time.process_time() - began < 4


def test_a_mended_text_of_spaces_ends() -> None:
    assert mended_section(f"a{' ' * 5_000}.", "hòa").startswith("a")
