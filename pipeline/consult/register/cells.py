"""What we write into the cells of a register that say where a comment points."""

from collections.abc import Mapping
from typing import Final

from pipeline.consult.assignment import item_label
from pipeline.model.comment import Certainty, Comment, RegisterRow
from pipeline.model.outline import Outline
from pipeline.model.register_memory import Remembered, print_of
from pipeline.model.text import folded

UNSURE: Final = "(chưa chắc)"
UNPLACED: Final = "(chưa xác định)"


def item_labels(outlines: tuple[Outline, ...]) -> Mapping[str, str]:
    """Give items as registers name them, by id; the first outline's title goes before."""
    return {item.id: item_label(item) for outline in reversed(outlines) for item in outline.items}


def cells_of_place(comment: Comment, labels: Mapping[str, str]) -> Mapping[str, str]:
    """Give what stands under "Mục", "Vị trí" and "Trích dẫn" as far as it is known by machine."""
    place = comment.place.text if comment.place is not None else ""
    item = labels.get(comment.item) or (place if comment.scope else "") or comment.item_text
    if not comment.item and comment.certainty is not Certainty.UNPLACED:
        item = place  # the whole draft
    return {"item": item, "position": _position(comment), "quote": comment.quote}


def _position(comment: Comment) -> str:
    if comment.certainty is Certainty.UNPLACED:
        return UNPLACED
    if comment.certainty is Certainty.UNSURE:
        return f"{UNSURE} {'; '.join(place.text for place in comment.nearest)}"
    if comment.place is None or comment.span is None:
        return ""
    return comment.place.text


def edits_of(
    row: RegisterRow, comment: Comment, kept: Remembered | None, labels: Mapping[str, str]
) -> Mapping[str, str]:
    """Give by column what the consultant wrote over what we had written, or would write.

    In a row that the consultant wrote all of it is.
    """
    typed = {"item": row.item_text, "position": row.position, "quote": row.quote}
    typed = {column: text for column, text in typed.items() if text.strip()}
    if comment.entered:
        return typed
    ours = cells_of_place(comment, labels)
    known = {"item": (comment.item_text, labels.get(comment.item, ""))}
    edits = {}
    for column, text in typed.items():
        if kept is not None and kept.written.get(column) == print_of(text):
            continue
        same = (ours[column], *known.get(column, ()))
        if folded(text) in map(folded, same):
            continue
        if column == "item" and row.item and row.item == comment.item:
            continue  # the item was given another title since
        edits[column] = text.removeprefix(UNSURE).removeprefix(UNPLACED).strip()
    return {column: text for column, text in edits.items() if text}
