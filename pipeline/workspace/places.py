"""Where a new file may be put: nothing stands there, and no folder on the way is a link."""

from collections.abc import Iterator

from pipeline.workspace.inventory import Inventory


def is_taken(inventory: Inventory, name: str) -> bool:
    """Say whether anything of that name stands there, whatever its case, or a link on the way."""
    files = {file.name.casefold() for file in inventory.files}
    return name.casefold() in files or is_behind_link(inventory, name)


def is_behind_link(inventory: Inventory, name: str) -> bool:
    """Say whether a name, or a folder on the way to it, was refused: a link, a device."""
    refused = {entry.name.casefold() for entry in inventory.refused}
    return any(place in refused for place in _and_its_folders(name.casefold()))


def _and_its_folders(name: str) -> Iterator[str]:
    while "/" in name:
        yield name
        name = name.rpartition("/")[0]
