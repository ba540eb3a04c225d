"""Paragraphs in WordprocessingML: the one place where a `w:p` and its properties are written.

Source: ECMA-376 Part 1, 17.3.1 (paragraphs), 17.16.5.56 (SEQ).
"""

from collections.abc import Callable
from typing import Final

from pipeline.model.document import plain_text
from pipeline.model.fixed import Fixed
from pipeline.model.flow import FlowParagraph, Role
from pipeline.model.identity import contents_bookmark
from pipeline.model.notice import Severity
from pipeline.render.unbroken import NO_BREAK_SPACE, unbroken
from pipeline.render.word.gathered import ContentsEntry
from pipeline.render.word.inlines import write_inlines
from pipeline.render.word.listing import (
    DEEPEST,
    STYLED,
    HeadingCounters,
    HeadingLabel,
    list_properties,
)
from pipeline.render.word.runs import LINE_BREAK, field, run
from pipeline.render.word.writing import Writing

KEEP: Final = "<w:keepNext/>"
REMARKS: Final = ("NguonBang", "GhiChuBang")  # the source and notes of a table or figure
CAPTION_WORDS: Final = {Role.TABLE_CAPTION: "Bảng", Role.FIGURE_CAPTION: "Hình"}
_KEPT_AS_WRITTEN: Final = ("MaNguon", "HopThongBao")
TITLE_LETTERS: Final = '<w:rPr><w:rStyle w:val="TieuDePhuLuc"/></w:rPr>'  # an appendix's


def paragraph(style: str, content: str, properties: str = "") -> str:
    """Give a paragraph; `properties` follow the style in the order of CT_PPr."""
    return f"{opening_tag(style)}{properties}</w:pPr>{content}</w:p>"


def opening_tag(style: str) -> str:
    """Give how a paragraph of a style begins."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>'


def on_the_same_page(xml: str) -> str:
    """Give a paragraph of ours without the new page that its style begins (17.3.1.23)."""
    style, end, rest = xml.partition("/>")
    return f'{style}{end}<w:pageBreakBefore w:val="0"/>{rest}'


def opened_with(content: str, xml: str) -> str:
    """Give a paragraph of ours with content put before its own."""
    properties = "</w:pPrChange></w:pPr>" if "</w:pPrChange>" in xml else "</w:pPr>"
    before, end, after = xml.partition(properties)
    return before + end + content + after


def as_it_is(content: str) -> str:
    """Give the content of what did not change."""
    return content


class Words(Fixed):
    """What stands in a paragraph: its runs in WordprocessingML and the words they say.

    `properties` follow the paragraph's own (what became of it in a redline); `around` is put
    around the number of a heading or caption. `keeps` says that a caption stands on the page
    of what follows, where its style does not.
    """

    content: str
    text: str
    properties: str = ""
    around: Callable[[str], str] = as_it_is
    keeps: bool = False


def own_words(writing: Writing, line: FlowParagraph) -> Words:
    """Give what stands in a paragraph as it is."""
    text = plain_text(line.runs)
    if is_appendix_title(line):
        return Words(run(unbroken(text), TITLE_LETTERS), text)
    alone = line.role is Role.FORMULA
    return Words(write_inlines(writing, line.runs, source=line.source, alone=alone), text)


def is_appendix_title(line: FlowParagraph) -> bool:
    """Say whether the letters of a paragraph are those of an appendix's title."""
    return line.role is Role.HEADING and line.appendix and line.level == 1


def write_paragraph(writing: Writing, line: FlowParagraph, words: Words) -> str:
    """Give a paragraph of the flow with its number, its identity and what refers to it."""
    for target in line.anchors:
        writing.anchor_next(target)
    match line.role:
        case Role.HEADING:
            return _heading(writing, line, words)
        case Role.TABLE_CAPTION:
            return _caption(writing, line, words, "bang")
        case Role.FIGURE_CAPTION:
            return _caption(writing, line, words, "hinh")
        case Role.RULE | Role.FIXED:
            return paragraph(line.style, words.content, words.properties)
        case _:
            content = writing.identify(
                words.content, text=words.text, kind="doan", source=line.source
            )
            keep = KEEP if _announces(writing, line, words) else ""
            properties = keep + list_numbering(writing, line) + words.properties
            return paragraph(line.style, content, properties)


def _announces(writing: Writing, line: FlowParagraph, words: Words) -> bool:
    """Say whether a paragraph ends in a colon, and stands on the page of what it announces.

    It has been identified. Its page may have asked that it stand by itself.
    """
    if line.style in _KEPT_AS_WRITTEN or writing.in_note:
        return False
    if line.role is not Role.TEXT or not words.text.rstrip().endswith(":"):
        return False
    return writing.ordinal not in writing.layout.of(writing.item).loose


