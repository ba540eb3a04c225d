"""The pages of a draft, by LibreOffice: its PDF, and on which page each thing stands."""

from pathlib import Path

from pipeline.model.errors import ConversionError
from pipeline.model.notice import Outcome
from pipeline.model.pages import Pages
from pipeline.publish.folder import Files
from pipeline.render.pdf.office import (
    Office,
    failed_office,
    find_office,
    missing_office,
    unnumbered,
)
from pipeline.render.pdf.pagination import render
from pipeline.render.word.report import WrittenDocx
from pipeline.stages.build import Built
from pipeline.stages.word import written
from pipeline.work.store import FolderStore, Store
from pipeline.work.watch import Watch


def kept_pages(root: Path) -> FolderStore:
    """Give where renderings of a workspace are kept from one run to the next."""
    return FolderStore(root / "build" / ".cache" / "pdf")


def rendered(
    word: WrittenDocx,
    office: Office | None,
    round_number: int,
    *,
    fast: bool,
    watch: Watch,
    kept: Store,
) -> Outcome[tuple[Files, Pages | None]]:
    """Give the report with its page numbers, its PDF, and the numbers; else as written."""
    name = f"bao-cao-lan-{round_number}"
    plain = {f"{name}.docx": word.data}
    if fast:
        return Outcome((plain, word.pages), (unnumbered(),) if word.pages is None else ())
    if office is None:
        return Outcome((plain, word.pages), (missing_office(round_number),))
    try:
        made = render(word, office, kept, watch)
    except ConversionError as error:
        return Outcome((plain, word.pages), (failed_office(round_number, error),))
    files = {f"{name}.docx": made.value.word.data, f"{name}.pdf": made.value.pdf}
    return Outcome((files, made.value.word.pages), made.notices)


def page_numbers(root: Path, built: Built, *, watch: Watch, kept: Store) -> Pages | None:
    """Give the page numbers of a draft; None where LibreOffice does not tell them."""
    word, office = written(root, built), find_office()
    if word.value is None or office is None:
        return None
    try:
        return render(word.value, office, kept, watch).value.word.pages
    except ConversionError:
        return None
