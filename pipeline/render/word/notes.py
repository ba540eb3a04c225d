"""Footnotes: the part word/footnotes.xml (ECMA-376 Part 1, 17.11)."""

from collections.abc import Callable, Sequence
from typing import Final

from lxml import etree

from pipeline.model.comparison import RevisedBlock
from pipeline.model.flow import FlowBlock, FlowParagraph, note_content
from pipeline.model.inlines import Marks, Text
from pipeline.render.word.apart.in_place import placed_notes
from pipeline.render.word.blocks import block_pieces
from pipeline.render.word.gathered import Note
from pipeline.render.word.package import HEAD
from pipeline.render.word.pages import Piece
from pipeline.render.word.paragraphs import opened_with, paragraph
from pipeline.render.word.runs import NOTE_STYLE, run
from pipeline.render.word.writing import Writing

# writes what stands in a note; the redline gives one of its own
NoteWriter = Callable[[Writing, Sequence[RevisedBlock]], list[Piece]]

_SEPARATORS: Final = (
    '<w:footnote w:type="separator" w:id="0"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
    "<w:r><w:separator/></w:r></w:p></w:footnote>"
    '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:pPr>'
    '<w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p>'
    "</w:footnote>"
)
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARK: Final = f"<w:r>{NOTE_STYLE}<w:footnoteRef/></w:r>{run(' ')}"
_OPENING: Final = '<w:p><w:pPr><w:pStyle w:val="FootnoteText"/>'


def plain_note(writing: Writing, blocks: Sequence[RevisedBlock]) -> list[Piece]:
    """Give the pieces of a note in which nothing is marked."""
    return block_pieces(writing, [block for block in blocks if isinstance(block, FlowBlock)])


def footnotes_part(writing: Writing, namespaces: str, write: NoteWriter) -> bytes:
    """Give footnotes.xml with every note gathered so far.

    `writing.relationships` must be those of this part; notes hold no identities. `write`
    gives the pieces of a note's content.
    """
    notes = note_elements(writing, write)
    return f"{HEAD}<w:footnotes {namespaces}>{_SEPARATORS}{notes}</w:footnotes>".encode()


def note_elements(writing: Writing, write: NoteWriter) -> str:
    """Give every note gathered so far as an element of the part."""
    writing.in_note = True
    notes = "".join(
        _note(writing, note, write) if isinstance(note, Note) else placed_notes(writing, note)
        for note in writing.notes
    )
    writing.in_note = False
    return notes


def with_separators(settings: bytes) -> bytes:
    """Give settings.xml naming the separators as this part numbers them, 0 and 1.

    A template that Word has saved numbers them -1 and 0.
    """
    root = etree.fromstring(settings)
    properties = root.find(f"{_W}footnotePr")
    if properties is None:
        return settings
    for named in properties.findall(f"{_W}footnote"):
        properties.remove(named)
    for number in ("0", "1"):
        etree.SubElement(properties, f"{_W}footnote").set(f"{_W}id", number)
    return HEAD.encode() + etree.tostring(root)


def _note(writing: Writing, note: Note, write: NoteWriter) -> str:
    writing.revision = note.revision
    pieces = _content(writing, note.revised or note.blocks, write)
    while writing.inner_notes:
        inner = writing.inner_notes.pop(0)
        label = Text(f"[{inner.label.lstrip('^')}]", Marks(superscript=True))
        pieces += _content(
            writing, (FlowParagraph("FootnoteText", (label,)), *note_content(inner)), write
        )
    mark = writing.tracked(_MARK)
    writing.revision = None
    if pieces and pieces[0].startswith(_OPENING):
        pieces[0] = opened_with(mark, pieces[0])
    else:
        pieces.insert(0, paragraph("FootnoteText", mark))
    if pieces[-1].startswith("<w:tbl>"):
        pieces.append(paragraph("FootnoteText", ""))
    return f'<w:footnote w:id="{writing.note_id(note.id)}">{"".join(pieces)}</w:footnote>'


def _content(writing: Writing, blocks: Sequence[RevisedBlock], write: NoteWriter) -> list[str]:
    writing.note_content += 1
    return [piece.xml for piece in write(writing, blocks)]
