"""The guide and other small Markdown texts as HTML that holds nothing but known elements.

A workspace may bring a guide of its own, so it is trusted no more than a contribution: raw
HTML is shown as text, and what the `markdown` library makes is passed on tag by tag.
"""

from functools import lru_cache
from html.parser import HTMLParser
from typing import Final

from pipeline.render.html.writing import escape, safe_link

_VOID: Final = frozenset({"br", "hr"})
_KNOWN: Final = (
    "a blockquote code dd dl dt em h1 h2 h3 h4 h5 h6 li ol p pre strong table tbody td th thead "
    "tr ul"
)
_ELEMENTS: Final = _VOID | frozenset(_KNOWN.split())
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_ALIGNED: Final = ("center", "right")


@lru_cache(2)  # served pages made anew have the same guide
def guide_html(markdown_text: str, *, level: int = 2) -> str:
    """Give the guide; its `#` becomes a heading of `level`, tables scroll within themselves."""
    import markdown

    reader = markdown.Markdown(extensions=["tables", "fenced_code", "sane_lists"])
    # without these two, a tag in the text is text
    reader.preprocessors.deregister("html_block")
    reader.inlinePatterns.deregister("html")
    writer = _Known(level)
    writer.feed(reader.convert(markdown_text))
    writer.close()
    return "".join(writer.written)


class _Known(HTMLParser):
    """Writes the known elements of what it reads again, and all text."""

    def __init__(self, level: int) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self._shift = level - 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "img":
            self.written.append(escape(given.get("alt", "")))
        elif tag in _ELEMENTS:
            frame = '<div class="frame" tabindex="0">' if tag == "table" else ""
            self.written.append(f"{frame}<{self._name(tag)}{_attributes(tag, given)}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in _ELEMENTS - _VOID:
            frame = "</div>" if tag == "table" else ""
            self.written.append(f"</{self._name(tag)}>{frame}")

    def handle_data(self, data: str) -> None:
        self.written.append(escape(data))

    def _name(self, tag: str) -> str:
        level = _HEADINGS.get(tag)
        return tag if level is None else f"h{min(level + self._shift, 6)}"


def _attributes(tag: str, given: dict[str, str]) -> str:
    if tag == "a" and (address := safe_link(given.get("href", ""))):
        return f' href="{escape(address)}" rel="noopener noreferrer"'
    if tag == "ol" and given.get("start", "").isdigit():
        return f' start="{given["start"]}"'
    if tag in {"td", "th"}:
        scope = ' scope="col"' if tag == "th" else ""
        align = next((word for word in _ALIGNED if word in given.get("style", "")), "")
        return f' class="{align}"{scope}' if align else scope
    return ' tabindex="0"' if tag == "pre" else ""
