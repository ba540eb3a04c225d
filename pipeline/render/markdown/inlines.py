"""Runs of the model as one line of Markdown.

Each run is written by itself. Stars are used where they open and close for certain (CommonMark
6.2: what flanks them decides); elsewhere a span, `[…]{.dam}`, which holds whatever stands beside.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from pipeline.model.document import Inline, NoteMark, plain_text
from pipeline.model.inlines import LineBreak, Marks, Math, PictureMark, Reference, Text
from pipeline.render.markdown.escaping import escaped, opening_escaped, quoted

BREAK: Final = "\\\n"
_DIGIT: Final = re.compile(r"[\d$]")
_WORDY: Final = re.compile(r"[\w-]")
_EDGES: Final = re.compile(r"\s*")
_PLAIN_PATH: Final = re.compile(r"[\w./+-]+(?:#[\w.+-]+)?")
_SPAN_LAST: Final = re.compile(r"\}[.,;:]?$")
_NO_SPACE: Final = re.compile(r"\S+")


def line_of(runs: Sequence[Inline], *, breaks: str = BREAK) -> str:
    """Give the runs as inline Markdown; `breaks` stands for a hard line break."""
    written = ""
    for at, run in enumerate(runs):
        after = runs[at + 1] if at + 1 < len(runs) else None
        written += _written(run, written, after, breaks)
    return written


def opening_line(runs: Sequence[Inline]) -> str:
    """Give the runs as the text of a paragraph; no line of it opens another block."""
    lines = line_of(_trimmed(runs)).split(BREAK)
    return BREAK.join(opening_escaped(line.strip(" ")) for line in lines)


def titled(runs: Sequence[Inline], said: str) -> str:
    """Give a title with what its attributes say behind it.

    Where they say nothing, the attributes of a span at the end would be taken for the title's: an
    empty span holds them.
    """
    words = line_of(runs, breaks=" ").strip()
    if not said and _SPAN_LAST.search(words):
        words = f"[{words}]{{}}"
    return f"{words} {said}".strip()


def notes_in(runs: Iterable[Inline]) -> list[NoteMark]:
    """Give the notes whose content is carried by the runs."""
    return [run for run in runs if isinstance(run, NoteMark) and run.first]


def _trimmed(runs: Sequence[Inline]) -> Sequence[Inline]:
    """Give the runs without breaks at either end, which a paragraph cannot hold."""
    start, end = 0, len(runs)
    while start < end and isinstance(runs[start], LineBreak):
        start += 1
    while end > start and isinstance(runs[end - 1], LineBreak):
        end -= 1
    return runs[start:end]


def _written(run: Inline, before: str, after: Inline | None, breaks: str) -> str:
    match run:
        case Text():
            return _text(run, before, after)
        case LineBreak():
            return breaks
        case Math(tex=tex):
            return _set_apart(f"${' '.join(tex.split())}$", before, after, _DIGIT)
        case Reference(target=target, marks=marks):
            written = _set_apart(f"@{target}", before, after, _WORDY)
            return _around(written, marks)
        case NoteMark(label=label):
            return f"[^{label}]"
        case PictureMark(path=path, alt=alt, options=options):
            return f"![{escaped(alt)}]({path_of(path)}){attributes('', options)}"
        case _:
            return escaped(plain_text((run,)))


def _set_apart(written: str, before: str, after: Inline | None, disturbing: re.Pattern[str]) -> str:
    """Give what was written in an empty span where a letter beside it would change it."""
    first = after.text if isinstance(after, Text) else ""
    if disturbing.match(before[-1:]) or before[-1:].isalnum() or disturbing.match(first):
        return f"[{written}]{{}}"
    return written


def _text(run: Text, before: str, after: Inline | None) -> str:
    text, marks = run.text, run.marks
    if marks.code:
        return _code(text)
    inner = escaped(text)
    if before.endswith("]") and text[:1] in "(:{":
        inner = f"\\{inner.removeprefix(chr(92))}"
    raised = "^" if marks.superscript else "~" if marks.subscript else ""
    if raised and _NO_SPACE.fullmatch(text):
        inner = f"{raised}{inner}{raised}"
    if marks == Marks(superscript=marks.superscript, subscript=marks.subscript):
        return inner
    if marks.link or marks.target or marks.indicator:
        return _around(inner, marks)
    return _emphasised(inner, marks, before, after)


def _code(text: str) -> str:
    ticks = max((len(found) for found in re.findall("`+", text)), default=0) + 1
    pad = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{'`' * ticks}{pad}{text}{pad}{'`' * ticks}"


def _emphasised(inner: str, marks: Marks, before: str, after: Inline | None) -> str:
    """Give bold and italic with stars where both flanks allow it, else as a span."""
    strong = "*" * (2 * marks.bold + marks.italic)
    flanked = _opens(before, inner) and _closes(inner, after)
    if strong and flanked and not marks.strike and not marks.underline:
        return f"{strong}{inner}{strong}"
    return _around(inner, marks)


def _opens(before: str, inner: str) -> bool:
    last = before[-1:]
    if last in ("*", "~") or inner[:1].isspace():
        return False
    return inner[:1].isalnum() or not last or not last.isalnum()


def _closes(inner: str, after: Inline | None) -> bool:
    if inner[-1:].isspace():
        return False
    first = escaped(after.text)[:1] if isinstance(after, Text) and not after.marks.code else ""
    return inner[-1:].isalnum() or not first or not first.isalnum()


def _around(inner: str, marks: Marks) -> str:
    """Give a run in brackets that hold all its marks; words alone where it has none.

    A link stands innermost: its words hold no other brackets.
    """
    if marks.link:
        inner = f"[{inner}](<{marks.link.replace('<', '%3C').replace('>', '%3E')}>)"
    elif marks.target:
        inner = f"[{inner}](#{marks.target})"
    if marks.strike:
        edge = _EDGES.match(inner)
        assert edge is not None
        body = inner.strip()
        inner = f"{edge[0]}~~{body}~~{inner[len(edge[0]) + len(body) :]}" if body else inner
    classes = [name for on, name in (
        (marks.bold, ".dam"), (marks.italic, ".nghieng"), (marks.underline, ".gach-chan"),
    ) if on]  # fmt: skip
    if marks.indicator:
        classes.append(f"chi-tieu={quoted(marks.indicator)}")
    return f"[{inner}]{{{' '.join(classes)}}}" if classes or marks.strike else inner


def path_of(path: str) -> str:
    """Give a path as it stands in the brackets behind a caption."""
    return path if _PLAIN_PATH.fullmatch(path) else f"<{path}>"


def attributes(id_: str, options: Iterable[tuple[str, str]]) -> str:
    """Give `{#id key=value bareword}`, "" where there is nothing to say."""
    words = [f"#{id_}"] if id_ else []
    words += [f"{key}={quoted(value)}" if value else key for key, value in options]
    return f"{{{' '.join(words)}}}" if words else ""
