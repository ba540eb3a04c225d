"""What stands in a line, as HTML: text with marks, links, references, notes, pictures."""

from base64 import b64encode
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from typing import Final

from pipeline.model.document import NOWHERE, Inline, NoteMark, Source
from pipeline.model.inlines import (
    PLAIN,
    Drawing,
    Image,
    LineBreak,
    Marks,
    Math,
    PictureMark,
    Reference,
    Text,
)
from pipeline.render.html.writing import HtmlWriting, escape, fragment, marker, safe_link

_TYPES: Final = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "svg": "image/svg+xml",
}


def write_inlines(
    writing: HtmlWriting, inlines: tuple[Inline, ...], source: Source = NOWHERE
) -> str:
    """Give the inlines of a line."""
    if len(inlines) == 1 and isinstance(inlines[0], Text) and inlines[0].marks == PLAIN:
        return escape(inlines[0].text)
    return "".join(
        _linked(writing, goal, group, source) for goal, group in groupby(inlines, key=_goal)
    )


def _goal(inline: Inline) -> tuple[str, str]:
    return (inline.marks.link, inline.marks.target) if isinstance(inline, Text) else ("", "")


def _linked(
    writing: HtmlWriting, goal: tuple[str, str], inlines: Iterable[Inline], source: Source
) -> str:
    content = "".join(_inline(writing, inline, source) for inline in inlines)
    link, target = goal
    if address := safe_link(link):
        return f'<a href="{escape(address)}" rel="noopener noreferrer">{content}</a>'
    if target:
        opening, closing = writing.links.opening(target)
        return f"{opening}{content}{closing}"
    return content


def _inline(writing: HtmlWriting, inline: Inline, source: Source) -> str:
    match inline:
        case Text(text=text, marks=marks):
            return escape(text) if marks == PLAIN else _marked(escape(text), marks)
        case LineBreak():
            return "<br>"
        case Math(tex=tex):
            return write_math(writing, tex)
        case NoteMark():
            return _note_mark(writing, inline, source)
        case Reference():
            return _reference(writing, inline)
        case Image():
            return write_image(writing, inline, "inline")
        case PictureMark(path=path, alt=alt):
            return missing_picture(alt or path)
        case Drawing():
            return ""  # the flow's, for Word; a page shows figures as blocks


def _marked(content: str, marks: Marks) -> str:
    opening, closing = _tags(marks)
    return f"{opening}{content}{closing}"


@lru_cache(maxsize=4096)
def _tags(marks: Marks) -> tuple[str, str]:
    names = (
        ("strong", marks.bold),
        ("em", marks.italic),
        ("s", marks.strike),
        ("u", marks.underline),
        ("sup", marks.superscript),
        ("sub", marks.subscript and not marks.superscript),
        ("code", marks.code),
    )
    worn = [name for name, wears in names if wears]
    opening = "".join(f"<{name}>" for name in worn)
    closing = "".join(f"</{name}>" for name in reversed(worn))
    if marks.indicator:
        title = escape(f"Chỉ tiêu {marks.indicator}")
        return f'<span class="indicator" title="{title}">{opening}', f"{closing}</span>"
    return opening, closing


def write_math(writing: HtmlWriting, tex: str, *, alone: bool = False) -> str:
    """Give a formula as MathML, or its TeX as written where it could not be turned."""
    found = writing.formulas.get((tex, alone))
    if found is not None:
        return found
    mark = "$$" if alone else "$"
    return f'<code class="tex">{mark}{escape(tex)}{mark}</code>'


def _reference(writing: HtmlWriting, reference: Reference) -> str:
    words = _marked(escape(reference.text or f"@{reference.target}"), reference.marks)
    if not reference.found:
        return f'<span class="lost" title="Không có nơi này trong báo cáo">{words}</span>'
    opening, closing = writing.links.opening(reference.target)
    return f"{opening}{words}{closing}"


def _note_mark(writing: HtmlWriting, mark: NoteMark, source: Source) -> str:
    known = writing.next_note
    number = writing.note(mark, source)
    if number == 0:
        return f"<sup>[{escape(mark.label)}]</sup>"
    name = f' id="{marker("m", number)}"' if number == known else ""
    return (
        f'<sup class="note"><a{name} href="{fragment(marker("n", number))}" '
        f'role="doc-noteref">{number}</a></sup>'
    )


def write_image(writing: HtmlWriting, image: Image, classes: str = "") -> str:
    """Give a picture inside the page itself; an SVG within `img` runs no script of its own."""
    content = writing.media.get(image.sha256)
    kind = _TYPES.get(image.kind)
    if content is None or kind is None:
        return missing_picture(image.alt or image.file)
    data = b64encode(content).decode()
    worn = f' class="{classes}"' if classes else ""
    return (
        f'<img{worn} src="data:{kind};base64,{data}" alt="{escape(image.alt)}" '
        f'width="{image.width}" height="{image.height}">'
    )


def missing_picture(name: str) -> str:
    """Give the words that stand where a picture is missing."""
    return f'<span class="lost">[Thiếu hình: {escape(name)}]</span>'
