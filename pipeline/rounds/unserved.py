"""Items whose text came and does not serve: its place says why, and nobody is said to be silent."""

from collections.abc import Iterator, Sequence

from pipeline.model.notice import Notice
from pipeline.model.outline import Item
from pipeline.workspace import Inventory, Served

Broken = tuple[tuple[str, str], ...]  # files, and why each cannot be read


def unserved(
    items: Sequence[Item], inventory: Inventory, served: Served, notices: Sequence[Notice]
) -> dict[str, Broken]:
    """Give, by item, the files of its lead that stand in the place of a text and are none.

    A link, a pipe, a text in a folder within, a Word file: each was told where it stands. An
    item that has a text of its lead is not among them.
    """
    written = {(file.item, file.agency) for file in served.files}
    refused = [(entry.name, entry.reason) for entry in inventory.refused]
    refused += [(text.name, _why(text.name, notices)) for text in served.refused]
    found = {
        item.id: tuple(_of_item(item, refused))
        for item in items
        if (item.id, item.lead) not in written
    }
    return {item: files for item, files in found.items() if files}


def _of_item(item: Item, refused: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Give the refused files that would be the text of an item, whole folders among them."""
    for name, reason in refused:
        _, _, agency, *inner = (*name.split("/"), "", "")[: max(3, name.count("/") + 1)]
        stem = inner[-1].rpartition(".")[0].casefold() if inner else item.id
        if agency == item.lead and stem == item.id:
            yield name, reason


def _why(name: str, notices: Sequence[Notice]) -> str:
    told = (notice.message for notice in notices if notice.file == name)
    return next(told, "không đọc được")
