"""What a rule finds in a text, as its code and the text mended by it."""

from pipeline.language.found import Rule
from pipeline.language.typography import mended


def after(rule: Rule, text: str) -> str:
    """Give the text as the rule mends it."""
    return mended(text, tuple(rule(text)))


def codes(rule: Rule, text: str) -> list[str]:
    return [found.code for found in rule(text)]
