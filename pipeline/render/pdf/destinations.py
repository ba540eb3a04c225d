"""Where the bookmarks of a Word file stand in its PDF, as LibreOffice has laid it out.

LibreOffice writes every bookmark as a named destination (`ExportBookmarksToPDFDestination`),
what is no letter or digit as two hex digits: `_Toc_ab` is `5FToc5Fab`. Ours hold no digits
of which an F could follow. Source: ISO 32000-1, 12.3.2.3.
"""

import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from pipeline.model.errors import UnreadablePdfError
from pipeline.model.fixed import Fixed, field
from pipeline.model.pages import Pages

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

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
    """Where the bookmarks of a PDF stand.

    Attributes:
        pages: The page of each, from 0.
        count: How many pages there are.
        tops: How high the line of each begins, in points above the page's lower edge, where the
            file tells.
    """

    pages: Mapping[str, int]
    count: int
    tops: Mapping[str, float] = field(default_factory=dict)


def read_places(pdf: bytes) -> Places:
    """Give where the bookmarks of a PDF stand.

    Raises:
        UnreadablePdfError: It is no PDF.
    """
    from pypdf import PdfReader

    with _readable():
        reader = PdfReader(io.BytesIO(pdf))
        found = tuple(_named(reader))
        pages = {name: page for name, page, _ in found}
        tops = {name: top for name, _, top in found if top is not None}
        return Places(pages, len(reader.pages), tops)


def read_levels(pdf: bytes, pages: Collection[int]) -> Mapping[int, tuple[float, ...]]:
    """Give how high the lines of text stand on some pages, from 0; in points, as `Places`.

    Raises:
        UnreadablePdfError: It is no PDF, or a page is none.
    """
    from pypdf import PdfReader

    if not pages:
        return {}
    with _readable():
        reader = PdfReader(io.BytesIO(pdf))
        return {page: tuple(_lines(reader.pages[page])) for page in sorted(set(pages))}


def _lines(page: "PageObject") -> list[float]:
    found: set[float] = set()

    def see(text: str, outer: list[float], inner: list[float], *_: object) -> None:
        if text.strip():
            found.add(round(outer[5] + inner[5], 1))

    page.extract_text(visitor_text=see)
    return sorted(found)


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


@contextmanager
def _readable() -> Iterator[None]:
    """Tell what pypdf cannot read of a PDF.

    Raises:
        UnreadablePdfError: It could not read it.
    """
    from pypdf.errors import PyPdfError

    try:
        yield
    except (PyPdfError, KeyError, IndexError, TypeError, AttributeError, ValueError) as error:
        raise UnreadablePdfError(str(error)) from error


def _named(reader: "PdfReader") -> Iterator[tuple[str, int, float | None]]:
    """Give names, pages, and the tops of those that have one (`/XYZ left top zoom`)."""
    indices = {
        page.indirect_reference.idnum: index
        for index, page in enumerate(reader.pages)
        if page.indirect_reference is not None
    }
    found = reader.root_object.get("/Dests")
    if found is None:  # a name tree, as later PDF versions have it
        for name, target in reader.named_destinations.items():
            if target.page is not None and hasattr(target.page, "idnum"):
                yield name.lstrip("/").replace(_DASH, "_"), indices[target.page.idnum], None
        return
    # the array's first entry as it stands: pypdf's own destinations take a hundred times as long
    for name, target in found.get_object().items():
        page, *rest = list.__iter__(target.get_object())
        top = float(rest[2]) if len(rest) > 2 and rest[0] == "/XYZ" else None
        yield name.lstrip("/").replace(_DASH, "_"), indices[page.idnum], top
