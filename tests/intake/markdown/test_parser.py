import time
from collections.abc import Callable

import pytest

from pipeline.intake.markdown.parser import MARKUP, markdown, parse_blocks, parse_inlines
from tests.intake.as_markdown import read, text_of

# a whole one, or a part of it: `k` is how many times less
HOSTILE: dict[str, Callable[[int], str]] = {
    "quotations": lambda k: ">" * (5000 // k) + " x",
    "lists": lambda k: "- " * (5000 // k) + "x",
    "numbered lists": lambda k: "1. " * (5000 // k) + "x",
    "lists by indentation": lambda k: "".join(f"{' ' * level}- x\n" for level in range(1000 // k)),
    "points": lambda k: "a) " * (5000 // k) + "x",
    "brackets": lambda k: "[" * (20000 // k) + "x",
    "closed brackets": lambda k: "[" * (20000 // k) + "x" + "]" * (20000 // k),
    "images": lambda k: "![" * (5000 // k) + "x" + "](x.png)" * (5000 // k),
    "spans": lambda k: "[" * (2500 // k) + "x" + "]{.dam}" * (2500 // k),
    "links": lambda k: "[x](b" * (20000 // k),
    "inline notes": lambda k: "^[" * (2500 // k) + "x" + "]" * (2500 // k),
    "chained notes": lambda k: (
        "[^0]\n\n" + "\n\n".join(f"[^{n}]: x [^{n + 1}]" for n in range(2900 // k))
    ),
    "stars": lambda k: "**x " * (20000 // k),
    "marks of all kinds": lambda k: "*_`~^$&<\\@!{x" * (20000 // k),
    "back ticks": lambda k: "x" + "".join("`" * n + " " for n in range(300)),
    "dollars": lambda k: "$x " * (50000 // k),
    "escaped dollars": lambda k: "$x" + "\\$" * (50000 // k),
    "braces": lambda k: "x" + "{" * (50000 // k),
    "open attributes": lambda k: "[x]{y=" * (20000 // k),
    "open quotes": lambda k: '[x]{y="' * (20000 // k),
    "divisions": lambda k: "::: khung\n" * (3000 // k) + "x",
    "wide table": lambda k: "|x" * 60 + "|\n" + "|-" * 60 + "|\n" + "|x\n" * 30,
    "ragged table": lambda k: "|x|\n|-|\n" + "|a|b|\n" * (5000 // k),
    "html": lambda k: "<x " * (20000 // k),
    "addresses": lambda k: "\n".join(f"[x{n}]: x" for n in range(5000 // k)),
    "definitions": lambda k: "x\n" + ": " * (5000 // k) + "x",
    "long line": lambda k: "chữ, số 1.234 - 5% " * (250_000 // k),
    "long line without spaces": lambda k: "x" * (4_900_000 // k),
    "many lines": lambda k: "x\n" * (50_000 // k),
}


@pytest.mark.parametrize("part", [5, pytest.param(1, marks=pytest.mark.bench)])
@pytest.mark.parametrize("made", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_is_read_in_seconds_and_not_lost(
    made: Callable[[int], str], part: int
) -> None:
    text = made(part)
    began = time.process_time()
    found = text_of(text)
    assert time.process_time() - began < 10 / part
    assert found.count("x") + found.count("chữ") >= 1


def test_one_parser_serves_all_and_remembers_nothing() -> None:
    assert markdown(5) is markdown(5)
    assert markdown(5) is not markdown(6)
    read("a[^1] [b][c]\n\n[^1]: x\n\n[c]: https://a.vn")
    assert text_of("a[^1] [b][c]") == "a[^1] [b][c]"


def test_text_without_markup_needs_no_rules() -> None:
    for text in ("2021 - 2025", "8 - 9%/năm", 'a) b; c: d. (e) "f" | g = h > i # + \''):
        assert MARKUP.search(text) is None
        assert [token.content for token in parse_inlines(text, {"found": []})] == [text]


def test_blocks_are_read_without_their_inlines() -> None:
    (inline,) = (token for token in parse_blocks("**a**", {}) if token.type == "inline")
    assert inline.children == []
