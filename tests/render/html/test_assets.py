"""Styles and scripts beside the code; a text within a style stays a text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.html.assets import asset, css_string


def test_files_stand_one_after_the_other() -> None:
    assert asset("theme.css", "fleet.css") == asset("theme.css") + asset("fleet.css")
    with pytest.raises(FileNotFoundError):
        asset("none.css")


def test_only_the_theme_says_colours() -> None:
    for name in ("preview.css", "changelog.css", "fleet.css"):
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b", asset(name)) == []


def test_each_colour_has_another_in_the_dark() -> None:
    light, dark = asset("theme.css").split("@media screen and (prefers-color-scheme: dark)")[:2]
    colours = [set(re.findall(r"(--[\w-]+): #", text)) for text in (light, dark)]
    assert colours[0] == colours[1] != set()


@given(st.text())
def test_nothing_ends_a_string_of_a_style(text: str) -> None:
    written = css_string(text)
    inner = written[1:-1]
    assert not re.search(r'["<>\n\r\f]', inner)
    back = re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), inner)
    assert back == text
