"""The report's body: parts, chapters and sections with what stands under them; appendices."""

from collections.abc import Iterable
from dataclasses import replace

from pipeline.model.blocks import Source
from pipeline.model.inlines import Inline, Text
from pipeline.model.report import Part, Report, Section
from pipeline.render.blocks import Place, block_pieces
from pipeline.render.pages import Opening, Piece
from pipeline.render.paragraphs import heading, paragraph
from pipeline.render.runs import run
from pipeline.render.writing import Writing


def report_pieces(writing: Writing, report: Report, place: Place) -> list[Piece]:
    """Give the pieces of the whole report, in reading order."""
    pieces: list[Piece] = []
    for index, part in enumerate(report.parts):
        pieces.extend(_part(writing, report, part, index, place))
    for section in report.appendices:
        pieces.extend(_appendix(writing, report, section, place))
    if pieces and pieces[0].opening is not Opening.APPENDIX:
        pieces[0] = replace(pieces[0], opening=Opening.REPORT)
    return pieces


def section_pieces(
    writing: Writing, report: Report, sections: Iterable[Section], place: Place
) -> list[Piece]:
    """Give the pieces of some sections only, as they stand in the report."""
    appendices = {section.item.id for section in report.appendices}
    pieces: list[Piece] = []
    for section in sections:
        if section.item.id in appendices:
            pieces.extend(_appendix(writing, report, section, place))
        else:
            pieces.extend(_section(writing, report, section, place))
    if pieces:
        pieces[0] = replace(pieces[0], opening=Opening.REPORT)
    return pieces


def _part(writing: Writing, report: Report, part: Part, index: int, place: Place) -> list[Piece]:
    outline = Source(file=report.outline.file)
    key = f"phan:{index + 1}"
    pieces = [
        replace(
            _outline_heading(writing, 1, part.number, part.title, key, outline, place),
            opening=Opening.PART,
        )
    ]
    for number, chapter in enumerate(part.chapters, start=1):
        if chapter.title:
            key = f"phan:{index + 1}/chuong:{number}"
            pieces.append(
                _outline_heading(writing, 2, chapter.number, chapter.title, key, outline, place)
            )
        for section in chapter.sections:
            pieces.extend(_section(writing, report, section, place))
    return pieces


def _outline_heading(
    writing: Writing, level: int, number: str, title: str, key: str, source: Source, place: Place
) -> Piece:
    writing.enter(key)
    label = place.headings.report(level, number)
    return Piece(heading(writing, label, _words(title), source=source), keeps=True)


def _section(writing: Writing, report: Report, section: Section, place: Place) -> list[Piece]:
    writing.enter(section.item.id)
    title = heading(
        writing,
        place.headings.report(3, section.number),
        _words(section.title),
        target=section.item.id,
        source=_outline_source(report, section),
    )
    return [Piece(title, keeps=True), *block_pieces(writing, section.blocks, place)]


def _appendix(writing: Writing, report: Report, section: Section, place: Place) -> list[Piece]:
    writing.enter(section.item.id)
    title = heading(
        writing,
        place.headings.appendix(section.number),
        _words(section.title),
        target=section.item.id,
        source=_outline_source(report, section),
    )
    attached = paragraph("KemTheo", run(f"(Kèm theo {report.outline.title})"))
    return [
        Piece(title, keeps=True, opening=Opening.APPENDIX),
        Piece(attached, keeps=True),
        *block_pieces(writing, section.blocks, replace(place, appendix=True)),
    ]


def _outline_source(report: Report, section: Section) -> Source:
    return Source(agency=section.item.lead, file=report.outline.file, line=section.item.line)


def _words(title: str) -> tuple[Inline, ...]:
    return (Text(title),) if title else ()
