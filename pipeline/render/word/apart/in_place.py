"""Marks turned to ids: what an item adds to a document takes the numbers that come next."""

from collections.abc import Callable, Sequence

from pipeline.model.fixed import replace
from pipeline.render.word.apart.stretch import MARK, Stretch, WrittenNotes
from pipeline.render.word.revisions import FIRST_REVISION
from pipeline.render.word.writing import Writing

Numbered = Callable[[str], str]


def placed(
    writing: Writing, stretch: Stretch, notes: tuple[int, int, int], changes: Sequence[int] = ()
) -> Numbered:
    """Add a stretch to a document, and give what turns its marks to the document's ids.

    `notes` are how many footnotes stand before, and how many of those either draft prints;
    `changes` what the stretch's own changes are in the comparison.
    """
    first = writing.next_num()
    count, now, before = notes
    begin = {
        "b": writing.bookmarks,
        "c": len(writing.charts),
        "d": writing.drawings,
        "l": first,
        "n": count,
        "p": now,
        "q": before,
        "t": FIRST_REVISION - 1 + writing.tracks.count,
    }
    relations: list[str] = []
    named = {"r": relations, "m": list(map(str, changes))}

    def number(kind: str, own: str) -> str:
        if kind in begin:
            return str(begin[kind] + int(own))
        at, names = int(own) - (kind == "r"), named.get(kind, [])
        return names[at] if 0 <= at < len(names) else "0"

    def numbered(text: str) -> str:
        # text, kind, number, text …: taken apart at once, not found one by one
        parts = MARK.split(text)
        parts[1::3] = map(number, parts[1::3], parts[2::3])
        del parts[2::3]
        return "".join(parts)

    for kind, target, external in stretch.relationships:
        name = numbered(target)
        relations.append(writing.relationships.add(kind, name, external=external))
    writing.bookmarks += stretch.bookmarks
    writing.drawings += stretch.drawings
    writing.lists += (replace(entry, num=first + entry.num) for entry in stretch.lists)
    writing.labels += (replace(entry, num=first + entry.num) for entry in stretch.labels)
    writing.pictures.update({picture.name: picture for picture in stretch.pictures})
    writing.charts += stretch.charts
    writing.tracks.add(stretch.revisions, stretch.marks, changes)
    return numbered


def placed_notes(writing: Writing, notes: WrittenNotes) -> str:
    """Give footnotes with the ids that come next in their part."""
    return placed(writing, notes.stretch, notes.before, notes.changes)(notes.xml)
