"""An item as it is written for any document, kept from run to run while nothing of it changes.

Its ids are marks until it is put in its place behind others (`stretch`), so that it is not
written again when those before it change. By what it is found: all that it was made of, and all
that the document told it when it was written.
"""

import hashlib
from collections.abc import Iterator
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from pipeline.model.content_key import content_key
from pipeline.model.fixed import Fixed, replace
from pipeline.model.flow import FlowSection, paragraphs
from pipeline.model.notice import Notice
from pipeline.render.word.apart.in_place import placed
from pipeline.render.word.apart.stretch import Stretch, WrittenNotes
from pipeline.render.word.blocks import block_pieces
from pipeline.render.word.gathered import ContentsEntry
from pipeline.render.word.listing import DEEPEST, HeadingCounters
from pipeline.render.word.notes import note_elements, plain_note
from pipeline.render.word.package import Identity
from pipeline.render.word.pages import Piece
from pipeline.render.word.paragraphs import sequence_of
from pipeline.render.word.writing import Writing
from pipeline.work.fingerprint import program
from pipeline.work.store import Store

_BETWEEN: Final = "\x03"  # between pieces while their ids are put in; no text of XML holds it


_Counts = Annotated[tuple[int, ...], Meta(min_length=DEEPEST, max_length=DEEPEST)]


class Fragment(Fixed):
    """An item as written: what it adds to a document, and what the document told it.

    Attributes:
        pieces: Its pieces of the body, `body` what they add.
        notes: Its footnotes as elements of their part, `foot` what they add.
        note_count, notes_printed: How many there are, and in either draft.
        names: Its bookmarks.
        sequences: How far the sequences of its captions have counted behind it.
        headings: How far the lists of headings have.
        waiting: Identifiers that wait for a paragraph behind it.
        places: What references were told of a place: whether it is gone, its name, where it is.
    """

    pieces: tuple[Piece, ...]
    body: Stretch
    notes: str
    foot: Stretch
    note_count: int
    notes_printed: tuple[int, int]
    identities: tuple[Identity, ...]
    contents: tuple[ContentsEntry, ...]
    notices: tuple[Notice, ...]
    names: tuple[str, ...]
    sequences: dict[str, int]
    headings: tuple[_Counts, _Counts]
    waiting: tuple[str, ...]
    places: tuple[tuple[bool, str, str | None], ...]


_DECODER: Final = msgspec.msgpack.Decoder(Fragment)


def section_pieces(writing: Writing, section: FlowSection, kept: Store) -> list[Piece]:
    """Give the pieces of a section as they stand in a document, from `kept` where it has them."""
    key = _key(writing, section)
    fragment = _kept(writing, kept.get(key)) if key else None
    if fragment is None:
        fragment, lacks = _written(writing, section)
        if fragment is not None and key and not lacks:
            kept.put(key, msgspec.msgpack.encode(fragment))
    if fragment is None or not _fits(writing, fragment):
        writing.enter(section.id)
        return block_pieces(writing, section.blocks)
    return _put(writing, section.id, fragment)


def _key(writing: Writing, section: FlowSection) -> str:
    """Give the hash of what a section is made of; "" for one that cannot be kept."""
    own = content_key(section)
    if own is None:
        return ""
    counted = sorted((name, writing.sequences.get(name, 0)) for name in _sequences(section))
    told = (
        *(program(), writing.draft, writing.portrait, writing.landscape, writing.bullets),
        *(writing.headings.counted(), writing.waiting, counted),
    )
    return hashlib.sha256(f"fragment\0{told!r}\0".encode() + own).hexdigest()


def _sequences(section: FlowSection) -> set[str]:
    """Give the names of the sequences in which captions of a section count."""
    return {
        sequence_of(line.role, line.number)
        for line in paragraphs(section.blocks)
        if line.role.is_caption and line.number
    }


def _kept(writing: Writing, data: bytes | None) -> Fragment | None:
    """Give a fragment that was kept, None where it is none, or the document tells it otherwise."""
    try:
        fragment = None if data is None else _DECODER.decode(data)
    except (msgspec.MsgspecError, RecursionError, ValueError):
        return None
    return fragment if fragment is not None and _fits(writing, fragment) else None


def _fits(writing: Writing, fragment: Fragment) -> bool:
    """Say whether the document tells a fragment what it was told, and has none of its names."""
    pictures = (*fragment.body.pictures, *fragment.foot.pictures)
    return (
        writing.has_none_of(fragment.names)
        and all(picture.data or picture.sha256 in writing.media for picture in pictures)
        and all(
            writing.find_place(name, gone=gone) == place for gone, name, place in fragment.places
        )
    )


def _written(writing: Writing, section: FlowSection) -> tuple[Fragment | None, bool]:
    """Write a section apart from its document, and say whether something could not be had.

    None where its footnotes count captions, which they do behind those of the whole body.
    """
    own = writing.apart()
    own.enter(section.id)
    pieces = block_pieces(own, section.blocks)
    headings, body, sequences = own.headings.counted(), own.stretch(), dict(own.sequences)
    foot = own.at_the_foot()
    notes = note_elements(foot, plain_note)
    if foot.sequences != sequences:
        return None, True
    fragment = Fragment(
        tuple(pieces),
        body,
        notes,
        foot.stretch(),
        own.note_count,
        own.notes_printed,
        tuple(own.identities),
        tuple(own.contents),
        tuple(own.notices),
        own.names(),
        {name: sequences[name] for name in _sequences(section) if name in sequences},
        headings,
        tuple(own.waiting),
        tuple((gone, name, place) for (gone, name), place in own.asked.items()),
    )
    return fragment, own.lacks or foot.lacks


def _put(writing: Writing, item: str, fragment: Fragment) -> list[Piece]:
    """Add a fragment to its document, and give its pieces with the document's ids."""
    before = (writing.note_count, *writing.notes_printed)
    numbered = placed(writing, fragment.body, before)
    if fragment.note_count:
        writing.notes.append(WrittenNotes(fragment.notes, fragment.foot, before))
        writing.note_count += fragment.note_count
        now, then = fragment.notes_printed
        writing.notes_printed = before[1] + now, before[2] + then
    writing.enter(item)
    writing.ordinal = fragment.identities[-1].ordinal if fragment.identities else 0
    writing.identities += fragment.identities
    writing.contents += fragment.contents
    writing.notices += fragment.notices
    writing.take_names(fragment.names)
    writing.sequences |= fragment.sequences
    writing.headings = HeadingCounters.at(fragment.headings)
    writing.waiting[:] = fragment.waiting
    return list(_numbered(fragment.pieces, numbered(_BETWEEN.join(p.xml for p in fragment.pieces))))


def _numbered(pieces: tuple[Piece, ...], xml: str) -> Iterator[Piece]:
    for piece, own in zip(pieces, xml.split(_BETWEEN), strict=False):
        yield replace(piece, xml=own)
