"""Where the bookmarks of a Word file stand in its PDF, as LibreOffice has laid it out.

LibreOffice writes every bookmark as a named destination (`ExportBookmarksToPDFDestination`),
what is no letter or digit as two hex digits: `_Toc_ab` is `5FToc5Fab`. Ours hold no digits
of which an F could follow. Source: ISO 32000-1, 12.3.2.3.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from pipeline.model.errors import UnreadablePdfError
from pipeline.model.fixed import Fixed
from pipeline.model.pages import Pages

if TYPE_CHECKING:
    from pypdf import PdfReader

_DASH: Final = "5F"
_SHOWN: Final = ("_Toc_", "_qh_")


def read_pages(pdf: bytes, openings: Sequence[str]) -> Pages:
    """Give the page numbers of a rendered report.

    Args:
        pdf: LibreOffice's PDF.
        openings: The bookmarks that open a run of numbers, in reading order: the report's
            first heading, then each appendix. Each run counts from 1.

    Raises:
        UnreadablePdfError: It is no PDF, or an opening has no destination.
    """
    return numbered(read_places(pdf), openings)


class Places(Fixed):
    """On which page of a PDF, from 0, each of its bookmarks stands, and how many pages it has."""

    pages: Mapping[str, int]
    count: int


def read_places(pdf: bytes) -> Places:
    """Give where the bookmarks of a PDF stand.

    Raises:
        UnreadablePdfError: It is no PDF.
    """
    return Places(*_destinations(pdf))


def numbered(found: Places, openings: Sequence[str]) -> Pages:
    """Give the numbers printed on the pages where bookmarks stand; `openings` as above.

    Raises:
        UnreadablePdfError: An opening has no place.
    """
    places, count = found.pages, found.count
    missing = [name for name in openings if name not in places]
    if missing:
        raise UnreadablePdfError(f"no destination for {missing[0]}")
    starts = [places[name] for name in openings]
    ends = (*starts[1:], count)
    numbers = {
        name: page - max((start for start in starts if start <= page), default=page) + 1
        for name, page in places.items()
        if name.startswith(_SHOWN)
    }
    lengths = {name: end - start for name, start, end in zip(openings, starts, ends, strict=False)}
    return Pages(numbers, lengths)


def _destinations(pdf: bytes) -> tuple[dict[str, int], int]:
    """Give the page of each named destination, from 0, and the number of pages."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(pdf))
        return dict(_named(reader)), len(reader.pages)
    except (PyPdfError, KeyError, IndexError, TypeError, AttributeError, ValueError) as error:
        raise UnreadablePdfError(str(error)) from error


def _named(reader: "PdfReader") -> Iterator[tuple[str, int]]:
    indices = {
        page.indirect_reference.idnum: index
        for index, page in enumerate(reader.pages)
        if page.indirect_reference is not None
    }
    found = reader.root_object.get("/Dests")
    if found is None:  # a name tree, as later PDF versions have it
        for name, target in reader.named_destinations.items():
            if target.page is not None and hasattr(target.page, "idnum"):
                yield name.lstrip("/").replace(_DASH, "_"), indices[target.page.idnum]
        return
    # the array's first entry as it stands: pypdf's own destinations take a hundred times as long
    for name, target in found.get_object().items():
        page = list.__getitem__(target.get_object(), 0)
        yield name.lstrip("/").replace(_DASH, "_"), indices[page.idnum]
