"""An item as it is written for any document, kept from run to run while nothing of it changes.

Its ids are marks until it is put in its place behind others (`stretch`), so that it is not
written again when those before it change. By what it is found: all that it was made of, and all
that the document told it when it was written.
"""

import hashlib
from collections.abc import Callable, Iterator
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from pipeline.model.comparison import Fate
from pipeline.model.content_key import content_key
from pipeline.model.fixed import Fixed, replace
from pipeline.model.flow import FlowParagraph, FlowSection, paragraphs
from pipeline.model.notice import Notice
from pipeline.render.word.apart.in_place import placed
from pipeline.render.word.apart.stretch import Stretch, WrittenNotes
from pipeline.render.word.blocks import block_pieces
from pipeline.render.word.gathered import ContentsEntry
from pipeline.render.word.listing import DEEPEST, HeadingCounters
from pipeline.render.word.notes import NoteWriter, note_elements, plain_note
from pipeline.render.word.package import Identity, identity_element
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
        known: Its identities as elements of their part.
        names: Its bookmarks.
        sequences: How far the sequences of its captions have counted behind it.
        headings: How far the lists of headings have.
        waiting, joined: Identifiers and words that wait for a paragraph behind it.
        moved: How many ranges of moved paragraphs each change has on either side.
        places: What references were told of a place: whether it is gone, its name, where it is.
    """

    pieces: tuple[Piece, ...]
    body: Stretch
    notes: str
    foot: Stretch
    note_count: int
    notes_printed: tuple[int, int]
    identities: tuple[Identity, ...]
    known: str
    contents: tuple[ContentsEntry, ...]
    notices: tuple[Notice, ...]
    names: tuple[str, ...]
    sequences: dict[str, int]
    headings: tuple[_Counts, _Counts]
    waiting: tuple[str, ...]
    joined: str
    moved: tuple[tuple[int, Fate, int], ...]
    places: tuple[tuple[bool, str, str | None], ...]


_DECODER: Final = msgspec.msgpack.Decoder(Fragment)


class Item(Fixed):
    """A section to be written.

    Attributes:
        id: The item, or heading of the outline.
        key: The hash of all that it is made of; None where it has none, or cannot be kept.
        write: Writes it apart from its document; in a redline its changes count from 0.
        write_here: Writes it where it stands.
        captions: Its captions with a number.
        note: Writes what stands in a footnote.
        changes: What its own changes are in the comparison.
        large: Whether its wide pages are of A3.
    """

    id: str
    key: bytes | None
    write: Callable[[Writing], list[Piece]]
    write_here: Callable[[Writing], list[Piece]]
    captions: tuple[FlowParagraph, ...] = ()
    note: NoteWriter = plain_note
    changes: tuple[int, ...] = ()
    large: bool = False

    @property
    def sequences(self) -> tuple[str, ...]:
        """Give the names of the sequences in which its captions count."""
        return tuple(sorted({sequence_of(line.role, line.number) for line in self.captions}))


def section_pieces(writing: Writing, section: FlowSection, kept: Store) -> list[Piece]:
    """Give the pieces of a section as they stand in a document, from `kept` where it has them."""

    def write(own: Writing) -> list[Piece]:
        return block_pieces(own, section.blocks)

    lines = paragraphs(section.blocks)
    captions = tuple(line for line in lines if line.role.is_caption and line.number)
    key = content_key(section)
    item = Item(section.id, key, write, write, captions, large=section.large)
    return item_pieces(writing, item, kept)


def item_pieces(writing: Writing, item: Item, kept: Store) -> list[Piece]:
    """Give the pieces of an item as they stand in a document, from `kept` where it has them."""
    if not item.large or writing.large is None:
        return _pieces(writing, item, kept)
    usual, writing.landscape = writing.landscape, writing.large
    pieces = _pieces(writing, item, kept)
    writing.landscape = usual
    return [replace(piece, large=True) for piece in pieces]


def _pieces(writing: Writing, item: Item, kept: Store) -> list[Piece]:
    key = _key(writing, item)
    fragment = _kept(writing, item, kept.get(key)) if key else None
    if fragment is None:
        fragment, lacks = _written(writing, item)
        if fragment is not None and key and not lacks:
            kept.put(key, msgspec.msgpack.encode(fragment))
    if fragment is None or not _fits(writing, item, fragment):
        writing.enter(item.id)
        return item.write_here(writing)
    return _put(writing, item, fragment)


def _key(writing: Writing, item: Item) -> str:
    """Give the hash of what an item is made of and told; "" for one that cannot be kept."""
    if item.key is None:
        return ""
    counted = [(name, writing.sequences.get(name, 0)) for name in item.sequences]
    tracks = writing.tracks.apart(item.changes)
    told = (
        *(program(), writing.draft, writing.portrait, writing.landscape, writing.bullets),
        *(writing.headings.counted(), writing.waiting, writing.joined, counted),
        *(tracks.day, sorted(tracks.moves), sorted(tracks.moved_ranges.items())),
        writing.layout.of(item.id),
    )
    return hashlib.sha256(f"fragment\0{told!r}\0".encode() + item.key).hexdigest()


def _kept(writing: Writing, item: Item, data: bytes | None) -> Fragment | None:
    """Give a fragment that was kept, None where it is none, or the document tells it otherwise."""
    try:
        fragment = None if data is None else _DECODER.decode(data)
    except (msgspec.MsgspecError, RecursionError, ValueError):
        return None
    return fragment if fragment is not None and _fits(writing, item, fragment) else None


def _fits(writing: Writing, item: Item, fragment: Fragment) -> bool:
    """Say whether the document tells a fragment what it was told, and has none of its names."""
    pictures = (*fragment.body.pictures, *fragment.foot.pictures)
    marks = (*fragment.body.marks, *fragment.foot.marks)
    changes = {change for change, _ in marks} | {change for change, _, _ in fragment.moved}
    return (
        writing.has_none_of(fragment.names)
        and all(picture.data or picture.sha256 in writing.media for picture in pictures)
        and changes.issubset(range(len(item.changes)))
        and all(
            writing.find_place(name, gone=gone) == place for gone, name, place in fragment.places
        )
    )


def _written(writing: Writing, item: Item) -> tuple[Fragment | None, bool]:
    """Write an item apart from its document, and say whether something could not be had.

    None where its footnotes count captions or moves, which they do behind those of the whole body.
    """
    own = writing.apart(item.changes)
    own.enter(item.id)
    pieces = item.write(own)
    headings, body, sequences = own.headings.counted(), own.stretch(), dict(own.sequences)
    moved, joined = own.tracks.moved_ranges, own.joined
    foot = own.at_the_foot()
    notes = note_elements(foot, item.note)
    if foot.sequences != sequences or foot.tracks.moved_ranges != moved or foot.joined != joined:
        return None, True
    fragment = Fragment(
        tuple(pieces),
        body,
        notes,
        foot.stretch(),
        own.note_count,
        own.notes_printed,
        tuple(own.identities),
        "".join(map(identity_element, own.known)),
        tuple(own.contents),
        tuple(own.notices),
        own.names(),
        {name: sequences[name] for name in item.sequences if name in sequences},
        headings,
        tuple(own.waiting),
        joined,
        tuple((change, fate, count) for (change, fate), count in moved.items()),
        tuple((gone, name, place) for (gone, name), place in own.asked.items()),
    )
    return fragment, own.lacks or foot.lacks


def _put(writing: Writing, item: Item, fragment: Fragment) -> list[Piece]:
    """Add a fragment to its document, and give its pieces with the document's ids."""
    before = (writing.note_count, *writing.notes_printed)
    numbered = placed(writing, fragment.body, before, item.changes)
    if fragment.note_count:
        writing.notes.append(WrittenNotes(fragment.notes, fragment.foot, before, item.changes))
        writing.note_count += fragment.note_count
        now, then = fragment.notes_printed
        writing.notes_printed = before[1] + now, before[2] + then
    writing.enter(item.id)
    writing.ordinal = fragment.identities[-1].ordinal if fragment.identities else 0
    writing.identities += fragment.identities
    writing.known.append(fragment.known)
    writing.contents += fragment.contents
    writing.notices += fragment.notices
    writing.take_names(fragment.names)
    writing.sequences |= fragment.sequences
    writing.headings = HeadingCounters.at(fragment.headings)
    writing.waiting[:] = fragment.waiting
    writing.joined = fragment.joined
    for change, fate, count in fragment.moved:
        writing.tracks.moved_ranges[item.changes[change], fate] = count
    return list(_numbered(fragment.pieces, numbered(_BETWEEN.join(p.xml for p in fragment.pieces))))


def _numbered(pieces: tuple[Piece, ...], xml: str) -> Iterator[Piece]:
    for piece, own in zip(pieces, xml.split(_BETWEEN), strict=False):
        yield replace(piece, xml=own)
