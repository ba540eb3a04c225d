"""A report with true page numbers and its PDF: rendered until contents and pages agree.

The first rendering shows where everything stands. Where something fell badly, it is decided what
mends it (`decisions`), and the document so written is rendered; else the next rendering,
of the document with its page numbers in it, confirms them and is the PDF. Where the numbers of
the last rendering of the same draft are kept, they stand in the first ones: an edit that moves
nothing to another page finds them all as they were, and no more is rendered. What was rendered
once is kept by the hash of the document and of the renderer.
"""

import hashlib
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import msgspec

from pipeline.model.errors import ConversionError, UnreadablePdfError
from pipeline.model.fixed import replace
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.pages import NOTHING_DECIDED, Layout, Pages
from pipeline.render.json import pages_json
from pipeline.render.pdf.decisions import decided, left
from pipeline.render.pdf.destinations import Places, numbered, read_places
from pipeline.render.pdf.office import Office, to_pdf
from pipeline.render.pdf.pages_json import read_pages_json
from pipeline.render.word.report import WrittenDocx, with_pages
from pipeline.work.archive import read_parts, zip_parts
from pipeline.work.store import Store
from pipeline.work.watch import Watch

# renderings: one to find the numbers, at most three until they stand still, and one more where
# something is decided of tables
_MOST: Final = 4
_RULES: Final = 5  # of `decisions`: another number where they decide otherwise
_SECONDS: Final = 1800.0  # for all renderings of one draft
_LABEL: Final = "Lập PDF và đánh số trang mục lục"
_UNREADABLE: Final = "tệp PDF không cho biết trang của các đề mục"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A report with its page numbers, and the PDF that they are those of."""

    word: WrittenDocx
    pdf: bytes


@dataclass(frozen=True, slots=True)
class _Still:
    """What renderings came to: pages, their PDF, whether they agree, what is told of tables."""

    pages: Pages
    pdf: bytes
    still: bool
    left: tuple[Notice, ...]


Writer = Callable[[Layout], WrittenDocx]
"""Gives the report, without page numbers, as decisions for its tables have it."""


def render(
    word: WrittenDocx,
    office: Office,
    kept: Store,
    watch: Watch,
    *,
    write: Writer | None = None,
    draft: str = "",
    seconds: float = _SECONDS,
) -> Outcome[Rendered]:
    """Give a report with the numbers of its pages in contents and lists, and its PDF.

    Args:
        word: The report, written without page numbers and decisions.
        office: LibreOffice.
        kept: Results of earlier runs.
        watch: Told of each rendering.
        write: Writes the report with decisions; None leaves its tables as they fall.
        draft: Which draft it is, "lan-2": by it the numbers of its last rendering are known.
        seconds: The time for all renderings together.

    Raises:
        ConversionError: LibreOffice made no usable PDF in the time.
    """
    first = with_pages(word, Pages())
    key = hashlib.sha256(f"{office.name}\0{_RULES}\0".encode() + first.data).hexdigest()
    known = _unpacked(kept.get(key))
    if known is None:
        guess = _last_numbers(draft, kept)
        known = _Turns(office, watch, seconds).still(first, guess, write)
        kept.put(key, _packed(known))
        if draft:
            kept.put(_numbers_key(draft), pages_json(known.pages))
    layout = known.pages.layout
    laid = write(layout) if layout and write else first
    rendered = Rendered(with_pages(laid, known.pages), known.pdf)
    return Outcome(rendered, (*_notices(word, known.pages, still=known.still), *known.left))


def _numbers_key(draft: str) -> str:
    return hashlib.sha256(f"so trang {draft}".encode()).hexdigest()


def _last_numbers(draft: str, kept: Store) -> Pages:
    """Give the numbers of a draft's last rendering; whatever they are, a rendering proves them."""
    data = kept.get(_numbers_key(draft)) if draft else None
    return (read_pages_json(data) if data is not None else None) or Pages()


