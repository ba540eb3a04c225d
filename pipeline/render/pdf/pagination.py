"""A report with true page numbers and its PDF: rendered until contents and pages agree.

The first rendering shows where everything stands; the second, of the document with those
numbers in it, confirms them and is the PDF. Where the numbers of the last rendering of the same
draft are kept, the first is made with them: an edit that moves nothing to another page finds them
all as they were, and it is the PDF. What was rendered once is kept by the hash of the document
and of the renderer.
"""

import hashlib
import time
import zipfile
from dataclasses import dataclass
from typing import Final

from pipeline.model.errors import ConversionError, UnreadablePdfError
from pipeline.model.notice import Notice, Outcome, Severity
from pipeline.model.pages import Pages
from pipeline.render.json import pages_json
from pipeline.render.pdf.destinations import read_pages
from pipeline.render.pdf.office import Office, to_pdf
from pipeline.render.pdf.pages_json import read_pages_json
from pipeline.render.word.report import WrittenDocx, with_pages
from pipeline.work.archive import read_parts, zip_parts
from pipeline.work.store import Store
from pipeline.work.watch import Watch

_MOST: Final = 4  # renderings: one to find the numbers, at most three until they stand still
_SECONDS: Final = 1800.0  # for all renderings of one draft
_LABEL: Final = "Lập PDF và đánh số trang mục lục"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A report with its page numbers, and the PDF that they are those of."""

    word: WrittenDocx
    pdf: bytes


def render(
    word: WrittenDocx,
    office: Office,
    kept: Store,
    watch: Watch,
    *,
    draft: str = "",
    seconds: float = _SECONDS,
) -> Outcome[Rendered]:
    """Give a report with the numbers of its pages in contents and lists, and its PDF.

    Args:
        word: The report, written without page numbers.
        office: LibreOffice.
        kept: Results of earlier runs.
        watch: Told of each rendering.
        draft: Which draft it is, "lan-2": by it the numbers of its last rendering are known.
        seconds: The time for all renderings together.

    Raises:
        ConversionError: LibreOffice made no usable PDF in the time.
    """
    first = with_pages(word, Pages())
    key = hashlib.sha256(f"{office.name}\0".encode() + first.data).hexdigest()
    known = _unpacked(kept.get(key))
    if known is not None:
        pages, pdf, still = known
    else:
        guess = _last_numbers(draft, kept)
        pages, pdf, still = _stand_still(first, guess, office, watch, seconds)
        kept.put(key, _packed(pages, pdf, still=still))
        if draft:
            kept.put(_numbers_key(draft), pages_json(pages))
    rendered = Rendered(with_pages(word, pages), pdf)
    return Outcome(rendered, tuple(_notices(word, pages, still=still)))


def _numbers_key(draft: str) -> str:
    return hashlib.sha256(f"so trang {draft}".encode()).hexdigest()


def _last_numbers(draft: str, kept: Store) -> Pages:
    """Give the numbers of a draft's last rendering; whatever they are, a rendering proves them."""
    data = kept.get(_numbers_key(draft)) if draft else None
    return (read_pages_json(data) if data is not None else None) or Pages()


def _stand_still(
    word: WrittenDocx, pages: Pages, office: Office, watch: Watch, seconds: float
) -> tuple[Pages, bytes, bool]:
    """Give pages, the PDF of the document that shows them, and whether they agree.

    `pages` are shown in the first rendering.
    """
    deadline = time.monotonic() + seconds
    openings = word.front.openings()
    word, pdf = with_pages(word, pages), b""
    for turn in watch(range(_MOST), _LABEL):
        pdf = to_pdf(office, word.data, limit=max(1.0, deadline - time.monotonic()))
        try:
            found = read_pages(pdf, openings)
        except UnreadablePdfError as error:
            raise ConversionError("tệp PDF không cho biết trang của các đề mục") from error
        if word.front.fragment(found) == word.front.fragment(pages):
            return found, pdf, True
        if turn < _MOST - 1:
            pages = found
            word = with_pages(word, pages)
    return pages, pdf, False


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
_PAGES: Final = ("trang.json", "trang-con-doi.json")  # the numbers stand still, or not


def _packed(pages: Pages, pdf: bytes, *, still: bool) -> bytes:
    return zip_parts({_PAGES[not still]: pages_json(pages), _PDF: pdf})


def _unpacked(data: bytes | None) -> tuple[Pages, bytes, bool] | None:
    """Give what was kept; None where nothing was, or it is damaged."""
    try:
        parts = read_parts(data or b"")
        name = next(name for name in _PAGES if name in parts)
        pages, pdf = read_pages_json(parts[name]), parts[_PDF]
    except (zipfile.BadZipFile, KeyError, StopIteration):
        return None
    return None if pages is None else (pages, pdf, name == _PAGES[0])
