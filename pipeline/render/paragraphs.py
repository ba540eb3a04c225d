"""Paragraphs in WordprocessingML: the one place where a `w:p` and its properties are written.

Source: ECMA-376 Part 1, 17.3.1 (paragraphs), 17.16.5.56 (SEQ).
"""

from pipeline.model.blocks import NOWHERE, Source
from pipeline.model.identity import contents_bookmark
from pipeline.model.inlines import Inline, plain_text
from pipeline.render.inlines import write_inlines
from pipeline.render.listing import HeadingLabel
from pipeline.render.runs import LINE_BREAK, field, run
from pipeline.render.writing import ContentsEntry, Writing


def paragraph(style: str, content: str, properties: str = "") -> str:
    """Give a paragraph; `properties` follow the style in the order of CT_PPr."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def text_paragraph(
    writing: Writing,
    style: str,
    runs: tuple[Inline, ...],
    *,
    source: Source = NOWHERE,
    properties: str = "",
    lead: str = "",
) -> str:
    """Give a paragraph of inlines with its identity; `lead` opens it (the letter of a điểm).

    One that ends in a colon stands on the page of what it announces.
    """
    content = write_inlines(writing, runs, source=source)
    if lead:
        content = run(f"{lead} ") + content
    text = f"{lead} {plain_text(runs)}" if lead else plain_text(runs)
    keep = "<w:keepNext/>" if text.rstrip().endswith(":") and not writing.in_note else ""
    return paragraph(
        style, writing.identify(content, text=text, kind="doan", source=source), keep + properties
    )


def plain_paragraph(writing: Writing, style: str, text: str, *, source: Source = NOWHERE) -> str:
    """Give a paragraph of bare text with its identity."""
    content = writing.identify(run(text), text=text, kind="doan", source=source)
    return paragraph(style, content)


def heading(
    writing: Writing,
    label: HeadingLabel,
    runs: tuple[Inline, ...],
    *,
    target: str = "",
    source: Source = NOWHERE,
) -> str:
    """Give a heading: number by Word's list, or as text where Word would count differently."""
    text = plain_text(runs)
    if label.letters:
        content = run(text, f'<w:rPr><w:rStyle w:val="{label.letters}"/></w:rPr>')
    else:
        content = write_inlines(writing, runs, source=source)
    content = writing.anchor(target, content)
    key = f"{writing.item}\0{writing.ordinal + 1}"
    if not writing.in_note:
        bookmark = contents_bookmark(key)
        kind = "phu-luc" if label.style == "PhuLuc" else "tieu-de"
        writing.contents.append(ContentsEntry(kind, label.level, label.printed, text, bookmark))
        content = writing.bookmark(bookmark, content)
    content = writing.identify(content, text=text, kind="tieu-de", source=source)
    return paragraph(label.style, _opening(label) + content, label.properties)


def _opening(label: HeadingLabel) -> str:
    number = "" if label.counted or not label.printed else run(label.printed)
    if label.on_own_line:
        return number + LINE_BREAK if number or label.counted else ""
    return number + run(" ") if number else ""


def caption(
    writing: Writing,
    style: str,
    kind: str,
    runs: tuple[Inline, ...],
    *,
    number: str,
    target: str,
    source: Source,
    keeps: bool = False,
) -> str:
    """Give the caption of a table (`kind` "bang") or figure ("hinh") with its number.

    "Bảng 3." is text, the last part of the number a SEQ field, one sequence for each part of
    the report; label and number stand in the bookmark that REF fields repeat. `keeps` says
    that it stands on the page of what follows, where its style does not.
    """
    words = write_inlines(writing, runs, source=source)
    text = plain_text(runs)
    key = f"{writing.item}\0{writing.ordinal + 1}"
    printed = ""
    if number:
        word = "Bảng" if kind == "bang" else "Hình"
        printed = f"{word} {number}"
        label = writing.anchor(target, _label(writing, word, number))
        words = label + (run(". ") + words if runs else "")
    if not writing.in_note:
        bookmark = contents_bookmark(key)
        writing.contents.append(ContentsEntry(kind, 0, printed, text, bookmark))
        words = writing.bookmark(bookmark, words)
    content = writing.identify(words, text=text, kind=kind, source=source)
    return paragraph(style, content, "<w:keepNext/>" if keeps else "")


def _label(writing: Writing, word: str, number: str) -> str:
    part, point, last = number.rpartition(".")
    if not last.isdigit():
        return run(f"{word} {number}")
    name = f"{'Bang' if word == 'Bảng' else 'Hinh'}_{part.replace('.', '_')}"
    expected = writing.sequences.get(name, 0) + 1
    writing.sequences[name] = int(last)
    # where the count was broken the field is told its number, so that Word agrees after F9
    reset = "" if int(last) == expected else f" \\r {int(last)}"
    return run(f"{word} {part}{point}") + field(f"SEQ {name} \\* ARABIC{reset}", last)
