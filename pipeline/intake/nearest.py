"""The known name an author most likely meant."""

from collections.abc import Collection

from pipeline.model.text import folded


def nearest(name: str, known: Collection[str]) -> str:
    """Give the known name that is spelled most like the given one, "" where none is near."""
    # Only faulty files need it, and importing it takes longer than reading a good one.
    from rapidfuzz import process

    match = process.extractOne(folded(name), sorted(known), processor=folded, score_cutoff=60)
    return str(match[0]) if match else ""


def or_nearest(name: str, known: Collection[str], otherwise: str) -> str:
    """Give the mending "có phải là '…'?" where a known name is near, else `otherwise`."""
    near = nearest(name, known)
    return f"có phải là '{near}'? {otherwise}" if near else otherwise