def list_numbering(writing: Writing, line: FlowParagraph, *, gone: bool = False) -> str:
    """Give the `w:numPr` of a list's paragraph, "" where its style says it all.

    `gone` says that it is a paragraph of the draft before.
    """
    place = line.list_place
    if place is None:
        return ""
    if place.level == DEEPEST and not gone and writing.is_new_list(place):
        writing.notice(
            Severity.WARNING,
            "danh-sach-qua-sau",
            f"danh sách lồng quá {DEEPEST} cấp, các cấp sâu hơn in ở cấp {DEEPEST}",
            fix="bớt cấp lồng của danh sách",
            source=line.source,
        )
    level = min(place.level, DEEPEST - 1)
    if place.start is None:
        number = None if level < STYLED else str(writing.bullets)
    else:
        number = writing.list_number(place, gone=gone)
    return list_properties(level, number)


def heading_label(counters: HeadingCounters, line: FlowParagraph) -> HeadingLabel:
    """Give how a heading is numbered, and count it."""
    if not line.appendix:
        return counters.report(line.level, line.number)
    if line.level == 1:
        return counters.appendix(line.number)
    return counters.within_appendix(line.level - 1, line.number)


def _heading(writing: Writing, line: FlowParagraph, words: Words) -> str:
    """Give a heading: number by Word's list, or as text where Word would count differently."""
    label = (
        HeadingLabel(line.style, 0, line.number, counted=False)
        if writing.in_note
        else heading_label(writing.headings, line)
    )
    content = writing.anchor(line.id, words.content)
    key = f"{writing.item}\0{writing.ordinal + 1}"
    if not writing.in_note:
        bookmark = contents_bookmark(key)
        kind = "phu-luc" if label.style == "PhuLuc" else "tieu-de"
        entry = ContentsEntry(kind, label.level, label.printed, words.text, bookmark)
        writing.contents.append(entry)
        content = writing.bookmark(bookmark, content)
    content = writing.identify(
        content, text=words.text, kind="tieu-de", source=line.source, number=line.number
    )
    opening = _opening(label)
    shown = words.around(opening) if opening else ""
    return paragraph(label.style, shown + content, label.properties + words.properties)


def _opening(label: HeadingLabel) -> str:
    number = "" if label.counted or not label.printed else run(label.printed)
    if label.on_own_line:
        return number + LINE_BREAK if number or label.counted else ""
    return number + run(" ") if number else ""


def _caption(writing: Writing, line: FlowParagraph, words: Words, kind: str) -> str:
    """Give the caption of a table (`kind` "bang") or figure ("hinh") with its number.

    "Bảng 3." is text, the last part of the number a SEQ field, one sequence for each part of
    the report. The number alone stands in the bookmark that REF fields repeat: LibreOffice 7.4
    makes a no-break space in what a field repeats a plain one, so that lines end at it (tried).
    """
    content, number = words.content, line.number
    key = f"{writing.item}\0{writing.ordinal + 1}"
    printed = ""
    if number:
        printed = f"{CAPTION_WORDS[line.role]} {number}"
        name = words.around(caption_name(line.role))
        counted = words.around(caption_number(writing.sequences, line.role, number))
        label = name + writing.anchor(line.id, counted)
        between = words.around(run(". ")) if content else ""
        content = label + between + content
    if not writing.in_note:
        bookmark = contents_bookmark(key)
        writing.contents.append(ContentsEntry(kind, 0, printed, words.text, bookmark))
        content = writing.bookmark(bookmark, content)
    content = writing.identify(
        content, text=words.text, kind=kind, source=line.source, number=number
    )
    return paragraph(line.style, content, (KEEP if words.keeps else "") + words.properties)


def sequence_of(role: Role, number: str) -> str:
    """Give the name of the sequence in which a caption counts."""
    kind = "Bang" if role is Role.TABLE_CAPTION else "Hinh"
    return f"{kind}_{number.rpartition('.')[0].replace('.', '_')}"


def caption_label(sequences: dict[str, int], role: Role, number: str) -> str:
    """Give name and number of a caption as runs, and count it in its sequence."""
    return caption_name(role) + caption_number(sequences, role, number)


def caption_name(role: Role) -> str:
    """Give "Bảng" or "Hình" as a run after which no line ends."""
    return run(f"{CAPTION_WORDS[role]}{NO_BREAK_SPACE}")


def caption_number(sequences: dict[str, int], role: Role, number: str) -> str:
    """Give the number of a caption as runs, and count it in its sequence."""
    part, point, last = number.rpartition(".")
    if not last.isdigit():
        return run(number)
    name = sequence_of(role, number)
    expected = sequences.get(name, 0) + 1
    sequences[name] = int(last)
    # where the count was broken the field is told its number, so that Word agrees after F9
    reset = "" if int(last) == expected else f" \\r {int(last)}"
    return run(f"{part}{point}") + field(f"SEQ {name} \\* ARABIC{reset}", last)
