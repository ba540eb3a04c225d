"""The pages of a draft, by LibreOffice: its PDF, and on which page each thing stands."""

from dataclasses import dataclass
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
from pipeline.render.pdf.pagination import Writer, render
from pipeline.render.word.report import WrittenDocx
from pipeline.stages.build import Built
from pipeline.stages.word import writer, written
from pipeline.work.store import FolderStore, Store
from pipeline.work.watch import Watch


def kept_pages(root: Path) -> FolderStore:
    """Give where renderings of a workspace are kept from one run to the next."""
    return FolderStore(root / "build" / ".cache" / "pdf")


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a rendering of a draft left, kept by its seal.

    `pages` and `pdf` are None, and `renderer` "", where it was issued without LibreOffice.
    """

    pages: Pages | None
    pdf: bytes | None
    renderer: str


def rendered(
    word: WrittenDocx,
    office: Office | None,
    round_number: int,
    *,
    fast: bool,
    watch: Watch,
    kept: Store,
    rendering: Rendering | None = None,
    write: Writer | None = None,
) -> Outcome[tuple[Files, Pages | None]]:
    """Give the report with its page numbers, its PDF, and the numbers; else as written.

    Where a rendering was kept, `word` is written with its numbers and nothing is rendered.
    `write` writes it with what its pages ask of tables.
    """
    name = f"bao-cao-lan-{round_number}"
    plain = {f"{name}.docx": word.data}
    if rendering is not None:
        if rendering.pdf is not None:
            plain[f"{name}.pdf"] = rendering.pdf
        return Outcome((plain, word.pages), (unnumbered(),) if word.pages is None else ())
    if fast:
        return Outcome((plain, word.pages), (unnumbered(),) if word.pages is None else ())
    if office is None:
        return Outcome((plain, word.pages), (missing_office(round_number),))
    try:
        made = render(word, office, kept, watch, write=write, draft=f"lan-{round_number}")
    except ConversionError as error:
        return Outcome((plain, word.pages), (failed_office(round_number, error),))
    files = {f"{name}.docx": made.value.word.data, f"{name}.pdf": made.value.pdf}
    return Outcome((files, made.value.word.pages), made.notices)


def rendering_of(
    root: Path, built: Built, office: Office, *, watch: Watch, kept: Store
) -> Outcome[Rendering | None]:
    """Give what LibreOffice makes of a draft; None, with an error, where it makes nothing."""
    word = written(root, built)
    if word.value is None:
        return Outcome(None, word.notices)
    try:
        made = render(word.value, office, kept, watch, write=writer(root, built))
    except ConversionError as error:
        return Outcome(None, (failed_office(built.report.round.number, error),))
    pages = made.value.word.pages
    return Outcome(Rendering(pages, made.value.pdf, office.name), made.notices)


def page_numbers(root: Path, built: Built, *, watch: Watch, kept: Store) -> Pages | None:
    """Give the page numbers of a draft; None where LibreOffice does not tell them."""
    word, office = written(root, built), find_office()
    if word.value is None or office is None:
        return None
    try:
        draft = f"lan-{built.report.round.number}"
        write = writer(root, built)
        made = render(word.value, office, kept, watch, write=write, draft=draft)
        return made.value.word.pages
    except ConversionError:
        return None
