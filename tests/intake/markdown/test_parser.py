import time

import pytest

from pipeline.intake.markdown.parser import MARKUP, markdown, parse_blocks, parse_inlines
from tests.intake.as_markdown import read, text_of

HOSTILE = {
    "quotations": ">" * 5000 + " x",
    "lists": "- " * 5000 + "x",
    "numbered lists": "1. " * 5000 + "x",
    "lists by indentation": "".join(f"{' ' * level}- x\n" for level in range(1000)),
    "points": "a) " * 5000 + "x",
    "brackets": "[" * 20000 + "x",
    "closed brackets": "[" * 20000 + "x" + "]" * 20000,
    "images": "![" * 5000 + "x" + "](x.png)" * 5000,
    "spans": "[" * 2500 + "x" + "]{.dam}" * 2500,
    "links": "[x](b" * 20000,
    "inline notes": "^[" * 2500 + "x" + "]" * 2500,
    "chained notes": "[^0]\n\n" + "\n\n".join(f"[^{n}]: x [^{n + 1}]" for n in range(2900)),
    "stars": "**x " * 20000,
    "marks of all kinds": "*_`~^$&<\\@!{x" * 20000,
    "back ticks": "x" + "".join("`" * n + " " for n in range(300)),
    "dollars": "$x " * 50000,
    "escaped dollars": "$x" + "\\$" * 50000,
    "braces": "x" + "{" * 50000,
    "open attributes": "[x]{y=" * 20000,
    "open quotes": '[x]{y="' * 20000,
    "divisions": "::: khung\n" * 3000 + "x",
    "wide table": "|x" * 60 + "|\n" + "|-" * 60 + "|\n" + "|x\n" * 30,
    "ragged table": "|x|\n|-|\n" + "|a|b|\n" * 5000,
    "html": "<x " * 20000,
    "addresses": "\n".join(f"[x{n}]: x" for n in range(5000)),
    "definitions": "x\n" + ": " * 5000 + "x",
    "long line": "chữ, số 1.234 - 5% " * 250_000,
    "long line without spaces": "x" * 4_900_000,
    "many lines": "x\n" * 50_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_is_read_in_seconds_and_not_lost(text: str) -> None:
    began = time.process_time()
    found = text_of(text)
    assert time.process_time() - began < 10
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
