"""Lines of a redline: spans with what became of them, paragraphs whose ends came or went.

What is kept is written by the functions that write the report. What is gone has no identity and
no number by a list: its old number stands before it as text that is deleted too.

Source: ECMA-376 Part 1, 17.13.5 (revisions).
"""

from collections.abc import Iterable
from functools import partial

from pipeline.model.comparison import RevisedParagraph, Revision, Span
from pipeline.model.document import NOWHERE, Inline, NoteMark, Source, plain_text
from pipeline.model.flow import FlowParagraph, Role
from pipeline.model.inlines import Drawing
from pipeline.render.unbroken import Fits, always
from pipeline.render.word.blocks import drawing_text
from pipeline.render.word.inlines import note_mark, write_inlines
from pipeline.render.word.listing import UNCOUNTED, list_properties
from pipeline.render.word.pages import Piece
from pipeline.render.word.paragraphs import (
    CAPTION_WORDS,
    TITLE_LETTERS,
    Words,
    as_it_is,
    is_appendix_title,
    list_numbering,
    paragraph,
    write_paragraph,
)
from pipeline.render.word.runs import LINE_BREAK, run
from pipeline.render.word.writing import Writing


def write_spans(
    writing: Writing,
    spans: Iterable[Span],
    *,
    source: Source = NOWHERE,
    bold: bool = False,
    alone: bool = False,
    fits: Fits = always,
) -> str:
    """Give the runs of a line with what became of them; arguments as of `write_inlines`."""
    around, parts = writing.revision, []
    for span in spans:
        writing.revision = around or span.revision
        writing.was = span.was if writing.revision is span.revision else None
        if span.note:
            parts.append(_revised_note(writing, span, source))
        else:
            words = write_inlines(
                writing, span.runs, source=source, bold=bold, alone=alone, fits=fits
            )
            parts.append(words)
    writing.revision, writing.was = around, None
    return "".join(parts)


def _revised_note(writing: Writing, span: Span, source: Source) -> str:
    (mark,) = (run for run in span.runs if isinstance(run, NoteMark))
    return writing.tracked(note_mark(writing, mark, source, span.note))


def new_runs(spans: Iterable[Span]) -> tuple[Inline, ...]:
    """Give the runs that the new draft has."""
    return tuple(
        run
        for span in spans
        if span.revision is None or not span.revision.fate.is_old
        for run in span.runs
    )


def revised_paragraph(writing: Writing, line: RevisedParagraph, *, keeps: bool = False) -> Piece:
    """Give a paragraph with its changes; `keeps` is as for `Words`."""
    mark = line.mark
    opening, closing = writing.tracks.moved(mark) if mark else ("", "")
    if mark and mark.fate.is_old:
        xml = _gone(writing, line, mark, opening)
        return Piece(xml + closing, keeps=line.paragraph.keeps, gone=True, loose=True)
    came = mark is not None
    around = partial(writing.tracks.runs, mark) if mark and _is_all_new(line) else as_it_is
    content = opening + _content(writing, line)
    text, writing.joined = writing.joined + _text(line), ""
    words = Words(content, text, _ending(writing, line), around, keeps)
    xml = write_paragraph(writing, line.paragraph, words)
    return Piece(xml + closing, keeps=line.paragraph.keeps, came=came, loose=came)


def _is_all_new(line: RevisedParagraph) -> bool:
    return all(span.revision and span.revision.fate.is_new for span in line.spans)


def _text(line: RevisedParagraph) -> str:
    runs = new_runs(line.spans)
    drawings = [drawing_text(run) for run in runs if isinstance(run, Drawing)]
    return drawings[0] if drawings else plain_text(runs)


def _content(writing: Writing, line: RevisedParagraph) -> str:
    own = line.paragraph
    if not is_appendix_title(own):
        alone = own.role is Role.FORMULA
        return write_spans(writing, line.spans, source=own.source, alone=alone)
    parts = []
    for span in line.spans:
        letters = run(plain_text(span.runs), TITLE_LETTERS)
        parts.append(writing.tracks.runs(span.revision, letters) if span.revision else letters)
    return "".join(parts)


def _ending(writing: Writing, line: RevisedParagraph) -> str:
    """Give what stands last in a paragraph's properties: its end, and how it looked before."""
    end = writing.tracks.end(line.mark) if line.mark else ""
    if line.was is None or line.restyled is None:
        return end
    return end + writing.tracks.change("pPrChange", line.restyled, _former(writing, line.was))


def _former(writing: Writing, was: FlowParagraph) -> str:
    """Give the `w:pPr` that a paragraph had in the draft before."""
    numbering = list_numbering(writing, was, gone=True)
    return f'<w:pPr><w:pStyle w:val="{was.style}"/>{numbering}</w:pPr>'


def _gone(writing: Writing, line: RevisedParagraph, mark: Revision, opening: str) -> str:
    """Give a paragraph whose end is gone: it joins the next one, or there is nothing left."""
    own = line.paragraph
    if own.role is Role.HEADING and not writing.in_note:
        return _gone_heading(writing, line, mark, opening)
    if own.role.is_caption and _is_all_old(line):
        opening += _caption_number(writing, own, mark)
    content = opening + _content(writing, line)
    writing.joined += plain_text(new_runs(line.spans))
    numbering = list_numbering(writing, own, gone=True)
    return paragraph(own.style, content, numbering + _ending(writing, line))


def _is_all_old(line: RevisedParagraph) -> bool:
    return all(span.revision and span.revision.fate.is_old for span in line.spans)


def _caption_number(writing: Writing, line: FlowParagraph, mark: Revision) -> str:
    """Give label, number and what stands behind it; "" for a caption without a number."""
    if not line.number:
        return ""
    label = writing.former_numbers.caption(writing.item, line)
    between = run(". ") if line.runs else ""
    plain = run(f"{CAPTION_WORDS[line.role]} {line.number}. ")
    return writing.tracks.runs(mark, label + between if label else plain)


def _gone_heading(writing: Writing, line: RevisedParagraph, mark: Revision, opening: str) -> str:
    """Give a heading that is gone: its number by a list of its own, back in its own by rejecting.

    The list is a number that came (17.13.5.19), not a changed paragraph: LibreOffice 7.4, which
    keeps the number as it is shown, would give paragraphs that stay the style of the heading
    when its deletion is accepted (tried). What no list had counted is text that is gone.
    """
    own = line.paragraph
    label = writing.former_numbers.heading(writing.item, own)
    whole = _is_all_old(line)
    if whole and label is None and (number := _number(own)):
        opening += writing.tracks.runs(mark, number)
    if whole and label is not None and label.on_own_line:
        opening += writing.tracks.runs(mark, LINE_BREAK)
    content = opening + _content(writing, line)
    writing.joined += plain_text(new_runs(line.spans))
    if label is None:
        return paragraph(own.style, content, UNCOUNTED + _ending(writing, line))
    shown = list_properties(label.level - 1, writing.label_number(label)) if whole else UNCOUNTED
    came = f"<w:ins {writing.tracks.attributes(mark)}/></w:numPr>"
    shown = shown.replace("</w:numPr>", came)
    return paragraph(own.style, content, shown + writing.tracks.end(mark))


def _number(line: FlowParagraph) -> str:
    """Give the number of a heading as text, with what stands behind it."""
    if not line.number:
        return ""
    bare = line.number.strip().rstrip(".")
    if line.level == 1:
        return run(line.number if line.appendix else f"PHẦN {bare}") + LINE_BREAK
    return run(f"{bare}. ") if line.level else run(f"{line.number} ")
