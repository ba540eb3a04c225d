"""A draft of ours, as Word holds it, read back as a flow.

What we write is what we read: styles, numbers, tables, notes, pictures and charts, and from the
draft's own identities the items, agencies and lines. What stands before the first Phần (covers,
contents, lists) is left out.

Sources: ECMA-376 Part 1, 17 (WordprocessingML), 17.13.5 (revisions).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from lxml import etree

from pipeline.intake.images import read_image
from pipeline.intake.word.body import RawBlock, raw_blocks
from pipeline.intake.word.charts import read_chart
from pipeline.intake.word.comment_parts import comment_text
from pipeline.intake.word.flow import FlowReader, as_asked
from pipeline.intake.word.identity import WordIdentity, read_identity
from pipeline.intake.word.inlines import Surroundings
from pipeline.intake.word.numbers import ListPlaces
from pipeline.intake.word.package import SVG, WP, A, C, M, R, W, WordPackage, open_word
from pipeline.intake.word.paragraphs import Reading, bookmarks, known_as
from pipeline.intake.word.styles import Styles
from pipeline.intake.word.tables import row_cells, table_rows
from pipeline.intake.word.tokens import DELETIONS, INSERTIONS
from pipeline.intake.word.tracked import TrackedChanges, WordRevision, revisions_in, undecided
from pipeline.model.abbreviation import Abbreviation
from pipeline.model.document import NoteMark
from pipeline.model.errors import UnreadableError
from pipeline.model.flow import Flow, FlowBlock, FlowNote
from pipeline.model.inlines import Drawing, Image
from pipeline.model.notice import Notice, Outcome, Severity

_ABBREVIATIONS: Final = "DANH MỤC TỪ VIẾT TẮT"
_ABBREVIATION_COLUMNS: Final = 3  # number, abbreviation, words
_TOP: Final = ("Heading1", "PhuLuc")
_OWN_STYLES: Final = frozenset(("Phụ lục", "Tên bảng", "Nguồn của bảng"))


@dataclass(frozen=True, slots=True)
class WordDraft:
    """A draft read from its Word file.

    Attributes:
        flow: The draft as printed.
        media: Bytes of its pictures by SHA-256.
        identity: What it says about itself.
        revisions: The tracked changes in it, where they were to be listed.
        abbreviations: Those of its list, in the list's order.
    """

    flow: Flow
    media: Mapping[str, bytes]
    identity: WordIdentity
    revisions: tuple[WordRevision, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()


def read_word(
    data: bytes, *, file: str, tracked: TrackedChanges | None = None
) -> Outcome[WordDraft | None]:
    """Give a draft from its .docx, None with an error where it cannot be read.

    Args:
        data: The file's bytes.
        file: Its name, for the notices.
        tracked: What becomes of tracked changes in it; None refuses a file that has any.
    """
    opened = open_word(data, file=file)
    if opened.value is None:
        return Outcome(None, opened.notices)
    package = opened.value
    revisions = tuple(revisions_in(package.document))
    if revisions and tracked is None:
        return Outcome(None, (*opened.notices, undecided(file, len(revisions))))
    return _Draft(package, file, tracked or TrackedChanges.ACCEPTED).read(
        opened.notices, revisions if tracked is TrackedChanges.LISTED else ()
    )


def is_draft(data: bytes) -> bool:
    """Say whether a .docx is a draft of ours: by what it carries about itself, or its styles."""
    try:
        package = WordPackage(data)
    except UnreadableError:
        return False
    if read_identity(package).blocks:
        return True
    styles = package.story("styles")
    names = () if styles is None else styles.iter(f"{W}name")
    return {str(name.get(f"{W}val", "")) for name in names} >= _OWN_STYLES


class _Draft:
    """One file being read: what its paragraphs, notes and drawings refer to."""

    def __init__(self, package: WordPackage, file: str, tracked: TrackedChanges) -> None:
        self._package = package
        self._file = file
        self._tracked = tracked
        self._identity = read_identity(package)
        self._styles = Styles(package.story("styles"))
        self._numbering = package.story("numbering")
        self._media: dict[str, bytes] = {}
        self._notes = _notes(package)
        self._note_count = 0
        self._told: list[Notice] = []
        self._names = self._identity.targets()
        self._formulas = iter(_formulas(package, self._identity, tracked))

    def read(
        self, notices: tuple[Notice, ...], revisions: tuple[WordRevision, ...]
    ) -> Outcome[WordDraft | None]:
        body = self._package.document.find(f"{W}body")
        assert body is not None, "the package was checked when it was opened"
        whole = raw_blocks(body, self._styles, self._tracked)
        blocks = self._report(whole)
        reader = FlowReader(self._reading(self._package.main), self._tracked, self._styles)
        sections = as_asked(reader.sections(blocks), self._identity)
        title, name, day = _properties(self._package)
        identity = self._identity
        flow = Flow(
            round_number=identity.round_number,
            round_name=identity.name or name,
            day=identity.day or day,
            title=identity.title or title,
            planner=identity.planner,
            names=identity.names,
            sections=sections,
            content_hash=identity.content_hash,
        )
        draft = WordDraft(
            flow,
            self._media,
            identity,
            revisions,
            tuple(_abbreviations(whole[: len(whole) - len(blocks)])),
        )
        return Outcome(draft, (*notices, *self._told))

    def _report(self, blocks: list[RawBlock]) -> list[RawBlock]:
        """Give the blocks from the first that belongs to the report on."""
        for index, block in enumerate(blocks):
            if block.style in _TOP or known_as(bookmarks(block.found), self._identity):
                return blocks[index:]
        return blocks

    def _reading(self, part: str, *, in_note: bool = False) -> Reading:
        relations = self._package.relations(part)

        def draw(node: etree._Element) -> Drawing | None:
            return self._drawing(node, part)

        around = Surroundings(relations, self._names, draw, self._note, formulas=self._formulas)
        return Reading(self._identity, ListPlaces(self._numbering), around, in_note=in_note)

    def _note(self, number: str) -> NoteMark:
        self._note_count += 1
        node = self._notes.get(number)
        label = str(self._note_count)
        if node is None:
            return NoteMark(label)
        part = self._package.related(self._package.main, "footnotes") or ""
        reader = FlowReader(self._reading(part, in_note=True), self._tracked, self._styles)
        blocks: tuple[FlowBlock, ...] = reader.note(raw_blocks(node, self._styles, self._tracked))
        return FlowNote(label, content=blocks)

    def _drawing(self, node: etree._Element, part: str) -> Drawing | None:
        label = next(node.iter(f"{WP}docPr"), None)
        name = "" if label is None else str(label.get("name", ""))
        alt = "" if label is None else str(label.get("descr", ""))
        shown = next(node.iter(f"{C}chart"), None)
        if shown is not None:
            target = self._target(part, str(shown.get(f"{R}id", "")))
            root = self._package.tree(target) if target else None
            book = self._package.part(self._package.related(target, "package") or "")
            chart = None if root is None else read_chart(root, alt=alt, workbook=book)
            if chart is None:
                self._tell("bieu-do-khong-doc-duoc", f"không đọc được biểu đồ '{name or alt}'")
            return None if chart is None else Drawing(chart, name)
        found = (self._image(blip, part, alt) for blip in node.iter(f"{SVG}svgBlip", f"{A}blip"))
        image = next(filter(None, reversed(list(found))), None)  # an SVG stands inside its PNG
        if image is None:
            self._tell("hinh-khong-doc-duoc", f"không đọc được hình '{name or alt}' trong tệp Word")
            return None
        return Drawing(image, name)

    def _image(self, blip: etree._Element, part: str, alt: str) -> Image | None:
        target = self._target(part, str(blip.get(f"{R}embed", "")))
        data = self._package.part(target) if target else None
        image = None if data is None else read_image(data, file=target, alt=alt).value
        if image is not None and data is not None:
            self._media[image.sha256] = data
        return image

    def _target(self, part: str, id_: str) -> str:
        relation = self._package.relations(part).get(id_)
        return "" if relation is None or relation.external else relation.target

    def _tell(self, code: str, message: str) -> None:
        fix = "chèn lại hình dạng PNG hoặc JPEG"
        self._told.append(Notice(Severity.WARNING, code, message, fix, file=self._file))


def _abbreviations(front: Sequence[RawBlock]) -> Iterator[Abbreviation]:
    """Give the abbreviations listed before the report: the rows of the table behind the title."""
    for title, table in pairwise(front):
        words = "".join(token.value for token in title.found).strip()
        if table.is_table and words == _ABBREVIATIONS:
            for row in list(table_rows(table.node))[1:]:
                texts = [comment_text(cell) for cell in row_cells(row)]
                if len(texts) == _ABBREVIATION_COLUMNS:
                    yield Abbreviation(texts[1], texts[2])


def _formulas(
    package: WordPackage, identity: WordIdentity, tracked: TrackedChanges
) -> tuple[str, ...]:
    """Give the TeX of the file's formulas in reading order; () where some came or went."""
    gone = INSERTIONS if tracked is TrackedChanges.REJECTED else DELETIONS
    stories = (package.document, package.story("footnotes"))
    count = sum(
        1
        for story in stories
        if story is not None
        for node in story.iter(f"{M}oMath", f"{M}oMathPara")
        if not any(True for _ in node.iterancestors(f"{M}oMathPara", *gone))
    )
    return identity.formulas if count == len(identity.formulas) else ()


def _notes(package: WordPackage) -> dict[str, etree._Element]:
    root = package.story("footnotes")
    nodes = () if root is None else root.iter(f"{W}footnote")
    return {str(node.get(f"{W}id", "")): node for node in nodes if node.get(f"{W}type") is None}


_CORE: Final = "{http://purl.org/dc/elements/1.1/}"
_TERMS: Final = "{http://purl.org/dc/terms/}"


def _properties(package: WordPackage) -> tuple[str, str, date]:
    """Give title, round's name and day of a draft from its properties."""
    name = package.related("", "core-properties") or "docProps/core.xml"
    root = package.tree(name)

    def text(tag: str) -> str:
        node = None if root is None else root.find(tag)
        return "" if node is None else node.text or ""

    try:
        day = date.fromisoformat(text(f"{_TERMS}created")[:10])
    except ValueError:
        day = date(1980, 1, 1)  # what a zip entry can hold at the earliest
    return text(f"{_CORE}title"), text(f"{_CORE}subject"), day
