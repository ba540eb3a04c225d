"""What stands in a line, as runs: text with marks, links, references, notes, small pictures."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple
from urllib.parse import quote, urlsplit

from pipeline.model.chart import Chart
from pipeline.model.comparison import RevisedBlock
from pipeline.model.document import NOWHERE, Inline, NoteMark, Source
from pipeline.model.fixed import replace
from pipeline.model.flow import note_content
from pipeline.model.identity import reference_bookmark
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
from pipeline.model.notice import Severity
from pipeline.render.unbroken import Fits, always, breakable, unbroken
from pipeline.render.word.objects.chart import chart_run
from pipeline.render.word.objects.drawing import picture_run
from pipeline.render.word.runs import (
    LINE_BREAK,
    NOTE_STYLE,
    field,
    run,
    run_properties,
    written_field,
)
from pipeline.render.word.writing import Writing

_LINKS: Final = ("http://", "https://", "mailto:")
_URI: Final = "%/:?#@!$&'()*+,;=~"
_NO_WORD: Final = "\ufffc"  # OBJECT REPLACEMENT CHARACTER
_TEX: Final = Marks(code=True)
_RAISED: Final = run_properties(Marks(superscript=True))


class _Look(NamedTuple):
    """How a line stands: its source, in a bold row, a formula on lines of its own, in a cell."""

    source: Source
    bold: bool
    alone: bool
    fits: Fits


def write_inlines(
    writing: Writing,
    inlines: Iterable[Inline],
    *,
    source: Source = NOWHERE,
    bold: bool = False,
    alone: bool = False,
    fits: Fits = always,
) -> str:
    """Give the runs of a line; `bold` is what a group or total row asks for.

    `alone` says that a formula stands on lines of its own, `fits` which stretches
    may be held together (`unbroken`), as a cell has the room. What `writing` says became of them
    is marked inside of links.
    """
    inlines = tuple(inlines)
    if len(inlines) == 1 and isinstance(inlines[0], Text) and inlines[0].marks == PLAIN:
        return writing.tracked(_text(writing, inlines[0], bold, fits))
    look = _Look(source, bold, alone, fits)
    inlines = tuple(_unbroken(inlines, fits))
    return "".join(
        _linked(writing, goal, tuple(group), look) for goal, group in groupby(inlines, key=_goal)
    )


def _unbroken(inlines: Sequence[Inline], fits: Fits) -> Iterator[Inline]:
    """Give inlines with the spaces at which no line is to end, also between two of them."""
    parts = [_prose(inline) for inline in inlines]
    words, at = unbroken("".join(parts), fits), 0
    for inline, part in zip(inlines, parts, strict=True):
        own, at = words[at : at + len(part)], at + len(part)
        yield inline if own == part or not isinstance(inline, Text) else replace(inline, text=own)


def _prose(inline: Inline) -> str:
    """Give the words of an inline; a sign in the place of what is none."""
    return inline.text if isinstance(inline, Text) and not inline.marks.code else _NO_WORD


def _goal(inline: Inline) -> tuple[str, str]:
    return (inline.marks.link, inline.marks.target) if isinstance(inline, Text) else ("", "")


def _linked(
    writing: Writing, goal: tuple[str, str], inlines: tuple[Inline, ...], look: _Look
) -> str:
    link, target = goal
    address = web_address(link)
    if address:
        content = writing.tracked("".join(_inline(writing, one, look) for one in inlines))
        name = writing.relationships.add("hyperlink", address, external=True)
        return f'<w:hyperlink r:id="{name}" w:history="1">{content}</w:hyperlink>'
    place = writing.place_of(target) if target else None
    if place:
        content = writing.tracked("".join(_inline(writing, one, look) for one in inlines))
        return _internal(place, content)
    return _unlinked(writing, inlines, look)


def _unlinked(writing: Writing, inlines: tuple[Inline, ...], look: _Look) -> str:
    """Give runs of no link; references to headings among them are links by themselves."""
    parts: list[str] = []
    waiting: list[str] = []
    for inline in inlines:
        heading = _heading_of(writing, inline)
        if heading is None:
            waiting.append(_inline(writing, inline, look))
            continue
        parts.append(writing.tracked("".join(waiting)))
        waiting.clear()
        words = writing.tracked(_inline(writing, inline, look))
        parts.append(_internal(heading, words))
    parts.append(writing.tracked("".join(waiting)))
    return "".join(parts)


def _heading_of(writing: Writing, inline: Inline) -> str | None:
    """Give the heading that a reference leads to, None for anything else."""
    if not isinstance(inline, Reference) or inline.caption or not inline.found:
        return None
    return writing.place_of(inline.target)


def web_address(link: str) -> str:
    """Give an http, https or mailto address as Word can hold it, "" for what is none.

    Word refuses a whole file for one address that is no URI, so odd letters are escaped.
    """
    if not link.lower().startswith(_LINKS):
        return ""
    try:
        parts = urlsplit(link)
        port = parts.port
    except ValueError:
        return ""
    if not (parts.hostname or (parts.scheme == "mailto" and parts.path)) or port == 0:
        return ""
    return quote(link, safe=_URI)


def _internal(target: str, content: str) -> str:
    name = reference_bookmark(target)
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{content}</w:hyperlink>'


def _inline(writing: Writing, inline: Inline, look: _Look) -> str:
    match inline:
        case Text():
            return _text(writing, inline, look.bold, look.fits)
        case LineBreak():
            return LINE_BREAK
        case Math(tex=tex):
            return write_math(writing, tex, alone=look.alone, bold=look.bold)
        case NoteMark():
            return note_mark(writing, inline, look.source)
        case Reference():
            return _reference(writing, inline, look)
        case Image():
            return _image(writing, inline, look.source)
        case PictureMark(path=path, alt=alt):
            return run(f"[Thiếu hình: {alt or path}]", run_properties(PLAIN, bold=look.bold))
        case Drawing(image=image):
            lost = f"[Chưa in được hình {image.file}]"
            return drawing_run(writing, inline, source=look.source) or run(lost)


def _text(writing: Writing, text: Text, bold: bool, fits: Fits) -> str:
    properties = run_properties(text.marks, bold=bold)
    if writing.was is not None and writing.revision is not None:
        before = run_properties(writing.was, bold=bold) or "<w:rPr/>"
        change = writing.tracks.change("rPrChange", writing.revision, before)
        properties = f"{properties.removesuffix('</w:rPr>') or '<w:rPr>'}{change}</w:rPr>"
    words = text.text if text.marks.code else unbroken(text.text, fits)
    return run(words, properties)


def drawing_run(
    writing: Writing, drawing: Drawing, *, source: Source, height: int = 100
) -> str | None:
    """Give the run of what a figure shows; None, with a notice, where it cannot be shown.

    `height` is the percentage of its height that its page asks for, of a picture.
    """
    image = drawing.image
    if isinstance(image, Chart):
        return chart_run(writing, image, name=drawing.name or "Biểu đồ")
    return picture_run(writing, image, source=source, name=drawing.name, height=height)


def write_math(writing: Writing, tex: str, *, alone: bool = False, bold: bool = False) -> str:
    """Give a formula as OMML, or its TeX as written where it could not be turned."""
    omml = writing.formulas.get((tex, alone))
    if omml is not None:
        return omml
    writing.lacks = True
    mark = "$$" if alone else "$"
    return run(f"{mark}{tex}{mark}", run_properties(_TEX, bold=bold))


def _reference(writing: Writing, reference: Reference, look: _Look) -> str:
    text = reference.text or f"@{reference.target}"
    properties = run_properties(reference.marks, bold=look.bold)
    place = writing.place_of(reference.target) if reference.found and reference.caption else None
    if place is None:
        return run(unbroken(text, look.fits), properties)
    return caption_reference(place, text, properties, fits=look.fits)


def caption_reference(place: str, text: str, properties: str = "", *, fits: Fits = always) -> str:
    """Give the runs that refer to a caption: "Bảng", and a field that repeats the number alone.

    `place` is the identifier of the table or figure, `text` what is printed. Why the field is not
    the whole: `paragraphs`.
    """
    words = unbroken(text, fits)
    name, _, number = breakable(words).rpartition(" ")
    opening = run(words[: len(words) - len(number)], properties) if name else ""
    return opening + field(f"REF {reference_bookmark(place)} \\h", number, properties)


def note_mark(
    writing: Writing, mark: NoteMark, source: Source, revised: tuple[RevisedBlock, ...] = ()
) -> str:
    """Give the mark of a footnote, whose content is written later.

    `revised` is the content with its changes, where it changed inside.
    """
    if writing.in_note:
        # Word knows no note within a note: its words follow in the same one
        if note_content(mark):
            writing.inner_notes.append(mark)
        return run(f"[{mark.label.lstrip('^')}]", _RAISED)
    known = None if mark.first else writing.known_note(mark.label, source)
    if known is not None:
        number = writing.printed_note(known)
        printed = f'<w:r>{NOTE_STYLE}<w:t xml:space="preserve">{number}</w:t></w:r>'
        name = _note_bookmark(writing.note_id(known))
        return written_field(f"NOTEREF {name} \\f \\h", printed, NOTE_STYLE)
    if not mark.first and not note_content(mark):
        writing.notice(
            Severity.WARNING,
            "chu-thich-khong-co",
            f"dấu chú thích [{mark.label}] không có nội dung",
            fix=f"thêm dòng [{mark.label}]: … vào cuối tệp",
            source=source,
        )
        return run(f"[{mark.label}]", _RAISED)
    number = writing.note_id(writing.note(mark.label, note_content(mark), source, revised))
    reference = f'<w:r>{NOTE_STYLE}<w:footnoteReference w:id="{number}"/></w:r>'
    return writing.bookmark(_note_bookmark(number), reference)


def _note_bookmark(number: str) -> str:
    return f"_RefChuThich{number}"


def _image(writing: Writing, image: Image, source: Source) -> str:
    return picture_run(writing, image, source=source, name=image.alt or image.file) or run(
        f"[Thiếu hình: {image.alt or image.file}]"
    )