class _Turns:
    """The renderings of one draft, within their time."""

    def __init__(self, office: Office, watch: Watch, seconds: float) -> None:
        self._office = office
        self._watch = watch
        self._deadline = time.monotonic() + seconds

    def still(self, word: WrittenDocx, guess: Pages, write: Writer | None) -> _Still:
        """Give pages, the PDF of the document that shows them, and whether they agree.

        `guess` is shown in the first rendering, and in that of the document with decisions.
        """
        layout, turns = NOTHING_DECIDED, _MOST
        shown = replace(guess, layout=layout)
        pages, pdf, places = shown, b"", Places({}, 0)
        for turn in self._watch(range(_MOST + 1), _LABEL):
            if turn >= turns:
                break
            word = with_pages(word, shown)
            pdf, places = self._rendered(word)
            pages = replace(_numbered(places, word), layout=layout)
            if turn == 0 and write is not None:
                layout = _decided(word, pdf, places)
                if layout:
                    turns += 1
                    word = write(layout)
                    shown = replace(guess if guess.numbers else pages, layout=layout)
                    continue
            if word.front.fragment(pages) == word.front.fragment(shown):
                return _Still(pages, pdf, True, _left(word, pdf, places, pages))
            if turn < turns - 1:
                shown = pages
        return _Still(shown, pdf, False, _left(word, pdf, places, pages))

    def _rendered(self, word: WrittenDocx) -> tuple[bytes, Places]:
        pdf = to_pdf(self._office, word.data, limit=max(1.0, self._deadline - time.monotonic()))
        try:
            return pdf, read_places(pdf)
        except UnreadablePdfError as error:
            raise ConversionError(_UNREADABLE) from error


def _numbered(places: Places, word: WrittenDocx) -> Pages:
    try:
        return numbered(places, word.front.openings())
    except UnreadablePdfError as error:
        raise ConversionError(_UNREADABLE) from error


def _decided(word: WrittenDocx, pdf: bytes, places: Places) -> Layout:
    try:
        return decided(word, pdf, places)
    except UnreadablePdfError as error:
        raise ConversionError(_UNREADABLE) from error


def _left(word: WrittenDocx, pdf: bytes, places: Places, pages: Pages) -> tuple[Notice, ...]:
    """Give notices of what no decision mended."""
    try:
        return left(word, pdf, places, pages)
    except UnreadablePdfError as error:
        raise ConversionError(_UNREADABLE) from error


def _notices(word: WrittenDocx, pages: Pages, *, still: bool) -> list[Notice]:
    notices: list[Notice] = []
    if not still:
        notices.append(
            Notice(
                Severity.WARNING,
                "so-trang-chua-dung-yen",
                f"số trang trong mục lục còn đổi sau {_MOST} lần lập PDF, có thể lệch một trang",
                "mở tệp .docx bằng Word, bấm Ctrl+A rồi F9 để cập nhật mục lục",
            )
        )
    lost = [entry for entry in word.front.entries if entry.bookmark not in pages.numbers]
    if lost:
        names = "; ".join(f"{entry.number} {entry.text}"[:60].strip() for entry in lost[:3])
        notices.append(
            Notice(
                Severity.WARNING,
                "muc-luc-thieu-so-trang",
                f"{len(lost)} dòng trong mục lục, danh mục không có số trang: {names}",
                "mở tệp .docx bằng Word, bấm Ctrl+A rồi F9 để cập nhật mục lục",
            )
        )
    return notices


_PDF: Final = "bao-cao.pdf"
_LEFT: Final = "con-lai"
_PAGES: Final = ("trang.json", "trang-con-doi.json")  # the numbers stand still, or not
_LEFT_DECODER: Final = msgspec.msgpack.Decoder(tuple[Notice, ...])


def _packed(made: _Still) -> bytes:
    left = msgspec.msgpack.encode(made.left)
    pages = pages_json(made.pages)
    return zip_parts({_PAGES[not made.still]: pages, _PDF: made.pdf, _LEFT: left})


def _unpacked(data: bytes | None) -> _Still | None:
    """Give what was kept; None where nothing was, or it is damaged."""
    try:
        parts = read_parts(data or b"")
        name = next(name for name in _PAGES if name in parts)
        pages, pdf = read_pages_json(parts[name]), parts[_PDF]
        left = _LEFT_DECODER.decode(parts[_LEFT])
    except (zipfile.BadZipFile, KeyError, StopIteration, msgspec.MsgspecError):
        return None
    return None if pages is None else _Still(pages, pdf, name == _PAGES[0], left)
