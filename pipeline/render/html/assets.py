"""The styles and scripts of our pages, as they stand beside the code."""

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=16)
def asset(*names: str) -> str:
    """Give files of `render/assets/`, one after the other."""
    folder = files("pipeline.render").joinpath("assets")
    return "".join(folder.joinpath(name).read_text("utf-8") for name in names)


def css_string(text: str) -> str:
    """Give a text as a string of CSS; nothing in it ends the string or the style.

    Source: CSS Syntax 3, 4.3.7 (an escape is a backslash, a code in hex, a space).
    """
    kept = (letter if letter.isalnum() or letter in " .,:;()/-" else f"\\{ord(letter):x} "
            for letter in text)  # fmt: skip
    return f'"{"".join(kept)}"'
